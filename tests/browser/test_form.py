"""The submission form as people use it on a form: filled, told what is wrong, mended, and sent by each way out."""

import unicodedata
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from build_hooks.cli import ocop
from build_hooks.intake.page import is_page
from build_hooks.intake.sources import submissions
from build_hooks.intake.submission import Submission
from build_hooks.model.product import Product
from build_hooks.read.catalog import read_catalog
from tests.browser.axe import axe_faults_in
from tests.browser.conftest import EDIT_URL, Opener, on_disk, serve
from tests.browser.filling import (
    CHECK,
    FORM,
    GROUPS,
    NO_SHARE_SHEET,
    ZALO,
    ZIP,
    downloaded,
    fill,
    hosted,
    is_bare,
    mend,
    named,
    opened,
    part,
    shared,
    until,
)
from tests.building import REPOSITORY, build, write_repository
from tests.intake.sending import add
from tests.pictures import burdened


def test_a_person_fills_it_is_told_mends_it_and_sends_it(form: Page, desk: Path, tmp_path: Path) -> None:
    """Products of all groups, each by all ways out, one after the other: every way brings them, checked and built."""
    hosted_files: dict[str, bytes] = {}
    for number, group in enumerate(GROUPS, 1):
        with named(group):
            photo = burdened("JPEG", 800 + number, 600)
            assert not is_bare(photo)
            fill(form, group, photo, f"Món thử {number}")
            mend(form)
            for way, (name, content) in sent(form, f"gui-mon-thu-{number}").items():
                (desk / way).mkdir(exist_ok=True)
                (desk / way / name).write_bytes(content)
                (one,) = submissions(desk / way / name)
                assert isinstance(one, Submission), one.line()
                assert sorted(one.files) == ["anh/01.jpg", "chu-the.yml", "gui-kem.yml", "san-pham.yml"]
                assert one.ignored == [] and is_bare(one.files["anh/01.jpg"])
            files = hosted(form, EDIT_URL)
            place = f"products/an-giang/binh-thanh-dong/mon-thu-{number}.yml"
            assert list(files) == ["producers/lo-thu-ba-sau.yml", place]
            hosted_files |= files
            form.get_by_role("button", name="Đã gửi xong, xóa bản nháp").click()
            expect(form.get_by_label("Tên sản phẩm")).to_have_value("")
            expect(form.get_by_text("Có thể điền sản phẩm khác.")).to_be_visible()
            form.reload()  # and with it what lets a phone share
            form.locator("[data-ocop-form]").wait_for()
    roots = {way: write_repository(tmp_path / way, {}) for way in ("share", "zip")}
    for way, root in roots.items():
        result = add(root, desk / way)
        assert result.exit_code == 0 and "6 mới" in result.output, result.output
        for number, product in enumerate(sound(root), 1):
            (photo_kept,) = product.photos
            assert photo_kept.alt == "Món thử trên đĩa"
            assert (photo_kept.width, photo_kept.height) == (800 + number, 600)
    assert [one.photos for one in sound(write_repository(tmp_path / "hosted", {**hosted_files}))] == [()] * 6
    assert_built(roots["share"])


def sent(page: Page, name: str) -> dict[str, tuple[str, bytes]]:
    """What the share sheet and the zip hold; where nothing can be shared the page is downloaded, the same bytes."""
    ways = {"share": shared(page), "zip": downloaded(page, ZIP)}
    said = page.locator(".ocop-form__sent")
    expect(said).to_contain_text("Danh mục chưa ghi nơi nhận: hỏi cán bộ phụ trách OCOP")
    expect(said.get_by_role("link", name="Liên hệ và báo sai")).to_have_attribute("href", "../lien-he.html")
    page.evaluate("delete navigator.canShare")
    page.evaluate(NO_SHARE_SHEET)
    assert downloaded(page, ZALO) == ways["share"] and is_page(ways["share"][1])
    expect(page.get_by_text("Mở Zalo, chọn người nhận")).to_be_visible()
    assert [file for file, _ in ways.values()] == [f"{name}.html", f"{name}.zip"]
    return ways


