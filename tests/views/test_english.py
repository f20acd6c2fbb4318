"""What who reads no Vietnamese finds: a part of each product's page that is as true as the rest, and a page at en/."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from build_hooks import rules
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.model.settings import Settings
from build_hooks.pages.frame.output import Page
from build_hooks.pages.frame.surroundings import footer
from build_hooks.pages.lists import english, home
from build_hooks.pages.lists.listing import PER_PAGE
from build_hooks.pages.product import stage as products
from build_hooks.publishing.sitemap import sitemap
from tests.building import SETTINGS, certified, make_product
from tests.markup import Element, parse
from tests.model.test_missing import PHOTO
from tests.reading import table

DAY = date(2026, 6, 1)
SITE = "https://ocop.example.vn/"
NO_NAME = "The catalog has no English name for it."
NO_WORDS = "The catalog has no English words about it."
NEITHER = "The catalog has neither an English name for it nor English words about it."


def catalog_of(*products: Product, site: str = SITE) -> Catalog:
    return Catalog(Path(), Settings.model_validate({**SETTINGS, "site_url": site}), products)


def product_page(**changes: Any) -> Element:
    (page,) = products.outputs(catalog_of(make_product(**changes)))
    assert isinstance(page, Page)
    return parse(page.article)


def english_part(**changes: Any) -> Element:
    """The part of a product's page."""
    (part,) = (its for its in product_page(**changes).all("section") if its.attributes.get("lang") == "en")
    return part


def pages_of(*products: Product, site: str = SITE) -> list[Page]:
    """The pages at en/."""
    found = list(english.outputs(catalog_of(*products, site=site)))
    assert all(isinstance(its, Page) for its in found)
    return [its for its in found if isinstance(its, Page)]


def named(number: int, **changes: Any) -> Product:
    return make_product(
        **{"slug": f"p{number:04}", "name": f"Món {number}", "name_en": f"Dish {number}", "updated": DAY, **changes}
    )


# On a product's page


def test_the_way_to_it() -> None:
    """It stands above all else, says its language in that language, and needs no script."""
    page = product_page()
    first = next(its for its in page.walk() if its.tag == "a")
    assert (first.text, first.attributes["lang"], first.attributes["href"]) == ("English", "en", "#english")
    assert english_part().attributes["id"] == "english"


@pytest.mark.parametrize("row", table("certificate-states.yml"), ids=lambda row: row["about"])
def test_it_turns_with_the_rest_of_the_page(row: dict[str, Any]) -> None:
    """Printed, first and then: the sentences of the same two days as the Vietnamese verdict, each in English."""
    product = certified(row, updated=date.fromisoformat(row["as_of"]) if row["as_of"] else None)
    (page,) = products.outputs(catalog_of(product))
    assert isinstance(page, Page)
    article = parse(page.article)
    verdict = article.one("p", "ocop-verdict").attributes
    (part,) = (its for its in article.all("section") if its.attributes.get("lang") == "en")
    said = part.one("p", "ocop-sentence")
    for name in ("data-until", "data-as-of"):
        assert said.attributes.get(name) == verdict.get(name)
    its, as_of = product.certificate, product.updated or date.min
    assert said.text == its.lasting(as_of, "en").sentence
    if its.turn and its.turn >= as_of:
        assert said.attributes.get("data-first", said.text) == its.said(its.turn, "en").sentence
        assert said.attributes["data-then"] == its.said(date(9999, 1, 1), "en").sentence


@pytest.mark.parametrize(
    ("changes", "said", "never"),
    [
        ({"name_en": "Rice paper", "summary_en": "Thin."}, ["Rice paper (Bánh tráng)", "Thin."], [NO_NAME, NO_WORDS]),
        ({"name_en": "Rice paper"}, ["Rice paper (Bánh tráng)", NO_WORDS], [NO_NAME, NEITHER]),
        ({"summary_en": "Thin."}, ["Product Bánh tráng", "Thin.", NO_NAME], [NO_WORDS, NEITHER]),
        ({}, ["Product Bánh tráng", NEITHER], [NO_NAME, NO_WORDS]),
        ({"group": "du-lich-nong-thon", "taxonomy": "2018"}, ["Group Tourism"], []),
        ({"origin": {"commune": "30445"}}, ["Origin", ", Vietnam"], []),
        ({"sample": True}, ["Sample data – this product does not exist"], []),
        (
            {"group": "do-uong", "alcohol": True, "name_en": "Rice wine", "summary_en": "Good."},
            ["Rice wine", "Not sold to anybody under 18.", "Group Drinks"],
            ["Good.", NO_WORDS],
        ),
        (
            {"status": {"is": "withdrawn", "on": "2026-03-02"}, "name_en": "Rice paper", "summary_en": "Thin."},
            ["This product left the catalog on 2 March 2026."],
            ["Thin.", "Rice paper", "stars", NO_WORDS],
        ),
    ],
    ids=["both", "name", "summary", "neither", "old-group", "place", "sample", "alcohol", "withdrawn"],
)
def test_what_it_says(changes: dict[str, Any], said: list[str], never: list[str]) -> None:
    """Names and words that the data have, and that they have none; a drink is not praised, and what left is gone."""
    text = english_part(**changes).text
    assert [words for words in said if words not in text] == []
    assert [words for words in never if words in text] == []


