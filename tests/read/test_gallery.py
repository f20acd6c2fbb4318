"""Photos that products name: each is there, is a picture, and lies where its product says."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from build_hooks.ground import apart
from build_hooks.read import photos
from tests.building import PRODUCT, jpeg
from tests.pictures import located, quarters, saved
from tests.reading import PATH, read_files, said

FOLDER = "images/an-giang/banh-trang"
AT = f"{PATH}:5:17"
OTHER = "products/an-giang/keo-dua.yml"
OTHER_FOLDER = "images/an-giang/keo-dua"


def with_photos(*names: str) -> str:
    """The smallest product with these photos, each with a description."""
    return f"{PRODUCT}photos: [{', '.join(f'{{file: {name}, alt: Bánh}}' for name in names)}]\n"


def lines(root: Path, product: str, files: dict[str, bytes]) -> list[str]:
    """The lines about a repository of the product and these files."""
    return [one.line() for one in read_files(root, {PATH: product, **files}).problems]


def test_a_photo_with_all_it_is(tmp_path: Path) -> None:
    """A photo knows its file, its number among those that are there, its size and its words."""
    product = f"{PRODUCT}photos: [{{file: 02.jpg, alt: Bánh, kind: illustration}}, {{file: 01.jpg}}]\n"
    files = {f"{FOLDER}/01.jpg": jpeg(1600, 1200), f"{FOLDER}/02.jpg": jpeg(900, 600)}
    first, second = read_files(tmp_path, {PATH: product, **files}).catalog.products[0].photos
    assert (first.file, first.number, first.width, first.height, first.alt) == ("02.jpg", 1, 900, 600, "Bánh")
    assert (first.path, first.product, first.is_illustration) == (f"{FOLDER}/02.jpg", "banh-trang", True)
    assert (second.file, second.number, second.width, second.height) == ("01.jpg", 2, 1600, 1200)


def test_a_missing_photo(tmp_path: Path) -> None:
    """A photo that is not there is told with the file it may be."""
    found = lines(tmp_path, with_photos("01.jpg"), {f"{FOLDER}/01.jpeg": jpeg()})
    assert found == [
        f"{FOLDER}/01.jpeg: cảnh báo: ảnh “01.jpeg” chưa được nêu trong tệp sản phẩm; mỗi ảnh một mục trong “photos”; "
        "thêm “- {file: 01.jpeg}”",
        f"{AT}: photos[1].file: không có tệp “01.jpg”; ảnh nằm trong {FOLDER}/; có phải “01.jpeg”?",
    ]


def test_a_missing_photo_and_no_folder(tmp_path: Path) -> None:
    """Without anything near, nothing is suggested."""
    assert lines(tmp_path, with_photos("01.jpg"), {}) == [
        f"{AT}: photos[1].file: không có tệp “01.jpg”; ảnh nằm trong {FOLDER}/"
    ]


def test_a_name_in_other_case(tmp_path: Path) -> None:
    """01.JPG is not 01.jpg, whatever the machine of the officer thinks."""
    messages = [
        one.message for one in read_files(tmp_path, {PATH: with_photos("01.JPG"), f"{FOLDER}/01.jpg": jpeg()}).problems
    ]
    assert messages == ["unlisted_photo", "missing_photo"]


def test_a_name_outside_the_folder(tmp_path: Path) -> None:
    """A photo of another product, or of no product, cannot be named."""
    files: dict[str, str | bytes] = {PATH: with_photos("../x.jpg"), "images/an-giang/x.jpg": jpeg()}
    assert said(read_files(tmp_path, files).problems) == [
        ("images/an-giang", "no_such_product_folder"),
        (AT, "not_a_photo_name"),
    ]


def _gif() -> bytes:
    buffer = BytesIO()
    Image.new("P", (900, 900)).save(buffer, "GIF")
    return buffer.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"not a photo",
        b"",
        b"%!PS-Adobe-3.0 EPSF",
    ],
    ids=["text", "empty", "postscript"],
)
def test_what_is_no_picture(tmp_path: Path, content: bytes) -> None:
    """A file that is no whole JPEG, PNG, WebP or HEIC is told as such, whatever its name says."""
    assert lines(tmp_path, with_photos("01.jpg"), {f"{FOLDER}/01.jpg": content}) == [
        f"{AT}: photos[1].file: “01.jpg” không mở được như một tấm ảnh; JPEG, PNG, WebP hoặc HEIC nguyên vẹn; "
        "chép lại ảnh gốc từ máy"
    ]


@pytest.mark.parametrize(
    "content",
    [jpeg()[:2000], jpeg()[:-600], jpeg()[:20], b"\x89PNG\r\n\x1a\n"],
    ids=["truncated", "nearly-whole", "header", "png-head"],
)
def test_a_picture_that_is_cut_off(tmp_path: Path, content: bytes) -> None:
    """It is said, so that who sent it loads the original instead of looking for another program."""
    assert lines(tmp_path, with_photos("01.jpg"), {f"{FOLDER}/01.jpg": content}) == [
        f"{AT}: photos[1].file: ảnh chưa tải hết, thiếu phần cuối; ảnh nguyên vẹn; tải hoặc chép lại ảnh gốc"
    ]


@pytest.mark.parametrize(
    ("kind", "content"), [("GIF", _gif()), ("AVIF", b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf" + bytes(500))]
)
def test_a_picture_of_another_kind(tmp_path: Path, kind: str, content: bytes) -> None:
    """It is called by its kind, with the way to a kind that is taken."""
    (said,) = lines(tmp_path, with_photos("01.jpg"), {f"{FOLDER}/01.jpg": content})
    assert said == (
        f"{AT}: photos[1].file: ảnh “01.jpg” thuộc kiểu {kind}, danh mục chưa mở được kiểu này; JPEG, PNG, WebP hoặc "
        "HEIC; mở ảnh bằng ứng dụng Ảnh hoặc Paint, chọn Lưu thành (Save as) kiểu JPEG, rồi dùng tệp mới"
    )


def test_a_small_photo(tmp_path: Path) -> None:
    """A photo with a short long side is published, with a warning."""
    reading = read_files(tmp_path, {PATH: with_photos("01.jpg"), f"{FOLDER}/01.jpg": jpeg(799, 300)})
    assert [one.line() for one in reading.problems] == [
        f"{AT}: cảnh báo: photos[1].file: ảnh chỉ 799×300 điểm ảnh; cạnh dài nên từ 800 trở lên; "
        "dùng ảnh gốc chưa thu nhỏ"
    ]
    assert len(reading.catalog.products[0].photos) == 1


def test_a_photo_that_is_large_enough(tmp_path: Path) -> None:
    """The long side counts, whichever it is."""
    assert lines(tmp_path, with_photos("01.jpg"), {f"{FOLDER}/01.jpg": jpeg(300, 800)}) == []


@pytest.mark.usefixtures("at_home")
def test_a_large_photo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A photo over the bound of pixels is told with its own size and the bound."""
    monkeypatch.setattr(photos, "MAX_PIXELS", 1_000_000)
    assert lines(tmp_path, with_photos("01.jpg"), {f"{FOLDER}/01.jpg": jpeg(1600, 1200)}) == [
        f"{AT}: photos[1].file: ảnh 1600×1200 điểm ảnh, 0 MB; nhiều nhất 1 triệu điểm ảnh và 60 MB; "
        f"chạy “ocop shrink {FOLDER}/01.jpg”, hoặc thu nhỏ ảnh rồi gửi lại"
    ]


