"""Search as it ships, in a real browser, from a folder: queries at three sizes, filters, order, states, cards."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bench.crowd import crowded
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.model.settings import Settings
from build_hooks.model.written_page import WrittenPage
from build_hooks.pages.frame import assets
from build_hooks.pages.frame.joining import plain_script
from build_hooks.pages.search import lookup
from build_hooks.pages.search import stage as search
from build_hooks.pages.search.payload import rows
from tests.building import REPOSITORY, SETTINGS, certified, make_product, write_files
from tests.reading import table

ENGINE = REPOSITORY / "build_hooks/pages/search/engine"
SIZES = (12, 1_000, 17_000)
TODAY = "2026-11-20"
HTML = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>Tìm</title>
<form class="ocop-find" action="tim-kiem/index.html"><input></form>
<script src="assets/ocop.js"></script><script src="du-lieu/ma.js"></script>
<script>OcopFind.open(function (ready) { window.engine = ready; });</script>"""
ASK = "([query, options]) => engine.search(query, options)"
ADDRESSES = """(queries) => queries.map(
  query => engine.search(query, {limit: 3, today: '2026-11-20'}).ids.map(id => engine.url(id)))"""

Opener = Callable[[Catalog], Page]
QUERIES = [*table("search-queries.yml"), *table("search-queries-held-out.yml")]


@pytest.fixture(scope="module")
def engine_of(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opener]:
    """`engine_of(catalog)` opens a page from a folder, offline, whose search box has loaded the catalog's `engine`."""
    with ExitStack() as stack:

        def start(catalog: Catalog) -> Page:
            folder = tmp_path_factory.mktemp("search")
            for stage in (assets, search, lookup):
                write_files(folder, stage.outputs(catalog))
            (folder / "index.html").write_text(HTML, "utf-8")
            context = browser.new_context(offline=True)
            stack.callback(context.close)
            page = context.new_page()
            page.on("pageerror", lambda error: pytest.fail(str(error)))
            page.goto((folder / "index.html").as_uri())
            page.wait_for_function("window.engine")
            return page

        yield start


@pytest.fixture(scope="module")
def crowd(engine_of: Opener) -> Callable[[int], Page]:
    """`crowd(size)` is the page with the engine of the crowded catalog of that size."""
    opened: dict[int, Page] = {}

    def page(size: int) -> Page:
        if size not in opened:
            opened[size] = engine_of(crowded(size))
        return opened[size]

    return page


def small(*products: Product, **fields: Any) -> Catalog:
    """A catalog of these products."""
    return Catalog(root=Path(), settings=Settings.model_validate(SETTINGS), products=products, **fields)


def ask(page: Page, query: str, **options: Any) -> dict[str, Any]:
    """What the engine answers."""
    found: dict[str, Any] = page.evaluate(ASK, [query, {"today": TODAY, **options}])
    return found


def address(expected: str) -> str:
    """Of a page as it is named in the tables: by its file, a product by its slug."""
    return expected if expected.endswith(".html") else f"san-pham/{expected}/index.html"


def asked_at(size: int) -> list[dict[str, Any]]:
    """The queries whose answer is in the catalog of this size."""
    slugs = {one.slug for one in crowded(size).products}
    in_it = [row for row in QUERIES if row["expect"].endswith(".html") or row["expect"] in slugs]
    return [row for row in in_it if size in row.get("sizes", SIZES)]


@pytest.mark.parametrize("size", SIZES)
def test_what_people_type_is_found(size: int, crowd: Callable[[int], Page]) -> None:
    """Every query of both tables has its product or page among the first three, at every size."""
    wanted = asked_at(size)
    found = crowd(size).evaluate(ADDRESSES, [row["q"] for row in wanted])
    missed = [
        (row["kind"], row["q"], three)
        for row, three in zip(wanted, found, strict=True)
        if address(row["expect"]) not in three
    ]
    assert missed == []
    assert len(wanted) >= (110 if size == 12 else 165)


def test_every_kind_of_slip_is_asked_for() -> None:
    """The tables have several queries of each kind that search promises to understand."""
    kinds = Counter(row["kind"] for row in QUERIES)
    once = {"exact", "unmarked", "prefix", "typo", "tone", "sound", "order", "joined", "telex", "old place"}
    assert [kind for kind in (*once, "producer", "stop", "synonym", "code", "gtin", "page") if kinds[kind] < 3] == []
    assert min(kinds[kind] for kind in ("vni", "nfd", "place")) >= 2


