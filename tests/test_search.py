"""Search as it ships: queries at three sizes, filters, order, states, cards."""

import gzip
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from bench import people
from bench.crowd import crowded
from bench.heard import has, missed
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.model.settings import Settings
from build_hooks.model.written_page import WrittenPage
from build_hooks.pages.frame.joining import plain_script
from build_hooks.pages.search import stage as search
from build_hooks.pages.search.payload import rows
from tests.building import REPOSITORY, SETTINGS, certified, make_product
from tests.reading import table
from tests.searching import Engine
from tests.searching import engine_of as running

ENGINE = REPOSITORY / "build_hooks/pages/search/engine"
SIZES = (12, 1_000, 17_000)
# bytes, compressed as hosts do; a phone loads this before its first result
LIMITS = {1_000: 35_000, 17_000: 350_000}
TODAY = "2026-11-20"
ASK = "([query, options]) => engine.search(query, options)"
ADDRESSES = """(queries) => queries.map(
  query => engine.search(query, {limit: 3, today: '2026-11-20'}).ids.map(id => engine.url(id)))"""

Opener = Callable[[Catalog], Engine]
QUERIES = [*table("search-queries.yml"), *table("search-queries-held-out.yml")]


@pytest.fixture(scope="module")
def engine_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opener]:
    """`engine_of(catalog)` has the catalog's engine as `engine`, from the scripts that ship."""
    with ExitStack() as stack:
        yield lambda catalog: stack.enter_context(running(catalog, tmp_path_factory.mktemp("search")))


@pytest.fixture(scope="module")
def crowd(engine_of: Opener) -> Callable[[int], Engine]:
    """`crowd(size)` is the engine of the crowded catalog of that size."""
    opened: dict[int, Engine] = {}

    def page(size: int) -> Engine:
        if size not in opened:
            opened[size] = engine_of(crowded(size))
        return opened[size]

    return page


@pytest.mark.parametrize("size", LIMITS)
def test_the_payload_is_light(size: int) -> None:
    """A province's catalog and a national one load on a slow phone."""
    assert len(gzip.compress(_published(crowded(size)), 6)) <= LIMITS[size]


def _published(catalog: Catalog) -> bytes:
    return next(file.read() for file in search.outputs(catalog) if hasattr(file, "read"))


def test_the_cases_are_those_that_are_made() -> None:
    """600 with everyday words and 300 with others at each size; nobody takes out what is not understood."""
    assert people.kept() == list(people.made())


@pytest.mark.parametrize("size", people.SIZES)
def test_every_shopper_has_an_answer(size: int) -> None:
    """The product that is meant is there, and something has all that is wanted."""
    catalog = crowded(size)
    slugs = {product.slug for product in catalog.products}
    asked = [row for row in table("search-shoppers.yml") if size in row.get("sizes", people.SIZES)]
    unknown = [row["q"] for row in asked if "expect" in row and row["expect"] not in slugs]
    empty = [
        row["q"]
        for row in asked
        if "all" in row and not any(has(product, row["all"]) for product in catalog.listed_products)
    ]
    assert (unknown, empty) == ([], [])
    assert len(table("search-shoppers.yml")) == 60


def small(*products: Product, **fields: Any) -> Catalog:
    """A catalog of these products."""
    return Catalog(root=Path(), settings=Settings.model_validate(SETTINGS), products=products, **fields)


def ask(page: Engine, query: str, **options: Any) -> dict[str, Any]:
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
def test_what_people_type_is_found(size: int, crowd: Callable[[int], Engine]) -> None:
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
def test_addresses_are_those_of_the_pages(size: int, crowd: Callable[[int], Engine]) -> None:
    """Each row's address is its product's, made from the name alone where that is enough."""
    found = crowd(size).evaluate("count => Array.from({length: count}, (_, id) => engine.url(id))", size)
    assert found == [f"{one.page_uri}index.html" for one in rows(crowded(size))]


def test_the_browser_folds_as_python_does(crowd: Callable[[int], Engine]) -> None:
    """Both are held to one table."""
    cases = table("folds.yml")
    made = crowd(12).evaluate(
        "texts => texts.map(text => [OcopSearch.fold(text), OcopSearch.slugify(text)])", [row["text"] for row in cases]
    )
    assert made == [[row["fold"], row["slug"]] for row in cases]


def test_an_empty_query_is_the_whole_catalog_in_its_order(crowd: Callable[[int], Engine]) -> None:
    """As the lists have it: by name, samples last, nothing withdrawn, no hand-written page."""
    found = ask(crowd(1_000), "  ")
    assert found["ids"] == list(range(1_000))
    assert found["total"] == 1_000
    assert ask(crowd(1_000), "", limit=5)["ids"] == [0, 1, 2, 3, 4]


