"""The unpacked offline copy in a real browser: from a folder with the network off, and from any static host."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page

from build_hooks.bundle.away import symbols_script
from build_hooks.bundle.making import Bundle
from tests.browser.axe import SCHEMES, axe_faults_in, turn_to
from tests.browser.conftest import DESKTOP, PHONE, Opener, on_disk, serve
from tests.browser.filling import until

DOOR = "MO-DANH-MUC.html"
SITE = "danh-muc/"
PRODUCT = f"{SITE}san-pham/kho-ca-chot/index.html"
TRACE = f"{SITE}S/F5WVWA9X/index.html"
TOUR = (
    f"{SITE}index.html",
    PRODUCT,
    TRACE,
    f"{SITE}nhom/thuc-pham/index.html",
    f"{SITE}dia-phuong/index.html",
    f"{SITE}dia-phuong/truoc-2025/an-giang/huyen-phu-tan/index.html",
    f"{SITE}co-so/index.html",
    f"{SITE}co-so/cong-ty-thanh-tung/index.html",
    f"{SITE}huong-dan/khong-can-mang.html",
)
AWAY = "a[href^='http']:visible"
LINKS = """() => [...document.querySelectorAll('a[href]')].map(one => one.href.split('#')[0])
  .filter(one => one.startsWith(location.protocol === 'file:' ? 'file:' : location.origin))"""
BROKEN_IMAGES = "() => [...document.images].filter(one => one.complete && !one.naturalWidth).map(one => one.src)"


@pytest.fixture(params=["file", "http"])
def base(request: pytest.FixtureRequest, unpacked: Path) -> Iterator[str]:
    """The copy, once from a folder and once below a sub-path of a host."""
    if request.param == "file":
        yield on_disk(unpacked)
    else:
        with serve(unpacked, "/hoi-cho/2026/") as address:
            yield address


def test_the_door_leads_in(base: str, visit: Opener) -> None:
    """A double-click on MO-DANH-MUC.html is the home page a moment later."""
    page = visit(base, viewport=DESKTOP).open(DOOR)
    page.wait_for_url(f"{base}{SITE}index.html")
    assert page.locator("h1").inner_text() == "Danh mục sản phẩm OCOP"


def test_a_zip_that_was_not_unpacked(browser: Browser, unpacked: Path, tmp_path: Path) -> None:
    """The door alone, as Windows shows it from inside a zip, says what to do."""
    (tmp_path / DOOR).write_bytes((unpacked / DOOR).read_bytes())
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(on_disk(tmp_path) + DOOR)
    page.get_by_text("Chưa mở được danh mục.").wait_for()
    assert page.get_by_text("Giải nén tất cả").is_visible() and not page.locator("#opening").is_visible()
    context.close()


def test_every_kind_of_page_opens(base: str, visit: Opener) -> None:
    """Home, product, trace page, group, places, producers, a guide: each with its heading and its pictures."""
    opened = visit(base)
    for uri in TOUR:
        page = opened.open(uri)
        assert page.locator("h1").first.is_visible(), uri
        assert page.evaluate(BROKEN_IMAGES) == [], uri


def test_the_page_of_a_lot_opens(base: str, visit: Opener, unpacked: Path) -> None:
    """From the trace page of a product by the link that a reader uses."""
    lots = sorted((unpacked / SITE / "S").glob("*/*/index.html"))
    assert lots
    page = visit(base).open(lots[0].relative_to(unpacked).as_posix())
    assert page.locator(".lot h2").inner_text() == f"Lô {lots[0].parent.name}"


def test_twenty_links_at_random(base: str, visit: Opener) -> None:
    """A walk from page to page never leaves the copy and never ends at a page that is not there."""
    page, seen = visit(base).open(f"{SITE}index.html"), set()
    random = Random(20)  # noqa: S311 - the same walk every time
    for _ in range(20):
        links = sorted(one for one in set(page.evaluate(LINKS)) if one.endswith(".html"))
        address = random.choice(links or [f"{base}{SITE}index.html"])  # the slides lead nowhere
        assert address.startswith(base), address
        page.goto(address)
        assert page.locator("h1").first.inner_text() not in ("", "Không có trang này"), address
        seen.add(address)
    assert len(seen) > 10


# The day of the data


OLD = "Dữ liệu trên bản này đã cũ hơn 180 ngày; hãy hỏi nơi phát hành để có bản mới."
DAYS = {
    "2020-01-01T05:00:00Z": False,  # a wrong clock
    "2026-11-23T05:00:00Z": False,
    "2027-05-19T16:59:00Z": False,  # the 180th day, a minute before midnight in Vietnam
    "2027-05-19T17:01:00Z": True,
    "2031-01-01T05:00:00Z": True,
}


def test_an_old_copy_says_so(unpacked: Path, visit: Opener, subtests: pytest.Subtests) -> None:
    """From the day after the 180th on every page asks for a newer copy, and not before: opened then, or still open."""
    reader = visit(on_disk(unpacked))
    for uri in (f"{SITE}index.html", PRODUCT, f"{SITE}lien-he.html", TRACE, f"{SITE}trinh-chieu/index.html"):
        notice = reader.page.locator("[data-ocop-as-of]")
        for now, told in DAYS.items():
            reader.page.clock.set_fixed_time(now)
            if now == min(DAYS) or now == max(DAYS):
                reader.open(uri)
            else:
                reader.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
            with subtests.test(uri, now=now):
                assert notice.is_visible() == told
                assert not told or notice.inner_text() == OLD


AGES = {
    "2026-11-20T05:00:00Z": "dữ liệu đến hôm nay, 20/11/2026.",
    "2026-11-30T05:00:00Z": "dữ liệu đến ngày 20/11/2026, cách nay 10 ngày.",
    "2020-01-01T05:00:00Z": "dữ liệu đến hôm nay, 20/11/2026.",  # a wrong clock
}


def test_the_first_page_tells_the_age(unpacked: Path, visit: Opener, subtests: pytest.Subtests) -> None:
    """Of a copy, from its first day."""
    reader = visit(on_disk(unpacked))
    for now, told in AGES.items():
        with subtests.test(now):
            reader.page.clock.set_fixed_time(now)
            line = reader.open(f"{SITE}index.html").locator("[data-ocop-copy]")
            assert line.is_visible()
            assert line.inner_text() == f"Bản dùng không cần mạng; {told}"


def test_a_page_left_open_notices_the_day(unpacked: Path, visit: Opener) -> None:
    """A showroom's screen that nobody reloads."""
    opened = visit(on_disk(unpacked))
    opened.page.clock.set_fixed_time("2027-05-19T05:00:00Z")
    page = opened.open(PRODUCT)
    assert not page.locator("[data-ocop-as-of]").is_visible()
    page.clock.set_fixed_time("2027-05-20T05:00:00Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.locator("[data-ocop-as-of]").is_visible()


def test_every_page_says_its_day_once(unpacked: Path, visit: Opener) -> None:
    """In the footer, on the home page too."""
    opened = visit(on_disk(unpacked))
    for uri in (f"{SITE}index.html", PRODUCT, f"{SITE}lien-he.html"):
        assert opened.open(uri).inner_text("body").count("Dữ liệu đến ngày 20/11/2026.") == 1


# Links to elsewhere


def scanned(page: Page) -> list[str]:
    """What a phone reads from the box on the screen."""
    shown = Image.open(BytesIO(page.locator("dialog.ocop-away").screenshot()))
    return [one.text for one in zxingcpp.read_barcodes(shown)]


@pytest.mark.parametrize(
    ("of", "uri"),
    [
        ("unpacked", PRODUCT),
        ("unpacked", f"{SITE}san-pham/lap-xuong-ca-mau/index.html"),
        ("written_bundle", f"{SITE}gian-hang.html"),
    ],
)
def test_a_link_to_elsewhere_shows_its_code(
    request: pytest.FixtureRequest, visit: Opener, of: str, uri: str, subtests: pytest.Subtests
) -> None:
    """The symbol on the screen is the address of the link, which stands below it; the page does not go away."""
    copy = request.getfixturevalue(of)
    folder: Path = copy.folder if isinstance(copy, Bundle) else copy
    page = visit(on_disk(folder)).open(uri)
    link, dialog = page.locator(AWAY).first, page.get_by_role("dialog")
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        with subtests.test(width=size["width"]):
            link.click()
            dialog.wait_for()
            assert scanned(page) == [link.get_attribute("href")]
            assert dialog.locator(".ocop-away__address").inner_text() == link.evaluate("one => one.href")
            assert page.url.endswith(uri)
            box = dialog.bounding_box()
            assert box and box["x"] >= 0 and box["y"] >= 0
            assert box["x"] + box["width"] <= size["width"] and box["y"] + box["height"] <= size["height"]
        page.keyboard.press("Escape")
        dialog.wait_for(state="detached")


def test_a_trace_page_shows_it_too(unpacked: Path, visit: Opener) -> None:
    """Its script is fetched for the first such link alone."""
    opened = visit(on_disk(unpacked))
    page = opened.open(f"{SITE}S/JA7JXHEY/index.html")
    assert not [url for url in opened.asked if url.endswith(".js")]
    link = page.locator(AWAY).first
    link.click()
    page.get_by_role("dialog").wait_for()
    assert scanned(page) == [link.get_attribute("href")]
    page.keyboard.press("Escape")
    link.click()
    assert page.get_by_role("dialog").count() == 1


def test_by_keyboard(unpacked: Path, visit: Opener) -> None:
    """Enter opens it, the focus is in it, Escape and the button close it and give the focus back."""
    page = visit(on_disk(unpacked), viewport=DESKTOP).open(PRODUCT)
    link = page.locator(AWAY).first
    for close in ("Escape", "Enter"):  # Enter on the button that has the focus
        link.focus()
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog")
        dialog.wait_for()
        assert page.evaluate("document.activeElement.textContent") == "Đóng"
        assert page.evaluate("document.querySelector('dialog.ocop-away').matches(':modal')")
        page.keyboard.press(close)
        dialog.wait_for(state="detached")
        assert link.evaluate("one => document.activeElement === one")


def test_the_dialog_is_accessible(unpacked: Path, visit: Opener, subtests: pytest.Subtests) -> None:
    """axe finds nothing in it; it is named by the words of its link."""
    page = visit(on_disk(unpacked)).open(PRODUCT)
    link = page.locator(AWAY).first
    words = " ".join(link.inner_text().split())
    for scheme in SCHEMES:
        turn_to(scheme, page)
        link.click()
        page.get_by_role("dialog", name=words).wait_for()
        with subtests.test(scheme):
            assert axe_faults_in(scheme, page, ".ocop-away") == []


def test_the_symbols_are_loaded_when_first_used(unpacked: Path, visit: Opener) -> None:
    """Once, however many links are used."""
    opened = visit(on_disk(unpacked), viewport=DESKTOP)
    page = opened.open(PRODUCT)

    def loaded() -> int:
        return len([url for url in opened.asked if url.endswith("ma-qr.js")])

    assert loaded() == 0
    for _ in range(2):
        page.locator(AWAY).first.click()
        page.get_by_role("dialog").wait_for()
        page.keyboard.press("Escape")
    assert loaded() == 1


def test_a_double_click_opens_one_box(unpacked: Path, visit: Opener) -> None:
    """The second click comes while the symbols are on their way."""
    page = visit(on_disk(unpacked), viewport=DESKTOP).open(PRODUCT)
    page.locator(AWAY).first.evaluate("one => { one.click(); one.click(); }")
    page.get_by_role("dialog").wait_for()
    until(page, "window.OCOP_QR && document.querySelectorAll('script[src$=\"ma-qr.js\"]').length === 1")
    assert page.locator("dialog.ocop-away").count() == 1


PREVENTED = """selector => new Promise(resolve => {
  const link = document.querySelector(selector);
  window.addEventListener('click', event => { resolve(event.defaultPrevented); event.preventDefault(); });
  link.click();
})"""


def test_on_a_host_nothing_changes(unpacked: Path, visit: Opener) -> None:
    """There a link is a link."""
    with serve(unpacked) as address:
        page = visit(address).open(PRODUCT)
        assert page.evaluate(PREVENTED, "article a[href^='http']") is False
        assert page.locator("dialog.ocop-away").count() == 0


def test_calls_and_mails_stay(unpacked: Path, visit: Opener) -> None:
    """A phone that carries the copy can call."""
    page = visit(on_disk(unpacked)).open(f"{SITE}san-pham/lap-xuong-ca-mau/index.html")
    assert page.evaluate(PREVENTED, "a[href^='tel:']") is False


def test_a_copy_without_symbols_shows_the_address(browser: Browser, real_site: Path) -> None:
    """A site that was only built, and opened from its folder."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(on_disk(real_site) + PRODUCT.removeprefix(SITE))
    link = page.locator(AWAY).first
    link.click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    assert dialog.locator("canvas").count() == 0
    assert dialog.locator(".ocop-away__address").inner_text() == link.get_attribute("href")
    context.close()


def test_hostile_addresses_run_nothing(unpacked: Path, visit: Opener) -> None:
    """The script of hostile addresses, run in a page, sets one table and nothing else."""
    hostile = [
        'https://x.vn/";window.hurt=1;//',
        "https://x.vn/</script><script>window.hurt=1</script>",
        "https://x.vn/\u2028",
    ]
    page = visit(on_disk(unpacked)).open(PRODUCT)
    page.evaluate("text => (0, eval)(text)", symbols_script(hostile).decode())
    assert page.evaluate("[window.hurt, Object.keys(window.OCOP_QR).sort()]") == [None, sorted(hostile)]
