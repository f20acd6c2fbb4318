"""A correction in the form: opened with what the catalog has, changed, emptied, sent as that alone, and taken in."""

import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from build_hooks.read.catalog import read_catalog
from tests.browser.axe import axe_faults
from tests.browser.conftest import DESKTOP, Opener, Visit, on_disk
from tests.browser.filling import CHECK, NO_SHARE_SHEET, ZALO, ZIP, agree, downloaded, opened, part, pick
from tests.browser.test_form import assert_fits
from tests.building import PRODUCER, PRODUCT, build, jpeg, write_repository
from tests.intake.sending import add
from tests.pictures import burdened

EMPTY, KEEP = "Để trống mục này", "Giữ như cũ"
WHOLE = """\
name: Mắm cá linh
group: thuc-pham
producer: lo-mam
origin: {commune: "30445", as_certified: "xã Phú Bình, huyện Phú Tân"}
recognitions:
  - {stars: 3, decision: 86/QĐ-UBND, issued: 27/01/2023, issuer: UBND tỉnh An Giang, level: province, note: Lần đầu}
  - {stars: 4, decision: 12/QĐ-UBND, issued: 16/03/2026, issuer: UBND tỉnh An Giang, level: province, score: "78,25"}
summary: Mắm của mùa nước nổi.
aliases: [Mắm linh, Mắm đồng]
photos: [{file: 02.jpg, alt: Hũ mắm, kind: photo}]
variants: [{name: Hũ 500 g, gtin: "8936049500008"}]
label: {ingredients: "Cá linh, muối", storage: Nơi mát}
contact: {phone: "0912 345 678", email: ban@example.vn, consent: 02/03/2026}
price: {from: 50.000, to: 90.000, as_of: "2025"}
sold_at: [{name: Chợ Vàm, address: Số 1}, {name: Chợ Mới}, {name: Chợ Phú}]
tags: [mắm, cá]
sources: [{title: Danh sách của xã, publisher: UBND xã}]
updated: 01/03/2026
"""
SILENT = PRODUCT.replace("Bánh tráng", "Khô cá lóc") + 'producer: lo-mam\ncontact: {phone: "0987 654 321"}\n'
FILES: dict[str, str | bytes] = {
    "products/an-giang/mam-ca-linh.yml": WHOLE,
    "products/an-giang/kho-ca-loc.yml": SILENT,
    "products/an-giang/banh-trang.yml": PRODUCT,
    "producers/lo-mam.yml": PRODUCER.replace("Cơ sở Bánh Tráng", "Lò mắm Bà Sáu"),
    "producers/lo-moi.yml": PRODUCER.replace("Cơ sở Bánh Tráng", "Lò mới"),
    "images/an-giang/mam-ca-linh/02.jpg": jpeg(),
}


