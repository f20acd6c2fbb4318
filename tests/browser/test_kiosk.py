"""The kiosk in a showroom: whole visits by keys and by touch, the loop between them, and nothing kept or leaked."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.axe import axe_faults
from tests.browser.conftest import Opener, Visit, on_disk, serve
from tests.browser.test_pages import BROKEN
from tests.showroom import CODES, COMMUNE, HOST, PRODUCTS, UNDATED, write_showroom

KIOSK = "trung-bay/index.html"
HD = ViewportSize(width=1920, height=1080)
SCREENS = {
    "hd": HD,
    "upright": ViewportSize(width=1080, height=1920),
    "pc": ViewportSize(width=1280, height=800),
    "laptop": ViewportSize(width=1366, height=768),
    "tablet": ViewportSize(width=800, height=1280),
}
PHONE = ViewportSize(width=360, height=740)
NOON = datetime(2026, 1, 27, 12, tzinfo=timezone(timedelta(hours=7)))
SENTENCE = "Giấy chứng nhận OCOP còn hiệu lực đến hết ngày 27/01/2026."


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A showroom with one product of every kind."""
    return write_showroom(tmp_path_factory.mktemp("kiosk"))


@pytest.fixture
def kiosk(visit: Opener, site: Path) -> Visit:
    """A kiosk that starts from a folder at noon of the day on which a certificate ends."""
    started = visit(on_disk(site), viewport=HD)
    stop_clock(started.page)
    return started


def stop_clock(page: Page, at: datetime = NOON) -> None:
    """From now on time passes only where the test says so."""
    page.clock.install(time=at - timedelta(minutes=1))
    page.clock.pause_at(at)


def pass_seconds(page: Page, seconds: int) -> None:
    page.clock.run_for(seconds * 1000)


def part(page: Page, name: str) -> Locator:
    return page.locator(f"[data-{name}]")


def cards(page: Page) -> Locator:
    return page.locator(".card:visible")


def on_every_screen(page: Page, check: Callable[[str], None]) -> None:
    """From the loop to a product, by home, search and a list."""
    check("loop")
    page.keyboard.press("Enter")
    check("home")
    part(page, "ask").click()
    page.keyboard.press("b")
    check("search")
    part(page, "home").click()
    cards(page).first.click()
    check("list")
    cards(page).first.click()
    check("product")


def names(page: Page) -> list[str]:
    """Of the products shown: below a photo, or on a plate."""
    return page.locator(".card:visible :is(.card__name, .plate__name):visible").all_inner_texts()


def scanned(page: Page) -> list[str]:
    """What a phone reads from the screen."""
    page.locator(".qr__image:visible").evaluate("image => image.decode()")
    return [one.text for one in zxingcpp.read_barcodes(Image.open(BytesIO(page.screenshot())))]


def is_resting(page: Page) -> bool:
    return part(page, "loop").is_visible() and not part(page, "desk").is_visible()


# Visits


def walk_to(page: Page, key: str, goal: str) -> None:
    """Press an arrow until the focus is where `goal`, a selector, says."""
    for _ in range(12):
        if page.evaluate("goal => document.activeElement.matches(goal)", goal):
            return
        page.keyboard.press(key)
    pytest.fail(f"{key} does not lead to {goal}")


