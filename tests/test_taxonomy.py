"""A new taxonomy of product groups is rows of choices.yml: pages, checks and choices follow, older files stay right."""

import re
from pathlib import Path

import pytest

from build_hooks import rules
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.missing import missing_facts
from build_hooks.model.passport import Passport
from build_hooks.model.selection import CannotSelect, Selection, select
from build_hooks.model.settings import Settings
from build_hooks.pages.form.rules_data import rules_data
from build_hooks.pages.frame.output import Page
from build_hooks.pages.lists import groups, home
from tests.building import make_product
from tests.reading import problems_of
from tests.test_room_words import texts

REST = 'name: Trà\nrecognitions: [{stars: 3, as_of: "2025"}]\nsources: [{title: Danh sách}]\n'
FILES = {
    "group: duoc-lieu\n": [],
    "group: cay-co\n": [],
    'group: duoc-lieu\ntaxonomy: "2027"\n': ["group_not_of_taxonomy"],
    'group: cay-co\ntaxonomy: "2023"\n': ["group_not_of_taxonomy"],
    "group: thao-duoc\n": ["group_not_of_taxonomy"],
    'group: thao-duoc\ntaxonomy: "2018"\n': [],
    "group: du-lich\nlabel: {duration: Một ngày}\n": [],
    'group: du-lich-nong-thon\ntaxonomy: "2018"\nlabel: {duration: Một ngày}\n': [],
    "group: khac\nlabel: {duration: Một ngày}\n": [],
    "group: duoc-lieu\nlabel: {duration: Một ngày}\n": ["field_of_other_group"],
}


def catalog() -> Catalog:
    """One product in a group of each taxonomy."""
    made = (
        make_product(slug="banh", group="thuc-pham"),
        make_product(slug="tra", group="duoc-lieu"),
        make_product(slug="vai", group="vai-may-mac", taxonomy="2018"),
    )
    return Catalog(Path(), Settings(name="Danh mục thử", place="An Giang"), made)


def pages() -> dict[str, Page]:
    """The pages of groups by their addresses."""
    return {one.uri: one for one in groups.outputs(catalog()) if isinstance(one, Page)}


@pytest.mark.usefixtures("of_2027")
def test_pages_are_those_of_the_new_groups() -> None:
    """Each group of today has its page and its tile, and says which older groups it takes in, and of when."""
    made = pages()
    assert list(made) == [addresses.GROUPS, *(f"nhom/{key}/" for key in ("thuc-pham", "do-uong", "cay-co", "khac"))]
    assert [tile.name for tile in home.group_tiles(catalog())] == [
        "Thực phẩm",
        "Cây và dược liệu",
        "Sản phẩm khác",
    ]
    assert (
        "Gồm cả sản phẩm được công nhận từ năm 2023 đến năm 2026 theo nhóm cũ: Dược liệu và sản phẩm từ dược liệu; "
        "Sinh vật cảnh. Gồm cả sản phẩm được công nhận đến năm 2022 theo nhóm cũ: Thảo dược."
    ) in made["nhom/cay-co/"].article
    assert 'href="../../san-pham/tra/index.html"' in made["nhom/cay-co/"].article
    assert 'href="../../san-pham/vai/index.html"' in made["nhom/khac/"].article


def test_today_has_the_groups_of_its_taxonomy() -> None:
    """A page each and one of all; an older group is told on the page of the one that took its place."""
    assert len(pages()) == 1 + len(rules.groups_today())
    taken_in = pages()[f"nhom/{rules.choices('groups')['thao-duoc']['today']}/"].article
    assert "Gồm cả sản phẩm được công nhận đến năm 2022 theo nhóm cũ: Thảo dược." in taken_in


@pytest.mark.usefixtures("of_2027")
def test_a_part_is_chosen_by_the_new_groups() -> None:
    """Groups that are no more of today are not offered."""
    assert [one.slug for one in select(catalog(), Selection(groups=("Cây và dược liệu",))).products] == ["tra"]
    with pytest.raises(CannotSelect):
        select(catalog(), Selection(groups=("duoc-lieu",)))


@pytest.mark.usefixtures("of_2027")
@pytest.mark.parametrize(
    ("group", "taxonomy"), [("thuc-pham", "2027"), ("duoc-lieu", "2023"), ("cay-co", "2027"), ("thao-duoc", "2027")]
)
def test_what_a_file_means_that_names_none(group: str, taxonomy: str) -> None:
    """The newest that has its group; 2018 was never left out."""
    assert make_product(group=group).taxonomy == taxonomy


@pytest.mark.usefixtures("of_2027")
@pytest.mark.parametrize(("text", "messages"), FILES.items())
def test_files_of_before_stay_right(text: str, messages: list[str]) -> None:
    """Nobody has to touch a file because a new taxonomy came; what contradicts itself is told as ever."""
    assert [one.message for one in problems_of(f"{text}{REST}")] == messages


KEYS = {*rules.choices("taxonomies"), *rules.choices("groups")}
CODE = sorted(path for path in Path(rules.__file__).parents[1].rglob("*") if path.suffix in (".py", ".js", ".html"))


def test_code_names_no_taxonomy_and_no_group() -> None:
    """They are rows of the rules: a name in code is one that a new taxonomy forgets, without a word."""
    for path in CODE:
        found = texts(path) if path.suffix != ".html" else re.findall(r"[\"']([^\"']*)[\"']", path.read_text("utf-8"))
        assert KEYS & {*found} == set(), path


@pytest.mark.usefixtures("of_2027")
def test_what_is_asked_of_a_product_stays() -> None:
    """A medicine lacks its ingredients and a plant no bar code, whichever group of today they are listed under."""
    medicine, plant = make_product(group="duoc-lieu"), make_product(group="sinh-vat-canh")
    assert {"thành phần", "hạn sử dụng"} <= {*missing_facts(medicine)} - {*missing_facts(plant)}
    assert {"gtin", "lot"} <= {its.id for its in Passport(medicine).asked} - {its.id for its in Passport(plant).asked}


@pytest.mark.usefixtures("of_2027")
def test_the_form_offers_the_new_groups() -> None:
    """A producer chooses among the groups of today."""
    assert rules_data()["groups_today"] == ["thuc-pham", "do-uong", "cay-co", "khac"]
