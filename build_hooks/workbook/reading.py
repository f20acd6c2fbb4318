"""An .xlsx read into sheets: values as they were worked out, merged cells spread over their rows, pictures by cell.

openpyxl, which writes our workbooks, does not read them: it sees no picture placed in a cell (Excel's rich values, WPS
Office's DISPIMG), gives either formulas or their results in one reading, and unpacks every part without a bound.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from build_hooks.read.values import NO, YES
from build_hooks.workbook import bounds
from build_hooks.workbook.grid import Cell, Kind, Sheet, position, whole_number
from build_hooks.workbook.merging import Range, spread
from build_hooks.workbook.package import TYPES, Package, Refused, local, relation_id
from build_hooks.workbook.pictures import Placed, pictures_of
from build_hooks.workbook.values import Styles, iso_day, number_text, rich_text, tidy

_BOOK = "xl/workbook.xml"


def read_workbook(package: Package, file: str) -> list[Sheet]:
    """The sheets of a workbook in its order. Raises Refused."""
    if "xl/vbaProject.bin" in package or b"macroEnabled" in package.bytes_of(TYPES):
        raise Refused("workbook_with_macros")
    book = package.tree(_BOOK)
    parts = package.relations(_BOOK)
    from_1904 = False
    listed: list[tuple[Sheet, str]] = []
    for element in book.iter() if book is not None else ():
        if local(element) == "workbookPr":
            from_1904 = element.get("date1904") in ("1", "true")
        elif local(element) == "sheet" and "worksheets/" in (part := parts.get(relation_id(element), "")):
            sheet = Sheet(file, tidy(element.get("name", "")), is_hidden=element.get("state", "visible") != "visible")
            listed.append((sheet, part))
    if not listed or len(listed) > bounds.MAX_SHEETS:
        raise Refused("not_a_workbook") if not listed else Refused("too_many_sheets", max=bounds.MAX_SHEETS)
    reader = _Reader(package, from_1904=from_1904)
    for sheet, part in listed:
        reader.fill(sheet, part)
    return [sheet for sheet, _ in listed]


def _range(reference: str) -> Range:
    first, _, last = reference.partition(":")
    return Range(*position(first), *position(last))


class _Reader:
    """What all sheets of a workbook share: its texts and styles."""

    def __init__(self, package: Package, *, from_1904: bool) -> None:
        self._package, self._from_1904 = package, from_1904
        self._styles = Styles(package)
        self._strings: list[str] = []
        self._letters = bounds.MAX_LETTERS
        for element in package.elements("xl/sharedStrings.xml", "si"):
            self._strings.append(tidy(rich_text(element)))
            if len(self._strings) > bounds.MAX_STRINGS:
                raise Refused("workbook_too_large", max=bounds.MAX_UNPACKED >> 20)

    def fill(self, sheet: Sheet, part: str) -> None:
        """Put the cells and pictures of a part into its sheet."""
        placed: list[Placed] = []
        merged: list[str] = []
        number = 0
        for element in self._package.elements(part, "row", "mergeCell"):
            if local(element) == "mergeCell":
                merged.append(element.get("ref", ""))
                if len(merged) > bounds.MAX_MERGED:
                    raise Refused("workbook_too_large", max=bounds.MAX_UNPACKED >> 20)
                continue
            number = whole_number(element.get("r")) or number + 1
            if cells := {cell.column: cell for cell in self._cells(element, number, placed)}:
                sheet.rows[number] = cells
            if number > bounds.MAX_ROW or len(sheet.rows) > bounds.MAX_ROWS:
                raise Refused("too_many_rows", found=sheet.name, max=bounds.MAX_ROWS)
        spread(sheet, map(_range, merged), self._count)
        sheet.pictures = pictures_of(self._package, part, placed)

    def _cells(self, row: Element, number: int, placed: list[Placed]) -> Iterator[Cell]:
        column = 0
        for element in row:
            if local(element) != "c":
                continue
            column = position(element.get("r", ""))[1] or column + 1
            parts = {local(part): part for part in element}
            formula = (parts["f"].text or "") if "f" in parts else ""
            if element.get("vm") or "DISPIMG" in formula:
                placed.append(Placed(number, column, element.get("vm", ""), formula))
                continue
            cell = self._cell(element, parts, number, column)
            if cell is None or not cell.text:
                continue
            if column > bounds.MAX_COLUMNS:
                raise Refused("too_many_columns", max=bounds.MAX_COLUMNS)
            self._count(cell)
            yield cell

    def _count(self, cell: Cell) -> None:
        self._letters -= len(cell.text)
        if self._letters < 0:
            raise Refused("workbook_too_large", max=bounds.MAX_UNPACKED >> 20)

    def _cell(self, element: Element, parts: dict[str, Element], row: int, column: int) -> Cell | None:
        kind = element.get("t", "n")
        if kind == "inlineStr":
            return Cell(tidy(rich_text(parts["is"])), row, column) if "is" in parts else None
        if "v" not in parts or not parts["v"].text:
            return Cell("=", row, column, Kind.FORMULA) if "f" in parts else None
        raw = parts["v"].text or ""
        if kind == "s":
            index = whole_number(raw, len(self._strings))
            return Cell(self._strings[index], row, column) if index < len(self._strings) else None
        if kind == "str":
            return Cell(tidy(raw), row, column)
        if kind == "e":
            return Cell(tidy(raw), row, column, Kind.ERROR)
        if kind == "b":
            return Cell(YES if raw == "1" else NO, row, column, Kind.FLAG)
        if kind == "d":
            return Cell(iso_day(raw), row, column, Kind.DATE)
        text, found = number_text(raw, self._styles.format(element.get("s")), from_1904=self._from_1904)
        return Cell(tidy(text), row, column, found)
