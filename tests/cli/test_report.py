"""`ocop report`: in the terminal, as JSON, in Excel and in Word; a wrong file ends nothing."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
from click.testing import CliRunner

from build_hooks.cli import ocop
from tests.building import PRODUCER, PRODUCT, write_repository
from tests.reading import PRODUCER_PATH

REPORT = """\
place: tỉnh Mẫu
as_of: "2024"
registered: {products: 9, by_group: [{group: thuc-pham, count: 5}]}
sources: [{title: Báo cáo mẫu}]
"""


def test_the_command(tmp_path: Path) -> None:
    """The same numbers as JSON, in Excel and in Word; a period that runs backwards is one line."""
    root = write_repository(
        tmp_path, {"products/an-giang/a.yml": PRODUCT, PRODUCER_PATH: PRODUCER, "data/figures/mau.yml": REPORT}
    )
    asked = ["--root", str(root), "report"]
    said = CliRunner().invoke(ocop, [*asked, "--json", "--tables"])
    assert said.exit_code == 0, said.output
    tables = json.loads(said.stdout)
    book = openpyxl.load_workbook(BytesIO((root / "print/so-lieu/so-lieu.xlsx").read_bytes()))
    assert [sheet.title for sheet in book.worksheets] == [table["title"][:31] for table in tables]
    document: Any = docx.Document(str(root / "print/so-lieu/so-lieu.docx"))
    for table, sheet, grid in zip(tables, book.worksheets, document.tables, strict=True):
        cells = [list(row)[: len(table["columns"])] for row in sheet.iter_rows(values_only=True)]
        assert cells[: len(table["rows"]) + 1] == [table["columns"], *table["rows"]]
        assert [[cell.text for cell in row.cells] for row in grid.rows][1:] == [
            [str(value) for value in row] for row in table["rows"]
        ]
        assert table["note"] in [str(row[0]) for row in cells] + [""]
    *_, counted, stated = tables
    assert stated["title"] == "Tỉnh Mẫu, năm 2024" and stated["rows"][0] == ["Số sản phẩm", 9]
    assert "cộng các dòng được 5, nguồn ghi 9" in stated["note"] and "Nguồn: Báo cáo mẫu." in stated["note"]
    filled = {row[0]: row[1] for row in counted["rows"]}
    assert (filled["Liên hệ mua hàng"], filled["Các lần công nhận"], filled["Tổng số"]) == (0, 1, 1)
    backwards = CliRunner().invoke(ocop, [*asked, "--between", "30/09/2026", "01/07/2026"])
    assert backwards.exit_code == 2 and "Ngày đầu phải trước ngày cuối" in backwards.output


def test_a_wrong_file_ends_nothing(tmp_path: Path) -> None:
    """It is told and left out, be it a product or a report; all others are counted."""
    files = {"products/an-giang/a.yml": PRODUCT, "products/an-giang/b.yml": PRODUCT.replace("thuc-pham", "x")}
    root = write_repository(tmp_path, {**files, "data/figures/mau.yml": "place: x\n", "data/figures/hai.yml": REPORT})
    said = CliRunner().invoke(ocop, ["--root", str(root), "report", "--json"])
    tables = json.loads(said.stdout)
    assert said.exit_code == 1 and "products/an-giang/b.yml" in said.stderr and "data/figures/mau.yml" in said.stderr
    assert tables[0]["rows"][-1][-1] == 1 and tables[-1]["title"] == "Tỉnh Mẫu, năm 2024"


def test_a_report_hides_no_count(tmp_path: Path) -> None:
    """Whatever its file is called: what the catalog counts stays beside what the report states."""
    files = {"products/an-giang/a.yml": PRODUCT, "data/figures/groups.yml": REPORT}
    said = CliRunner().invoke(ocop, ["--root", str(write_repository(tmp_path, {**files})), "report", "--json"])
    titles = [table["title"] for table in json.loads(said.stdout)]
    assert "Sản phẩm theo nhóm" in titles and titles[-1] == "Tỉnh Mẫu, năm 2024"
