"""Photos in the form, as phones and people give them: turned, huge, see-through, broken, many, put in order."""

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect

from build_hooks.read.catalog import read_catalog
from tests.browser.filling import CHECK, ZIP, agree, downloaded, fill, is_bare, mend, pick
from tests.building import PRODUCT, write_repository
from tests.pictures import HEIC, QUARTERS, burdened, corners, is_near, oriented, quarters, saved

JPEG = "image/jpeg"


def sent(form: Page) -> list[bytes]:
    """The photos of the zip, in their order, of a form where only a day is wrong."""
    mend(form)
    _, content = downloaded(form, ZIP)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return [archive.read(name) for name in sorted(archive.namelist()) if name.startswith("anh/")]


def shown(form: Page, count: int) -> None:
    """Wait for so many photos."""
    expect(form.locator(".ocop-form__photo")).to_have_count(count)


def test_a_turned_photo_comes_upright(form: Page) -> None:
    """Each of the eight ways in which a camera may be held."""
    fill(form, "Thực phẩm", oriented(1))
    pick(form, *((f"{turn}.jpg", JPEG, oriented(turn)) for turn in range(2, 9)))
    shown(form, 8)
    photos = sent(form)
    assert len(photos) == 8
    for photo in photos:
        with Image.open(BytesIO(photo)) as image:
            assert image.size == (1200, 900)
            assert all(is_near(*pair, within=12) for pair in zip(corners(image), QUARTERS, strict=True))


def test_other_formats_come_bare_too(form: Page) -> None:
    """PNG and WebP with a position and words; where nothing was painted it is white."""
    see_through = Image.new("RGBA", (900, 700), (0, 0, 0, 0))
    see_through.paste((200, 30, 30, 255), (0, 0, 450, 700))
    fill(form, "Thực phẩm", burdened("JPEG"))
    pick(
        form,
        ("a.png", "image/png", burdened("PNG")),
        ("a.webp", "image/webp", burdened("WEBP")),
        ("see.png", "image/png", saved(see_through, "PNG")),
    )
    shown(form, 4)
    photos = sent(form)
    assert all(is_bare(one) for one in photos)
    with Image.open(BytesIO(photos[3])) as image:
        found = corners(image)
        assert is_near(found[1], (255, 255, 255)) and is_near(found[0], (200, 30, 30), within=12)


def test_a_large_photo_is_made_small(form: Page) -> None:
    """As the largest phones take them, 48 megapixels: at most 2,000 pixels are sent, and little weight."""
    noise = Image.effect_noise((1000, 750), 60).resize((8000, 6000)).convert("RGB")
    fill(form, "Thực phẩm", saved(noise, "JPEG", quality=80))
    (photo,) = sent(form)
    with Image.open(BytesIO(photo)) as image:
        assert image.size == (2000, 1500)
    assert len(photo) < 1_500_000  # noise is the worst that can come


def test_all_that_is_not_taken_is_told(form: Page) -> None:
    """A HEIC that the browser cannot open, a broken file, a text: each by its name, and what to do."""
    pick(
        form,
        ("IMG_1.HEIC", "image/heic", HEIC),
        ("vo.jpg", JPEG, oriented(1)[:300]),
        ("tot.jpg", JPEG, oriented(1)),
        ("chu.jpg", JPEG, b"chi la chu"),
    )
    told = form.get_by_text("Không mở được")
    expect(told).to_contain_text("“IMG_1.HEIC”, “vo.jpg”, “chu.jpg”")
    expect(told).to_contain_text("Tương thích nhất")
    expect(told).to_contain_text("Ảnh không mở được thì chọn ảnh khác")  # what helps a HEIC helps no other
    shown(form, 1)
    pick(form, ("tot2.jpg", JPEG, oriented(1)))
    expect(told).to_be_hidden()
    shown(form, 2)


def noisy(width: int, height: int, form: str = "JPEG", **options: bool) -> bytes:
    """A picture that differs everywhere, to its last corner."""
    return saved(Image.effect_noise((width, height), 60).convert("RGB"), form, **options)


def without_a_scan(photo: bytes) -> bytes:
    """A progressive JPEG that ends right before its last going over the picture."""
    return photo[: photo.rindex(b"\xff\xda")]


def faults() -> dict[str, bytes]:
    """Photos by a name that tells what is wrong with each, or that it is just good enough."""
    return {
        "nua.jpg": noisy(900, 700)[:-40_000],
        "gan-het.jpg": noisy(900, 700)[:-200],
        "dan.jpg": noisy(900, 700, progressive=True)[:-30_000],
        "nua.png": noisy(900, 700, "PNG")[:-90_000],
        "nua.webp": noisy(900, 700, "WEBP")[:-9_000],
        "dai.png": noisy(1300, 250, "PNG"),
        "cao.jpg": noisy(200, 1001),
        "nho.jpg": noisy(640, 480),
        "nam-lan.jpg": noisy(1000, 200),
        "vua-du.webp": noisy(800, 600, "WEBP"),
        "thieu-luot.jpg": without_a_scan(noisy(900, 700, progressive=True)),
    }


TAKEN = ("nho.jpg", "nam-lan.jpg", "vua-du.webp")
OF_PHOTOS = ("photo_cut", "photo_too_thin", "photo_too_small")


