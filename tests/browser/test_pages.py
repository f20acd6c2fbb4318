"""The built pages as people meet them: on a phone and a computer, from a folder and a host, by eye and by keyboard."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.axe import axe_faults, axe_faults_in
from tests.browser.conftest import DESKTOP, PHONE, Opener, Visit, serve
from tests.markup import broken_links

ENDED = "san-pham/lap-xuong-ca-that-lat/index.html"
ALCOHOL = "san-pham/ruou-dau-tam/index.html"
SAMPLE = "san-pham/lap-xuong-ca-mau/index.html"
TOURISM = "san-pham/mot-ngay-tren-dong-nuoc-noi-mau/index.html"
CATALOG = {
    "home": "index.html",
    "english": "en/index.html",
    "ended": ENDED,
    "unknown": ALCOHOL,
    "sample": SAMPLE,
    "tourism": TOURISM,
    "everything": "nhom/index.html",
    "group": "nhom/thuc-pham/index.html",
    "empty group": "nhom/sinh-vat-canh/index.html",
    "places": "dia-phuong/index.html",
    "province": "dia-phuong/an-giang/index.html",
    "commune": "dia-phuong/an-giang/xa-binh-thanh-dong/index.html",
    "old district": "dia-phuong/truoc-2025/an-giang/huyen-phu-tan/index.html",
    "figures": "so-lieu/index.html",
    "producers": "co-so/index.html",
    "producer": "co-so/cong-ty-thanh-tung/index.html",
    "sample producer": "co-so/co-so-mau/index.html",
}
WRITTEN = {
    name: f"{name}.html"
    for name in (
        "ocop-la-gi",
        "quet-tem",
        "ve-danh-muc",
        "lien-he",
        "huong-dan/index",
        "huong-dan/them-san-pham",
        "huong-dan/sua-thong-tin",
        "huong-dan/cac-truong",
    )
}
PAGES = {**CATALOG, **WRITTEN}
KINDS = {**CATALOG, "written": WRITTEN["ve-danh-muc"], "officers": WRITTEN["huong-dan/cac-truong"]}

TOUCHED = ("index.html", SAMPLE, "nhom/index.html", "co-so/index.html", WRITTEN["lien-he"])

BROKEN_IMAGES = """async () => {
  const broken = [];
  for (const image of document.images) {
    image.loading = 'eager';
    try { await image.decode(); } catch { broken.push(image.src); }
    if (!image.naturalWidth) broken.push(image.src);
  }
  return broken;
}"""
OVERFLOWING = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > width + 1)
    .map(one => one.outerHTML.slice(0, 120));
}"""

