"""Nothing leaves with a code that says something else; photos are cut, light, and without what they carried."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from build_hooks.ground.story import story_blocks
from build_hooks.printing.cards import cards
from build_hooks.printing.job import Crop, Job
from build_hooks.printing.leaflet import leaflets
from build_hooks.printing.letters import MM
from build_hooks.printing.making import Unreadable, make
from build_hooks.printing.photos import DPI, make_photos
from build_hooks.printing.piece import Fact, Picture, Piece
from build_hooks.printing.symbols import make_code
from tests.building import jpeg
from tests.printing.pages import DAY, HOST, LONG_NAME, codes, fonts, opened, piece, tags, words

PRINTED = "In ngày 23/11/2026"
STORY = story_blocks("Một câu chuyện dài. " * 40)


def job_of(*pieces: Piece, price: bool = False) -> Job:
    """Cards of these pieces."""
    return cards("Thẻ bàn", pieces, PRINTED, DAY, price=price)


def test_a_wrong_code_is_named(tmp_path: Path) -> None:
    """A code that opens something else stops the job, with its page and product."""
    job = job_of(*(piece(f"mon-{n}", name=f"Món {n}") for n in range(5)))
    job.codes[f"{HOST}san-pham/mon-4/"] = make_code(f"{HOST}san-pham/khac/").svg
    with pytest.raises(Unreadable, match=r"trang 2, Món 4: https://ocop\.angiang\.vn/san-pham/khac/"):
        make(tmp_path, job)


def test_a_lost_code_is_named(tmp_path: Path) -> None:
    """White where a code should be, or a page that is not there, stops the job."""
    job = job_of(piece())
    job.codes[f"{HOST}san-pham/banh-trang/"] = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
    job.spots.append(job.spots[0]._replace(page=7))
    with pytest.raises(Unreadable) as refused:
        make(tmp_path, job)
    assert [str(one) for one in refused.value.misread] == [
        "trang 1, Bánh tráng: không đọc được",
        "trang 8, Bánh tráng: không đọc được",
    ]


def test_photos_keep_to_their_shape(tmp_path: Path) -> None:
    """A photo fills its shape, is no larger than paper needs, is upright and carries no metadata."""
    path = tmp_path / "01.jpg"
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "nhà tôi"
    path.write_bytes(jpeg(3000, 2000, exif=exif))
    crop = Crop(Picture(path, "a" * 64, "Ảnh"), 52.0, 39.0)
    made = make_photos(tmp_path, [crop])[crop]
    with Image.open(made) as image:
        assert image.size == (round(52 / 25.4 * DPI), round(39 / 25.4 * DPI))
        assert not image.getexif()
        assert image.format == "JPEG"
        assert image.getpixel((5, 200)) != image.getpixel((520, 200))  # the gradient now runs from side to side
    before = made.stat().st_mtime_ns
    assert make_photos(tmp_path, [crop])[crop].stat().st_mtime_ns == before


def test_photos_are_printed_as_they_were_made(tmp_path: Path) -> None:
    """The file holds the photo's own bytes: nothing is packed a second time and loses by it."""
    path = tmp_path / "01.jpg"
    path.write_bytes(jpeg())
    one = piece(picture=Picture(path, "c" * 64, "Ảnh bánh"))
    job = leaflets("Tờ rơi", [one], "Danh mục", PRINTED, DAY)
    (photo,) = make_photos(tmp_path, job.crops.values()).values()
    assert photo.read_bytes() in make(tmp_path, job)


def test_two_weights_of_letters(tmp_path: Path) -> None:
    """What a story stresses is set in the heavier of the catalog's two weights, in no third."""
    told = piece(story=story_blocks("Bánh **phơi sương** một đêm, *giòn* tan."))
    pdf = make(tmp_path, leaflets("Tờ rơi", [told], "Danh mục", PRINTED, DAY))
    assert fonts(pdf) == {"BeVietnamPro-Regular", "BeVietnamPro-SemiBold", "BeVietnamPro-Italic"}


def test_small_photos_are_not_blown_up(tmp_path: Path) -> None:
    """A small original keeps its pixels."""
    path = tmp_path / "01.jpg"
    path.write_bytes(jpeg(800, 300))
    crop = Crop(Picture(path, "b" * 64, "Ảnh"), 122.0, 78.0)
    with Image.open(make_photos(tmp_path, [crop])[crop]) as image:
        assert image.height == 300
        assert image.width / image.height == pytest.approx(122 / 78, abs=0.01)


def test_cards_say_what_they_must(tmp_path: Path) -> None:
    """Name, place, rank, producer, one line, the day; four on a page; the code of each."""
    full = piece(place="Xã Phú Tân, An Giang", producer="Cơ sở Bánh Tráng", summary="Bánh mỏng phơi sương.", sure=True)
    pdf = make(tmp_path, job_of(full, *(piece(f"mon-{n}", name=LONG_NAME) for n in range(4))))
    first, second = words(pdf)
    for text in (
        *("Bánh tráng", "Xã Phú Tân, An Giang", "OCOP 3 sao", "Cơ sở Bánh Tráng", "Bánh mỏng phơi sương."),
        *("Quét mã để xem trang sản phẩm", "Nguồn năm 2025 ghi", PRINTED, LONG_NAME),
    ):
        assert text in first
    assert [len(page) for page in codes(pdf)] == [4, 1]
    assert second.count(PRINTED) == 1


