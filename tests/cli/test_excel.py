"""Excel in and out: each row is right, or named with its cell; nothing is written before all is looked at."""

import shutil
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl.drawing.image import Image as Drawn
from openpyxl.utils import get_column_letter

from build_hooks.cli import ocop
from build_hooks.read.catalog import read_catalog
from build_hooks.workbook import bounds
from build_hooks.workbook.exporting import exported
from tests.building import CATALOG, jpeg
from tests.intake.sending import contents
from tests.pictures import burdened
from tests.workbook_files import (
    ANNEX,
    DECISION,
    PATH,
    PRODUCER,
    PRODUCT,
    RECOGNITION,
    WHOLE,
    few_empty_rows,
    fill,
    filled,
    grid,
    opened,
    run,
    saved,
    template,
)

TONES = "\u0300\u0301\u0303\u0309\u0323"
NO_OWNER = "không có chủ thể “Lò mắm Bà Bảy” trong sheet Chủ thể hay trong danh mục"
NO_PRODUCT = "không có sản phẩm “Mắm khác” trong bảng hay trong danh mục"
NO_ADDRESS = "Phụ lục!D7: chưa rõ nơi sản xuất ở địa chỉ “Khóm 3”: không ghi rõ xã hay huyện nào"
LONE_OWNER = "không sản phẩm nào trong bảng ghi chủ thể “HTX Khác” nên hàng này không được nhập"
A_DATE = "Excel đã đổi nội dung thành ngày “27/01/2025”"
ROUNDED = "Excel đã làm tròn số “8.9360495e+19”"
PLACE = "Nơi sản xuất: Xã, phường hiện nay"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FIXTURES = Path(__file__).parent / "workbooks"


def products(root: Path) -> dict[str, Any]:
    return {one.slug: one for one in read_catalog(root).catalog.products}


def refused(root: Path, path: Path, said: str, *words: str) -> None:
    """The reason is told, and nothing is written."""
    before = contents(root)
    result = run(root, path, *words)
    assert result.exit_code == 1 and said in result.output, result.output
    assert contents(root) == before


# The template


def test_the_template_is_made_from_the_rules(desk: Path) -> None:
    """Five sheets and a guide; headers with notes, drop-downs with words, text columns; the same bytes each time."""
    path = desk / "mau.xlsx"
    with few_empty_rows():
        assert CliRunner().invoke(ocop, ["--root", str(CATALOG), "template", "--out", str(path)]).exit_code == 0
    assert path.read_bytes() == template()
    book = opened(path.read_bytes())
    assert book.sheetnames == ["Hướng dẫn", "Sản phẩm", "Chủ thể", "Công nhận", "Giấy tờ", "Lô", "Danh sách"]
    sheet = book["Sản phẩm"]
    heads = {cell.value: cell for cell in sheet[1]}
    assert "Tên sản phẩm *" in heads and heads["Tên sản phẩm *"].comment.text.startswith("Cần điền.")
    group = heads["Nhóm sản phẩm *"].column_letter
    assert any(group in str(one.sqref) for one in sheet.data_validations.dataValidation)
    assert {sheet.cell(4, column).number_format for column in range(1, sheet.max_column + 1)} == {"@"}
    assert sheet.row_dimensions[1].height == 48 and sheet.column_dimensions["A"].width == 34  # no header is cut off
    assert sheet.freeze_panes == "B2" and book["Danh sách"].sheet_state == "hidden"
    again = CliRunner().invoke(ocop, ["--root", str(CATALOG), "template", "--out", str(path)])
    assert again.exit_code == 1 and "đã có" in again.output


def test_an_empty_template_has_nothing_to_take(repository: Path, desk: Path) -> None:
    """No row, no product, no fault."""
    result = run(repository, filled(desk / "a.xlsx", {}))
    assert result.exit_code == 0 and "0 mới, 0 sửa, 0 trùng, 0 lỗi." in result.output


# Taking in


def test_a_filled_template_is_taken(repository: Path, desk: Path) -> None:
    """Product, producer and recognition from three sheets, joined by name; choices by their words."""
    result = run(repository, filled(desk / "a.xlsx"))
    assert result.exit_code == 0, result.output
    assert (repository / PATH).is_file()
    product = products(repository)["mam-ca-linh"]
    assert (product.group, product.origin.commune, product.producer) == ("thuc-pham", "30445", "lo-mam-ba-sau")
    assert product.recognitions[0].issued == date(2025, 1, 27)
    assert read_catalog(repository).catalog.producers[0].type == "co-so"


