"""What is told of a row that is taken: in its cell, in the words of the table."""

from pathlib import Path

import pytest

from build_hooks import rules
from build_hooks.workbook.grid import Cell, Kind
from build_hooks.workbook.naming import mended
from build_hooks.workbook.typed import typed
from tests.workbook_files import PRODUCT, WHOLE, cell, filled, run


def test_a_warning_names_its_cell(repository: Path, desk: Path) -> None:
    """The row is taken; no word speaks of the file that is made of it."""
    row = {**PRODUCT, "Liên hệ: Điện thoại": "0912345678"}
    result = run(repository, filled(desk / "a.xlsx", {**WHOLE, "Sản phẩm": [row]}))
    assert result.exit_code == 0, result.output
    place = f"a.xlsx, {cell('Sản phẩm', 'Liên hệ: Điện thoại')}"
    said = f"{place}: cảnh báo: Liên hệ mua hàng, Điện thoại: cơ sở chưa đồng ý công khai"
    assert said in result.output and "consent" not in result.output, result.output


def test_a_row_without_a_recognition(repository: Path, desk: Path) -> None:
    """It is told without a line of YAML to write."""
    result = run(repository, filled(desk / "a.xlsx", {**WHOLE, "Công nhận": []}))
    assert result.exit_code == 1 and "chưa chọn hạng sao" in result.output and "as_of" not in result.output


@pytest.mark.parametrize(
    ("field", "kind", "text", "right"),
    [
        ("recognition.issued", Kind.TEXT, "ngày 27 tháng 01 năm 2023", "27/01/2023"),
        ("recognition.issued", Kind.TEXT, "27–01–2023", "27/01/2023"),
        ("recognition.issued", Kind.TEXT, "27/01/2023 0:00:00", "27/01/2023"),
        ("recognition.issued", Kind.TEXT, "27/1/2023", "27/1/2023"),
        ("recognition.issued", Kind.TEXT, "31/02/2023 0:00", "31/02/2023 0:00"),
        ("recognition.decision", Kind.TEXT, "1234/QĐ UBND", "1234/QĐ-UBND"),
        ("recognition.score", Kind.TEXT, "71,00 điểm", "71,00"),
        ("price.from", Kind.TEXT, "95.000đ", "95000"),
        ("price.from", Kind.TEXT, "95.000", "95.000"),
        ("price.as_of", Kind.TEXT, "tháng 10/2026", "10/2026"),
        ("contact.phone", Kind.TEXT, "+840912345678", "0912345678"),
        ("contact.phone", Kind.TEXT, "0912 345 678", "0912 345 678"),
        ("contact.phone", Kind.NUMBER, "844666531", "0844666531"),
        ("contact.phone", Kind.TEXT, "912345678", "0912345678"),
        ("contact.phone", Kind.NUMBER, "2963852369", "02963852369"),
        ("contact.phone", Kind.NUMBER, "84912345678", "0912345678"),
        ("contact.phone", Kind.TEXT, "'0912345678", "0912345678"),
        ("variant.gtin", Kind.NUMBER, "36000291452", "036000291452"),
        ("variant.gtin", Kind.NUMBER, "8936012345674", "8936012345674"),
        ("variant.gtin", Kind.TEXT, "8936012345674.0", "8936012345674"),
        ("variant.gtin", Kind.TEXT, "'8936012345674", "8936012345674"),
    ],
)
def test_values_as_people_type_them(field: str, kind: Kind, text: str, right: str) -> None:
    """Written plainly where they mean one thing; what means none stays as it is, for the check to tell."""
    record, _, name = field.partition(".")
    assert typed(Cell(text, 1, 1, kind), rules.records()[record][name]) == right


@pytest.mark.parametrize(
    ("name", "is_owner", "right"),
    [
        ("BÁNH TRÁNG", False, "Bánh tráng"),
        ("GẠO ST25 HỮU CƠ", False, "Gạo ST25 hữu cơ"),
        ("HTX NÔNG NGHIỆP HOÀ BÌNH", True, "HTX Nông Nghiệp Hoà Bình"),
        ("HỘ KINH DOANH NGUYỄN VĂN A", True, "Hộ kinh doanh Nguyễn Văn A"),
        ("bánh tráng", False, "Bánh tráng"),
        ("OCOP", False, "OCOP"),
        ("VINAMILK", False, "VINAMILK"),
        ("Bánh tráng TÂN CHÂU", False, "Bánh tráng TÂN CHÂU"),
        ("7 Chóp", False, "7 Chóp"),
    ],
)
def test_names_in_capitals(name: str, is_owner: bool, right: str) -> None:
    """Short forms and numbers stay; a name that is only partly in capitals is as it is meant."""
    assert mended(name, is_owner=is_owner) == right
