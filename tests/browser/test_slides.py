"""The slides on a television: what goes round and what is said of it, the few keys, and that it runs for days."""

from datetime import datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.axe import axe_faults
from tests.browser.conftest import Opener, Visit, on_disk, serve
from tests.browser.filling import until
from tests.showroom import CODES, HOST, write_showroom

SLIDES = "trinh-chieu/index.html"
HD = ViewportSize(width=1920, height=1080)
NOON = datetime(2026, 1, 27, 12, tzinfo=timezone(timedelta(hours=7)))
SIZES = [
    HD,
    ViewportSize(width=1080, height=1920),
    ViewportSize(width=1280, height=800),
    ViewportSize(width=360, height=740),
]
PROMOTED = {"Bánh tráng", "Cà na ngâm", "Mật thốt nốt"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A showroom with one product of every kind."""
    return write_showroom(tmp_path_factory.mktemp("slides"))


@pytest.fixture
def television(visit: Opener, site: Path) -> Visit:
    """A television that plays from a folder, at noon of the day on which a certificate ends."""
    started = visit(on_disk(site), viewport=HD, reduced_motion="reduce")
    stop_clock(started.page)
    return started


def stop_clock(page: Page, at: datetime = NOON) -> None:
    """From now on time passes only where the test says so."""
    page.clock.install(time=at - timedelta(minutes=1))
    page.clock.pause_at(at)


def front(page: Page) -> Locator:
    return page.locator(".slide[data-front=true]")


def name(page: Page) -> str:
    return front(page).locator(".slide__name").inner_text()


def turns(page: Page) -> int:
    return int(page.locator("[data-loop]").get_attribute("data-turns") or 0)


def step_to(page: Page, wanted: str) -> None:
    """Press → until the slide of this name is there."""
    for _ in range(6):
        if name(page) == wanted:
            return
        step(page, "ArrowRight")
    pytest.fail(f"{wanted} does not come")


def step(page: Page, key: str) -> None:
    before = turns(page)
    page.keyboard.press(key)
    expect(page.locator("[data-loop]")).to_have_attribute("data-turns", str(before + 1))


def test_it_plays_by_itself(television: Visit) -> None:
    """After the seconds of the address comes the next; alcohol, samples and what left the catalog never."""
    page = television.open(f"{SLIDES}#giay=5")
    seen = {name(page)}
    for _ in range(5):
        before = turns(page)
        page.clock.run_for(4_000)
        assert turns(page) == before
        until(page, "[...document.querySelectorAll('.photo__image')].every(one => one.complete)")
        for _ in range(40):
            page.clock.run_for(1_000)
            if turns(page) > before:
                break
        seen.add(name(page))
    assert seen == PROMOTED


def test_keys_pause_and_step(television: Visit) -> None:
    """Space holds the slide until it is pressed again; arrows step to and fro, paused too."""
    page = television.open(f"{SLIDES}#giay=3")
    first = name(page)
    page.keyboard.press("Space")
    expect(page.get_by_role("status")).to_contain_text("Tạm dừng")
    page.clock.run_for(60_000)
    assert turns(page) == 0
    step(page, "ArrowRight")
    assert name(page) != first
    step(page, "ArrowLeft")
    assert name(page) == first
    page.clock.run_for(60_000)
    assert turns(page) == 2
    page.keyboard.press("Space")
    assert page.locator("[data-pause]").is_hidden()
    for _ in range(100):
        page.clock.run_for(1_000)
    assert turns(page) > 2


def verdict(page: Page) -> str:
    """What stands below the name of the slide in front."""
    return front(page).locator(".ocop-verdict").inner_text()


def test_a_slide_has_the_verdict_of_its_day(television: Visit) -> None:
    """Stars on the last valid day and not on the day after; where nobody knows the day that is said."""
    page = television.open(SLIDES)
    page.keyboard.press("Space")
    step_to(page, "Bánh tráng")
    assert verdict(page) == "★★★★ OCOP 4 sao\nChứng nhận còn hiệu lực"
    step_to(page, "Cà na ngâm")
    assert verdict(page).endswith("Chưa rõ thời hạn")
    page.clock.set_system_time(NOON + timedelta(hours=12))
    step_to(page, "Bánh tráng")
    assert verdict(page) == "Chứng nhận hết hiệu lực"


def test_a_single_slide_forgets_its_stars_at_midnight(visit: Opener, tmp_path: Path) -> None:
    """Where there is nothing to change to, the words still follow the day."""
    reader = visit(on_disk(write_showroom(tmp_path, ["banh-trang"])), viewport=HD)
    stop_clock(reader.page, NOON + timedelta(hours=11, minutes=59))
    page = reader.open(SLIDES)
    assert "★" in verdict(page)
    page.clock.run_for(70_000)
    assert verdict(page) == "Chứng nhận hết hiệu lực"


def test_a_slide_says_what_it_shows(television: Visit) -> None:
    """Place, producer, the line of the story, the day of the data; an illustration is called one."""
    page = television.open(SLIDES)
    page.keyboard.press("Space")
    step_to(page, "Bánh tráng")
    said = page.locator("main").inner_text()
    for words in ("Xã Bình Thạnh Đông, An Giang", "Cơ sở Bánh Tráng", "Phơi sương một đêm", "01/06/2025"):
        assert words in said
    step_to(page, "Cà na ngâm")
    assert "Hình minh họa, không phải ảnh chụp sản phẩm" in front(page).inner_text()


def test_the_symbol_leads_to_the_trace_page(visit: Opener, site: Path, subtests: pytest.Subtests) -> None:
    """Decoded from the screen, in any shape of screen; all words are inside it."""
    page = visit(on_disk(site), reduced_motion="reduce").open(SLIDES)
    page.keyboard.press("Space")
    step_to(page, "Bánh tráng")
    words = front(page).locator(".slide__words")
    for size in SIZES:
        page.set_viewport_size(size)
        with subtests.test(width=size["width"], height=size["height"]):
            front(page).locator(".qr__image").evaluate("image => image.decode()")
            found = [one.text for one in zxingcpp.read_barcodes(Image.open(BytesIO(page.screenshot())))]
            assert found == [f"{HOST}S/{CODES['banh-trang']}/"]
            assert words.evaluate("one => one.scrollHeight <= one.clientHeight && one.scrollWidth <= one.clientWidth")


def test_hundreds_of_turns_leave_nothing_behind(television: Visit) -> None:
    """Neither elements nor listeners grow."""
    page = television.open(f"{SLIDES}#giay=3")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def counted() -> tuple[int, float, float]:
        session.send("HeapProfiler.collectGarbage")
        found = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
        return page.evaluate("document.querySelectorAll('*').length"), found["JSEventListeners"], found["Nodes"]

    def run_to(wanted: int) -> None:
        for _ in range(4 * wanted):
            if turns(page) >= wanted:
                return
            page.clock.run_for(30_000)
        pytest.fail(f"{turns(page)} turns only")

    run_to(30)
    before = counted()
    run_to(300)
    after = counted()
    assert after[:2] == before[:2] and after[2] <= before[2] + 20


def test_a_picture_that_does_not_come_is_no_end(visit: Opener, tmp_path: Path) -> None:
    """The slide comes without it, and the next one too."""
    site = write_showroom(tmp_path, ["banh-trang", "ca-na", "mat-thot-not"])
    with serve(site) as address:
        reader = visit(address, viewport=HD)
        reader.page.route("**/ca-na/**", lambda route: route.fulfill(status=200, body=b"not a picture"))
        page = reader.open(SLIDES)
        page.keyboard.press("Space")
        step_to(page, "Cà na ngâm")
        step_to(page, "Mật thốt nốt")
        page.goto("about:blank")


def test_a_picture_that_never_answers_is_not_waited_for(visit: Opener, tmp_path: Path) -> None:
    """Some seconds more, and the slide comes with its words alone."""
    site = write_showroom(tmp_path, ["banh-trang", "ca-na"])
    with serve(site) as address:
        reader = visit(address, viewport=HD)
        stop_clock(reader.page)
        reader.page.route("**/ca-na/**", lambda _: None)
        page = reader.page
        page.goto(f"{address}{SLIDES}#giay=3", wait_until="domcontentloaded")
        assert name(page) == "Bánh tráng"
        page.clock.run_for(8_000)
        assert name(page) == "Bánh tráng"
        page.clock.run_for(2_000)
        assert name(page) == "Cà na ngâm"
        page.goto("about:blank")


def test_alcohol_alone_is_not_shown(visit: Opener, tmp_path: Path) -> None:
    """Where there is nothing else, nothing goes round."""
    page = visit(on_disk(write_showroom(tmp_path, ["ruou-nep"])), viewport=HD).open(f"{SLIDES}#nhom=do-uong")
    assert page.locator("[data-loop]").get_attribute("data-empty") == "true"
    assert "Rượu" not in page.locator("main").inner_text()


@pytest.mark.parametrize(
    ("slugs", "words"),
    [([], "Danh mục thử"), (["tour-mau"], "Dữ liệu mẫu – sản phẩm không có thật"), (["keo-dua"], "Thực phẩm")],
)
def test_catalogs_that_have_little(visit: Opener, tmp_path: Path, slugs: list[str], words: str) -> None:
    """Nothing, samples alone, no photo: something calm and true is shown."""
    page = visit(on_disk(write_showroom(tmp_path, slugs)), viewport=HD).open(SLIDES)
    assert words in page.locator("main").inner_text()


def test_it_leads_nowhere_and_wakes_the_screen(television: Visit) -> None:
    """No link, no button; a screen that can be kept awake is, and one that refuses does no harm."""
    page = television.page
    page.add_init_script("""Object.defineProperty(navigator, 'wakeLock', {value: {asked: 0, request() {
      this.asked += 1;
      return Promise.reject(new Error('no'));
    }}})""")
    page = television.open(f"{SLIDES}#nhom=<script>alert(1)</script>&giay=x")
    assert page.evaluate("navigator.wakeLock.asked") == 1
    assert page.locator("a, button, form, iframe").count() == 0
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_axe_finds_nothing(visit: Opener, site: Path) -> None:
    """With a slide on, and paused."""
    with serve(site) as address:
        page = visit(address, viewport=HD, reduced_motion="reduce").open(SLIDES)
        page.keyboard.press("Space")
        assert axe_faults(page) == []
        page.goto("about:blank")


def test_calm_for_who_asks_for_it(visit: Opener, site: Path) -> None:
    """A slow cross-fade, and none with reduced motion."""
    fades = {}
    for motion in ("reduce", "no-preference"):
        page = visit(on_disk(site), viewport=HD, reduced_motion=motion).open(SLIDES)
        fades[motion] = front(page).evaluate("one => parseFloat(getComputedStyle(one).transitionDuration)")
    assert fades == {"reduce": 0, "no-preference": 1.2}


def test_the_real_catalog(anywhere: str, visit: Opener) -> None:
    """The slides of the real site, from a folder and from a host."""
    page = visit(anywhere, viewport=HD).open(SLIDES)
    page.keyboard.press("Space")
    first = name(page)
    step(page, "ArrowRight")
    assert name(page) != first and "(mẫu)" not in name(page)


def test_a_line_comes_back_with_the_typeface(visit: Opener, site: Path) -> None:
    """Letters that stand there until it is loaded may take more room than there is."""
    reader = visit(on_disk(site), viewport=HD, reduced_motion="reduce")
    stop_clock(reader.page)
    reader.page.add_init_script(
        "Object.defineProperty(document.fonts, 'ready', { value: new Promise((come) => (globalThis.come = come)) });"
        "globalThis.wide = new CSSStyleSheet();"
        "wide.replaceSync('.slide__summary { font-size: 900px !important; }');"
        "document.adoptedStyleSheets = [wide];"
    )
    page = reader.open(SLIDES)
    summary = front(page).locator(".slide__summary")
    assert not summary.is_visible()
    page.evaluate("wide.replaceSync('')")
    assert not summary.is_visible()
    page.evaluate("come()")
    expect(summary).to_be_visible()
