"""Workbooks written: the empty template and the catalog in its shape; the same rules make the same bytes."""

import re
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from build_hooks import rules
from build_hooks.ground.office_files import without_clock
from build_hooks.ground.words import say
from build_hooks.workbook import bounds
from build_hooks.workbook.columns import Column, columns_of, sheets

_DAY = datetime(2026, 1, 1)  # any day does, as long as it stays
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel would take it for the number of a letter
_EMPTY_ROWS = 300  # rows of the template that are ready to be typed into
_SPARE_ROWS = 50  # behind those that an export has
_FONT = "Calibri"
_HEADER_HEIGHT = 48  # points, three lines: LibreOffice does not make room for them by itself
_LEAF, _PALE = "1F5B3A", "E6EFE4"

Rows = Mapping[str, list[dict[Any, str]]]
"""For each sheet its rows, by the path of the column."""


def workbook_bytes(rows: Rows | None = None, numbered: Mapping[str, int] | None = None) -> bytes:
    """A workbook with these rows; `numbered` says how many members of a list there are columns for."""
    most = {**rules.workbook()["numbered"], **(numbered or {})}
    book = Workbook()
    book.remove(book.worksheets[0])
    guide = book.create_sheet(say("workbook.guide"))
    for line in say("workbook.guide_lines", sign=rules.words("emptied")["vi"]).split("\n"):
        guide.append([line])
    guide.column_dimensions["A"].width = 110
    guide["A1"].font = Font(name=_FONT, bold=True, size=14, color=_LEAF)
    choices = _Choices()
    for name, sheet in sheets().items():
        _fill(book.create_sheet(sheet["label"]), columns_of(name, most), (rows or {}).get(name, []), choices)
    choices.write(book.create_sheet(say("workbook.lists")))
    book.properties.creator, book.properties.created, book.properties.modified = "ocop", _DAY, _DAY
    written = BytesIO()
    book.save(written)
    return without_clock(written.getvalue())


class _Choices:
    """The words of closed lists, in a hidden sheet that the drop-downs refer to."""

    def __init__(self) -> None:
        self._names: list[str] = []

    def formula(self, name: str) -> str:
        """The range of one list."""
        if name not in self._names:
            self._names.append(name)
        letter = get_column_letter(self._names.index(name) + 1)
        return f"'{say('workbook.lists')}'!${letter}$1:${letter}${len(rules.choices(name))}"

    def write(self, sheet: Any) -> None:
        """Every list a column."""
        for column, name in enumerate(self._names, 1):
            for row, choice in enumerate(rules.choices(name).values(), 1):
                sheet.cell(row, column, choice["label"])
        sheet.sheet_state = "hidden"


def _fill(sheet: Any, columns: tuple[Column, ...], rows: list[dict[Any, str]], choices: _Choices) -> None:
    last = max(_EMPTY_ROWS, len(rows) + _SPARE_ROWS)
    for number, column in enumerate(columns, 1):
        head = sheet.cell(1, number, f"{column.label} *" if column.is_required else column.label)
        head.font = Font(name=_FONT, bold=True, color="FFFFFF" if column.is_required else _LEAF)
        head.fill = PatternFill("solid", fgColor=_LEAF if column.is_required else _PALE)
        head.alignment = Alignment(wrap_text=True, vertical="top")
        if words := _help(column):
            head.comment = Comment(words, "OCOP", width=320, height=110)
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = _width(column)
        sheet.column_dimensions[letter].number_format = "@"
        for row in range(2, last + 1):
            cell = sheet.cell(row, number)
            cell.number_format = "@"  # a number or a date that is typed stays as it was typed
            if row - 2 < len(rows) and (text := rows[row - 2].get(column.path)):
                cell.value = _ESCAPED.sub("_x005F_", text[: bounds.MAX_TEXT])
                cell.data_type = "s"  # a text that begins with "=" is no formula
                cell.alignment = Alignment(wrap_text="\n" in text, vertical="top")
        if column.spec.choices:
            offered = DataValidation(
                "list", choices.formula(column.spec.choices), allow_blank=True, showErrorMessage=False
            )
            offered.add(f"{letter}2:{letter}{last}")
            sheet.add_data_validation(offered)
    sheet.row_dimensions[1].height = _HEADER_HEIGHT
    sheet.freeze_panes = "B2"


def _width(column: Column) -> int:
    """In letters: room for a whole name, and for a few words of a long text."""
    if column.spec.type in ("prose", "markdown"):
        return 42
    return 34 if column.spec.name in ("name", "product", "producer", "owner") and len(column.path) == 1 else 22


def _help(column: Column) -> str:
    parts = [say("workbook.required") if column.is_required else "", column.spec.help]
    if column.spec.choices:
        labels = "; ".join(choice["label"] for choice in rules.choices(column.spec.choices).values())
        parts.append(say("workbook.choose", labels=labels))
    return " ".join(part for part in parts if part)
