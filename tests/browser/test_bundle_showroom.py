"""A fair's day with the unpacked copy: find and narrow, the kiosk, the slides; from a folder offline, and on a LAN."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from build_hooks.bundle.making import Bundle
from tests.browser.conftest import DESKTOP, Opener, Visit, on_disk, serve

SITE = "danh-muc/"
BROKEN = "() => [...document.images].filter(one => one.src && one.complete && !one.naturalWidth).map(one => one.src)"
LOADED = "image => image.decode().then(() => image.naturalWidth)"


@pytest.fixture(params=["whole-file", "whole-http", "part-file"])
def base(request: pytest.FixtureRequest, unpacked: Path, small_bundle: Bundle) -> Iterator[str]:
    """The whole copy from a folder and below a sub-path of a host; and a part of it with small photos."""
    if request.param == "whole-http":
        with serve(unpacked, "/hoi-cho/2026/") as address:
            yield f"{address}{SITE}"
    else:
        yield f"{on_disk(unpacked if request.param == 'whole-file' else small_bundle.folder)}{SITE}"


@pytest.fixture
def copy(base: str, visit: Opener) -> Visit:
    """A showroom's computer that opens it; the host outlives the page."""
    return visit(base, viewport=DESKTOP)


def test_a_word_finds_its_product(copy: Visit) -> None:
    """Typed without marks into the box of the home page, chosen among the suggestions, opened."""
    page = copy.open("index.html")
    field = page.get_by_role("combobox", name="Tìm sản phẩm").first
    field.click()
    field.press_sequentially("siro atiso")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("Siro Atiso")
    option.click()
    expect(page.locator("h1")).to_contain_text("Siro Atiso")
    assert page.url.startswith(copy.base)


def test_a_facet_narrows_and_its_pictures_are_there(copy: Visit) -> None:
    """Drinks alone, each card with the photo that this copy holds; a copy of drinks alone asks for no group."""
    page = copy.open("tim-kiem/index.html")
    cards = page.locator("[data-ocop-results] .ocop-card")
    expect(cards.filter(has_text="Siro Atiso").first).to_be_visible()
    if "do-uong" not in copy.base:
        everything = cards.count()
        page.get_by_role("checkbox", name="Đồ uống").check()
        expect(cards).not_to_have_count(everything)
    assert cards.count() >= 1
    assert page.get_by_role("checkbox", name="Đồ uống").count() == int("do-uong" not in copy.base)
    for picture in cards.locator("img").all():
        picture.scroll_into_view_if_needed()
        assert picture.evaluate(LOADED) > 0


def test_the_kiosk_shows_what_is_there(copy: Visit) -> None:
    """Touch, group, product: words and photo, and the way back."""
    page = copy.open("trung-bay/index.html")
    page.locator("[data-loop]").wait_for()
    page.mouse.click(200, 200)
    page.locator(".card:visible", has_text="Đồ uống").click()
    card = page.locator(".card:visible", has_text="Siro Atiso").first
    assert card.locator("img").evaluate(LOADED) > 0
    card.click()
    expect(page.locator("[data-name]")).to_contain_text("Siro Atiso")
    assert _broken(page) == []


def test_the_slides_go_round(copy: Visit) -> None:
    """One product after the other, each with its photo."""
    copy.page.clock.install()
    page = copy.open("trinh-chieu/index.html")
    name = page.locator(".slide[data-front=true] .slide__name")
    name.wait_for()
    seen = set()
    for _ in range(4):
        seen.add(name.inner_text())
        assert _broken(page) == []
        page.keyboard.press("ArrowRight")
        page.clock.run_for(3_000)
    assert seen


def _broken(page: Page) -> list[str]:
    script = (
        "() => [...document.images].filter(one => one.complete && one.src && !one.naturalWidth).map(one => one.src)"
    )
    found: list[str] = page.evaluate(script)
    return found
