"""What a trace page says: the same state in two languages, nothing that only a script could know, texts as texts."""

import gzip
import json
import unicodedata
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from build_hooks import rules
from build_hooks.model.catalog import Catalog
from build_hooks.model.certificate import State
from build_hooks.model.ledger import LedgerEntry
from build_hooks.model.producer import Producer
from build_hooks.model.product import Product
from build_hooks.model.settings import Settings
from build_hooks.model.traces import Trace
from build_hooks.pages.english.view import english
from build_hooks.pages.trace.stage import trace_html
from tests.building import make_product
from tests.markup import Element, parse, scripts
from tests.test_hostile import PAYLOADS
from tests.test_site import forbidden_words

CODE, GTIN = "7KQ4M2XR", "08936012345674"
SITE = "https://ocop.angiang.vn/"
LAST_DAY = date(2026, 1, 27)
DATED = {
    "stars": 3,
    "decision": "86/QĐ-UBND",
    "issued": date(2023, 1, 27),
    "issuer": "UBND tỉnh An Giang",
    "level": "province",
}
REVOKED = {"is": "revoked", "on": date(2025, 3, 1), "decision": "12/QĐ-UBND"}
WITHDRAWN = {"is": "withdrawn", "on": date(2025, 3, 1), "reason": "Cơ sở ngừng sản xuất"}
STATES: dict[str, dict[str, Any]] = {
    "valid": {"recognitions": (DATED,)},
    "ended": {"recognitions": ({**DATED, "issued": date(2022, 1, 27)},)},
    "revoked": {"recognitions": (DATED,), "status": REVOKED},
    "unknown": {"recognitions": ({"stars": 3, "as_of": "2025"},)},
}
LOT = {"lot": "L260402", "produced": date(2026, 4, 2), "expires": date(2026, 10, 2), "steps": ({"what": "Đóng gói"},)}


def catalog_of(product: Product, producer: Producer | None = None, site_url: str = SITE) -> Catalog:
    """The catalog of this product alone, of 01/06/2025."""
    its = Settings(name="Danh mục thử", place="An Giang", site_url=site_url)
    return Catalog(Path(), its, (product,), (producer,) if producer else ())


def product_of(**changes: Any) -> Product:
    """A product with a code, last changed on 01/06/2025."""
    return make_product(**{"code": CODE, "updated": date(2025, 6, 1), **changes})


def html_of(product: Product, lot: str = "", gtin: str = "", **more: Any) -> str:
    """The document."""
    of_lot = next((one for one in product.lots if one.lot == lot), None)
    return trace_html(catalog_of(product, **more), Trace(product, of_lot, gtin))


def page_of(product: Product, lot: str = "", gtin: str = "", **more: Any) -> Element:
    """The document as a tree."""
    return parse(html_of(product, lot, gtin, **more))


def data_of(html: str) -> Any:
    """The JSON-LD of a document; None where there is none."""
    found = [one for one in parse(html).all("script") if one.attributes.get("type") == "application/ld+json"]
    assert len(found) <= 1
    return json.loads("".join(map(str, found[0].children))) if found else None


def english_of(page: Element) -> Element:
    """The English section."""
    return next(one for one in page.all("section") if one.attributes.get("lang") == "en")


# The certificate

SENTENCES = {
    "valid": "Giấy chứng nhận OCOP có thời hạn đến hết ngày 27/01/2026.",
    "ended": "Giấy chứng nhận OCOP đã hết hiệu lực từ ngày 28/01/2025; danh mục chưa có dữ liệu công nhận lại. "
    "Đây không phải hạn sử dụng của sản phẩm.",
    "revoked": "Giấy chứng nhận OCOP đã bị thu hồi ngày 01/03/2025 (Quyết định 12/QĐ-UBND). "
    "Đây không phải lệnh thu hồi sản phẩm.",
    "unknown": "Nguồn năm 2025 ghi OCOP 3 sao; chưa rõ thời hạn chứng nhận.",
}
ENGLISH = {
    "valid": "The OCOP certificate runs until the end of 27 January 2026.",
    "ended": "The OCOP certificate has not been valid since 28 January 2025; the catalog has no data about a renewal. "
    "This is not the use-by date of the product.",
    "revoked": "The OCOP certificate was revoked on 1 March 2025 (decision 12/QĐ-UBND). "
    "This is not a recall of the product.",
    "unknown": "Rated OCOP 3 stars by a source of 2025; until when is not known.",
}


