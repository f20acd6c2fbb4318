"""The tables of a .docx as sheets: cells with their spans, and the lines before each table as rows above it."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from build_hooks.ground.words import say
from build_hooks.workbook import bounds
from build_hooks.workbook.grid import Cell, Sheet, whole_number
from build_hooks.workbook.merging import Range, spread
from build_hooks.workbook.package import TYPES, Package, Refused, local
from build_hooks.workbook.values import tidy

_DOCUMENT = "word/document.xml"
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LEFT_OUT = ("Fallback", "del", "pPr", "rPr", "instrText")  # told twice, taken out, or how it looks


def read_word(package: Package, file: str) -> list[Sheet]:
    """A sheet for each table, in the order of the text; lines behind the last one are its last rows. Raises Refused."""
    if b"macroEnabled" in package.bytes_of(TYPES):
        raise Refused("text_with_macros")
    reader = _Reader(file)
    for event, element in package.walk(_DOCUMENT):
        if event == "start":
            reader.begin(element)
        else:
            reader.end(element)
    if not reader.sheets:
        raise Refused("text_without_table")
    reader.close()
    return reader.sheets


class _Reader:
    """What has been read so far."""

    def __init__(self, file: str) -> None:
        self.sheets: list[Sheet] = []
        self._file, self._row = file, 0
        self._depth = 0  # a table may lie in a cell, and is a part of its text
        self._left = 2 * bounds.MAX_ROWS  # rows of all tables, empty ones among them
        self._lines: list[str] = []
        self._merged: dict[int, Range] = {}  # by its left column, those that may go on
        self._ended: list[Range] = []
        self._letters = bounds.MAX_LETTERS

    def begin(self, element: Element) -> None:
        if local(element) == "tbl":
            self._depth += 1
            if self._depth == 1:
                self._open()

    def end(self, element: Element) -> None:
        name = local(element)
        if name == "tbl":
            self._depth -= 1
            if self._depth == 0:
                spread(self.sheets[-1], [*self._ended, *self._merged.values()], self._count)
                element.clear()
        elif name == "tr" and self._depth == 1:
            self._add(element, self.sheets[-1])
            element.clear()
        elif name == "p" and self._depth == 0:
            if text := tidy("".join(_texts(element))):
                self._lines.append(text)
            element.clear()

    def close(self) -> None:
        """Put what stands behind the last table below its rows."""
        for number, text in enumerate(self._lines[: bounds.MAX_LINES], self._row + 1):
            self.sheets[-1].rows[number] = {1: Cell(text, number, 1)}

    def _open(self) -> None:
        sheet = Sheet(self._file, say("workbook.table", number=len(self.sheets) + 1), is_cut=True)
        if len(self.sheets) == bounds.MAX_TABLES:
            raise Refused("too_many_sheets", max=bounds.MAX_TABLES)
        for number, text in enumerate(self._lines[-bounds.MAX_LINES :], -min(len(self._lines), bounds.MAX_LINES)):
            sheet.rows[number] = {1: Cell(text, number, 1)}
        self.sheets.append(sheet)
        self._lines, self._merged, self._ended, self._row = [], {}, [], 0

    def _add(self, row: Element, sheet: Sheet) -> None:
        self._row += 1
        self._left -= 1
        if self._left < 0:
            raise Refused("too_many_rows", found=sheet.name, max=bounds.MAX_ROWS)
        found: dict[int, Cell] = {}
        going: dict[int, Range] = {}
        column = 1 + _number(row, "gridBefore", 0)
        for element in row:
            if local(element) not in ("tc", "sdt"):
                continue
            for cell in (part for part in element.iter() if local(part) == "tc"):
                across = max(_number(cell, "gridSpan", 1), 1)
                if column + across > bounds.MAX_COLUMNS:
                    raise Refused("too_many_columns", max=bounds.MAX_COLUMNS)
                merge = next((part for part in cell.iter() if local(part) == "vMerge"), None)
                if merge is not None and _said(merge, "val") != "restart" and column in self._merged:
                    going[column] = self._merged.pop(column)._replace(bottom=self._row)
                else:
                    if merge is not None or across > 1:
                        going[column] = Range(self._row, column, self._row, column + across - 1)
                    if text := tidy("\n".join("".join(_texts(part)) for part in cell.iter() if local(part) == "p")):
                        found[column] = Cell(text, self._row, column)
                        self._count(found[column])
                column += across
        self._ended += self._merged.values()
        self._merged = going
        if found:
            sheet.rows[self._row] = found
        if len(sheet.rows) > bounds.MAX_ROWS or len(self._ended) > bounds.MAX_MERGED:
            raise Refused("too_many_rows", found=sheet.name, max=bounds.MAX_ROWS)

    def _count(self, cell: Cell) -> None:
        self._letters -= len(cell.text)
        if self._letters < 0:
            raise Refused("workbook_too_large", max=bounds.MAX_UNPACKED >> 20)


def _texts(element: Element, depth: int = 0) -> Iterator[str]:
    """What is read of a paragraph, in its order; a paragraph inside it (of a box) is told by itself."""
    for part in element if depth < bounds.MAX_DEPTH else ():
        name = local(part)
        if name == "t":
            yield part.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name not in _LEFT_OUT and name != "p":
            yield from _texts(part, depth + 1)


def _number(element: Element, name: str, otherwise: int) -> int:
    """The number that a property of a cell or a row states."""
    properties = next((part for part in element if local(part).endswith("Pr")), None)
    found = next((part for part in properties if local(part) == name), None) if properties is not None else None
    return otherwise if found is None else whole_number(_said(found, "val"), otherwise)


def _said(element: Element, name: str) -> str:
    return next((text for key, text in element.items() if key.rpartition("}")[2] == name), "")