def test_its_words_stand_there_alone() -> None:
    """A sentence in English is said once on the page."""
    page = product_page(summary_en="Thin sheets dried in the dew.")
    assert page.text.count("Thin sheets dried in the dew.") == 1


def test_it_is_light() -> None:
    """The part and the way to it add at most 1 KB to the page of a product as sources have it."""
    dated = {"stars": 3, "decision": "86/QĐ-UBND", "issued": date(2025, 1, 27), "level": "province"}
    (page,) = products.outputs(
        catalog_of(make_product(recognitions=(dated,), origin={"commune": "30445"}, updated=DAY))
    )
    assert isinstance(page, Page)
    (way,) = (line for line in page.article.splitlines() if "ocop-to-english" in line)
    part = page.article.partition('id="english"')[2].partition("</section>")[0]
    assert len(way.encode()) + len(part.encode()) <= 1024


# The page at en/


def test_without_an_english_name_there_is_no_page() -> None:
    """Nor a way to one, from home or from anywhere, nor a word of it to search engines."""
    for catalog in (catalog_of(), catalog_of(make_product(), named(1, status={"is": "withdrawn", "on": DAY}))):
        assert list(english.outputs(catalog)) == []
        (start,) = home.outputs(catalog)
        assert isinstance(start, Page)
        assert "en/index.html" not in start.article + footer(catalog, "Danh mục") and start.head == ""


def test_a_switch_there_and_back() -> None:
    """From home, from the footer of every page, and home again; each in the language that it leads to."""
    catalog = catalog_of(named(1))
    (start,) = home.outputs(catalog)
    (abroad,) = english.outputs(catalog)
    assert isinstance(start, Page) and isinstance(abroad, Page)
    assert (abroad.uri, abroad.uri) == ("en/", addresses.ENGLISH)
    for html in (start.article, footer(catalog, "Danh mục")):
        (way,) = (its for its in parse(html).all("a") if its.attributes.get("hreflang") == "en")
        assert way.text == "English" and way.attributes["href"].endswith("en/index.html")
    back = next(its for its in parse(abroad.article).walk() if its.tag == "a")
    assert (back.text, back.attributes["lang"], back.attributes["href"]) == ("Tiếng Việt", "vi", "../index.html")
    assert parse(abroad.article).one("article").attributes["lang"] == "en"


def test_either_page_names_the_other() -> None:
    """Both name both (hreflang) in the sitemap, where no script of the theme fetches them; none where one is alone."""
    catalog = catalog_of(named(1))
    pages = [*home.outputs(catalog), *english.outputs(catalog)]
    found = sitemap(SITE, pages, ()).read().decode()
    for language, address in (("vi", SITE), ("en", f"{SITE}en/"), ("x-default", SITE)):
        assert found.count(f'<xhtml:link rel="alternate" hreflang="{language}" href="{address}" />') == 2
    assert "hreflang" not in sitemap(SITE, pages[:1], ()).read().decode()
    assert all("hreflang" not in page.head for page in pages if isinstance(page, Page))


def test_it_is_found_and_looks_right_in_a_chat() -> None:
    """In the sitemap, with words of its own language, the picture of the site, and its list for machines."""
    (page,) = pages_of(named(1))
    assert f"<loc>{SITE}en/</loc>" in sitemap(SITE, [page], ()).read().decode()
    told = {its.attributes.get("property"): its.attributes["content"] for its in parse(page.head).all("meta")}
    assert page.shares and told["og:locale"] == "en_US" and told["og:title"] == "OCOP products in English"
    assert told["og:url"] == f"{SITE}en/" and told["og:image"] == f"{SITE}{addresses.SITE_SHARE}"
    script = parse(page.head).one("script")
    nodes = json.loads("".join(map(str, script.children)))["@graph"]
    assert nodes[0]["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "url": f"{SITE}san-pham/p0001/"},
    ]