def test_again_it_changes_nothing_and_keeps_what_was_written_by_hand(repository: Path, desk: Path) -> None:
    """A comment and a field that the table leaves empty stay; a changed cell is one changed line."""
    run(repository, filled(desk / "a.xlsx"))
    path = repository / PATH
    path.write_text("# viết tay\n" + path.read_text("utf-8") + "season: Tháng 9  # mùa nước nổi\n", "utf-8")
    before = contents(repository)
    assert "0 mới, 0 sửa, 1 trùng, 0 lỗi." in run(repository, desk / "a.xlsx").output
    assert contents(repository) == before
    rows = {**WHOLE, "Sản phẩm": [{**PRODUCT, "Một câu giới thiệu": "Ủ ba tháng."}]}
    assert "1 sửa" in run(repository, filled(desk / "b.xlsx", rows)).output
    lines = path.read_text("utf-8").splitlines()
    assert lines[0] == "# viết tay" and "season: Tháng 9  # mùa nước nổi" in lines and "summary: Ủ ba tháng." in lines


def test_a_recognition_of_a_product_that_is_there(repository: Path, desk: Path) -> None:
    """One sheet with one row renews a certificate."""
    rows = {"Công nhận": [{**RECOGNITION, "Tên sản phẩm": "Bánh tráng", "Hạng sao": 4}]}
    result = run(repository, filled(desk / "a.xlsx", rows), "--accept", "banh-trang")
    assert result.exit_code == 0, result.output
    assert [one.stars for one in products(repository)["banh-trang"].recognitions] == [3, 4]


def test_pictures_in_cells_are_photos_of_their_row(repository: Path, desk: Path) -> None:
    """In order, with their descriptions, without the place where they were taken."""
    book = fill(opened(), WHOLE)
    sheet = book["Sản phẩm"]
    heads = {str(cell.value): cell for cell in sheet[1]}
    sheet.cell(2, heads["Mô tả ảnh"].column).value = "Hũ mắm; Lò mắm"
    for content in (burdened("JPEG"), jpeg(1000, 750)):
        sheet.add_image(Drawn(BytesIO(content)), f"{heads['Ảnh'].column_letter}2")
    result = run(repository, saved(book, desk / "a.xlsx"))
    assert result.exit_code == 0, result.output
    photos = products(repository)["mam-ca-linh"].photos
    assert [one.alt for one in photos] == ["Hũ mắm", "Lò mắm"]
    assert not any(one.message == "photo_has_gps" for one in read_catalog(repository).problems)


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("Ngày ký quyết định", datetime(2025, 1, 27), "issued: 27/01/2025"),
        ("Ngày ký quyết định", date(2025, 1, 27), "issued: 27/01/2025"),
        ("Ngày ký quyết định", "2025-01-27", "issued: '2025-01-27'"),
        ("Ngày ký quyết định", " 27/1/2025 ", "issued: 27/1/2025"),
        ("Điểm", 62.5, "score: 62,5"),
        ("Điểm", 62.499999999999993, "score: 62,5"),
        ("Hạng sao", 3, "stars: 3"),
        ("Hạng sao", "3 sao", "stars: 3"),
        ("Hạng sao", "★★★", "stars: 3"),
        ("Hạng sao", "★★★☆☆", "stars: 3"),
        ("Hạng sao", "☆☆☆", "stars: 3"),
        ("Hạng sao", "***", "stars: 3"),
        ("Hạng sao", "03 sao", "stars: 3"),
        ("Hạng sao", "03 (ba) sao", "stars: 3"),
        ("Cấp công nhận", "cấp huyện", "level: district"),
        ("Số quyết định", "00727/QĐ", "decision: 00727/QĐ"),
        ("Số quyết định", "=SUM", "decision: =SUM"),
        ("Cơ quan công nhận", "UBND\u00a0huyện  Phú Tân ", "issuer: UBND huyện Phú Tân"),
    ],
)
def test_whatever_a_cell_holds(repository: Path, desk: Path, label: str, value: Any, text: str) -> None:
    """Dates as dates and as text, numbers as people write them, stars as signs, zeros in front."""
    book = fill(opened(), {**WHOLE, "Công nhận": [{**RECOGNITION, label: value}]})
    if value == "=SUM":
        column = next(cell.column for cell in book["Công nhận"][1] if cell.value == label)
        book["Công nhận"].cell(2, column).data_type = "s"
    result = run(repository, saved(book, desk / "a.xlsx"))
    assert result.exit_code == 0, result.output
    assert text in (repository / PATH).read_text("utf-8")