def sound(root: Path) -> list[Product]:
    """The products that were sent, in a catalog where `ocop check` finds no error."""
    result = CliRunner().invoke(ocop, ["--root", str(root), "check"])
    assert result.exit_code == 0, result.output
    catalog = read_catalog(root).catalog
    assert [one.slug for one in catalog.producers] == ["lo-thu-ba-sau"]
    products = sorted(catalog.products, key=lambda one: one.slug)
    assert [one.slug for one in products] == [f"mon-thu-{number}" for number in range(1, 7)]
    for product in products:
        assert product.origin.commune == "30445" and product.recognitions[0].issued == date(2025, 1, 27)
        assert product.contact and product.contact.consent
        assert product.sources[0].title == "Quyết định 86/QĐ-UBND ngày 27/01/2025"
    return products


def assert_built(root: Path) -> None:
    """Each product has its page with what only its group's label says, and its photo."""
    built = build(root)
    assert built.returncode == 0, built.stderr
    for number, (_, text) in enumerate(GROUPS.values(), 1):
        page = (root / f"site/san-pham/mon-thu-{number}/index.html").read_text("utf-8")
        assert f"Món thử {number}" in page and text in page
        assert (root / f"site/anh/mon-thu-{number}/1-520.webp").is_file()


CHAT = "Mozilla/5.0 (Linux; Android 9; {}) AppleWebKit/537.36 Chrome/90.0 Mobile Safari/537.36 {}"
CHATS = {
    "zalo": CHAT.format("vivo 1904", "Zalo android/12100635"),
    "facebook": CHAT.format("vivo 1904", "[FB_IAB/FB4A;FBAV/400.0.0.37.76;]"),
    "another": CHAT.format("vivo 1904; wv", ""),
}


def test_inside_a_chat_it_leads_to_a_real_browser(visit: Opener, form_root: Path, subtests: pytest.Subtests) -> None:
    """Said first of all, since nothing can be saved there and a draft stays behind; and again at the ways out."""
    with serve(form_root / "site") as address:
        page = opened(visit(address))
        fill(page, "Thực phẩm", burdened("JPEG"))
        mend(page)
        until(page, "(localStorage.getItem('ocop-gui') || '').includes('27/01/2025')")
        wanted = f"intent://{address.removeprefix('http://')}gui-thong-tin/index.html#Intent;scheme=http;"
        for chat, agent in CHATS.items():
            with subtests.test(chat):
                page.context.new_cdp_session(page).send("Emulation.setUserAgentOverride", {"userAgent": agent})
                page.reload()  # the draft is there again
                expect(page.get_by_label("Ngày ký quyết định")).to_have_value("27/01/2025")
                link = page.get_by_role("link", name="Mở bằng Chrome")
                expect(link).to_have_count(1)
                assert link.get_attribute("href") == f"{wanted}package=com.android.chrome;end"
                assert (link.bounding_box() or {"y": 999})["y"] < page.get_by_label("Tên sản phẩm").bounding_box()["y"]  # type: ignore[index]
                page.get_by_role("button", name=CHECK).click()
                expect(page.get_by_text("Thông tin đã đủ để gửi.")).to_be_visible()
                assert link.count() == 2
        page.wait_for_load_state("networkidle")


def test_a_correction_goes_along_out_of_a_chat(visit: Opener, form_root: Path) -> None:
    """The link of a product's page, opened in a chat, leads to the same correction in a real browser."""
    with serve(form_root / "site") as address:
        page = opened(visit(address, user_agent=CHATS["zalo"]), "#sua=banh-trang")
        link = page.get_by_role("link", name="Mở bằng Chrome").get_attribute("href") or ""
        assert "gui-thong-tin/index.html?sua=banh-trang#Intent;" in link
        page = opened(visit(address), "?sua=banh-trang")
        expect(page.get_by_text("Sửa “Bánh tráng”")).to_be_visible()


def test_inside_a_chat_on_another_phone(visit: Opener, form_root: Path) -> None:
    """No link asks another system for Chrome; the words say which button to press."""
    iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1.15 Zalo iOS/471"
    page = opened(visit(on_disk(form_root / "site"), user_agent=iphone))
    expect(page.get_by_text("Bấm nút ba chấm, chọn mở bằng trình duyệt.")).to_be_visible()
    assert page.get_by_role("link", name="Mở bằng Chrome").count() == 0


def test_a_real_browser_is_not_told_so(form: Page) -> None:
    """Chrome on a form."""
    assert form.get_by_text("bên trong một ứng dụng").count() == 0


HOSTILE = "<script>alert(1)</script>\"><img src=x onerror=alert(2)> </pre></textarea>&lt;b&gt; '{{ x }}'"


