"""Indexes: the order of Vietnamese letters, the names that lists stand under, and what is shown of each."""

from pathlib import Path

import pytest

from bench.crowd import crowded
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.settings import Settings
from build_hooks.pages.frame.words import alphabetical, initial
from build_hooks.pages.lists.index import Entry, entry, lettered
from build_hooks.pages.lists.listing import Part, part, pieces
from build_hooks.pages.lists.places import _sections as of_places
from build_hooks.pages.lists.producers import ProducerPage, own_name
from build_hooks.pages.lists.producers import _sections as of_producers
from tests.building import SETTINGS, make_product

ORDERED = ["3 Sạch", "An Cư", "Ấp Bắc", "Bình Mỹ", "Dưa", "Đa Phước", "Đức Lập", "Êm", "Oanh", "Ô Lâm", "Ơn", "Vàm"]
PHOTO = {
    "file": "01.jpg",
    "product": "x",
    "number": 1,
    "path": "images/x/01.jpg",
    "width": 1200,
    "height": 900,
    "sha256": "0" * 64,
    "colour": "#808080",
}


def entries(*names: str) -> list[Entry]:
    return [Entry(name, "#", "1", by=name) for name in names]


def test_the_order_of_letters() -> None:
    """Marks on a letter make another letter, tones do not; digits stand first."""
    assert sorted({*ORDERED}, key=alphabetical) == ORDERED
    assert [initial(name) for name in ORDERED] == ["0–9", *"AÂBDĐĐÊOÔƠV"]
    assert initial("Über") == "U" and initial("") == "0–9"


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("HTX Nông nghiệp Phú Tân", "P"),
        ("Công ty TNHH MTV Sản xuất Thương mại Ánh Dương", "A"),
        ("Hộ kinh doanh Đỗ Thị Ngân", "Đ"),
        ("Cơ sở sản xuất", "S"),
        ("Antesco", "A"),
    ],
)
def test_what_producers_are_called(name: str, own: str) -> None:
    """Half of all names begin with a kind of producer; a name of nothing else keeps its last one."""
    assert initial(own_name(name)) == own


def test_letters_stand_above_many() -> None:
    """A section a letter with an address of its own; a few lists are one section, and none is none."""
    many = lettered(entries(*(f"{letter} {number}" for letter in "BĂÂADĐ" for number in range(8))))
    assert [section.name for section in many] == ["A", "Ă", "Â", "B", "D", "Đ"]
    assert [section.href for section in many] == ["#chu-a", "#chu-a2", "#chu-a3", "#chu-b", "#chu-d", "#chu-d2"]
    assert [section.count for section in many] == ["8"] * 6
    (few,) = lettered(entries("Ấp", "An"))
    assert [its.name for its in few.lists] == ["An", "Ấp"] and not few.id
    assert lettered([]) == ()


def test_alcohol_is_no_picture() -> None:
    """The first photo that may be shown, in its smallest size."""
    wine = make_product(group="do-uong", alcohol=True, photos=[PHOTO])
    cake = make_product(photos=[{**PHOTO, "product": "banh"}])
    assert entry("A", "a", "co-so/", "co-so/a/", (wine,)).photo == ""
    assert entry("A", "a", "co-so/", "co-so/a/", (wine, cake)).photo == "../anh/banh/1-520.webp"


def test_places_of_one_province_and_of_several() -> None:
    """One province's communes stand under letters, those of several are folded behind each."""
    several = of_places(crowded(450))
    assert len(several) > 1 and all(section.fold and section.href and section.lists for section in several)
    province, products = max(crowded(450).products_by_province.items(), key=lambda pair: len(pair[1]))
    alone = Catalog(root=Path(), settings=Settings.model_validate(SETTINGS), products=products)
    first, *letters = of_places(alone)
    assert first.name.endswith(province.name) and not first.lists
    assert all(section.id for section in letters) and len(letters) > 1


def test_every_producer_is_listed_once() -> None:
    """Under its letter, samples behind all."""
    catalog = crowded(450)
    listed = [its.name for section in of_producers(catalog) for its in section.lists]
    assert sorted(listed) == sorted(producer.name for producer in catalog.producers)


def test_numbers_of_pages() -> None:
    """The first, the last and those around; where some are left out, it is seen. Three pages need none."""
    catalog = crowded(450)
    found = list(pieces("nhom/", catalog.listed_products))
    pager = part(catalog, found[4]).pager
    assert pager and pager.words == f"Trang 5/{len(found)}"
    assert [its.number for its in pager.numbers] == [1, 4, 5, 6, len(found)]
    assert [its.is_far for its in pager.numbers] == [False, True, False, False, True]
    assert [its.number for its in pager.numbers if its.is_here] == [5]
    few = part(catalog, next(iter(pieces("nhom/", catalog.listed_products[:100])))).pager
    assert few and few.numbers == ()


@pytest.mark.parametrize(("name", "is_long"), [("Hợp tác xã Hòa Lạc", False), ("Hợp tác xã " * 14, True)])
def test_a_long_name_is_a_small_heading(name: str, is_long: bool) -> None:
    """Eight lines of a heading's letters would be all of a phone's first screen."""
    listed = Part(addresses.PRODUCERS, (), "", None)
    assert ProducerPage(name, "", False, listed).is_long is is_long
