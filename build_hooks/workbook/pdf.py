"""The ruled tables of a PDF with text as sheets, a page each; read in a child process that is ended after its time."""

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from build_hooks.ground import apart
from build_hooks.ground.words import say
from build_hooks.workbook import bounds
from build_hooks.workbook.grid import Cell, Sheet
from build_hooks.workbook.merging import Range, spread
from build_hooks.workbook.package import Refused
from build_hooks.workbook.ruled import Ruled, Segment, Sign, tables_of
from build_hooks.workbook.values import tidy

_FEW_SIGNS = 8  # on a page: a stamp or the number of the page, on a picture


def read_pdf(path: Path) -> list[Sheet]:
    """A sheet for each table, with the lines above it. Raises Refused."""
    try:
        said = apart.call(pages_of, str(path), seconds=bounds.PDF_SECONDS)
    except apart.TookTooLong:
        raise Refused("pdf_too_slow", max=bounds.PDF_SECONDS) from None
    except apart.Failed:
        raise Refused("broken_pdf") from None
    if "refused" in said:
        raise Refused(said["refused"], **said["params"])
    sheets = list(_sheets(path.name, said["pages"]))
    scanned = [str(number) for number, page in enumerate(said["pages"], 1) if page["is_scan"]]
    if not sheets:
        raise Refused("scanned_pdf") if scanned else Refused("pdf_without_table")
    if scanned:
        raise Refused("scanned_pages", found=", ".join(scanned))
    return sheets


def _sheets(file: str, pages: list[dict[str, Any]]) -> list[Sheet]:
    """The tables with the lines above each; lines below the last one are its last rows."""
    lines: list[str] = []
    sheets: list[Sheet] = []
    for number, page in enumerate(pages, 1):
        for at, table in enumerate(page["tables"], 1):
            name = say("workbook.page", number=number)
            name = name if at == 1 else say("workbook.page_table", page=name, table=at)
            sheet = Sheet(file, name, is_cut=True)
            lines += [text for height, text in page["lines"] if height > table["foot"] and text]
            page["lines"] = [line for line in page["lines"] if line[0] <= table["foot"]]
            _put(sheet, lines[-bounds.MAX_LINES :], -min(len(lines), bounds.MAX_LINES))
            lines = []
            _fill(sheet, table["cells"])
            sheets.append(sheet)
        lines += [text for _, text in page["lines"] if text]
    if sheets:
        _put(sheets[-1], lines[: bounds.MAX_LINES], max(sheets[-1].rows, default=0) + 1)
    return sheets


def _put(sheet: Sheet, lines: list[str], first: int) -> None:
    sheet.rows |= {row: {1: Cell(tidy(text), row, 1)} for row, text in enumerate(lines, first)}


def _fill(sheet: Sheet, cells: list[list[Any]]) -> None:
    merged = []
    for row, column, down, across, text in cells:
        if found := tidy(text):
            sheet.rows.setdefault(row + 1, {})[column + 1] = Cell(found, row + 1, column + 1)
        if down > 1 or across > 1:
            merged.append(Range(row + 1, column + 1, row + down, column + across))
    spread(sheet, merged)


# In the child


def pages_of(path: str) -> dict[str, Any]:
    """Every page as {tables: [{foot, cells: [row, column, down, across, text]}], lines: [[height, text]], is_scan}."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        return _refused("encrypted_pdf" if "assword" in str(error) else "broken_pdf")
    if len(document) > bounds.MAX_PAGES:
        return _refused("pdf_too_long", found=len(document), max=bounds.MAX_PAGES)
    return {"pages": [_page(document[number]) for number in range(len(document))]}


def _refused(message: str, **params: object) -> dict[str, Any]:
    return {"refused": message, "params": params}


def _page(page: Any) -> dict[str, Any]:
    signs = list(_signs(page))
    found, lines = tables_of(_segments(page), signs)
    return {
        "tables": [{"foot": table.foot, "cells": list(_cells(table))} for table in found],
        "lines": lines,
        "is_scan": len(signs) < _FEW_SIGNS and any(True for _ in page.get_objects(filter=[3], max_depth=2)),
    }


def _cells(table: Ruled) -> Iterator[list[Any]]:
    for (row, column), (down, across) in table.cells.items():
        yield [row, column, down, across, table.texts.get((row, column), "")]


def _signs(page: Any) -> Iterator[Sign]:
    """The letters of a page in the order of its text; spaces lie where the letter before them does."""
    import pypdfium2.raw as raw

    text = page.get_textpage()
    x = y = height = 0.0
    box = [ctypes.c_double() for _ in range(4)]
    for number in range(min(text.count_chars(), bounds.MAX_SIGNS)):
        code = raw.FPDFText_GetUnicode(text, number)
        if raw.FPDFText_GetCharBox(text, number, *box) and code > 32:
            left, right, foot, top = (side.value for side in box)
            x, y, height = (left + right) / 2, (foot + top) / 2, top - foot
        if code:
            yield Sign(chr(code) if code not in (10, 13, 0xFFFE) and code < 0x110000 else " ", x, y, height)


def _segments(page: Any) -> Iterator[Segment]:
    """The flat and the upright lines that a page draws: sides of its boxes among them."""
    import pypdfium2.raw as raw

    left = bounds.MAX_SEGMENTS
    for entry in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        matrix = entry.get_matrix().get()
        last: tuple[float, float] | None = None
        first = last
        for number in range(raw.FPDFPath_CountSegments(entry)):
            left -= 1
            if left < 0:
                return
            part = raw.FPDFPath_GetPathSegment(entry, number)
            point = _point(raw, part, matrix)
            kind = raw.FPDFPathSegment_GetType(part)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                first = point
            elif last and kind == raw.FPDF_SEGMENT_LINETO:
                yield from _line(last, point)
            last = point
            if first and raw.FPDFPathSegment_GetClose(part):
                yield from _line(point, first)


def _point(raw: Any, part: Any, matrix: tuple[float, ...]) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(part, x, y)
    a, b, c, d, e, f = matrix
    return a * x.value + c * y.value + e, b * x.value + d * y.value + f


def _line(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Segment]:
    wide, high = abs(start[0] - end[0]), abs(start[1] - end[1])
    if min(wide, high) <= 1.5:
        yield Segment(min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))
