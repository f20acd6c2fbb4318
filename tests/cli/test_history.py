"""What changed when: the same on a product's page and by `ocop history`, from the data alone."""

from datetime import date
from pathlib import Path

from click.testing import CliRunner, Result

from build_hooks.cli import ocop
from build_hooks.model.changes import changes
from tests.building import PRODUCT, make_product, write_repository
from tests.reading import CODE, LEDGER, PATH

DECIDED = """recognitions:
  - {stars: 3, as_of: "2025", note: Danh sách của huyện}
  - {stars: 4, decision: 86/QĐ-UBND, issued: 27/01/2023, issuer: UBND tỉnh An Giang, level: province}
  - {stars: 3, decision: 12/QĐ-UBND, issued: 15/01/2020, issuer: UBND tỉnh An Giang, level: province}
"""


def history(root: Path, name: str) -> Result:
    return CliRunner().invoke(ocop, ["--root", str(root), "history", name])


def test_in_their_order() -> None:
    """A year's source stands behind all that it can mean; what a file was updated on is last."""
    its = make_product(
        recognitions=(
            {"stars": 3, "as_of": "2023"},
            {"stars": 4, "issued": date(2023, 6, 1)},
            {"stars": 3, "issued": date(2020, 5, 1)},
        ),
        status={"is": "revoked", "on": date(2024, 2, 3)},
        updated=date(2024, 2, 3),
    )
    assert [change.words for change in changes(its)] == [
        "Công nhận 3 sao ngày 01/05/2020.",
        "Công nhận lại 4 sao ngày 01/06/2023.",
        "Nguồn năm 2023 ghi 3 sao.",
        "Chứng nhận đã bị thu hồi, từ ngày 03/02/2024.",
        "Cập nhật ngày 03/02/2024.",
    ]
    assert changes(make_product(recognitions=({"stars": 3, "valid_until": date(2026, 1, 1)},))) == []


def test_the_command(tmp_path: Path) -> None:
    """With decisions, last days and the code, by file, code or name; what is not there is said in one line."""
    product = PRODUCT.replace('recognitions: [{stars: 3, as_of: "2025"}]\n', DECIDED)
    files = {PATH: f"{product}code: {CODE}\nupdated: 20/11/2025\n", f"ledger/{CODE}.yml": LEDGER}
    root = write_repository(tmp_path, {**files})
    said = history(root, CODE).output
    assert said == history(root, "Bánh tráng").output
    order = ["15/01/2020", "12/QĐ-UBND", "15/01/2023", "27/01/2023", "27/01/2026", "Nguồn năm 2025", "của huyện"]
    assert [said.index(words) for words in order] == sorted(said.index(words) for words in order)
    assert f"Cấp mã {CODE}" in said and "Cập nhật ngày 20/11/2025." in said
    wrong = history(root, "Bánh tr")
    assert wrong.exit_code == 2 and "banh-trang" in wrong.output