@pytest.mark.parametrize("state", STATES)
def test_both_languages_say_the_same_state(state: str) -> None:
    """As printed, and so without a script: the whole sentence in Vietnamese and in English, each state in both."""
    page = page_of(product_of(**STATES[state]))
    assert SENTENCES[state] in page.text
    assert "Giấy chứng nhận chỉ áp dụng cho sản phẩm này." in page.text
    said = english_of(page).text
    assert ENGLISH[state] in said
    assert "The certificate covers this product alone." in said
    for other in STATES.keys() - {state}:
        assert SENTENCES[other] not in page.text
        assert ENGLISH[other] not in page.text


@pytest.mark.parametrize("state", STATES)
def test_what_changes_with_the_day_changes_together(state: str) -> None:
    """Verdict, sentence and English sentence carry the same two days, or none does: nothing is to turn any more.

    An unknown end is told by the verdict in the whole sentence.
    """
    page = page_of(product_of(**STATES[state]))
    dated = [one for one in page.walk() if "data-until" in one.attributes]
    assert len(dated) == {"valid": 3, "unknown": 2}.get(state, 0)
    days = {(one.attributes["data-until"], one.attributes["data-as-of"]) for one in dated}
    assert len(days) == (1 if dated else 0)
    for one in dated:
        assert one.attributes["data-then"]
        assert one.attributes.get("data-first") != one.text.removeprefix("★★★ ")  # what is printed is not carried again
    if state == "valid":
        assert days == {("2026-01-27", "2025-06-01")}
        assert [one.attributes["data-first"] for one in dated] == [
            "OCOP 3 sao · chứng nhận còn hiệu lực đến hết ngày 27/01/2026",
            "Giấy chứng nhận OCOP còn hiệu lực đến hết ngày 27/01/2026.",
            "The OCOP certificate is valid until the end of 27 January 2026.",
        ]


@pytest.mark.parametrize(
    ("today", "state"),
    [(LAST_DAY - timedelta(days=1), State.VALID), (LAST_DAY, State.VALID), (LAST_DAY + timedelta(days=1), State.ENDED)],
)
def test_the_day_of_the_data_decides_what_is_printed(today: date, state: State) -> None:
    """The day before and the last day give a date; the day after says ended, in both languages."""
    product = product_of(recognitions=(DATED,), updated=today)
    page = page_of(product)
    its = product.certificate
    expected = its.lasting(today).sentence
    assert expected in page.text
    assert product.certificate.state(today) is state
    said = english_of(page).text
    assert ("runs until the end of 27 January 2026" in said) is (state is State.VALID)
    assert ("has not been valid since 28 January 2026" in said) is (state is State.ENDED)


ABROAD = {
    "28/01/2026": "Decision 86/QĐ-UBND was valid until the end of 27 January 2026. A source of 28 January 2026 still "
    "names OCOP 3 stars; the catalog has seen no decision of a renewal.",
    "02/2026": "Decision 86/QĐ-UBND was valid until the end of 27 January 2026. A source of February 2026 still "
    "names OCOP 3 stars; the catalog has seen no decision of a renewal.",
    "2026": "The OCOP certificate has not been valid since 28 January 2026; the catalog has no data about a renewal. "
    "This is not the use-by date of the product.",
}


@pytest.mark.parametrize("as_of", ABROAD)
def test_a_later_source_in_english(as_of: str) -> None:
    """The same rule in the other language."""
    its = product_of(recognitions=(DATED, {"stars": 3, "as_of": as_of})).certificate
    assert its.sentence(LAST_DAY, "en") == "The OCOP certificate is valid until the end of 27 January 2026."
    assert its.sentence(date(2027, 6, 1), "en") == ABROAD[as_of]


def test_an_old_source_and_none_in_english() -> None:
    """Surely old, and nothing known at all."""
    old = product_of(recognitions=({"stars": 3, "as_of": "2020"},)).certificate
    assert old.sentence(date(2023, 12, 31), "en") == "Rated OCOP 3 stars by a source of 2020; until when is not known."
    assert old.sentence(date(2024, 1, 1), "en") == (
        "Rated OCOP 3 stars by a source of 2020. That recognition is more than 36 months ago; "
        "there may have been a renewal of which the catalog has no data."
    )
    none = product_of(recognitions=(), status=WITHDRAWN).certificate
    assert none.sentence(LAST_DAY, "en") == "The catalog has no data about an OCOP certificate of this product."


def test_a_withdrawn_product_says_so_alone() -> None:
    """Its page keeps the name, the reason and the code, and no longer a state, a lot or data for search engines."""
    html = html_of(product_of(status=WITHDRAWN, recognitions=(DATED,), lots=(LOT,)))
    page = parse(html)
    assert "Cơ sở ngừng sản xuất" in page.text
    assert "7KQ4 M2XR" in page.text
    assert "This product left the catalog on 1 March 2025." in english_of(page).text
    assert not page.all("p", "ocop-verdict") and "L260402" not in page.text
    assert "valid" not in english_of(page).text
    assert data_of(html) is None and 'content="noindex"' in html