def test_signs_alone_find_nothing(crowd: Callable[[int], Engine]) -> None:
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
        "producer": product.producer,
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
def test_filters_and_facets(filters: dict[str, Any], crowd: Callable[[int], Engine]) -> None:
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


def test_a_place_may_be_named(crowd: Callable[[int], Engine]) -> None:
    """A filter takes a province's name or slug for its code; what nobody knows finds nothing."""
    by_code = ask(crowd(1_000), "khô", filters={"province": "91"})
    assert 0 < by_code["total"] < ask(crowd(1_000), "khô")["total"]
    assert ask(crowd(1_000), "khô", filters={"province": "An Giang"})["ids"] == by_code["ids"]
    assert ask(crowd(1_000), "khô", filters={"province": "an-giang"})["ids"] == by_code["ids"]
    assert ask(crowd(1_000), "khô", filters={"province": "Atlantis"})["ids"] == []


def test_orders(crowd: Callable[[int], Engine]) -> None:
    """By name, by stars and by date; what only comes near stands behind in each, and samples are last."""
    products = rows(crowded(1_000))
    days = [(one.updated or date.min).toordinal() for one in products]
    orders: dict[str, Callable[[int], Any]] = {"name": lambda row: row, "newest": lambda row: (-days[row], row)}
    for sort, order in orders.items():
        found = ask(crowd(1_000), "khô cá", filters={"group": "thuc-pham"}, sort=sort)
        sure, near = found["ids"][: found["nearFrom"]], found["ids"][found["nearFrom"] :]
        keys = {row: (products[row].sample, order(row)) for row in found["ids"]}
        assert sure == sorted(sure, key=keys.__getitem__) and near == sorted(near, key=keys.__getitem__)
        assert sure and near
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
        page.evaluate("clock => { Date.now = () => clock; }", clock.timestamp() * 1000)
        assert page.evaluate("engine.item(0).state") == state, clock
        assert page.evaluate("Object.keys(engine.search('').facets.state)") == [state], clock


def test_a_clock_behind_the_data_sees_the_data(engine_of: Opener) -> None:
    """What had ended when the data was written has ended on a phone that thinks it is 2015."""
    ended = make_product(recognitions=({"stars": 3, "valid_until": "2026-01-27"},), updated=date(2026, 2, 10))
    page = engine_of(small(ended))
    page.evaluate("clock => { Date.now = () => clock; }", datetime(2015, 1, 1, tzinfo=UTC).timestamp() * 1000)
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


def test_a_word_nobody_knows_does_not_hide_the_rest(crowd: Callable[[int], Engine]) -> None:
    """The answer to the other words is shown, and says that it is partial."""
    found = ask(crowd(12), "khô cá chốt qqqqqqq")
    assert found["partial"] is True
    assert crowd(12).evaluate("id => engine.url(id)", found["ids"][0]) == "san-pham/kho-ca-chot/index.html"


def test_far_guesses_are_left_out(crowd: Callable[[int], Engine]) -> None:
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


def test_what_a_card_shows(crowd: Callable[[int], Engine]) -> None:
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


def test_the_engine_tells_the_day_of_its_data(crowd: Callable[[int], Engine]) -> None:
    """By which a screen that stays open does not believe a clock before it."""
    assert crowd(12).evaluate("engine.asOf === OCOP_SEARCH.as_of && /^2\\d{3}-/.test(engine.asOf)")


def test_codes_are_read_as_everywhere_else(crowd: Callable[[int], Engine]) -> None:
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


def test_codes_are_asked_for_only_when_a_query_looks_like_one(crowd: Callable[[int], Engine]) -> None:
    """The second script waits for a whole code whose check holds, or six digits."""
    queries = ["khô cá", "bánh tráng", "7KQ4 M2XR", "7KQ4M2XD", "8930000012340", "12345", "http://x.vn/S/7KQ4M2XR/"]
    asked = crowd(12).evaluate("queries => queries.map(OcopSearch.looksLikeCode)", queries)
    assert asked == [False, False, True, False, True, False, True]


def test_parts_of_names_that_matched(crowd: Callable[[int], Engine]) -> None:
    """A name's words that stand for what was asked, also where they are written otherwise."""
    parts = crowd(12).evaluate("""() => {
      const found = engine.search('lap suong ca thac lac'), name = engine.item(found.ids[0]).name;
      return OcopSearch.highlight(name, found.matched).map(([start, end]) => name.slice(start, end));
    }""")
    assert parts == ["Lạp", "xưởng", "cá", "thát", "lát"]