@pytest.mark.parametrize("size", [(1600, 300), (300, 1600), (330, 17_000)])
def test_a_photo_that_is_a_ribbon(tmp_path: Path, size: tuple[int, int]) -> None:
    """A photo far longer than it is high shows nothing in a page's frame, and a WebP has an end: it is refused."""
    assert lines(tmp_path, with_photos("01.jpg"), {f"{FOLDER}/01.jpg": jpeg(*size)}) == [
        f"{AT}: photos[1].file: ảnh {size[0]}×{size[1]} điểm ảnh quá dài hoặc quá dẹt; "
        "cạnh dài nhiều nhất gấp 5 cạnh ngắn; cắt bớt ảnh"
    ]


def test_a_photo_that_says_where_it_was_taken(tmp_path: Path) -> None:
    """A position in the file is told with the command that drops it; the photo is published."""
    reading = read_files(tmp_path, {PATH: with_photos("01.jpg"), f"{FOLDER}/01.jpg": jpeg(exif=located())})
    assert [one.line() for one in reading.problems] == [
        f"{AT}: cảnh báo: photos[1].file: ảnh có ghi vị trí hoặc tên nơi chụp (GPS, XMP, IPTC); "
        "danh mục xóa vị trí này khi đăng, nhưng tệp gốc vẫn còn; "
        f"chạy “ocop shrink {FOLDER}/01.jpg” để xóa cả trong tệp gốc"
    ]
    assert len(reading.catalog.products[0].photos) == 1


