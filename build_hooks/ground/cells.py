"""Texts in the cells of a CSV, so that a spreadsheet neither works one out nor takes it for another value.

A text that it would take for a formula, a day, or a number of another writing gets an apostrophe in front; so does one
that begins with an apostrophe, which makes it plain what the text was.
"""

import csv
from collections.abc import Iterable
from io import StringIO

from build_hooks.ground.patterns import pattern

_MARK = "'"


def guarded(text: str) -> str:
    """The cell of a text."""
    return f"{_MARK}{text}" if pattern("to_guard").search(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell."""
    return cell.removeprefix(_MARK)


def csv_line(cells: Iterable[str]) -> str:
    """Cells as a line of a file, which ends as RFC 4180 wants."""
    written = StringIO(newline="")
    csv.writer(written).writerow(cells)
    return written.getvalue()
