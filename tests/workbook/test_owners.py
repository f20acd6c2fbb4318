"""Producers that share a name: each product keeps its own, and where nobody can tell, a person is asked."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from build_hooks.cli import ocop
from build_hooks.read.catalog import read_catalog
from build_hooks.workbook.exporting import exported
from tests.building import PRODUCER as OWNER
from tests.building import PRODUCT as ITS_PRODUCT
from tests.building import write_repository
from tests.intake.sending import PRODUCER as SENT
from tests.intake.sending import add, contents, files, zipped
from tests.workbook_files import PRODUCER, PRODUCT, RECOGNITION, WHOLE, filled, grid, opened, run, saved

NAME = "Hộ kinh doanh Nguyễn Văn An"
AN = OWNER.replace("Cơ sở Bánh Tráng", NAME)
TWO = (
    f"có nhiều chủ thể tên “{NAME}”; một trong: an-hai, an-mot; ghi mã số thuế, hoặc tên tệp của chủ thể, thay cho tên"
)


@pytest.fixture
def namesakes(tmp_path: Path) -> Path:
    """Two producers of one name, each with a product; the second has a tax code."""
    return write_repository(
        tmp_path / "namesakes",
        {
            "products/an-giang/banh-trang.yml": ITS_PRODUCT + "producer: an-mot\n",
            "products/an-giang/kho-ca.yml": ITS_PRODUCT.replace("Bánh tráng", "Khô cá") + "producer: an-hai\n",
            "producers/an-mot.yml": AN,
            "producers/an-hai.yml": f"{AN}tax_code: '1600100103'\n",
        },
    )


def owner_of(root: Path, slug: str) -> str:
    return next(one.producer for one in read_catalog(root).catalog.products if one.slug == slug)


def test_an_export_names_each_by_its_file(namesakes: Path, desk: Path) -> None:
    """Out and back, no product moves to the other."""
    (desk / "a.xlsx").write_bytes(exported(read_catalog(namesakes).catalog))
    before = contents(namesakes)
    result = run(namesakes, desk / "a.xlsx")
    assert result.exit_code == 0 and "0 mới, 0 sửa, 2 trùng, 0 lỗi." in result.output, result.output
    assert contents(namesakes) == before


def test_a_name_that_two_share_is_told_in_its_cell(namesakes: Path, desk: Path) -> None:
    """Also when it is all that an older table says; nothing is written."""
    book = opened(exported(read_catalog(namesakes).catalog))
    sheet = book["Sản phẩm"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Chủ thể OCOP")
    sheet.cell(2, column).value = NAME
    before = contents(namesakes)
    result = run(namesakes, saved(book, desk / "a.xlsx"))
    place = sheet.cell(2, column).coordinate
    assert result.exit_code == 1 and f"a.xlsx, Sản phẩm!{place}: " in result.output and TWO in result.output
    assert contents(namesakes) == before


@pytest.mark.parametrize(
    ("owner", "slug"), [("an-mot", "an-mot"), ("1600100103", "an-hai"), ("1600 100 103", "an-hai")]
)
def test_a_file_or_a_tax_code_says_which(namesakes: Path, desk: Path, owner: str, slug: str) -> None:
    """As the message asks for."""
    rows = {"Sản phẩm": [{**PRODUCT, "Chủ thể OCOP": owner}], "Công nhận": [RECOGNITION]}
    result = run(namesakes, filled(desk / "a.xlsx", rows))
    assert result.exit_code == 0, result.output
    assert owner_of(namesakes, "mam-ca-linh") == slug


def test_two_rows_of_one_name_are_two_producers(repository: Path, desk: Path) -> None:
    """New ones, told apart by their tax codes; the name alone is refused with the places of both."""
    rows: dict[str, list[dict[str, Any]]] = {
        "Sản phẩm": [{**PRODUCT, "Chủ thể OCOP": "1600100103"}, {**PRODUCT, "Tên sản phẩm": "Khô cá"}],
        "Chủ thể": [{**PRODUCER, "Mã số thuế": "1600100103"}, {**PRODUCER, "Mã số thuế": "1600100110"}],
        "Công nhận": [RECOGNITION, {**RECOGNITION, "Tên sản phẩm": "Khô cá"}],
    }
    result = run(repository, filled(desk / "a.xlsx", rows))
    assert "có nhiều chủ thể tên “Lò mắm Bà Sáu”; một trong: a.xlsx, Chủ thể!A2, a.xlsx, Chủ thể!A3" in result.output
    rows["Sản phẩm"][1]["Chủ thể OCOP"] = "1600100110"
    result = run(repository, filled(desk / "b.xlsx", rows))
    assert result.exit_code == 0, result.output
    assert {owner_of(repository, one) for one in ("mam-ca-linh", "kho-ca")} == {"lo-mam-ba-sau", "lo-mam-ba-sau-2"}


def test_the_owner_of_a_row_may_be_a_tax_code(repository: Path, desk: Path) -> None:
    """Where the product's own row says the name."""
    rows = {**WHOLE, "Chủ thể": [{**PRODUCER, "Mã số thuế": "1600100103"}]}
    rows["Công nhận"] = [{**RECOGNITION, "Chủ thể OCOP": "1600100103"}]
    result = run(repository, filled(desk / "a.xlsx", rows))
    assert result.exit_code == 0 and "1 mới" in result.output, result.output


