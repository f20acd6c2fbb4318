"""Tables as CSV and as a workbook that Excel opens with marks intact: days as days, numbers as numbers, no formula."""

import re
from collections.abc import Collection, Iterable
from datetime import date, datetime
from io import BytesIO
from itertools import chain, count
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from build_hooks.figures.tables import Table, Value, worded
from build_hooks.ground.cells import csv_line, guarded
from build_hooks.ground.office_files import without_clock
from build_hooks.ground.palette import PRINT, palette

_DAY = "dd/mm/yyyy"
_NARROWEST, _WIDEST = 12, 60  # letters
_NOT_AT_ENDS = "' "  # of a sheet's name
_NOT_IN_NAME = re.compile(r"[\[\]:*?/\\]")
_BOLD, _LINE = 1.25, 15.5  # how much wider bold letters are; points of a line
_NOTE_HEIGHT = 90  # points: a merged cell has no height of its own
_MOST_TITLE = 31  # letters of a sheet's name


def as_csv(table: Table) -> bytes:
    """With the mark by which Excel knows UTF-8; texts are guarded, days and numbers are not."""
    lines = (csv_line(map(_in_csv, row)) for row in (table.columns, *table.rows))
    return "".join(lines).encode("utf-8-sig")


def as_workbook(tables: Iterable[Table], day: date) -> bytes:
    """A sheet a table, with a filter over its columns; the same tables of the same day make the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        _write(book.create_sheet(_sheet_name(table.title, book.sheetnames)), table)
    made = datetime(day.year, day.month, day.day)
    book.properties.creator, book.properties.created, book.properties.modified = "ocop", made, made
    content = BytesIO()
    book.save(content)
    return without_clock(content.getvalue())


def _sheet_name(title: str, taken: Collection[str]) -> str:
    """As long as a sheet's name may be, without the signs that it may not have, numbered where that is `taken`."""
    plain, known = _NOT_IN_NAME.sub("-", title), {name.lower() for name in taken}
    names = (
        f"{plain[: _MOST_TITLE - len(end)].strip(_NOT_AT_ENDS)}{end}"
        for end in chain([""], map(" {}".format, count(2)))
    )
    return next(name for name in names if name.lower() not in known)


def _write(sheet: Any, table: Table) -> None:
    leaf, lines = palette(PRINT)["leaf"].lstrip("#"), 1
    for number, name in enumerate(table.columns, 1):
        head = sheet.cell(1, number, name)
        head.font, head.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor=leaf)
        head.alignment = Alignment(vertical="top", wrap_text=True)
        longest = max((len(worded(row[number - 1])) for row in table.rows), default=0)
        width = min(_WIDEST, max(_NARROWEST, longest + 2))
        sheet.column_dimensions[get_column_letter(number)].width = width
        lines = max(lines, ceil(len(name) * _BOLD / width))
    sheet.row_dimensions[1].height = lines * _LINE
    for line, row in enumerate(table.rows, 2):
        for number, value in enumerate(row, 1):
            _fill(sheet.cell(line, number), value)
    if table.note:
        note = sheet.cell(len(table.rows) + 3, 1, table.note)
        note.data_type, note.alignment = "s", Alignment(vertical="top", wrap_text=True)
        sheet.merge_cells(start_row=note.row, end_row=note.row, start_column=1, end_column=max(4, len(table.columns)))
        sheet.row_dimensions[note.row].height = _NOTE_HEIGHT
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _fill(cell: Any, value: Value) -> None:
    if value is None or value == "":
        return
    cell.value = value
    if isinstance(value, date):
        cell.number_format = _DAY
    elif isinstance(value, str):
        cell.data_type = "s"  # never a formula


def _in_csv(value: Value) -> str:
    return guarded(value) if isinstance(value, str) else worded(value)
