"""Kinds of file by what is in them, whatever they are called; each that is not read has a way on of its own."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from build_hooks.ground import apart
from build_hooks.read.catalog import read_catalog
from build_hooks.workbook import bounds
from build_hooks.workbook.annex import Decision, read_annex
from build_hooks.workbook.grid import Kind, Sheet
from build_hooks.workbook.opening import open_sheets
from build_hooks.workbook.package import Refused
from tests.annexes.files import KINDS, docx, ods, pdf, typeset
from tests.annexes.paper import Cell, Table
from tests.workbook_files import template

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
TABLE = Table(
    "Bảng",
    ["PHỤ LỤC", "DANH SÁCH"],
    [
        {0: Cell("TT", down=2), 1: Cell("Tên sản phẩm", down=2), 2: Cell("Kết quả", across=2)},
        {2: Cell("Điểm"), 3: Cell("Hạng")},
        {0: Cell("1"), 1: Cell("Khô cá,\nmột nắng"), 2: Cell("62,5", down=2), 3: Cell("3 sao")},
        {0: Cell("2"), 1: Cell("Mắm “ruốc”"), 3: Cell("4 sao")},
    ],
    ["CHỦ TỊCH"],
    header=2,
    width=4,
)


def opened(folder: Path, name: str, content: bytes) -> list[Sheet]:
    (folder / name).write_bytes(content)
    return open_sheets(folder / name)


def refused(folder: Path, name: str, content: bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        opened(folder, name, content)
    return caught.value


def zipped(**parts: str | bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word(body: str) -> bytes:
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return zipped(**{"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def opendocument(rows: str, styles: str = "", table: str = "") -> bytes:
    spaces = " ".join(f'xmlns:{name}="{ODF}{name}:1.0"' for name in ("office", "table", "text", "style"))
    sheet = f"<table:table table:name='A' {table}>{rows}</table:table>"
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    content = f"<office:document-content {spaces}>{styles}{body}</office:document-content>"
    return zipped(mimetype=SPREADSHEET, **{"content.xml": content})


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "csv"])
@pytest.mark.parametrize("name", ["a.xlsx", "a.txt", "a"])
def test_a_table_of_each_kind(tmp_path: Path, kind: str, name: str) -> None:
    """Every cell at its place, merged ones in each of their rows, whatever the file is called."""
    (sheet,) = opened(tmp_path, name, KINDS[kind]([TABLE], Random(1)))  # noqa: S311
    top = next(row for row, cells in sheet.rows.items() if any(cell.text == "TT" for cell in cells.values()))
    left = min(sheet.rows[top])
    texts = [[sheet.at(top + row, left + at) for at in range(4)] for row in range(4)]
    assert texts[0] == ["TT", "Tên sản phẩm", "Kết quả", ""] and texts[1][2:] == ["Điểm", "Hạng"]
    assert texts[2][2:] == ["62,5", "3 sao"] and texts[3] == ["2", "Mắm “ruốc”", "62,5", "4 sao"]
    assert " ".join(texts[2][1].split()) == "Khô cá, một nắng"
    assert {"PHỤ LỤC", "DANH SÁCH", "CHỦ TỊCH"} <= {
        cell.text for cells in sheet.rows.values() for cell in cells.values()
    }


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.txt", "a.xlsx", "a.doc"])
def test_texts_of_any_separator(tmp_path: Path, separator: str, encoding: str, name: str) -> None:
    """An address has more commas than its row has cells, and is one cell all the same."""
    address = "a, b, c, d, e, f, g, h" if separator != "," else "a"
    text = "".join(separator.join(row) + "\r\n" for row in (["TT", "Ten", "Dia chi"], ["1", "Kho", address]))
    (sheet,) = opened(tmp_path, name, text.encode(encoding))
    assert [cell.text for cell in sheet.rows[2].values()] == ["1", "Kho", address] and not sheet.has_ranges


TEXT = zipped(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": "<d/>"})
OFFICE_2003 = b'\xef\xbb\xbf<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'


def webp() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8)).save(buffer, "WEBP")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), "old_workbook"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted_workbook"),
        ("a.doc", OLE + bytes(512) + "WordDocument".encode("utf-16-le"), "old_text"),
        ("a.xlsx", OLE + "PowerPoint Document".encode("utf-16-le"), "not_a_workbook"),
        ("a.doc", b"{\\rtf1\\ansi x}", "old_text"),
        ("a.xlsb", zipped(**{"xl/workbook.bin": b"x"}), "binary_workbook"),
        ("a.docm", zipped(**{"[Content_Types].xml": "macroEnabled", "word/document.xml": "<d/>"}), "text_with_macros"),
        ("a.docx", word("<w:p><w:r><w:t>x</w:t></w:r></w:p>"), "text_without_table"),
        ("a.odt", TEXT, "opendocument_text"),
        ("a.pptx", zipped(**{"ppt/presentation.xml": "<p/>"}), "not_a_workbook"),
        ("a.xls", b"<html><table><tr><td>TT</td></tr></table></html>", "marked_up_table"),
        ("a.xls", OFFICE_2003, "marked_up_table"),
        ("a.pdf", b"\xff\xd8\xff\xe0 JFIF", "a_picture"),
        ("a.csv", webp(), "a_picture"),
        ("a.pdf", b"%PDF-1.7 half", "broken_pdf"),
        ("a.docx", b"x", "not_a_workbook"),
        ("a.xlsx", b"PK\x03\x04 half", "not_a_workbook"),
    ],
)  # fmt: skip
def test_a_kind_that_is_not_read(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    """Each is told what it is, and what to do with it."""
    assert refused(tmp_path, name, content).message == message


def test_a_workbook_with_macros(tmp_path: Path) -> None:
    """By its parts, whatever it is called."""
    buffer = io.BytesIO(template())
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert refused(tmp_path, "a.xlsx", buffer.getvalue()).message == "workbook_with_macros"


# OpenDocument


def ods_cell(said: str, inside: str) -> str:
    return f"<table:table-cell {said}>{inside}</table:table-cell>"


def number(value: str, shown: str) -> str:
    return ods_cell(f'office:value-type="float" office:value="{value}"', f"<text:p>{shown}</text:p>")


def test_values_of_a_spreadsheet(tmp_path: Path) -> None:
    """Numbers as people write them, days, yes and no, errors, breaks; remarks and repeated cells."""
    cells = (
        number("62.5", "62,50"),
        number("727", "00727"),
        ods_cell('office:value-type="date" office:date-value="2023-01-27T00:00:00"', "<text:p>27</text:p>"),
        ods_cell('office:value-type="boolean" office:boolean-value="true"', "<text:p>TRUE</text:p>"),
        ods_cell('table:formula="of:=1/0" office:value-type="string"', "<text:p>#DIV/0!</text:p>"),
        ods_cell(
            'office:value-type="string"',
            "<office:annotation><text:p>nhắc</text:p></office:annotation><text:p>a<text:s text:c='2'/>"
            "<text:span>b</text:span><text:line-break/>c</text:p><text:p>d</text:p>",
        ),
        ods_cell('table:number-columns-repeated="2" office:value-type="string"', "<text:p>x</text:p>"),
    )
    empty = '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
    rows = f"{empty}<table:table-row>{''.join(cells)}</table:table-row>"
    (sheet,) = opened(tmp_path, "a.ods", opendocument(rows))
    read = sheet.rows[4]
    assert [cell.text for cell in read.values()] == [
        "62,5",
        "00727",
        "27/01/2023",
        "có",
        "#DIV/0!",
        "a  b\nc\nd",
        "x",
        "x",
    ]
    assert [read[at].kind for at in (1, 3, 4, 5)] == [Kind.NUMBER, Kind.DATE, Kind.FLAG, Kind.ERROR]


def test_a_hidden_sheet_of_a_spreadsheet(tmp_path: Path) -> None:
    """As its style says."""
    styles = '<s><style:style style:name="t"><style:table-properties table:display="false"/></style:style></s>'
    (sheet,) = opened(tmp_path, "a.ods", opendocument("", styles, 'table:style-name="t"'))
    assert sheet.is_hidden


X = "<text:p>x</text:p>"


@pytest.mark.parametrize(
    ("row", "cell", "message"),
    [
        ('table:number-rows-repeated="99999999"', "", "too_many_rows"),
        ("", 'table:number-columns-repeated="9999"', "too_many_columns"),
    ],
)
def test_cells_repeated_for_ever(tmp_path: Path, row: str, cell: str, message: str) -> None:
    """A small file that would be a large table ends at once."""
    rows = f"<table:table-row {row}>{ods_cell(cell, X)}</table:table-row>"
    assert refused(tmp_path, "a.ods", opendocument(rows)).message == message


# Word


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def text(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_what_word_writes(tmp_path: Path) -> None:
    """Breaks, tabs, changes that were taken out, boxes, cells inside content controls, a row that begins late."""
    odd = (
        "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r>"
        "<w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:ins><w:r><w:t>d</w:t></w:r></w:ins></w:p>"
    )
    late = '<w:trPr><w:gridBefore w:val="2"/></w:trPr>'
    inner = f"<w:tbl>{row(text('trong'))}</w:tbl>"
    body = (
        f"{text('Tiêu đề')}<w:tbl>{row(odd, text('y') + inner)}{row(text('z'), properties=late)}"
        f"<w:tr><w:sdt><w:sdtContent><w:tc>{text('hộp')}</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>{text('Cuối')}"
    )
    (sheet,) = opened(tmp_path, "a.docx", word(body))
    assert sheet.at(-1, 1) == "Tiêu đề" and sheet.at(1, 1) == "a b\nc-d" and sheet.at(1, 2) == "y\ntrong"
    assert sheet.at(2, 3) == "z" and sheet.at(3, 1) == "hộp" and sheet.at(4, 1) == "Cuối"
    assert sheet.place(1, 2) == "a.docx, bảng 1!B1"


@pytest.mark.parametrize(
    ("bound", "most", "message"),
    [
        ("MAX_TABLES", 0, "too_many_sheets"),
        ("MAX_COLUMNS", 2, "too_many_columns"),
        ("MAX_ROWS", 2, "too_many_rows"),
        ("MAX_ELEMENTS", 20, "workbook_too_large"),
        ("MAX_LETTERS", 10, "workbook_too_large"),
    ],
)
@pytest.mark.parametrize("make", [docx, ods])
def test_bounds_hold_for_every_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[..., bytes], bound: str, most: int, message: str
) -> None:
    """Counted while it is read."""
    monkeypatch.setattr(bounds, "MAX_SHEETS" if bound == "MAX_TABLES" and make is ods else bound, most)
    assert refused(tmp_path, "a", make([TABLE], Random(1))).message == message  # noqa: S311


def test_rows_with_nothing_in_them_are_counted(tmp_path: Path) -> None:
    """In Word they are rows too; a spreadsheet says how often an empty one is repeated."""
    rows = "<w:tr><w:tc/></w:tr>" * (2 * bounds.MAX_ROWS + 1)
    assert refused(tmp_path, "a.docx", word(f"<w:tbl>{rows}</w:tbl>")).message == "too_many_rows"


def test_elements_inside_of_each_other_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A great many are a small file; they are counted as they begin, and none is followed to its depth."""
    monkeypatch.setattr(bounds, "MAX_ELEMENTS", 300_000)
    deep = "<w:r>" * 400_000
    assert refused(tmp_path, "a.docx", word(f"<w:tbl>{row('<w:p>' + deep)}")).message == "workbook_too_large"
    few = "<w:r>" * 3_000 + "<w:t>x</w:t>" + "</w:r>" * 3_000
    (sheet,) = opened(tmp_path, "b.docx", word(f"<w:tbl>{row('<w:p>' + few + '</w:p>', text('y'))}</w:tbl>"))
    assert sheet.at(1, 2) == "y"


