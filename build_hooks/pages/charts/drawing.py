"""Bars as values for a template: where each stands in a picture of so many units, and how its parts are told apart.

A bar has its name above it and its number at the right, so that both fit on a phone; parts differ by pattern, not by
colour alone, and have their numbers where there is room.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from build_hooks.ground.words import say
from build_hooks.pages.frame.words import number

WIDE, SMALL = 360, 168  # units; a letter of a name is 12 high
_LINE, _BAR, _GAP = 17, 15, 12
_LETTER = 6.8  # units, the mean of a text
_DIGIT = 8.5
_SWATCH = 16


@dataclass(frozen=True)
class Part:
    """A piece of a bar; `number` is "" where it has no room."""

    x: float
    width: float
    series: int
    number: str


@dataclass(frozen=True)
class Bar:
    """A bar at `y`, with its name above and its whole number."""

    name: str
    value: str
    y: float
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Sign:
    """What a pattern means."""

    x: float
    y: float
    series: int
    name: str


@dataclass(frozen=True)
class Chart:
    """A drawing; `caption` stands above one of several, `told` is all that it shows, in words."""

    id: str
    title: str
    caption: str
    told: str
    width: int
    height: float
    signs: tuple[Sign, ...]
    bars: tuple[Bar, ...]


Counted = tuple[str, Sequence[int]]
"""A bar's name and the counts of its parts."""


def chart(
    own: str,
    title: str,
    counted: Sequence[Counted],
    series: Sequence[str] = (),
    *,
    caption: str = "",
    most: int = 0,
    width: int = WIDE,
) -> Chart:
    """The bars below each other, the largest as long as there is room, or as `most`; `series` names their parts."""
    signs, below = _signs(series, width)
    scale = width / max(most, *(sum(counts) for _, counts in counted), 1)
    step = _LINE + _BAR + _GAP
    bars = tuple(
        Bar(_cut(name, width - 48), number(sum(counts)), below + at * step + _LINE, tuple(_parts(counts, scale)))
        for at, (name, counts) in enumerate(counted)
    )
    told = "; ".join(_told(name, counts, series) for name, counts in counted)
    return Chart(own, title, caption, f"{told}.", width, below + len(bars) * step - _GAP, signs, bars)


def _parts(counts: Sequence[int], scale: float) -> Iterable[Part]:
    ends, is_parted = list(accumulate(counts)), sum(map(bool, counts)) > 1
    for series, (count, end) in enumerate(zip(counts, ends, strict=True)):
        if count:
            width = round(count * scale, 1)
            has_room = is_parted and width > _DIGIT * len(str(count)) + 6
            yield Part(round((end - count) * scale, 1), width, series, number(count) if has_room else "")


def _signs(series: Sequence[str], width: int) -> tuple[tuple[Sign, ...], float]:
    """One behind the other as far as a line has room; and how far down bars may begin."""
    found, x, y = [], 0.0, 12.0
    for at, name in enumerate(series):
        needs = _SWATCH + 6 + len(name) * _LETTER + 12
        if x and x + needs > width:
            x, y = 0, y + _LINE + 3
        found.append(Sign(x, y, at, name))
        x += round(needs, 1)
    return tuple(found), y + 14 if found else 0


def _told(name: str, counts: Sequence[int], series: Sequence[str]) -> str:
    """ "Thực phẩm: 9 (3 sao 7, 4 sao 2)"."""
    its = say("charts.told", name=name, count=number(sum(counts)))
    parts = [
        say("charts.told_part", name=part, count=number(count))
        for part, count in zip(series, counts, strict=False)
        if count
    ]
    return say("charts.told_parts", told=its, parts=", ".join(parts)) if parts else its


def _cut(name: str, room: float) -> str:
    most = int(room / _LETTER)
    return name if len(name) <= most else f"{name[: most - 1].rstrip(' ,')}…"