# The theme's letters are 125 % of the browser's, those of a page without the theme 100 %.
TWICE = "document.documentElement.style.setProperty('font-size', '250%', 'important')"
BROKEN = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = new Set();
  while (walk.nextNode()) {
    const text = walk.currentNode, holder = text.parentElement;
    if (!holder.checkVisibility() || holder.closest("script, style, noscript, pre")) continue;
    if (text.data.includes("@")) continue;
    for (const word of text.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) found.add(word[0]);
    }
  }
  return [...found];
}"""


LUMINANCE = """selector => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const style = getComputedStyle(document.querySelector(selector));
  const of = colour => {
    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(part => part / 255)
      .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return {ink: of(style.color), paper: of(getComputedStyle(document.body).backgroundColor)};
}"""
SMALL = """() => [...document.querySelectorAll(
    'button, summary, .ocop-button, .ocop-card > a, .ocop-chips a, .ocop-tiles a, .ocop-index a,'
    + '.ocop-footer nav a, .ocop-crumbs a, .md-header__button')]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().width)
  .filter(one => { const box = one.getBoundingClientRect(); return Math.min(box.width, box.height) < 24; })
  .map(one => one.outerHTML.slice(0, 100))"""


def assert_whole(page: Page) -> None:
    """One heading, and every picture is there; what else is said on the console fails the visit."""
    assert page.locator("h1").count() == 1
    assert page.evaluate(BROKEN_IMAGES) == []


def test_pages_open_silently_and_whole_from_a_host(http_site: str, visit: Opener, subtests: pytest.Subtests) -> None:
    """From a sub-path of a host: no word on the console, every picture is there."""
    reader = visit(http_site)
    for uri in PAGES.values():
        with subtests.test(uri):
            assert_whole(reader.open(uri))


def test_pages_as_a_phone_opens_them_from_a_folder(phone: Visit, subtests: pytest.Subtests) -> None:
    """Without network: silent and whole, large enough for a thumb, no scroll sideways, and nothing for axe to find.

    Buttons, cards, chips, tiles and summaries measure at least 24 × 24 px (WCAG 2.5.8). The widths are those of the
    smallest phone, a usual one, and a computer. With letters twice as large nothing scrolls sideways either, and no
    word is broken, but for addresses of mail.
    """
    for uri in PAGES.values():
        page = phone.open(uri)
        with subtests.test(uri, look="whole"):
            assert_whole(page)
        with subtests.test(uri, look="thumb"):
            assert uri not in TOUCHED or page.evaluate(SMALL) == []
        with subtests.test(uri, look="axe"):
            assert uri not in KINDS.values() or axe_faults(page) == []
        for width in (1280, 320, PHONE["width"]):  # as it was opened, in the end
            page.set_viewport_size({"width": width, "height": 740})
            with subtests.test(uri, look="sideways", width=width):
                assert page.evaluate(OVERFLOWING) == []
        page.evaluate(TWICE)
        with subtests.test(uri, look="large"):
            assert page.evaluate(OVERFLOWING) == [] == page.evaluate(BROKEN)


def test_axe_finds_nothing_in_the_dark(visit: Opener, file_site: str, subtests: pytest.Subtests) -> None:
    """Whoever has set the phone dark sees light words on a dark ground, each with contrast enough, on every page."""
    reader = visit(file_site, color_scheme="dark")
    for uri in (*KINDS.values(), WRITTEN["quet-tem"]):
        with subtests.test(uri):
            page = reader.open(uri)
            seen = page.evaluate(LUMINANCE, "h1")
            assert seen["paper"] < 0.05 and seen["ink"] > 0.6
            assert axe_faults_in("dark", page) == []


def test_every_link_leads_somewhere(real_site: Path) -> None:
    """Every internal link, picture and place in a page exists in the built folder."""
    assert broken_links(real_site) == []


def test_the_page_for_wrong_addresses(real_site: Path, visit: Opener) -> None:
    """However deep a wrong address, the host's answer looks like the site and leads back into it."""
    with serve(real_site) as address:
        wrong = visit(address)
        page = wrong.open("san-pham/khong-co/")
        assert page.locator("h1").inner_text() == "Không có trang này"
        assert "Be Vietnam Pro" in page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
        page.get_by_role("link", name="Xem tất cả sản phẩm").click()
        page.locator(".ocop-card").nth(11).wait_for()
        # The browser itself notes the one answer that is meant to be 404.
        assert len(wrong.said) == 1 and "404" in wrong.said.pop()
        page.goto("about:blank")  # before the host goes


def test_products_stand_on_the_first_screen_of_a_phone(phone: Visit) -> None:
    """The first two cards, with picture, name and state, are seen without scrolling on 360 × 740."""
    page = phone.open("index.html")
    for number in (0, 1):
        box = page.locator(".ocop-card").nth(number).bounding_box()
        assert box and box["y"] + box["height"] <= 740


def test_axe_finds_nothing_on_a_computer(desktop: Visit, subtests: pytest.Subtests) -> None:
    """No fault that axe knows where tabs and sidebars are shown."""
    for uri in ("index.html", SAMPLE, WRITTEN["quet-tem"]):
        with subtests.test(uri):
            assert axe_faults(desktop.open(uri)) == []


# Keyboard

FOCUS = """() => {
  const one = document.activeElement;
  const shown = one.matches('.md-option') ? one.nextElementSibling : one;  // the theme shows a radio by its label
  const box = shown.getBoundingClientRect();
  const style = getComputedStyle(shown);
  return {
    name: (shown.innerText || shown.getAttribute('aria-label') || shown.title || '').trim().split('\\n')[0],
    tag: one.tagName.toLowerCase(),
    link: one.getAttribute('href') || '',
    body: one === document.body,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
  };
}"""


def _tab_stops(page: Page, most: int = 150) -> list[dict[str, Any]]:
    stops: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop["body"]:
            break
        stops.append(stop)
    return stops


@pytest.mark.parametrize("uri", ["index.html", SAMPLE, WRITTEN["quet-tem"]])
def test_the_first_tab_stop_skips_to_the_content(uri: str, desktop: Visit) -> None:
    """The first Tab reaches the skip link; after it, the next stop lies in the content."""
    page = desktop.open(uri)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["name"] == "Chuyển đến nội dung"
    assert page.evaluate(FOCUS)["seen"]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('.md-content').contains(document.activeElement)")


