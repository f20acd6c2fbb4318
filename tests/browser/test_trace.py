"""The trace page on a phone: the first screen answers, the day decides, the address after # is only words."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from build_hooks.model.certificate import State
from build_hooks.read.catalog import read_catalog
from tests.browser.axe import SCHEMES, axe_faults_in
from tests.browser.conftest import DATED, REVOKED, Opener, Visit, on_disk, serve
from tests.building import CATALOG, PRODUCER, build, jpeg, write_repository
from tests.reading import CODE, LEDGER, OTHER_CODE
from tests.stamps.samples import LONG_NAME, LONG_PRODUCER

SMALL = {"width": 360, "height": 640}
NARROW = {"width": 320, "height": 568}
WIDE = {"width": 1280, "height": 900}
ZONES = ("America/Los_Angeles", "Asia/Ho_Chi_Minh", "Pacific/Kiritimati")
VIETNAM = timezone(timedelta(hours=7))
LAST_DAY = date(2026, 1, 27)
TRACE, LOT, REVOKED_TRACE = f"S/{CODE}/index.html", f"S/{CODE}/L260102/index.html", f"S/{OTHER_CODE}/index.html"
LOTS = "lots: [{lot: L260102, produced: 02/01/2026, expires: 27/01/2026, steps: [{what: Đóng gói}]}]\n"
REAL = [one for one in read_catalog(CATALOG).catalog.products if one.code]
REAL_URIS = [f"{one.trace_uri}index.html" for one in REAL]
SAMPLE = next(one for one in REAL if one.lots)
KINDS = {
    "product": f"{next(one for one in REAL if one.slug == 'lap-xuong-ca-that-lat').trace_uri}index.html",
    "lot": f"{SAMPLE.trace_uri}{SAMPLE.lots[0].lot}/index.html",
    "alcohol": f"{next(one for one in REAL if one.slug == 'ruou-dau-tam').trace_uri}index.html",
    "number": f"01/{SAMPLE.gtins[0]}/index.html",
}


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of 01/06/2025: one certificate and one lot end on 27/01/2026, one certificate was revoked."""
    other = LEDGER.replace(CODE, OTHER_CODE).replace("banh-trang", "keo-dua").replace("Bánh tráng", "Kẹo dừa")
    root = write_repository(
        tmp_path_factory.mktemp("traced"),
        {
            "products/an-giang/banh-trang.yml": f"{DATED}code: {CODE}\n{LOTS}",
            "products/an-giang/keo-dua.yml": f"{REVOKED}code: {OTHER_CODE}\n",
            "producers/lo-banh.yml": PRODUCER,
            "images/an-giang/banh-trang/01.jpg": jpeg(),
            f"ledger/{CODE}.yml": LEDGER,
            f"ledger/{OTHER_CODE}.yml": other,
        },
    )
    result = build(root)
    assert result.returncode == 0, result.stderr
    return root / "site"