def test_the_page_that_is_sent_is_readable(visit: Opener, form: Page, tmp_path: Path) -> None:
    """Whoever gets it in a chat reads words under headings and sees the photo, in a browser that runs no scripts."""
    fill(form, "Thực phẩm", burdened("JPEG"))
    mend(form)
    _, content = shared(form)
    (tmp_path / "gui.html").write_bytes(content)
    page = visit(on_disk(tmp_path), java_script_enabled=False).open("gui.html")
    expect(page.get_by_role("heading", name="Món thử (mẫu)")).to_be_visible()
    headings = [one.inner_text() for one in page.get_by_role("heading", level=2).all()]
    assert headings[:4] == ["Sản phẩm", "Nơi sản xuất", "Các lần công nhận", "Thông tin trên nhãn"]
    for row, text in (
        ("Nhóm sản phẩm", "Thực phẩm"),
        ("Xã, phường hiện nay", "xã Bình Thạnh Đông, tỉnh An Giang"),
        ("Số quyết định", "86/QĐ-UBND"),
        ("Tên cơ sở (chủ thể OCOP)", "Lò thử Bà Sáu"),
        ("Họ tên", "Nguyễn Thị Thử"),
    ):
        expect(page.get_by_role("row", name=row)).to_contain_text(text)
    expect(page.locator("figcaption")).to_have_text("Món thử trên đĩa")
    picture = page.locator("img").bounding_box()
    assert picture and picture["width"] > 300 and picture["height"] > 200
    assert page.get_by_text("taxonomy").count() == 0 and not page.locator("pre").first.is_visible()
    assert b"<script" not in content


def test_hostile_texts_stay_texts(visit: Opener, form: Page, desk: Path, tmp_path: Path) -> None:
    """In every field, the names of papers too: shown as typed, read back as typed, and nothing runs."""
    fill(form, "Thực phẩm", burdened("JPEG"), HOSTILE)
    for label in ("Tên cơ sở (chủ thể OCOP)", "Mô tả ảnh 1", "Họ tên", "Lời nhắn", "Số quyết định"):
        form.get_by_label(label).fill(HOSTILE[:79])
    form.get_by_label("Cơ sở sản xuất", exact=True).check()
    papers = form.locator("input[type=file][accept*=pdf]")
    papers.set_input_files({"name": '"><img src=x>.pdf', "mimeType": "application/pdf", "buffer": b"%PDF-1.4"})
    mend(form)
    name, content = shared(form)
    (desk / name).write_bytes(content)
    page = visit(on_disk(desk)).open(name)
    expect(page.get_by_role("heading", level=1)).to_have_text(HOSTILE)
    assert page.locator("img").count() == 1 and page.locator("script").count() == 0
    root = write_repository(tmp_path)
    assert add(root, desk / name).exit_code == 0
    product = next(one for one in read_catalog(root).catalog.products if one.name != "Bánh tráng")
    assert product.name == HOSTILE and product.photos[0].alt == HOSTILE[:79]


def test_a_renamed_page_is_still_taken(form: Page, desk: Path, tmp_path: Path, subtests: pytest.Subtests) -> None:
    """Chats and people rename what they pass on."""
    fill(form, "Thực phẩm", burdened("JPEG"))
    mend(form)
    _, content = shared(form)
    for name in ("gui-mon-thu-mau (1).html", "GUI-MON.HTM", "Món thử – bản cuối.html", "7f3a.html"):
        with subtests.test(name):
            (desk / name).write_bytes(content)
            result = add(write_repository(tmp_path / name), desk / name)
            assert result.exit_code == 0 and "1 mới" in result.output, result.output


