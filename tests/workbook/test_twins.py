"""One product in two rows, or sent twice: nothing is overwritten in silence, whoever comes later is told."""

from pathlib import Path

import pytest

from tests.intake.sending import add, contents, files, zipped
from tests.workbook_files import ANNEX, DECISION, PRODUCT, WHOLE, filled, grid, run

KNOWN = {**PRODUCT, "Tên sản phẩm": "Bánh tráng", "Chủ thể OCOP": ""}


def test_an_annex_with_one_product_in_two_rows(repository: Path, desk: Path) -> None:
    """Nothing is written until one row is gone, or the later one is passed over."""
    path = grid(desk / "a.xlsx", [*ANNEX[:8], [3, "LẠP XƯỞNG CÁ", *ANNEX[6][2:4], 80, "4 sao"]])
    before = contents(repository)
    result = run(repository, path, *DECISION)
    assert result.exit_code == 1 and contents(repository) == before
    assert "cùng tên sản phẩm và chủ thể với a.xlsx, Phụ lục!B7; mỗi sản phẩm một hàng" in result.output
    assert "2 mới, 0 sửa, 0 trùng, 1 lỗi." in run(repository, path, *DECISION, "--skip-wrong").output
    text = (repository / "products/an-giang/phu-tan/lap-xuong-ca.yml").read_text("utf-8")
    assert "62,5" in text and "80" not in text


@pytest.mark.parametrize(
    "second", [{**KNOWN, "Nhóm sản phẩm": "Đồ uống"}, {"Tên tệp trong danh mục": "banh-trang", "Mùa vụ": "Tết"}]
)
def test_a_workbook_with_a_known_product_in_two_rows(repository: Path, desk: Path, second: dict[str, str]) -> None:
    """By its name or by the name of its file."""
    result = run(repository, filled(desk / "a.xlsx", {"Sản phẩm": [KNOWN, second]}))
    assert result.exit_code == 1 and "cùng tên sản phẩm và chủ thể với a.xlsx, Sản phẩm!A2" in result.output


def test_a_name_of_two_producers_in_two_rows(repository: Path, desk: Path) -> None:
    """They are two products."""
    owner = {**WHOLE["Chủ thể"][0], "Tên cơ sở (chủ thể OCOP)": "Lò mắm Ông Năm"}
    other = {**PRODUCT, "Chủ thể OCOP": "Lò mắm Ông Năm"}
    ranks = [{**WHOLE["Công nhận"][0], "Chủ thể OCOP": one["Chủ thể OCOP"]} for one in (PRODUCT, other)]
    rows = {"Sản phẩm": [PRODUCT, other], "Chủ thể": [WHOLE["Chủ thể"][0], owner], "Công nhận": ranks}
    result = run(repository, filled(desk / "a.xlsx", rows))
    assert result.exit_code == 0 and "2 mới, 0 sửa, 0 trùng, 0 lỗi." in result.output, result.output


@pytest.mark.parametrize("words", [(), ("--update",)])
def test_two_submissions_of_one_new_product(repository: Path, desk: Path, words: tuple[str, ...]) -> None:
    """The first is taken; the second is told which one it was."""
    (desk / "a.zip").write_bytes(zipped(files()))
    (desk / "b.zip").write_bytes(zipped(files()))
    result = add(repository, *words, desk / "a.zip", desk / "b.zip")
    assert result.exit_code == 0 and "1 mới, 0 sửa, 1 trùng, 0 lỗi." in result.output, result.output
    assert "Cùng sản phẩm với a.zip trong lần nhận này; không lấy." in result.output
