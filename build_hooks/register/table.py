"""Everything that ends as rows of one table, in CSV and in Excel: the same columns, dates and numbers in both."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from build_hooks import rules
from build_hooks.ground.dates import vietnamese
from build_hooks.ground.office_files import without_clock
from build_hooks.ground.palette import PRINT, palette
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.due import End, Kind

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would work out a text that begins so
_DAY = "dd/mm/yyyy"
_WIDEST = 60


class Row(NamedTuple):
    """A line of the table; a day or a number that nobody knows is None."""

    term: str
    last_day: date | None
    days: int | None
    kind: str
    product: str
    code: str
    stars: int | None
    name: str
    issued: date | None
    issuer: str
    group: str
    producer: str
    type: str
    commune: str
    province: str
    file: str


def columns() -> list[str]:
    """Their names, in order."""
    return [say(f"register.column_{name}") for name in Row._fields]


def rows(catalog: Catalog, ends: Iterable[End], today: date) -> list[Row]:
    """A row an end."""
    return [_row(catalog, end, today) for end in ends]


def kind_of(end: End) -> str:
    """What it is that ends, in words."""
    if end.kind is not Kind.PAPER:
        return say(f"register.{end.kind}")
    paper = next(its for its in end.product.documents if end.name in (its.number or its.title, "") and its.expires)
    return say("register.paper", kind=rules.label("document_kinds", paper.kind))


def as_csv(found: Sequence[Row]) -> bytes:
    """With the mark by which Excel knows UTF-8; texts that it would take for formulas begin with an apostrophe."""
    written = StringIO(newline="")
    lines = csv.writer(written)
    lines.writerow(columns())
    lines.writerows([_typed(value) for value in row] for row in found)
    return written.getvalue().encode("utf-8-sig")


def as_workbook(found: Sequence[Row], today: date) -> bytes:
    """One sheet with a filter over its columns; the same rows of the same day make the same bytes."""
    book = Workbook()
    sheet: Any = book.worksheets[0]
    sheet.title, sheet.freeze_panes = say("register.sheet"), "B2"
    leaf = palette(PRINT)["leaf"].lstrip("#")
    for number, (name, field) in enumerate(zip(columns(), Row._fields, strict=True), 1):
        head = sheet.cell(1, number, name)
        head.font, head.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor=leaf)
        head.alignment = Alignment(vertical="top", wrap_text=True)
        longest = max((len(str(getattr(row, field) or "")) for row in found), default=0)
        sheet.column_dimensions[get_column_letter(number)].width = min(_WIDEST, max(12, longest + 2))
    for line, row in enumerate(found, 2):
        for number, value in enumerate(row, 1):
            _fill(sheet.cell(line, number), value)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(Row._fields))}{len(found) + 1}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    made = datetime(today.year, today.month, today.day)
    book.properties.creator, book.properties.created, book.properties.modified = "ocop", made, made
    content = BytesIO()
    book.save(content)
    return without_clock(content.getvalue())


def _fill(cell: Any, value: object) -> None:
    cell.value = value or (0 if value == 0 else None)
    if isinstance(value, date):
        cell.number_format = _DAY
    elif isinstance(value, str) and value:
        cell.data_type = "s"  # never a formula


def _typed(value: object) -> str:
    if isinstance(value, date):
        return vietnamese(value)
    text = "" if value is None else str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def _row(catalog: Catalog, end: End, today: date) -> Row:
    product, its = end.product, end.recognition
    producer, origin = catalog.producer_of(product), product.origin
    return Row(
        term=say(f"register.{end.term}"),
        last_day=end.last_day,
        days=end.days(today),
        kind=kind_of(end),
        product=product.name,
        code=product.code,
        stars=its.stars if its else None,
        name=end.name,
        issued=its.issued if its else None,
        issuer=its.issuer if its else "",
        group=rules.label("groups", product.group_today),
        producer=producer.name if producer else "",
        type=producer.type_label if producer else "",
        commune=origin.commune_today.full_name if origin.commune_today else origin.short,
        province=origin.province.full_name if origin.province else "",
        file=product.path,
    )