@pytest.mark.parametrize("changes", [*STATES.values(), {"status": WITHDRAWN}])
def test_no_word_claims_too_much(changes: dict[str, Any]) -> None:
    """ "Hết hạn" and "thu hồi" never stand alone, nor what a script may put there."""
    for lot in ("", "L260402"):
        page = page_of(product_of(lots=(LOT,), **changes), lot)
        assert forbidden_words(page.words) == []


# Facts


def test_a_sparse_product_says_what_is_missing() -> None:
    """Without a producer or an origin the page says so and is whole."""
    page = page_of(product_of())
    assert "Nguồn chưa nêu tên cơ sở sản xuất." in page.text
    assert "Nguồn chưa nêu nơi sản xuất." in page.text
    assert not page.all("img")


def test_a_product_without_dates_says_no_date() -> None:
    """Neither an update nor a day that nobody gave."""
    page = page_of(product_of(updated=None))
    assert "Cập nhật ngày" not in page.text and "Updated on" not in page.text and "None" not in page.text


def test_a_pack_names_itself() -> None:
    """Behind the number of a pack its name and number as printed are shown; behind the code they are not."""
    product = product_of(variants=({"name": "Gói 500 g", "gtin": GTIN}, {"name": "Gói 1 kg", "gtin": "08936012345681"}))
    assert "Gói 500 g, mã vạch 8936012345674" in page_of(product, gtin=GTIN).text
    assert "mã vạch" not in page_of(product).text


def test_a_lot_page_is_about_its_lot() -> None:
    """Its number in title and heading, its dates, its steps, in English too; no other lot."""
    product = product_of(lots=(LOT, {"lot": "L2"}))
    page = page_of(product, "L260402")
    assert page.one("title").text == "Bánh tráng, lô L260402 – Thông tin nguồn gốc"
    assert page.one("section", "lot").text == ("Lô L260402 Ngày sản xuất 02/04/2026 Hạn sử dụng 02/10/2026 Đóng gói")
    assert "Use by 2 October 2026" in english_of(page).text and "Produced 2 April 2026" in english_of(page).text
    assert "L2 " not in page.text


def test_the_end_of_a_lot_is_of_the_lot() -> None:
    """Its use-by date changes its words after its last day, and names itself that of the lot."""
    (dated,) = [one for one in page_of(product_of(lots=(LOT,))).all("dd") if "data-until" in one.attributes]
    assert dated.attributes["data-until"] == "2026-10-02"
    assert dated.attributes["data-as-of"] == "2025-06-01"
    assert (dated.text, "data-first" in dated.attributes) == ("02/10/2026", False)
    assert dated.attributes["data-then"] == "02/10/2026 (đã qua hạn sử dụng của lô)"


def test_a_lot_without_a_page_is_named_and_not_linked() -> None:
    """A number that is no folder stands on the product's page as text; the other is a link to its own page."""
    page = page_of(product_of(lots=({"lot": "l*1"}, {"lot": "L2"})))
    headings = {one.text: [link.attributes["href"] for link in one.all("a")] for one in page.all("h3")}
    assert headings == {"Lô l*1": [], "Lô L2": ["L2/index.html"]}


def test_lots_lead_to_their_own_kind_of_address() -> None:
    """From the page of a number, a lot's link stays under that number."""
    product = product_of(variants=({"name": "Gói", "gtin": GTIN},), lots=(LOT,))
    (link,) = [one for heading in page_of(product, gtin=GTIN).all("h3") for one in heading.all("a")]
    assert link.attributes["href"] == "10/L260402/index.html"


def test_the_newest_lots_come_first() -> None:
    """Two in full, the others as links, those without a page counted."""
    dated = ({"lot": f"L{at}", "produced": date(2026, 1, at)} for at in range(1, 10))
    page = page_of(product_of(lots=(*dated, {"lot": "l*"})))
    assert [one.text for one in page.all("h3")] == ["Lô L9", "Lô L8"]
    assert "Các lô khác: L7 , L6 , L5 , L4 , L3 , L2 , L1 ." in page.text.replace("  ", " ")
    assert "Trang đầy đủ của sản phẩm còn 1 lô nữa." in page.text


# Addresses


