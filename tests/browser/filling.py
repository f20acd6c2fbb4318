"""The submission form as a person fills it in: its fields, its photos, what is wrong and mended, and each way out."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.pictures import PLANTED

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

FORM = "gui-thong-tin/index.html"
# Each group, and a field that only its label has.
GROUPS = {
    "Thực phẩm": ("Thành phần", "Cá linh, muối, thính"),
    "Đồ uống": ("Khối lượng tịnh hoặc thể tích", "500 ml"),
    "Dược liệu và sản phẩm từ dược liệu": ("Bảo quản", "Nơi khô ráo"),
    "Thủ công mỹ nghệ": ("Chất liệu", "Lục bình"),
    "Sinh vật cảnh": ("Chăm sóc", "Tưới hai ngày một lần"),
    "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch": ("Giờ đón khách", "7 giờ đến 16 giờ"),
}
# A phone whose share sheet takes one page, and keeps it in `window.shared`.
SHARE_SHEET = """(() => {
  navigator.canShare = data => data.files.length === 1 && data.files[0].type === 'text/html';
  navigator.share = data => data.files[0].arrayBuffer().then(bytes => {
    window.shared = {name: data.files[0].name, bytes: Array.from(new Uint8Array(bytes))};
  });
})()"""
NO_SHARE_SHEET = "delete Navigator.prototype.canShare"
CHECK, ZALO, ZIP = "Kiểm tra và gửi", "Gửi qua Zalo", "Tải tệp zip"


def until(page: Page, truth: str) -> None:
    """Wait until an expression is true: `wait_for_function` evaluates text in the page, which its policy refuses.

    Asked from outside: a page whose clock stands still has no frames either.
    """
    end = time.monotonic() + 10
    while not page.evaluate(f"() => Boolean({truth})"):
        assert time.monotonic() < end, f"never true: {truth}"
        page.wait_for_timeout(20)


@contextmanager
def named(case: str) -> Iterator[None]:
    """What fails within is told with the name of its case: a step of a longer way, after which nothing can go on."""
    try:
        yield
    except BaseException as error:
        error.add_note(f"in the case of {case}")
        raise


def opened(visited: "Visit", words: str = "") -> Page:
    """The form, ready to be filled in."""
    page = visited.open(f"{FORM}{words}")
    page.locator("[data-ocop-form]").wait_for()
    return page


def part(page: Page, name: str) -> Any:
    """A part of the form by its heading, unfolded."""
    found = page.locator(".ocop-form__part").filter(has=page.get_by_role("heading", name=name, exact=True))
    if found.evaluate("one => one.tagName") == "DETAILS" and not found.evaluate("one => one.open"):
        found.locator("summary").first.click()
    return found


def pick(page: Page, *files: tuple[str, str, bytes]) -> None:
    """Choose photos on the device: name, media type, content."""
    payloads: list[FilePayload] = [{"name": name, "mimeType": kind, "buffer": content} for name, kind, content in files]
    page.locator("input[type=file][multiple]").first.set_input_files(payloads)


def agree(page: Page) -> None:
    """Say that the people in the photos have agreed."""
    page.get_by_role("checkbox", name="Người trong ảnh đã đồng ý. Có trẻ em thì cha mẹ").check()


def fill(page: Page, group: str, photo: bytes, name: str = "Món thử (mẫu)") -> None:
    """As an officer fills it, with a day that does not exist."""
    page.get_by_label("Tên sản phẩm").fill(name)
    page.get_by_label(group, exact=True).check()
    pick(page, ("IMG_0001.jpg", "image/jpeg", photo))
    page.get_by_label("Mô tả ảnh 1").fill("Món thử trên đĩa")
    agree(page)
    page.get_by_label("Tên cơ sở (chủ thể OCOP)").fill("Lò thử Bà Sáu")
    page.get_by_label("Cơ sở sản xuất", exact=True).check()
    choose_place(page, "phu binh phu tan", "xã Bình Thạnh Đông, tỉnh An Giang")
    page.get_by_label("3 sao").check()
    page.get_by_label("Số quyết định").fill("86/QĐ-UBND")
    page.get_by_label("Ngày ký quyết định").fill("31/02/2025")
    page.get_by_label("Cơ quan công nhận").fill("UBND tỉnh An Giang")
    label, text = GROUPS[group]
    part(page, "Thông tin trên nhãn").get_by_label(label, exact=True).fill(text)
    contact = part(page, "Liên hệ mua hàng")
    contact.get_by_label("Điện thoại", exact=True).fill("0912 345 678")
    contact.get_by_role("checkbox").check()
    page.get_by_label("Họ tên").fill("Nguyễn Thị Thử")


def choose_place(page: Page, typed: str, first: str) -> None:
    """Put in a part of a name and take the first place that is suggested."""
    place = page.get_by_role("combobox", name="Xã, phường hiện nay")
    place.click()
    place.fill(typed)
    page.get_by_role("option").first.click()
    expect(place).to_have_value(first)


def mend(page: Page) -> None:
    """What the form says leads to the field; the right day, and it is fine."""
    page.get_by_role("button", name=CHECK).click()
    told = page.locator(".ocop-form .ocop-notice").filter(has_text="cần sửa")
    expect(told).to_contain_text("Còn 1 chỗ cần sửa.")
    expect(told).to_be_focused()
    expect(told).to_contain_text("Không có ngày “31/02/2025”")
    assert page.get_by_role("button", name=ZALO).count() == 0
    told.get_by_role("link").click()
    field = page.get_by_label("Ngày ký quyết định")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("27/01/2025")
    page.get_by_role("button", name=CHECK).click()
    expect(page.get_by_text("Thông tin đã đủ để gửi.")).to_be_visible()
    expect(field).not_to_have_attribute("aria-invalid", "true")


# Ways out


def shared(page: Page) -> tuple[str, bytes]:
    """What the share sheet got."""
    page.get_by_role("button", name=ZALO).click()
    until(page, "window.shared")
    found = page.evaluate("window.shared")
    page.evaluate("delete window.shared")
    return found["name"], bytes(found["bytes"])


def downloaded(page: Page, button: str) -> tuple[str, bytes]:
    """What is downloaded: without a share sheet the page, or the zip for mail or USB."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def hosted(page: Page, edit_url: str) -> dict[str, bytes]:
    """The new files, by path, that the code host's pages are filled in with."""
    found = {}
    for link in page.get_by_role("link", name="Tệp").all():
        address = link.get_attribute("href") or ""
        assert len(address) < 8_000
        assert address.startswith(edit_url.replace("/edit/", "/new/").removesuffix("/"))
        query = parse_qs(urlsplit(address).query)
        found[query["filename"][0]] = query["value"][0].encode()
    return found


def is_bare(photo: bytes) -> bool:
    """Whether a JPEG says nothing but its picture: no EXIF with a position, no XMP, no comment, no maker."""
    with Image.open(BytesIO(photo)) as image:
        image.load()
        said = set(image.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density", "icc_profile"}
        segments = {name for name, _ in getattr(image, "applist", [])}
    words = (PLANTED.encode(), b"Exif", b"GPS", b"xmpmeta")
    return not said and segments <= {"APP0", "APP2"} and not any(one in photo for one in words)