@pytest.mark.parametrize("written", ["{file: 01.jpg}", '{file: 01.jpg, alt: ""}'], ids=["none", "empty"])
def test_a_photo_without_description(tmp_path: Path, written: str) -> None:
    """Who cannot see the photo has nothing of it; the warning says what to write."""
    found = lines(tmp_path, f"{PRODUCT}photos: [{written}]\n", {f"{FOLDER}/01.jpg": jpeg()})
    assert (
        f"{AT}: cảnh báo: photos[1].file: ảnh chưa có mô tả; người không nhìn thấy ảnh nghe phần mô tả; "
        "thêm “alt: …”, một câu nói trong ảnh có gì"
    ) in found


def test_two_products_with_the_same_photo(tmp_path: Path) -> None:
    """The second product is told which one has the picture already; the first is left in peace."""
    files: dict[str, str | bytes] = {PATH: with_photos("01.jpg"), OTHER: with_photos("a.jpeg")}
    files |= {f"{FOLDER}/01.jpg": jpeg(), f"{OTHER_FOLDER}/a.jpeg": jpeg()}
    assert [one.line() for one in read_files(tmp_path, files).problems] == [
        f"{OTHER}:5:17: cảnh báo: photos[1].file: ảnh này giống hệt ảnh của {PATH}; mỗi sản phẩm có ảnh riêng; "
        "xem lại ảnh của hai sản phẩm"
    ]


def test_one_product_with_the_same_photo_twice(tmp_path: Path) -> None:
    """Within one product a copy is no matter of two products."""
    files: dict[str, bytes] = {f"{FOLDER}/01.jpg": jpeg(), f"{FOLDER}/02.jpg": jpeg()}
    assert lines(tmp_path, with_photos("01.jpg", "02.jpg"), files) == []


def test_an_unlisted_photo_is_not_published(tmp_path: Path) -> None:
    """A photo in the folder that the product does not name is told and left out."""
    files: dict[str, str | bytes] = {PATH: PRODUCT, f"{FOLDER}/01.jpg": jpeg()}
    reading = read_files(tmp_path, files)
    assert said(reading.problems) == [(f"{FOLDER}/01.jpg", "unlisted_photo")]
    assert reading.catalog.products[0].photos == ()


def test_a_folder_without_product(tmp_path: Path) -> None:
    """A folder of photos that no product goes with is told with the folder it may be."""
    assert lines(tmp_path, PRODUCT, {"images/an-giang/banh-trag/01.jpg": jpeg()}) == [
        "images/an-giang/banh-trag: cảnh báo: thư mục ảnh “images/an-giang/banh-trag” không ứng với sản phẩm nào; "
        f"images/ có cùng cấu trúc với products/; có phải “{FOLDER}”?"
    ]


def test_a_folder_whose_product_cannot_be_read(tmp_path: Path) -> None:
    """A product that is there and only cannot be read keeps its folder: one fault is told once."""
    found = read_files(tmp_path, {PATH: "name: [\n", f"{FOLDER}/01.jpg": jpeg()})
    assert [one.message for one in found.problems] == ["bad_yaml"]


def test_a_linked_photo_is_not_read(tmp_path: Path) -> None:
    """A link in images/ is told and never followed."""
    secret = tmp_path / "secret.jpg"
    secret.write_bytes(jpeg())
    root = tmp_path / "repository"
    read_files(root, {PATH: with_photos("01.jpg")})
    (root / FOLDER).mkdir(parents=True)
    (root / FOLDER / "01.jpg").symlink_to(secret)
    assert said(read_files(root, {}).problems) == [(f"{FOLDER}/01.jpg", "symlink"), (AT, "missing_photo")]