def test_entities_are_never_read(tmp_path: Path) -> None:
    """Neither of a text nor of a spreadsheet."""
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><x>&a;&b;</x>'
    assert refused(tmp_path, "a.docx", zipped(**{"word/document.xml": bomb})).message == "not_a_workbook"
    assert refused(tmp_path, "a.ods", zipped(mimetype=SPREADSHEET, **{"content.xml": bomb})).message == "not_a_workbook"


# PDF


def test_pages_of_a_pdf(tmp_path: Path) -> None:
    """A sheet for each page, lines above the first table, and cells that go over several lines."""
    rows = [{0: Cell(str(at)), 1: Cell("Khô cá một nắng rất ngon " * 6), 2: Cell("3 sao")} for at in range(1, 40)]
    table = Table("A", ["PHỤ LỤC"], [{0: Cell("TT"), 1: Cell("Tên sản phẩm"), 2: Cell("Hạng")}, *rows], width=3)
    found = opened(tmp_path, "a.pdf", pdf([table], Random(3)))  # noqa: S311
    assert len(found) > 2 and [sheet.name for sheet in found][:2] == ["trang 1", "trang 2"]
    assert found[0].at(-1, 1) == "PHỤ LỤC"
    read = [sheet.at(number, 1) for sheet in found for number in sorted(sheet.rows) if sheet.at(number, 3) == "3 sao"]
    assert read == [str(at) for at in range(1, 40)]