@pytest.mark.parametrize("size", [1_000, 17_000])
def test_addresses_are_those_of_the_pages(size: int, crowd: Callable[[int], Page]) -> None:
    """Each row's address is its product's, made from the name alone where that is enough."""
    found = crowd(size).evaluate("count => Array.from({length: count}, (_, id) => engine.url(id))", size)
    assert found == [f"{one.page_uri}index.html" for one in rows(crowded(size))]


def test_the_browser_folds_as_python_does(crowd: Callable[[int], Page]) -> None:
    """Both are held to one table."""
    cases = table("folds.yml")
    made = crowd(12).evaluate(
        "texts => texts.map(text => [OcopSearch.fold(text), OcopSearch.slugify(text)])", [row["text"] for row in cases]
    )
    assert made == [[row["fold"], row["slug"]] for row in cases]


def test_an_empty_query_is_the_whole_catalog_in_its_order(crowd: Callable[[int], Page]) -> None:
    """As the lists have it: by name, samples last, nothing withdrawn, no hand-written page."""
    found = ask(crowd(1_000), "  ")
    assert found["ids"] == list(range(1_000))
    assert found["total"] == 1_000
    assert ask(crowd(1_000), "", limit=5)["ids"] == [0, 1, 2, 3, 4]


def test_signs_alone_find_nothing(crowd: Callable[[int], Page]) -> None:
    """What has neither letters nor digits is not an empty query."""
    assert ask(crowd(12), "?!")["total"] == 0


def values(catalog: Catalog, product: Product) -> dict[str, str]:
    """A product's value of each facet, "" for none."""
    producer, origin = catalog.producer_of(product), product.origin
    return {
        "group": product.group_today,
        "stars": str(product.certificate.stars or ""),
        "province": origin.province.code if origin.province else "",
        "commune": origin.commune,
        "producer_type": producer.type if producer else "",
        "state": str(product.certificate.state(date.fromisoformat(TODAY))),
        "has_lots": "true" if product.lots else "false",
    }


FILTERS: tuple[dict[str, Any], ...] = (
    {},
    {"group": "do-uong"},
    {"group": ["do-uong", "duoc-lieu"], "stars": 4},
    {"province": "91", "state": ["valid", "unknown"]},
    {"commune": "30445"},
    {"producer_type": "hop-tac-xa", "has_lots": True, "stars": [3, 5]},
    {"state": "ended", "province": ["80"], "group": []},
)


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_filters_and_facets(filters: dict[str, Any], crowd: Callable[[int], Page]) -> None:
    """Values of one facet are alternatives, facets narrow each other, and a facet's counts ignore its own filter."""
    catalog = crowded(1_000)
    all_values = [values(catalog, product) for product in rows(catalog)]
    wanted = {
        name: {str(one).lower() for one in (value if isinstance(value, list) else [value])}
        for name, value in filters.items()
    }

    def passes(row: dict[str, str], but: str = "") -> bool:
        return all(row[name] in allowed for name, allowed in wanted.items() if allowed and name != but)

    found = ask(crowd(1_000), "", filters=filters)
    assert found["ids"] == [number for number, row in enumerate(all_values) if passes(row)]
    expected = {
        name: Counter(row[name] for row in all_values if row[name] and passes(row, name)) for name in all_values[0]
    }
    assert found["facets"] == expected


def test_a_place_may_be_named(crowd: Callable[[int], Page]) -> None:
    """A filter takes a province's name or slug for its code; what nobody knows finds nothing."""
    by_code = ask(crowd(1_000), "khô", filters={"province": "91"})
    assert 0 < by_code["total"] < ask(crowd(1_000), "khô")["total"]
    assert ask(crowd(1_000), "khô", filters={"province": "An Giang"})["ids"] == by_code["ids"]
    assert ask(crowd(1_000), "khô", filters={"province": "an-giang"})["ids"] == by_code["ids"]
    assert ask(crowd(1_000), "khô", filters={"province": "Atlantis"})["ids"] == []


