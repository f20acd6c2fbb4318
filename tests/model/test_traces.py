"""Every address that the ledger knows lives, whatever became of what it was for; nothing switches unsaid."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.ledger import LedgerEntry
from build_hooks.model.product import Product
from build_hooks.model.selection import Selection, select
from build_hooks.model.settings import Settings
from build_hooks.model.traces import FormerNumber, Trace, may_have_page, traces
from build_hooks.pages.frame.output import File
from build_hooks.pages.search import lookup
from build_hooks.pages.trace import stage
from tests.building import SETTINGS, make_product
from tests.markup import parse

CODES = ("7KQ4M2XR", "ABCDEFGF", "62EY2QHC")
GTINS = ("08936012345674", "08936012345681", "08936012345698")
NAMES = ("Bánh tráng", "Kẹo dừa", "Mắm cá linh")
LOTS = ("L1", "L2")
BAD_LOTS = ("l1", "../x", "CON", "INDEX.HTML", "a/b", ".", "..", "L1.", "", "L 1")


def product(number: int, **changes: Any) -> Product:
    """One of three products with a code, a bar code number and two lots."""
    fields = {
        "slug": f"san-pham-{number}",
        "name": NAMES[number],
        "code": CODES[number],
        "variants": ({"name": "Gói", "gtin": GTINS[number]},),
        "lots": tuple({"lot": lot} for lot in LOTS),
    }
    return make_product(**{**fields, **changes})


def entry(number: int, **changes: Any) -> LedgerEntry:
    """What the ledger has of it."""
    fields = {
        "code": CODES[number],
        "issued": date(2026, 3, 2),
        "product": f"san-pham-{number}",
        "name": NAMES[number],
        "gtins": (GTINS[number],),
        "lots": LOTS,
    }
    return LedgerEntry.model_validate({**fields, **changes})


def catalog(products: list[Product], ledger: list[LedgerEntry]) -> Catalog:
    """A catalog of these."""
    return Catalog(Path(), Settings.model_validate(SETTINGS), tuple(products), ledger=tuple(ledger))


def promised(ledger: list[LedgerEntry]) -> set[str]:
    """Every address that packs may carry, from the ledger alone."""
    return {
        uri
        for one in ledger
        for lot in ("", *(lot for lot in one.lots if may_have_page(lot)))
        for uri in (
            addresses.lot(one.code, lot) if lot else addresses.trace(one.code),
            *(addresses.gs1_lot(gtin, lot) if lot else addresses.gs1(gtin) for gtin in one.gtins),
        )
    }


def pages(its: Catalog) -> dict[str, str]:
    """What is said at each address."""
    made = list(stage.outputs(its))
    assert all(isinstance(one, File) for one in made)
    found = {one.uri.removesuffix("index.html"): parse(one.content.decode()).one("main").text for one in made}  # type: ignore[union-attr]
    assert len({uri.lower() for uri in found}) == len(made), "two pages at one address"
    return found


EDITS = st.sampled_from(
    ["no-lots", "no-pack", "swap", "take", "withdraw", "rename", "transfer", "grow", "bad-lots", "sample"]
)


def edited(state: tuple[list[Product], list[LedgerEntry]], edit: str, at: int, other: int) -> None:
    """One thing that a keeper may do to the product at one place; the ledger only grows."""
    products, ledger = state
    its, their = products[at], products[other]
    match edit:
        case "no-lots":
            products[at] = its.model_copy(update={"lots": ()})
        case "no-pack":
            products[at] = its.model_copy(update={"variants": ()})
        case "swap":
            products[at], products[other] = (
                its.model_copy(update={"variants": their.variants}),
                their.model_copy(update={"variants": its.variants}),
            )
        case "take" if at != other:
            products[at] = its.model_copy(update={"variants": its.variants + their.variants})
            products[other] = their.model_copy(update={"variants": ()})
        case "withdraw":
            gone = {"is": "withdrawn", "on": date(2026, 5, 1)}
            products[at] = Product.model_validate({**its.model_dump(by_alias=True), "status": gone})
        case "rename":
            products[at] = its.model_copy(update={"name": f"{its.name} mới", "slug": f"{its.slug}-moi"})
        case "sample":
            products[at] = its.model_copy(update={"sample": not its.sample})
        case "transfer" if at != other:
            moved = {"to": their.slug, "name": their.name, "on": date(2026, 6, 1)}
            products[at] = its.model_copy(update={"code": their.code})
            products[other] = their.model_copy(update={"code": its.code})
            one = next(index for index, entry in enumerate(ledger) if entry.code == its.code)
            fields = ledger[one].model_dump(by_alias=True)
            ledger[one] = LedgerEntry.model_validate({**fields, "transfers": (*fields["transfers"], moved)})
        case "grow":
            one = next(index for index, entry in enumerate(ledger) if entry.code == its.code)
            gtins = (*ledger[one].gtins, *(gtin for gtin in its.gtins if gtin not in ledger[one].gtins))
            ledger[one] = ledger[one].model_copy(update={"gtins": gtins})
        case "bad-lots":
            ledger[at] = ledger[at].model_copy(update={"lots": (*ledger[at].lots, *BAD_LOTS)})


PLACE = st.integers(0, 2)
exactly_again = settings(max_examples=60, deadline=None, derandomize=True, database=None)


@exactly_again
@given(st.lists(st.tuples(EDITS, PLACE, PLACE), max_size=8), st.sets(PLACE, min_size=1))
def test_every_address_lives(edits: list[tuple[str, int, int]], chosen: set[int]) -> None:
    """In the whole and in any part of it: each has a page of its own, names what it was for, and the box knows it."""
    state = [product(number) for number in range(3)], [entry(number) for number in range(3)]
    for edit, at, other in edits:
        edited(state, edit, at, other)
    whole = catalog(*state)
    parts = [whole, select(whole, Selection(products=tuple(state[0][at].slug for at in chosen)))]
    for its in parts:
        here = {one.code for one in its.products}
        said = pages(its)
        ledger = [one for one in whole.ledger if one.code in here]
        assert promised(ledger) <= set(said)
        assert {uri.split("/")[0] for uri in said} == {"S", "01"}
        assert all(part not in (".", "..", "") for uri in said for part in uri.rstrip("/").split("/"))
        for one in ledger:
            for gtin in one.gtins:
                owner = next((its_owner for its_owner in its.products if gtin in its_owner.gtins), None)
                if owner is None or owner.code != one.code:
                    assert "Mã vạch này trước đây dùng cho" in said[addresses.gs1(gtin)]
        (script,) = lookup.outputs(its)
        assert isinstance(script, File)
        known = script.content.decode()
        assert all(
            f" {uri.split('/')[1]}/{uri.split('/')[2]} " in known
            for uri in said
            if uri.count("/") == 3 and uri[0] == "S"
        )
        assert all(uri.split("/")[1] in known for uri in said)


def test_a_lost_lot() -> None:
    """Its page is the product's, with a sentence in the lot's place, under the code and under the number."""
    said = pages(catalog([product(0, lots=())], [entry(0)]))
    for uri in (f"S/{CODES[0]}/L1/", f"01/{GTINS[0]}/10/L1/"):
        assert "Danh mục chưa có thông tin về lô L1. Dưới đây là thông tin chung của sản phẩm." in said[uri]
        assert "The catalog has no information about the lot L1." in said[uri] and NAMES[0] in said[uri]
    assert "lô L1" not in said[f"S/{CODES[0]}/"]


@pytest.mark.parametrize("has_lot", [True, False])
def test_a_number_that_nobody_has(has_lot: bool) -> None:
    """It says whose it was, that product's state today, and leads there; to the lot where the catalog still has it."""
    its = product(0, variants=()) if has_lot else product(0, variants=(), lots=())
    said = pages(catalog([its], [entry(0)]))
    for uri, lot in ((f"01/{GTINS[0]}/", ""), (f"01/{GTINS[0]}/10/L1/", "L1")):
        assert "Mã vạch này trước đây dùng cho sản phẩm “Bánh tráng”." in said[uri]
        assert "Hiện không sản phẩm nào trong danh mục này mang mã vạch ấy." in said[uri]
        assert "OCOP 3 sao" in said[uri]
        its_lot = f"lô {lot} của " if lot and has_lot else ""
        assert f"Xem trang nguồn gốc của {its_lot}“Bánh tráng”" in said[uri]
        assert "This bar code number was earlier used for “Bánh tráng”. No product here has it now." in said[uri]