@pytest.mark.parametrize(
    ("sheet", "label", "value", "cell", "said"),
    [
        ("Công nhận", "Ngày ký quyết định", "31/02/2025", "Công nhận!", "không có ngày “31/02/2025”"),
        ("Công nhận", "Điểm", "#N/A", "Công nhận!", "ô đang báo lỗi “#N/A” của Excel"),
        ("Công nhận", "Điểm", "=1+1", "Công nhận!", "ô là công thức chưa có kết quả"),
        ("Công nhận", "Tên sản phẩm", "Mắm khác", "Công nhận!A2", NO_PRODUCT),
        ("Công nhận", "Số quyết định", datetime(2025, 1, 27), "Công nhận!", A_DATE),
        ("Sản phẩm", "Quy cách 1: Mã số vạch", 8.93604950000e19, "Sản phẩm!", ROUNDED),
        ("Sản phẩm", "Nhóm sản phẩm", "Thực phâmm", "Sản phẩm!", "“Thực phâmm” không có trong danh sách"),
        ("Sản phẩm", "Chủ thể OCOP", "Lò mắm Bà Bảy", "Sản phẩm!", NO_OWNER),
        ("Sản phẩm", PLACE, "xã Bình Thạnh Đôg", "Sản phẩm!", "không có xã, phường hiện nay"),
        ("Chủ thể", "Mã số thuế", "123", "Chủ thể!", "“123” không phải mã số thuế"),
        ("Sản phẩm", "Nguồn 1: Tên nguồn", None, "Sản phẩm!A2", "Nguồn thông tin"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_cell(
    repository: Path, desk: Path, sheet: str, label: str, value: Any, cell: str, said: str
) -> None:
    """Sheet, column letter and row; nothing is written."""
    rows = {name: [dict(row) for row in some] for name, some in WHOLE.items()}
    rows[sheet][0][label] = value
    path = filled(desk / "a.xlsx", rows)
    refused(repository, path, said)
    assert f"a.xlsx, {cell}" in run(repository, path).output


def test_all_that_is_wrong_is_told_at_once(repository: Path, desk: Path) -> None:
    """Three rows wrong in four cells, one right: none written; with --skip-wrong the right one."""
    rows = {
        "Sản phẩm": [{**PRODUCT, "Tên sản phẩm": f"Món {n}"} for n in range(4)],
        "Chủ thể": [PRODUCER],
        "Công nhận": [{**RECOGNITION, "Tên sản phẩm": f"Món {n}"} for n in range(4)],
    }
    rows["Công nhận"][0]["Hạng sao"] = "bảy"
    rows["Công nhận"][1]["Ngày ký quyết định"] = "mai"
    rows["Công nhận"][1]["Điểm"] = "cao"
    rows["Sản phẩm"][2]["Nhóm sản phẩm"] = "?"
    path = filled(desk / "a.xlsx", rows)
    refused(repository, path, "1 mới, 0 sửa, 0 trùng, 3 lỗi.")
    result = run(repository, path, "--skip-wrong")
    assert result.exit_code == 1 and set(products(repository)) == {"banh-trang", "mon-3"}
    assert all(words in result.output for words in ("“bảy”", "“mai”", "“cao”", "“?”"))


def test_a_row_with_a_spoilt_cell_is_left_out_whole(repository: Path, desk: Path) -> None:
    """With --skip-wrong too: a product is never taken without what could not be read of it."""
    rows = {
        "Sản phẩm": [PRODUCT, {**PRODUCT, "Tên sản phẩm": "Mắm cá sặc"}],
        "Chủ thể": [PRODUCER],
        "Công nhận": [{**RECOGNITION, "Điểm": "#N/A"}, {**RECOGNITION, "Tên sản phẩm": "Mắm cá sặc"}],
    }
    result = run(repository, filled(desk / "a.xlsx", rows), "--skip-wrong")
    assert result.exit_code == 1 and set(products(repository)) == {"banh-trang", "mam-ca-sac"}, result.output
    assert "Điểm: ô đang báo lỗi “#N/A”" in result.output and "1 mới, 0 sửa, 0 trùng, 1 lỗi." in result.output


def test_a_producer_of_no_product_is_told(repository: Path, desk: Path) -> None:
    """Its row is named: nobody shall think that it was taken."""
    rows = {**WHOLE, "Chủ thể": [PRODUCER, {**PRODUCER, "Tên cơ sở (chủ thể OCOP)": "HTX Khác"}]}
    result = run(repository, filled(desk / "a.xlsx", rows))
    assert result.exit_code == 0, result.output
    assert f"a.xlsx, Chủ thể!A3: cảnh báo: {LONE_OWNER}" in result.output


def test_a_template_of_earlier(repository: Path, desk: Path) -> None:
    """What a column was called is understood for ever; both names at once are one column twice."""
    book = fill(opened(), WHOLE)
    head = next(cell for cell in book["Chủ thể"][1] if str(cell.value).startswith("Tên cơ sở (chủ thể OCOP)"))
    head.value = "Tên chủ thể *"
    result = run(repository, saved(book, desk / "a.xlsx"))
    assert result.exit_code == 0 and "không có cột" not in result.output, result.output
    assert products(repository)["mam-ca-linh"].producer == "lo-mam-ba-sau"
    book["Chủ thể"].cell(1, book["Chủ thể"].max_column + 1, "Tên cơ sở (chủ thể OCOP)")
    refused(repository, saved(book, desk / "b.xlsx"), "Tên cơ sở (chủ thể OCOP)")


def test_merged_cells_and_blank_rows(repository: Path, desk: Path) -> None:
    """A value that spans rows is each row's; empty rows are passed over, whatever their format."""
    rows = {
        "Sản phẩm": [{**PRODUCT, "Tên sản phẩm": f"Món {n}"} for n in range(2)],
        "Chủ thể": [PRODUCER],
        "Công nhận": [{**RECOGNITION, "Tên sản phẩm": f"Món {n}"} for n in range(2)],
    }
    book = fill(opened(), rows, first=5)
    sheet = book["Sản phẩm"]
    column = next(cell.column_letter for cell in sheet[1] if str(cell.value).startswith("Chủ thể"))
    sheet[f"{column}6"].value = None
    sheet.merge_cells(f"{column}5:{column}6")
    result = run(repository, saved(book, desk / "a.xlsx"))
    assert result.exit_code == 0, result.output
    assert {one.producer for one in products(repository).values()} == {"", "lo-mam-ba-sau"}


FAR = 300  # a column behind all that a sheet has


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda sheet: sheet.__setitem__("A1", "Tên sảm phẩm"), "không biết cột “Tên sảm phẩm” là gì"),
        (lambda sheet: sheet.cell(1, sheet.max_column + 1, "Tên sản phẩm"), "cột “Tên sản phẩm” đã có ở A1"),
        (lambda sheet: sheet.cell(2, FAR, "lạc"), f"cột {get_column_letter(FAR)} có nội dung nhưng không có tiêu đề"),
        (lambda sheet: sheet.delete_rows(1), "không thấy hàng tiêu đề"),
    ],
)
def test_a_header_that_is_not_known(repository: Path, desk: Path, change: Any, said: str) -> None:
    """A column is never guessed and never lost in silence."""
    book = fill(opened(), WHOLE)
    change(book["Sản phẩm"])
    refused(repository, saved(book, desk / "a.xlsx"), said)