def test_orders(crowd: Callable[[int], Page]) -> None:
    """By name, by stars and by date; samples are last in each."""
    products = rows(crowded(1_000))
    named = ask(crowd(1_000), "khô cá", sort="name")["ids"]
    assert named == sorted(named)
    newest = ask(crowd(1_000), "khô cá", filters={"group": "thuc-pham"}, sort="newest")["ids"]
    days = {number: (products[number].updated or date.min).toordinal() for number in newest}
    assert newest == sorted(newest, key=lambda number: (products[number].sample, -days[number], number))
    stars = [products[number].certificate.stars or 0 for number in ask(crowd(1_000), "", sort="stars")["ids"]]
    real = stars[: -sum(one.sample for one in products)]
    assert real == sorted(real, reverse=True)


def test_better_answers_come_first(engine_of: Opener) -> None:
    """Marks as typed before others, the whole name before a longer one, neighbours before strangers, samples last."""
    names = ("Cà na", "Cá nạ", "Mứt cà na ngào", "Cá khô na", "Cà na mẫu")
    products = [make_product(slug=f"p{at}", name=name, sample=name.endswith("mẫu")) for at, name in enumerate(names)]
    page = engine_of(small(*products))

    def found(query: str) -> list[str]:
        names: list[str] = page.evaluate("q => engine.search(q).ids.map(id => engine.item(id).name)", query)
        return names

    assert found("cà na") == ["Cà na", "Mứt cà na ngào", "Cá nạ", "Cá khô na", "Cà na mẫu"]
    assert found("cá nạ")[0] == "Cá nạ"
    assert found("ca kho")[0] == "Cá khô na"


def test_ended_stands_a_little_behind_valid(engine_of: Opener) -> None:
    """Of two that answer equally well, the valid one comes first on the day of reading."""
    stars = {"stars": 3, "issued": date(2023, 1, 27)}
    first = make_product(slug="a", name="Mắm", recognitions=({**stars, "valid_until": date(2026, 1, 27)},))
    second = make_product(slug="b", name="Mắm", recognitions=({**stars, "valid_until": date(2027, 1, 27)},))
    page = engine_of(small(first, second))
    assert ask(page, "mắm", today="2026-01-27")["ids"] == [0, 1]
    assert ask(page, "mắm", today="2026-01-28")["ids"] == [1, 0]


def test_states_are_those_of_the_case_table(engine_of: Opener) -> None:
    """The browser says what model/certificate.py says, on every row of the table that binds both."""
    cases = table("certificate-states.yml")
    page = engine_of(small(*(certified(row, slug=f"p{at:02}", name=f"p{at:02}") for at, row in enumerate(cases))))
    days = [row["day"] for row in cases]
    found = page.evaluate("days => days.map((day, id) => engine.item(id, day).state)", days)
    assert found == [row["state"] for row in cases]
    assert ask(page, "", today="2025-06-01")["facets"]["state"] == Counter(
        product.certificate.state(date(2025, 6, 1)) for product in map(certified, cases)
    )


def test_a_clock_before_the_data_is_not_believed(engine_of: Opener) -> None:
    """Without a stated day it is the day in Vietnam, and never one before the newest of the data."""
    ended = make_product(recognitions=({"stars": 3, "valid_until": "2026-01-27"},), updated=date(2026, 1, 27))
    page = engine_of(small(ended))
    for clock, state in (
        (datetime(2015, 1, 1, tzinfo=UTC), "valid"),
        (datetime(2026, 1, 27, 16, 59, tzinfo=UTC), "valid"),
        (datetime(2026, 1, 27, 17, 0, tzinfo=UTC), "ended"),
    ):
        page.clock.set_fixed_time(clock)
        assert page.evaluate("engine.item(0).state") == state, clock
        assert page.evaluate("Object.keys(engine.search('').facets.state)") == [state], clock


def test_a_clock_behind_the_data_sees_the_data(engine_of: Opener) -> None:
    """What had ended when the data was written has ended on a phone that thinks it is 2015."""
    ended = make_product(recognitions=({"stars": 3, "valid_until": "2026-01-27"},), updated=date(2026, 2, 10))
    page = engine_of(small(ended))
    page.clock.set_fixed_time(datetime(2015, 1, 1, tzinfo=UTC))
    assert page.evaluate("engine.item(0).state") == "ended"


def test_one_slip_is_forgiven(engine_of: Opener) -> None:
    """A letter too many, too few, another, or two swapped; two slips in a short word are another word."""
    page = engine_of(small(make_product(name="Kẹo mạch nha")))
    wanted = {"machh": 1, "mch": 1, "mqch": 1, "mcah": 1, "mqqh": 0}
    assert {typed: ask(page, typed)["total"] for typed in wanted} == wanted