def test_a_number_that_another_has() -> None:
    """The page is of who has it now, and says whose it was: packs of both are about."""
    changed = [product(0, variants=()), product(1, variants=({"name": "Gói", "gtin": GTINS[0]},), lots=())]
    its = catalog(changed, [entry(0), entry(1)])
    said = pages(its)
    for uri in (f"01/{GTINS[0]}/", f"01/{GTINS[0]}/10/L1/"):
        assert "Mã vạch này trước đây dùng cho sản phẩm “Bánh tráng”." in said[uri]
        assert NAMES[1] in said[uri]
    (lost,) = [one for one in traces(its) if one.uri == f"01/{GTINS[0]}/10/L1/"]
    assert isinstance(lost, Trace) and (lost.product.name, lost.lost_lot) == (NAMES[1], "L1")


def test_a_number_that_is_used_outside_the_part() -> None:
    """A copy of a part of the catalog does not tell a number for free that another product has."""
    changed = [product(0, variants=()), product(1, variants=({"name": "Gói", "gtin": GTINS[0]},))]
    its = select(catalog(changed, [entry(0), entry(1)]), Selection(products=("san-pham-0",)))
    assert "nay dùng cho sản phẩm “Kẹo dừa”, không có trong bản này" in pages(its)[f"01/{GTINS[0]}/"]
    other = select(catalog(changed, [entry(0), entry(1)]), Selection(products=("san-pham-1",)))
    assert "Mã vạch này trước đây dùng cho sản phẩm “Bánh tráng”." in pages(other)[f"01/{GTINS[0]}/"]