def test_a_submission_of_a_name_that_two_share(namesakes: Path, desk: Path) -> None:
    """A tax code decides before the name does; without one nobody guesses."""
    sent = SENT.replace("Lò mắm Bà Sáu", NAME)
    (desk / "a.zip").write_bytes(zipped(files(producer=f'{sent}tax_code: "1600100103"\n')))
    assert add(namesakes, desk / "a.zip").exit_code == 0
    assert owner_of(namesakes, "mam-ca-linh") == "an-hai"
    (desk / "b.zip").write_bytes(zipped(files(producer=sent)))
    before = contents(namesakes)
    result = add(namesakes, desk / "b.zip")
    assert result.exit_code == 1 and f"có nhiều chủ thể tên “{NAME}”" in result.output, result.output
    assert contents(namesakes) == before


def test_an_annex_of_a_name_that_two_share(namesakes: Path, desk: Path) -> None:
    """A new product of one of them is refused with its row."""
    rows: list[list[Any]] = [
        ["STT", "Tên sản phẩm", "Chủ thể", "Địa chỉ", "Nhóm", "Hạng"],
        [1, "Mắm", NAME, "xã Phú Bình, huyện Phú Tân, tỉnh An Giang", "Thực phẩm", "3 sao"],
    ]
    words = ("--decision", "86/QĐ-UBND", "--issued", "27/01/2023", "--issuer", "UBND tỉnh An Giang")
    result = run(namesakes, grid(desk / "a.xlsx", rows), *words)
    assert result.exit_code == 1 and f"có nhiều chủ thể tên “{NAME}”" in result.output, result.output


@pytest.mark.parametrize(("producer", "code"), [(NAME, 1), ("an-mot", 0)])
def test_a_new_product_of_one_of_them(namesakes: Path, producer: str, code: int) -> None:
    """`ocop new` takes the name of the file."""
    words = ["--name", "Mắm", "--group", "thuc-pham", "--commune", "30445", "--stars", "3", "--as-of", "2025"]
    result = CliRunner().invoke(ocop, ["--root", str(namesakes), "new", *words, "--producer", producer])
    assert result.exit_code == code, result.output
    if not code:
        assert owner_of(namesakes, "mam") == "an-mot"


def test_an_annex_that_names_the_owner_of_a_known_product(repository: Path, desk: Path) -> None:
    """The catalog has it without a producer: a person decides whether it is the same; nothing is overwritten."""
    rows: list[list[Any]] = [
        ["STT", "Tên sản phẩm", "Chủ thể", "Địa chỉ", "Nhóm", "Hạng"],
        [1, "Bánh tráng", "HTX A", "xã Phú Bình, huyện Phú Tân, tỉnh An Giang", "Thực phẩm", "3 sao"],
    ]
    words = ("--decision", "86/QĐ-UBND", "--issued", "27/01/2023", "--issuer", "UBND tỉnh An Giang")
    before = contents(repository)
    result = run(repository, grid(desk / "a.xlsx", rows), *words)
    said = "Đã có sản phẩm cùng tên, chủ thể khác hoặc chưa ghi: products/an-giang/banh-trang.yml; xem có phải"
    assert result.exit_code == 0 and said in result.output, result.output
    assert before.items() <= contents(repository).items()
