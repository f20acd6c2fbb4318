"""Papers as files of each kind, written by other libraries or by hand, never by what reads them."""

import csv
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any
from xml.sax.saxutils import escape

import fontpkg_be_vietnam_pro
import typst
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from tests.annexes.merging import covered, placed, plain
from tests.annexes.paper import Table

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = f'xmlns:office="{_ODF}office:1.0" xmlns:table="{_ODF}table:1.0" xmlns:text="{_ODF}text:1.0"'
# What ISO 29500 calls the spaces that Excel's files otherwise name.
_STRICT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
_TYPST = """
#set page(paper: "a4", flipped: true, margin: 12mm)
#set text(font: ("Be Vietnam Pro", "DejaVu Sans Mono"), size: 8pt)
#let papers = json("data.json")
#for paper in papers {
  for line in paper.above { align(center, text(line)) }
  table(
    columns: (1fr,) * paper.width,
    table.header(repeat: paper.repeat, ..paper.head.map(c => table.cell(
      x: c.x, y: c.y, colspan: c.across, rowspan: c.down, breakable: false)[#c.text.split("\\n").join(linebreak())])),
    ..paper.cells.map(c => table.cell(
      x: c.x, y: c.y, colspan: c.across, rowspan: c.down, breakable: false)[#c.text.split("\\n").join(linebreak())]),
  )
  for line in paper.below { text(line); linebreak() }
  pagebreak(weak: true)
}
"""


def xlsx(tables: list[Table], dice: Random) -> bytes:
    """By openpyxl; numbers as numbers here and there, cells merged or, as many offices do, left empty below."""
    book = Workbook()
    book.remove(book.worksheets[0])
    is_merged, first = dice.random() < 0.8, dice.choice([0, 0, 0, 1])
    for table in tables:
        sheet: Any = book.create_sheet(table.name)
        for number, line in enumerate(table.above, 1):
            sheet.cell(number, 1, line)
            if is_merged:
                sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=table.width)
        top = len(table.above) + 2
        for row, at, cell in placed(table):
            is_number = re.fullmatch(r"[1-9]\d{0,2}", cell.text) and dice.random() < 0.7
            sheet.cell(top + row, first + at + 1, int(cell.text) if is_number else cell.text)
            if cell.across > 1 or (cell.down > 1 and (is_merged or row >= table.header)):
                reference = f"{get_column_letter(first + at + 1)}{top + row}"
                end = f"{get_column_letter(first + at + cell.across)}{top + row + cell.down - 1}"
                if is_merged or row >= table.header:
                    sheet.merge_cells(f"{reference}:{end}")
        for number, line in enumerate(table.below, top + len(table.rows) + 1):
            sheet.cell(number, table.width, line)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def strict(tables: list[Table], dice: Random) -> bytes:
    """As Excel saves “Strict Open XML Spreadsheet”."""

    def named(_: str, text: str) -> str:
        for old, new in _STRICT.items():
            text = text.replace(f'"{old}"', f'"{new}"').replace(f'"{old}/', f'"{new}/')
        return text

    return _rewritten(xlsx(tables, dice), named)


def prefixed(tables: list[Table], dice: Random) -> bytes:
    """As some programs write: every element with a prefix."""

    def named(name: str, text: str) -> str:
        if not name.startswith("xl/") or "_rels" in name or "theme" in name:
            return text
        text = re.sub(r"<(/?)([A-Za-z][\w]*)(?=[\s/>])", r"<\1x:\2", text)
        return text.replace("xmlns=", "xmlns:x=")

    return _rewritten(xlsx(tables, dice), named)


def _rewritten(content: bytes, change: Callable[[str, str], str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name).decode("utf-8")))
    return buffer.getvalue()


def ods(tables: list[Table], dice: Random) -> bytes:
    """As LibreOffice writes: covered cells, empty ones counted, many empty rows at the end."""
    sheets = "".join(
        f'<table:table table:name="{escape(table.name)}">{_ods_rows(table, dice)}</table:table>' for table in tables
    )
    body = f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
    content = f'{_HEAD}<office:document-content {_SPACES} office:version="1.3">{body}</office:document-content>'
    manifest = f'{_HEAD}<manifest:manifest xmlns:manifest="{_ODF}manifest:1.0"/>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return _zipped({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content})


def _ods_rows(table: Table, dice: Random) -> str:
    hidden = covered(table)
    rows = [f"<table:table-row>{_ods_cell(line, dice)}</table:table-row>" for line in [*table.above, ""]]
    for row, cells in enumerate(table.rows):
        found = []
        for at in range(table.width):
            if (row, at) in hidden:
                found.append("<table:covered-table-cell/>")
            elif at in cells:
                cell = cells[at]
                spans = f' table:number-columns-spanned="{cell.across}" table:number-rows-spanned="{cell.down}"'
                found.append(_ods_cell(cell.text, dice, spans if cell.across > 1 or cell.down > 1 else ""))
            else:
                found.append("<table:table-cell/>")
        found.append('<table:table-cell table:number-columns-repeated="16000"/>')
        rows.append(f"<table:table-row>{''.join(found)}</table:table-row>")
    rows += [f"<table:table-row>{_ods_cell(line, dice)}</table:table-row>" for line in table.below]
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    return f'{"".join(rows)}<table:table-row table:number-rows-repeated="1048000">{empty}</table:table-row>'


