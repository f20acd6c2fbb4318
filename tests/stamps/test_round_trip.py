"""Whatever the code, number, lot and host: what a scanner reads on a stamp opens the page of its product."""

import unicodedata
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from build_hooks import rules
from build_hooks.ground import codes, gtins
from build_hooks.model.catalog import Catalog
from build_hooks.model.ledger import LedgerEntry
from build_hooks.model.product import Product
from build_hooks.model.settings import Settings
from build_hooks.model.traces import traces as trace_pages
from build_hooks.pages.frame.output import File
from build_hooks.pages.stamps.view import stamp
from build_hooks.pages.trace import stage as traces
from build_hooks.stamps.making import make
from tests.building import make_product
from tests.markup import parse

CODES = st.text(codes.ALPHABET, min_size=codes.LENGTH - 1, max_size=codes.LENGTH - 1).map(codes.complete)
GTINS = st.sampled_from([8, 12, 13, 14]).flatmap(
    lambda length: st.text("0123456789", min_size=length, max_size=length).map(gtins.padded)
)
LOTS = st.from_regex(rules.pattern("lot_page"), fullmatch=True).filter(str.isascii)
LABEL = st.from_regex(r"[a-z0-9](?:[a-z0-9-]{0,18}[a-z0-9])?", fullmatch=True)
HOSTS = st.lists(LABEL, min_size=1, max_size=3).map(lambda labels: ".".join([*labels, "vn"]))
NAMES = st.text("aàáảãạăâbcdđeêghiklmnoôơpqrstuưvxyỳýỷỹỵ ABCĐ<>&\"'", min_size=1, max_size=60).filter(str.strip)

exactly_again = settings(
    max_examples=20, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


class Made(NamedTuple):
    """What one example is about."""

    code: str
    gtin: str
    lot: str
    name: str


PRODUCTS = st.lists(
    st.builds(Made, CODES, GTINS, LOTS, NAMES),
    min_size=1,
    max_size=3,
    unique_by=(lambda one: one.code, lambda one: one.gtin),
)


def catalog_of(made: list[Made], host: str, path: str = "") -> Catalog:
    """A catalog of these products, each with a lot and a pack."""
    products = tuple(
        make_product(
            slug=f"san-pham-{number}",
            name=one.name,
            code=one.code,
            variants=({"name": "Gói", "gtin": one.gtin},),
            lots=({"lot": one.lot}, {"lot": "lot with no page"}),
        )
        for number, one in enumerate(made)
    )
    its = Settings(name="Danh mục thử", place="An Giang", site_url=f"https://{host}/{path}")
    return Catalog(Path(), its, products)


def said(text: str) -> str:
    """As a page says it: spaced singly, with composed marks."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def opened(catalog: Catalog, product: Product, lot: str, gtin: str) -> str:
    """Print the stamp, scan the PNG, and open the page at what was scanned."""
    its = stamp(catalog, product, lot, gtin)
    png = make(its, ("png",))["png"]
    (scanned,) = [one.text for one in zxingcpp.read_barcodes(Image.open(BytesIO(png)))]
    assert scanned == its.address
    assert scanned.startswith(catalog.settings.site_url) and scanned.endswith("/") != bool(gtin)
    uri = f"{scanned.removeprefix(catalog.settings.site_url).removesuffix('/')}/index.html"
    (page,) = [one for one in traces.outputs(catalog) if one.uri == uri]
    assert isinstance(page, File)
    return page.read().decode()


@exactly_again
@given(PRODUCTS, HOSTS, st.sampled_from(["", "danh-muc/ocop/"]))
def test_every_stamp_opens_its_page(made: list[Made], host: str, path: str) -> None:
    """Address → symbol → PNG → scanner → the page that names this product, and this lot, and no other."""
    catalog = catalog_of(made, host, path)
    product, one = catalog.products[-1], made[-1]
    for gtin in ("", one.gtin):
        for lot in ("", one.lot):
            page = parse(opened(catalog, product, lot, gtin))
            assert page.one("h1").text == said(one.name)
            headings = [heading.text for heading in page.all("h2")]
            assert (f"Lô {said(one.lot)}" in headings) == bool(lot)
            assert codes.in_two_groups(one.code) in page.text


@exactly_again
@given(PRODUCTS)
def test_every_address_is_there_once(made: list[Made]) -> None:
    """Each code, number and lot has its one page, two addresses are never the same even where case is ignored."""
    found = [one.uri for one in traces.outputs(catalog_of(made, "a.vn"))]
    expected = [
        uri
        for one in made
        for base, lots in ((f"S/{one.code}/", ""), (f"01/{one.gtin}/", "10/"))
        for uri in (f"{base}index.html", f"{base}{lots}{one.lot}/index.html")
    ]
    assert sorted(found) == sorted(expected)
    assert len({uri.lower() for uri in found}) == len(found)


@pytest.mark.parametrize("lot", ["CON", "NUL.1", "INDEX.HTML", "L1.", "-A", "_", "l1", "A/B", "A B", "A" * 21, ""])
def test_a_lot_that_is_no_folder_has_no_page(lot: str) -> None:
    """What a file system would fold, refuse or take for something else gets no address."""
    product = make_product(code="7KQ4M2XR", lots=({"lot": lot},))
    its = Settings(name="Danh mục thử", place="An Giang")
    entry = LedgerEntry(code="7KQ4M2XR", issued=date(2026, 3, 2), product="banh-trang", name="Bánh tráng", lots=(lot,))
    made = trace_pages(Catalog(Path(), its, (product,), ledger=(entry,)))
    assert [one.uri for one in made] == ["S/7KQ4M2XR/"]