@pytest.fixture(scope="module")
def longest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one product whose name and producer are as long as people write them."""
    product = DATED.replace("Bánh tráng\n", f"{LONG_NAME}\n", 1) + f"code: {CODE}\n"
    root = write_repository(
        tmp_path_factory.mktemp("longest"),
        {
            "products/an-giang/banh-trang.yml": product,
            "producers/lo-banh.yml": PRODUCER.replace("Cơ sở Bánh Tráng", LONG_PRODUCER),
            "images/an-giang/banh-trang/01.jpg": jpeg(),
            f"ledger/{CODE}.yml": LEDGER,
        },
    )
    result = build(root)
    assert result.returncode == 0, result.stderr
    return root / "site"


def vietnam(day: date, *time: int) -> datetime:
    """A moment of a day in Vietnam."""
    return datetime(day.year, day.month, day.day, *time, tzinfo=VIETNAM)  # type: ignore[misc, arg-type]


# The first screen

BOTTOMS = """() => Object.fromEntries([['photo', 'figure img'], ['name', 'h1'], ['producer', 'h1 ~ p strong'],
  ['verdict', '.ocop-verdict']].map(([name, where]) =>
    [name, Math.round(document.querySelector(where).getBoundingClientRect().bottom)]))"""


def test_a_page_from_a_folder_answers_on_its_first_screen(
    visit: Opener, file_site: str, subtests: pytest.Subtests
) -> None:
    """Photo, name, producer and the whole sentence about the certificate stand in the first 640 px of a small phone.

    From a USB stick: the photo is there, every link of the site leads to a file, the console is silent.
    """
    reader = visit(file_site, viewport=SMALL)
    for uri in REAL_URIS:
        with subtests.test(uri):
            page = reader.open(uri)
            bottoms = page.evaluate(BOTTOMS.replace("h1 ~ p strong", "h1 ~ p:not(.quiet)"))
            assert {name: bottom for name, bottom in bottoms.items() if bottom > 640} == {}
            assert page.evaluate("() => document.querySelector('figure img').naturalWidth") > 0
            links = page.evaluate("() => [...document.links].map(one => one.href)")
            inside = [link.partition("#")[0] for link in links if link.startswith(file_site)]
            assert len(inside) >= 2
            assert [one for one in inside if not Path(one.removeprefix("file://")).is_file()] == []


def test_the_first_screen_with_the_longest_names(visit: Opener, longest: Path) -> None:
    """A name of 117 letters and a producer of 160 leave room for the whole sentence, whatever the state."""
    reader = visit(on_disk(longest), viewport=SMALL)
    for clock in (vietnam(LAST_DAY), vietnam(LAST_DAY + timedelta(days=1))):
        reader.page.clock.set_fixed_time(clock)
        assert max(reader.open(TRACE).evaluate(BOTTOMS).values()) <= 640, clock


def test_nothing_scrolls_sideways(visit: Opener, file_site: str, subtests: pytest.Subtests) -> None:
    """320 px are enough."""
    reader = visit(file_site, viewport=NARROW)
    for kind, uri in KINDS.items():
        with subtests.test(kind):
            assert reader.open(uri).evaluate("() => document.documentElement.scrollWidth") <= 320


def test_the_longest_names_do_not_scroll_sideways(visit: Opener, longest: Path) -> None:
    """Nor with the longest names."""
    page = visit(on_disk(longest), viewport=NARROW).open(TRACE)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


# The day


def said(page: Page) -> list[str]:
    """Verdict, what it does not say, English sentence and the lot's use-by date."""
    dated = page.locator("[data-until]").all_inner_texts()
    return [" ".join(words.split()) for words in dated]


def expected(day: date) -> list[str]:
    """By the rule in Python."""
    (product,) = [one for one in PYTHON.products if one.slug == "banh-trang"]
    its, state = product.certificate, product.certificate.state(day)
    stars = {State.VALID: f"{'★' * (its.stars or 0)} ", State.ENDED: ""}[state]
    of_lot = "27/01/2026" if day <= LAST_DAY else "27/01/2026 (đã qua hạn sử dụng của lô)"
    return [f"{stars}{its.said(day).words}", its.sentence(day), of_lot, its.sentence(day, "en")]


PYTHON: Any = None


@pytest.fixture(scope="module", autouse=True)
def _in_python(dated: Path) -> Iterator[None]:
    """The same catalog as Python reads it."""
    global PYTHON
    PYTHON = read_catalog(dated.parent).catalog
    yield
    PYTHON = None


MOMENTS = (
    (vietnam(LAST_DAY - timedelta(days=1), 12), LAST_DAY - timedelta(days=1)),
    (vietnam(LAST_DAY, 0, 0, 1), LAST_DAY),
    (vietnam(LAST_DAY, 23, 59, 59), LAST_DAY),
    (vietnam(LAST_DAY + timedelta(days=1)), LAST_DAY + timedelta(days=1)),
    (vietnam(date(2031, 6, 1), 9), date(2031, 6, 1)),
)


