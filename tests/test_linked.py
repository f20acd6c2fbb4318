"""What pages say to machines: the same of a product wherever it is, in published terms, with a picture for a chat."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.model.settings import Settings
from build_hooks.pages.linked.lists import items_node, place_node
from build_hooks.pages.linked.nodes import linked
from build_hooks.pages.linked.producer import producer_node
from build_hooks.pages.linked.product import product_node
from build_hooks.places import commune
from tests.building import make_product
from tests.markup import Element, read_page
from tests.stages.test_data import CODE, DECISION, FULL, SITE, files_of, producer

TERMS = yaml.safe_load((Path(__file__).parent / "cases/linked-terms.yml").read_text("utf-8"))
KNOWN = {*TERMS["properties"], *TERMS["gs1"]}


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every node of JSON-LD, the outermost first."""
    if isinstance(value, list):
        for item in value:
            yield from nodes(item)
    elif isinstance(value, dict):
        yield value
        for item in value.values():
            yield from nodes(item)


def said(page: Element) -> list[dict[str, Any]]:
    """The nodes that a page says at the top."""
    texts = [one for one in page.all("script") if one.attributes.get("type") == "application/ld+json"]
    data = [json.loads("".join(map(str, one.children))) for one in texts]
    assert all(its["@context"] == "https://schema.org" for its in data)
    return [node for its in data for node in its.get("@graph", [its])]


def of_kind(page: Element, kind: str) -> dict[str, Any]:
    (found,) = (its for its in said(page) if its["@type"] == kind)
    return found


def catalog_of(*products: Product) -> Catalog:
    settings = Settings(name="Danh mục thử", place="An Giang", site_url=SITE)
    return Catalog(Path(), settings, products, (producer(aliases=("Bánh Tư",), origin={"commune": "30406"}),))


@pytest.fixture(scope="module")
def pages(real_site: Path) -> dict[str, Element]:
    """The pages of the real catalog."""
    return {path.relative_to(real_site).as_posix(): read_page(path) for path in real_site.rglob("*.html")}


def test_no_term_is_unknown(pages: dict[str, Element], real_site: Path) -> None:
    """In no page and no file; and none is on the list that nobody uses."""
    full = files_of(
        make_product(**FULL), producers=(producer(type="doanh-nghiep", address="1 đường A", tax_code="9999999997"),)
    )
    unusual = files_of(make_product(code=CODE), licence="")
    whole = producer_node(catalog_of(), catalog_of().producers[0])
    sources = [
        *(its for page in pages.values() for its in said(page)),
        *(json.loads(path.read_bytes()) for path in real_site.glob("S/**/du-lieu.json")),
        *(json.loads(content) for uri, content in full.items() if uri.startswith("S/")),
        *(json.loads(content) for uri, content in unusual.items() if uri.startswith("S/")),
        whole, product_node(catalog_of(), make_product(**FULL)),
    ]  # fmt: skip
    found = list(nodes(sources))
    used = {name for node in found for name in node if not name.startswith("@")} - {"@vocab", "gs1"}
    assert used == KNOWN
    assert {node["@type"] for node in found if "@type" in node} == set(TERMS["types"])


def test_product_and_trace_page_agree(pages: dict[str, Element]) -> None:
    """On every address of a product the same words, to the letter; a sample and what left say nothing."""
    traces = {uri: page for uri, page in pages.items() if re.fullmatch(r"S/\w{8}/index\.html", uri)}
    speaking = {uri: page for uri, page in traces.items() if said(page)}
    assert len(traces) == 14 and len(speaking) == 12
    by_page = {of_kind(page, "Product")["@id"]: of_kind(page, "Product") for uri, page in pages.items()
               if uri.startswith("san-pham/") and said(page)}  # fmt: skip
    for uri, page in speaking.items():
        its = of_kind(page, "Product")
        assert its == {"@context": "https://schema.org", **by_page[its["@id"]]}
        assert its["@id"].endswith(uri.removesuffix("index.html"))


def test_a_certificate_is_given_by_its_days() -> None:
    """From the decision to the last day; of a source alone, or one that was revoked, nothing."""
    its = product_node(catalog_of(), make_product(**FULL))
    assert its["hasCertification"] == {
        "@type": "Certification", "name": "OCOP 4 sao", "certificationIdentification": "12/QĐ-UBND",
        "issuedBy": {"@type": "Organization", "name": "UBND tỉnh An Giang"},
        "validFrom": "2025-03-02", "expires": "2028-03-02",
        "certificationRating": {"@type": "Rating", "ratingValue": 4, "bestRating": 5},
    }  # fmt: skip
    revoked = {"status": {"is": "revoked", "on": "2026-01-02"}, "recognitions": (DECISION,)}
    for changes in ({}, revoked):
        assert "hasCertification" not in product_node(catalog_of(), make_product(**changes))