def test_what_an_operating_system_leaves(tmp_path: Path) -> None:
    """Thumbs.db beside the photos is no photo."""
    files = {f"{FOLDER}/Thumbs.db": b"x", f"{FOLDER}/.DS_Store": b"x"}
    assert lines(tmp_path, PRODUCT, files) == []


@pytest.mark.parametrize("name", ["01.jpg", "02.jpg", "khac.bin"])
def test_what_lies_behind_a_photo(tmp_path: Path, name: str) -> None:
    """It is told of every file below images/, listed or not, with the command that cuts it off; nothing is decoded."""
    behind = jpeg() + b"\xff\xd8\xff\xe1" + located()
    found = lines(tmp_path, with_photos("01.jpg"), {f"{FOLDER}/01.jpg": jpeg(), f"{FOLDER}/{name}": behind})
    at = f"{AT}: cảnh báo: photos[1].file" if name == "01.jpg" else f"{FOLDER}/{name}: cảnh báo"
    assert (
        f"{at}: sau tấm ảnh trong tệp còn dữ liệu khác (như đoạn phim, ảnh thứ hai); mỗi tệp một tấm ảnh: "
        f"phần sau có thể ghi nơi chụp, và ai có kho đều xem được; chạy “ocop shrink {FOLDER}/{name}” để cắt bỏ"
    ) in found
    assert any("ảnh có ghi vị trí hoặc tên nơi chụp" in one for one in found)


def test_a_photo_in_a_folder_of_nobody(tmp_path: Path) -> None:
    """It tells its place to who has the repository all the same, on the next run too."""
    for _ in range(2):
        found = lines(tmp_path, PRODUCT, {"images/an-giang/khac/01.jpg": jpeg(exif=located())})
        assert any(one.startswith("images/an-giang/khac/01.jpg: cảnh báo: ảnh có ghi vị trí") for one in found), found


def test_a_photo_of_too_many_scans(tmp_path: Path) -> None:
    """It is refused before it is decoded: each scan goes over the whole picture."""
    whole = saved(quarters(900, 800).convert("L"), progressive=True)
    at = whole.index(b"\xff\xda")
    scan = b"\xff\xda\0\x08\1\1\0\1\0\0"
    content = whole[:at] + whole[at:-2] + scan * 5_000 + whole[-2:]
    assert lines(tmp_path, with_photos("01.jpg"), {f"{FOLDER}/01.jpg": content}) == [
        f"{AT}: photos[1].file: ảnh JPEG có {5_000 + whole.count(scan[:2])} lượt quét; nhiều nhất 100 lượt, "
        "ảnh chụp có khoảng 10; mở ảnh rồi lưu thành tệp JPEG mới"
    ]


def test_a_photo_that_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its decoding is ended, it is told, and the other photo of the product is looked at."""
    real = apart.call

    def slow(function: Any, path: str, *, seconds: float) -> Any:
        if path.endswith("01.jpg"):
            raise apart.TookTooLong
        return real(function, path, seconds=seconds)

    monkeypatch.setattr(apart, "call", slow)
    found = lines(tmp_path, with_photos("01.jpg", "02.jpg"), {f"{FOLDER}/{n}.jpg": jpeg() for n in ("01", "02")})
    assert found == [
        f"{AT}: photos[1].file: máy mở “01.jpg” quá lâu nên đã dừng; một tấm ảnh mở nhiều nhất 30 giây; "
        "mở ảnh rồi lưu thành tệp JPEG mới"
    ]


def test_pictures_of_the_pages_written_by_hand(tmp_path: Path) -> None:
    """The host publishes them as they are: one that tells a place is an error, whatever its name."""
    told, plain = saved(quarters(), exif=located()), saved(quarters())
    files: dict[str, str | bytes] = {
        "catalog/cho-que.jpg": told,
        "catalog/huong-dan/b.JPG": told,
        "catalog/c.jpg": plain,
        "catalog/d.md": "# D",
    }
    found = read_files(tmp_path, {PATH: PRODUCT, **files}).errors
    assert [(one.path, one.message) for one in found] == [
        ("catalog/cho-que.jpg", "page_photo_has_gps"),
        ("catalog/huong-dan/b.JPG", "page_photo_has_gps"),
    ]