@pytest.mark.parametrize("size", ["phone", "desktop"])
@pytest.mark.parametrize("uri", ["index.html", SAMPLE])
def test_everything_is_reached_by_tab_and_shows_it(uri: str, size: str, request: pytest.FixtureRequest) -> None:
    """Every link and button of the content is a tab stop, on the screen while it has the focus, and outlined."""
    page = request.getfixturevalue(size).open(uri)
    wanted = page.evaluate("""() => [...document.querySelectorAll('article a, article button, article summary')]
        .filter(one => one.offsetParent).length""")
    stops = _tab_stops(page)
    assert [stop for stop in stops if not stop["seen"]] == []
    assert [stop for stop in stops if not stop["outlined"]] == []
    reached = page.locator("article a:visible, article button:visible, article summary:visible").count()
    assert wanted == reached
    assert sum(stop["tag"] in ("a", "button", "summary") for stop in stops) >= wanted


# Schemes and print


def test_the_scheme_can_be_chosen(desktop: Visit) -> None:
    """The button in the header turns the page dark, and the choice holds on the next page."""
    desktop.open("index.html").locator("label[for=__palette_1]").click()
    assert desktop.page.evaluate(LUMINANCE, "h1")["paper"] < 0.05
    assert desktop.open(ENDED).evaluate(LUMINANCE, "h1")["paper"] < 0.05


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_stand_the_words_alone(scheme: str, visit: Opener, file_site: str, subtests: pytest.Subtests) -> None:
    """Print leaves out what only a screen can use, and is dark on white even from a dark computer."""
    reader = visit(file_site, color_scheme=scheme, viewport=DESKTOP)
    screen_only = [".md-header", ".md-tabs", ".md-sidebar", ".ocop-crumbs", ".ocop-share", ".ocop-skip"]
    for uri in (ENDED, SAMPLE, "index.html", WRITTEN["quet-tem"]):
        reader.page.emulate_media(media="screen")
        page = reader.open(uri)
        with subtests.test(uri):
            assert (page.evaluate(LUMINANCE, "h1")["paper"] < 0.05) == (scheme == "dark")
            page.emulate_media(media="print")
            for gone in (*screen_only, ".ocop-footer nav"):
                assert page.locator(f"{gone}:visible").count() == 0, gone
            assert page.locator("h1").is_visible()
            # Browsers print no backgrounds: what is light on the screen's dark ground would be light on white paper.
            for words in ("h1", "article p", "article h2"):
                assert page.evaluate(LUMINANCE, words)["ink"] < 0.2, words


def test_a_printed_product_keeps_its_facts(desktop: Visit) -> None:
    """Certificate, producer, label, documents and every lot are on the paper, the folded ones as well."""
    page = desktop.open(SAMPLE)
    page.emulate_media(media="print")
    page.get_by_text("02/10/2026").first.wait_for()  # the theme unfolds when it notices the printer
    shown = page.locator("article").inner_text()
    for words in ("12/QĐ-MẪU", "Cơ sở chế biến cá (mẫu)", "Thịt cá nước ngọt", "000/2026/ATTP-MAU", "05/11/2026"):
        assert words in shown, words


@pytest.mark.parametrize("uri", ["du-lieu/index.html", "so-lieu/index.html", "thoi-han/can-bo/index.html"])
def test_long_sections_are_parted_by_sheets(uri: str, desktop: Visit) -> None:
    """Else the first sheet has a heading and nothing else; a product's sections stay whole."""
    page = desktop.open(uri)
    page.emulate_media(media="print")
    torn = "all => all.map(box => getComputedStyle(box).breakInside)"
    assert {*page.locator(".ocop-section").evaluate_all(torn)} == {"auto"}
    assert page.locator(".ocop-data details:visible").count() == 0
    desktop.open(SAMPLE)
    assert "avoid" in page.locator(".ocop-section").evaluate_all(torn)


def test_a_phone_shows_every_column_of_the_figures(phone: Visit) -> None:
    """No table is wider than the screen; the number of a row's last column stands in it."""
    page = phone.open(CATALOG["figures"])
    wide = page.locator(".ocop-figures__table:visible").evaluate_all(
        "all => all.filter(box => box.scrollWidth > box.clientWidth).length"
    )
    assert wide == 0 and page.locator(".ocop-figures__table:visible").count() > 3


# The product page


def test_a_product_page_answers_in_the_order_of_the_questions(phone: Visit) -> None:
    """What is it, with its verdict; who makes it, where to buy, its papers, where from, its story: in one column."""
    page = phone.open(SAMPLE)
    wanted = [
        "Lạp xưởng cá (mẫu)",
        "Cơ sở sản xuất",
        "Mua và liên hệ",
        "Giấy chứng nhận OCOP",
        "Nơi sản xuất",
        "Câu chuyện sản phẩm",
    ]
    headings = page.evaluate("""() => [...document.querySelectorAll('article :is(h1, h2)')]
        .map(one => [one.getBoundingClientRect().top, one.innerText])
        .sort((a, b) => a[0] - b[0]).map(pair => pair[1])""")
    assert [one for one in headings if one in wanted] == wanted
    assert headings[: len(wanted) - 1] == wanted[:-1]


