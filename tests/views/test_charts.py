"""Charts say what their tables have: sentences, bars and descriptions worked out of them, told apart without colour."""

import re
from datetime import date
from typing import Any

import pytest

from build_hooks.figures.tables import Table
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.pages.charts.drawing import WIDE, chart
from build_hooks.pages.charts.sayings import most_of, of_filled, of_stages, of_years, of_years_of_groups
from build_hooks.pages.charts.stage import outputs
from build_hooks.pages.charts.view import figures_page
from build_hooks.pages.frame.output import Page
from build_hooks.pages.frame.surroundings import footer
from build_hooks.places import communes
from tests.building import make_product
from tests.figures.shapes import assessed, catalog_of, phu_tan, product, registered, tan_hung
from tests.markup import parse

COLUMNS = ["Nhóm", "3 sao", "Đã được công nhận", "Đăng ký"]


def article(catalog: Catalog) -> str:
    """The page's."""
    (page,) = (its for its in outputs(catalog) if isinstance(its, Page))
    return page.article


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("A", 2, 2, 0), ("B", 1, 1, 0), ("All", 3, 3, 0)], "Đã được công nhận: 3 x, nhiều nhất là A (2)."),
        (
            [("A", 2, 2, 0), ("B", 2, 2, 0), ("All", 4, 4, 0)],
            "4 x, nhiều nhất là A và B (mỗi mục 2).",
        ),
        ([*[(name, 1, 1, 0) for name in "ABCD"], ("All", 4, 4, 0)], "Đã được công nhận: 4 x; 4 mục cùng nhiều nhất"),
        ([("A", 0, 0, 1500), ("B", 0, 0, 7), ("All", 0, 0, 1507)], "Đăng ký: 1.507 x, nhiều nhất là A (1.500)."),
        ([("Chưa rõ chủ thể", 9, 9, 0), ("B", 1, 1, 0), ("All", 10, 10, 0)], "10 x, nhiều nhất là B (1)."),
        ([("Chưa rõ chủ thể", 9, 9, 0), ("All", 9, 9, 0)], "9 x, nhiều nhất là Chưa rõ chủ thể (9)."),
        ([("A", 0, 0, 0), ("All", 0, 0, 0)], "Chưa có gì để đếm."),
    ],
)
def test_most(rows: list[tuple[Any, ...]], said: str) -> None:
    """Of each thing that is counted; ties are named, and what is not known is no kind."""
    assert said in most_of(Table("", COLUMNS, rows), 2, "x")


def test_other_sentences() -> None:
    """Years, stages and what is filled in; one year alone; nothing at all."""
    years = Table("", ["Năm", "Mới", "Lại", "Tổng"], [("2023", 2, 1, 3), ("2025", 4, 0, 4)])
    assert of_years(years) == (
        "7 lượt công nhận có ngày quyết định, từ năm 2023 đến năm 2025: 6 lượt đầu, 1 lượt công nhận lại."
    )
    assert "trong năm 2023" in of_years(years._replace(rows=years.rows[:1]))
    assert of_years(years._replace(rows=[])) == "Danh mục chưa có quyết định nào có ngày ký."
    groups = Table("", ["Năm", "A", "B"], [("2023", 2, 1), ("2024", 0, 3)])
    assert of_years_of_groups(groups) == "Lượt công nhận: 6 lượt, nhiều nhất là B (4)."
    filled = Table("", ["Thông tin", "Số"], [("A", 3), ("B", 0), ("C", 3), ("D", 1), ("All", 3)])
    assert of_filled(filled).startswith("Trong 4 loại thông tin, 2 loại có ở mọi sản phẩm và 1 loại chưa")
    stages = figures_page(assessed()).sections[0]
    assert stages.sentence.startswith("49 sản phẩm.") and "Đã được công nhận: 37" in stages.sentence
    assert of_stages(Table("", [], [("A", 1), ("B", 2), ("C", 3), ("D", 9)])) == "6 sản phẩm. A: 1; B: 2; C: 3."


