"""`ocop report`: figures that published reports state come out of records shaped like theirs, to the number."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
from click.testing import CliRunner

from build_hooks.cli import ocop
from build_hooks.model.catalog import Catalog
from build_hooks.model.producer import Producer
from build_hooks.model.product import Product
from build_hooks.model.settings import Settings
from build_hooks.register.figures import between, figures
from build_hooks.register.spreadsheet import Table
from tests.building import PRODUCER, PRODUCT, make_product, write_repository
from tests.reading import PRODUCER_PATH

DAY = date(2020, 7, 30)
# As the report of 30/07/2020 has them: products by group, and producers by type.
GROUPS = {"thuc-pham": 197, "do-uong": 25, "duoc-lieu": 24, "thu-cong-my-nghe": 3, "sinh-vat-canh": 13, "du-lich": 4}
TYPES = {"doanh-nghiep": 12, "hop-tac-xa": 97, "to-hop-tac": 3, "ho-kinh-doanh": 27}


def as_reported() -> Catalog:
    """266 products of 139 producers, and what no report counts."""
    makers = [
        Producer.model_validate({"slug": f"{kind}-{number}", "name": f"Cơ sở {kind} {number}", "type": kind})
        for kind, count in TYPES.items()
        for number in range(count)
    ]
    groups = [group for group, count in GROUPS.items() for _ in range(count)]
    products = [
        make_product(slug=f"p{number}", group=group, recognitions=(), producer=makers[number % len(makers)].slug)
        for number, group in enumerate(groups)
    ]
    products += [make_product(slug="mau", sample=True), make_product(slug="rut", status=WITHDRAWN)]
    return Catalog(Path(), Settings(name="Danh mục thử", place="An Giang"), tuple(products), tuple(makers))


WITHDRAWN = {"is": "withdrawn", "on": date(2020, 1, 1)}


def named(tables: list[Table], title: str) -> dict[object, tuple[object, ...]]:
    """The rows of a table by their first value."""
    (found,) = [table for table in tables if table.title == title]
    return {row[0]: tuple(row[1:]) for row in found.rows}


def test_a_published_report_comes_out() -> None:
    """By group and by type of producer, and their sums; samples and withdrawn products are not counted."""
    tables = figures(as_reported(), DAY)
    groups, types = named(tables, "Sản phẩm theo nhóm"), named(tables, "Số chủ thể")
    assert [row[-1] for row in groups.values()] == [197, 25, 24, 3, 13, 4, 266]
    assert sorted(int(str(row[-1])) for row in types.values()) == [3, 12, 27, 97, 139]


def decided(number: int, *days: date, stars: int = 3) -> Product:
    """A product with a decision on each of these days."""
    recognitions = tuple({"stars": stars, "decision": f"{number}/QĐ-UBND", "issued": day} for day in days)
    return make_product(slug=f"p{number}", recognitions=recognitions)


def of_2021() -> Iterator[Product]:
    """As the plan of 24/03/2021 has them: 42 of three stars and more, of which 26, 11 and 5."""
    for number in range(42):
        stars = 3 if number < 26 else 4 if number < 37 else 5
        yield decided(number, date(2021, 3, 1), stars=stars)


def test_stars_and_years() -> None:
    """A decision is a first one or one again, in its year; the certificate of the last one counts."""
    catalog = replace(as_reported(), products=(*of_2021(), decided(50, date(2021, 1, 1), date(2024, 2, 1))))
    tables = figures(catalog, date(2024, 3, 1))
    assert named(tables, "Sản phẩm theo nhóm")["Tổng số"] == (27, 11, 5, 0, 43)
    assert named(tables, "Quyết định theo năm") == {"2021": (43, 0, 43), "2024": (0, 1, 1)}
    states = named(tables, "Tình trạng giấy chứng nhận")
    assert states["Hết hạn trong 30 ngày"] == (42,) and states["Còn hạn trên 180 ngày"] == (1,)
    new, ended = between(catalog, date(2024, 1, 1), date(2024, 3, 31))
    assert [row[1] for row in new.rows] == ["Công nhận lại"] and len(ended.rows) == 42


def test_the_command(tmp_path: Path) -> None:
    """The same numbers as JSON, in Excel and in Word; a period that runs backwards is one line."""
    root = write_repository(tmp_path, {"products/an-giang/a.yml": PRODUCT, PRODUCER_PATH: PRODUCER})
    asked = ["--root", str(root), "report"]
    said = CliRunner().invoke(ocop, [*asked, "--json", "--tables"])
    assert said.exit_code == 0, said.output
    tables = json.loads(said.stdout)
    book = openpyxl.load_workbook(BytesIO((root / "print/so-lieu/so-lieu.xlsx").read_bytes()))
    assert [sheet.title for sheet in book.worksheets] == [table["title"][:31] for table in tables]
    document: Any = docx.Document(str(root / "print/so-lieu/so-lieu.docx"))
    for table, sheet, grid in zip(tables, book.worksheets, document.tables, strict=True):
        cells = [list(row) for row in sheet.iter_rows(values_only=True)]
        assert cells == [table["columns"], *table["rows"]]
        assert [[cell.text for cell in row.cells] for row in grid.rows][1:] == [
            [str(value) for value in row] for row in table["rows"]
        ]
    filled = {row[0]: row[1] for row in tables[-1]["rows"]}
    assert (filled["Liên hệ mua hàng"], filled["Các lần công nhận"], filled["Tổng số"]) == (0, 1, 1)
    backwards = CliRunner().invoke(ocop, [*asked, "--between", "30/09/2026", "01/07/2026"])
    assert backwards.exit_code == 2 and "Ngày đầu phải trước ngày cuối" in backwards.output