@pytest.fixture(scope="module")
def held_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalog of a producer with two products, of one of which much is known."""
    office = {"name": "Phòng Kinh tế", "zalo": "0912 000 111", "email": "ocop@xa.example.vn"}
    root = write_repository(tmp_path_factory.mktemp("held"), dict(FILES), office=office)
    result = build(root)
    assert result.returncode == 0, result.stderr
    return root


@pytest.fixture
def visited(visit: Opener, held_root: Path) -> Visit:
    """A phone with the site in a folder, without network."""
    return visit(on_disk(held_root / "site"), accept_downloads=True)


def sent(page: Page, desk: Path) -> tuple[Path, dict[str, object]]:
    """The zip, and the product in it."""
    page.get_by_role("button", name=CHECK).click()
    name, content = downloaded(page, ZIP)
    (desk / name).write_bytes(content)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return desk / name, yaml.safe_load(archive.read("san-pham.yml"))


def taken(root: Path, path: Path, tmp_path: Path) -> str:
    """The output of `ocop add` in a copy of the catalog, whatever waits accepted."""
    copy = tmp_path / "copy"
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns("site", ".cache", ".site*"))
    result = add(copy, "--accept-all", path)
    assert result.exit_code == 0, result.output
    return result.output


def press(page: Page, at: str, words: str) -> None:
    """A button below a field."""
    page.locator(f"[data-at='{at}'] > .ocop-form__change").get_by_role("button", name=words).click()


def change_of(page: Page, at: str) -> str:
    """What stands below a field of what it was and becomes."""
    return page.locator(f"[data-at='{at}'] > .ocop-form__change").inner_text()


def test_it_opens_with_what_the_catalog_has_and_sends_what_differs(
    visited: Visit, held_root: Path, desk: Path, tmp_path: Path
) -> None:
    """From the product's page: filled in, nothing marked as required, old → new at each change, taken in as that."""
    visited.open("san-pham/mam-ca-linh/index.html").get_by_role("link", name="Gửi bản sửa").click()
    page = visited.page
    page.locator("[data-ocop-form]").wait_for()
    for label, value in (
        ("Tên sản phẩm", "Mắm cá linh"),
        ("Tên cơ sở (chủ thể OCOP)", "Lò mắm Bà Sáu"),
        ("Điện thoại", "0912 345 678"),
    ):
        expect(page.get_by_label(label, exact=True).first).to_have_value(value)
    expect(page.get_by_role("combobox", name="Xã, phường hiện nay")).to_have_value("xã Bình Thạnh Đông, tỉnh An Giang")
    expect(page.locator(".ocop-form__there")).to_contain_text("02.jpg")
    expect(page.get_by_label("Mô tả ảnh 1")).to_have_value("Hũ mắm")
    assert page.locator(".ocop-form__there img").evaluate("one => one.decode().then(() => one.naturalWidth)") > 100
    assert page.locator(".ocop-form__must").count() == 0
    assert [url.rpartition("/")[2] for url in visited.asked if "/du-lieu/" in url] == ["00.js"]  # names of all are not

    page.get_by_role("button", name=CHECK).click()
    expect(page.get_by_text("Chưa sửa chỗ nào.")).to_be_visible()
    assert page.get_by_role("button", name=ZIP).count() == 0

    second = page.locator("[data-at='product:recognitions[2]']")
    second.get_by_text("Thêm: cấp công nhận").click()
    second.get_by_label("Điểm").fill("79,5")
    assert change_of(page, "product:recognitions[2].score").startswith("78,25 → 79,5")
    story = part(page, "Câu chuyện sản phẩm")
    press(page, "product:summary", EMPTY)
    expect(story.get_by_label("Một câu giới thiệu", exact=True)).to_have_value("")
    assert change_of(page, "product:summary").startswith("Mắm của mùa nước nổi. → (xóa)")
    press(page, "product:summary", KEEP)
    expect(story.get_by_label("Một câu giới thiệu", exact=True)).to_have_value("Mắm của mùa nước nổi.")
    story.get_by_label("Một câu giới thiệu", exact=True).fill("")
    label = part(page, "Thông tin trên nhãn")
    press(page, "product:label.storage", EMPTY)
    label.get_by_label("Hạn sử dụng").fill("6 tháng")
    shops = part(page, "Nơi bán")
    shops.get_by_role("button", name="Bỏ nơi bán này").nth(1).click()
    expect(shops.get_by_text("Sẽ bỏ khỏi danh mục:")).to_be_visible()
    shops.get_by_role("button", name="Giữ lại").click()
    expect(shops.get_by_label("Tên nơi bán").nth(1)).to_have_value("Chợ Mới")
    shops.get_by_role("button", name="Bỏ nơi bán này").nth(1).click()
    more = part(page, "Thông tin khác")
    more.get_by_label("Từ khóa").fill("mắm\ncá\nmùa nước nổi")
    more.get_by_label("Tên gọi khác").fill("Mắm linh")

    path, product = sent(page, desk)
    told = page.locator(".ocop-form__changes")
    expect(told).to_contain_text("Các lần công nhận 2, Điểm: 78,25 → 79,5")
    expect(told).to_contain_text("Thông tin trên nhãn, Hạn sử dụng: (chưa có) → 6 tháng")
    sent_to = "Gửi tệp ấy tới Phòng Kinh tế: Zalo 0912 000 111, ocop@xa.example.vn."
    expect(page.locator(".ocop-form__sent")).to_have_text(f"Đã tải về tệp gui-mam-ca-linh.zip. {sent_to}")
    assert product == {
        "name": "Mắm cá linh",
        "recognitions": [{"decision": "12/QĐ-UBND", "issued": "16/03/2026", "score": "79,5"}],
        "summary": "(xóa)",
        "aliases": ["(xóa)", "Mắm linh"],
        "label": {"storage": "(xóa)", "shelf_life": "6 tháng"},
        "sold_at": ["(xóa)", {"name": "Chợ Vàm", "address": "Số 1"}, {"name": "Chợ Phú"}],
        "tags": ["mùa nước nổi"],
    }
    output = taken(held_root, path, tmp_path)
    assert "Một câu giới thiệu: Mắm của mùa nước nổi. → (bỏ)" in output
    (its,) = (one for one in read_catalog(tmp_path / "copy").catalog.products if one.slug == "mam-ca-linh")
    assert (its.summary, its.label.storage, its.label.shelf_life) == ("", "", "6 tháng")
    assert [shop.name for shop in its.sold_at] == ["Chợ Vàm", "Chợ Phú"] and its.aliases == ("Mắm linh",)
    assert [str(one.score) for one in its.recognitions] == ["None", "79.5"] and its.recognitions[0].note == "Lần đầu"
    assert its.contact.phone == "0912345678" and its.tags == ("mắm", "cá", "mùa nước nổi")