@pytest.mark.parametrize("lot", ["", "L260402"])
@pytest.mark.parametrize(("code", "gtin"), [(CODE, ""), (CODE, GTIN), ("", GTIN)])
def test_search_engines_are_led_to_the_product(lot: str, code: str, gtin: str) -> None:
    """Each page that a stamp opens says a part of what the product's page says, and names that as the one to show."""
    product = product_of(code=code, variants=({"name": "Gói", "gtin": GTIN},), lots=(LOT,))
    (link,) = [one for one in page_of(product, lot, gtin).all("link") if one.attributes.get("rel") == "canonical"]
    assert link.attributes["href"] == data_of(html_of(product, lot, gtin))["url"] == f"{SITE}san-pham/banh-trang/"


def test_without_an_address_nothing_is_canonical() -> None:
    """A site that does not know its address names none, and no picture to share."""
    html = html_of(product_of(), site_url="")
    assert "canonical" not in html and "og:" not in html


# JSON-LD and texts


def test_the_data_says_what_the_page_says() -> None:
    """Valid JSON-LD: name, code, number, producer, lot and its day."""
    producer = Producer(slug="co-so", name="Cơ sở Bánh Tráng", type="ho-kinh-doanh")
    product = product_of(variants=({"name": "Gói", "gtin": GTIN},), lots=(LOT,), producer="co-so")
    assert data_of(html_of(product, "L260402", GTIN, producer=producer)) == {
        "@context": "https://schema.org",
        "@type": "Product",
        "@id": f"{SITE}S/{CODE}/",
        "name": "Bánh tráng",
        "url": f"{SITE}san-pham/banh-trang/",
        "sku": CODE,
        "gtin": GTIN,
        "category": "Thực phẩm",
        "manufacturer": {"@type": "Organization", "name": "Cơ sở Bánh Tráng"},
        "countryOfOrigin": {"@type": "Country", "name": "VN"},
        "additionalProperty": {"@type": "PropertyValue", "name": "lot", "value": "L260402"},
        "productionDate": "2026-04-02",
    }


@pytest.mark.parametrize(
    "payload", [*PAYLOADS, "</ScRiPt ><svg onload=alert(1)>", "<!--<script>", "]]>", "\u2028\u2029"]
)
def test_no_text_breaks_out(payload: str) -> None:
    """A hostile name is words on the page and a string in the data: no script and no handler more than without."""
    producer = Producer(slug="co-so", name=f"Cơ sở {payload}", type="ho-kinh-doanh")
    hostile = product_of(
        name=f"Bánh {payload}",
        name_en=f"Cake {payload}",
        producer="co-so",
        lots=({"lot": "L1", "steps": ({"what": payload, "actor": payload, "place": payload},)},),
        documents=({"kind": "attp", "title": payload, "number": payload, "issuer": payload},),
        label={"warnings": payload, "storage": payload},
    )
    html, plain = html_of(hostile, "L1", producer=producer), html_of(product_of(lots=({"lot": "L1"},)), "L1")
    assert [one.split(":")[0] for one in scripts(parse(html))] == [one.split(":")[0] for one in scripts(parse(plain))]
    assert scripts(parse(html))[0] == scripts(parse(plain))[0]
    assert parse(html).one("h1").text == " ".join(f"Bánh {payload}".split())
    assert data_of(html)["name"] == f"Bánh {payload}"
    assert data_of(html)["manufacturer"]["name"] == f"Cơ sở {payload}"
    inside = html.partition("application/ld+json")[2].partition("</script>")[0]
    assert "<" not in inside and "&" not in inside


def test_a_sample_is_hidden_and_says_so() -> None:
    """A made-up product is called one in both languages, is not indexed, and gives no data to machines."""
    html = html_of(product_of(sample=True))
    page = parse(html)
    assert "Dữ liệu mẫu – sản phẩm không có thật" in page.text
    assert "Sample data – this product does not exist" in english_of(page).text
    assert '<meta name="robots" content="noindex">' in html and data_of(html) is None
    assert '<meta name="robots"' not in html_of(product_of())


def test_a_page_asks_for_nothing_but_the_photo() -> None:
    """No script, style or icon of its own address: all stands in the document."""
    page = page_of(product_of(lots=(LOT,)))
    fetched = [one.attributes[name] for one in page.walk() for name in ("src", "srcset") if name in one.attributes]
    fetched += [one.attributes["href"] for one in page.all("link") if one.attributes["rel"] != "canonical"]
    assert fetched == ["data:,"]


# Weight


