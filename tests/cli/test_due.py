"""`ocop due`: what ends is listed in its place, in the terminal, as tables, and as drafts of letters."""

import csv
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import docx
import icalendar
import openpyxl
import pypdfium2
import pytest
from click.testing import CliRunner, Result

from build_hooks.cli import ocop
from tests.building import PRODUCER, PRODUCT, write_repository
from tests.reading import PRODUCER_PATH

OWNED = f"{PRODUCT}producer: co-so-banh-trang\n"
SOURCE = 'recognitions: [{stars: 3, as_of: "2025"}]'
DECIDED = (
    "recognitions: [{stars: 3, decision: 86/QĐ-UBND, issued: 27/01/2024, issuer: UBND tỉnh An Giang, level: province}]"
)
NAMES = {"một": DECIDED, "hai": DECIDED, "ba": DECIDED.replace("86", "12").replace("27/01/2024", "01/02/2023")}
FILES: dict[str, str | bytes] = {
    **{
        f"products/an-giang/{number}.yml": OWNED.replace("Bánh tráng", f"Bánh {name}").replace(SOURCE, decided)
        for number, (name, decided) in enumerate(NAMES.items())
    },
    "products/an-giang/nguon.yml": OWNED.replace("Bánh tráng", "=1+1"),
    "products/an-giang/so.yml": OWNED.replace("Bánh tráng", "12/2023"),
    "products/an-giang/mau.yml": f"{OWNED}sample: có\n",
    PRODUCER_PATH: PRODUCER,
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two products of one decision, one of an older one, one that a source alone names, and a sample."""
    assert SOURCE in PRODUCT
    return write_repository(tmp_path, FILES)


def due(root: Path, *arguments: str, code: int = 0) -> Result:
    """`ocop due` on a day, or on the one that is asked for."""
    result = CliRunner().invoke(ocop, ["--root", str(root), "due", "--on", "01/12/2026", *arguments])
    assert result.exit_code == code, result.output
    return result


def test_each_in_its_place(root: Path) -> None:
    """What has ended, what ends, what lacks a decision; those of one decision together."""
    said = due(root).output
    order = ["Đã hết hạn: 1", "12/QĐ-UBND", "Bánh ba", "31–90 ngày: 2", "86/QĐ-UBND", "còn 57 ngày · Bánh "]
    places = [said.index(words) for words in order]
    assert places == sorted(places) and said.count("Quyết định 86/QĐ-UBND") == 1
    assert "Chưa có quyết định, cần bổ sung: 2" in said and "Không tính hạn: Dữ liệu mẫu: 1." in said


@pytest.mark.parametrize(("by", "key"), [("producer", "Cơ sở Bánh Tráng"), ("group", "Thực phẩm"), ("commune", "Chưa")])
def test_by_what_one_asks(root: Path, by: str, key: str) -> None:
    """Under a heading each, once a term."""
    assert due(root, "--by", by).output.count(f"\n  {key}") == 3


def test_another_day(root: Path) -> None:
    """Valid through its last day; an impossible day is one line."""
    assert "Đã hết hạn: 1" in due(root, "--on", "27-1-2027").output
    assert "Đã hết hạn: 3" in due(root, "--on", "ngày 28 tháng 01 năm 2027").output
    said = due(root, "--on", "31/02/2027", code=2).output
    assert "“31/02/2027” không phải ngày" in said


def test_tables(root: Path) -> None:
    """Every product in both, days as days, and no text is a formula."""
    due(root, "--tables")
    content = (root / "print/thoi-han/thoi-han.csv").read_bytes().decode("utf-8-sig")
    head, *lines = csv.reader(StringIO(content))
    assert len(lines) == 6 and head[:2] == ["Tình trạng", "Đến hết ngày"]
    assert ["Đã hết hạn", "01/02/2026", "-303"] in [line[:3] for line in lines]
    assert {"'=1+1", "'12/2023"} <= {line[4] for line in lines}
    book = openpyxl.load_workbook(BytesIO((root / "print/thoi-han/thoi-han.xlsx").read_bytes()))
    rows: Any = list(book.worksheets[0].iter_rows())
    assert [cell.value for cell in rows[0]] == head and len(rows) == 7
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "d"}
    assert rows[1][1].is_date and rows[1][2].value == -303


def test_a_letter_a_producer(root: Path) -> None:
    """One draft for its three products, in PDF, Word and a text; number, day and signature are left empty."""
    assert "1 dự thảo" in due(root, "--letters").output
    folder = root / "print/thoi-han"
    page = pypdfium2.PdfDocument((folder / "co-so-banh-trang.pdf").read_bytes())[0].get_textpage().get_text_range()
    document: Any = docx.Document(str(folder / "co-so-banh-trang.docx"))
    table = [[cell.text for cell in row.cells] for row in document.tables[1].rows][1:]
    text = (folder / "co-so-banh-trang.txt").read_text("utf-8-sig")
    assert [row[0] for row in table] == ["Bánh ba", "Bánh hai", "Bánh một"]
    assert table[0] == ["Bánh ba", "OCOP 3 sao, 12/QĐ-UBND ngày 01/02/2023", "01/02/2026", "đã qua ngày này"]
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for said in (page, words):
        assert "DỰ THẢO" in said and "Cơ sở Bánh Tráng" in said and "công nhận lại" in said
    assert "=1+1" not in page + text and "Bánh một" in page and "Bánh một" in text and "27/01/2027" in text


def test_no_letter_lies_over_another(root: Path) -> None:
    """A product whose producer nobody knows, called as a producer is."""
    path = root / "products/an-giang/co-so-banh-trang.yml"
    path.write_text(
        (root / "products/an-giang/2.yml").read_text("utf-8").replace("producer: co-so-banh-trang\n", ""), "utf-8"
    )
    assert "2 dự thảo" in due(root, "--letters").output
    assert len(list((root / "print/thoi-han").glob("*.docx"))) == 2


def test_a_wrong_file_ends_nothing(root: Path) -> None:
    """It is told, its product is left out, all others are listed."""
    (root / "products/an-giang/0.yml").write_text(OWNED.replace("thuc-pham", "x"), "utf-8")
    said = due(root, code=1)
    assert "products/an-giang/0.yml" in said.output and "31–90 ngày: 1" in said.output


def events(path: Path) -> Any:
    """Of a calendar, as another program reads it."""
    return icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")


def test_calendars(root: Path) -> None:
    """One of all and one of the group, which an independent reader takes; a later edit is the same event, newer."""
    due(root, "--calendar")
    path = root / "print/thoi-han/lich-tat-ca.ics"
    found = events(path)
    assert len(events(path.with_name("lich-thuc-pham.ics"))) == len(found) == 3
    assert str(found[0]["SUMMARY"]) == "Giấy chứng nhận OCOP hết hạn: Bánh ba"
    assert [event["DTSTART"].dt for event in found] == [date(2026, 2, 1), date(2027, 1, 27), date(2027, 1, 27)]
    assert [alarm["TRIGGER"].dt.days for alarm in found[0].walk("VALARM")] == [-180, -90, -30]
    first = {str(event["UID"]): int(event["SEQUENCE"]) for event in found}
    product = root / "products/an-giang/0.yml"
    product.write_text(f"{product.read_text('utf-8')}updated: 20/11/2026\n", "utf-8")
    due(root, "--calendar")
    again = {str(event["UID"]): int(event["SEQUENCE"]) for event in events(path)}
    assert first.keys() == again.keys() and any(again[uid] > first[uid] for uid in first)
    product.write_text(product.read_text("utf-8").replace("20/11/2026", "20/11/2017"), "utf-8")
    due(root, "--calendar")
    assert all(int(event["SEQUENCE"]) >= 0 for event in events(path))
