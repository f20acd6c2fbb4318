"""The gallery in a real browser: by tap, keys and swipe, from a folder without network; and what a phone loads."""

import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.axe import SCHEMES, axe_faults_in, turn_to
from tests.browser.conftest import DESKTOP, PHONE, Opener, on_disk, serve
from tests.browser.filling import until
from tests.building import PRODUCT, build, write_repository
from tests.pictures import quarters, saved

MANY = "san-pham/banh-trang/index.html"
ONE = "san-pham/keo-dua/index.html"
HEIGHTS = (1200, 900, 2400, 1600, 1100)  # px at 1,600 px of width: lying, standing, nearly square
SHOWN = """() => {
  const strip = document.querySelector('.ocop-gallery__strip');
  const middle = strip.getBoundingClientRect().left + strip.clientWidth / 2;
  return [...strip.children].findIndex(one => {
    const box = one.getBoundingClientRect();
    return box.left <= middle && middle < box.right;
  }) + 1;
}"""


@pytest.fixture(scope="module")
def gallery_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of a product with five photos, one of them a drawing, and a product with a single photo."""
    listed = [f"{{file: 0{number}.jpg, alt: Ảnh số {number}}}" for number in range(1, 5)]
    listed.append("{file: 05.jpg, alt: Ảnh số 5, kind: illustration}")
    files: dict[str, str | bytes] = {
        "products/an-giang/banh-trang.yml": f"{PRODUCT}photos: [{', '.join(listed)}]\n",
        "products/an-giang/keo-dua.yml": f"{PRODUCT}photos: [{{file: 01.jpg, alt: Kẹo}}]\n",
        "images/an-giang/keo-dua/01.jpg": saved(quarters(1500, 1100)),
    }
    for number, height in enumerate(HEIGHTS, 1):
        files[f"images/an-giang/banh-trang/0{number}.jpg"] = saved(quarters(1600, height))
    root = write_repository(tmp_path_factory.mktemp("gallery"), files)
    result = build(root, "--strict")
    assert result.returncode == 0, result.stderr
    return root / "site"


@pytest.fixture(params=["file", "http"])
def base(request: pytest.FixtureRequest, gallery_site: Path) -> Iterator[str]:
    """The site from a folder without network, and from a host."""
    if request.param == "file":
        yield on_disk(gallery_site)
    else:
        with serve(gallery_site, "/ocop/") as address:
            yield address


@pytest.fixture
def page(visit: Opener, gallery_site: Path) -> Page:
    """The product with five photos on a phone, from a folder."""
    return visit(on_disk(gallery_site), has_touch=True, reduced_motion="reduce").open(MANY)


def links(page: Page) -> Locator:
    """The photos of the page."""
    return page.locator("[data-ocop-photo]")


def is_open(page: Page) -> bool:
    """Whether the photos are shown large."""
    answer: bool = page.evaluate("document.querySelector('.ocop-gallery').open")
    return answer


def expect_photo(page: Page, number: int, of: int = 5) -> None:
    """The photo stands in the middle, and the count says so."""
    until(page, f"({SHOWN})() === {number}")
    expect(page.locator(".ocop-gallery__count")).to_have_text(f"{number} / {of}")


def focused(page: Page) -> str:
    """The words of what has the focus."""
    words: str = page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.tagName")
    return words


PAINTED = """async one => {
  await one.decode();
  const box = one.getBoundingClientRect(), fit = getComputedStyle(one).objectFit;
  const scale = Math.min(box.width / one.naturalWidth, box.height / one.naturalHeight);
  const right = fit === 'contain' ? one.naturalWidth * scale : box.width;
  const below = fit === 'contain' ? one.naturalHeight * scale : box.height;
  const left = box.left + (box.width - right) / 2, top = box.top + (box.height - below) / 2;
  return {left, top, right: left + right, bottom: top + below, ratio: right / below};
}"""


# Opening, turning, closing


def test_a_click_opens_the_photo_it_is_on(base: str, visit: Opener, subtests: pytest.Subtests) -> None:
    """The photo that was pointed at is shown, large, in a dialog over the page."""
    page = visit(base, viewport=DESKTOP).open(MANY)
    for number in (1, 3, 5):
        with subtests.test(number=number):
            links(page).nth(number - 1).click()
            assert page.url == base + MANY
            expect_photo(page, number)
            expect(page.get_by_role("dialog", name="Ảnh sản phẩm")).to_be_visible()
        page.keyboard.press("Escape")
    page.goto("about:blank")  # before the host goes


def test_a_tap_opens(page: Page) -> None:
    """A finger does the same."""
    links(page).nth(1).tap()
    expect_photo(page, 2)


def test_enter_opens(page: Page) -> None:
    """So does the keyboard."""
    links(page).nth(2).focus()
    page.keyboard.press("Enter")
    expect_photo(page, 3)


def test_arrow_keys_turn_and_stop_at_the_ends(page: Page) -> None:
    """Right and left go photo by photo, and no further than the last and the first."""
    links(page).first.click()
    for expected in (2, 3, 4, 5, 5):
        page.keyboard.press("ArrowRight")
        expect_photo(page, expected)
    for expected in (4, 3, 2, 1, 1):
        page.keyboard.press("ArrowLeft")
        expect_photo(page, expected)


def test_quick_keys_are_all_counted(visit: Opener, gallery_site: Path) -> None:
    """Three quick presses go three photos on, also where the turning is shown as a movement."""
    page = visit(on_disk(gallery_site)).open(MANY)
    links(page).first.click()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect_photo(page, 4)


def test_buttons_turn(page: Page) -> None:
    """‹ and › do the same for a finger."""
    links(page).first.click()
    page.get_by_role("button", name="Ảnh sau").tap()
    expect_photo(page, 2)
    page.get_by_role("button", name="Ảnh trước").tap()
    expect_photo(page, 1)


def test_a_swipe_turns(page: Page) -> None:
    """A swipe, which is a scroll sideways, goes on by a photo, and the count follows."""
    links(page).first.click()
    expect_photo(page, 1)
    page.evaluate("document.querySelector('.ocop-gallery__strip').scrollBy(300, 0)")
    expect_photo(page, 2)


def test_closing_gives_the_focus_back(page: Page, subtests: pytest.Subtests) -> None:
    """Escape, × or a tap beside the photo close it; the reader is where the photo was opened."""
    ways: dict[str, Callable[[], None]] = {
        "Escape": lambda: page.keyboard.press("Escape"),
        "button": lambda: page.get_by_role("button", name="Đóng").tap(),
        "beside": lambda: page.touchscreen.tap(180, 60),
    }
    for (way, close), number in product(ways.items(), (1, 4)):
        with subtests.test(way, number=number):
            links(page).nth(number - 1).focus()
            page.keyboard.press("Enter")
            expect_photo(page, number)
            close()
            assert not is_open(page)
            assert focused(page) == f"Xem ảnh lớn: Ảnh số {number}"


def test_it_opens_again_where_it_is_asked(page: Page) -> None:
    """After closing, another photo opens at itself."""
    links(page).nth(4).click()
    expect_photo(page, 5)
    page.keyboard.press("Escape")
    links(page).nth(1).click()
    expect_photo(page, 2)


def test_the_focus_stays_inside(page: Page) -> None:
    """While it is open Tab reaches its buttons, and nothing of the page below."""
    links(page).first.click()
    seen = set()
    for _ in range(8):
        page.keyboard.press("Tab")
        seen.add(focused(page))
    assert {"Đóng", "Ảnh trước", "Ảnh sau"} <= seen
    assert not [words for words in seen if words.startswith("Xem ảnh lớn")]


def test_a_drawing_says_so_when_large(page: Page) -> None:
    """What is no photograph is called so there as well."""
    links(page).nth(4).click()
    expect_photo(page, 5)
    expect(page.locator(".ocop-gallery").get_by_text("Hình minh họa, không phải ảnh chụp")).to_be_visible()
    alts = page.locator(".ocop-gallery img").evaluate_all("all => all.map(one => one.alt)")
    assert alts == [f"Ảnh số {number}" for number in range(1, 6)]


@pytest.mark.parametrize("view", [PHONE, ViewportSize(width=740, height=360), DESKTOP])
def test_the_whole_photo_is_seen(page: Page, view: ViewportSize, subtests: pytest.Subtests) -> None:
    """Lying or standing, the photo lies whole on the screen, undistorted, and under no button."""
    page.set_viewport_size(view)
    for number in range(1, 6):
        with subtests.test(number=number):
            links(page).nth(number - 1).click()
            expect_photo(page, number)
            assert_whole(page, view, number)
        page.keyboard.press("Escape")


def assert_whole(page: Page, view: ViewportSize, number: int) -> None:
    """The photo with this number, which is shown large."""
    box = page.locator(".ocop-gallery img").nth(number - 1).evaluate(PAINTED)
    assert box["left"] >= 0 and box["right"] <= view["width"]
    assert box["top"] >= 0 and box["bottom"] <= view["height"]
    assert abs(box["ratio"] - 1600 / HEIGHTS[number - 1]) < 0.02
    assert box["right"] - box["left"] > 200 or box["bottom"] - box["top"] > 200
    for button in page.locator(".ocop-gallery button").all():
        place = button.bounding_box()
        assert place
        under = place["y"] < box["bottom"] - 1 and place["y"] + place["height"] > box["top"] + 1
        under &= place["x"] < box["right"] - 1 and place["x"] + place["width"] > box["left"] + 1
        assert not under, button.get_attribute("aria-label")


def test_one_photo_needs_no_turning(visit: Opener, gallery_site: Path) -> None:
    """A single photo opens without buttons for others and without a count."""
    page = visit(on_disk(gallery_site)).open(ONE)
    links(page).click()
    assert is_open(page)
    names = page.locator(".ocop-gallery button").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert names == ["Đóng"]
    assert page.locator(".ocop-gallery__count").count() == 0
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    assert not is_open(page)


def test_without_scripts_the_link_opens_the_largest_file(visit: Opener, gallery_site: Path) -> None:
    """Where scripts are off a photo leads to its largest rendition."""
    page = visit(on_disk(gallery_site), java_script_enabled=False).open(MANY)
    hrefs = [link.get_attribute("href") or "" for link in links(page).all()]
    assert len(hrefs) == 5 and all("1080" in href for href in hrefs)
    links(page).nth(1).click()
    page.wait_for_url("**/*.webp")
    assert page.url.endswith(hrefs[1].removeprefix("../.."))


def test_axe_finds_nothing_in_the_open_gallery(visit: Opener, gallery_site: Path, subtests: pytest.Subtests) -> None:
    """No fault that axe knows while a photo is large."""
    reader = visit(on_disk(gallery_site))
    for uri in (MANY, ONE):
        page = reader.open(uri)
        for scheme in SCHEMES:
            turn_to(scheme, page)
            links(page).first.click()
            with subtests.test(uri, scheme=scheme):
                assert is_open(page) and axe_faults_in(scheme, page) == []


def test_nothing_large_is_loaded_before_it_is_asked_for(visit: Opener, gallery_site: Path) -> None:
    """A closed gallery costs no photo; opened at the first, it does not load the last."""
    reader = visit(on_disk(gallery_site))
    page = reader.open(MANY)
    page.wait_for_load_state("networkidle")
    large = {page.evaluate("one => one.href", link.element_handle()) for link in links(page).all()}
    assert len(large) == 5
    assert [url for url in reader.asked if url in large] == []


# What a phone loads


@pytest.mark.parametrize(("dots", "most"), [(1, 520), (2, 1080), (3, 1080)])
def test_the_rendition_a_phone_takes(visit: Opener, gallery_site: Path, dots: int, most: int) -> None:
    """A phone of 360 px takes a file that is enough for its dots, and not the next one."""
    page = visit(on_disk(gallery_site), device_scale_factor=dots).open(MANY)
    image = links(page).first.locator("img")
    image.evaluate("one => one.decode()")
    taken = image.evaluate("one => [one.currentSrc, one.naturalWidth, one.clientWidth]")
    width = int(taken[0].rsplit("-", 1)[1].removesuffix(".webp"))
    assert taken[2] * dots * 0.9 <= width <= most


SHIFTS = """new Promise(done => new PerformanceObserver(list => done(list.getEntries().map(one => one.value)))
  .observe({type: 'layout-shift', buffered: true}) || setTimeout(() => done([]), 300))"""


@pytest.mark.parametrize("uri", [MANY, ONE])
def test_a_page_does_not_jump(visit: Opener, gallery_site: Path, uri: str) -> None:
    """Every photo has its place, in its own proportions and colour, before it has come."""
    page = visit(on_disk(gallery_site)).open(uri)
    images = page.locator("article img")
    for image in images.all():
        image.scroll_into_view_if_needed()
        image.evaluate("one => one.decode()")
    assert sum(page.evaluate(SHIFTS)) < 0.05  # the typeface's arrival alone; a photo without its place is 0.3
    heights = images.evaluate_all("all => all.map(one => +one.getAttribute('height') / one.getAttribute('width'))")
    drawn = images.evaluate_all("all => all.map(one => one.naturalHeight / one.naturalWidth)")
    assert heights == pytest.approx(drawn, abs=0.01)
    grounds = images.evaluate_all("all => all.map(one => getComputedStyle(one).backgroundColor)")
    assert all(re.fullmatch(r"rgb\(\d+, \d+, \d+\)", ground) for ground in grounds)


def test_the_first_photo_comes_first(page: Page) -> None:
    """The first photo is asked for before everything and the others when they are near."""
    images = page.locator("article img")
    assert images.evaluate_all("all => all.map(one => one.getAttribute('fetchpriority') || '')") == ["high", *[""] * 4]
    assert images.evaluate_all("all => all.map(one => one.getAttribute('loading') || '')") == ["", *["lazy"] * 4]