def test_what_it_lists() -> None:
    """Products with an English name below their groups, as its groups come; what else there is, is counted."""
    basket = named(1, group="thu-cong-my-nghe", name_en="Basket", name="Giỏ tre", summary_en="Of bamboo.")
    wine = named(2, group="do-uong", alcohol=True, name_en="Wine", summary_en="Good.", photos=(PHOTO,))
    sample = named(3, sample=True, name_en="Sausage")
    (page,) = pages_of(basket, wine, sample, make_product(), make_product(slug="b"), named(4, sample=True, name_en=""))
    article = parse(page.article)
    assert [its.text for its in article.all("h2")][2:] == ["Food", "Drinks", "Handicrafts"]
    cards = {its.one("a").text: its for its in article.all("li", "ocop-card")}
    assert [its.one("a").attributes["href"] for its in cards.values()] == [
        f"../san-pham/p000{number}/index.html#english" for number in (3, 2, 1)
    ]
    assert list(cards)[2].endswith("Basket No photo Giỏ tre Of bamboo.")
    assert next(iter(cards)).startswith("Sausage No photo Sample")
    drink = cards["Wine Món 2"]
    assert not drink.all("img") and "★" not in drink.text and "Good." not in article.text
    assert "2 products have an English name. 2 have a Vietnamese name only." in article.text
    (every,) = (its for its in article.all("a") if "nhom/" in its.attributes["href"])
    assert every.attributes["href"] == "../nhom/index.html"


def test_a_group_is_in_english_order() -> None:
    """By English names, whatever the Vietnamese are; made-up ones last."""
    names = ("Rice paper", "dried fish", "Cashew nuts")
    made = [named(number, name_en=name) for number, name in enumerate(names)]
    (page,) = pages_of(*made, named(9, name_en="Apple", sample=True))
    shown = [its.one("span", "ocop-card__name").text for its in parse(page.article).all("li", "ocop-card")]
    assert shown == ["Cashew nuts", "dried fish", "Rice paper", "Apple"]


@pytest.mark.parametrize(
    ("own", "others", "said"),
    [
        ([named(1)], 0, "1 product has an English name."),
        ([named(1)], 1, "1 product has an English name. 1 has a Vietnamese name only."),
        ([named(1, sample=True)], 2, "No product has an English name yet; made-up samples show"),
    ],
)
def test_how_many_there_are(own: list[Product], others: int, said: str) -> None:
    """As people say it; made-up ones never count."""
    (page,) = pages_of(*own, *(make_product(slug=f"b{number}") for number in range(others)))
    article = parse(page.article)
    assert said in article.text
    assert ("See all products" in article.text) is bool(others)


def test_a_card_says_the_state_in_english() -> None:
    """As printed and for the script: short, with stars in English, and the same turn as every other list."""
    dated = {"stars": 4, "decision": "86/QĐ-UBND", "issued": date(2025, 1, 27), "level": "province"}
    (page,) = pages_of(named(1, recognitions=(dated,)))
    pill = parse(page.article).one("li", "ocop-card").one("span", "ocop-verdict")
    assert pill.text == "★★★★ OCOP 4 stars Certificate until 27 January 2028"
    assert pill.attributes["data-until"] == "2028-01-27" and pill.attributes["data-then-state"] == "ended"
    assert pill.attributes["data-first"] == rules.states()["valid"]["en"]
    assert pill.attributes["data-then"] == rules.states()["ended"]["en"]


def test_every_state_is_explained() -> None:
    """Each as it looks on the cards."""
    (page,) = pages_of(named(1))
    listed = parse(page.article).one("ul", "ocop-plain").all("li")
    shown = [its.one("span", "ocop-verdict") for its in listed]
    states = rules.states().keys() - {"dated"}
    assert {its.attributes["data-state"]: its.text for its in shown} == {
        key: rules.states()[key]["en"] for key in states
    }
    assert all(len(its.text) > len(pill.text) + 20 for its, pill in zip(listed, shown, strict=True))


def test_a_long_list_has_pages() -> None:
    """As long as those of other lists; only the first explains, and is home's other language."""
    found = pages_of(*(named(number) for number in range(PER_PAGE * 2 + 1)))
    assert [its.uri for its in found] == ["en/", "en/2/", "en/3/"]
    assert [len(parse(its.article).all("li", "ocop-card")) for its in found] == [PER_PAGE, PER_PAGE, 1]
    assert len({its.title for its in found}) == 3
    for page in found[1:]:
        assert "alternate" not in page.head and not parse(page.article).all("ul", "ocop-plain")
    way = parse(found[1].article).one("nav", "ocop-pager")
    assert way.text == "Previous page Page 2/3 Next page" and way.attributes["aria-label"] == "Pages"


def test_whatever_the_data_have_is_text() -> None:
    """A name breaks out of no page."""
    (page,) = pages_of(named(1, name_en="<script>alert(1)</script>", summary_en='"><img src=x onerror=alert(1)>'))
    article = parse(page.article)
    assert not article.all("script") and not article.all("img")