def test_a_whole_gtin_goes_before_a_longer_one(engine_of: Opener) -> None:
    """The number of one pack is not the beginning of another's; a part of a number finds all that begin so."""
    gtins = ("00000095212348", "09521234800003")
    page = engine_of(small(*(make_product(slug=one, variants=({"name": "x", "gtin": one},)) for one in gtins)))
    assert ask(page, "95212348")["ids"] == [0]
    assert ask(page, "0952 1234 8000 03")["ids"] == [1]
    assert ask(page, "952123")["ids"] == [0, 1]


def test_a_word_nobody_knows_does_not_hide_the_rest(crowd: Callable[[int], Page]) -> None:
    """The answer to the other words is shown, and says that it is partial."""
    found = ask(crowd(12), "khô cá chốt qqqqqqq")
    assert found["partial"] is True
    assert crowd(12).evaluate("id => engine.url(id)", found["ids"][0]) == "san-pham/kho-ca-chot/index.html"


def test_far_guesses_are_left_out(crowd: Callable[[int], Page]) -> None:
    """Where nothing is just as it was typed, only what comes near the best guess is shown, and the best one first."""
    found = ask(crowd(17_000), "bửi phú hộ")
    assert 0 < found["total"] < 100
    assert crowd(17_000).evaluate("id => engine.url(id)", found["ids"][0]) == "san-pham/buoi-da-xanh-phu-ho/index.html"
    assert ask(crowd(17_000), "bưởi")["total"] > 100


def test_files_of_the_engine_need_no_order(engine_of: Opener) -> None:
    """They are joined by name; none needs another before it is asked something."""
    page = engine_of(small(make_product(name="Kẹo dừa")))
    files = sorted(ENGINE.glob("*.js"), reverse=True)
    found = page.evaluate(
        """source => {
      delete window.OcopSearch;
      window.eval(source);
      return OcopSearch.open(OCOP_SEARCH).search('keo dua').ids;
    }""",
        plain_script(files).decode(),
    )
    assert len(files) > 10 and found == [0]


def test_what_a_card_shows(crowd: Callable[[int], Page]) -> None:
    """All of it is in the payload, and the photo's address follows from it."""
    catalog = crowded(1_000)
    cards = crowd(1_000).evaluate(
        "count => Array.from({length: count}, (_, id) => engine.item(id, '2026-11-20'))", 1_000
    )
    for product, card in zip(rows(catalog), cards, strict=True):
        producer = catalog.producer_of(product)
        expected = {
            "name": product.name,
            "producer": producer.name if producer else "",
            "place": product.origin.short,
            "stars": product.certificate.stars or 0,
            "group": product.group_today,
            "state": values(catalog, product)["state"],
            "photo": product.photos[0].renditions[0].uri if product.photos else "",
            "sample": product.sample,
            "alcohol": product.alcohol,
        }
        assert {key: card[key] for key in expected} == expected


def test_a_withdrawn_product_is_found_by_its_code_alone(engine_of: Opener) -> None:
    """Its page says that it is gone, to whoever holds its code; no list and no word leads there."""
    gone = make_product(code="7KQ4M2XR", status={"is": "withdrawn", "on": date(2026, 1, 1)})
    page = engine_of(small(gone, make_product(slug="keo-dua", name="Kẹo dừa")))
    assert ask(page, "bánh tráng")["ids"] == []
    assert ask(page, "")["total"] == 1
    assert ask(page, "7kq4 m2xr")["ids"] == [1]


def test_the_engine_tells_the_day_of_its_data(crowd: Callable[[int], Page]) -> None:
    """By which a screen that stays open does not believe a clock before it."""
    assert crowd(12).evaluate("engine.asOf === OCOP_SEARCH.as_of && /^2\\d{3}-/.test(engine.asOf)")


