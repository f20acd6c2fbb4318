"""What is told of a table is told once, what matters first; and a cell that says so empties what is there."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from build_hooks.cli import ocop
from build_hooks.read.catalog import read_catalog
from build_hooks.rules.problems import Mark, Problem
from build_hooks.workbook.gathered import gathered
from tests.building import REPOSITORY
from tests.intake.sending import contents, write
from tests.workbook_files import PATH, PRODUCER, PRODUCT, RECOGNITION, WHOLE, cell, fill, filled, opened, run, saved

STATED = "(xóa)"
KNOWN = {"Tên sản phẩm": "Mắm cá linh", "Chủ thể OCOP": "Lò mắm Bà Sáu"}


def numbered(count: int, **changes: str) -> list[dict[str, Any]]:
    """Rows of so many products."""
    return [{**PRODUCT, "Tên sản phẩm": f"Mắm {number}", **changes} for number in range(count)]


def certified(count: int) -> list[dict[str, Any]]:
    """A recognition for each."""
    return [{**RECOGNITION, "Tên sản phẩm": f"Mắm {number}"} for number in range(count)]


# Each thing once


def test_a_producer_that_thirty_rows_name_wrong_is_one_line(repository: Path, desk: Path) -> None:
    """With its cells, first of all; the rows stand in the table without it."""
    owners = {"Sản phẩm": numbered(30, **{"Chủ thể OCOP": "Lò Bà Bảy"}), "Công nhận": certified(30)}
    output = run(repository, filled(desk / "a.xlsx", {**WHOLE, **owners})).output
    column = cell("Sản phẩm", "Chủ thể OCOP", 2)
    assert output.startswith(f"a.xlsx, {column}:{column.partition('!')[2][:-1]}31 (30 ô): không có chủ thể “Lò Bà Bảy”")
    assert output.count("Lò Bà Bảy") == 1 and output.count("lỗi   Mắm ") == 30


def test_a_wrong_cell_of_a_producer_is_told_once(repository: Path, desk: Path) -> None:
    """However many products are theirs."""
    rows = {"Sản phẩm": numbered(5), "Công nhận": certified(5), "Chủ thể": [{**PRODUCER, "Loại hình": "Lò"}]}
    output = run(repository, filled(desk / "a.xlsx", rows)).output
    assert output.count("“Lò” không có trong danh sách") == 1
    assert output.startswith(f"a.xlsx, {cell('Chủ thể', 'Loại hình')}: Loại hình: “Lò”")


def test_errors_stand_before_warnings_and_both_before_the_rows(repository: Path, desk: Path) -> None:
    """Whatever the order of sheets and rows."""
    book = fill(opened(), {**WHOLE, "Công nhận": [{**RECOGNITION, "Ngày ký quyết định": "31/02/2025"}]})
    sheet = book["Sản phẩm"]
    sheet.cell(1, sheet.max_column + 1).value = "Ghi chú của xã"
    lines = run(repository, saved(book, desk / "a.xlsx")).output.splitlines()
    assert (
        "31/02/2025" in lines[0]
        and "cảnh báo: cột “Ghi chú của xã” không có trong bảng mẫu nên không đọc;" in lines[1]
        and lines[2].startswith("lỗi")
    )


def test_cells_of_one_thing_are_named_as_ranges() -> None:
    """Neighbours as a range, others each; other columns, words and sheets are other things."""

    def problem(place: str, found: str = "x", message: str = "cell_error") -> Problem:
        return Problem(place, Mark(), "", message, {"found": found})

    places = [f"a.xlsx, Lô!B{row}" for row in (5, 3, 4, 9)] + ["a.xlsx, Lô!C3", "b.csv, B3", "b.csv, B4", "a.xlsx, Lô"]
    found = [problem("b.csv, B3", message="system_files"), *map(problem, places), problem("a.xlsx, Lô!B5", "y")]
    assert [(one.path, one.params["found"]) for one in gathered([*found, *found])] == [
        ("a.xlsx, Lô!B3:B5, B9 (4 ô)", "x"),
        ("a.xlsx, Lô!C3", "x"),
        ("b.csv, B3:B4 (2 ô)", "x"),
        ("a.xlsx, Lô", "x"),
        ("a.xlsx, Lô!B5", "y"),
        ("b.csv, B3", "x"),
    ]
    (many,) = gathered(problem(f"a.xlsx, Lô!B{row}") for row in range(2, 200, 2))
    assert many.path == "a.xlsx, Lô!B2, B4, B6, B8, B10, B12… (99 ô)"


# Columns


@pytest.mark.parametrize(
    ("name", "is_taken"), [("Ghi chú của xã", True), ("Phụ trách", True), ("Nhóm sản phẩn", False)]
)
def test_a_column_of_one_s_own_is_a_note(repository: Path, desk: Path, name: str, is_taken: bool) -> None:
    """An office keeps its own beside ours; what is spelled like one of ours is a slip, and stops."""
    book = fill(opened(), WHOLE)
    sheet = book["Sản phẩm"]
    column = sheet.max_column + 1
    sheet.cell(1, column).value, sheet.cell(2, column).value = name, "gọi lại"
    result = run(repository, saved(book, desk / "a.xlsx"))
    assert (result.exit_code == 0) is is_taken, result.output
    assert (
        result.output.count(f"“{name}”") == 1 and ("không có trong bảng mẫu nên không đọc" in result.output) is is_taken
    )


def test_required_columns_stand_first() -> None:
    """In every sheet of the template and of the catalog."""
    for name in ("Sản phẩm", "Chủ thể", "Công nhận", "Giấy tờ", "Lô"):
        heads = [str(head.value) for head in opened()[name][1]]
        stars = [head.endswith(" *") for head in heads]
        assert stars[0] and stars == sorted(stars, reverse=True), heads[:6]
    assert [str(head.value) for head in opened()["Sản phẩm"][1]][:3] == [
        "Tên sản phẩm *",
        "Nhóm sản phẩm *",
        "Nguồn 1: Tên nguồn *",
    ]


# Emptying


def there(repository: Path, more: str) -> Path:
    """A product and producer that are there, with more of the product."""
    run(repository, filled(repository.parent / "first.xlsx"))
    path = repository / PATH
    path.write_text(f"{path.read_text('utf-8')}{more}", "utf-8")
    return path


@pytest.mark.parametrize("said", [STATED, "(Xoá)", " (XÓA) ", "[xóa]"])
def test_the_stated_sign_empties_what_is_there(repository: Path, desk: Path, said: str) -> None:
    """It is shown old → new, comments stay, and an empty cell leaves what is there."""
    path = there(repository, "summary: Ủ ba tháng.\nseason: Tháng 9  # mùa nước nổi\ntags: [mắm, cá]\n")
    row = {**KNOWN, "Một câu giới thiệu": said, "Từ khóa": said}
    result = run(repository, filled(desk / "a.xlsx", {"Sản phẩm": [row]}))
    assert result.exit_code == 0, result.output
    assert "Một câu giới thiệu: Ủ ba tháng. → (bỏ)" in result.output
    text = path.read_text("utf-8")
    assert "summary" not in text and "tags" not in text and "season: Tháng 9  # mùa nước nổi" in text


def test_what_papers_prove_waits_before_it_is_emptied(repository: Path, desk: Path) -> None:
    """As every other change of it does; a member of a list keeps its other fields."""
    path = there(repository, "contact: {phone: '0912345678', consent: 01/11/2025}\n")
    rows = {
        "Sản phẩm": [{**KNOWN, "Liên hệ: Điện thoại": STATED}],
        "Công nhận": [{**KNOWN, "Số quyết định": "86/QĐ-UBND", "Cơ quan công nhận": STATED}],
    }
    book = filled(desk / "a.xlsx", rows)
    waits = run(repository, book)
    assert waits.exit_code == 3 and "chờ duyệt" in waits.output and "0912345678" in path.read_text("utf-8")
    result = run(repository, book, "--accept", "mam-ca-linh")
    assert result.exit_code == 0, result.output
    product = read_catalog(repository).catalog.products[1]
    assert not product.contact.phone and product.recognitions[0].issuer == "" and product.recognitions[0].stars == 3


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ({**KNOWN, "Nhóm sản phẩm": STATED}, "Nhóm sản phẩm"),
        ({**KNOWN, "Nguồn 1: Tên nguồn": STATED}, "“(xóa)” ở mọi ô của Nguồn thông tin là bỏ cả mục ấy"),
    ],
)
def test_what_has_to_be_there_is_not_emptied(repository: Path, desk: Path, rows: dict[str, str], said: str) -> None:
    """Neither a required field nor a member of a list as a whole."""
    there(repository, "")
    before = contents(repository)
    result = run(repository, filled(desk / "a.xlsx", {"Sản phẩm": [rows]}), "--accept-all")
    assert result.exit_code == 1 and said in result.output, result.output
    assert contents(repository) == before


def test_a_new_product_has_nothing_to_empty(repository: Path, desk: Path) -> None:
    """The sign is never written."""
    rows = {**WHOLE, "Sản phẩm": [{**PRODUCT, "Một câu giới thiệu": STATED, "Quy cách 1: Quy cách": STATED}]}
    assert run(repository, filled(desk / "a.xlsx", rows)).exit_code == 0
    assert not any(
        b"\0" in content or "xóa".encode() in content
        for content in contents(repository).values()
        if b"name:" in content
    )


def test_a_dash_is_a_text(repository: Path, desk: Path) -> None:
    """Offices write it where they have nothing: it empties nothing."""
    path = there(repository, "summary: Ủ ba tháng.\n")
    run(repository, filled(desk / "a.xlsx", {"Sản phẩm": [{**KNOWN, "Mùa vụ": "-"}]}))
    assert "summary: Ủ ba tháng." in path.read_text("utf-8")


def test_the_sign_is_stated() -> None:
    """In the guide that lies in the workbook and in the guide of the site."""
    assert any(STATED in str(line[0].value) for line in opened()["Hướng dẫn"].iter_rows(max_col=1))
    assert STATED in (REPOSITORY / "catalog/huong-dan/excel.md").read_text("utf-8")


# What a workbook carries


def test_an_export_says_what_private_values_it_carries(repository: Path, desk: Path) -> None:
    """In one line; nothing of them where all agreed."""
    household = (
        "name: Hộ bà Sáu\ntype: ho-san-xuat\naddress: Ấp 3\ncontact: {phone: '0912345678', zalo: '0912345678'}\n"
        "sources: [{title: Danh sách}]\n"
    )
    product = (repository / "products/an-giang/banh-trang.yml").read_text("utf-8") + "producer: ho-ba-sau\n"
    write(
        repository,
        {"producers/ho-ba-sau.yml": household.encode(), "products/an-giang/banh-trang.yml": product.encode()},
    )

    def export(name: str) -> str:
        return CliRunner().invoke(ocop, ["--root", str(repository), "export-xlsx", "--out", str(desk / name)]).output

    path, said = export("a.xlsx").splitlines()
    assert path.endswith("a.xlsx")
    assert said.startswith(
        "Bảng có điều riêng tư chưa được đồng ý công khai: 2 số điện thoại, Zalo; 0 thư; 1 địa chỉ hộ."
    )
    agreed = household.replace("contact: {", "contact: {consent: 01/11/2025, ")
    write(repository, {"producers/ho-ba-sau.yml": agreed.encode()})
    assert len(export("b.xlsx").splitlines()) == 1


@pytest.mark.parametrize("name", ["mau-nhap-ocop.xlsx", "danh-muc-ocop.xlsx"])
def test_git_ignores_what_the_commands_write(name: str) -> None:
    """A filled workbook with telephone numbers is not committed by accident."""
    done = subprocess.run(["git", "check-ignore", "-q", name], cwd=REPOSITORY, check=False)
    assert done.returncode == 0
