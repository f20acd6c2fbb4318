"""A sheet of labels in mm: where each label lies, and what is wrong with a sheet that cannot be printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from build_hooks import rules
from build_hooks.ground.words import say

A4 = (210.0, 297.0)
_TOLERANCE = 0.05  # mm, of published geometries


@dataclass(frozen=True)
class Sheet:
    """Labels `width` by `height`, the first at `left`, `top`; row by row."""

    width: float
    height: float
    columns: int
    rows: int
    left: float = 0.0
    top: float = 0.0
    gap_x: float = 0.0
    gap_y: float = 0.0
    paper: tuple[float, float] = A4

    @classmethod
    def known(cls, name: str) -> "Sheet":
        """A kind of sheet of rules/sheets.yml."""
        return cls(**{key: value for key, value in rules.sheets()[name].items() if key != "label"})

    @property
    def count(self) -> int:
        """Labels on a sheet."""
        return self.columns * self.rows

    def corner(self, number: int) -> tuple[float, float]:
        """The upper left corner of a label, from 0."""
        row, column = divmod(number, self.columns)
        return self.left + column * (self.width + self.gap_x), self.top + row * (self.height + self.gap_y)

    @property
    def right(self) -> float:
        """Where the last column ends."""
        return self.left + self.columns * self.width + (self.columns - 1) * self.gap_x

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return self.top + self.rows * self.height + (self.rows - 1) * self.gap_y


def faults(sheet: Sheet, start: int = 1) -> Iterator[str]:
    """What is wrong, each with its numbers; `start` is the first label to use, from 1."""
    if sheet.columns < 1 or sheet.rows < 1 or min(sheet.width, sheet.height) <= 0:
        yield say("printing.no_labels")
        return
    if min(sheet.left, sheet.top, sheet.gap_x, sheet.gap_y) < 0:
        yield say("printing.negative")
    wide, high = sheet.paper
    if sheet.right > wide + _TOLERANCE:
        yield say("printing.too_wide", need=mm(sheet.right), most=mm(wide))
    if sheet.bottom > high + _TOLERANCE:
        yield say("printing.too_high", need=mm(sheet.bottom), most=mm(high))
    if not 1 <= start <= sheet.count:
        yield say("printing.start_outside", start=start, count=sheet.count)


def mm(value: float) -> str:
    """A length as people write it: 63,5."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