def test_price_cards(tmp_path: Path) -> None:
    """The price with its day; without a price a line to write one on, and no number."""
    priced = piece(price="95.000 – 180.000 đồng", price_unit="gói", price_note="Giá tham khảo, tháng 10/2026")
    (page,) = words(make(tmp_path, job_of(priced, price=True)))
    assert "95.000 – 180.000 đồng / gói" in page
    assert "Giá tham khảo, tháng 10/2026" in page
    (page,) = words(make(tmp_path, job_of(piece(), price=True)))
    assert "Giá đồng" in page
    assert "tham khảo" not in page
    assert "000" not in page


def test_alcohol_keeps_its_warning(tmp_path: Path) -> None:
    """Cards and leaflets of alcohol say whom it is not for."""
    wine = piece(caution="Không bán cho người dưới 18 tuổi")
    for job in (job_of(wine), job_of(wine, price=True), leaflets("Tờ rơi", [wine], "Danh mục", PRINTED, DAY)):
        (page,) = words(make(tmp_path, job))
        assert wine.caution in page


def test_a_leaflet_page_each(tmp_path: Path) -> None:
    """One A5 a product, a bare one too, each with its day, its mark and its code."""
    pieces = [piece("mot", name="Ấu nước"), piece("hai", name="Khô", mark="MẪU – BẢN IN THỬ")]
    pdf = make(tmp_path, leaflets("Tờ rơi", pieces, "Danh mục thử", PRINTED, DAY))
    first, second = words(pdf)
    assert first.count("Ấu nước") == 1
    assert "MẪU" not in first
    assert "MẪU – BẢN IN THỬ" in second
    assert PRINTED in first
    assert PRINTED in second
    assert codes(pdf) == [[one.address] for one in pieces]


def test_a_leaflet_has_no_empty_half(tmp_path: Path) -> None:
    """What has little to say has a higher photo and larger letters; what has much keeps all above the foot."""
    path = tmp_path / "01.jpg"
    path.write_bytes(jpeg(1600, 1200))
    little = piece(
        "it", picture=Picture(path, "a" * 64, "Ảnh"), summary="Bánh mỏng phơi sương.", story=story_blocks("Kể.")
    )
    facts = tuple(
        Fact(f"Mục {number}", "Ấp Mẫu, xã Phú Bình, huyện Phú Tân, tỉnh An Giang " * 2) for number in range(12)
    )
    much = replace(little, slug="nhieu", address=f"{little.address}2/", facts=facts, story=STORY)
    job = leaflets("Tờ rơi", [little, much], "Danh mục", PRINTED, DAY)
    heights = [crop.height for crop in job.crops.values()]
    assert heights == sorted(heights, reverse=True) and heights[0] >= 96 and heights[1] <= 64
    with opened(make(tmp_path, job)) as document:
        large, small = (_width_of("phơi sương", page) for page in document)
        lowest = min(box[1] for page in document for box in _texts(page) if box[1] > 9 / MM)
    assert large > 1.2 * small and lowest >= 12 / MM


def _texts(page: Any) -> list[tuple[float, float, float, float]]:
    """The boxes of a page's texts, in points from its lower left corner."""
    text = page.get_textpage()
    return [text.get_rect(number) for number in range(text.count_rects())]


def _width_of(words: str, page: Any) -> float:
    text = page.get_textpage()
    start, count = text.search(words).get_next()
    return float(text.get_charbox(start + count - 1)[2] - text.get_charbox(start)[0])


def test_a_plate_has_the_name_of_what_has_no_photo(tmp_path: Path) -> None:
    """Once, on a leaflet as its heading; a card keeps the name beside its plate. Alcohol has none."""
    for job in (leaflets("Tờ rơi", [piece()], "Danh mục", PRINTED, DAY), job_of(piece())):
        pdf = make(tmp_path, job)
        (page,) = words(pdf)
        assert page.count("Bánh tráng") == 1 and page.count("Chưa có ảnh") == 1
        assert [kind for kind, _ in tags(pdf) if kind.startswith("H")] == ["H1"]
    (page,) = words(make(tmp_path, job_of(piece(caution="Uống rượu có hại cho sức khỏe."))))
    assert "Chưa có ảnh" not in page


def test_a_card_has_its_picture(tmp_path: Path) -> None:
    """As large with a price as without."""
    path = tmp_path / "01.jpg"
    path.write_bytes(jpeg(1600, 1200))
    pictured = piece(picture=Picture(path, "a" * 64, "Ảnh bánh", "Hình minh họa"))
    for price in (False, True):
        job = job_of(pictured, price=price)
        assert [(crop.width, crop.height) for crop in job.crops.values()] == [(52, 39)]
        pdf = make(tmp_path, job)
        assert ("Figure", "Ảnh bánh") in tags(pdf) and "Hình minh họa" in words(pdf)[0]


def test_no_stars_are_drawn_without_rank(tmp_path: Path) -> None:
    """A piece without stars says nothing of a rank."""
    (page,) = words(make(tmp_path, job_of(replace(piece(), stars=0, certificate="Đã hết hiệu lực."))))
    assert "OCOP" not in page