def test_sheets_that_are_hidden_or_others(repository: Path, desk: Path) -> None:
    """They are named and not read."""
    book = fill(opened(), WHOLE)
    book["Lô"].sheet_state = "hidden"
    book["Lô"]["A2"] = "x"
    book.create_sheet("Nháp")["A1"] = "x"
    result = run(repository, saved(book, desk / "a.xlsx"))
    assert result.exit_code == 0
    assert (
        "sheet “Lô” đang ẩn nên không đọc" in result.output
        and "không biết sheet “Nháp” là gì nên không đọc" in result.output
    )


def test_text_of_the_nineties_is_told(repository: Path, desk: Path) -> None:
    """TCVN3 in a cell: recognised, with its cell, as the check tells it."""
    rows = {**WHOLE, "Sản phẩm": [{**PRODUCT, "Một câu giới thiệu": "B¸nh tr¸ng ph¬i s­¬ng"}]}
    result = run(repository, filled(desk / "a.xlsx", rows))
    assert "gõ bằng bảng mã cũ TCVN3" in result.output and "a.xlsx, Sản phẩm!" in result.output


def test_two_products_of_one_name(repository: Path, desk: Path) -> None:
    """Rows of other sheets need the owner then; numbers that may have lost a zero are doubted."""
    second = {**PRODUCT, "Chủ thể OCOP": "Lò mắm Ông Năm"}
    rows: dict[str, list[dict[str, Any]]] = {
        "Sản phẩm": [PRODUCT, second],
        "Chủ thể": [PRODUCER, {**PRODUCER, "Tên cơ sở (chủ thể OCOP)": "Lò mắm Ông Năm"}],
        "Công nhận": [RECOGNITION, {**RECOGNITION, "Chủ thể OCOP": "Lò mắm Ông Năm", "Số quyết định": 86}],
    }
    refused(repository, filled(desk / "a.xlsx", rows), "có nhiều sản phẩm tên “Mắm cá linh”")
    rows["Công nhận"][0] = {**RECOGNITION, "Chủ thể OCOP": "Lò mắm Bà Sáu"}
    result = run(repository, filled(desk / "b.xlsx", rows))
    assert result.exit_code == 0, result.output
    assert "“86” là số, có thể Excel đã bỏ số 0 ở đầu" in result.output and len(products(repository)) == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv(repository: Path, desk: Path, encoding: str, separator: str) -> None:
    """One table, however the program wrote it."""
    head = ["Tên sản phẩm", "Nhóm sản phẩm", "Nơi sản xuất: Xã, phường hiện nay", "Nguồn 1: Tên nguồn"]
    head += ["Công nhận 1: Hạng sao", "Công nhận 1: Theo nguồn (ngày, tháng hoặc năm)"]
    row = ["Mam ca linh", "thuc-pham", "00004", "Danh sach", "3", "2025"]
    quoted = [[f'"{one}"' for one in line] for line in (head, row)]
    text = "\r\n".join(separator.join(line) for line in quoted) + "\r\n"
    (desk / "a.csv").write_bytes(_in_1258(text) if encoding == "cp1258" else text.encode(encoding))
    result = run(repository, desk / "a.csv")
    assert result.exit_code == 0, result.output
    assert products(repository)["mam-ca-linh"].origin.commune == "00004"


