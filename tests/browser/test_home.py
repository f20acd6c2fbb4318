"""Home and the lists in a browser: what the first screen has, and a grid that odd photos and plates leave whole."""

from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.conftest import Opener, on_disk

SCREENS = {"phone": ViewportSize(width=360, height=640), "computer": ViewportSize(width=1280, height=800)}
SEEN = [".ocop-find input", ".ocop-code-box input", ".ocop-hero svg", ".ocop-hero figcaption"]
BOTTOMS = "all => all.map(one => one.getBoundingClientRect().bottom)"
# Five to one, one to five, and a single dot.
ODD = """sizes => {
  const shown = [...document.querySelectorAll(".ocop-card__photo img")].slice(0, sizes.length);
  return Promise.all(shown.map((image, at) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: sizes[at][0], height: sizes[at][1] });
    canvas.getContext("2d").fillRect(0, 0, ...sizes[at]);
    [image.width, image.height] = sizes[at];
    image.removeAttribute("srcset");
    image.loading = "eager";
    image.src = canvas.toDataURL();
    return image.decode();
  }));
}"""
PLACES = """all => all.map(one => {
  const { width, height, top } = one.getBoundingClientRect();
  return [Math.round(width), Math.round(height), Math.round(top)];
})"""


@pytest.mark.parametrize("screen", SCREENS)
def test_the_first_screen_has_search_dots_and_products(real_site: Path, visit: Opener, screen: str) -> None:
    """Both boxes, the dots with their words and the first row of products with their names."""
    page = visit(on_disk(real_site), viewport=SCREENS[screen]).open("index.html")
    high = SCREENS[screen]["height"]
    for selector in SEEN:
        (bottom,) = page.locator(selector).evaluate_all(BOTTOMS)
        assert 0 < bottom < high, selector
    drawing = page.locator(".ocop-hero svg").bounding_box()
    assert drawing and drawing["height"] <= 0.4 * high
    across = 2 if screen == "phone" else 4
    names = page.locator(".ocop-card__name").evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
    assert all(top + 20 < high for top in names[:across])
    assert page.evaluate("document.documentElement.scrollWidth") <= SCREENS[screen]["width"]


def test_the_box_for_codes_moves_nothing(real_site: Path, visit: Opener) -> None:
    """It is shown by a script; until then, and without one, its room is kept."""
    page = visit(on_disk(real_site), viewport=SCREENS["phone"]).open("index.html")
    box = page.locator(".ocop-hero form")
    shown, below = box.bounding_box(), page.locator(".ocop-cards").first.bounding_box()
    box.evaluate("form => form.hidden = true")
    assert (box.bounding_box(), page.locator(".ocop-cards").first.bounding_box()) == (shown, below)
    assert box.evaluate("form => getComputedStyle(form).visibility") == "hidden"


@pytest.mark.parametrize("screen", SCREENS)
def test_odd_photos_leave_the_grid_whole(real_site: Path, visit: Opener, screen: str) -> None:
    """5:1, a tall one and a dot fill the same place as every other: rows stay rows."""
    page = visit(on_disk(real_site), viewport=SCREENS[screen]).open("nhom/index.html")
    before = page.locator(".ocop-card__photo").evaluate_all(PLACES)
    page.evaluate(ODD, [[1500, 300], [300, 1500], [1, 1]])
    assert page.locator(".ocop-card__photo").evaluate_all(PLACES) == before
    assert page.locator(".ocop-card__photo img").evaluate_all(PLACES) == before
    assert len({(wide, high) for wide, high, _ in before}) == 1


def test_a_plate_fills_the_place_of_a_photo(real_site: Path, visit: Opener) -> None:
    """As the browse page makes it: as large as the photos beside it, with the tint and the drawing of its group."""
    page = visit(on_disk(real_site), viewport=SCREENS["computer"]).open("nhom/index.html")
    photo = page.locator(".ocop-card__photo").first
    place = photo.bounding_box()
    photo.evaluate(
        "(one, name) => one.replaceChildren(OcopElement('span', 'ocop-plate ocop-plate--thuc-pham', "
        "[OcopElement('span', 'ocop-card__name', name)]))",
        "Chả cá thát lát rút xương hấp lá chuối " * 3,
    )
    plate = photo.locator(".ocop-plate")
    assert photo.bounding_box() == place == plate.bounding_box()
    assert plate.evaluate("one => getComputedStyle(one).backgroundColor") != "rgba(0, 0, 0, 0)"
    drawing = plate.evaluate(
        "one => { const its = getComputedStyle(one, '::before'); return its.maskImage || its.webkitMaskImage; }"
    )
    assert drawing.startswith('url("data:image/svg+xml,')
    name = plate.locator(".ocop-card__name").bounding_box()
    assert name and place and name["y"] + name["height"] < place["y"] + place["height"]
