"""An .ods read into sheets: values as they are shown, repeated cells counted out within bounds, merged ones spread."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from build_hooks.intake.bounds import MAX_PHOTO
from build_hooks.read.values import NO, YES
from build_hooks.workbook import bounds
from build_hooks.workbook.grid import Cell, Kind, Picture, Sheet, whole_number
from build_hooks.workbook.merging import Range, spread
from build_hooks.workbook.package import Package, Refused, local
from build_hooks.workbook.values import iso_day, number_text, tidy

_CONTENT = "content.xml"
_NUMBERS = ("float", "currency", "percentage")
_BREAKS = {"s": " ", "tab": " ", "line-break": "\n"}
_UNSEEN = ("annotation", "shape", "frame")  # remarks and drawings that hang on a cell


def read_opendocument(package: Package, file: str) -> list[Sheet]:
    """The sheets of a spreadsheet of LibreOffice and others, in its order. Raises Refused."""
    reader = _Reader(package, file)
    for event, element in package.walk(_CONTENT):
        if event == "start":
            reader.begin(element)
        else:
            reader.end(element)
    if not reader.sheets or len(reader.sheets) > bounds.MAX_SHEETS:
        raise Refused("not_a_workbook") if not reader.sheets else Refused("too_many_sheets", max=bounds.MAX_SHEETS)
    return reader.sheets


class _Reader:
    """What has been read so far: rows come before the end of their table."""

    def __init__(self, package: Package, file: str) -> None:
        self.sheets: list[Sheet] = []
        self._package, self._file = package, file
        self._hidden: set[str] = set()  # styles of tables that are not shown
        self._merged: list[Range] = []
        self._row = 0
        self._depth = 0  # a table may lie in a cell; its rows are not those of the sheet
        self._letters = bounds.MAX_LETTERS
        self._style = ""

    def begin(self, element: Element) -> None:
        name = local(element)
        if name == "style":
            self._style = _said(element, "name")
        elif name == "table":
            self._depth += 1
            if self._depth == 1:
                hidden = _said(element, "style-name") in self._hidden
                self.sheets.append(Sheet(self._file, tidy(_said(element, "name")), is_hidden=hidden))
                self._merged, self._row = [], 0

    def end(self, element: Element) -> None:
        name = local(element)
        if name == "table-properties" and _said(element, "display") == "false":
            self._hidden.add(self._style)
        elif name == "table":
            self._depth -= 1
            if self._depth == 0:
                self._close(self.sheets[-1])
            element.clear()
        elif name == "table-row" and self._depth == 1:
            self._add(element, self.sheets[-1])
            element.clear()

    def _close(self, sheet: Sheet) -> None:
        spread(sheet, self._merged, self._count)
        if len(sheet.pictures) > bounds.MAX_PICTURES:
            raise Refused("too_many_pictures", max=bounds.MAX_PICTURES)

    def _add(self, row: Element, sheet: Sheet) -> None:
        """The row, as often as it is repeated where it has something in it."""
        times = whole_number(_said(row, "number-rows-repeated"), 1)
        first = self._row + 1
        cells = list(self._cells(row, first, sheet))
        self._row += times
        for number in range(first, first + times if cells else first):
            sheet.rows[number] = {cell.column: Cell(cell.text, number, cell.column, cell.kind) for cell in cells}
            for cell in cells:
                self._count(cell)
            if len(sheet.rows) > bounds.MAX_ROWS:
                raise Refused("too_many_rows", found=sheet.name, max=bounds.MAX_ROWS)

    def _cells(self, row: Element, number: int, sheet: Sheet) -> Iterator[Cell]:
        column = 0
        for element in row:
            if local(element) not in ("table-cell", "covered-table-cell"):
                continue
            times = whole_number(_said(element, "number-columns-repeated"), 1)
            column += 1
            if local(element) == "table-cell":
                self._pictures(element, number, column, sheet)
                text, kind = _value(element)
                if text and column + times - 1 > bounds.MAX_COLUMNS:
                    raise Refused("too_many_columns", max=bounds.MAX_COLUMNS)
                for at in range(column, column + times if text else column):
                    yield Cell(text, number, at, kind)
                self._merge(element, number, column)
            column += times - 1

    def _merge(self, element: Element, row: int, column: int) -> None:
        down, across = (whole_number(_said(element, f"number-{way}-spanned"), 1) for way in ("rows", "columns"))
        if down > 1 or across > 1:
            self._merged.append(Range(row, column, row + down - 1, column + across - 1))
            if len(self._merged) > bounds.MAX_MERGED:
                raise Refused("workbook_too_large", max=bounds.MAX_UNPACKED >> 20)

    def _pictures(self, element: Element, row: int, column: int, sheet: Sheet) -> None:
        for image in element.iter():
            if local(image) == "image":
                content = self._package.bytes_of(_said(image, "href").removeprefix("./"), MAX_PHOTO)
                sheet.pictures.append(Picture(row, column, content))

    def _count(self, cell: Cell) -> None:
        self._letters -= len(cell.text)
        if self._letters < 0:
            raise Refused("workbook_too_large", max=bounds.MAX_UNPACKED >> 20)


def _value(element: Element) -> tuple[str, Kind]:
    """The text of a cell as a person would type it."""
    shown = tidy("\n".join(_line(part) for part in element if local(part) == "p"))
    kind = _said(element, "value-type")
    if kind in _NUMBERS and (value := _said(element, "value")):
        is_as_shown = shown.isdigit() and shown.isascii() and shown.startswith("0")  # 727 in the format 00000
        if is_as_shown or kind == "percentage":
            return shown, Kind.NUMBER
        return number_text(value, (False, ""), from_1904=False)
    if kind == "date":
        return iso_day(_said(element, "date-value")), Kind.DATE
    if kind == "boolean":
        return (YES if _said(element, "boolean-value") == "true" else NO), Kind.FLAG
    if shown.startswith(("#", "Err:")) and _said(element, "formula"):
        return shown, Kind.ERROR
    return shown, Kind.TEXT


def _line(paragraph: Element, depth: int = 0) -> str:
    """The text of a paragraph without remarks that hang on it."""
    found = [paragraph.text or ""]
    for part in paragraph if depth < bounds.MAX_DEPTH else ():
        name = local(part)
        if name == "s":
            found.append(" " * min(whole_number(_said(part, "c"), 1), bounds.MAX_TEXT))
        elif name in _BREAKS:
            found.append(_BREAKS[name])
        elif name not in _UNSEEN:
            found.append(_line(part, depth + 1))
        found.append(part.tail or "")
    return "".join(found)


def _said(element: Element, name: str) -> str:
    """An attribute by its name without the namespace."""
    return next((text for key, text in element.items() if key.rpartition("}")[2] == name), "")