@pytest.mark.parametrize("catalog", [registered(), assessed(), phu_tan(), tan_hung()])
def test_bars_are_as_long_as_their_counts(catalog: Catalog) -> None:
    """Parts stand behind each other and none leaves the picture; the longest takes all of it, its number is told."""
    for section in figures_page(catalog).sections:
        for its in section.charts:
            ends = [part.x + part.width for bar in its.bars for part in bar.parts]
            assert max(ends) <= its.width + 0.5 and its.bars[-1].y + 15 == its.height
            told = re.findall(r": (\d+(?:\.\d+)*)", re.sub(r" \([^()]*\)(?=[;.])", "", its.told))
            assert told == [bar.value for bar in its.bars], its.told


def test_parts_are_in_proportion() -> None:
    """Three, one and none: by their widths, patterns and numbers."""
    its = chart("a", "A", [("x", [3, 1, 0]), ("y", [2, 0, 0])], ("p", "q", "r"))
    first, second = its.bars
    assert [(part.x, part.width, part.series, part.number) for part in first.parts] == [
        (0, WIDE * 3 / 4, 0, "3"),
        (WIDE * 3 / 4, WIDE / 4, 1, "1"),
    ]
    assert second.parts[0].width == WIDE / 2 and second.value == "2" and its.told == "x: 4 (p 3, q 1); y: 2 (p 2)."


def test_the_page_is_read_without_sight() -> None:
    """Each drawing has a title and a description, each section a sentence and a table; nothing is styled in place."""
    text = article(assessed())
    page = parse(text)
    drawings = [svg for svg in page.all("svg") if svg.attributes.get("role") == "img"]
    ids = [element.attributes["id"] for element in page.walk() if "id" in element.attributes]
    assert len(drawings) > 8 and len(ids) == len(set(ids)) and "style=" not in text
    for svg in drawings:
        (title,), (told,) = svg.all("title"), svg.all("desc")
        assert svg.attributes["aria-labelledby"].split() == [title.attributes["id"], told.attributes["id"]]
        assert "".join(map(str, title.children)).strip() and ": " in "".join(map(str, told.children))
    for section in page.all("section", "ocop-figures__section"):
        assert section.all("table") and section.all("p")[0].text.endswith(".")
    fills = {part.attributes["fill"] for part in page.all("rect") if "fill" in part.attributes}
    assert fills <= {f"url(#hoa-van-{number})" for number in range(4)}


def test_no_shared_shape_lays_out_the_page() -> None:
    """`ocop-figures` is home's row of figures: a page that wears it puts its sections beside each other."""
    assert "ocop-figures" not in parse(article(assessed())).one("article").attributes["class"].split()


def test_it_claims_nothing_of_today() -> None:
    """The day of the data stands beside states; without one there are none."""
    dated = catalog_of([product(1, (3, date(2024, 1, 1)), updated=date(2026, 1, 5))])
    assert "Tính đến ngày 05/01/2026" in article(dated) and "Tình trạng giấy chứng nhận" in article(dated)
    undated = article(catalog_of([product(1, (3, date(2024, 1, 1)))]))
    assert "Tính đến" not in undated and "Tình trạng giấy chứng nhận" not in undated
    assert "so-lieu/index.html" in footer(dated, "Danh mục") and addresses.FIGURES == "so-lieu/"


def test_an_empty_catalog() -> None:
    """It says so and draws nothing."""
    text = article(catalog_of([]))
    assert "chưa có sản phẩm nào để đếm" in text and "<svg" not in text


def test_a_hundred_places() -> None:
    """Twelve are drawn, those with most; the table of all is folded."""
    some = [its for its in communes() if its.province.name == "An Giang"][:100]
    products = [
        make_product(slug=f"p{at}-{number}", origin={"commune": place.code})
        for at, place in enumerate(some)
        for number in range(1 + at % 5)
    ]
    (section,) = (its for its in figures_page(catalog_of(products)).sections if its.id == "places")
    (drawn,) = section.charts
    assert [bar.value for bar in drawn.bars] == ["5"] * 12 and "88 nơi nữa" in section.left
    assert section.grid.folded == "Xem bảng: 100 dòng" and len(section.grid.rows) == 100
