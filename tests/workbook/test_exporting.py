"""The catalog out and back: whatever a valid file says, and however, an import of the export changes nothing."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from build_hooks.intake.item import Verdict
from build_hooks.intake.taking import settle
from build_hooks.intake.texts import Texts
from build_hooks.intake.writing import record_text
from build_hooks.read.catalog import read_catalog
from build_hooks.workbook.exporting import exported
from build_hooks.workbook.importing import read_products
from build_hooks.workbook.package import Package
from build_hooks.workbook.reading import read_workbook
from tests.building import PRODUCT, write_repository
from tests.workbook_files import PRODUCT as ROW
from tests.workbook_files import RECOGNITION, filled, run

PATH = "products/an-giang/banh-trang.yml"
LINES = (
    "Cá.",
    "- cá",
    "  - linh",
    "    - non",
    "1. muối",
    "",
    "Hũ  to",
    "a; b",
    "_x0041_",
    "=1+1",
    "x\u00a0y\u200b",
    "* ",
)
WORDS = st.text(st.sampled_from('abđế19 ;:"=_x#-+.,'), min_size=1, max_size=14).filter(lambda text: text.strip(' ;"'))
STORIES = st.lists(st.sampled_from(LINES), min_size=1, max_size=7).map("\n".join).filter(str.strip)


def members(*, least: int = 0, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(st.fixed_dictionaries(fields), min_size=least, max_size=3)


PRODUCTS = st.fixed_dictionaries(
    {
        "name": st.just("Bánh tráng"),
        "group": st.just("thuc-pham"),
        "recognitions": members(least=1, stars=st.just("3"), as_of=st.just("2025"), note=WORDS),
        "sources": members(least=1, title=WORDS, publisher=WORDS),
    },
    optional={
        "aliases": st.lists(WORDS, min_size=1, max_size=3),
        "tags": st.lists(WORDS, min_size=1, max_size=3),
        "summary": WORDS,
        "story": STORIES,
        "label": st.fixed_dictionaries({"ingredients": STORIES, "warnings": STORIES}),
        "documents": members(kind=st.just("khac"), title=WORDS),
        "lots": members(lot=st.sampled_from(["2E10", "00727", "L-01"]), steps=members(what=WORDS)),
        "variants": members(name=WORDS),
    },
)


def changed(root: Path) -> list[str]:
    """The files that an import of the export would write, and what it would complain of."""
    catalog = read_catalog(root).catalog
    found = read_products(read_workbook(Package(exported(catalog)), "a.xlsx"), catalog)
    told = [one.line() for some in found.wrong.values() for one in some if not one.is_warning]
    items = settle(catalog, found.proposals, update=True)
    assert len(items) == len(catalog.products)
    return [*told, *(path for one in items for path in (*one.files, *([] if one.verdict is Verdict.SAME else ["?"])))]


@given(st.lists(PRODUCTS, min_size=6, max_size=6))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_made_up_products_come_back_the_same(tmp_path: Path, products: list[Texts]) -> None:
    """Lists in lists, members that look alike, semicolons, formulas that are none, spaces that nobody sees."""
    named = {f"products/an-giang/mon-{n}.yml": {**one, "name": f"Món {n}"} for n, one in enumerate(products)}
    write_repository(tmp_path, {path: record_text("product", one) for path, one in named.items()})
    reading = read_catalog(tmp_path)
    event("valid" if reading.found else "not valid")
    if reading.found:
        assert changed(tmp_path) == []


@pytest.mark.parametrize(
    "more",
    [
        "story: |\n  Một:\n\n  - cá\n    - cá linh  \n    - cá sặc\n",
        'aliases: ["Cá; mắm"]\n',
        'aliases: ["\\"Cá; mắm\\""]\n',
        "aliases: ['\"Cá\"; mắm']\n",
        "label: {warnings: Hũ\u00a0to\u200b}\n",
        "variants: [{name: Hũ}, {name: Hũ, gtin: '8936049500008'}]\n",
        "documents: [{kind: khac, title: Giấy}, {kind: khac, title: Giấy, number: '5'}]\n",
        "contact:\n\u00a0 phone: '0912345678'\n",
        "sample: true\n",
        "summary: _x0041_\n",
        "lots: [{lot: 2E10}]\n",
        "documents: [{kind: khac, title: Giấy, number: 1234/QĐ UBND}]\n",
    ],
)
def test_what_once_came_back_changed(tmp_path: Path, more: str) -> None:
    """As people write it by hand."""
    write_repository(tmp_path, {PATH: PRODUCT + more})
    assert [one.line() for one in read_catalog(tmp_path).errors] == []
    assert changed(tmp_path) == []


def test_a_decision_s_number_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """Tables write one plain hyphen in it; another writing of the same number is no change."""
    write_repository(tmp_path, {PATH: PRODUCT.replace('as_of: "2025"', "decision: 1234/QĐ UBND, issued: 27/01/2025")})
    assert changed(tmp_path) == []


def test_a_list_in_a_list_is_taken(repository: Path, desk: Path) -> None:
    """The spaces before a line of a story are its writer's."""
    story = "Có:\n- cá\n  - cá linh"
    row = {**ROW, "Chủ thể OCOP": "", "Câu chuyện sản phẩm": story}
    rows = {"Sản phẩm": [row], "Công nhận": [RECOGNITION]}
    assert run(repository, filled(desk / "a.xlsx", rows)).exit_code == 0
    assert story in next(one.story for one in read_catalog(repository).catalog.products if one.slug == "mam-ca-linh")