def test_the_first_screen_of_a_product_names_it(phone: Visit) -> None:
    """On 360 × 740 the photo and the name are seen at once."""
    page = phone.open(ENDED)
    box = page.locator("h1").bounding_box()
    assert box and box["y"] + box["height"] < 740


def test_alcohol_is_stated_and_not_promoted(phone: Visit) -> None:
    """A wine has its sober line and neither summary nor story (Law 44/2019/QH14)."""
    page = phone.open(ALCOHOL)
    sober = page.locator(".ocop-sober")
    assert sober.is_visible() and "dưới 18 tuổi" in sober.inner_text()
    assert page.locator(".ocop-summary, .ocop-story").count() == 0


def test_a_drawing_is_called_one(phone: Visit, subtests: pytest.Subtests) -> None:
    """Under a drawing stands that it is no photograph."""
    for uri in (ENDED, SAMPLE, ALCOHOL):
        with subtests.test(uri):
            page = phone.open(uri)
            caption = page.get_by_text("Hình minh họa, không phải ảnh chụp sản phẩm").first
            assert caption.is_visible()
            picture, words = page.locator(".ocop-photos img").first.bounding_box(), caption.bounding_box()
            assert picture and words and 0 <= words["y"] - (picture["y"] + picture["height"]) < 24


def test_vietnamese_letters_come_from_one_typeface(phone: Visit) -> None:
    """Name, words and verdict are drawn with Be Vietnam Pro, which came with the page."""
    page = phone.open(ENDED)
    assert page.evaluate(
        "document.fonts.ready.then(() => document.fonts.check('600 16px \"Be Vietnam Pro\"', 'Lạp xưởng'))"
    )
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    for selector in ("h1", ".ocop-sentence", ".ocop-verdict", ".ocop-rows dd", ".ocop-footer p"):
        node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
        fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert all(one["isCustomFont"] and one["familyName"].startswith("Be Vietnam Pro") for one in fonts), selector
        assert fonts, selector


# Sharing

NO_SHARE = "Object.defineProperty(Navigator.prototype, 'share', {value: undefined});"
NO_CLIPBOARD = "Object.defineProperty(Navigator.prototype, 'clipboard', {value: undefined});"
SHARE = """Object.defineProperty(Navigator.prototype, 'share', {value: what => {
  window.shared = what; return Promise.resolve(); }});"""
CLIPBOARD = """Object.defineProperty(Navigator.prototype, 'clipboard', {value: {writeText: text => {
  window.copied = text; return Promise.resolve(); }}});"""


@pytest.fixture
def shared_from(visit: Opener, http_site: str) -> Callable[..., Page]:
    """The product page on a host, in a browser with just these abilities."""

    def start(*abilities: str, base: str = http_site) -> Page:
        one = visit(base)
        for ability in abilities:
            one.page.add_init_script(ability)
        return one.open(SAMPLE)

    return start


def test_sharing_hands_over_name_and_address(shared_from: Callable[..., Page]) -> None:
    """Where the phone can share, the button gives it the product's name and the page's address."""
    page = shared_from(SHARE, CLIPBOARD)
    page.get_by_role("button", name="Chia sẻ").click()
    shared = page.evaluate("window.shared")
    assert shared["title"] == "Lạp xưởng cá (mẫu)"
    assert shared["url"].startswith("http") and "/san-pham/lap-xuong-ca-mau/" in shared["url"]


def test_sharing_falls_back_to_the_clipboard(shared_from: Callable[..., Page]) -> None:
    """Where it cannot, the address is copied and the button says so."""
    page = shared_from(NO_SHARE, CLIPBOARD)
    page.get_by_role("button", name="Chia sẻ").click()
    assert "/san-pham/lap-xuong-ca-mau/" in page.evaluate("window.copied")
    page.get_by_role("button", name="Đã chép đường dẫn").wait_for()


def test_no_button_where_nothing_can_be_shared(shared_from: Callable[..., Page]) -> None:
    """Where the browser can do neither, there is no dead button."""
    page = shared_from(NO_SHARE, NO_CLIPBOARD)
    assert not page.locator("[data-ocop-share]").is_visible()


def test_a_usb_stick_shares_the_public_address(shared_from: Callable[..., Page], file_site: str) -> None:
    """From a folder the address of the site is shared: a path on this computer opens nothing elsewhere."""
    page = shared_from(SHARE, CLIPBOARD, base=file_site)
    page.get_by_role("button", name="Chia sẻ").click()
    assert page.evaluate("window.shared.url") == "https://ocop.example.vn/san-pham/lap-xuong-ca-mau/"
