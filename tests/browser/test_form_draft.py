"""What the form keeps on the device until it is sent, and what it knows already: drafts, corrections, producers."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from build_hooks.read.catalog import read_catalog
from tests.browser.conftest import Opener, on_disk
from tests.browser.filling import CHECK, ZIP, downloaded, fill, opened, part, until
from tests.building import write_repository
from tests.intake.sending import add
from tests.pictures import burdened

SAVED = "Bản nháp được giữ trên máy này."


def test_a_draft_is_kept_and_cleared(visit: Opener, form_root: Path) -> None:
    """Texts and photos are there after a reload; after clearing nothing is left on the device."""
    visited = visit(on_disk(form_root / "site"))
    page = opened(visited)
    fill(page, "Đồ uống", burdened("JPEG"))
    until(page, "(JSON.parse(localStorage.getItem('ocop-gui')) || {sending: {}}).sending.sender")
    expect(page.get_by_text(SAVED)).to_be_visible()
    page.reload()
    expect(page.get_by_text("Đã mở lại bản nháp trên máy này.")).to_be_visible()
    assert page.get_by_label("Tên sản phẩm").input_value() == "Món thử (mẫu)"
    assert page.get_by_label("Mô tả ảnh 1").input_value() == "Món thử trên đĩa"
    expect(page.get_by_role("checkbox", name="Người trong ảnh đã đồng ý.")).to_be_checked()
    expect(page.get_by_role("combobox", name="Xã, phường hiện nay")).to_have_value("xã Bình Thạnh Đông, tỉnh An Giang")
    assert page.locator(".ocop-form__photo img").evaluate("one => one.decode().then(() => one.naturalWidth)") == 1600
    page.get_by_role("button", name="Xóa bản nháp").click()
    page.get_by_role("button", name="Không, giữ lại").click()
    assert page.get_by_label("Tên sản phẩm").input_value() == "Món thử (mẫu)"
    page.get_by_role("button", name="Xóa bản nháp").click()
    page.get_by_role("button", name="Xóa hết").click()
    expect(page.get_by_text("Đã xóa bản nháp.")).to_be_visible()
    page.reload()
    page.locator("[data-ocop-form]").wait_for()
    assert page.get_by_label("Tên sản phẩm").input_value() == ""
    assert page.evaluate("localStorage.getItem('ocop-gui')") is None


def test_a_correction_asks_only_for_what_changes(visit: Opener, form_root: Path, desk: Path, tmp_path: Path) -> None:
    """From the product's page: one field filled, the rest of the product stays."""
    visited = visit(on_disk(form_root / "site"), accept_downloads=True)
    visited.open("san-pham/banh-trang/index.html").get_by_role("link", name="Gửi bản sửa").click()
    page = visited.page
    page.locator("[data-ocop-form]").wait_for()
    expect(page.get_by_text("Sửa “Bánh tráng”: các ô đang có điều danh mục ghi hôm nay.")).to_be_visible()
    part(page, "Câu chuyện sản phẩm").get_by_label("Một câu giới thiệu", exact=True).fill("Phơi sương một đêm.")
    page.get_by_role("button", name="Kiểm tra và gửi").click()
    name, content = downloaded(page, ZIP)
    (desk / name).write_bytes(content)
    copy = write_repository(
        tmp_path,
        {
            path: (form_root / path).read_bytes()
            for path in ("products/an-giang/banh-trang.yml", "producers/lo-banh.yml")
        },
    )
    result = add(copy, desk / name)
    assert result.exit_code == 0 and "1 sửa" in result.output, result.output
    product = read_catalog(copy).catalog.products[0]
    assert product.summary == "Phơi sương một đêm." and product.recognitions[0].stars == 3