@pytest.mark.parametrize("uri", [TRACE, LOT])
@pytest.mark.parametrize("zone", ZONES)
def test_all_words_turn_together_at_midnight_in_vietnam(zone: str, uri: str, visit: Opener, dated: Path) -> None:
    """Pill, sentence, English and the lot's date say what Python says of that day in Vietnam, wherever the phone is."""
    reader = visit(on_disk(dated), timezone_id=zone)
    for clock, day in MOMENTS:
        reader.page.clock.set_fixed_time(clock)
        assert sorted(said(reader.open(uri))) == sorted(expected(day)), clock


@pytest.mark.parametrize("zone", ZONES)
def test_a_clock_years_behind_is_not_believed(zone: str, visit: Opener, dated: Path, file_site: str) -> None:
    """A phone of 2015 reads the state of the data's own day: valid here, ended long ago there."""
    reader = visit(on_disk(dated), timezone_id=zone)
    reader.page.clock.set_fixed_time(vietnam(date(2015, 1, 1)))
    assert sorted(said(reader.open(TRACE))) == sorted(expected(date(2025, 6, 1)))
    reader = visit(file_site, timezone_id=zone)
    reader.page.clock.set_fixed_time(vietnam(date(2015, 1, 1)))
    words = reader.open(KINDS["product"]).inner_text("body")
    assert "Chứng nhận OCOP đã hết hiệu lực từ ngày" in words and "has not been valid since" in words


def test_revoked_is_revoked_on_every_day(visit: Opener, dated: Path) -> None:
    """No clock changes a revocation, in either language."""
    reader = visit(on_disk(dated))
    for clock in (date(2015, 1, 1), date(2025, 12, 1), date(2031, 6, 1)):
        reader.page.clock.set_fixed_time(vietnam(clock))
        text = reader.open(REVOKED_TRACE).locator("main").inner_text()
        assert "Giấy chứng nhận OCOP đã bị thu hồi ngày 01/03/2025 (Quyết định 12/QĐ-UBND, UBND tỉnh An Giang)." in text
        assert "The OCOP certificate was revoked on 1 March 2025 (decision 12/QĐ-UBND, UBND tỉnh An Giang)." in text
        assert said(reader.page) == []


def test_a_page_left_open_turns_with_the_day(visit: Opener, dated: Path) -> None:
    """Who comes back on the next day finds that day's words."""
    reader = visit(on_disk(dated))
    reader.page.clock.set_fixed_time(vietnam(LAST_DAY, 22))
    page = reader.open(TRACE)
    assert sorted(said(page)) == sorted(expected(LAST_DAY))
    page.clock.set_fixed_time(vietnam(LAST_DAY + timedelta(days=1), 8))
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    assert sorted(said(page)) == sorted(expected(LAST_DAY + timedelta(days=1)))


def test_without_a_script_the_page_is_whole(visit: Opener, dated: Path) -> None:
    """The end as a date, in both languages, and no claim about a day; nothing empty, nothing hidden but the notice."""
    page = visit(on_disk(dated), java_script_enabled=False).open(TRACE)
    text = page.locator("main").inner_text()
    for words in (
        "Giấy chứng nhận OCOP có thời hạn đến hết ngày 27/01/2026.",
        "The OCOP certificate runs until the end of 27 January 2026.",
        "Lô L260102",
        "Đóng gói",
        "7KQ4 M2XR",
        "Xem trang đầy đủ của sản phẩm",
    ):
        assert words in text
    assert "còn hiệu lực" not in text and "is valid" not in text and "{lo}" not in text


# Behind the #

NOTICE = "#lo"
HOSTILE_LOTS = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "javascript:alert(1)",
    "$&$1$`",
    "{lo}",
    "\u202eA1",
)


def notice(page: Page) -> str | None:
    """What the notice says; None while it is hidden."""
    found = page.locator(NOTICE)
    return found.inner_text() if found.is_visible() else None