def test_codes_are_read_as_everywhere_else(crowd: Callable[[int], Page]) -> None:
    """Search understands each writing of a code and of a number that the box for codes does: one table binds both."""
    cases = table("typed-codes.yml")
    finds = """rows => rows.map(row => OcopSearch.rowsOfCode(
      {codes: 'ABCDEFGF' + (row.typed || '').padEnd(8).slice(0, 8), gtins: '\\n' + (row.gtin || '')}, row.text
    ))"""
    page = crowd(12)
    for row, found in zip(cases["typed"], page.evaluate(finds, cases["typed"]), strict=True):
        assert found == ([1] if row["is_code"] else []), row
    numbers = [row for row in cases["numbers"] if row["gtin"]]
    for row, found in zip(numbers, page.evaluate(finds, numbers), strict=True):
        assert found == [1], row


def test_codes_are_asked_for_only_when_a_query_looks_like_one(crowd: Callable[[int], Page]) -> None:
    """The second script waits for a whole code whose check holds, or six digits."""
    queries = ["khô cá", "bánh tráng", "7KQ4 M2XR", "7KQ4M2XD", "8930000012340", "12345", "http://x.vn/S/7KQ4M2XR/"]
    asked = crowd(12).evaluate("queries => queries.map(OcopSearch.looksLikeCode)", queries)
    assert asked == [False, False, True, False, True, False, True]


def test_parts_of_names_that_matched(crowd: Callable[[int], Page]) -> None:
    """A name's words that stand for what was asked, also where they are written otherwise."""
    parts = crowd(12).evaluate("""() => {
      const found = engine.search('lap suong ca thac lac'), name = engine.item(found.ids[0]).name;
      return OcopSearch.highlight(name, found.matched).map(([start, end]) => name.slice(start, end));
    }""")
    assert parts == ["Lạp", "xưởng", "cá", "thát", "lát"]


def test_nothing_found_says_what_to_try(crowd: Callable[[int], Page]) -> None:
    """The nearest words with their marks, and groups to look through."""
    found = ask(crowd(12), "xxatisoooo")
    assert found["ids"] == []
    assert found["suggestions"]["groups"]
    assert ask(crowd(12), "ruouuu")["suggestions"]["queries"] == ["rượu"]


def test_pages_stand_behind_products_in_any_other_order(engine_of: Opener) -> None:
    """A page has neither stars nor a day, and its name is no product's; a sample is last all the same."""
    names = {"hop": "Hộp giấy", "may": "Máy đọc", "mau": "Mẫu"}
    products = [
        make_product(slug=slug, name=name, tags=("quét tem",), sample=slug == "mau") for slug, name in names.items()
    ]
    pages = (WrittenPage(uri="quet-tem.html", title="Quét tem", headings=()),)
    page = engine_of(replace(small(*products), written_pages=pages))
    named = "options => engine.search('quét tem', options).ids.map(id => engine.item(id).name)"
    assert page.evaluate(named, {"today": TODAY})[0] == "Quét tem"
    for sort in ("name", "newest", "stars"):
        assert page.evaluate(named, {"today": TODAY, "sort": sort})[2:] == ["Quét tem", "Mẫu"]


def test_pages_are_found_but_never_filtered(engine_of: Opener) -> None:
    """A page stands among the products by its worth; whoever filters products sees products alone."""
    pages = (WrittenPage(uri="quet-tem.html", title="Quét tem thế nào", headings=("Bánh giả",)),)
    page = engine_of(replace(small(make_product()), written_pages=pages))
    assert ask(page, "quét tem")["ids"] == [1]
    assert page.evaluate("engine.item(1)") == {
        "kind": "page", "name": "Quét tem thế nào", "description": "", "url": "quet-tem.html",
    }  # fmt: skip
    assert ask(page, "bánh")["ids"] == [0, 1]
    assert ask(page, "bánh", filters={"group": "thuc-pham"})["ids"] == [0]


def test_odd_queries_do_no_harm(crowd: Callable[[int], Page], subtests: pytest.Subtests) -> None:
    """Whatever is typed, there is an answer."""
    for query in ("__proto__", "constructor toString", "a" * 5_000, "\ud800", "<b>", "0" * 300, "((((", "9" * 14):
        with subtests.test(ascii(query[:20])):
            assert crowd(1_000).evaluate("query => engine.search(query).total >= 0", query) is True


def test_another_form_of_payload_is_refused(crowd: Callable[[int], Page]) -> None:
    """An old script that meets a newer payload says so instead of finding the wrong things."""
    said = crowd(12).evaluate("() => { try { OcopSearch.open({form: 99}); } catch (error) { return error.message; } }")
    assert said == "OcopSearch: another form of payload"
