"""A page with ruled lines as cells: lines make a grid, letters fall into it, and what no line parts is one cell.

Measures are points of the page, y upwards from its foot.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_NEAR = 2.5  # points: lines of one border are drawn this near to each other
_SHORTEST = 4.0  # points of a line that may be a border
_HYPHEN = "\x02"  # as pdfium writes one at the end of a line
_COVERED = 0.6  # of a cell's side that a line between two cells covers


class Segment(NamedTuple):
    """A line that lies flat or stands upright."""

    left: float
    foot: float
    right: float
    top: float

    @property
    def is_upright(self) -> bool:
        return self.right - self.left <= _NEAR


class Sign(NamedTuple):
    """A letter with its middle, and how high it is."""

    text: str
    x: float
    y: float
    height: float


@dataclass
class Ruled:
    """A table: where its cells begin, how many rows and columns each covers, from 0, and its letters."""

    top: float
    foot: float
    cells: dict[tuple[int, int], tuple[int, int]]
    texts: dict[tuple[int, int], str] = field(default_factory=dict)


def tables_of(segments: Iterable[Segment], signs: list[Sign]) -> tuple[list[Ruled], list[tuple[float, str]]]:
    """The tables of a page from its top, and the lines outside of them with their heights."""
    some = [
        segment for segment in segments if max(segment.right - segment.left, segment.top - segment.foot) >= _SHORTEST
    ]
    found: list[Ruled] = []
    outside = signs
    for group in _joined(some):
        grid = _Grid(group)
        if grid.is_table:
            table, outside = grid.filled(outside)
            found.append(table)
    return sorted(found, key=lambda table: -table.top), list(_lines(outside))


def _joined(segments: list[Segment]) -> list[list[Segment]]:
    """The lines of each table: those whose bands of height touch."""
    groups: list[list[Segment]] = []
    foot = 0.0
    for segment in sorted(segments, key=lambda item: -item.top):
        if not groups or segment.top < foot - _NEAR:
            groups.append([])
            foot = segment.foot
        groups[-1].append(segment)
        foot = min(foot, segment.foot)
    return groups


class _Grid:
    """The places between the lines of one table."""

    def __init__(self, segments: list[Segment]) -> None:
        self._upright = [segment for segment in segments if segment.is_upright]
        self._flat = [segment for segment in segments if not segment.is_upright]
        self._x = _places(segment.left for segment in self._upright)
        self._y = _places(segment.foot for segment in self._flat)[::-1]

    @property
    def is_table(self) -> bool:
        return len(self._x) > 2 and len(self._y) > 1

    def filled(self, signs: list[Sign]) -> tuple[Ruled, list[Sign]]:
        """The table with its texts, and the letters outside of it."""
        owner = self._merged()
        cells: dict[tuple[int, int], tuple[int, int]] = {}
        for (row, column), first in owner.items():
            down, across = cells.get(first, (0, 0))
            cells[first] = max(down, row - first[0] + 1), max(across, column - first[1] + 1)
        within: dict[tuple[int, int], list[Sign]] = {}
        outside = []
        for sign in signs:
            place = self._place(sign)
            if place is None:
                outside.append(sign)
            else:
                within.setdefault(owner[place], []).append(sign)
        texts = {first: _joined_lines(some) for first, some in within.items()}
        return Ruled(self._y[0], self._y[-1], cells, {first: text for first, text in texts.items() if text}), outside

    def _place(self, sign: Sign) -> tuple[int, int] | None:
        column = bisect_right(self._x, sign.x) - 1
        row = bisect_right([-y for y in self._y], -sign.y) - 1
        return (row, column) if 0 <= column < len(self._x) - 1 and 0 <= row < len(self._y) - 1 else None

    def _merged(self) -> dict[tuple[int, int], tuple[int, int]]:
        """For each place the first of those that no line parts from it."""
        walls = _sides(self._upright, self._x, lambda item: (item.left, item.foot, item.top))
        floors = _sides(self._flat, self._y, lambda item: (item.foot, item.left, item.right))
        owner: dict[tuple[int, int], tuple[int, int]] = {}
        for row in range(len(self._y) - 1):
            for column in range(len(self._x) - 1):
                above, left = owner.get((row - 1, column)), owner.get((row, column - 1))
                if above and not self._is_between(floors[row], self._x[column], self._x[column + 1]):
                    owner[row, column] = above
                elif left and not self._is_between(walls[column], self._y[row + 1], self._y[row]):
                    owner[row, column] = left
                else:
                    owner[row, column] = (row, column)
        return owner

    def _is_between(self, lines: list[tuple[float, float]], start: float, end: float) -> bool:
        covered = sum(max(0.0, min(end, last) - max(start, first)) for first, last in lines)
        return covered >= _COVERED * (end - start)


def _sides(segments: list[Segment], places: list[float], measured: object) -> list[list[tuple[float, float]]]:
    """The stretches of the lines at each place, none twice."""
    found: list[list[tuple[float, float]]] = [[] for _ in places]
    for segment in segments:
        at, first, last = measured(segment)  # type: ignore[operator]
        number = min(range(len(places)), key=lambda index: abs(places[index] - at))
        found[number].append((first, last))
    return [_flattened(some) for some in found]


def _flattened(stretches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Stretches that lie over each other made one."""
    found: list[tuple[float, float]] = []
    for first, last in sorted(stretches):
        if found and first <= found[-1][1] + _NEAR:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return found


def _places(values: Iterable[float]) -> list[float]:
    """The values in their order, those that are near to each other as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _lines(signs: list[Sign]) -> Iterator[tuple[float, str]]:
    """The lines of some letters from the top, in the order in which the letters are written."""
    line: list[Sign] = []
    height = 0.0
    for sign in signs:
        if line and abs(sign.y - height) > max(sign.height, line[-1].height, 1.0) * 0.8 and not sign.text.isspace():
            yield height, _text(line)
            line = []
        if not line:
            height = sign.y
        line.append(sign)
    if line:
        yield height, _text(line)


def _joined_lines(signs: list[Sign]) -> str:
    """The lines of a cell; a word that a hyphen parts at the end of a line is whole."""
    text = "\n".join(text for _, text in _lines(signs))
    return re.sub(rf"(?<=\S){_HYPHEN}\n", "-", text).replace(_HYPHEN, "-")


def _text(line: list[Sign]) -> str:
    return " ".join("".join(sign.text for sign in line).split())
