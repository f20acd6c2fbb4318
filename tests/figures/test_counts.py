"""What published reports state comes out of products shaped like theirs, to the number, wherever it is shown."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import docx
import openpyxl
import pytest

from build_hooks.figures.counts import between, figures
from build_hooks.figures.tables import Table
from build_hooks.model.catalog import Catalog
from build_hooks.model.certificate import PILLS, State
from build_hooks.pages.charts.stage import outputs
from build_hooks.pages.frame.output import Page
from build_hooks.register.report_word import report_document
from build_hooks.register.spreadsheet import as_workbook
from tests.figures import shapes
from tests.markup import parse

DAY = date(2025, 4, 1)
Grid = list[list[str]]


def in_excel(tables: Mapping[str, Table]) -> list[Grid]:
    """The sheets as Excel has them."""
    book = openpyxl.load_workbook(BytesIO(as_workbook(tables.values(), DAY)))
    return [[[str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets]


def in_word(tables: Mapping[str, Table]) -> list[Grid]:
    """The tables as Word has them."""
    document: Any = docx.Document(BytesIO(report_document("", "", "", tables.values())))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def on_the_page(catalog: Catalog) -> list[Grid]:
    """The tables of the page."""
    (article,) = (its.article for its in outputs(catalog) if isinstance(its, Page))
    return [
        [[cell.text for cell in row.walk() if cell.tag in ("th", "td")] for row in table.all("tr")]
        for table in parse(article).all("table")
    ]


def rows(grids: list[Grid], head: str) -> dict[str, list[str]]:
    """The rows of the table whose first column is called so, by their first cells."""
    found = next(grid for grid in grids if grid[0][0] == head)
    return {row[0]: row[1:] for row in found[1:]}


WAYS: list[Callable[[Catalog], list[Grid]]] = [
    lambda catalog: in_excel(figures(catalog, DAY)),
    lambda catalog: in_word(figures(catalog, DAY)),
    on_the_page,
]


@pytest.mark.parametrize("way", WAYS, ids=["excel", "word", "page"])
def test_published_reports_come_out(way: Callable[[Catalog], list[Grid]]) -> None:
    """Registered by group and by type of producer; assessed and recognised by stars; what is to be assessed again."""
    grids = way(shapes.registered())
    older = [row[-1] for row in next(grid for grid in grids if grid[1][-1] == "197" and grid[3][0] == "Thảo dược")]
    assert older[1:] == ["197", "25", "24", "3", "13", "4", "266"] and older[0] == "Đăng ký, chưa được đánh giá"
    makers = next(grid for grid in grids if grid[0][1] == "Có sản phẩm được công nhận")
    assert {row[0]: row[1:] for row in makers[1:-1]} == {
        "Doanh nghiệp": ["0", "12"],
        "Hợp tác xã": ["0", "97"],
        "Tổ hợp tác": ["0", "3"],
        "Hộ sản xuất": ["0", "27"],
    }
    stages = rows(way(shapes.assessed()), "Việc")
    assert stages["Đã được đánh giá (cộng hai dòng trên)"] == ["26", "11", "5", "42", "7", "49"]
    assert stages["Đã được công nhận"] == ["26", "11", "0", "37", "0", "37"]
    assert stages["Đã đánh giá, chưa được công nhận"] == ["0", "0", "5", "5", "7", "12"]
    grids = way(shapes.assessed())
    makers = next(grid for grid in grids if grid[0][1] == "Có sản phẩm được công nhận")
    assert {row[0]: row[1:] for row in makers[1:]} == {
        "Doanh nghiệp": ["13", "2"],
        "Hộ sản xuất": ["12", "0"],
        "Hợp tác xã": ["3", "0"],
        "Tổng số": ["28", "2"],
    }
    stages = rows(way(shapes.phu_tan()), "Việc")
    assert [row[-1] for row in stages.values()] == ["5", "0", "11", "11", "2"]
    years = rows(way(shapes.tan_hung()), "Năm")
    assert years == {"2024": ["11", "0", "11"], "2025": ["5", "0", "5"]}


def test_a_quarter() -> None:
    """Five of sixteen were decided in the first quarter of 2025."""
    tables = between(shapes.tan_hung(), date(2025, 1, 1), date(2025, 3, 31))
    assert len(tables["decided"].rows) == 5 and not tables["ended"].rows


def test_an_end_is_in_one_quarter() -> None:
    """A certificate that holds through the last day of a quarter has ended in the next one, and in no other."""
    made = [shapes.product(number, (3, date(2021, 3, 30 + number))) for number in range(2)]
    quarters = [(date(2024, 1, 1), date(2024, 3, 31)), (date(2024, 4, 1), date(2024, 6, 30))]
    ended = [between(shapes.catalog_of(made), *its)["ended"].rows for its in quarters]
    assert [[row[2] for row in rows] for rows in ended] == [[date(2024, 3, 30)], [date(2024, 3, 31)]]


def test_sheets_have_names_that_excel_takes() -> None:
    """Of reports of one place, and of a place between apostrophes."""
    titles = ["'Thị xã Mẫu', " + "x" * 40, "'Thị xã Mẫu', " + "X" * 40, "Tỉnh/x " + "'" * 40, "'"]
    book = openpyxl.load_workbook(BytesIO(as_workbook([Table(title, ["A"], []) for title in titles], DAY)))
    names = book.sheetnames
    assert len({name.lower() for name in names}) == 4 and all(0 < len(name) <= 31 for name in names)
    assert all(name.strip("' ") == name for name in names)


def test_stars_and_years() -> None:
    """A decision is a first one or one again, in its year; the certificate of the last one counts."""
    twice = shapes.product(50, (3, date(2021, 1, 1)), (4, date(2024, 2, 1)))
    once = [shapes.product(number, (3, date(2021, 3, 1))) for number in range(42)]
    catalog = replace(shapes.catalog_of([*once, twice]), part=None)
    tables = figures(catalog, date(2024, 3, 2))
    assert tables["groups"].rows[-1] == ("Tổng số", 42, 1, 0, 0, 43) and "stages" not in tables
    assert [*tables["years"].rows] == [("2021", 43, 0, 43), ("2024", 0, 1, 1)]
    states = {row[0]: row[1] for row in tables["states"].rows}
    assert states[PILLS[State.ENDED]] == 42 and states[PILLS[State.VALID]] == 1
    decided, ended = between(catalog, date(2024, 1, 1), date(2024, 3, 31)).values()
    assert [row[1] for row in decided.rows] == ["Công nhận lại"] and len(ended.rows) == 42


def test_registered_is_not_recognised() -> None:
    """A later decision ends the wait, a product on its way has no certificate, and none counts twice."""
    asked = {"is": "registered", "on": date(2024, 1, 1)}
    done = shapes.product(1, (3, date(2024, 6, 1)), status=asked)
    waits = shapes.product(2, (3, date(2023, 6, 1)), status=asked)
    new = shapes.product(3, (), status=asked)
    assert (done.is_to_be_assessed_again, waits.is_to_be_assessed_again, new.is_to_be_assessed_again) == (0, 1, 0)
    tables = figures(shapes.catalog_of([done, waits, new]), DAY)
    assert tables["groups"].rows[-1][-2:] == (2, 1) and tables["states"].rows[-1][1] == 2
