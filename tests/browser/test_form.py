"""The submission form as people use it on a phone: filled, told what is wrong, mended, and sent by each way out."""

import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Download, FilePayload, Page, expect

from build_hooks.intake.page import is_page
from build_hooks.intake.sources import submissions
from build_hooks.intake.submission import Submission
from build_hooks.read.catalog import read_catalog
from tests.browser.conftest import DESKTOP, PHONE, Opener, Visit, on_disk, serve
from tests.building import PRODUCER, PRODUCT, REPOSITORY, build, write_repository
from tests.intake.sending import add
from tests.pictures import PLANTED, burdened

FORM = "gui-thong-tin/index.html"
EDIT = "https://github.com/ocop/danh-muc/edit/main/"
GROUPS = {
    "Thực phẩm": ("Thành phần", "Cá linh, muối, thính"),
    "Đồ uống": ("Khối lượng tịnh hoặc thể tích", "500 ml"),
    "Dược liệu và sản phẩm từ dược liệu": ("Bảo quản", "Nơi khô ráo"),
    "Thủ công mỹ nghệ": ("Chất liệu", "Lục bình"),
    "Sinh vật cảnh": ("Chăm sóc", "Tưới hai ngày một lần"),
    "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch": ("Giờ đón khách", "7 giờ đến 16 giờ"),
}
SHARED = """() => {
  navigator.canShare = data => data.files.length === 1 && data.files[0].type === 'text/html';
  navigator.share = data => data.files[0].arrayBuffer().then(bytes => {
    window.shared = {name: data.files[0].name, bytes: Array.from(new Uint8Array(bytes))};
  });
}"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalog with one product, kept on GitHub, and its site."""
    files: dict[str, str | bytes] = {
        "products/an-giang/banh-trang.yml": f"{PRODUCT}producer: lo-banh\n",
        "producers/lo-banh.yml": PRODUCER,
    }
    folder = write_repository(tmp_path_factory.mktemp("form"), files, edit_url=EDIT)
    result = build(folder, "--strict")
    assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture
def phone(visit: Opener, root: Path) -> Iterator[Page]:
    """A phone that opened the form from a folder without network."""
    visited = visit(on_disk(root / "site"), viewport=PHONE, accept_downloads=True)
    visited.page.add_init_script(f"({SHARED})()")
    yield opened(visited)


def opened(visited: Visit, words: str = "") -> Page:
    page = visited.open(f"{FORM}{words}")
    page.locator("[data-ocop-form]").wait_for()
    return page


def part(page: Page, name: str) -> Any:
    """A part of the form by its heading, unfolded."""
    found = page.locator(".ocop-form__part").filter(has=page.get_by_role("heading", name=name, exact=True))
    if found.evaluate("one => one.tagName") == "DETAILS" and not found.evaluate("one => one.open"):
        found.locator("summary").click()
    return found


def pick(page: Page, name: str, kind: str, content: bytes) -> None:
    """Choose a photo on the device."""
    file: FilePayload = {"name": name, "mimeType": kind, "buffer": content}
    page.locator("input[type=file][multiple]").first.set_input_files([file])