PARTED = """
#set page(height: 70mm, width: 240mm, margin: 5mm)
#set text(size: 9pt, costs: (widow: 0%, orphan: 0%))
#let rows = json("data.json")
#table(columns: (12mm, 24mm, 30mm, 32mm, 30mm, 20mm), table.header(repeat: REPEAT, ..rows.at(0).map(c => [#c])),
  ..rows.slice(1).flatten().map(c => [#c]))
"""


@pytest.mark.parametrize("repeat", ["true", "false"])
def test_a_row_that_the_foot_of_a_page_parts(tmp_path: Path, repository: Path, repeat: str) -> None:
    """Name, owner and address go on over the page: one product, and no other of what is left of its name."""
    name, owner = "Khô cá lóc đồng một nắng ướp sả", "Hợp tác xã nông nghiệp Tân Tiến Phát"
    place = "ấp Bình Thành, xã Phú Bình, huyện Phú Tân, tỉnh An Giang"
    rows = [["TT", "Tên sản phẩm", "Tên chủ thể", "Địa chỉ", "Nhóm", "Hạng"]]
    rows += [[str(at), f"{name} {at}", f"{owner} {at}", place, "Thực phẩm", "3 sao"] for at in range(1, 24)]
    content = typeset(PARTED.replace("REPEAT", repeat), {"data.json": json.dumps(rows).encode()})
    (path := tmp_path / "a.pdf").write_bytes(content)
    decision = Decision("86/QĐ-UBND", "27/01/2023", "UBND tỉnh An Giang")
    found = read_annex(open_sheets(path), decision, read_catalog(repository).catalog)
    assert [item.product["name"] for item in found.proposals] == [f"{name} {at}" for at in range(1, 24)]
    assert [item.producer["name"] for item in found.proposals] == [f"{owner} {at}" for at in range(1, 24)]
    assert not found.wrong and len({str(item.product["origin"]) for item in found.proposals}) == 1