def spell(page: Page, text: str) -> None:
    """Type on the keys of the screen with arrows and Enter alone; they stand in rows of seven."""
    at = 0
    for letter in text:
        to = 26 if letter == " " else ord(letter) - ord("a")
        for key, steps in (("ArrowDown", to // 7 - at // 7), ("ArrowRight", to % 7 - at % 7)):
            back = {"ArrowDown": "ArrowUp", "ArrowRight": "ArrowLeft"}[key]
            for _ in range(abs(steps)):
                page.keyboard.press(key if steps > 0 else back)
        at = to
        page.keyboard.press("Enter")


def test_a_visit_by_keys_alone(kiosk: Visit) -> None:
    """Wake, a group, a product and its symbol, a search on the screen's keys, another product; then rest and forget."""
    page = kiosk.open(KIOSK)
    assert is_resting(page)
    page.keyboard.press("ArrowDown")
    expect(part(page, "title")).to_have_text("Bạn muốn xem gì?")
    assert names(page) == ["Thực phẩm", "Đồ uống", "Du lịch", "Theo địa phương"]
    page.keyboard.press("Enter")
    assert names(page) == ["Bánh tráng", "Cà na ngâm", "Kẹo dừa", "Mứt gừng"]
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    assert part(page, "name").inner_text() == "Bánh tráng"
    assert scanned(page) == [f"{HOST}S/{CODES['banh-trang']}/"]
    walk_to(page, "ArrowRight", "[data-home]")
    page.keyboard.press("Enter")
    walk_to(page, "ArrowUp", "[data-ask]")
    page.keyboard.press("Enter")
    spell(page, "ca na")
    assert part(page, "query").inner_text() == "ca na"
    assert names(page)[0] == "Cà na ngâm"
    walk_to(page, "ArrowRight", ".card")
    page.keyboard.press("Enter")
    assert part(page, "name").inner_text() == "Cà na ngâm"
    assert scanned(page) == [f"{HOST}S/{CODES['ca-na']}/"]
    pass_seconds(page, 50)
    expect(part(page, "countdown")).to_have_text("Trở về màn hình đầu sau 10 giây. Chạm để ở lại.")
    pass_seconds(page, 10)
    assert is_resting(page)
    assert "ca na" not in page.locator("body").evaluate("body => body.textContent.toLowerCase()")
    page.keyboard.press("Enter")
    walk_to(page, "ArrowUp", "[data-ask]")
    page.keyboard.press("Enter")
    assert part(page, "query").text_content() == "" and names(page) == []


def test_a_visit_by_touch_alone(visit: Opener, site: Path) -> None:
    """The same with fingers on an upright screen; a touch ends the countdown."""
    reader = visit(on_disk(site), viewport=SCREENS["upright"], has_touch=True)
    stop_clock(reader.page)
    page = reader.open(KIOSK)
    page.touchscreen.tap(40, 60)  # on the picture: anywhere will do
    cards(page).filter(has_text="Thực phẩm").tap()
    cards(page).filter(has_text="Bánh tráng").tap()
    assert scanned(page) == [f"{HOST}S/{CODES['banh-trang']}/"]
    part(page, "home").tap()
    part(page, "ask").tap()
    for key in ("m", "a", "t", "x", "delete", " ", "t"):
        page.locator(f"[data-key='{key}']").tap()
    assert part(page, "query").inner_text() == "mat t"
    cards(page).filter(has_text="Mật thốt nốt").tap()
    assert part(page, "name").inner_text() == "Mật thốt nốt"
    assert part(page, "hand").is_hidden()  # no code, no symbol
    pass_seconds(page, 55)
    expect(part(page, "countdown")).to_contain_text("sau 5 giây")
    page.touchscreen.tap(500, 700)
    assert part(page, "countdown").is_hidden()
    pass_seconds(page, 49)
    assert part(page, "countdown").is_hidden() and part(page, "product").is_visible()
    pass_seconds(page, 11)
    assert is_resting(page)
    assert page.evaluate("document.querySelectorAll('.desk img[src], .desk [data-until]').length") == 0


def test_places_lead_to_their_products(kiosk: Visit) -> None:
    """The communes of the only province, products, and back step by step to the loop."""
    page = kiosk.open(KIOSK)
    page.mouse.click(40, 60)
    for wanted in ("Theo địa phương", "Xã Phú Tân"):
        cards(page).filter(has=page.get_by_text(wanted, exact=True)).click()
    assert part(page, "title").inner_text() == "Xã Phú Tân" and names(page) == ["Cà na ngâm"]
    for title in ("An Giang", "Bạn muốn xem gì?"):
        part(page, "back").click()
        assert part(page, "title").inner_text() == title
    page.keyboard.press("Escape")
    assert is_resting(page)


LETTERS = """texts => texts.map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"""


def test_a_tile_has_a_picture_where_nobody_sent_one(visit: Opener, form_root: Path, file_site: str) -> None:
    """A group its plate without a word of photos, places their dots, with names that can be read or not at all."""
    page = visit(on_disk(form_root / "site"), viewport=HD).open(KIOSK)
    page.mouse.click(40, 60)
    food = cards(page).filter(has_text="Thực phẩm")
    expect(food.locator(".ocop-plate--thuc-pham")).to_be_visible()
    assert "Chưa có ảnh" not in food.inner_text()
    for size, shown in ((HD, 2), (PHONE, 0)):
        page = visit(file_site, viewport=size).open(KIOSK)
        page.mouse.click(40, 60)
        names = cards(page).filter(has_text="Theo địa phương").locator("svg text:visible")
        assert names.count() == shown
        assert all(px >= 11 for px in names.evaluate_all(LETTERS))


def test_english_is_one_press_away(kiosk: Visit) -> None:
    """From the first screen and on every other, back in one more; the next visitor finds Vietnamese."""
    page = kiosk.open(KIOSK)
    page.get_by_role("button", name="English").click()
    assert part(page, "title").inner_text() == "What would you like to see?"
    assert names(page) == ["Food", "Drinks", "Tourism", "By place"]
    cards(page).filter(has_text="Food").click()
    cards(page).filter(has_text="Rice paper").click()
    assert part(page, "name").inner_text() == "Rice paper (Bánh tráng)"
    assert part(page, "sentence").inner_text() == "The OCOP certificate is valid until the end of 27 January 2026."
    assert part(page, "verdict").inner_text().split("\n")[-1].strip() == "Certificate valid"
    assert page.locator(".hand__title").inner_text() == "Scan the code to go on reading on your phone"
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("button", name="Tiếng Việt").click()
    assert part(page, "name").inner_text() == "Bánh tráng"
    part(page, "back").click()
    assert part(page, "title").inner_text() == "Thực phẩm"
    page.get_by_role("button", name="English").click()
    assert part(page, "title").inner_text() == "Food"
    pass_seconds(page, 60)
    assert is_resting(page) and page.locator("html").get_attribute("lang") == "vi"
    assert part(page, "start").inner_text() == "Chạm để xem sản phẩm"
    page.keyboard.press("Enter")
    assert names(page)[0] == "Thực phẩm"


def test_letters_twice_as_large(visit: Opener, site: Path, subtests: pytest.Subtests) -> None:
    """By the address, twice the letters: nothing leaves the screen sideways, no word breaks, the symbol is scanned."""
    page = visit(on_disk(site), viewport=HD).open(KIOSK)
    usual = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    page.goto(f"{page.url}#chu=200")
    page.reload()
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == pytest.approx(2 * usual)

    def check(where: str) -> None:
        for screen in ("hd", "upright"):
            page.set_viewport_size(SCREENS[screen])
            with subtests.test(where, screen=screen):
                assert page.evaluate(SIDEWAYS) == [] and page.evaluate(BROKEN) == []

    on_every_screen(page, check)
    part(page, "qr").scroll_into_view_if_needed()
    assert scanned(page) == [f"{HOST}S/{CODES['banh-trang']}/"]


def test_what_does_not_fit_is_on_the_next_page(visit: Opener, site: Path) -> None:
    """Cards are never cut: two large buttons turn the page, and every product is on one."""
    page = visit(on_disk(site), viewport={"width": 700, "height": 520}).open(KIOSK)
    page.keyboard.press("Enter")
    cards(page).filter(has_text="Thực phẩm").click()
    seen = names(page)
    assert len(seen) < 4 and part(page, "before").is_disabled()
    while part(page, "after").is_enabled():
        part(page, "after").click()
        seen += names(page)
    assert seen == ["Bánh tráng", "Cà na ngâm", "Kẹo dừa", "Mứt gừng"]


SIDEWAYS = """() => [...document.querySelectorAll("main *")].filter(one => one.checkVisibility())
  .map(one => [one.className, one.getBoundingClientRect()])
  .filter(([name, box]) => box.width && !/unseen|slide|qr/.test(name) && (box.left < -1 || box.right > innerWidth + 1))
  .map(([name]) => name)"""
SLIVERS = """([flat, steep]) => [...document.querySelectorAll(".card:not([hidden]) > .photo:not([hidden])")]
  .map(one => one.getBoundingClientRect()).map(box => box.height / box.width)
  .filter(shape => shape < flat || shape > steep)"""


def test_no_picture_is_a_sliver(
    visit: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, subtests: pytest.Subtests
) -> None:
    """However many there are: on upright screens pictures are 5:3 at the widest, on wide ones 5:2, on none steep."""
    slugs = [f"banh-{number}" for number in range(30)]
    for slug in slugs:
        monkeypatch.setitem(PRODUCTS, slug, (f"Bánh {slug}", "thuc-pham", f"{COMMUNE}{UNDATED}"))
    reader = visit(on_disk(write_showroom(tmp_path, slugs)))
    for screen, size in {**SCREENS, "small": ViewportSize(width=1024, height=600), "phone": PHONE}.items():
        with subtests.test(screen):
            reader.page.set_viewport_size(size)
            page = reader.open(KIOSK)
            page.keyboard.press("Enter")
            cards(page).filter(has_text="Thực phẩm").click()
            assert (
                page.evaluate(
                    SLIVERS, [0.46 if size is PHONE else 0.58 if size["height"] > size["width"] else 0.39, 1.6]
                )
                == []
            )


def test_a_phone_shows_what_was_found(visit: Opener, site: Path) -> None:
    """Results stand above the letters on the smallest screen, whole."""
    page = visit(on_disk(site), viewport={"width": 360, "height": 640}).open(KIOSK)
    page.keyboard.press("Enter")
    part(page, "ask").click()
    page.keyboard.press("b")
    assert names(page)
    typed = page.locator(".typed").bounding_box()
    last = cards(page).last.bounding_box()
    assert typed and last and last["height"] >= 64 and last["y"] + last["height"] <= typed["y"]


def test_a_wide_screen_shows_ten_at_a_time(
    visit: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, subtests: pytest.Subtests
) -> None:
    """Two rows above the buttons that turn the page, and no word of a card is cut."""
    for number in range(12):
        name = f"Bánh ngũ cốc nhân đậu xanh lá dứa {number}"
        monkeypatch.setitem(PRODUCTS, f"banh-{number}", (name, "thuc-pham", f"{COMMUNE}{UNDATED}"))
    reader = visit(on_disk(write_showroom(tmp_path, [f"banh-{number}" for number in range(12)])))
    for screen in ("hd", "laptop", "pc"):
        with subtests.test(screen):
            reader.page.set_viewport_size(SCREENS[screen])
            page = reader.open(KIOSK)
            page.keyboard.press("Enter")
            cards(page).filter(has_text="Thực phẩm").click()
            assert len(names(page)) == 10 and part(page, "after").is_enabled()
            words = page.locator(".card:visible .card__words")
            assert words.evaluate_all("all => all.every(one => one.scrollHeight <= one.clientHeight)")


# What is said


def open_product(page: Page, group: str, name: str) -> None:
    page.keyboard.press("Escape") if is_resting(page) else part(page, "home").click()
    cards(page).filter(has_text=group).click()
    cards(page).filter(has_text=name).click()


def test_a_product_says_what_it_is(kiosk: Visit) -> None:
    """Name, producer, rank, the certificate's state in words, origin and the line of its story."""
    page = kiosk.open(KIOSK)
    open_product(page, "Thực phẩm", "Bánh tráng")
    said = page.locator(".product__words").inner_text()
    for words in (
        "Cơ sở sản xuất: Cơ sở Bánh Tráng",
        "★★★★ OCOP 4 sao",
        "Chứng nhận còn hiệu lực",
        SENTENCE,
        "Nơi làm: Xã Bình Thạnh Đông, An Giang",
        "Phơi sương một đêm trên giàn tre.",
        "Quét mã để xem tiếp trên điện thoại",
        f"Mã {CODES['banh-trang'][:4]} {CODES['banh-trang'][4:]}",
    ):
        assert words in said
    assert "Dữ liệu đến ngày 01/06/2025" in page.locator(".desk").inner_text()


def test_a_state_turns_while_the_kiosk_stands_there(kiosk: Visit) -> None:
    """At midnight in Vietnam the open product says that its certificate has ended, without a touch."""
    kiosk.page.clock.set_system_time(NOON + timedelta(hours=11, minutes=55))
    page = kiosk.open(f"{KIOSK}#cho=900")
    open_product(page, "Thực phẩm", "Bánh tráng")
    assert part(page, "verdict").locator("> :last-child").inner_text() == "Chứng nhận còn hiệu lực"
    pass_seconds(page, 11 * 60)
    assert part(page, "verdict").locator("> :last-child").inner_text() == "Chứng nhận hết hiệu lực"
    assert part(page, "sentence").inner_text().startswith("Giấy chứng nhận OCOP đã hết hiệu lực từ ngày 28/01/2026;")
    open_product(page, "Thực phẩm", "Cà na ngâm")
    assert part(page, "verdict").locator("> :last-child").inner_text() == "Chưa rõ thời hạn"
    assert part(page, "photo").inner_text() == "Hình minh họa, không phải ảnh chụp sản phẩm"
    open_product(page, "Thực phẩm", "Mứt gừng")
    assert part(page, "verdict").locator("> :last-child").inner_text() == "Chứng nhận đã bị thu hồi"
    pass_seconds(page, 11 * 60)
    assert part(page, "verdict").locator("> :last-child").inner_text() == "Chứng nhận đã bị thu hồi"


def test_alcohol_is_nowhere(kiosk: Visit) -> None:
    """Neither in its group nor by a search (Law 44/2019)."""
    page = kiosk.open(KIOSK)
    page.keyboard.press("Enter")
    cards(page).filter(has_text="Đồ uống").click()
    assert names(page) and "Rượu nếp" not in names(page)
    part(page, "home").click()
    part(page, "ask").click()
    for letter in "ruou":
        page.keyboard.press(letter)
    assert "Rượu nếp" not in names(page)


def test_dots_lead_to_their_products(kiosk: Visit) -> None:
    """A finger near a lit dot opens its commune; other lists have no dots beside them."""
    page = kiosk.open(KIOSK)
    page.mouse.click(40, 60)
    assert part(page, "dots").is_hidden()
    cards(page).filter(has_text="Theo địa phương").click()
    drawing = page.get_by_role("img", name="Sơ đồ chấm các xã: tỉnh An Giang")
    expect(drawing).to_be_visible()
    lit = drawing.locator("[data-leads='30406']").bounding_box()
    assert lit is not None
    page.mouse.click(lit["x"] + lit["width"] / 2 + 5, lit["y"] + lit["height"] / 2 + 5)
    assert part(page, "title").inner_text() == "Xã Phú Tân" and names(page) == ["Cà na ngâm"]
    assert part(page, "dots").is_hidden()
    part(page, "back").click()
    expect(drawing).to_be_visible()


def test_what_was_withdrawn_is_nowhere(kiosk: Visit) -> None:
    """Neither in its group nor by its name or code."""
    page = kiosk.open(KIOSK)
    page.keyboard.press("Enter")
    cards(page).filter(has_text="Thực phẩm").click()
    assert "Nem chua" not in names(page)
    part(page, "home").click()
    part(page, "ask").click()
    for letter in "nem chua":
        page.locator(f"[data-key='{letter}']").click()
    assert "Nem chua" not in names(page)


def written(code: str) -> list[str]:
    """A code as people and readers of codes send it, key by key."""
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in code)
    return [code, code.lower(), f"{code[:4]}—{code[4:]}", f"{code[:4]} {code[4:]}", wide, wide.lower()]


def test_a_code_is_found_in_each_writing(kiosk: Visit) -> None:
    """With a dash of Word, a gap, small or full-width letters, as in the box for codes."""
    page = kiosk.open(KIOSK)
    page.keyboard.press("Enter")
    for keys in written(CODES["ca-na"]):
        part(page, "ask").click()
        page.evaluate(
            "keys => [...keys].forEach(key => document.dispatchEvent(new KeyboardEvent('keydown', {key})))", keys
        )
        assert names(page) == ["Cà na ngâm"], keys
        part(page, "home").click()


# The loop


def shown_in_loop(page: Page, turns: int) -> list[str]:
    """The names of the pictures that follow each other."""
    seen = []
    for _ in range(turns):
        seen.append(page.locator(".slide[data-front=true] .slide__name").inner_text())
        turn(page)
    return seen


def turn(page: Page) -> None:
    """The next picture: a little time at once, until it has come."""
    before = part(page, "loop").get_attribute("data-turns")
    for _ in range(400):
        pass_seconds(page, 1)
        if part(page, "loop").get_attribute("data-turns") != before:
            return
    pytest.fail("the picture does not change")


def test_the_loop_shows_what_may_be_promoted(kiosk: Visit) -> None:
    """Real products with a picture: no alcohol, nothing withdrawn or revoked, no sample."""
    page = kiosk.open(f"{KIOSK}#giay=3")
    assert set(shown_in_loop(page, 6)) == {"Bánh tráng", "Cà na ngâm", "Mật thốt nốt"}


GROUPS = {
    "do-uong": {"Mật thốt nốt"},
    "thuc-pham,do-uong": {"Bánh tráng", "Cà na ngâm", "Mật thốt nốt"},
    "du-lich": {"Một ngày trên rừng tràm (mẫu)"},
    "khong-co,__proto__": {"Bánh tráng", "Cà na ngâm", "Mật thốt nốt"},
}


def test_groups_in_the_address(kiosk: Visit, subtests: pytest.Subtests) -> None:
    """The loop keeps to them; unknown ones mean all. A sample stands for a group that has nothing else."""
    for groups, expected in GROUPS.items():
        with subtests.test(groups):
            kiosk.page.goto("about:blank")  # a page that only differs behind its "#" is not loaded again
            page = kiosk.open(f"{KIOSK}#nhom={groups}&giay=3")
            found = set()
            for _ in range(4):
                found.add(page.locator(".slide[data-front=true] .slide__name").inner_text())
                if len(expected) > 1:
                    turn(page)
            assert found == expected


OPTIONS = {
    "": ([], 8, 60, 100, False),
    "#nhom=thuc-pham,do-uong&giay=5&cho=90&chu=150&loi-ra=co": (["thuc-pham", "do-uong"], 5, 90, 150, True),
    "#giay=0&cho=1": ([], 8, 60, 100, False),
    "#giay=1e9&cho=-5": ([], 8, 60, 100, False),
    "#giay=99999&cho=99999": ([], 8, 60, 100, False),
    "#giay=NaN&cho=Infinity&loi-ra=true": ([], 8, 60, 100, False),
    "#nhom=,%20,&giay=%E0%A4%A&cho=": ([], 8, 60, 100, False),
    "#nhom=<img src=x onerror=alert(1)>": (["<img src=x onerror=alert(1)>"], 8, 60, 100, False),
    "#giay=٣٣": ([], 8, 60, 100, False),
    "#chu=99": ([], 8, 60, 100, False),
    "#chu=201": ([], 8, 60, 100, False),
}


def test_options_fall_back(kiosk: Visit) -> None:
    """Whatever the address says, numbers are within their limits, and the page stands."""
    page = kiosk.open(KIOSK)
    for address, (groups, picture, wait, letters, exit_shown) in OPTIONS.items():
        expected = {"groups": groups, "picture": picture, "wait": wait, "letters": letters, "exit": exit_shown}
        assert page.evaluate("hash => OcopShowroom.options(hash)", address) == expected, address
        page.evaluate("hash => { location.hash = hash }", address)
        expect(page.locator("[data-exit]")).to_be_visible(visible=exit_shown)
        assert page.locator(".slide[data-front=true] .slide__name").is_visible()


def test_hundreds_of_turns_leave_nothing_behind(kiosk: Visit) -> None:
    """Neither elements nor listeners nor timers grow while the loop runs on."""
    page = kiosk.page
    page.add_init_script("""window.started = 0;
      for (const name of ['setTimeout', 'setInterval']) {
        const own = window[name];
        window[name] = (...its) => { window.started += 1; return own(...its); };
      }""")
    page = kiosk.open(f"{KIOSK}#giay=3")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def counted() -> dict[str, float]:
        session.send("HeapProfiler.collectGarbage")
        found = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
        inside = page.evaluate("[document.querySelectorAll('*').length, window.started]")
        return {
            "elements": inside[0],
            "timers": inside[1],
            **{name: found[name] for name in ("Nodes", "JSEventListeners")},
        }

    def turns() -> int:
        return int(part(page, "loop").get_attribute("data-turns") or 0)

    def run_to(wanted: int) -> None:
        for _ in range(4 * wanted):
            if turns() >= wanted:
                return
            pass_seconds(page, 30)
        pytest.fail(f"{turns()} turns only")

    run_to(30)
    before = counted()
    run_to(300)
    after = counted()
    assert after["elements"] == before["elements"] and after["timers"] == before["timers"]
    assert after["JSEventListeners"] <= before["JSEventListeners"]
    assert after["Nodes"] <= before["Nodes"] + 20  # the engine's own, between two collections


def test_a_day_of_visits_leaves_nothing_behind(kiosk: Visit) -> None:
    """Cards and pictures are used again: as many elements after many visits as after one."""
    page = kiosk.open(KIOSK)

    def come_and_go() -> int:
        open_product(page, "Thực phẩm", "Bánh tráng")
        part(page, "home").click()
        part(page, "ask").click()
        page.keyboard.press("b")
        pass_seconds(page, 61)
        return int(page.evaluate("document.querySelectorAll('*').length"))

    first = come_and_go()
    assert [come_and_go() for _ in range(3)] == [first] * 3


# Catalogs that have little


def test_an_empty_catalog_stands_calm(visit: Opener, tmp_path: Path) -> None:
    """The name of the catalog, and words instead of an empty list."""
    page = visit(on_disk(write_showroom(tmp_path, [])), viewport=HD).open(KIOSK)
    assert part(page, "loop").locator(".loop__brand").inner_text() == "Danh mục thử"
    assert part(page, "loop").get_attribute("data-empty") == "true"
    page.keyboard.press("Enter")
    assert part(page, "said").inner_text() == "Chưa có sản phẩm nào ở đây."
    part(page, "ask").click()
    page.keyboard.press("a")
    assert part(page, "said").inner_text() == "Không thấy “a”."


def test_samples_when_nothing_else_is_there(visit: Opener, tmp_path: Path) -> None:
    """They are shown, and marked."""
    page = visit(on_disk(write_showroom(tmp_path, ["tour-mau"])), viewport=HD).open(KIOSK)
    slide = page.locator(".slide[data-front=true]")
    assert "Dữ liệu mẫu – sản phẩm không có thật" in slide.inner_text()
    open_product(page, "Du lịch", "rừng tràm")
    assert part(page, "sample").inner_text() == "Dữ liệu mẫu – sản phẩm không có thật"


def test_products_without_any_photo(visit: Opener, tmp_path: Path) -> None:
    """The group's plate stands for the picture, in the loop and on the product."""
    page = visit(on_disk(write_showroom(tmp_path, ["keo-dua"])), viewport=HD).open(KIOSK)
    slide = page.locator(".slide[data-front=true]")
    assert "Thực phẩm" in slide.inner_text() and "Kẹo dừa" in slide.inner_text()
    open_product(page, "Thực phẩm", "Kẹo dừa")
    assert part(page, "photo").inner_text() == "Thực phẩm\nChưa có ảnh"


def test_an_example_address_is_said_beside_the_symbol(visit: Opener, tmp_path: Path) -> None:
    """Nobody is sent to an address that does not exist without being told."""
    site = write_showroom(tmp_path, ["banh-trang"], "https://ocop.example.vn/")
    page = visit(on_disk(site), viewport=HD).open(KIOSK)
    open_product(page, "Thực phẩm", "Bánh tráng")
    assert part(page, "qr-note").inner_text().startswith("Mã in thử, quét chưa mở được trang")
    assert scanned(page) == [f"https://ocop.example.vn/S/{CODES['banh-trang']}/"]


LONG = "Tổ hợp tác sản xuất, chế biến và tiêu thụ nông sản sạch theo hướng hữu cơ xã Bình Thạnh Đông mở rộng. " * 2


def test_the_symbol_is_whole_however_much_is_said(visit: Opener, site: Path, subtests: pytest.Subtests) -> None:
    """It is scanned without a scroll, beside words as long as they come; arrows reach the last of those."""
    page = visit(on_disk(site)).open(KIOSK)
    for screen, size in SCREENS.items():
        page.set_viewport_size(size)
        with subtests.test(screen):
            assert_symbol_is_whole(page)


def assert_symbol_is_whole(page: Page) -> None:
    """Of one product, with its own words and with long ones; the next product begins at its top."""
    open_product(page, "Thực phẩm", "Bánh tráng")
    assert scanned(page) == [f"{HOST}S/{CODES['banh-trang']}/"]
    for name in ("name", "producer", "place", "summary"):
        part(page, name).evaluate(
            "(one, words) => { one.textContent = words; }", LONG[:100] if name == "name" else LONG
        )
    assert scanned(page) == [f"{HOST}S/{CODES['banh-trang']}/"]
    text = part(page, "text")
    assert text.evaluate("one => getComputedStyle(one).scrollbarColor").startswith("rgb(59, 82, 68)")  # not white
    for _ in range(20):
        page.keyboard.press("ArrowDown")
    assert text.evaluate("one => one.scrollTop + one.clientHeight >= one.scrollHeight - 1")
    open_product(page, "Thực phẩm", "Cà na ngâm")
    assert text.evaluate("one => one.scrollTop") == 0


# A machine in public


def test_a_zoom_is_not_left_to_the_next_visitor(visit: Opener, site: Path) -> None:
    """Two fingers apart change nothing; the whole screen stays in sight."""
    page = visit(on_disk(site), viewport=HD, has_touch=True).open(KIOSK)
    page.touchscreen.tap(40, 60)
    fingers = page.context.new_cdp_session(page)
    for kind, apart in (("touchStart", 40), *(("touchMove", apart) for apart in range(50, 300, 10))):
        points = [{"x": 900 + side * apart, "y": 600, "id": side + 1} for side in (-1, 1)]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.evaluate("new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))")
    assert page.evaluate("visualViewport.scale") == 1


def test_a_screen_that_stays_on_notices_that_its_data_are_old(visit: Opener, site: Path) -> None:
    """Beside the day of the data, on the loop and on the desk, from the day after the 180th."""
    reader = visit(on_disk(site), viewport=HD)
    stop_clock(reader.page, datetime(2025, 11, 28, 23, 55, tzinfo=NOON.tzinfo))  # of data of 01/06/2025
    page = reader.open(KIOSK)
    dates = page.locator(".loop__date, .desk__date").filter(visible=True)
    assert dates.inner_text() == "Dữ liệu đến ngày 01/06/2025."
    pass_seconds(page, 700)
    old = "Dữ liệu đến ngày 01/06/2025. Dữ liệu trên bản này đã cũ hơn 180 ngày; hãy hỏi nơi phát hành để có bản mới."
    assert dates.inner_text() == old
    page.keyboard.press("Enter")
    assert dates.inner_text() == old


def test_nothing_leads_out_and_nothing_is_kept(kiosk: Visit) -> None:
    """One link, for the staff, shown only when the address says so; no windows, no storage, no history."""
    page = kiosk.page
    page.add_init_script("window.opened = []; window.open = address => { window.opened.push(address) }")
    page = kiosk.open(KIOSK)
    before = page.evaluate("history.length")
    open_product(page, "Thực phẩm", "Bánh tráng")
    for row in page.locator("button:visible").all():
        row.click()
        break
    assert page.locator("a").count() == 1 and page.locator("a").is_hidden()
    assert page.locator("iframe, form, object, embed, [target]").count() == 0
    kept = "[window.opened.length, localStorage.length, sessionStorage.length, document.cookie.length, history.length]"
    assert page.evaluate(kept) == [0, 0, 0, 0, before]
    assert page.url == kiosk.base + KIOSK
    page.goto("about:blank")
    page = kiosk.open(f"{KIOSK}#loi-ra=co")
    page.get_by_role("link", name="Về danh mục").click()
    assert page.url == f"{kiosk.base}index.html"


TARGETS = """() => [...document.querySelectorAll('button')].map(one => one.getBoundingClientRect())
  .filter(box => box.width).map(box => [box.left, box.top, box.right, box.bottom])"""
COVERED = """() => [...document.querySelectorAll('button')].filter(one => {
  const box = one.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return box.width && !one.disabled && !(one === top || one.contains(top));
}).map(one => one.innerText)"""


def test_targets_are_large_and_nothing_is_cut(visit: Opener, site: Path, subtests: pytest.Subtests) -> None:
    """Every button is at least 64 px high and wide, the letters of a telephone 44; inside the screen, none covered."""
    page = visit(on_disk(site)).open(KIOSK)
    sizes = {**SCREENS, "phone": PHONE}

    def check(where: str) -> None:
        for screen, size in sizes.items():
            page.set_viewport_size(size)
            with subtests.test(where, screen=screen):
                boxes = page.evaluate(TARGETS)
                assert boxes
                for left, top, right, bottom in boxes:
                    least = 44 if (where, screen) == ("search", "phone") else 64
                    assert right - left >= least and bottom - top >= least, (left, top, right, bottom)
                    assert left >= 0 and right <= size["width"], (left, right)
                    assert top >= 0 and bottom <= size["height"], (top, bottom)
                assert page.evaluate(COVERED) == []

    on_every_screen(page, check)


@pytest.fixture
def host(site: Path) -> Iterator[str]:
    """The showroom below a sub-path of a host."""
    with serve(site, "/danh-muc/ocop/") as address:
        yield address


def test_it_works_below_a_sub_path_of_a_host(host: str, visit: Opener) -> None:
    """Pictures and symbol load from the same host; the codes for typed numbers are never asked for."""
    reader = visit(host, viewport=HD)
    page = reader.open(KIOSK)
    open_product(page, "Thực phẩm", "Bánh tráng")
    page.evaluate("Promise.all([...document.images].filter(one => one.getAttribute('src')).map(one => one.decode()))")
    assert scanned(page) == [f"{HOST}S/{CODES['banh-trang']}/"]
    assert not [url for url in reader.asked if url.endswith("ma.js")]


def test_axe_finds_nothing(host: str, visit: Opener) -> None:
    """On every view, with the countdown on top."""
    page = visit(host, viewport=HD, reduced_motion="reduce").open(KIOSK)

    def check(where: str) -> None:
        assert axe_faults(page) == [], where

    check("loop")
    page.keyboard.press("Enter")
    check("home")
    part(page, "ask").click()
    page.keyboard.press("b")
    check("search")
    open_product(page, "Thực phẩm", "Bánh tráng")
    part(page, "countdown").evaluate("one => { one.hidden = false; one.textContent = 'Trở về sau 9 giây.' }")
    check("product")  # axe itself needs a running clock


def test_the_real_catalog(anywhere: str, visit: Opener) -> None:
    """The kiosk of the real site wakes and finds a product, from a folder and from a host."""
    page = visit(anywhere, viewport=HD).open(KIOSK)
    assert page.locator(".slide[data-front=true] .slide__name").inner_text()
    page.keyboard.press("Enter")
    part(page, "ask").click()
    for letter in "ca that":
        page.keyboard.press(letter)
    assert "Chả cá thát lát" in names(page)