def fill(page: Page, group: str, photo: bytes) -> None:
    """As an officer fills it, with a day that does not exist."""
    page.get_by_label("Tên sản phẩm").fill("Món thử (mẫu)")
    page.get_by_label(group, exact=True).check()
    page.get_by_label("Tên chủ thể").fill("Lò thử Bà Sáu")
    page.get_by_label("Cơ sở sản xuất", exact=True).check()
    place = page.get_by_role("combobox", name="Xã, phường hiện nay")
    place.click()
    place.press_sequentially("phu binh phu tan")
    page.get_by_role("option").first.click()
    expect(place).to_have_value("xã Bình Thạnh Đông, tỉnh An Giang")
    page.get_by_label("3 sao").check()
    page.get_by_label("Số quyết định").fill("86/QĐ-UBND")
    page.get_by_label("Ngày ký quyết định").fill("31/02/2025")
    page.get_by_label("Cơ quan công nhận").fill("UBND tỉnh An Giang")
    page.get_by_label("Tên nguồn").fill("Quyết định 86/QĐ-UBND")
    pick(page, "IMG_0001.jpg", "image/jpeg", photo)
    page.get_by_label("Mô tả ảnh 1").fill("Món thử trên đĩa")
    label, text = GROUPS[group]
    part(page, "Thông tin trên nhãn").get_by_label(label, exact=True).fill(text)
    contact = part(page, "Liên hệ mua hàng")
    contact.get_by_label("Điện thoại", exact=True).fill("0912 345 678")
    contact.get_by_role("checkbox").check()
    page.get_by_label("Họ tên").fill("Nguyễn Thị Thử")


def mend(page: Page) -> None:
    """What the form says leads to the field; the right day, and it is fine."""
    page.get_by_role("button", name="Kiểm tra và gửi").click()
    told = page.locator(".ocop-form .ocop-notice")
    expect(told).to_contain_text("Còn 1 chỗ cần sửa:")
    expect(told).to_contain_text("Không có ngày “31/02/2025”")
    assert page.get_by_role("button", name="Gửi qua Zalo").count() == 0
    told.get_by_role("link").click()
    field = page.get_by_label("Ngày ký quyết định")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("27/01/2025")
    page.get_by_role("button", name="Kiểm tra và gửi").click()
    expect(page.get_by_text("Thông tin đã đủ để gửi.")).to_be_visible()
    expect(field).not_to_have_attribute("aria-invalid", "true")