def scan() -> bytes:
    """A page of paper as a picture."""
    buffer = io.BytesIO()
    Image.new("L", (80, 100), 200).save(buffer, "PDF")
    return buffer.getvalue()


def joined(*contents: bytes) -> bytes:
    whole = pypdfium2.PdfDocument.new()
    for content in contents:
        whole.import_pages(pypdfium2.PdfDocument(content))
    buffer = io.BytesIO()
    whole.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("make", "message", "params"),
    [
        (lambda: typeset("#range(61).map(n => [#n]).join(pagebreak())", {}), "pdf_too_long", {"found": 61, "max": 60}),
        (lambda: typeset("Danh sách không kẻ ô.", {}), "pdf_without_table", {}),
        (scan, "scanned_pdf", {}),
        (lambda: joined(pdf([TABLE], Random(1)), scan()), "scanned_pages", {"found": "2"}),  # noqa: S311
    ],
)  # fmt: skip
def test_a_pdf_that_is_not_read(
    tmp_path: Path, make: Callable[[], bytes], message: str, params: dict[str, object]
) -> None:
    """Too long, without a ruled table, or a picture of paper: the whole or some pages."""
    told = refused(tmp_path, "a.pdf", make())
    assert (told.message, told.params) == (message, params)


def test_a_pdf_that_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read elsewhere, and ended after its time."""

    def never(*_: object, **told: Any) -> None:
        assert told == {"seconds": bounds.PDF_SECONDS}
        raise apart.TookTooLong

    monkeypatch.setattr(apart, "call", never)
    told = refused(tmp_path, "a.pdf", b"%PDF-1.7")
    assert (told.message, told.params) == ("pdf_too_slow", {"max": 10})


def test_a_pdf_with_a_password(tmp_path: Path) -> None:
    """It is told apart from a broken one."""
    assert refused(tmp_path, "a.pdf", locked()).message == "encrypted_pdf"


def locked() -> bytes:
    """A PDF that says it is encrypted, with keys that no password opens."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(100, 100)
    buffer = io.BytesIO()
    document.save(buffer)
    key = b"<" + b"00" * 32 + b">"
    lock = b"/Encrypt <</Filter/Standard/V 1/R 2/O " + key + b"/U " + key + b"/P -4>> /ID[<00><00>] /Root"
    return buffer.getvalue().replace(b"/Root", lock, 1)