def test_a_households_address_needs_its_consent(
    form: Page, desk: Path, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    """Asked once, in plain words; it is written where the catalog looks for it."""
    fill(form, "Thực phẩm", burdened("JPEG"))
    form.get_by_label("Địa chỉ", exact=True).fill("12 ấp Thử, xã Bình Thạnh Đông")
    mend(form)
    for agreed in (True, False):
        with subtests.test(agreed=agreed):
            part(form, "Liên hệ mua hàng").get_by_role("checkbox").set_checked(agreed)
            form.get_by_role("button", name=CHECK).click()
            name, content = downloaded(form, ZIP)
            (desk / name).write_bytes(content)
            root = write_repository(tmp_path / str(agreed))
            assert add(root, desk / name).exit_code == 0
            (producer,) = read_catalog(root).catalog.producers
            assert producer.address and bool(producer.contact and producer.contact.consent) == agreed


def test_a_long_story_says_to_use_the_file(form: Page) -> None:
    """No address is longer than a host takes."""
    fill(form, "Thực phẩm", burdened("JPEG"))
    part(form, "Câu chuyện sản phẩm").get_by_label("Câu chuyện sản phẩm").fill(
        "Phơi sương một đêm trên giàn tre. " * 150
    )
    mend(form)
    expect(form.get_by_text("Nội dung quá dài cho cách này.")).to_be_visible()
    assert form.get_by_role("link", name="Tệp").count() == 0


# While filling in


def test_what_is_wrong_is_told_on_leaving_a_field(form: Page) -> None:
    """Beside it, in the words of the check; gone when it is mended; silent about what was not touched."""
    field = form.get_by_label("Ngày ký quyết định")
    field.fill("hôm qua")
    field.blur()
    told = form.locator("[data-at='product:recognitions[1].issued'] .ocop-form__told")
    expect(told).to_contain_text("“hôm qua” không phải một ngày; ngày/tháng/năm như 27/01/2023")
    assert field.get_attribute("aria-describedby", timeout=100)
    assert form.locator(".ocop-form__told:visible").count() == 1
    field.fill("27/01/2025")
    field.blur()
    expect(told).to_be_hidden()


def test_a_source_names_its_decision_as_the_catalog_writes_days(form: Page) -> None:
    """Whatever way the day was typed."""
    fill(form, "Thực phẩm", burdened("JPEG"))
    form.get_by_label("Ngày ký quyết định").fill("ngày 27 tháng 01 năm 2025")
    form.get_by_role("button", name=CHECK).click()
    with zipfile.ZipFile(BytesIO(downloaded(form, ZIP)[1])) as archive:
        record = archive.read("san-pham.yml").decode()
    assert 'title: "Quyết định 86/QĐ-UBND ngày 27/01/2025"' in record and 'issued: "27/01/2025"' in record


def test_a_day_needs_no_slash(form: Page) -> None:
    """Many phones show digits alone there."""
    day = form.get_by_label("Ngày ký quyết định")
    for typed, read in (("27012025", "27/01/2025"), ("27.01.2025", "27/01/2025"), ("20250127", "20250127")):
        day.fill(typed)
        day.blur()
        expect(day).to_have_value(read)


def test_what_was_filled_in_for_another_group_is_not_sent(form: Page) -> None:
    """Nor is it an error that nobody can mend, its field being gone; it is there again when the group comes back."""
    fill(form, "Thực phẩm", burdened("JPEG"))
    form.get_by_label("Thủ công mỹ nghệ").check()
    assert form.get_by_label("Thành phần", exact=True).count() == 0
    mend(form)
    _, content = downloaded(form, ZIP)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert "Cá linh" not in archive.read("san-pham.yml").decode()
    form.get_by_label("Thực phẩm", exact=True).check()
    expect(form.get_by_label("Thành phần", exact=True)).to_have_value("Cá linh, muối, thính")


def test_awkward_texts_are_taken(form: Page, desk: Path, tmp_path: Path) -> None:
    """Marks as separate signs, curly quotes, hard spaces, and a producer whose name is longer than a file's may be."""
    fill(form, "Thực phẩm", burdened("JPEG"), unicodedata.normalize("NFD", "Mắm ruốc\u00a0“Bà Sáu”"))
    producer = "Hợp tác xã sản xuất và tiêu thụ nông sản sạch công nghệ cao liên xã Phú Tân và Chợ Vàm mở rộng"
    form.get_by_label("Tên cơ sở (chủ thể OCOP)").fill(producer)
    form.get_by_label("Hợp tác xã", exact=True).check()
    form.get_by_label("Ngày ký quyết định").fill("“27/01/2025”")
    form.get_by_role("button", name=CHECK).click()
    name, content = downloaded(form, ZIP)
    (desk / name).write_bytes(content)
    root = write_repository(tmp_path)
    result = add(root, desk / name)
    assert result.exit_code == 0, result.output
    product = next(one for one in read_catalog(root).catalog.products if one.slug == "mam-ruoc-ba-sau")
    assert product.name == "Mắm ruốc “Bà Sáu”" and product.recognitions[0].issued == date(2025, 1, 27)
    assert read_catalog(root).catalog.producers[0].name == producer


def test_words_that_appear_wait_for_the_finger(form: Page) -> None:
    """What is told of a field that was left would move the box under a finger that is already down."""
    form.get_by_label("Ngày ký quyết định").fill("31/02/2025")
    form.get_by_label("Số quyết định").focus()
    told, box = form.get_by_text("Không có ngày “31/02/2025”"), form.get_by_label("3 sao")
    box.hover()
    form.mouse.down()
    form.evaluate("() => new Promise((done) => setTimeout(done, 400))")  # the words were due before
    expect(told).to_be_hidden()
    form.mouse.up()
    expect(box).to_be_checked()
    expect(told).to_be_visible()


def test_texts_that_are_too_long_are_told(form: Page) -> None:
    """With their length and the bound."""
    form.get_by_label("Tên sản phẩm").fill("Mắm " * 40)
    form.get_by_role("button", name=CHECK).click()
    told = form.locator("[data-at='product:name'] .ocop-form__told")
    expect(told).to_have_text("Dài 159 ký tự; nhiều nhất 120; viết ngắn lại.")


def test_nothing_filled_in_is_told_in_plain_words(form: Page) -> None:
    """What every product needs, each at its field, folded ones too; the number of a decision is a source."""
    form.get_by_role("button", name=CHECK).click()
    told = form.locator(".ocop-form .ocop-notice")
    expect(told.get_by_role("listitem")).to_have_text(
        [
            "Tên sản phẩm: Chưa điền “Tên sản phẩm”.",
            "Nhóm sản phẩm: Chưa điền “Nhóm sản phẩm”.",
            "Số quyết định: Chưa có số quyết định; không có thì ghi thông tin lấy từ đâu, ở phần “Nguồn thông tin”.",
            "Hạng sao: Chưa chọn hạng sao.",
        ]
    )
    told.get_by_role("link", name="Nhóm sản phẩm").click()
    expect(form.get_by_label("Thực phẩm", exact=True)).to_be_focused()


def test_without_the_table_of_places_it_goes_on(visit: Opener, form_root: Path) -> None:
    """The network went away: the place is sent as typed; when it is back, places are suggested again."""
    with serve(form_root / "site") as address:
        visited = visit(address)
        page = visited.page
        page.route("**/dia-phuong.js", lambda route: route.abort("internetdisconnected"))
        opened(visited)
        place = page.get_by_role("combobox", name="Xã, phường hiện nay")
        place.fill("Chợ Vàm")
        expect(page.get_by_text("Chưa tải được danh sách xã vì mất mạng")).to_be_visible()
        page.unroute("**/dia-phuong.js")
        place.press_sequentially(" ")
        expect(page.get_by_role("option").first).to_have_text("xã Chợ Vàm, tỉnh An Giang")
        assert all("dia-phuong.js" in one or "ERR_INTERNET_DISCONNECTED" in one for one in visited.said)
        visited.said.clear()


def test_a_district_that_was_typed_offers_its_communes(form: Page) -> None:
    """Typed and left, without a choice among what was suggested: of before 01/07/2025, too."""
    place = form.get_by_role("combobox", name="Xã, phường hiện nay")
    offered = form.locator(".ocop-form__offered")
    place.fill("huyện Phú Tân, An Giang")
    place.blur()
    expect(offered).to_contain_text("“huyện Phú Tân, An Giang” nay là những xã, phường nào")
    offered.get_by_role("button", name="xã Bình Thạnh Đông, tỉnh An Giang").click()
    expect(place).to_have_value("xã Bình Thạnh Đông, tỉnh An Giang")
    expect(place).to_be_focused()
    expect(offered.get_by_role("button")).to_have_count(0)
    place.fill("xã Phú Bình, Phú Tân")
    place.blur()
    expect(offered.get_by_role("button")).to_have_text(["xã Bình Thạnh Đông, tỉnh An Giang"])
    place.fill("xã không có")
    place.blur()
    expect(form.locator("[data-at='product:origin.commune'] .ocop-form__told")).to_be_visible()
    expect(offered.get_by_role("button")).to_have_count(0)


def test_text_of_an_old_font_is_offered_in_unicode(form: Page) -> None:
    """In any field, one press away: a line, several lines, the place, and the sender, whom no rule judges."""
    offer = form.get_by_role("button", name="Chuyển sang Unicode")
    name = form.get_by_label("Tên sản phẩm")
    name.fill("B¸nh tr¸ng")
    expect(form.get_by_text("Viết bằng Unicode là “Bánh tráng”.")).to_be_visible()
    offer.click()
    expect(name).to_have_value("Bánh tráng")
    expect(name).to_be_focused()
    expect(offer).to_have_count(0)
    form.get_by_label("Họ tên").fill("Nguyeãn Thò Saùu")
    offer.click()
    expect(form.get_by_label("Họ tên")).to_have_value("Nguyễn Thị Sáu")
    tags = part(form, "Thông tin khác").get_by_label("Từ khóa")
    tags.fill("m¾m\nquà biếu\n§Æc s¶n")
    offer.click()
    expect(tags).to_have_value("mắm\nquà biếu\nĐặc sản")
    place = form.get_by_role("combobox", name="Xã, phường hiện nay")
    place.fill("x· B×nh Th¹nh §«ng, An Giang")
    offer.click()
    place.blur()
    expect(place).to_have_value("xã Bình Thạnh Đông, tỉnh An Giang")
    name.fill("Bánh Noël")
    expect(offer).to_have_count(0)


def test_by_keyboard_alone(form: Page) -> None:
    """A place by arrows, a rank by arrows, the check, and from what is wrong to its field."""
    form.get_by_label("Tên sản phẩm").focus()
    form.keyboard.type("Mắm cá linh")
    form.keyboard.press("Tab")
    form.keyboard.press("Space")
    expect(form.get_by_label("Thực phẩm", exact=True)).to_be_checked()
    form.keyboard.press("ArrowDown")
    expect(form.get_by_label("Đồ uống", exact=True)).to_be_checked()
    expect(form.get_by_label("Đồ uống", exact=True)).to_be_focused()
    place = form.get_by_role("combobox", name="Xã, phường hiện nay")
    place.focus()
    form.keyboard.type("cho vam")
    expect(form.get_by_role("option").first).to_be_visible()
    form.keyboard.press("ArrowDown")
    assert place.get_attribute("aria-activedescendant")
    form.keyboard.press("Enter")
    expect(place).to_have_value("xã Chợ Vàm, tỉnh An Giang")
    form.get_by_role("button", name=CHECK).focus()
    form.keyboard.press("Enter")
    expect(form.locator(".ocop-form .ocop-notice")).to_be_focused()
    form.keyboard.press("Tab")
    form.keyboard.press("Enter")
    expect(form.get_by_label("Số quyết định")).to_be_focused()


# How it looks and reads


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_is_accessible(visit: Opener, form_root: Path, scheme: str, subtests: pytest.Subtests) -> None:
    """Filled, with an error told, then with the ways out and all unfolded, at every width, in both schemes."""
    page = opened(visit(on_disk(form_root / "site"), color_scheme=scheme))

    def look(state: str) -> None:
        for width in (320, 360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            with subtests.test(state, width=width):
                assert_fits(page)
                # No style asks for a width between the two telephones.
                assert width == 360 or axe_faults_in(scheme, page, ".ocop-form") == []

    fill(page, "Thực phẩm", burdened("JPEG"))
    page.get_by_role("button", name="Kiểm tra và gửi").click()
    page.locator(".ocop-form .ocop-notice").wait_for()
    look("told")
    page.get_by_label("Ngày ký quyết định").fill("27/01/2025")
    page.get_by_role("button", name=CHECK).click()
    page.get_by_role("button", name=ZALO).wait_for()
    page.locator(".ocop-form details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    page.get_by_role("button", name="Xóa bản nháp", exact=True).click()
    look("ways out")


def assert_fits(page: Page) -> None:
    """Nothing sticks out."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_visit_loads_little(visit: Opener, form_root: Path) -> None:
    """The table of places comes when a place is asked for."""
    visited = visit(on_disk(form_root / "site"))
    page = opened(visited)
    assert not [url for url in visited.asked if url.endswith(("dia-phuong.js", "da-co.js"))]
    page.get_by_role("combobox", name="Xã, phường hiện nay").click()
    until(page, "window.OCOP_PLACES")


def test_without_script_it_says_how_else(visit: Opener, form_root: Path) -> None:
    """A page is never empty."""
    page = visit(on_disk(form_root / "site"), java_script_enabled=False).open(FORM)
    shown = page.locator("noscript").first.bounding_box()
    assert shown and shown["height"] > 50
    assert "Trình duyệt này đang tắt JavaScript" in page.content()


def test_the_guide_leads_here() -> None:
    """Officers find the form from their pages."""
    for name in ("lien-he.md", "huong-dan/index.md"):
        assert "gui-thong-tin/index.md" in (REPOSITORY / "catalog" / name).read_text("utf-8")