def test_what_must_be_there_and_what_is_new_is_judged(
    visited: Visit, held_root: Path, desk: Path, tmp_path: Path
) -> None:
    """A name must stay; a shop that is added needs its own; photos come behind; a consent can be taken back."""
    page = opened(visited, "#sua=mam-ca-linh")
    page.get_by_label("Tên sản phẩm").fill("")
    shops = part(page, "Nơi bán")
    shops.get_by_role("button", name="Thêm nơi bán").click()
    assert page.locator(".ocop-form__must").count() == 1
    shops.get_by_label("Địa chỉ").nth(3).fill("Số 9")
    page.get_by_role("button", name=CHECK).click()
    told = page.locator(".ocop-form .ocop-notice").filter(has_text="cần sửa")
    assert sorted(told.get_by_role("listitem").all_inner_texts()) == [
        "Tên nơi bán: Chưa điền “Tên nơi bán”.",
        "Tên sản phẩm: Chưa điền “Tên sản phẩm”.",
    ]
    press(page, "product:name", KEEP)
    shops.get_by_label("Tên nơi bán").nth(3).fill("Chợ đêm")
    part(page, "Liên hệ mua hàng").get_by_role("checkbox").uncheck()
    expect(part(page, "Liên hệ mua hàng").get_by_label("Điện thoại", exact=True)).to_have_value("")
    pick(page, ("IMG_1.jpg", "image/jpeg", burdened("JPEG")))
    page.get_by_label("Mô tả ảnh 2").fill("Lò mắm")
    agree(page)
    path, product = sent(page, desk)
    assert product["photos"] == [{"file": "01.jpg", "alt": "Lò mắm"}]
    assert product["contact"] == dict.fromkeys(("phone", "email", "consent"), "(xóa)")
    assert product["sold_at"] == [{"name": "Chợ đêm", "address": "Số 9"}]
    taken(held_root, path, tmp_path)
    (its,) = (one for one in read_catalog(tmp_path / "copy").catalog.products if one.slug == "mam-ca-linh")
    assert [photo.file for photo in its.photos] == ["02.jpg", "01.jpg"] and not its.contact.phone
    assert [shop.name for shop in its.sold_at] == ["Chợ Vàm", "Chợ Mới", "Chợ Phú", "Chợ đêm"]


