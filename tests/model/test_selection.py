"""A part of the catalog is a whole catalog: of the chosen products, with all that belongs to them and nothing else."""

from datetime import date
from pathlib import Path

import pytest

from build_hooks.model.catalog import Catalog
from build_hooks.model.edition import Edition
from build_hooks.model.selection import CannotSelect, Selection, select
from build_hooks.read.catalog import read_catalog
from tests.building import CATALOG, PRODUCER, PRODUCT, write_repository


@pytest.fixture(scope="module")
def whole() -> Catalog:
    return read_catalog(CATALOG).catalog


def slugs(catalog: Catalog) -> set[str]:
    return {one.slug for one in catalog.products}


def refused(catalog: Catalog, selection: Selection) -> str:
    with pytest.raises(CannotSelect) as raised:
        select(catalog, selection)
    return str(raised.value)


def test_nothing_chosen_is_everything(whole: Catalog) -> None:
    """An empty choice leaves the catalog as it is."""
    assert select(whole, Selection()) is whole


def test_a_group_with_what_belongs_to_it(whole: Catalog) -> None:
    """The group's products and their producers, no more and no less; the ledger whole, for who had a number before."""
    part = select(whole, Selection(groups=("do-uong",)))
    assert slugs(part) == {one.slug for one in whole.products if one.group_today == "do-uong"}
    assert {one.slug for one in part.producers} == {one.producer for one in part.products if one.producer}
    assert part.ledger == whole.ledger
    assert part.lost_codes == ()
    assert 0 < len(part.products) < len(whole.products)


def _codes(catalog: Catalog) -> set[str]:
    return {one.code for one in catalog.products}


def test_the_day_stays_that_of_the_whole(whole: Catalog) -> None:
    """A part of a catalog of today is not old because its own products have not changed for long."""
    old = whole.products[0].model_copy(update={"updated": date(2020, 1, 1)})
    catalog = Catalog(whole.root, whole.settings, (old, *whole.products[1:]), whole.producers, whole.ledger)
    assert select(catalog, Selection(products=(old.slug,))).as_of == whole.as_of


@pytest.mark.parametrize(
    "word",
    ["xã Bình Thạnh Đông", "Bình Thạnh Đông, An Giang", "binh thanh dong", "an-giang/xa-binh-thanh-dong", "30445"],
)
def test_a_place_by_any_of_its_names(whole: Catalog, word: str) -> None:
    """A commune by its name with or without marks, kind and province, by its address, and by its code."""
    commune = next(one for one in whole.products_by_commune if one.name == "Bình Thạnh Đông")
    word = commune.code if word.isdigit() else word
    assert slugs(select(whole, Selection(places=(word,)))) == {one.slug for one in whole.products_by_commune[commune]}


def test_provinces_and_old_districts(whole: Catalog) -> None:
    """The places that pages are made for can all be chosen."""
    assert "kho-ca-chot" in slugs(select(whole, Selection(places=("Tây Ninh",))))
    old = select(whole, Selection(places=("huyện Phú Tân",)))
    assert "ca-na-xi-muoi" in slugs(old) and "kho-ca-chot" not in slugs(old)
    assert slugs(select(whole, Selection(places=("truoc-2025/an-giang/huyen-phu-tan",)))) == slugs(old)


def test_one_kind_adds_up_and_kinds_narrow(whole: Catalog) -> None:
    """Two groups are both; a group and a place are what that place has of the group."""
    both = slugs(select(whole, Selection(groups=("do-uong", "thuc-pham"))))
    drinks, food = (slugs(select(whole, Selection(groups=(one,)))) for one in ("do-uong", "thuc-pham"))
    assert both == drinks | food and drinks and food
    assert slugs(select(whole, Selection(groups=("thuc-pham",), places=("tay-ninh",)))) == {"kho-ca-chot"}


def test_products_by_code_and_name(whole: Catalog) -> None:
    """As a person types a code, and as files are called."""
    wanted = Selection(products=("8vhf 2z7x", "kho-ca-chot"))
    assert slugs(select(whole, wanted)) == {"dua-luoi-cong-nghe-cao-binh-thanh-dong", "kho-ca-chot"}


def test_a_part_says_what_it_is(whole: Catalog) -> None:
    """In words, for the pages."""
    part = select(whole, Selection(groups=("thuc-pham",), places=("tay-ninh",))).part
    assert part and part.words == "Thực phẩm; Tây Ninh"


def test_every_wrong_word_is_said_with_the_nearest_right_one(whole: Catalog) -> None:
    """A slip in a group and one in a producer: both in one answer."""
    said = refused(whole, Selection(groups=("thuc-pam",), producers=("cong-ty-thanh-tun",)))
    assert said.splitlines() == [
        "Không có nhóm “thuc-pam” trong danh mục. Có phải “thuc-pham”?",
        "Không có cơ sở “cong-ty-thanh-tun” trong danh mục. Có phải “cong-ty-thanh-tung”?",
    ]


def test_nothing_left_is_said(whole: Catalog) -> None:
    """A group that a place has nothing of."""
    said = refused(whole, Selection(groups=("do-uong",), places=("tay-ninh",)))
    assert said == "Không có sản phẩm nào hợp với mọi lựa chọn cùng lúc."