def test_nothing_found_says_what_to_try(crowd: Callable[[int], Engine]) -> None:
    """The nearest words with their marks, and groups to look through."""
    found = ask(crowd(12), "xxatisoooo")
    assert found["ids"] == []
    assert found["suggestions"]["groups"]
    assert ask(crowd(12), "ruouuu")["suggestions"]["queries"] == ["rượu"]


def test_pages_stand_behind_products_in_any_order(engine_of: Opener) -> None:
    """A page has neither stars nor a day, and its name is no product's; a sample is last all the same."""
    names = {"hop": "Hộp giấy", "may": "Máy đọc", "mau": "Mẫu"}
    products = [
        make_product(slug=slug, name=name, tags=("quét tem",), sample=slug == "mau") for slug, name in names.items()
    ]
    pages = (WrittenPage(uri="quet-tem.html", title="Quét tem", headings=()),)
    page = engine_of(replace(small(*products), written_pages=pages))
    named = "options => engine.search('quét tem', options).ids.map(id => engine.item(id).name)"
    for sort in ("relevance", "name", "newest", "stars"):
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


def test_odd_queries_do_no_harm(crowd: Callable[[int], Engine], subtests: pytest.Subtests) -> None:
    """Whatever is typed, there is an answer."""
    for query in ("__proto__", "constructor toString", "a" * 5_000, "\ud800", "<b>", "0" * 300, "((((", "9" * 14):
        with subtests.test(ascii(query[:20])):
            assert crowd(1_000).evaluate("query => engine.search(query).total >= 0", query) is True


def test_another_form_of_payload_is_refused(crowd: Callable[[int], Engine]) -> None:
    """An old script that meets a newer payload says so instead of finding the wrong things."""
    said = crowd(12).evaluate("() => { try { OcopSearch.open({form: 99}); } catch (error) { return error.message; } }")
    assert said == "OcopSearch: another form of payload"


# What people say beside a name, and how they write it


@pytest.mark.parametrize("size", SIZES)
def test_people_are_heard(size: int, crowd: Callable[[int], Engine]) -> None:
    """One or two everyday words beside an exact name never hide it, nor do others; and shoppers find what they mean."""
    found = missed(crowd(size), crowded(size), size, every=4 if size == max(SIZES) else 1)
    shares = {kind: 1 - len(wrong) / count for kind, (count, wrong) in found.items()}
    assert shares["everyday"] >= 0.99 and shares["other"] >= 0.99, found
    assert (found["shoppers"][1], found["queries"][1]) == ([], [])


def named(page: Engine, query: str) -> list[str]:
    """The names that a query finds, the best first."""
    names: list[str] = page.evaluate("query => engine.search(query).ids.map(id => engine.item(id).name)", query)
    return names


@pytest.fixture(scope="module")
def fruits(engine_of: Opener) -> Engine:
    """Names that differ by marks alone, and some that share words."""
    names = (
        "Kẹo dừa", "Kẹo dứa", "Kẹo dưa", "Nước mía", "Nước mía đóng chai", "Mắm ruốc", "Bánh gai", "Tàu hũ ky",
    )  # fmt: skip
    products = [make_product(slug=f"p{at}", name=name) for at, name in enumerate(names)]
    products.append(make_product(slug="p9", name="Giỏ tre", name_en="Bamboo basket", group="thu-cong-my-nghe"))
    pages = (WrittenPage(uri="a.html", title="Cách gói bánh gai làm quà", headings=("Mua nước mía ở đâu",)),)
    return engine_of(replace(small(*products), written_pages=pages))


def test_marks_that_were_typed_count(fruits: Engine) -> None:
    """Dừa is neither dứa nor dưa: those stand behind, and are counted as near; without marks all three are meant."""
    found = ask(fruits, "kẹo dứa")
    assert (named(fruits, "kẹo dứa")[0], found["total"], found["near"]) == ("Kẹo dứa", 3, 2)
    assert ask(fruits, "keo dua")["near"] == 0


def test_what_only_comes_near_is_told(engine_of: Opener) -> None:
    """Marks are letters: who asks for “mứt dừa” is not handed “mứt dứa” without a word; a word half typed is meant."""
    engine = engine_of(small(make_product(name="Mứt dứa")))
    told = {query: ask(engine, query)["partial"] for query in ("mứt dừa", "mứt dứa", "mut dua", "mứt dứ", "mứ", "dứa")}
    assert [query for query, is_near in told.items() if is_near] == ["mứt dừa"]


