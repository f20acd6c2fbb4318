"""The dots in a real browser: a press opens what is lit nearest to it, keys open the same, labels can be read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.axe import axe_faults
from tests.browser.conftest import DESKTOP, PHONE, Opener, on_disk, serve
from tests.building import PRODUCT, build, write_repository

LABELS = ["Quần đảo Hoàng Sa (Việt Nam)", "Quần đảo Trường Sa (Việt Nam)"]
# Communes of An Giang, of Đà Nẵng and of Khánh Hòa, the archipelagos among them.
COMMUNES = {
    "an-giang": ("30406", "30445", "30307"),
    "da-nang": ("20333", "20194"),
    "khanh-hoa": ("22736", "22333"),
}
DRAWN = "figure.ocop-dots svg"
# Where the dot of a path is on the screen, and the sizes of all words in the drawing, in px.
PLACE = """(path) => {
  const [, x, y] = /M(\\d+) (\\d+)/.exec(path.getAttribute("d"));
  const shown = path.ownerSVGElement.getScreenCTM();
  return [shown.a * x + shown.e, shown.d * y + shown.f];
}"""
LETTERS = """(drawing) => [...drawing.querySelectorAll("text")].map((text) => ({
  words: text.textContent,
  px: parseFloat(getComputedStyle(text).fontSize) * drawing.getScreenCTM().a,
  whole: ((box, around) => box.left >= around.left - 1 && box.right <= around.right + 1 && box.top >= around.top - 1
    && box.bottom <= around.bottom + 1)(text.getBoundingClientRect(), drawing.getBoundingClientRect()),
}))"""


@pytest.fixture(scope="module")
def dotted_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Products in communes of three provinces, and one of which only an old district is known."""
    files: dict[str, str | bytes] = {}
    for place, code in ((place, code) for place, codes in COMMUNES.items() for code in codes):
        product = PRODUCT.replace("Bánh tráng", f"Món {code}")
        files[f"products/{place}/mon-{code}.yml"] = f'{product}origin: {{commune: "{code}"}}\n'
    files["products/an-giang/mon-cu.yml"] = PRODUCT + "origin: {old_district: 'huyện Phú Tân, tỉnh An Giang'}\n"
    root = write_repository(tmp_path_factory.mktemp("dots"), files)
    result = build(root, "--strict")
    assert result.returncode == 0, result.stderr
    return root / "site"


@pytest.fixture(params=["file", "http"])
def base(request: pytest.FixtureRequest, dotted_site: Path) -> Iterator[str]:
    """The site from a folder without network, and from a host."""
    if request.param == "file":
        yield on_disk(dotted_site)
        return
    with serve(dotted_site, "/ocop/") as address:
        yield address


def press(page: Page, leads: str, across: float = 0, down: float = 0) -> None:
    """A press so many px beside the first dot of what leads there."""
    dot = page.locator(f'[data-leads*="{leads}"]')
    dot.scroll_into_view_if_needed()
    x, y = dot.evaluate(PLACE)
    page.mouse.click(x + across, y + down)


def test_a_press_opens_the_province_and_there_the_commune(base: str, visit: Opener) -> None:
    """From the entrance to a commune in two presses, each beside its dot; far from every dot nothing opens."""
    reader = visit(base)
    page = reader.open("dia-phuong/index.html")
    press(page, "an-giang", across=-14, down=14)
    expect(page).to_have_url(f"{base}dia-phuong/an-giang/index.html")
    box = page.locator(DRAWN).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 2, box["y"] + 2)
    expect(page).to_have_url(f"{base}dia-phuong/an-giang/index.html")
    press(page, "xa-phu-tan", across=3, down=-3)
    expect(page).to_have_url(f"{base}dia-phuong/an-giang/xa-phu-tan/index.html")


def test_a_mouse_is_told_what_a_press_opens(base: str, visit: Opener) -> None:
    """Within 24 px of a lit dot its name is shown, beyond them none."""
    page = visit(base, viewport=DESKTOP).open("dia-phuong/da-nang/index.html")
    dot = page.locator('[data-leads*="hoang-sa"]')
    dot.scroll_into_view_if_needed()
    x, y = dot.evaluate(PLACE)
    for across, name in ((22, "Đặc khu Hoàng Sa"), (26, ""), (0, "Đặc khu Hoàng Sa")):
        page.mouse.move(x + across, y)
        expect(page.locator(".ocop-dots__near")).to_have_text(name)


def test_keys_open_what_a_press_opens(dotted_site: Path, visit: Opener) -> None:
    """The list behind the drawing has the same places; the drawing is one picture with a name, and no stop for keys."""
    page = visit(on_disk(dotted_site)).open("dia-phuong/an-giang/index.html")
    drawing = page.get_by_role("img", name="Sơ đồ chấm các xã: tỉnh An Giang")
    leads = drawing.locator("[data-leads]").evaluate_all("all => all.map(one => one.dataset.leads)")
    assert len(leads) == 3
    for lead in leads:
        link = page.locator(f'.ocop-chips a[href="{lead}"]')
        link.focus()
        expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{on_disk(dotted_site)}dia-phuong/an-giang/{leads[-1]}")


@pytest.mark.parametrize(
    "viewport", [PHONE, ViewportSize(width=320, height=640), DESKTOP], ids=lambda size: size["width"]
)
def test_labels_can_be_read_wherever_the_archipelagos_are(
    dotted_site: Path, visit: Opener, subtests: pytest.Subtests, viewport: ViewportSize
) -> None:
    """In home, places, both provinces and products: whole, and 11 px at 360 px or more (10 at 320)."""
    reader = visit(on_disk(dotted_site), viewport=viewport)
    pages = {
        "index.html": LABELS,
        "dia-phuong/index.html": LABELS,
        "dia-phuong/da-nang/index.html": LABELS[:1],
        "dia-phuong/khanh-hoa/index.html": LABELS[1:],
        "san-pham/mon-20194/index.html": LABELS[:1],
        "san-pham/mon-22333/index.html": LABELS[1:],
        "san-pham/mon-30406/index.html": [],
    }
    for uri, names in pages.items():
        with subtests.test(uri):
            found = reader.open(uri).locator(DRAWN).evaluate(LETTERS)
            assert [label["words"] for label in found] == names
            assert all(label["px"] >= (11 if viewport["width"] >= 360 else 10) and label["whole"] for label in found)


def test_the_entrance_leaves_room_on_a_phone(dotted_site: Path, visit: Opener, subtests: pytest.Subtests) -> None:
    """At 360 × 640 at most 40 % of the screen is dots and their words; axe finds nothing."""
    reader = visit(on_disk(dotted_site), viewport=ViewportSize(width=360, height=640))
    for uri in ("index.html", "dia-phuong/index.html", "dia-phuong/da-nang/index.html"):
        with subtests.test(uri):
            page = reader.open(uri)
            box = page.locator(DRAWN).bounding_box()
            assert box is not None and box["height"] <= 256
            assert axe_faults(page) == []