def bytes_of(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def shared(page: Page) -> tuple[str, bytes]:
    """What the share sheet got."""
    page.get_by_role("button", name="Gửi qua Zalo").click()
    page.wait_for_function("window.shared")
    found = page.evaluate("window.shared")
    return found["name"], bytes(found["bytes"])


def zipped(page: Page) -> tuple[str, bytes]:
    """What is downloaded for mail or USB."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải tệp zip").click()
    return waiting.value.suggested_filename, bytes_of(waiting.value)


@pytest.mark.parametrize("group", GROUPS)
def test_a_person_fills_it_is_told_mends_it_and_sends_it(phone: Page, desk: Path, tmp_path: Path, group: str) -> None:
    """Each way out is taken in by `ocop add` without an error; the camera's words are in none of them."""
    photo = burdened("JPEG")
    fill(phone, group, photo)
    mend(phone)
    for name, content in (shared(phone), zipped(phone)):
        assert name in ("gui-mon-thu-mau.html", "gui-mon-thu-mau.zip")
        assert PLANTED.encode() not in content and b"Exif" not in content
        (desk / name).write_bytes(content)
        (one,) = submissions(desk / name)
        assert isinstance(one, Submission), one.line()
        assert sorted(one.files) == ["anh/01.jpg", "chu-the.yml", "gui-kem.yml", "san-pham.yml"] and one.ignored == []
        assert PLANTED.encode() not in b"".join(one.files.values())
        root = write_repository(tmp_path / Path(name).suffix)
        result = add(root, desk / name)
        assert result.exit_code == 0 and "1 mới" in result.output, result.output
        product = next(one for one in read_catalog(root).catalog.products if one.slug == "mon-thu-mau")
        assert product.origin.commune == "30445" and product.recognitions[0].issued == date(2025, 1, 27)
        assert product.contact and product.contact.consent and product.photos[0].alt == "Món thử trên đĩa"
        assert (product.photos[0].width, product.photos[0].height) == (1600, 1200)
    links = phone.get_by_role("link", name="Tệp")
    assert [one.inner_text() for one in links.all()] == ["Tệp cơ sở", "Tệp sản phẩm"]
    for link, path in zip(
        links.all(), ("producers/lo-thu-ba-sau.yml", "products/an-giang/binh-thanh-dong/mon-thu-mau.yml"), strict=True
    ):
        address = link.get_attribute("href") or ""
        assert len(address) < 8_000 and address.startswith(EDIT.replace("/edit/", "/new/").removesuffix("/"))
        assert parse_qs(urlsplit(address).query)["filename"] == [path]


def test_its_page_appears(phone: Page, desk: Path, tmp_path: Path) -> None:
    """From the phone to the built site: add, check, build, and the product stands there with its photo."""
    fill(phone, "Thực phẩm", burdened("JPEG"))
    mend(phone)
    name, content = shared(phone)
    assert is_page(content)
    (desk / name).write_bytes(content)
    root = write_repository(tmp_path)
    assert add(root, desk / name).exit_code == 0
    assert [one.line() for one in read_catalog(root).problems if not one.is_warning] == []
    result = build(root)
    assert result.returncode == 0, result.stderr
    page = (root / "site/san-pham/mon-thu-mau/index.html").read_text("utf-8")
    assert "Món thử (mẫu)" in page and (root / "site/anh/mon-thu-mau/1-640.webp").is_file()


def test_the_page_that_is_sent_is_readable(visit: Opener, phone: Page, tmp_path: Path) -> None:
    """Whoever gets it in a chat sees the words and the photo, in a browser that runs nothing of it."""
    fill(phone, "Thực phẩm", burdened("JPEG"))
    mend(phone)
    _, content = shared(phone)
    (tmp_path / "gui.html").write_bytes(content)
    page = visit(on_disk(tmp_path), viewport=PHONE).open("gui.html")
    expect(page.get_by_role("heading", name="Món thử (mẫu)")).to_be_visible()
    expect(page.get_by_role("row", name="Các lần công nhận 1, Số quyết định")).to_contain_text("86/QĐ-UBND")
    assert page.locator("img").evaluate("one => one.decode().then(() => one.naturalWidth)") == 1600
    assert b"<script" not in content
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_a_share_sheet_it_is_downloaded(visit: Opener, root: Path) -> None:
    """And the words say what to do with it."""
    visited = visit(on_disk(root / "site"), viewport=DESKTOP, accept_downloads=True)
    visited.page.add_init_script("delete Navigator.prototype.canShare")
    page = opened(visited)
    fill(page, "Thực phẩm", burdened("JPEG"))
    mend(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Gửi qua Zalo").click()
    assert waiting.value.suggested_filename == "gui-mon-thu-mau.html" and is_page(bytes_of(waiting.value))
    expect(page.get_by_text("Mở Zalo, chọn người nhận")).to_be_visible()


ZALO = "Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 Chrome/90.0 Mobile Safari/537.36 Zalo android/12100635"


def test_inside_a_chat_it_leads_to_a_real_browser(visit: Opener, root: Path) -> None:
    """Where nothing can be saved."""
    page = opened(visit(on_disk(root / "site"), user_agent=ZALO))
    fill(page, "Thực phẩm", burdened("JPEG"))
    mend(page)
    expect(page.get_by_text("Bạn đang mở trang này bên trong một ứng dụng")).to_be_visible()


def test_on_android_the_way_out_of_a_chat_is_one_tap(visit: Opener, root: Path) -> None:
    """Served from a host, a link asks the system for Chrome with the same page."""
    with serve(root / "site") as address:
        page = opened(visit(address, user_agent=ZALO))
        fill(page, "Thực phẩm", burdened("JPEG"))
        mend(page)
        link = page.get_by_role("link", name="Mở bằng Chrome").get_attribute("href") or ""
        assert link.startswith(f"intent://{address.removeprefix('http://')}gui-thong-tin/index.html#Intent;")
        assert "package=com.android.chrome" in link
        page.wait_for_timeout(500)


@pytest.mark.parametrize("agreed", [True, False])
def test_a_households_address_needs_its_consent(phone: Page, desk: Path, tmp_path: Path, agreed: bool) -> None:
    """Asked once, in plain words; it is written where the catalog looks for it."""
    fill(phone, "Thực phẩm", burdened("JPEG"))
    phone.get_by_label("Địa chỉ", exact=True).fill("12 ấp Thử, xã Bình Thạnh Đông")
    part(phone, "Liên hệ mua hàng").get_by_role("checkbox").set_checked(agreed)
    mend(phone)
    name, content = zipped(phone)
    (desk / name).write_bytes(content)
    root = write_repository(tmp_path)
    assert add(root, desk / name).exit_code == 0
    (producer,) = read_catalog(root).catalog.producers
    assert producer.address and bool(producer.contact and producer.contact.consent) == agreed


def test_a_long_story_says_to_use_the_file(phone: Page) -> None:
    """No address is longer than a host takes."""
    fill(phone, "Thực phẩm", burdened("JPEG"))
    part(phone, "Câu chuyện sản phẩm").get_by_label("Câu chuyện sản phẩm").fill(
        "Phơi sương một đêm trên giàn tre. " * 150
    )
    mend(phone)
    expect(phone.get_by_text("Nội dung quá dài cho cách này.")).to_be_visible()
    assert phone.get_by_role("link", name="Tệp").count() == 0


# While filling in


def test_what_is_wrong_is_told_on_leaving_a_field(phone: Page) -> None:
    """Beside it, in the words of the check; gone when it is mended; silent about what was not touched."""
    field = phone.get_by_label("Ngày ký quyết định")
    field.fill("hôm qua")
    field.blur()
    told = phone.locator("[data-at='product:recognitions[1].issued'] .ocop-form__told")
    expect(told).to_contain_text("“hôm qua” không phải một ngày; ngày/tháng/năm như 27/01/2023")
    assert field.get_attribute("aria-describedby", timeout=100)
    assert phone.locator(".ocop-form__told:visible").count() == 1
    field.fill("27/01/2025")
    field.blur()
    expect(told).to_be_hidden()


def test_a_known_producer_is_recognised(phone: Page) -> None:
    """By its name in any writing; it is named by its slug and not described again."""
    producer = phone.get_by_label("Tên chủ thể")
    producer.click()
    producer.fill("co so banh trang")
    expect(phone.get_by_text("Cơ sở này đã có trong danh mục.")).to_be_visible()
    assert phone.get_by_label("Mã số thuế").count() == 0
    phone.get_by_label("Tên sản phẩm").fill("Bánh phồng")
    phone.get_by_label("Thực phẩm", exact=True).check()
    phone.get_by_label("3 sao").check()
    phone.get_by_label("Theo nguồn").fill("2025")
    phone.get_by_label("Tên nguồn").fill("Danh sách năm 2025")
    phone.get_by_role("button", name="Kiểm tra và gửi").click()
    _, content = zipped(phone)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert sorted(archive.namelist()) == ["gui-kem.yml", "san-pham.yml"]
        assert 'producer: "lo-banh"' in archive.read("san-pham.yml").decode()


def test_a_draft_is_kept_and_cleared(visit: Opener, root: Path) -> None:
    """Texts and photos are there after a reload; after clearing nothing is left on the device."""
    visited = visit(on_disk(root / "site"))
    page = opened(visited)
    fill(page, "Đồ uống", burdened("JPEG"))
    expect(page.get_by_text("Bản nháp được giữ trên máy này.")).to_be_visible()
    page.wait_for_timeout(600)
    page.reload()
    expect(page.get_by_text("Đã mở lại bản nháp trên máy này.")).to_be_visible()
    assert page.get_by_label("Tên sản phẩm").input_value() == "Món thử (mẫu)"
    assert page.get_by_label("Mô tả ảnh 1").input_value() == "Món thử trên đĩa"
    expect(page.get_by_role("combobox", name="Xã, phường hiện nay")).to_have_value("xã Bình Thạnh Đông, tỉnh An Giang")
    assert page.locator(".ocop-form__photo img").evaluate("one => one.decode().then(() => one.naturalWidth)") == 1600
    page.get_by_role("button", name="Xóa bản nháp").click()
    expect(page.get_by_text("Đã xóa bản nháp.")).to_be_visible()
    page.reload()
    page.locator("[data-ocop-form]").wait_for()
    assert page.get_by_label("Tên sản phẩm").input_value() == ""
    assert page.evaluate("localStorage.getItem('ocop-gui')") is None


def test_a_correction_asks_only_for_what_changes(visit: Opener, root: Path, desk: Path, tmp_path: Path) -> None:
    """From the product's page: one field filled, the rest of the product stays."""
    visited = visit(on_disk(root / "site"), accept_downloads=True)
    visited.open("san-pham/banh-trang/index.html").get_by_role("link", name="Gửi bản sửa").click()
    page = visited.page
    page.locator("[data-ocop-form]").wait_for()
    expect(page.get_by_text("Sửa “Bánh tráng”: chỉ ghi những gì cần sửa hoặc cần thêm.")).to_be_visible()
    page.get_by_label("Một câu giới thiệu").first.fill("Phơi sương một đêm.")
    page.get_by_role("button", name="Kiểm tra và gửi").click()
    name, content = zipped(page)
    (desk / name).write_bytes(content)
    copy = write_repository(
        tmp_path,
        {path: (root / path).read_bytes() for path in ("products/an-giang/banh-trang.yml", "producers/lo-banh.yml")},
    )
    result = add(copy, desk / name)
    assert result.exit_code == 0 and "1 sửa" in result.output, result.output
    product = read_catalog(copy).catalog.products[0]
    assert product.summary == "Phơi sương một đêm." and product.recognitions[0].stars == 3


def test_what_is_no_photo_is_told(phone: Page) -> None:
    """A HEIC that the browser cannot open, a text: the words say what to do."""
    pick(phone, "IMG_1.HEIC", "image/heic", b"ftypheic")
    expect(phone.get_by_text("Không mở được “IMG_1.HEIC”")).to_be_visible()
    assert phone.locator(".ocop-form__photo").count() == 0


# How it looks and reads


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_it_fits_and_is_accessible(visit: Opener, root: Path, width: int, scheme: str) -> None:
    """Filled, with an error told, in both schemes: axe finds nothing, nothing sticks out."""
    page = opened(visit(on_disk(root / "site"), viewport={"width": width, "height": 800}, color_scheme=scheme))
    fill(page, "Thực phẩm", burdened("JPEG"))
    page.get_by_role("button", name="Kiểm tra và gửi").click()
    page.locator(".ocop-form .ocop-notice").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page, context=".ocop-form", options={"resultTypes": ["violations"], "preload": False})
    assert found.violations_count == 0, found.generate_report()


def test_a_visit_loads_little(visit: Opener, root: Path) -> None:
    """The table of places comes when a place is asked for."""
    visited = visit(on_disk(root / "site"))
    page = opened(visited)
    assert not [url for url in visited.asked if url.endswith(("dia-phuong.js", "da-co.js"))]
    page.get_by_role("combobox", name="Xã, phường hiện nay").click()
    page.wait_for_function("window.OCOP_PLACES")


def test_without_script_it_says_how_else(visit: Opener, root: Path) -> None:
    """A page is never empty."""
    page = visit(on_disk(root / "site"), java_script_enabled=False).open(FORM)
    shown = page.locator("noscript").first.bounding_box()
    assert shown and shown["height"] > 50
    assert "Trình duyệt này đang tắt JavaScript" in page.content()


def test_the_guide_leads_here() -> None:
    """Officers find the form from their pages."""
    for name in ("lien-he.md", "huong-dan/index.md"):
        assert "gui-thong-tin/index.md" in (REPOSITORY / "catalog" / name).read_text("utf-8")