def test_a_code_that_changed_hands() -> None:
    """Its page says so before anything else, and so does that of a number that was published with it."""
    moved = {"to": "san-pham-1", "name": NAMES[1], "on": date(2026, 6, 1)}
    said = pages(catalog([product(1, code=CODES[0])], [entry(0, transfers=(moved,))]))
    assert said[f"S/{CODES[0]}/"].startswith(
        "Mã này trước đây dùng cho “Bánh tráng”; từ ngày 01/06/2026 dùng cho “Kẹo dừa”."
    )
    number = said[f"01/{GTINS[0]}/"]
    assert "dùng cho sản phẩm mang mã 7KQ4 M2XR (“Bánh tráng”, sau đó “Kẹo dừa”)." in number


def test_a_code_that_was_taken_without_a_transfer() -> None:
    """What no line of the ledger explains is said all the same; a mere new name is not."""
    taken = pages(catalog([product(1, code=CODES[0])], [entry(0)]))[f"S/{CODES[0]}/"]
    assert "Khi cấp, mã này dùng cho sản phẩm “Bánh tráng”." in taken
    renamed = pages(catalog([product(0, name="Bánh tráng mè")], [entry(0)]))[f"S/{CODES[0]}/"]
    assert "Khi cấp" not in renamed


@pytest.mark.parametrize("lot", BAD_LOTS)
def test_a_lot_that_is_no_folder(lot: str) -> None:
    """A ledger that somebody wrote into makes no path out of its place."""
    its = catalog([product(0, lots=(), variants=())], [entry(0, lots=(lot,), gtins=())])
    assert [one.uri for one in traces(its)] == [f"S/{CODES[0]}/"]


def test_a_number_on_two_entries() -> None:
    """Who had it one after the other are both named, each with its state."""
    its = catalog([product(0, variants=()), product(1, variants=())], [entry(0), entry(1, gtins=(GTINS[0],))])
    (page,) = [one for one in traces(its) if one.uri == f"01/{GTINS[0]}/"]
    assert isinstance(page, FormerNumber) and len(page.formers) == 2
    said = pages(its)[page.uri]
    assert "trước đây dùng cho sản phẩm “Bánh tráng” và sản phẩm “Kẹo dừa”." in said