@pytest.mark.parametrize(
    ("packs", "gtin"),
    [
        ((), None),
        (("09521234543213",), "09521234543213"),
        (("09521234543213", "09506000134352"), ["09521234543213", "09506000134352"]),
    ],
)
def test_numbers_of_packs(packs: tuple[str, ...], gtin: object) -> None:
    """One is a text, several a list, none is made up."""
    variants = tuple({"name": f"Gói {number}", "gtin": pack} for number, pack in enumerate(packs))
    assert product_node(catalog_of(), make_product(variants=variants)).get("gtin") == gtin


def test_places_producers_and_lists() -> None:
    """A commune has its centre and its province; a household's address waits for consent; samples are in no list."""
    place = commune("30406")
    assert place
    its = place_node(place)
    assert (its["name"], its["containedInPlace"]["name"]) == ("xã Phú Tân", "tỉnh An Giang")
    assert 10 < its["geo"]["latitude"] < 11 < 105 < its["geo"]["longitude"] < 106
    household = producer(type="ho-kinh-doanh", address="12 ấp Kín")
    assert "address" not in producer_node(catalog_of(), household)
    listed = items_node(catalog_of(), "nhom/", "Mọi", (make_product(), make_product(slug="mau", sample=True)))
    assert [its["url"] for its in listed["itemListElement"]] == [f"{SITE}san-pham/banh-trang/"]


def test_what_each_kind_of_page_says(pages: dict[str, Element]) -> None:
    """Products and the way to them, producers, places and groups as lists."""
    kinds = {uri: [its["@type"] for its in said(page)] for uri, page in pages.items()}
    assert kinds["nhom/index.html"] == kinds["dia-phuong/an-giang/index.html"] == ["ItemList", "BreadcrumbList"]
    assert of_kind(pages["dia-phuong/an-giang/index.html"], "ItemList")["about"]["@type"] == "Place"
    owners = [uri for uri in kinds if re.fullmatch(r"co-so/[\w-]+/index\.html", uri) and kinds[uri]]
    assert owners and all(of_kind(pages[uri], "ItemList")["about"]["@type"] == "Organization" for uri in owners)
    way = of_kind(pages["san-pham/lap-xuong-ca-that-lat/index.html"], "BreadcrumbList")["itemListElement"]
    assert [step["position"] for step in way] == [1, 2, 3] and way[0]["item"] == "https://ocop.example.vn/"


def test_small_enough(pages: dict[str, Element]) -> None:
    """What a product's page says to machines is at most a kilobyte or so."""
    for uri, page in pages.items():
        if uri.startswith("san-pham/"):
            assert len(str(linked(*said(page))).encode()) < 1500, uri


def test_every_page_can_be_shared(pages: dict[str, Element], real_site: Path) -> None:
    """With a title, words, an address and a picture that is there; but the page for wrong addresses and alcohol."""
    for uri, page in pages.items():
        tags = {
            one.attributes.get("property", ""): one.attributes["content"]
            for one in page.all("meta")
            if "content" in one.attributes
        }
        if uri == "404.html" or uri.startswith(("S/", "01/")):
            continue
        assert tags["og:title"] and tags["og:description"], uri
        assert tags["og:url"] == f"https://ocop.example.vn/{uri.removesuffix('index.html')}", uri
        if "ruou" in uri:
            continue
        path = real_site / tags["og:image"].removeprefix("https://ocop.example.vn/")
        assert path.is_file() and (path.parent != real_site / "anh") == uri.startswith("san-pham/"), uri


def test_times_and_headings(pages: dict[str, Element]) -> None:
    """A time says its day to machines as it says it to people; no heading is empty."""
    times = [one for page in pages.values() for one in page.all("time")]
    assert len(times) > 30
    for one in times:
        day = date.fromisoformat(one.attributes["datetime"])
        assert one.text in (f"{day:%d/%m/%Y}", day.isoformat())
    empty = [
        (uri, one.attributes)
        for uri, page in pages.items()
        for level in "123456"
        for one in page.all(f"h{level}")
        if not one.text
    ]
    assert empty == []


def test_nothing_is_said_without_an_address() -> None:
    """Of a site whose address nobody knows; and the code's address names the product wherever it has one."""
    assert str(linked()) == "" == str(linked(None))
    assert product_node(catalog_of(), make_product(code=CODE))["@id"] == f"{SITE}S/{CODE}/"
    assert product_node(catalog_of(), make_product())["@id"] == f"{SITE}san-pham/banh-trang/"