def _in_1258(text: str) -> bytes:
    """As old programs write it: a tone is a sign of its own behind its letter."""
    found = b""
    for letter in text:
        try:
            found += letter.encode("cp1258")
        except UnicodeEncodeError:
            signs = unicodedata.normalize("NFD", letter)
            base = "".join(one for one in signs if one not in TONES)
            found += unicodedata.normalize("NFC", base).encode("cp1258")
            found += "".join(one for one in signs if one in TONES).encode("cp1258")
    return found


def test_hundreds_of_rows(repository: Path, desk: Path) -> None:
    """All of them, each in its file."""
    rows = {
        "Sản phẩm": [{**PRODUCT, "Tên sản phẩm": f"Món thứ {n}"} for n in range(300)],
        "Chủ thể": [PRODUCER],
        "Công nhận": [{**RECOGNITION, "Tên sản phẩm": f"Món thứ {n}"} for n in range(300)],
    }
    result = run(repository, filled(desk / "a.xlsx", rows))
    assert result.exit_code == 0 and "300 mới, 0 sửa, 0 trùng, 0 lỗi." in result.output, result.output[-500:]
    assert len(products(repository)) == 301


# The annex of a decision


def test_the_annex_of_a_decision(repository: Path, desk: Path) -> None:
    """Titles, group headings, totals and signatures are no products; the decision is said once."""
    result = run(repository, grid(desk / "a.xlsx", ANNEX), *DECISION)
    assert result.exit_code == 0, result.output
    found = products(repository)
    assert set(found) == {"banh-trang", "lap-xuong-ca", "kho-ca-chot", "ruou-dau-tam"}
    sausage = found["lap-xuong-ca"]
    assert (sausage.group, sausage.recognitions[0].stars, str(sausage.recognitions[0].score)) == (
        "thuc-pham",
        3,
        "62.5",
    )
    assert sausage.origin.former_commune.full_name == "xã Phú Bình, huyện Phú Tân, tỉnh An Giang"
    assert sausage.sources[0].title == "Quyết định 86/QĐ-UBND ngày 27/01/2023 của UBND tỉnh An Giang"
    assert found["kho-ca-chot"].recognitions[0].note == "Mới" and found["ruou-dau-tam"].group == "do-uong"
    types = {one.name: one.type for one in read_catalog(repository).catalog.producers}
    assert types == {
        "Công ty TNHH MTV Thanh Tùng": "doanh-nghiep",
        "HTX Tân Hưng": "hop-tac-xa",
        "Hộ kinh doanh Gia Định": "ho-kinh-doanh",
    }


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ([1, "Mắm", "Cơ sở A", "xã Phú Bình", 60, "hạng nhì"], "Phụ lục!F7: chưa rõ hạng sao: “hạng nhì”;"),
        ([1, "Mắm", "Cơ sở A", "xã Phú Bình", 60, ""], "Phụ lục!F7: chưa rõ hạng sao: không ghi ở đâu;"),
        ([1, "Mắm"], "Phụ lục!F7: chưa rõ hạng sao: không ghi ở đâu;"),
        ([1, "Mắm", "Cơ sở A", "Khóm 3", 60, "3 sao"], NO_ADDRESS),
    ],
)
def test_a_row_of_an_annex_that_is_not_clear(repository: Path, desk: Path, row: list[Any], said: str) -> None:
    """It is named with its cell, and a numbered row is never taken for a note."""
    path = grid(desk / "a.xlsx", [*ANNEX[:6], row])
    refused(repository, path, said, *DECISION)
    assert "a.xlsx, Phụ lục!B7" in run(repository, path, *DECISION).output