def test_photos_and_the_producer_are_corrected_too(visited: Visit, held_root: Path, desk: Path, tmp_path: Path) -> None:
    """A photo is told otherwise or taken out, with a way back; its producer's kind and address wait under its name."""
    page = opened(visited, "#sua=mam-ca-linh")
    there = page.locator(".ocop-form__there")
    there.get_by_label("Mô tả ảnh 1").fill("Hũ mắm mới")
    assert change_of(page, "product:photos[1].alt").startswith("Hũ mắm → Hũ mắm mới")
    there.get_by_role("button", name="Bỏ ảnh này: ảnh 1").click()
    expect(page.locator("#anh").get_by_text("Sẽ bỏ khỏi danh mục:")).to_be_visible()
    page.locator("#anh").get_by_role("button", name="Giữ lại").click()
    expect(there.get_by_label("Mô tả ảnh 1")).to_have_value("Hũ mắm")
    maker = part(page, "Cơ sở sản xuất")
    expect(maker.get_by_label("Cơ sở sản xuất", exact=True)).to_be_checked()
    maker.get_by_label("Hợp tác xã", exact=True).check()
    maker.get_by_label("Địa chỉ").fill("Số 5, ấp Hai")
    name = maker.get_by_label("Tên cơ sở (chủ thể OCOP)")
    name.fill("lo moi")  # another one: neither kind nor address of the first
    expect(maker.get_by_label("Địa chỉ")).to_have_count(0)
    name.fill("Lò mắm Bà Sáu")
    expect(maker.get_by_label("Địa chỉ")).to_have_value("Số 5, ấp Hai")
    there.get_by_role("button", name="Bỏ ảnh này: ảnh 1").click()
    path, product = sent(page, desk)
    told = page.locator(".ocop-form__changes")
    expect(told).to_contain_text("Cơ sở sản xuất, Địa chỉ: (chưa có) → Số 5, ấp Hai")
    expect(told).to_contain_text("Tệp ảnh: 02.jpg → (xóa)")
    assert product == {"name": "Mắm cá linh", "photos": "(xóa)"}
    with zipfile.ZipFile(path) as archive:
        assert yaml.safe_load(archive.read("gui-kem.yml"))["producer"] == "lo-mam"
        record = yaml.safe_load(archive.read("chu-the.yml"))
    assert record["type"] == "hop-tac-xa" and record["address"] == "Số 5, ấp Hai"
    taken(held_root, path, tmp_path)
    catalog = read_catalog(tmp_path / "copy").catalog
    (maker_now,) = (its for its in catalog.producers if its.slug == "lo-mam")
    assert (maker_now.type, maker_now.address) == ("hop-tac-xa", "Số 5, ấp Hai")
    assert not (tmp_path / "copy/images/an-giang/mam-ca-linh/02.jpg").exists()
    assert [its.photos for its in catalog.products if its.slug == "mam-ca-linh"] == [()]


def test_another_producer_and_another_day(visited: Visit, held_root: Path, desk: Path, tmp_path: Path) -> None:
    """What a recognition is known by is changed: all of them are sent, and none is doubled. The page says old → new."""
    page = opened(visited, "#sua=mam-ca-linh")
    page.get_by_label("Ngày ký quyết định").first.fill("27/01/2024")
    page.get_by_label("Tên cơ sở (chủ thể OCOP)").fill("lo moi")
    expect(page.get_by_text("Tên đúng: “Lò mới”.")).to_be_visible()
    path, product = sent(page, desk)
    assert product["producer"] == "lo-moi" and len(product["recognitions"]) == 3  # type: ignore[arg-type]
    taken(held_root, path, tmp_path)
    (its,) = (one for one in read_catalog(tmp_path / "copy").catalog.products if one.slug == "mam-ca-linh")
    assert [str(one.issued) for one in its.recognitions] == ["2024-01-27", "2026-03-16"] and its.producer == "lo-moi"
    assert its.recognitions[0].note == "Lần đầu"
    page.evaluate(NO_SHARE_SHEET)
    name, content = downloaded(page, ZALO)
    assert "<h2>Những chỗ sửa</h2>" in content.decode() and "27/01/2023 → 27/01/2024" in content.decode()
    assert "Nơi mát" not in content.decode()  # what stays is not sent
    (desk / name).write_bytes(content)
    assert "1 trùng" in add(tmp_path / "copy", desk / name).output  # the same as the zip, which was taken