def test_an_unknown_lot_is_named(visit: Opener, dated: Path) -> None:
    """The page for wrong addresses leads here: the notice says which lot the catalog does not know."""
    page = visit(on_disk(dated)).open(f"{TRACE}#lo=L999")
    assert notice(page) == ("Danh mục chưa có thông tin về lô L999. Dưới đây là thông tin chung của sản phẩm.")
    page.evaluate("() => { location.hash = '#lo=A%2F1'; }")
    expect(page.locator("#lo")).to_contain_text("A/1")
    page.evaluate("() => { location.hash = '#english'; }")
    expect(page.locator("#lo")).to_be_hidden()


def test_without_a_lot_there_is_no_notice(visit: Opener, dated: Path) -> None:
    """Neither plainly nor behind any other sign."""
    reader = visit(on_disk(dated))
    for behind in ("", "#", "#lo=", "#lo", "#english", "#lot=L1", "#lo=L1&x=2"):
        reader.page.goto("about:blank")
        assert notice(reader.open(f"{TRACE}{behind}")) is None, behind


def opened_with(reader: Visit, lot: str) -> Page:
    """The page with this behind its #, loaded anew."""
    reader.page.goto("about:blank")
    return reader.open(f"{TRACE}#lo={lot}")


def test_a_hostile_lot_is_only_words(visit: Opener, dated: Path, subtests: pytest.Subtests) -> None:
    """What stands behind the # is text of at most 20 letters: no element, no dialog, no request."""
    reader = visit(on_disk(dated))
    for behind, lot in [*((lot, lot) for lot in HOSTILE_LOTS), *((quote(lot, safe=""), lot) for lot in HOSTILE_LOTS)]:
        with subtests.test(behind):
            page = opened_with(reader, behind)
            words = notice(page)
            assert words is None or words.startswith(f"Danh mục chưa có thông tin về lô {lot[:20].strip()}")
            assert page.evaluate("() => document.getElementById('lo').children.length") == 0
            assert len(page.evaluate("() => [...document.scripts].filter(one => /alert/.test(one.text))")) == 0


BROKEN = ("%", "%zz", "%E0%A4", "L1%", "%00", "A" * 81, "A" * 20_000, "%41" * 26, "%F0%9F%8D")


def test_broken_and_endless_lots_stay_sane(visit: Opener, dated: Path, subtests: pytest.Subtests) -> None:
    """Broken percent codes and texts beyond any lot are ignored or cut; the page stays as it is."""
    reader = visit(on_disk(dated))
    for behind in BROKEN:
        with subtests.test(behind[:20]):
            page = opened_with(reader, behind)
            words = notice(page) or ""
            most = len("Danh mục chưa có thông tin về lô . Dưới đây là thông tin chung của sản phẩm.") + 20
            assert len(words) <= most
            assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
            assert page.locator("h1").inner_text() == "Bánh tráng"


# Requests and faults


def test_no_request_but_the_page_and_its_photo(visit: Opener, real_site: Path) -> None:
    """Over http too, with the icon that browsers ask for by themselves: two requests, and the network stays silent."""
    for uri in KINDS.values():
        with serve(real_site, "/danh-muc/") as address:
            reader = visit(address)
            page = reader.open(uri)
            page.wait_for_load_state("networkidle")
            photo = page.evaluate("() => document.querySelector('figure img').currentSrc")
            assert [url for url in reader.asked if not url.startswith("data:")] == [address + uri, photo]
            page.goto("about:blank")  # before the host goes


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("viewport", [SMALL, WIDE], ids=["phone", "computer"])
def test_axe_finds_nothing(
    viewport: dict[str, int], scheme: str, visit: Opener, file_site: str, subtests: pytest.Subtests
) -> None:
    """In light and in dark, with the notice of an unknown lot as well."""
    reader = visit(file_site, viewport=viewport, color_scheme=scheme)
    for kind, uri in KINDS.items():
        with subtests.test(kind):
            assert axe_faults_in(scheme, reader.open(uri)) == []
        reader.page.evaluate("() => { location.hash = '#lo=L999'; }")
        with subtests.test(kind, lot="unknown"):
            expect(reader.page.locator(NOTICE)).to_be_visible()
            assert axe_faults_in(scheme, reader.page, NOTICE) == []
