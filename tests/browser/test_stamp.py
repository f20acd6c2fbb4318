"""The stamp of a product's page as a PNG: made in the browser on demand, from a folder too, in whole dots a module."""

import base64
import json
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageChops

from bench.stamps import made_up
from build_hooks.stamps.drawing import Stamp, lay_out, parts
from build_hooks.stamps.symbol import QUIET
from tests.browser.conftest import Opener, on_disk, serve
from tests.browser.filling import until
from tests.building import PRODUCT, build, write_repository
from tests.reading import CODE, LEDGER, PATH
from tests.stamps.samples import HOSTILE, LONG_NAME, LONG_PRODUCER, stamp
from tests.test_hostile import PAYLOADS

PAGE = "san-pham/banh-trang/index.html"
DOTS = 16
DRAW = """async (its) => {
  const bytes = new Uint8Array(await (await OcopStamps.png(its)).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}"""


def a_hundred() -> list[Stamp]:
    """Of made-up products, and of the worst."""
    return [
        *made_up(100 - len(HOSTILE) - 3),
        *(stamp(name=text, producer=text) for text in HOSTILE),
        stamp(name=LONG_NAME, producer=LONG_PRODUCER),
        stamp(sample=True, lot="L260402", address="https://ocop.example.vn/S/7KQ4M2XR/L260402/"),
        stamp(address=f"https://{'a' * 180}.vn/S/7KQ4M2XR/"),
    ]


@pytest.fixture(scope="module")
def stamp_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of a product with a code."""
    root = tmp_path_factory.mktemp("stamp")
    result = build(write_repository(root, {PATH: f"{PRODUCT}code: {CODE}\n", f"ledger/{CODE}.yml": LEDGER}), "--strict")
    assert result.returncode == 0, result.stderr
    return root / "site"


@pytest.fixture(params=["file", "http"])
def base(request: pytest.FixtureRequest, stamp_site: Path) -> Iterator[str]:
    """The site from a folder without network, and from a host."""
    if request.param == "file":
        yield on_disk(stamp_site)
    else:
        with serve(stamp_site, "/ocop/") as address:
            yield address


def decoded(image: Image.Image) -> list[str]:
    """What a scanner reads."""
    return [barcode.text for barcode in zxingcpp.read_barcodes(image)]


def in_whole_dots(image: Image.Image, side: int) -> bool:
    """Whether each module of the symbol and its quiet zone is a square of DOTS pixels of black or white."""
    across = side + 2 * QUIET
    symbol = image.convert("L").crop((0, 0, across * DOTS, across * DOTS))
    modules = symbol.resize((across, across), Image.Resampling.NEAREST)
    again = modules.resize(symbol.size, Image.Resampling.NEAREST)
    return not ImageChops.difference(symbol, again).getbbox() and {*modules.tobytes()} == {0, 255}


def test_the_page_offers_both(visit: Opener, base: str, stamp_site: Path) -> None:
    """The SVG is the site's file, the PNG comes from a click; both are named by the product and open its trace page."""
    seen = visit(base)
    page = seen.open(PAGE)
    ways = page.locator(".ocop-stamp .ocop-buttons .ocop-button")
    assert ways.all_inner_texts() == ["SVG", "PNG"]
    assert ways.first.get_attribute("download") == f"banh-trang-{CODE}.svg"
    assert (stamp_site / f"tem/{CODE}.svg").is_file() and len(list((stamp_site / "tem").iterdir())) == 1
    with page.expect_download() as download:
        ways.last.click()
    assert download.value.suggested_filename == f"banh-trang-{CODE}.png"
    image = Image.open(download.value.path())
    assert decoded(image) == [f"https://ocop.example.vn/S/{CODE}/"]
    assert seen.said == []


COPIED = """() => {
  window.copied = [];
  navigator.clipboard.writeText = async (text) => { window.copied.push(text); };
}"""
CARD = (
    '<div lang="vi" style="',
    "<strong style=",
    ">Bánh tráng</strong>",
    ">OCOP 3 sao</span>",
    ">Theo nguồn năm 2025</span>",
    f'<a href="https://ocop.example.vn/S/{CODE}/"',
)


def test_a_card_for_another_page(visit: Opener, base: str, tmp_path: Path) -> None:
    """Copied by a button: HTML that asks for nothing and runs nothing, with a symbol that opens the permanent address.

    Texts on it are texts, whatever they look like.
    """
    page = visit(base).open(PAGE)
    page.evaluate(COPIED)
    button = page.locator("[data-ocop-card]")
    button.click()
    until(page, "window.copied.length === 1")
    (card,) = page.evaluate("window.copied")
    assert [part for part in CARD if part not in card] == []
    assert not re.search(r"<script|<link|<img|<iframe|src=|url\(|\bon\w+=|@import|class=|active", card)
    assert button.inner_text() == "Đã chép thẻ: dán vào mã HTML của trang"
    hostile = page.evaluate("(said) => OcopStamps.card(said)", ["https://ocop.example.vn/S/A/", *PAYLOADS])
    text = f'<!doctype html><meta charset="utf-8"><title>Trang của xã</title>{card}{hostile}'
    (tmp_path / "xa.html").write_text(text, "utf-8")
    other = visit(on_disk(tmp_path)).open("xa.html")
    shown = other.locator("div[lang=vi]")
    assert decoded(Image.open(BytesIO(shown.first.screenshot()))) == [f"https://ocop.example.vn/S/{CODE}/"]
    assert shown.first.locator("a").get_attribute("href") == f"https://ocop.example.vn/S/{CODE}/"
    assert shown.last.locator("strong, span").all_inner_texts() == [*PAYLOADS]
    assert other.evaluate("new Set([...document.body.querySelectorAll('*')].map((one) => one.tagName)).size") == 6


def test_without_scripts_the_svg_is_offered(visit: Opener, stamp_site: Path) -> None:
    """A button that would do nothing is not shown."""
    page = visit(on_disk(stamp_site), java_script_enabled=False).open(PAGE)
    assert [way.is_visible() for way in page.locator(".ocop-stamp .ocop-button").all()] == [True, False, False]


def test_a_hundred_stamps(visit: Opener, stamp_site: Path) -> None:
    """Made-up, hostile, long and foreign: each opens its address, in whole dots, at the size that Python prints."""
    seen = visit(on_disk(stamp_site))
    page = seen.open(PAGE)
    page.add_script_tag(url=f"{seen.base}assets/ocop-stamp.js")  # as a click on the button fetches it
    bad, stamps = [], a_hundred()
    for its in stamps:
        given = json.loads(json.dumps({"address": its.address, "file": "", "parts": parts(its)}))
        image = Image.open(BytesIO(base64.b64decode(page.evaluate(DRAW, given))))
        drawing = lay_out(its)
        wide = image.height / image.info["dpi"][0] * 25.4
        whole = in_whole_dots(image, drawing.symbol.side)
        if not (decoded(image) == [its.address] and whole and wide == pytest.approx(drawing.height, abs=0.05)):
            bad.append((its, decoded(image), whole, wide))
        words = image.crop((image.height, 0, image.width, image.height)).convert("L")
        assert words.getextrema() == (0, 255), "words are there"
        edge = image.crop((image.width - 8, 0, image.width, image.height)).convert("L")
        assert edge.getextrema() == (255, 255), "and end within"
    assert len(stamps) == 100 and bad == [] and seen.said == []
