"""Workbooks as strangers make them: numbers that are none, ranges that lie over each other."""

import io
import zipfile
from pathlib import Path

import pytest

from build_hooks.rules import records
from build_hooks.workbook import bounds
from build_hooks.workbook.delimited import read_delimited
from build_hooks.workbook.grid import Kind, Sheet, whole_number
from build_hooks.workbook.package import Package, Refused
from build_hooks.workbook.reading import read_workbook
from build_hooks.workbook.typed import with_zeros
from build_hooks.workbook.values import number_text
from tests.workbook_files import filled, run

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
LARGE = "9" * 5_000


def workbook(rows: str, more: str = "", **parts: str) -> bytes:
    """An .xlsx of one sheet whose rows are given as XML; `styles` and `sharedStrings` may be added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}">{parts.pop("properties", "")}'
            '<sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{more}</worksheet>'
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, content in parts.items():
            archive.writestr(f"xl/{name}.xml", content)
    return buffer.getvalue()


def sheet_of(content: bytes) -> Sheet:
    """Its one sheet."""
    (sheet,) = read_workbook(Package(content), "a.xlsx")
    return sheet


def cell(text: str, reference: str = "") -> str:
    """A cell with a text of its own."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


@pytest.mark.parametrize("number", ["²", "٣", LARGE, "-1", "0", "1.5", "1e3", "", " 2", "２", "0x2", "NaN"])
def test_the_number_of_a_row_is_a_number_or_the_next(number: str) -> None:
    """A row of any other number stands below the one before."""
    sheet = sheet_of(workbook(f'<row r="4">{cell("a")}</row><row r="{number}">{cell("b")}</row>'))
    assert {row: sheet.at(row, 1) for row in sheet.rows} == {4: "a", 5: "b"}


@pytest.mark.parametrize("reference", ["²", "A²", "٣", LARGE, f"A{LARGE}", "A" * 5_000, "-1", "$", "1A", "é1", "a1"])
def test_the_place_of_a_cell_is_a_place_or_the_next(reference: str) -> None:
    """A cell at any other place stands beside the one before."""
    sheet = sheet_of(workbook(f'<row r="1">{cell("a", "B1")}{cell("b", reference)}</row>'))
    assert {column: found.text for column, found in sheet.rows[1].items()} == {2: "a", 3: "b"}


@pytest.mark.parametrize("reference", ["²:³", f"A1:A{LARGE}", "A:", ":", "A1", f"{LARGE}:B2", "٣:٤", "B2:A1"])
def test_a_merged_range_of_any_text(reference: str) -> None:
    """What is no range is passed over."""
    merged = f'<mergeCells><mergeCell ref="{reference}"/></mergeCells>'
    rows = f'<row r="1">{cell("a", "A1")}</row><row r="2">{cell("b", "B2")}</row>'
    assert sheet_of(workbook(rows, merged)).at(2, 1) == ""


@pytest.mark.parametrize("index", ["²", "٣", LARGE, "-1", "7", "", "1.0"])
def test_a_shared_text_that_is_not_there(index: str) -> None:
    """Its cell is empty; the style and the format of a cell may be any text as well."""
    strings = f'<sst xmlns="{_MAIN}"><si><t>x</t></si></sst>'
    styles = (
        f'<styleSheet xmlns="{_MAIN}"><numFmts><numFmt numFmtId="{index}" formatCode="{"[" * 60_000}"/></numFmts>'
        f'<cellXfs><xf numFmtId="{index}"/></cellXfs></styleSheet>'
    )
    rows = f'<row><c t="s"><v>{index}</v></c><c s="{index}"><v>5</v></c><c s="0"><v>6</v></c></row>'
    sheet = sheet_of(workbook(rows, sharedStrings=strings, styles=styles))
    assert [sheet.at(1, column) for column in (1, 2, 3)] == ["", "5", "6"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("1E400", "1E400"),
        ("1E+9999999", "1E+9999999"),
        ("1E+999999999999999999", "1E+999999999999999999"),
        ("-1E+9999999", "-1E+9999999"),
        ("1E-400", "0"),
        ("1E-999999999", "0"),
        ("0E+999999999", "0"),
        ("-0", "0"),
        ("NaN", "NaN"),
        ("sNaN", "sNaN"),
        ("inf", "inf"),
        ("-Infinity", "-Infinity"),
        ("1E18", "1E18"),
        (LARGE, LARGE),
        ("²", "²"),
        ("٣", "٣"),
        ("0." + "0" * 9_000 + "1", "0"),
        ("abc", "abc"),
    ],
)
@pytest.mark.parametrize("from_1904", [True, False])
@pytest.mark.parametrize("style", [(False, ""), (False, "00000"), (True, "dd/mm/yyyy")])
def test_a_number_of_any_size(raw: str, expected: str, from_1904: bool, style: tuple[bool, str]) -> None:
    """It is written as it is where it is none that a person could have typed; no day lies outside of the calendar."""
    text, kind = number_text(raw, style, from_1904=from_1904)
    if expected == "0":
        assert text in ("0", "00000") or kind is Kind.DATE
    else:
        assert text == expected and kind in (Kind.NUMBER, Kind.TEXT)