def test_the_rules_for_photos_are_those_of_the_check(form: Page, tmp_path: Path) -> None:
    """Cut off, too long, small: each by its name, in the words of `ocop check`; the others are kept."""
    sent_in = faults()
    listed = ", ".join(f"{{file: {name}, alt: x}}" for name in sent_in)
    images = {f"images/an-giang/banh-trang/{name}": content for name, content in sent_in.items()}
    product = {"products/an-giang/banh-trang.yml": f"{PRODUCT}photos: [{listed}]\n"}
    problems = read_catalog(write_repository(tmp_path, {**product, **images})).problems
    wrong = [problem for problem in problems if problem.message in OF_PHOTOS]
    names = {f"photos[{number}].file": name for number, name in enumerate(sent_in, 1)}
    checked = [f"“{names[its.field]}”: {replace(its, field='').sentence()}." for its in wrong]
    assert {names[its.field] for its in wrong if not its.is_warning} == {*sent_in} - {*TAKEN}
    pick(form, *((name, JPEG, content) for name, content in sent_in.items()))
    shown(form, len(TAKEN))
    told = form.locator("#anh .ocop-form__told > span")
    assert told.all_inner_texts() == checked
    assert "“nua.jpg”: ảnh chưa tải hết" in checked[0] and "quá dài hoặc quá dẹt" in checked[5]


def test_a_photo_without_its_end_mark_is_taken(form: Page) -> None:
    """Some chats leave it away: all of the picture is there, and its last row is sent as it is."""
    whole = noisy(900, 700)
    fill(form, "Thực phẩm", whole)
    pick(form, ("a.jpg", JPEG, whole[:-2]), ("b.jpg", JPEG, noisy(900, 700, progressive=True)[:-2]))
    shown(form, 3)
    first, second, _ = (Image.open(BytesIO(photo)).convert("L") for photo in sent(form))
    assert first.tobytes() == second.tobytes()


def test_more_than_the_rules_take(form: Page) -> None:
    """Of twenty photos the first twelve are taken, and it says so."""
    pick(form, *((f"{number}.jpg", JPEG, oriented(1, 160 + number, 120)) for number in range(20)))
    expect(form.get_by_text("Nhiều nhất 12 ảnh: 8 ảnh chọn sau không được nhận.")).to_be_visible()
    shown(form, 12)


def test_photos_are_put_in_order_and_taken_away(form: Page) -> None:
    """By buttons that name their photo; the focus goes along, and so do the words."""
    fill(form, "Thực phẩm", oriented(1, 800, 600))
    pick(form, ("2.jpg", JPEG, oriented(1, 820, 600)), ("3.jpg", JPEG, oriented(1, 840, 600)))
    shown(form, 3)
    form.get_by_label("Mô tả ảnh 3").fill("Ảnh thứ ba")
    form.get_by_role("button", name="Đưa lên trước: ảnh 3").click()
    expect(form.get_by_label("Mô tả ảnh 2")).to_be_focused()
    expect(form.get_by_label("Mô tả ảnh 2")).to_have_value("Ảnh thứ ba")
    form.get_by_role("button", name="Bỏ ảnh này: ảnh 1").click()
    expect(form.get_by_label("Mô tả ảnh 1")).to_be_focused()
    expect(form.get_by_label("Mô tả ảnh 1")).to_have_value("Ảnh thứ ba")
    shown(form, 2)
    assert [Image.open(BytesIO(one)).width for one in sent(form)] == [840, 820]


def test_an_illustration_says_so(form: Page) -> None:
    """Its record carries the kind, so that its page labels it."""
    fill(form, "Thực phẩm", saved(quarters(), "JPEG"))
    form.get_by_label("Hình vẽ minh họa, không phải ảnh chụp").check()
    mend(form)
    _, content = downloaded(form, ZIP)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert 'kind: "illustration"' in archive.read("san-pham.yml").decode()


WORDS = "Người trong ảnh đã đồng ý. Có trẻ em thì cha mẹ hoặc người giám hộ đồng ý."


def test_who_is_in_the_photos_is_asked(form: Page) -> None:
    """Once there are any: without the tick nothing is sent, and the day of it goes along."""
    asked = form.get_by_text(WORDS, exact=True)
    expect(asked).to_be_hidden()
    fill(form, "Thực phẩm", oriented(1))
    expect(asked).to_be_visible()
    box = form.get_by_role("checkbox", name=WORDS)
    expect(box).to_be_checked()
    box.uncheck()
    form.get_by_label("Ngày ký quyết định").fill("27/01/2025")
    form.get_by_role("button", name=CHECK).click()
    form.get_by_role("link", name="Chưa bấm ô “Người trong ảnh đã đồng ý”").click()
    expect(box).to_be_focused()
    expect(form.get_by_role("button", name=ZIP)).to_have_count(0)
    agree(form)
    _, content = downloaded_after_check(form)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert b"photo_consent: " in archive.read("gui-kem.yml")


def downloaded_after_check(form: Page) -> tuple[str, bytes]:
    """The zip of a form that is whole."""
    form.get_by_role("button", name=CHECK).click()
    return downloaded(form, ZIP)


def test_without_photos_nobody_is_asked(form: Page) -> None:
    """And nothing of it goes along, though it was ticked for a photo that was taken away again."""
    fill(form, "Thực phẩm", oriented(1))
    form.get_by_role("button", name="Bỏ ảnh này: ảnh 1").click()
    expect(form.get_by_text(WORDS, exact=True)).to_be_hidden()
    mend(form)
    _, content = downloaded(form, ZIP)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert b"photo_consent" not in archive.read("gui-kem.yml")