def test_a_name_of_two_places_asks_which(whole: Catalog) -> None:
    """A commune and an old district called alike are named by their addresses, so that one can be copied."""
    origin = whole.products[0].origin.model_copy(update={"commune": _commune("Phú Tân"), "old_district": ""})
    one = whole.products[0].model_copy(update={"origin": type(origin)(**origin.model_dump())})
    catalog = Catalog(whole.root, whole.settings, (one, *whole.products[1:]), whole.producers, whole.ledger)
    said = refused(catalog, Selection(places=("Phú Tân",)))
    assert "có thể là:" in said and "an-giang/xa-phu-tan" in said and "truoc-2025/an-giang/huyen-phu-tan" in said


def _commune(name: str) -> str:
    from build_hooks import places

    return next(one.code for one in places.communes() if one.name == name and one.province.name == "An Giang")


@pytest.mark.parametrize(
    "edition",
    [
        Edition(),
        Edition(widest=720),
        Edition(Selection(("thuc-pham", "do-uong"), ("Bình Thạnh Đông, An Giang",), ("a&b=c",), ("8vhf 2z7x",)), 1080),
    ],
)
def test_an_edition_is_read_as_it_was_written(edition: Edition) -> None:
    """The text of the environment variable holds every word whole."""
    assert Edition.from_text(edition.text) == edition


@pytest.mark.parametrize("text", ["nhom=x", "photos=large", "photos=9999", "photos=²"])
def test_an_edition_that_nobody_knows_is_refused(text: str) -> None:
    """A slip in the variable does not build the wrong site in silence."""
    with pytest.raises(CannotSelect, match="OCOP_EDITION"):
        Edition.from_text(text)


def test_small_photos_are_fewer_of_the_same(whole: Catalog) -> None:
    """A copy on a disk has the largest size alone, a small copy that of a phone, which the site lacks."""
    for product in whole.products:
        for photo in product.photos:
            normal = photo.model_copy(update={"widest": 1080}).renditions
            small = photo.model_copy(update={"widest": 720}).renditions
            assert [one.width for one in normal] == [1080]
            assert [one.width for one in small] == [720]
            assert set(normal) <= set(photo.renditions)


@pytest.mark.parametrize("width", [100, 320, 519, 520, 700, 719, 720, 900, 1080, 1500, 4000])
def test_every_width_of_an_original_has_a_rendition(whole: Catalog, width: int) -> None:
    """However narrow a photo is, some size of it is there, and it is one of its ladder."""
    photo = whole.products[0].photos[0].model_copy(update={"width": width, "number": 2})
    for widest in (720, 1080):
        kept = photo.model_copy(update={"widest": widest}).renditions
        assert len(kept) == 1 and set(kept) <= set(photo.ladder)
        assert all(one.width <= widest for one in kept)


@pytest.fixture
def marked(tmp_path: Path) -> Catalog:
    """Products and producers whose names differ in marks alone."""
    files: dict[str, str | bytes] = {}
    for slug, name in (
        ("mut-dua", "Mứt dừa"),
        ("mut-dua-2", "Mứt dứa"),
        ("hoa-qua", "Hòa quả"),
        ("keo-thom", "Kẹo thơm"),
    ):
        files[f"products/an-giang/{slug}.yml"] = f"{PRODUCT.replace('Bánh tráng', name)}producer: htx-{slug}\n"
        files[f"producers/htx-{slug}.yml"] = PRODUCER.replace("Cơ sở Bánh Tráng", f"HTX {name}")
    return read_catalog(write_repository(tmp_path, files)).catalog


@pytest.mark.parametrize(
    ("word", "slug"),
    [
        ("Mứt dừa", "mut-dua"),
        ("MỨT DỨA", "mut-dua-2"),
        ("mut-dua", "mut-dua"),
        ("mut-dua-2", "mut-dua-2"),
        ("Hoà quả", "hoa-qua"),
        ("hoa qua", "hoa-qua"),
        ("Keo thom", "keo-thom"),
    ],
)
def test_a_name_by_its_words(marked: Catalog, word: str, slug: str) -> None:
    """Whatever the case and the place of a tone; one without marks where it fits one alone."""
    assert slugs(select(marked, Selection(products=(word,)))) == {slug}


def test_a_producer_by_its_words(marked: Catalog) -> None:
    """In its long form too."""
    assert slugs(select(marked, Selection(producers=("Hợp tác xã mứt dứa",)))) == {"mut-dua-2"}


@pytest.mark.parametrize("word", ["Mứt dưa", "Hoá quả", "Kẹo thờm"])
def test_a_name_with_other_marks_is_never_taken(marked: Catalog, word: str) -> None:
    """It is offered."""
    said = refused(marked, Selection(products=(word,)))
    assert said.startswith(f"Không có sản phẩm “{word}” trong danh mục. Có phải “")
    if word == "Mứt dưa":
        assert said.endswith("Có phải “Mứt dừa” (mut-dua) hay “Mứt dứa” (mut-dua-2)?")


def test_a_name_without_marks_that_fits_two_is_asked(marked: Catalog) -> None:
    """Nobody guesses."""
    assert refused(marked, Selection(products=("Mut dua",))) == (
        "Sản phẩm “Mut dua” có thể là: mut-dua, mut-dua-2; hãy ghi một trong số đó."
    )