def test_words_beside_a_name(fruits: Engine, subtests: pytest.Subtests) -> None:
    """Listed ones and any others; a product that is called so too hides nothing; and a word of a name is its own."""
    for query, name in {
        "nước mía chai": "Nước mía",
        "mua mắm ruốc xyzzy ship": "Mắm ruốc",
        "bánh gai túi to": "Bánh gai",
        "tàu hũ ky hũ": "Tàu hũ ky",
        "nước mía đóng chai": "Nước mía đóng chai",
    }.items():
        with subtests.test(query):
            assert name in named(fruits, query)[:2]
    assert named(fruits, "nước mía đóng chai")[0] == "Nước mía đóng chai"


def test_a_guide_shuts_no_product_out(fruits: Engine) -> None:
    """Though it has every word that was asked, and the product only its name."""
    assert named(fruits, "mua nước mía ở đâu")[0] == "Nước mía"
    assert "Bánh gai" in named(fruits, "cách gói bánh gai")


def test_a_name_in_english(fruits: Engine) -> None:
    """Is a name."""
    assert named(fruits, "bamboo basket") == ["Giỏ tre"]


ENTRIES = "q => engine.search(q).entries.map(({kind, name, within, url, count}) => [kind, name, within, url, count])"


def test_places_producers_and_groups_are_rows(crowd: Callable[[int], Engine]) -> None:
    """With the addresses of their pages, and how many products they have."""
    page, catalog = crowd(1_000), crowded(1_000)
    kinds = ("place", "producer", "group")
    for kind, query in zip(kinds, ("phường Châu Đốc", "htx Nàng Nhen", "thủ công mỹ nghệ"), strict=True):
        (first, *_) = page.evaluate(ENTRIES, query)
        assert first[0] == kind and first[4] > 0
    producer = page.evaluate(ENTRIES, "htx Nàng Nhen")[0]
    assert producer[3] in {f"{its.page_uri}index.html" for its in catalog.producers}
    place = page.evaluate(ENTRIES, "phường Châu Đốc")[0]
    listed = [its for its in catalog.listed_products if its.origin.short == "Phường Châu Đốc, An Giang"]
    assert place[1:] == ["Phường Châu Đốc", "An Giang", "dia-phuong/an-giang/phuong-chau-doc/index.html", len(listed)]


def test_everything_is_asked_by_its_name(crowd: Callable[[int], Engine]) -> None:
    """“OCOP” is the whole catalog."""
    assert {*range(1_000)} <= {*ask(crowd(1_000), "OCOP")["ids"]}


def test_ways_to_write_stars_and_places(crowd: Callable[[int], Engine], subtests: pytest.Subtests) -> None:
    """Each says the same as the words written out."""
    page = crowd(17_000)
    for short, whole in {
        "mật ong 4sao": "mật ong 4 sao",
        "mật ong ★★★★": "mật ong 4 sao",
        "mật ong 4*": "mật ong 4 sao",
        "H. Cần Giờ": "huyện Cần Giờ",
        "Q.7": "quận 7",
        "q7": "quận 7",
        "TX Tân Châu": "thị xã Tân Châu",
        "TP.Châu Đốc": "thành phố Châu Đốc",
    }.items():
        with subtests.test(short):
            assert len(ask(page, short)["ids"]) > 0 and ask(page, short)["ids"] == ask(page, whole)["ids"]


def test_what_a_reader_of_codes_hands_over(engine_of: Opener, subtests: pytest.Subtests) -> None:
    """A symbol's text as keyboards of readers write it, and what people say of a code."""
    gtin, code = "08936012345674", "7KQ4M2XR"
    packs = ({"name": "x", "gtin": gtin},)
    page = engine_of(small(make_product(slug="a", name="A", code=code), make_product(slug="b", variants=packs)))
    scanned = f"(01){gtin}", f"(01){gtin}(10)L1", f"]C101{gtin}10L1", f"\u001d01{gtin}", f"01{gtin}10L1<GS>21777"
    asked = {
        1: (*scanned, f"]d201{gtin}17271231\u001d10L1", f"mã vạch {gtin}", f"{gtin}/L1", "345674", "45674"),
        0: (f"mã {code}", f"Mã số: {code}", f"{code}/L260402", "7kq4 m2xr lô L1", "mã 7kq4-m2xr"),
    }
    for row, queries in asked.items():
        for query in queries:
            with subtests.test(query):
                assert ask(page, query)["ids"] == [row]
    assert ask(page, "(01)08936012345675")["ids"] == []
