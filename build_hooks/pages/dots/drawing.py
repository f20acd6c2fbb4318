"""Where the dots of a drawing stand, and the names of the archipelagos, which are in every drawing that has their dot.

Nothing is drawn but centres: no border, no coast. East is right and north is up, everything at one scale.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import cos, radians, sqrt
from typing import NamedTuple

from build_hooks.places.centres import ARCHIPELAGOS, Centre, centres

Point = tuple[int, int]
_LETTER = 12  # px of a label's letters; below 11 nobody reads them on a phone
_LABEL_WIDE, _LABEL_HIGH = 136, 32  # px of a label's two lines
_LEAST = 0.05  # degrees, of what is drawn
_ASIDE = 8  # px that a label stands right of its dot, towards the open sea
_CLOSER = 0.99
_FEW = 50  # lit dots
_BAND = 8  # units: dots are drawn by bands, to and fro, so that each is near the last


class Size(NamedTuple):
    """What a drawing fits into, in px where it is smallest, and how many of its units a px has."""

    width: int
    height: int
    units: float


LARGE = Size(320, 212, 2)
"""Beside words on a phone; a wide screen shows it twice as large."""
SMALL = Size(200, 150, 1)
"""Among the facts of one product: of few units, so that it weighs little."""


class Label(NamedTuple):
    """An archipelago's code, and where the middle of its label's last line stands."""

    code: str
    x: int
    y: int


@dataclass(frozen=True)
class Drawing:
    """Lengths in units: width and height, the width of a `dot` and of an archipelago's; points by communes' codes."""

    width: int
    height: int
    size: Size
    dot: float
    isle: float
    points: Mapping[str, Point]
    labels: tuple[Label, ...]

    @property
    def letter(self) -> float:
        """How large the letters of a label are."""
        return _LETTER * self.size.units

    def lit(self, count: int) -> float:
        """The width of a lit dot: a few among thousands must be seen, hundreds must not run into one another."""
        seen = 3.5 * self.size.units / sqrt(max(1, count / _FEW))
        return round(max(1.35 * self.dot, seen), 1)


@cache
def drawing(codes: tuple[str, ...], size: Size) -> Drawing:
    """These communes, as large as fits."""
    flat = _flat({code: centres()[code] for code in codes})
    wide, high = size.width * size.units, size.height * size.units
    scale = wide / _LEAST
    left, top, right, bottom = _around(flat, scale, size)
    while right - left > wide or bottom - top > high:
        scale *= min(_CLOSER, max(wide / (right - left), high / (bottom - top)))
        left, top, right, bottom = _around(flat, scale, size)
    points = {code: (round(x * scale - left), round(y * scale - top)) for code, (x, y) in flat.items()}
    dot = _dot(scale, size)
    return Drawing(
        width=round(right - left),
        height=round(bottom - top),
        size=size,
        dot=dot,
        isle=round(max(dot, 3 * size.units), 1),
        points=points,
        labels=tuple(Label(code, *_above(points[code], size)) for code in ARCHIPELAGOS if code in points),
    )


def path(points: Iterable[Point]) -> str:
    """Dots as one path: a line of no length each, which a round cap makes a dot; each told from the last one."""
    told, last = [], (0, 0)
    for x, y in sorted(points, key=_to_and_fro):
        across, down = x - last[0], y - last[1]
        told.append(f"m{across}{'' if down < 0 else ' '}{down}h0")
        last = x, y
    return "".join(told).replace("m", "M", 1)


def discs(path: str, width: float) -> str:
    """The same dots as areas, for who draws nothing, or more than a dot, where a line has no length."""
    half = round(width / 2, 2)
    arc = f"a{half} {half} 0 1 0 {2 * half} 0a{half} {half} 0 1 0-{2 * half} 0z"
    return path.replace("h0", f"m-{half} 0{arc}m{half} 0")


def _to_and_fro(point: Point) -> tuple[int, int, int]:
    band = point[1] // _BAND
    return band, point[0] if band % 2 else -point[0], point[1]


def _flat(found: Mapping[str, Centre]) -> dict[str, tuple[float, float]]:
    """Degrees of latitude, right and down: the Earth is narrower in the north, by the middle of what is drawn."""
    norths = [centre.north for centre in found.values()]
    narrow = cos(radians((min(norths) + max(norths)) / 2))
    return {code: (centre.east * narrow, -centre.north) for code, centre in found.items()}


def _around(flat: Mapping[str, tuple[float, float]], scale: float, size: Size) -> tuple[float, float, float, float]:
    """The box around dots and labels at a scale: left, top, right, bottom."""
    edge = 4 * size.units
    wide, high = _LABEL_WIDE / 2 * size.units, _LABEL_HIGH * size.units + edge
    boxes = [(x * scale - edge, y * scale - edge, x * scale + edge, y * scale + edge) for x, y in flat.values()]
    for x, y in (flat[code] for code in ARCHIPELAGOS if code in flat):
        middle = x * scale + _ASIDE * size.units
        boxes.append((middle - wide, y * scale - high, middle + wide, y * scale))
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _above(point: Point, size: Size) -> Point:
    return round(point[0] + _ASIDE * size.units), round(point[1] - 6 * size.units)


def _dot(scale: float, size: Size) -> float:
    """Less than a commune is wide (ten kilometres are 0.09°), and never less than can be seen."""
    return round(min(max(0.035 * scale, 1.2 * size.units), 5 * size.units), 1)
