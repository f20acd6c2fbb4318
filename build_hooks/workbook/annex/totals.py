"""Numbers of products that a table states, held against how many were read."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from build_hooks.rules.problems import Problem
from build_hooks.workbook.grid import Sheet


@dataclass
class _Stated:
    sheet: Sheet
    row: int
    kind: str
    count: int
    before: int  # products read before it


@dataclass
class Totals:
    """`read` counts the products; a heading's number ends with the next one of its kind, a sum's at its row."""

    read: int = 0
    _open: list[_Stated] = field(default_factory=list)
    _starts: list[int] = field(default_factory=lambda: [0])

    def heading(self, sheet: Sheet, row: int, kind: str, count: int) -> Iterator[Problem]:
        """Note the number of a heading; tells what the headings that end here stated wrongly."""
        at = next((at for at, item in enumerate(self._open) if item.kind == kind), len(self._open))
        yield from self._closed(at)
        self._open.append(_Stated(sheet, row, kind, count, self.read))
        self._starts.append(self.read)

    def total(self, sheet: Sheet, row: int, count: int) -> Iterator[Problem]:
        """Hold the number of a line of sums against all products so far, or those since some heading."""
        if count >= 0 and count not in {self.read - start for start in self._starts}:
            yield sheet.problem(row, 1, "total_differs", stated=count, found=self.read - self._starts[0])

    def begin(self) -> None:
        """A list begins anew."""
        self._starts.append(self.read)

    def end(self) -> Iterator[Problem]:
        """What the last headings stated wrongly."""
        yield from self._closed(0)

    def _closed(self, at: int) -> Iterator[Problem]:
        ended, self._open = self._open[at:], self._open[:at]
        for item in ended:
            found = self.read - item.before
            if item.count >= 0 and item.count != found:
                yield item.sheet.problem(item.row, 1, "total_differs", stated=item.count, found=found)