def test_a_known_producer_is_recognised(form: Page) -> None:
    """By its name in any writing; it is named by its slug and not described again."""
    producer = form.get_by_label("Tên cơ sở (chủ thể OCOP)")
    producer.click()
    producer.fill("co so banh trang")
    expect(form.get_by_text("Cơ sở này đã có trong danh mục.")).to_be_visible()
    assert form.get_by_label("Mã số thuế").count() == 0
    form.get_by_label("Tên sản phẩm").fill("Bánh phồng")
    form.get_by_label("Thực phẩm", exact=True).check()
    form.get_by_label("3 sao").check()
    part(form, "Công nhận OCOP").get_by_text("Thêm: cấp công nhận").click()
    form.get_by_label("Theo nguồn").fill("2025")
    part(form, "Nguồn thông tin").get_by_role("button", name="Ghi nguồn").click()
    form.get_by_label("Tên nguồn").fill("Danh sách năm 2025")
    form.get_by_role("button", name="Kiểm tra và gửi").click()
    _, content = downloaded(form, ZIP)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert sorted(archive.namelist()) == ["gui-kem.yml", "san-pham.yml"]
        assert 'producer: "lo-banh"' in archive.read("san-pham.yml").decode()


def test_texts_alone_do_not_write_the_photos_again(form: Page) -> None:
    """A pause in typing costs no copy of every photo."""
    form.evaluate("""() => {
      window.puts = 0;
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (...all) { window.puts++; return put.apply(this, all); };
    }""")
    fill(form, "Thực phẩm", burdened("JPEG"))
    until(form, "window.puts === 1 && JSON.parse(localStorage.getItem('ocop-gui')).sending.sender")
    form.get_by_label("Họ tên").fill("Trần Văn Thử")
    until(form, "JSON.parse(localStorage.getItem('ocop-gui')).sending.sender === 'Trần Văn Thử'")
    assert form.evaluate("window.puts") == 1


REFUSED = """(() => {
  for (const name of ['getItem', 'setItem']) {
    const plain = Storage.prototype[name];
    Storage.prototype[name] = function (key, ...more) {
      if (key === 'ocop-gui') { throw new DOMException('refused', 'SecurityError'); }
      return plain.call(this, key, ...more);
    };
  }
  indexedDB.open = () => { throw new DOMException('refused', 'SecurityError'); };
})()"""


def test_a_device_that_keeps_nothing_says_so(visit: Opener, form_root: Path) -> None:
    """Full, or refused as in some private windows: it works, warns beside the buttons, and asks before it closes."""
    visited = visit(on_disk(form_root / "site"), accept_downloads=True)
    visited.page.add_init_script(REFUSED)
    page = opened(visited)
    fill(page, "Thực phẩm", burdened("JPEG"))
    expect(page.get_by_text("Máy này không giữ được bản nháp: đừng đóng trang trước khi gửi.")).to_be_visible()
    assert page.evaluate("typeof onbeforeunload") == "function"
    page.get_by_label("Ngày ký quyết định").fill("27/01/2025")
    page.get_by_role("button", name=CHECK).click()
    assert downloaded(page, ZIP)[0] == "gui-mon-thu-mau.zip"
    page.get_by_role("button", name="Đã gửi xong, xóa bản nháp").click()
    expect(page.get_by_label("Tên sản phẩm")).to_have_value("")
    assert page.evaluate("onbeforeunload") is None


def test_photos_that_the_device_dropped_are_asked_for_again(form: Page) -> None:
    """Browsers clear databases earlier than texts."""
    fill(form, "Thực phẩm", burdened("JPEG"))
    until(form, "(JSON.parse(localStorage.getItem('ocop-gui')) || {sending: {}}).sending.sender")
    expect(form.get_by_text(SAVED)).to_be_visible()
    form.evaluate("new Promise(done => { indexedDB.deleteDatabase('ocop-gui').onsuccess = done; })")
    form.reload()
    expect(form.get_by_text("Ảnh và giấy tờ không giữ được, hãy chọn lại.")).to_be_visible()
    expect(form.get_by_label("Tên sản phẩm")).to_have_value("Món thử (mẫu)")


UNREADABLE = (
    "{",
    "null",
    "[]",
    '{"product": {}}',
    '{"product": {"recognitions": 3, "tags": 5}, "producer": {}, "sending": {}, "corrects": "", "known": "",'
    ' "consent": false, "photos": [], "papers": []}',
)