def test_what_nobody_agreed_to_is_not_there_and_drafts_stay(visited: Visit, desk: Path) -> None:
    """Without consent the number is not filled in. What was changed is there after a reload; with it the draft goes."""
    page = opened(visited, "#sua=kho-ca-loc")
    expect(page.get_by_label("Điện thoại", exact=True)).to_have_value("")
    assert "0987" not in page.content()
    part(page, "Thông tin khác").get_by_label("Mùa vụ").fill("Tháng chạp")
    expect(page.get_by_text("Bản nháp được giữ trên máy này.")).to_be_visible()
    page.reload()
    page.locator("[data-ocop-form]").wait_for()
    expect(part(page, "Thông tin khác").get_by_label("Mùa vụ")).to_have_value("Tháng chạp")
    assert change_of(page, "product:season").startswith("(chưa có) → Tháng chạp")
    assert sent(page, desk)[1] == {"name": "Khô cá lóc", "season": "Tháng chạp"}
    press(page, "product:season", KEEP)
    expect(page.get_by_text("Chưa sửa chỗ nào.")).to_be_visible()
    page.wait_for_timeout(600)  # the draft is gone with its last change
    assert page.evaluate("localStorage.getItem('ocop-gui')") is None


def test_a_producer_of_several_products(visited: Visit) -> None:
    """The address of its sheet: chosen, with a list of its products; one opens its correction on the same page."""
    page = opened(visited, "#co-so=lo-mam")
    expect(page.get_by_text("“Lò mắm Bà Sáu” có 2 sản phẩm trong danh mục.")).to_be_visible()
    expect(page.get_by_label("Tên cơ sở (chủ thể OCOP)")).to_have_value("Lò mắm Bà Sáu")
    expect(page.get_by_text("Cơ sở này đã có trong danh mục.")).to_be_visible()
    page.get_by_role("button", name="Ghi sản phẩm mới").click()
    expect(page.get_by_label("Tên sản phẩm")).to_be_focused()
    assert [link.inner_text() for link in page.locator(".ocop-form .ocop-notice a").all()] == [
        "Khô cá lóc",
        "Mắm cá linh",
    ]
    page.get_by_role("link", name="Khô cá lóc").click()
    expect(page.get_by_text("Sửa “Khô cá lóc”")).to_be_visible()
    expect(page.get_by_label("Tên sản phẩm")).to_have_value("Khô cá lóc")
    page.go_back()
    expect(page.get_by_text("“Lò mắm Bà Sáu” có 2 sản phẩm trong danh mục.")).to_be_visible()
    page.get_by_label("Tên sản phẩm").fill("Mắm thái")
    expect(page.get_by_text("Bản nháp được giữ trên máy này.")).to_be_visible()
    page.get_by_role("link", name="Mắm cá linh").click()
    expect(page.get_by_text("Gửi nó trước, hoặc bỏ nó để sửa “Mắm cá linh”.")).to_be_visible()
    expect(page.get_by_label("Tên sản phẩm")).to_have_value("Mắm thái")


def test_what_is_not_there_says_so(visited: Visit) -> None:
    """A product that the catalog does not have: an empty form, and what to do."""
    page = opened(visited, "#sua=constructor")
    expect(page.get_by_text("Chưa mở được sản phẩm cần sửa")).to_be_visible()
    expect(page.get_by_label("Tên sản phẩm")).to_have_value("")


@pytest.mark.parametrize("wide", [False, True], ids=["phone", "desktop"])
def test_a_correction_fits_and_is_accessible(visit: Opener, held_root: Path, wide: bool) -> None:
    """All unfolded, one value emptied, one changed, one member gone, and the page that is sent."""
    options = {"viewport": DESKTOP, "color_scheme": "dark"} if wide else {}
    page = opened(visit(on_disk(held_root / "site"), **options), "#sua=mam-ca-linh")
    page.locator(".ocop-form details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    press(page, "product:label.storage", EMPTY)
    page.get_by_label("Một câu giới thiệu", exact=True).fill("Mắm " + "rất " * 30 + "ngon")
    page.get_by_role("button", name="Bỏ nơi bán này").first.click()
    page.get_by_role("button", name=CHECK).click()
    expect(page.get_by_role("button", name=ZIP)).to_be_visible()
    assert_fits(page)
    assert axe_faults(page, within=".ocop-form") == []