def full(length: float, lots: int, steps: int, documents: int) -> Product:
    """Every text at `length` of the longest allowed, in words that do not repeat, so that packing gains little."""
    words = _words()

    def text(record: str, name: str) -> str:
        most = round(rules.records()[record][name].max * length)
        written = ""
        while len(written) < most:
            written += f"{next(words)} "
        return written[:most].strip()

    def step() -> dict[str, Any]:
        texts = {name: text("step", name) for name in ("what", "place", "actor")}
        return {**texts, "date": date(2026, 4, 2)}

    return product_of(
        name=text("product", "name"),
        name_en=text("product", "name_en"),
        producer="co-so",
        origin={"as_certified": text("origin", "as_certified")},
        recognitions=({**DATED, "issuer": text("recognition", "issuer"), "decision": text("recognition", "decision")},),
        lots=tuple(
            {"lot": f"L{at:03}", "produced": date(2026, 4, 2), "steps": tuple(step() for _ in range(steps))}
            for at in range(lots)
        ),
        documents=tuple(
            {"kind": "attp", **{name: text("document", name) for name in ("title", "number", "issuer")}}
            for _ in range(documents)
        ),
        label={name: text("label", name) for name in ("warnings", "storage", "shelf_life", "net_weight")},
        links=tuple({"name": text("link", "name"), "url": f"https://example.vn/{at}"} for at in range(10)),
    )


def _words() -> Any:
    """Vietnamese syllables in a fixed order that does not repeat soon."""
    heads = "b c ch d đ g h k kh l m n ng nh ph qu r s t th tr v x".split()  # noqa: SIM905 – easier to read
    bodies = "ạnh ướp ến ông ữu ài ấm iên oan ộc ưng".split()  # noqa: SIM905
    at = 1
    while True:
        at = at * 48271 % 2147483647
        yield unicodedata.normalize("NFC", f"{heads[at % len(heads)]}{bodies[at // 97 % len(bodies)]}")


def packed(product: Product, lot: str = "") -> int:
    """Bytes of the document as a host sends it."""
    return len(gzip.compress(html_of(product, lot).encode(), mtime=0))


def test_a_full_page_opens_on_3g() -> None:
    """A rich product as people fill it – 200 lots of 8 steps, 12 papers, texts at a third of what is allowed – packs
    to at most 8 KB."""
    product = full(1 / 3, 200, 8, 12)
    assert packed(product) <= 8 * 1024
    assert packed(product, "L000") <= 8 * 1024


def test_the_fullest_page_stays_bounded() -> None:
    """Every field at its longest, 200 lots, 30 steps, 40 papers: 14 KB are still enough for both pages."""
    product = full(1, 200, 30, 40)
    assert packed(product) <= 14 * 1024
    assert packed(product, "L000") <= 14 * 1024


def test_english_of_a_bare_product() -> None:
    """Rows only for what is known."""
    product = product_of(recognitions=(), status=REVOKED)
    shown = english(catalog_of(product), product)
    assert [row.name for row in shown.rows] == ["Product", "Group"]


# A code that changed hands


def test_packs_from_before_a_transfer_are_told_about() -> None:
    """Old packs carry the code still: the page names what it stood for before, and until when."""
    moved = (
        {"to": "banh-da", "name": "Bánh đa", "on": date(2024, 3, 1)},
        {"to": "banh-trang", "name": "Bánh tráng", "on": date(2025, 1, 15)},
    )
    entry = LedgerEntry.model_validate(
        {"code": CODE, "issued": date(2023, 1, 1), "product": "keo-dua", "name": "Kẹo dừa", "transfers": moved}
    )
    its = Settings(name="Danh mục thử", place="An Giang", site_url=SITE)
    catalog = Catalog(Path(), its, (product_of(),), (), (entry,))
    said = parse(trace_html(catalog, Trace(catalog.products[0]))).text
    assert "Mã này trước đây dùng cho “Kẹo dừa”; từ ngày 01/03/2024 dùng cho “Bánh đa”." in said
    assert "Mã này trước đây dùng cho “Bánh đa”; từ ngày 15/01/2025 dùng cho “Bánh tráng”." in said
    assert "Until 15 January 2025 this code was used for “Bánh đa”, since then for “Bánh tráng”." in said
    assert "mã này là của" not in page_of(product_of()).text


def test_a_product_that_names_no_day_has_that_of_the_catalog() -> None:
    """Every page says how old its data is: the day of the product, or else of the data as a whole."""
    assert "Cập nhật ngày 01/06/2025." in page_of(product_of()).text
    dated = page_of(
        product_of(updated=None), producer=Producer(slug="x", name="X", type="hkd", updated=date(2025, 5, 2))
    )
    assert "Dữ liệu đến ngày 02/05/2025." in dated.text and "Cập nhật ngày" not in dated.text