PHU_BINH = "ấp Bình Thành, xã Phú Bình, huyện Phú Tân, tỉnh An Giang"
PARTED: list[list[Any]] = [
    ["STT", "Tên sản phẩm", "Chủ thể", "Địa chỉ", "Kết quả đánh giá", None, "Điện thoại"],
    [None, None, None, None, "Điểm", "Xếp hạng"],
    ["I", "Nhóm thực phẩm"],
    [1, "Lạp xưởng cá", "Công ty Thanh Tùng", PHU_BINH, "71,00", "04 sao", "0912345678"],
    [2, "Khô cá chốt", None, None, 55.0, "***"],
    [None, "Tổng cộng", None, None, None, "02 sản phẩm"],
]


@pytest.mark.parametrize("is_merged", [True, False])
def test_an_annex_with_two_rows_of_headers(repository: Path, desk: Path, is_merged: bool) -> None:
    """Points and rank below “Kết quả đánh giá”, one producer for two rows, a total, and a column that is not read.

    Whose a product is that has an empty cell for its owner is asked.
    """
    book = opened(grid(desk / "a.xlsx", PARTED).read_bytes())
    for merged in (*(f"{letter}1:{letter}2" for letter in "ABCD"), "E1:F1", "C4:C5", "D4:D5") if is_merged else ():
        book["Phụ lục"].merge_cells(merged)
    path = saved(book, desk / "a.xlsx")
    if not is_merged:
        refused(repository, path, "Phụ lục!C5: ô chủ thể trống; hàng trên ghi “Công ty Thanh Tùng”", *DECISION)
        return
    result = run(repository, path, *DECISION)
    assert result.exit_code == 0, result.output
    found = products(repository)
    assert set(found) == {"banh-trang", "lap-xuong-ca", "kho-ca-chot"}
    ranks = [(found[slug].recognitions[0].stars, str(found[slug].recognitions[0].score)) for slug in list(found)[1:]]
    assert sorted(ranks) == [(3, "55"), (4, "71.00")]
    assert found["kho-ca-chot"].producer == "cong-ty-thanh-tung"
    assert "cột “Điện thoại” không thuộc phụ lục nên không đọc" in result.output


def test_an_annex_whose_headings_say_the_rank(repository: Path, desk: Path) -> None:
    """For the rows below, until the next."""
    rows: list[list[Any]] = [
        ["STT", "Tên sản phẩm", "Chủ thể", "Địa chỉ", "Nhóm"],
        ["A. SẢN PHẨM ĐẠT HẠNG 4 SAO"],
        [1, "Khô cá", "HTX A", PHU_BINH, "Thực phẩm"],
        ["B. Sản phẩm đạt 3 sao"],
        ["1", "Huyện Phú Tân"],
        [2, "Mắm cá", "HTX A", PHU_BINH, "Thực phẩm"],
    ]
    result = run(repository, grid(desk / "a.xlsx", rows), *DECISION)
    assert result.exit_code == 0, result.output
    ranks = {slug: one.recognitions[0].stars for slug, one in products(repository).items()}
    assert ranks == {"banh-trang": 3, "kho-ca": 4, "mam-ca": 3}


def test_an_annex_that_names_a_known_product(repository: Path, desk: Path) -> None:
    """It adds the recognition and its source; name, group and place stay as a person wrote them."""
    before = (repository / "products/an-giang/banh-trang.yml").read_text("utf-8")
    rows: list[list[Any]] = [
        ["STT", "Tên sản phẩm", "Địa chỉ", "Điểm", "Hạng"],
        [1, "BÁNH TRÁNG", PHU_BINH, 71, "4 sao"],
    ]
    result = run(repository, grid(desk / "a.xlsx", rows), *DECISION)
    assert result.exit_code == 0 and "0 mới, 1 sửa, 0 trùng, 0 lỗi." in result.output, result.output
    text = (repository / "products/an-giang/banh-trang.yml").read_text("utf-8")
    assert text.startswith(before.split("recognitions")[0])
    assert [one.stars for one in products(repository)["banh-trang"].recognitions] == [3, 4]
    assert "origin" not in text
    assert "0 mới, 0 sửa, 1 trùng, 0 lỗi." in run(repository, desk / "a.xlsx", *DECISION).output


def test_an_annex_without_groups(repository: Path, desk: Path) -> None:
    """Nobody guesses a group; without a table there is nothing to read; without date and issuer nothing begins."""
    path = grid(desk / "a.xlsx", [*ANNEX[:5], ANNEX[6]])
    refused(repository, path, "chưa rõ nhóm của sản phẩm: không ghi ở đâu;", *DECISION)
    refused(repository, grid(desk / "b.xlsx", [["Kính gửi"]]), "không thấy hàng tiêu đề", *DECISION)
    assert run(repository, path, "--decision", "86/QĐ-UBND").exit_code == 2