def test_a_draft_that_cannot_be_read_hides_nothing(form: Page, subtests: pytest.Subtests) -> None:
    """Cut off, or of another form: an empty form stands there, and it works."""
    for draft in UNREADABLE:
        with subtests.test(draft):
            form.evaluate("draft => localStorage.setItem('ocop-gui', draft)", draft)
            form.reload()
            expect(form.get_by_label("Tên sản phẩm")).to_have_value("")
            form.get_by_role("button", name=CHECK).click()
            expect(form.get_by_text("Chưa điền “Tên sản phẩm”.").first).to_be_visible()


def test_a_draft_is_not_lost_to_a_correction(visit: Opener, form_root: Path) -> None:
    """Somebody with an unsent draft wants to correct another product: the draft stands there until they let it go."""
    visited = visit(on_disk(form_root / "site"))
    page = opened(visited)
    page.get_by_label("Tên sản phẩm").fill("Mắm cá linh")
    expect(page.get_by_text(SAVED)).to_be_visible()
    visited.open("san-pham/banh-trang/index.html").get_by_role("link", name="Gửi bản sửa").click()
    expect(page.get_by_label("Tên sản phẩm")).to_have_value("Mắm cá linh")
    expect(page.get_by_text("Gửi nó trước, hoặc bỏ nó để sửa “Bánh tráng”.")).to_be_visible()
    page.get_by_role("button", name="Bỏ bản nháp này").click()
    page.get_by_role("button", name="Xóa hết").click()
    expect(page.get_by_text("Sửa “Bánh tráng”")).to_be_visible()
    expect(page.get_by_label("Tên sản phẩm")).to_have_value("Bánh tráng")


def test_back_and_forward_find_the_draft(visit: Opener, form_root: Path) -> None:
    """Leaving for another page and coming back loses nothing."""
    visited = visit(on_disk(form_root / "site"))
    page = opened(visited)
    page.get_by_label("Tên sản phẩm").fill("Mắm cá linh")
    expect(page.get_by_text(SAVED)).to_be_visible()
    visited.open("san-pham/banh-trang/index.html")
    page.go_back()
    expect(page.get_by_label("Tên sản phẩm")).to_have_value("Mắm cá linh")


def test_a_producer_of_other_marks_is_a_new_one(form: Page) -> None:
    """It is described, and the sender is told which name it is like."""
    producer = form.get_by_label("Tên cơ sở (chủ thể OCOP)")
    for name, said in (("CƠ SỞ  bánh-tráng", True), ("CS Bánh Tráng", True), ("Cơ sở Bánh Trạng", False)):
        producer.fill(name)
        expect(form.get_by_text("Cơ sở này đã có trong danh mục.", exact=True)).to_have_count(int(said))
    expect(form.get_by_text("Danh mục đã có “Cơ sở Bánh Tráng”, tên viết gần giống.")).to_be_visible()
    expect(form.get_by_label("Loại hình")).to_be_visible()
    producer.fill("co so banh trang")
    expect(form.get_by_text("Cơ sở này đã có trong danh mục. Tên đúng: “Cơ sở Bánh Tráng”.")).to_be_visible()


def test_a_known_producer_of_a_draft_is_still_known(form: Page) -> None:
    """After a reload too, although nobody touches its name again: it is not described anew."""
    form.get_by_label("Tên cơ sở (chủ thể OCOP)").fill("co so banh trang")
    expect(form.get_by_text("Cơ sở này đã có trong danh mục.")).to_be_visible()
    expect(form.get_by_text(SAVED)).to_be_visible()
    form.reload()
    expect(form.get_by_text("Cơ sở này đã có trong danh mục.")).to_be_visible()
    form.get_by_role("button", name=CHECK).click()
    expect(form.get_by_text("Chưa điền “Tên sản phẩm”.").first).to_be_visible()
    assert form.get_by_text("Chưa điền “Loại hình”").count() == 0