def _ods_cell(text: str, dice: Random, spans: str = "") -> str:
    if re.fullmatch(r"[1-9]\d{0,2}", text) and dice.random() < 0.7:
        value = f'office:value-type="float" office:value="{text}"'
        return f"<table:table-cell{spans} {value}><text:p>{text}</text:p></table:table-cell>"
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n") if text)
    return f'<table:table-cell{spans} office:value-type="string">{lines}</table:table-cell>'


def delimited(tables: list[Table], dice: Random) -> bytes:
    """As programs save CSV and TSV: any separator and encoding, one table below the other, merged cells lost."""
    buffer = io.StringIO()
    separator = dice.choice([",", ";", "\t"])
    writer = csv.writer(buffer, delimiter=separator)
    for table in tables:
        rows = plain(table)
        width = max(map(len, rows))
        writer.writerows([*row, *[""] * (width - len(row))] for row in rows)
    text, encoding = buffer.getvalue(), dice.choice(["utf-8", "utf-8-sig", "utf-16", "cp1258"])
    return in_1258(text) if encoding == "cp1258" else text.encode(encoding)


def in_1258(text: str) -> bytes:
    """As old programs write: a tone is a sign of its own behind its letter; what the page lacks is a question mark."""
    found = b""
    for letter in unicodedata.normalize("NFC", text):
        try:
            found += letter.encode("cp1258")
        except UnicodeEncodeError:
            signs = unicodedata.normalize("NFD", letter)
            base = unicodedata.normalize("NFC", "".join(sign for sign in signs if sign not in _TONES))
            tones = "".join(sign for sign in signs if sign in _TONES)
            found += base.encode("cp1258", "replace") + tones.encode("cp1258")
    return found


def docx(tables: list[Table], dice: Random) -> bytes:  # noqa: ARG001
    """As Word writes: cells with gridSpan and vMerge, runs parted anywhere."""
    body = "".join(_docx_table(table) for table in tables)
    document = f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    part = f'<Override PartName="/word/document.xml" ContentType="{kind}"/>'
    types = f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{part}</Types>'
    return _zipped({"[Content_Types].xml": types, "word/document.xml": document})


def _docx_table(table: Table) -> str:
    above, below = ("".join(map(_paragraph, lines)) for lines in (table.above, table.below))
    starts = {(row, at): cell for row, at, cell in placed(table)}
    rows = []
    for row in range(len(table.rows)):
        cells, at = [], 0
        while at < table.width:
            top = next((r for r in range(row, -1, -1) if (r, at) in starts and r + starts[r, at].down > row), None)
            cell = starts[top, at] if top is not None else None
            across = cell.across if cell else 1
            merge = "" if not cell or cell.down == 1 else '<w:vMerge w:val="restart"/>' if top == row else "<w:vMerge/>"
            span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
            lines = cell.text.split("\n") if cell and top == row else [""]
            cells.append(f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{''.join(map(_paragraph, lines))}</w:tc>")
            at += across
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    grid = "<w:gridCol/>" * table.width
    return f"{above}<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>{below}"


def _paragraph(text: str) -> str:
    middle = len(text) // 2
    runs = "".join(
        f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>' for part in (text[:middle], text[middle:])
    )
    return f"<w:p>{runs}</w:p>"


def pdf(tables: list[Table], dice: Random) -> bytes:
    """Typeset with lines around the cells, as Word prints; the header on every page or on the first alone."""
    papers = []
    for table in tables:
        cells = [
            {"x": at, "y": row, "across": cell.across, "down": cell.down, "text": cell.text}
            for row, at, cell in placed(table)
        ]
        papers.append(
            {
                "above": table.above,
                "below": table.below,
                "width": table.width,
                "repeat": dice.random() < 0.6,
                "head": [cell for cell in cells if int(str(cell["y"])) < table.header],
                "cells": [cell for cell in cells if int(str(cell["y"])) >= table.header],
            }
        )
    return typeset(_TYPST, {"data.json": json.dumps(papers, ensure_ascii=False).encode()})


def typeset(text: str, files: dict[str, bytes]) -> bytes:
    """A PDF of a text in typst and the files that it reads."""
    content: Any = typst.compile({"main": text.encode(), **files}, font_paths=_fonts())
    return bytes(content)


@cache
def _fonts() -> Any:
    folder = str(fontpkg_be_vietnam_pro.ROOT / "files")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])


def _zipped(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


KINDS: dict[str, Callable[[list[Table], Random], bytes]] = {
    "xlsx": xlsx,
    "strict": strict,
    "prefixed": prefixed,
    "ods": ods,
    "csv": delimited,
    "docx": docx,
    "pdf": pdf,
}
# What the file is called: the content decides and not the ending, which is sometimes another.
ENDINGS = {
    "xlsx": ["xlsx"],
    "strict": ["xlsx"],
    "prefixed": ["xlsx"],
    "ods": ["ods", "ods", "xlsx"],
    "csv": ["csv", "csv", "tsv", "txt", "xlsx"],
    "docx": ["docx", "docx", "doc"],
    "pdf": ["pdf"],
}