# Out and back


def test_the_catalog_goes_out_and_comes_back_the_same(desk: Path, tmp_path: Path) -> None:
    """Every real product: exported, imported, and not one byte is another."""
    root = tmp_path / "catalog"
    shutil.copytree(
        CATALOG,
        root,
        ignore=shutil.ignore_patterns(".venv", ".git", ".cache", "site", "offline", "tests", "*.egg-info"),
    )
    (desk / "a.xlsx").write_bytes(exported(read_catalog(root).catalog))
    before = contents(root)
    result = run(root, desk / "a.xlsx")
    assert result.exit_code == 0, result.output
    assert "0 mới, 0 sửa," in result.output and contents(root) == before


# Files that are none, or worse


def with_part(name: str, content: bytes) -> bytes:
    """The template with one more part in its zip."""
    buffer = BytesIO(template())
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def instead(name: str, content: bytes) -> bytes:
    """The template with another content of one part."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(template())) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, content if one == name else old.read(one))
    return written.getvalue()


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]><x>&a;&c;</x>'


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"", "tệp không đọc được như một bảng Excel"),
        ("a.xlsx", b"PK\x03\x04 half", "tệp không đọc được như một bảng Excel"),
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), "tệp Excel đời cũ (.xls)"),
        ("a.xlsx", OLE + bytes(600), "tệp Excel đời cũ (.xls)"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "bảng Excel có mật khẩu"),
        ("a.xlsx", partial(with_part, "xl/vbaProject.bin", b"x"), "bảng Excel có macro"),
        ("a.xlsx", partial(instead, "xl/workbook.xml", ENTITIES), "tệp không đọc được như một bảng Excel"),
        ("a.xlsx", partial(instead, "xl/worksheets/sheet2.xml", ENTITIES), "tệp không đọc được như một bảng Excel"),
        ("a.docx", b"x", "tệp không đọc được như một bảng Excel"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_plain_workbook(
    repository: Path, desk: Path, name: str, content: bytes | Callable[[], bytes], said: str
) -> None:
    """Refused with its reason."""
    (desk / name).write_bytes(content() if callable(content) else content)
    refused(repository, desk / name, said)


@pytest.mark.parametrize(
    ("bound", "most", "said"),
    [
        ("MAX_BYTES", 100, "bảng Excel quá lớn"),
        ("MAX_UNPACKED", 5_000, "bảng Excel quá lớn"),
        ("MAX_PARTS", 3, "bảng Excel quá lớn"),
        ("MAX_SHEETS", 2, "bảng Excel có quá nhiều sheet"),
        ("MAX_ROWS", 1, "“Hướng dẫn” có quá nhiều hàng"),
        ("MAX_COLUMNS", 5, "bảng có quá nhiều cột"),
        ("MAX_ELEMENTS", 500, "bảng Excel quá lớn"),
        ("MAX_LETTERS", 100, "bảng Excel quá lớn"),
        ("MAX_MERGED", 0, "bảng Excel quá lớn"),
    ],
)
def test_a_file_that_is_too_much(
    repository: Path, desk: Path, monkeypatch: pytest.MonkeyPatch, bound: str, most: int, said: str
) -> None:
    """Bounds are counted while it is read."""
    book = fill(opened(), {**WHOLE, "Chủ thể": [PRODUCER, PRODUCER]})
    book["Lô"].merge_cells("A5:A6")
    path = saved(book, desk / "a.xlsx")
    monkeypatch.setattr(bounds, bound, most)
    refused(repository, path, said)


def test_one_text_that_every_cell_shares_is_counted_for_each(repository: Path, desk: Path) -> None:
    """Four hundred thousand cells with one long text are a small file and would be twelve gigabytes of words."""
    row = b"<row>" + b'<c t="s"><v>0</v></c>' * 390 + b"</row>"
    space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    sheet = b"<worksheet " + space + b"><sheetData>" + row * 1_000 + b"</sheetData></worksheet>"
    texts = b"<sst " + space + b"><si><t>" + b"x" * 32_000 + b"</t></si></sst>"
    (desk / "a.xlsx").write_bytes(instead("xl/worksheets/sheet2.xml", sheet))
    with zipfile.ZipFile(desk / "a.xlsx", "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/sharedStrings.xml", texts)
    assert (desk / "a.xlsx").stat().st_size < 300_000
    refused(repository, desk / "a.xlsx", "bảng Excel quá lớn")


def test_too_many_pictures(repository: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are counted too."""
    book = fill(opened(), WHOLE)
    book["Sản phẩm"].add_image(Drawn(BytesIO(jpeg(20, 20))), "C2")
    monkeypatch.setattr(bounds, "MAX_PICTURES", 0)
    refused(repository, saved(book, desk / "a.xlsx"), "bảng có quá nhiều ảnh")


