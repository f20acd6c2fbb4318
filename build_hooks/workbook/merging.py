"""Merged cells: the value of a range stands in each of its rows, in its first column."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from build_hooks.workbook.grid import Cell, Sheet


class Range(NamedTuple):
    """Rows and columns of a merged range, the first and the last."""

    top: int
    left: int
    bottom: int
    right: int


def spread(sheet: Sheet, merged: Iterable[Range], count: Callable[[Cell], None] = lambda _: None) -> None:
    """Copy the value of each range down its rows; each copy is told to `count`.

    Ranges may lie over each other: no row of a column is asked twice.
    """
    rows = sorted(sheet.rows)
    free: dict[int, _Free] = {}
    for top, left, bottom, right in merged:
        cell = sheet.rows.get(top, {}).get(left)
        if cell is None:
            continue
        sheet.wide[top, left] = max(right - left + 1, 1)
        if left not in free:
            free[left] = _Free(len(rows))
        for at in free[left].taken(bisect_right(rows, top), bisect_right(rows, bottom)):
            if left not in sheet.rows[rows[at]]:
                copy = Cell(cell.text, rows[at], left, cell.kind)
                count(copy)
                sheet.rows[rows[at]][left] = copy
                sheet.copied.add((rows[at], left))


class _Free:
    """Places 0 to `size`, each of which is given away once, however often it is asked for."""

    def __init__(self, size: int) -> None:
        self._next = list(range(size + 1))  # the nearest free place from here on, as far as is known

    def taken(self, start: int, end: int) -> Iterator[int]:
        """The free places from `start` up to `end`, which are then no longer free."""
        at = self._free(start)
        while at < end:
            self._next[at] = at + 1
            yield at
            at = self._free(at)

    def _free(self, at: int) -> int:
        passed = []
        while self._next[at] != at:
            passed.append(at)
            at = self._next[at]
        for number in passed:
            self._next[number] = at
        return at
