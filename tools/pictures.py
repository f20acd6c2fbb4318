"""Takes the pictures of README and of the officers' guides from the built site: python -m tools.pictures

Build the site first (`make site`). The guides' pictures are of a telephone's screen, 360 px wide,
with made-up data alone.
"""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

from tools.browser import find

ROOT = Path(__file__).resolve().parent.parent
SITE, GUIDES, README = ROOT / "site", ROOT / "catalog/huong-dan/anh", ROOT / "docs/pictures"
PHONE: ViewportSize = {"width": 360, "height": 640}
COMPUTER: ViewportSize = {"width": 1280, "height": 800}
_SCALE = 2  # dots a pixel of a telephone; a guide shows a picture 300 px wide


def main() -> None:
    """Write every picture anew."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        for path, take in TAKEN.items():
            screen, scale = (COMPUTER, 1) if take is _home else (PHONE, _SCALE)
            context = browser.new_context(viewport=screen, device_scale_factor=scale, locale="vi-VN", offline=True)
            page = context.new_page()
            take(page)
            page.add_style_tag(content=".md-top { display: none }")  # shows for a while when a page scrolls up
            page.wait_for_timeout(400)
            _write(path, page.screenshot())
            context.close()
        browser.close()


def _write(path: Path, picture: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.open(BytesIO(picture)).convert("RGB").save(path, "WEBP", quality=72, method=6)


def _begun(page: Page) -> None:
    page.goto((SITE / "gui-thong-tin/index.html").as_uri())
    page.locator("[data-ocop-form]").wait_for()
    page.get_by_label("Tên sản phẩm").fill("Mắm cá linh (mẫu)")
    page.get_by_label("Thực phẩm", exact=True).check()


def _form(page: Page) -> None:
    _begun(page)
    page.get_by_label("3 sao").check()
    page.get_by_label("Số quyết định").fill("05/QĐ-MẪU")


def _top(page: Page) -> None:
    _begun(page)
    page.evaluate("scrollBy(0, document.querySelector('#san-pham').getBoundingClientRect().top - 60)")


def _place(page: Page) -> None:
    _form(page)
    field = page.get_by_role("combobox", name="Xã, phường hiện nay")
    field.click()
    field.press_sequentially("phu binh phu tan")
    page.get_by_role("option").first.wait_for()
    page.evaluate("document.querySelector('#noi-lam').scrollIntoView(); scrollBy(0, -60)")


def _checked(page: Page, issued: str) -> None:
    _form(page)
    page.get_by_label("Ngày ký quyết định").fill(issued)
    page.get_by_role("button", name="Kiểm tra và gửi").click()


def _wrong(page: Page) -> None:
    _checked(page, "31/02/2025")
    told = page.locator(".ocop-form .ocop-notice")
    told.wait_for()
    told.evaluate("one => one.scrollIntoView({block: 'center'})")


def _ways(page: Page) -> None:
    _checked(page, "20/03/2026")
    fine = page.get_by_text("Thông tin đã đủ để gửi.")
    fine.wait_for()
    fine.evaluate("one => { one.scrollIntoView(); scrollBy(0, -120); }")


def _product(page: Page) -> None:
    page.goto((SITE / "san-pham/lap-xuong-ca-mau/index.html").as_uri())
    page.locator(".ocop-verdict").first.evaluate("one => one.scrollIntoView({block: 'center'})")


def _home(page: Page) -> None:
    page.goto((SITE / "index.html").as_uri())
    page.wait_for_load_state("networkidle")


def _trace(page: Page) -> None:
    page.goto((SITE / "san-pham/lap-xuong-ca-mau/index.html").as_uri())
    page.goto(page.locator(".ocop-stamp a").first.evaluate("link => link.href"))


TAKEN: dict[Path, Callable[[Page], None]] = {
    GUIDES / "bieu-mau.webp": _top,
    GUIDES / "chon-xa.webp": _place,
    GUIDES / "cho-can-sua.webp": _wrong,
    GUIDES / "cach-gui.webp": _ways,
    GUIDES / "trang-san-pham.webp": _product,
    README / "home.webp": _home,
    README / "trace.webp": _trace,
}

if __name__ == "__main__":
    main()
