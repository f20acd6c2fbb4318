"""One picture being drawn: its paper, its definitions, and the brush strokes laid on it in order."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from random import Random

from tools.illustrations.geometry import blob, oval, smooth
from tools.illustrations.palette import SHADOW, darker, lighter

WIDTH, HEIGHT = 1600, 1200

_GRAIN = (
    '<filter id="{id}" x="0" y="0" width="1600" height="1200" filterUnits="userSpaceOnUse" '
    'color-interpolation-filters="sRGB"><feTurbulence type="fractalNoise" baseFrequency="{size}" '
    'numOctaves="{octaves}" seed="7"/><feColorMatrix values="0 0 0 0 .38  0 0 0 0 .28  0 0 0 0 .18  '
    '{strength}"/></filter>'
)


def paper_grain() -> str:
    """Return a white sheet with the faint grain of paper, to be multiplied with every picture."""
    cloud = _GRAIN.format(id="cloud", size="0.004 0.005", octaves=3, strength="1.2 0 0 0 -.5")
    fibre = _GRAIN.format(id="fibre", size="0.13 0.17", octaves=2, strength="1.5 0 0 0 -.62")
    sheet = f'width="{WIDTH}" height="{HEIGHT}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {sheet}><defs>{cloud}{fibre}</defs>'
        f'<rect {sheet} fill="#fff"/><rect {sheet} filter="url(#cloud)" opacity=".11"/>'
        f'<rect {sheet} filter="url(#fibre)" opacity=".08"/></svg>'
    )


class Scene:
    """A picture of 1600 by 1200 units; light always falls from the upper left."""

    def __init__(self, seed: int, paper: str) -> None:
        self.rng = Random(seed)  # noqa: S311 - the same picture on every run, nothing secret
        self.seed = seed
        self.paper = paper
        self._defs: dict[str, str] = {}
        self._ground: list[str] = []
        self._parts: list[str] = []

    def jitter(self, amount: float) -> float:
        """Return a small repeatable deviation."""
        return self.rng.uniform(-amount, amount)

    def _define(self, prefix: str, content: str) -> str:
        if content not in self._defs:
            self._defs[content] = f"{prefix}{len(self._defs)}"
        return self._defs[content]

    def blur(self, size: float) -> str:
        """Return the attribute that softens an element."""
        content = (
            '<filter id="{id}" x="-70%" y="-70%" width="240%" height="240%">'
            f'<feGaussianBlur stdDeviation="{size:.1f}"/></filter>'
        )
        return f'filter="url(#{self._define("b", content)})"'

    def clip(self, d: str) -> str:
        """Return the attribute that keeps a group inside an outline."""
        content = f'<clipPath id="{{id}}"><path d="{d}"/></clipPath>'
        return f'clip-path="url(#{self._define("c", content)})"'

    def ball(self, light: str, middle: str, dark: str) -> str:
        """Return a paint for small round things, lit from the upper left."""
        content = (
            '<radialGradient id="{id}" cx=".36" cy=".32" r=".74">'
            f'<stop offset="0" stop-color="{light}"/><stop offset=".5" stop-color="{middle}"/>'
            f'<stop offset="1" stop-color="{dark}"/></radialGradient>'
        )
        return f"url(#{self._define('r', content)})"

    def across(self, *stops: tuple[float, str], down: bool = False) -> str:
        """Return a paint that changes from left to right, or from top to bottom."""
        end = 'x2="0" y2="1"' if down else 'x2="1" y2="0"'
        inner = "".join(f'<stop offset="{at}" stop-color="{colour}"/>' for at, colour in stops)
        content = f'<linearGradient id="{{id}}" {end}>{inner}</linearGradient>'
        return f"url(#{self._define('l', content)})"

    def add(self, *parts: str) -> None:
        """Lay ready-made SVG on the picture."""
        self._parts.extend(parts)

    @contextmanager
    def group(self, attributes: str) -> Iterator[None]:
        """Draw everything inside the block into one group."""
        self.add(f"<g {attributes}>")
        yield
        self.add("</g>")

    def fill(self, d: str, paint: str, opacity: float = 1, extra: str = "") -> None:
        """Fill an outline."""
        self.add(f'<path d="{d}" fill="{paint}" opacity="{opacity:g}" {extra}/>')

    def line(self, d: str, paint: str, width: float, opacity: float = 1, extra: str = "") -> None:
        """Draw along a path with a round brush."""
        self.add(
            f'<path d="{d}" fill="none" stroke="{paint}" stroke-width="{width:g}" stroke-linecap="round" '
            f'stroke-linejoin="round" opacity="{opacity:g}" {extra}/>'
        )

    def soft(self, d: str, paint: str, size: float, opacity: float = 1, move: tuple[float, float] = (0, 0)) -> None:
        """Fill an outline with blurred edges, moved a little."""
        extra = f'transform="translate({move[0]:g} {move[1]:g})" {self.blur(size)}'
        self.add(f'<path d="{d}" fill="{paint}" opacity="{opacity:g}" {extra}/>')

    def cast(self, d: str, size: float = 9, move: tuple[float, float] = (8, 12), opacity: float = 0.3) -> None:
        """Lay the shadow an outline throws on what lies just below it."""
        self.soft(d, SHADOW, size, opacity, move)

    def shadow(self, cx: float, cy: float, rx: float, ry: float, opacity: float = 0.34) -> None:
        """Lay a soft shadow on the ground."""
        self.soft(oval(cx + rx * 0.09, cy + ry * 0.12, rx * 1.05, ry * 1.1), SHADOW, ry * 0.5, opacity * 0.75)
        self.soft(oval(cx + rx * 0.03, cy, rx * 0.95, ry * 0.8), SHADOW, ry * 0.2, opacity * 0.8)

    def body(self, d: str, colour: str, depth: float, light: str = "", dark: str = "", edge: float = 0.5) -> None:
        """Fill an outline as a rounded body: dark at the lower right, light at the upper left."""
        light = light or lighter(colour, 0.3)
        dark = dark or darker(colour, 0.38)
        with self.group(self.clip(d)):
            self.fill(d, dark)
            self.soft(d, colour, depth * 0.5, 1, (-depth * 0.55, -depth * 0.65))
            self.soft(d, light, depth * 0.9, 0.6, (-depth * 1.9, -depth * 2.1))
        if edge:
            self.line(d, darker(colour, 0.55), 2, edge)

    def wash(self, colour: str, cx: float = 800, cy: float = 640, rx: float = 660, ry: float = 450) -> None:
        """Lay a broad, uneven stain of colour on the paper behind the subject."""
        shape = smooth(blob(self.rng, cx, cy, rx, ry, 0.07, 11, self.jitter(8)))
        self._ground.append(f'<path d="{shape}" fill="{colour}" opacity=".55" {self.blur(5)}/>')
        inner = smooth(blob(self.rng, cx, cy, rx * 0.9, ry * 0.88, 0.09, 11, self.jitter(8)))
        self._ground.append(f'<path d="{inner}" fill="{colour}" opacity=".4" {self.blur(26)}/>')

    def dots(self, spots: Sequence[tuple[float, float, float]], paint: str, opacity: float = 1) -> None:
        """Put down many small dots of one colour; each is (x, y, radius)."""
        d = "".join(oval(x, y, r, r) for x, y, r in spots)
        if d:
            self.fill(d, paint, opacity)

    def svg(self) -> str:
        """Return the whole picture."""
        defs = "".join(content.replace("{id}", name) for content, name in self._defs.items())
        sheet = f'width="{WIDTH}" height="{HEIGHT}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {sheet} viewBox="0 0 {WIDTH} {HEIGHT}">'
            f"<defs>{defs}</defs>"
            f'<rect {sheet} fill="{self.paper}"/>{"".join(self._ground)}'
            f"{''.join(self._parts)}</svg>"
        )