@pytest.mark.parametrize("serial", ["1E17", "2958466", "99999999", "-99999999"])
def test_a_day_outside_of_the_calendar(serial: str) -> None:
    """It stays the number that it is in the file."""
    assert number_text(serial, (True, "dd/mm/yyyy"), from_1904=False)[1] is Kind.NUMBER


def test_a_number_that_others_write_is_filled_with_no_zeros() -> None:
    """Digits of other scripts are no number of ours."""
    spec = records()["origin"]["commune"]
    assert (with_zeros("727", spec), with_zeros("٣", spec), with_zeros("²", spec)) == ("00727", "٣", "²")
    assert (whole_number("12"), whole_number("²", 7), whole_number(None, 7), whole_number("1" * 9, 7)) == (12, 7, 7, 7)


def test_ranges_that_lie_over_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as may be over as many rows as may be: the first that reaches a row fills it, and none is asked twice."""
    rows = "".join(f'<row r="{row}">{cell("x", f"B{row}")}</row>' for row in range(2, bounds.MAX_ROWS))
    first = f'<row r="1">{cell("đầu", "A1")}{cell("x", "B1")}</row>'
    ranges = "".join(f'<mergeCell ref="A1:A{row}"/>' for row in range(2, bounds.MAX_MERGED))
    whole = workbook(first + rows, f"<mergeCells>{ranges}</mergeCells>")
    sheet = sheet_of(whole)
    assert {sheet.at(row, 1) for row in sheet.rows} == {"đầu"}
    monkeypatch.setattr(bounds, "MAX_LETTERS", 15_000)  # what a range repeats counts as what a file holds
    with pytest.raises(Refused) as refused:
        sheet_of(whole)
    assert refused.value.message == "workbook_too_large"


def test_the_first_of_two_ranges_holds() -> None:
    """A cell of its own stays, and a range over another fills what that one left."""
    rows = "".join(f'<row r="{row}">{cell("x", f"B{row}")}</row>' for row in (2, 3, 5, 6))
    rows = f'<row r="1">{cell("a", "A1")}</row>{rows}<row r="4">{cell("b", "A4")}</row>'
    ranges = '<mergeCell ref="A1:A3"/><mergeCell ref="A4:A6"/><mergeCell ref="A1:A9"/>'
    sheet = sheet_of(workbook(rows, f"<mergeCells>{ranges}</mergeCells>"))
    assert [sheet.at(row, 1) for row in range(1, 7)] == ["a", "a", "a", "b", "b", "b"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a" + b"," * bounds.MAX_COLUMNS + b"b", "too_many_columns"),
        (b"\n" * (bounds.MAX_ROW + 1) + b"a", "too_many_rows"),
        (b"a\n" * (bounds.MAX_ROWS + 1), "too_many_rows"),
    ],
)
def test_a_csv_over_its_bounds(content: bytes, message: str) -> None:
    """It is refused by its lines and columns, the empty ones too."""
    with pytest.raises(Refused) as refused:
        read_delimited(content, "a.csv")
    assert refused.value.message == message


def test_a_csv_of_nothing_but_commas() -> None:
    """A line of ten million empty cells is one empty line."""
    sheet = read_delimited(b"a" + b"," * 10_000_000 + b"\nb", "a.csv")
    assert {row: sheet.at(row, 1) for row in sheet.rows} == {1: "a", 2: "b"}


def test_a_file_that_may_not_be_read(repository: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told in one line."""
    path = filled(desk / "a.xlsx")
    real = Path.read_bytes

    def closed(one: Path) -> bytes:
        if one.name == "a.xlsx":
            raise PermissionError
        return real(one)

    monkeypatch.setattr(Path, "read_bytes", closed)
    result = run(repository, path)
    assert result.exit_code == 1 and "a.xlsx: máy không cho đọc tệp hay thư mục này (PermissionError);" in result.output
