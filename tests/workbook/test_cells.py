"""What is told of a row that is taken: in its cell, in the words of the table."""

from pathlib import Path

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
