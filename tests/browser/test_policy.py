"""The policy in a real browser: what pages need works everywhere, what somebody planted does not."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener, Visit, on_disk, serve
from tests.browser.filling import ZIP, downloaded, fill, mend, opened
from tests.pictures import burdened

PRODUCT = "san-pham/lap-xuong-ca-that-lat/index.html"
PLANTED = (
    "<script>window.planted = 'script'</script>",
    "<img src=x onerror=\"window.planted = 'handler'\">",
    "<svg onload=\"window.planted = 'svg'\"></svg>",
    "<iframe srcdoc=\"<script>parent.planted = 'frame'</script>\"></iframe>",
    "<script src=\"data:text/javascript,window.planted='data'\"></script>",
    '<script src="https://example.vn/a.js"></script>',
    "<style>h1 { display: none }</style>",
    '<p style="position: fixed; inset: 0">x</p>',
    '<base href="https://example.vn/">',
    '<object data="https://example.vn/a.svg"></object>',
    '<img src="https://example.vn/lo.png">',
)
KINDS = (PRODUCT, "index.html", "lien-he.html", "404.html", "trung-bay/index.html", "S/*/index.html")


@pytest.fixture(scope="module")
def planted(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, with all that a fault of ours might let through at the end of a page of each kind."""
    site = tmp_path_factory.mktemp("planted") / "site"
    shutil.copytree(real_site, site)
    for kind in KINDS:
        path = sorted(site.glob(kind))[0]
        text = path.read_text("utf-8")
        path.write_text(text.replace("</h1>", f"</h1>{''.join(PLANTED)}", 1), "utf-8")
    return site


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("where", ["file", "http"])
def test_what_was_planted_does_nothing(planted: Path, visit: Opener, kind: str, where: str) -> None:
    """No script, no handler, no style, no frame, no address elsewhere; each is refused on the console."""
    if where == "file" and kind == "404.html":
        return  # a host's alone
    uri = sorted(planted.glob(kind))[0].relative_to(planted).as_posix()
    with serve(planted, "/" if kind == "404.html" else "/danh-muc/") as address:
        reader = visit(on_disk(planted) if where == "file" else address)
        page = reader.open(uri)
        assert page.evaluate("window.planted") is None
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).display") != "none"
        assert page.evaluate("document.baseURI") == page.url
        assert page.locator("h1 ~ p[style]").first.evaluate("one => getComputedStyle(one).position") != "fixed"
        refused = [words for words in reader.said if "Content Security Policy" in words]
        assert len(refused) >= len(PLANTED) - 1, reader.said
        page.goto("about:blank")
    reader.said.clear()
    reader.asked[:] = [url for url in reader.asked if "example.vn" not in url]  # asked for, and stopped


def test_the_form_works_on_a_host(visit: Opener, form_root: Path) -> None:
    """Photo, places, check and zip below a sub-path; from a folder all other tests of the form try it."""
    with serve(form_root / "site", "/danh-muc/ocop/") as address:
        page = opened(visit(address, accept_downloads=True))
        fill(page, "Thực phẩm", burdened("JPEG"))
        expect(page.locator(".ocop-form__photo img")).to_have_js_property("naturalWidth", 1600)
        mend(page)
        name, content = downloaded(page, ZIP)
        assert name.endswith(".zip") and content.startswith(b"PK")
        page.goto("about:blank")


def search(page: Page) -> None:
    """By the box of every page."""
    page.get_by_role("combobox", name="Tìm").first.fill("lap xuong")
    expect(page.locator(".ocop-find__option").first).to_be_visible()


def test_everything_works_on_every_kind_of_page(anywhere: str, visit: Opener) -> None:
    """Search, gallery, code box, stamps, kiosk and slides from a folder and below a sub-path, without a word said."""
    reader = visit(anywhere)
    search(reader.open(PRODUCT))
    page = reader.open(PRODUCT)
    page.locator("[data-ocop-photo]").first.click()
    expect(page.locator("dialog.ocop-gallery img").first).to_be_visible()
    page = reader.open("tim-kiem/index.html#q=cha+ca")
    expect(page.locator("[data-ocop-browse] .ocop-card").first).to_be_visible()
    page = reader.open("index.html")
    page.get_by_label("Nhập mã in trên tem").fill("GWAM VEQW")
    page.get_by_role("button", name="Xem nguồn gốc").click()
    page.wait_for_url("**/S/GWAMVEQW/**")
    for uri in ("trung-bay/index.html", "trinh-chieu/index.html"):
        expect(reader.open(uri).locator(".slide[data-front=true] img").first).to_be_visible()


def test_one_request_for_our_scripts(http_site: str, visit: Opener) -> None:
    """What a page loads of ours at once: one script, with two for browsing, one of them the engine of every box."""
    for uri, most in ((PRODUCT, 1), ("index.html", 1), ("nhom/index.html", 1), ("tim-kiem/index.html", 3)):
        reader = visit(http_site)
        reader.open(uri)
        ours = [url for url in reader.asked if "/assets/ocop" in url and url.endswith(".js")]
        assert len(ours) == most, (uri, ours)
        assert not [url for url in reader.asked if "/bundle." in url], uri


def test_written_pages_keep_the_theme_s_script(phone: Visit) -> None:
    """Guides fold, copy and follow as the theme has it."""
    assert phone.open("lien-he.html").locator("#__config").count() == 1
    assert [url for url in phone.asked if "/bundle." in url]