# Made in LibreOffice


@pytest.mark.parametrize("name", ["libreoffice-template.xlsx"])
def test_a_workbook_saved_by_libreoffice(repository: Path, name: str) -> None:
    """The template filled and saved by another program: the same product comes out."""
    result = run(repository, FIXTURES / name)
    assert result.exit_code == 0, result.output
    product = products(repository)["mam-ca-linh"]
    assert product.recognitions[0].issued == date(2025, 1, 27) and product.origin.commune == "30445"


def test_an_annex_saved_by_libreoffice(repository: Path) -> None:
    """Merged titles, formulas with their values, dates, zeros in front."""
    result = run(repository, FIXTURES / "libreoffice-annex.xlsx", *DECISION)
    assert result.exit_code == 0, result.output
    found = products(repository)
    assert {"lap-xuong-ca", "kho-ca-chot", "ruou-dau-tam"} <= set(found)
    assert str(found["lap-xuong-ca"].recognitions[0].score) == "62.5"  # =60+2.5


def test_a_product_that_is_called_like_a_total(repository: Path, desk: Path) -> None:
    """Gongs (cồng), a peacock (công) and a name: a total says cộng, or tổng, and has no number of its own."""
    rows: list[list[Any]] = [
        ["STT", "Tên sản phẩm", "Chủ thể", "Địa chỉ", "Nhóm", "Hạng"],
        [1, "Cồng chiêng", "HTX A", PHU_BINH, "Thủ công mỹ nghệ", "3 sao"],
        [2, "Công ty Mắm", "HTX A", PHU_BINH, "Thực phẩm", "3 sao"],
        [3, "Tống Cua", "HTX A", PHU_BINH, "Thực phẩm", "3 sao"],
        [None, "Tổng cộng: 3 sản phẩm", None, None, None, "3 sao"],
        ["4", "CỘNG", None, None, None, "3 sao"],
    ]
    result = run(repository, grid(desk / "a.xlsx", rows), *DECISION)
    assert result.exit_code == 0 and "3 mới, 0 sửa, 0 trùng, 0 lỗi." in result.output, result.output


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("--issued", "31/02/2023", "--issued: không có ngày “31/02/2023”; một ngày có trên lịch"),
        ("--issued", "30.02.2024", "--issued: không có ngày “30.02.2024”"),
        ("--issued", "2023", "--issued: "),
        ("--issued", "hôm qua", "--issued: “hôm qua”"),
        ("--issued", "27/01/2123", "--issued: ngày 27/01/2123 ở sau hôm nay"),
        ("--issued", "", "cần đủ --decision, --issued và --issuer"),
        ("--decision", " ", "cần đủ --decision, --issued và --issuer"),
        ("--decision", "8" * 100, "--decision: dài 100 ký tự"),
        ("--issuer", "\u200b", "cần đủ --decision, --issued và --issuer"),
        ("--issuer", "A\nB", "--issuer: có xuống dòng"),
        ("--level", "xa", "Invalid value for '--level'"),
    ],
)
def test_an_option_that_no_decision_has(repository: Path, desk: Path, name: str, text: str, said: str) -> None:
    """It is told in one line before the file is read, which is no workbook here."""
    (desk / "a.xlsx").write_text("không phải bảng", "utf-8")
    options = dict(zip(DECISION[::2], DECISION[1::2], strict=True)) | {name: text}
    result = run(repository, desk / "a.xlsx", *(word for pair in options.items() for word in pair))
    assert result.exit_code == 2 and said in result.output, result.output
    assert [line for line in result.output.splitlines() if said in line]


def test_a_decision_without_its_number(repository: Path, desk: Path) -> None:
    """Options that would be passed over are wrong use."""
    result = run(repository, grid(desk / "a.xlsx", ANNEX), *DECISION[2:])
    assert result.exit_code == 2 and "cần đủ --decision" in result.output


def test_a_day_in_another_writing(repository: Path, desk: Path) -> None:
    """It stands in the files as the catalog writes days."""
    result = run(repository, grid(desk / "a.xlsx", ANNEX), *DECISION[:2], "--issued", "2023-1-27", *DECISION[4:])
    assert result.exit_code == 0, result.output
    text = (repository / "products/an-giang/phu-tan/lap-xuong-ca.yml").read_text("utf-8")
    assert "issued: 27/01/2023" in text and "ngày 27/01/2023 của UBND" in text
