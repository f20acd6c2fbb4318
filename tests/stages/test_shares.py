"""Share pictures: what a chat shows of a product, in words that stay true, drawn inside their frame, kept whole."""

import os
import threading
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any, cast

import pytest
import yaml
from PIL import Image, ImageColor, ImageFont

from bench.pictures import make_picture
from build_hooks.ground.palette import colour
from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame.output import File
from build_hooks.pages.frame.plates import plate
from build_hooks.pages.product import shares
from build_hooks.pages.product.share import share_text
from build_hooks.pixels import lettering, opening
from build_hooks.pixels.opening import upright
from build_hooks.pixels.plate import Plate
from build_hooks.pixels.share import ShareText, make_share_picture
from tests.building import PRODUCER, PRODUCT, build, jpeg
from tests.markup import Element, read_page
from tests.pictures import Colour, is_near, largest_difference, oriented, png_chunks, quarters, saved, shows_quarters
from tests.reading import PATH, read_files

PICTURE = "images/an-giang/banh-trang/01.jpg"
WITH_PHOTO = f"{PRODUCT}photos: [{{file: 01.jpg, alt: Bánh}}]\n"
KEPT = ".cache/ocop/shares"
GOLD = cast(Colour, ImageColor.getrgb(colour("gold")))
PLATE = plate("thuc-pham")
PLAIN = ShareText(
    name="Bánh tráng",
    stars=3,
    rank="OCOP 3 sao",
    certificate="Theo nguồn năm 2025",
    place="An Giang",
    producer="Cơ sở Bánh Tráng",
    catalog="Danh mục thử",
    note="",
)

REVOKED = (
    "status: {is: revoked, on: 01/03/2025, decision: 12/QĐ-UBND, issuer: UBND tỉnh An Giang, "
    "source: Công báo An Giang}\n"
)
DECIDED = """\
name: Bánh tráng
group: thuc-pham
recognitions: [{{stars: 4, decision: 86/QĐ-UBND, issued: {issued}, issuer: UBND tỉnh An Giang, level: province}}]
sources: [{{title: Quyết định 86/QĐ-UBND}}]
updated: 01/06/2025
"""


def catalog_of(root: Path, product: str = PRODUCT, photo: bytes | None = None) -> Catalog:
    """The catalog of this one product, and of its photo when there is one."""
    files: dict[str, str | bytes] = {PATH: product, **({PICTURE: photo} if photo else {})}
    reading = read_files(root, files)
    assert reading.errors == ()
    return reading.catalog


def made(catalog: Catalog) -> dict[str, bytes]:
    """What the stage makes, by address."""
    return {one.uri: one.read() for one in shares.outputs(catalog) if isinstance(one, File)}


def kept(root: Path) -> dict[str, bytes]:
    """Everything in the cache of share pictures, temporary files included."""
    return {path.name: path.read_bytes() for path in (root / KEPT).rglob("*") if path.is_file()}


def drawn(photo: Path | None = None, **changes: Any) -> Image.Image:
    """The share picture of these words."""
    return Image.open(BytesIO(make_share_picture(photo or PLATE, replace(PLAIN, **changes)))).convert("RGB")


def area(image: Image.Image, is_ink: Callable[[Colour], bool]) -> int:
    """How many pixels are of this ink."""
    counted: list[tuple[int, Colour]] = image.convert("RGB").getcolors(image.width * image.height)  # type: ignore[assignment]
    return sum(count for count, colour in counted if is_ink(colour))


def golden(image: Image.Image) -> int:
    """The pixels of the stars."""
    return area(image, lambda colour: is_near(colour, GOLD, within=30))


# Which products, and the frame


def test_one_for_each_product(tmp_path: Path) -> None:
    """1200 by 630 pixels at the address of its slug: a JPEG with its photo, without one a PNG of half of the bytes."""
    for photo, kind in ((None, ("PNG", "P", ".png")), (jpeg(), ("JPEG", "RGB", ".jpg"))):
        catalog = catalog_of(tmp_path, WITH_PHOTO if photo else PRODUCT, photo)
        ((uri, content),) = made(catalog).items()
        image = Image.open(BytesIO(content))
        assert uri == catalog.products[0].share_uri
        assert (image.format, image.mode, Path(uri).suffix) == kind
        assert image.size == (1200, 630)
        assert photo or len(content) < 18_000
        assert "exif" not in image.info and "icc_profile" not in image.info and not image.getexif()


def test_a_photo_that_is_hard_to_shrink_is_light_enough(tmp_path: Path) -> None:
    """Leaves and grains, which would take 70 KB, take 52 KB at most."""
    make_picture((1200, 900), Random(3)).save(tmp_path / "01.jpg", quality=92)  # noqa: S311
    assert 20_000 < len(make_share_picture(tmp_path / "01.jpg", PLAIN)) <= 52_000


def test_none_for_alcohol(tmp_path: Path) -> None:
    """A drink with alcohol is not promoted: no picture, no address."""
    drink = WITH_PHOTO.replace("thuc-pham", "do-uong") + "alcohol: có\n"
    catalog = catalog_of(tmp_path, drink, jpeg())
    assert catalog.products[0].alcohol
    assert (catalog.products[0].share_uri, made(catalog), kept(tmp_path)) == ("", {}, {})


@pytest.mark.parametrize("orientation", [1, 6])
def test_the_photo_is_upright(tmp_path: Path, orientation: int) -> None:
    """The left half shows the middle of the photo as a reader sees it."""
    (tmp_path / "01.jpg").write_bytes(oriented(orientation, 1200, 1260))
    assert shows_quarters(drawn(photo=tmp_path / "01.jpg").crop((0, 0, 600, 630)), within=14)


@pytest.mark.parametrize("size", [(300, 200), (40, 900), (900, 40), (1, 1)])
def test_a_small_photo_fills_its_half(tmp_path: Path, size: tuple[int, int]) -> None:
    """However small or narrow, the photo covers the left half and no more."""
    (tmp_path / "01.jpg").write_bytes(saved(Image.new("RGB", size, (30, 60, 200))))
    image = drawn(photo=tmp_path / "01.jpg")
    assert area(image.crop((0, 0, 592, 630)), lambda one: is_near(one, (30, 60, 200), within=10)) == 592 * 630
    assert area(image.crop((608, 0, 1200, 630)), lambda one: is_near(one, (30, 60, 200), within=10)) == 0


# Words that stay true

STATES: dict[str, tuple[str, tuple[int, str, str]]] = {
    "valid": (
        DECIDED.format(issued="27/01/2023"),
        (4, "OCOP 4 sao", "Giấy chứng nhận có thời hạn đến 27/01/2026"),
    ),
    "unknown": (PRODUCT, (3, "OCOP 3 sao", "Theo nguồn năm 2025")),
    "unknown-of-a-month": (PRODUCT.replace('"2025"', "05/2025"), (3, "OCOP 3 sao", "Theo nguồn tháng 05/2025")),
    "ended": (DECIDED.format(issued="27/01/2020"), (0, "", "")),
    "ended-and-named-again": (
        DECIDED.format(issued="27/01/2020").replace("}]\nsources", '}, {stars: 4, as_of: "2024"}]\nsources'),
        (4, "OCOP 4 sao", "Theo nguồn năm 2024"),
    ),
    "ended-and-named-otherwise": (
        DECIDED.format(issued="27/01/2020").replace("}]\nsources", '}, {stars: 3, as_of: "2024"}]\nsources'),
        (0, "", ""),
    ),
    "revoked": (
        DECIDED.format(issued="27/01/2023") + REVOKED,
        (0, "", ""),
    ),
    "withdrawn": (
        DECIDED.format(issued="27/01/2023") + "status: {is: withdrawn, on: 01/03/2025, reason: Ngừng sản xuất}\n",
        (0, "", ""),
    ),
    "withdrawn-unknown": (PRODUCT + "status: {is: withdrawn, on: 01/03/2025, reason: Ngừng}\n", (0, "", "")),
}


@pytest.mark.parametrize(("product", "expected"), STATES.values(), ids=STATES)
def test_what_is_said_of_the_certificate(tmp_path: Path, product: str, expected: tuple[int, str, str]) -> None:
    """A rank stands only beside the day or the source that bounds it; ended, revoked and withdrawn carry none."""
    catalog = catalog_of(tmp_path, product)
    text = share_text(catalog, catalog.products[0])
    assert (text.stars, text.rank, text.certificate) == expected
    (content,) = made(catalog).values()
    gold = golden(Image.open(BytesIO(content)))
    assert gold > 100 * stars if (stars := expected[0]) else gold == 0


@pytest.mark.parametrize("stars", [1, 3, 4, 5])
def test_every_star_is_drawn(stars: int) -> None:
    """Five stars are five times the gold of one."""
    one, many = golden(drawn(stars=1)), golden(drawn(stars=stars))
    assert one > 100
    assert abs(many / one - stars) < 0.15 * stars


@pytest.mark.parametrize(
    ("lines", "kind", "note"),
    [
        ("", "photo", ""),
        ("sample: có\n", "photo", "Dữ liệu mẫu"),
        ("", "illustration", "Hình minh họa"),
        ("sample: có\n", "illustration", "Dữ liệu mẫu, hình minh họa"),
    ],
)
def test_what_is_no_photo_or_no_product_says_so(tmp_path: Path, lines: str, kind: str, note: str) -> None:
    """A sample and a drawing are called so in the picture itself, which travels without its page."""
    product = f"{PRODUCT}{lines}photos: [{{file: 01.jpg, alt: Bánh, kind: {kind}}}]\n"
    catalog = catalog_of(tmp_path, product, jpeg())
    assert share_text(catalog, catalog.products[0]).note == note


def test_who_and_where(tmp_path: Path) -> None:
    """The producer's name, the place and the catalog's name are on it."""
    product = PRODUCT + 'producer: lo-banh\norigin: {commune: "30445"}\n'
    catalog = read_files(tmp_path, {PATH: product, "producers/lo-banh.yml": PRODUCER}).catalog
    text = share_text(catalog, catalog.products[0])
    assert (text.name, text.producer, text.catalog) == ("Bánh tráng", "Cơ sở Bánh Tráng", "Danh mục thử")
    assert text.place == catalog.products[0].origin.short != ""


def test_a_name_in_loose_marks_is_drawn_whole(tmp_path: Path) -> None:
    """A name typed with marks apart from letters reaches the picture in whole letters."""
    catalog = catalog_of(tmp_path, unicodedata.normalize("NFD", PRODUCT))
    assert share_text(catalog, catalog.products[0]).name == "Bánh tráng"


# Drawing

MARKS = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LOWER = {unicodedata.normalize("NFC", vowel + mark) for vowel in "aăâeêioôơuưy" for mark in MARKS} | {"đ"}
LETTERS = sorted(
    LOWER | {letter.upper() for letter in LOWER} | set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
)
SIGNS = list("0123456789.,:;!?-–—…“”‘’\"'()/&%+×°·@#*=_")


def test_there_are_all_letters() -> None:
    """Twelve vowels in six tones, đ, the same as capitals, and the alphabet."""
    assert len(LOWER) == 73
    assert len(LETTERS) == 73 * 2 + 26 * 2 - 2 * len("aeiouy")


@pytest.mark.parametrize("bold", [False, True])
def test_every_letter_has_its_shape(bold: bool) -> None:
    """No letter or sign of Vietnamese is drawn as nothing or as a missing one, and no two letters alike."""
    font: ImageFont.FreeTypeFont = lettering.letters(40, bold=bold)

    def shape(letter: str) -> bytes:
        return bytes(font.getmask(letter))

    missing = (b"", shape("\u4e00"))
    assert [letter for letter in LETTERS + SIGNS if shape(letter) in missing] == []
    assert len({shape(letter) for letter in LETTERS}) == len(LETTERS)


WIDE = {
    "short words": "Bánh tráng phơi sương nướng mè đen " * 4,
    "capitals": "NƯỚC MẮM CÁ CƠM THAN ĐẶC BIỆT THƯỢNG HẠNG " * 3,
    "wide letters": "MƯỜNG WƯỢNG " * 10,
    "one word": "Mw" * 60,
    "hyphens": "Bánh-tráng-phơi-sương-" * 6,
}
PHOTO_OR_NOT = pytest.mark.parametrize("with_photo", [True, False], ids=["photo", "no-photo"])


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A small photo on the disk."""
    path = tmp_path / "01.jpg"
    path.write_bytes(saved(quarters(600, 630)))
    return path


@PHOTO_OR_NOT
@pytest.mark.parametrize("field", ["name", "producer", "catalog"])
@pytest.mark.parametrize("words", WIDE.values(), ids=WIDE)
def test_long_words_stay_inside(photo: Path, words: str, field: str, with_photo: bool) -> None:
    """A text of 120 characters (160 for a producer) leaves the margins empty: right, above and below."""
    length = 160 if field == "producer" else 120
    path, left = (photo, 608) if with_photo else (None, 0)
    image, bare = drawn(path, **{field: words[:length].strip()}), drawn(path, name="", catalog="", producer="")
    margins = {"right": (1160, 0, 1200, 630), "upper": (left, 0, 1200, 32), "lower": (left, 592, 1200, 630)}
    for name, margin in margins.items():
        assert largest_difference(image.crop(margin), bare.crop(margin)) < 14, name


@PHOTO_OR_NOT
@pytest.mark.parametrize("words", [WIDE["short words"], WIDE["capitals"]], ids=["short words", "capitals"])
def test_long_words_stay_above_the_foot(photo: Path, words: str, with_photo: bool) -> None:
    """With every text at its longest the catalog's name stands alone below the line, whatever a lower quality adds."""
    path = photo if with_photo else None
    long = {
        "name": words[:120].strip(),
        "producer": f"Hợp tác xã {words}"[:160].strip(),
        "place": "Phường Nguyễn Nghiêm Thượng Hiền, Thành phố Hồ Chí Minh",
        "certificate": "Giấy chứng nhận có thời hạn đến 27/01/2026",
    }
    foot = (608 if with_photo else 32, 544, 1200, 630)
    assert largest_difference(drawn(path, **long).crop(foot), drawn(path).crop(foot)) < 70


@PHOTO_OR_NOT
@pytest.mark.parametrize(
    "catalog", ["Danh mục thử", "Danh mục sản phẩm OCOP", "Danh mục sản phẩm OCOP tỉnh An Giang và tỉnh Tây Ninh"]
)
def test_the_note_stands_beside_the_catalog(photo: Path, catalog: str, with_photo: bool) -> None:
    """The name of the catalog and the note at its right do not lie over each other."""
    path, note = photo if with_photo else None, "Dữ liệu mẫu, hình minh họa"
    width = lettering.letters(18).getlength(note)
    right = (round(1152 - width) - 8, 540, 1160, 592)
    alone = drawn(photo=path, catalog="", note=note).crop(right)
    assert largest_difference(drawn(photo=path, catalog=catalog, note=note).crop(right), alone) == 0


# The cache


def test_the_second_run_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept is not drawn again."""
    first = made(catalog_of(tmp_path, WITH_PHOTO, jpeg()))
    monkeypatch.setattr(shares, "make_share_picture", lambda *_: pytest.fail("drawn again"))
    assert made(catalog_of(tmp_path, WITH_PHOTO, jpeg())) == first


@pytest.mark.parametrize(
    ("product", "photo"),
    [
        (WITH_PHOTO.replace("Bánh tráng", "Bánh phồng"), jpeg()),
        (WITH_PHOTO.replace("stars: 3", "stars: 4"), jpeg()),
        (WITH_PHOTO, jpeg(900, 700)),
        (PRODUCT, None),
    ],
    ids=["name", "stars", "photo", "no-photo"],
)
def test_what_is_seen_names_the_file(tmp_path: Path, product: str, photo: bytes | None) -> None:
    """Another name, rank or photo is another picture under another name in the cache."""
    first = made(catalog_of(tmp_path / "one", WITH_PHOTO, jpeg()))
    second = made(catalog_of(tmp_path / "other", product, photo))
    assert first != second
    assert {Path(uri).with_suffix("") for uri in first} == {Path(uri).with_suffix("") for uri in second}
    assert not kept(tmp_path / "one").keys() & kept(tmp_path / "other").keys()


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-9],
        lambda _: b"",
        lambda _: b"\xff",
        lambda content: b"x" * len(content),
        lambda _: saved(quarters(100, 75)),
        lambda content: saved(Image.open(BytesIO(content)), "PNG"),
    ],
    ids=["truncated", "empty", "one-byte", "text", "other-size", "png"],
)
def test_a_damaged_cache_is_mended(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    """A file of the cache that is cut off or foreign is noticed and drawn again."""
    catalog = catalog_of(tmp_path, WITH_PHOTO, jpeg())
    first = made(catalog)
    ((path),) = (tmp_path / KEPT).rglob("*.jpg")
    path.write_bytes(damage(path.read_bytes()))
    assert made(catalog) == first


def _catalog_of_many(root: Path, photo: bytes, count: int) -> Catalog:
    files: dict[str, str | bytes] = {}
    for number in range(count):
        files[f"products/an-giang/banh-{number}.yml"] = WITH_PHOTO.replace("Bánh tráng", f"Bánh {number}")
        files[f"images/an-giang/banh-{number}/01.jpg"] = photo
    return read_files(root, files).catalog


def test_an_interruption_leaves_whole_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C leaves whole pictures, begins nothing more, and the next run goes on."""
    catalog, calls = _catalog_of_many(tmp_path, jpeg(800, 600), 12), iter(range(99))

    def breaking(photo: Path | Plate, text: ShareText) -> bytes:
        if next(calls) == 2:
            raise KeyboardInterrupt
        return make_share_picture(photo, text)

    with monkeypatch.context() as patch:
        patch.setattr(shares, "make_share_picture", breaking)
        with pytest.raises(KeyboardInterrupt):
            made(catalog)
    assert 0 < len(kept(tmp_path)) < 12
    assert all(name.endswith(".jpg") and content[-2:] == b"\xff\xd9" for name, content in kept(tmp_path).items())
    assert len(made(catalog)) == len(kept(tmp_path)) == 12


def test_of_very_large_photos_one_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As for renditions, memory holds one very large photo, however many cores there are."""
    size = (4200, 4000)
    head = size[0].to_bytes(4) + size[1].to_bytes(4) + bytes((8, 0, 0, 0, 0))
    catalog = _catalog_of_many(tmp_path, png_chunks(head, bytes(size[0] + 1) * size[1]), 2)
    both, met = threading.Barrier(2), []

    def lonely(image: Image.Image, width: int) -> Image.Image:
        try:
            both.wait(0.3)
            met.append(width)
        except threading.BrokenBarrierError:
            pass
        return upright(image, width)

    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(opening, "upright", lonely)
    assert len(made(catalog)) == 2
    assert met == []


# What a page says of itself

HOSTILE = '"><script>alert(1)</script>{{ 7*7 }}'
OTHERS = {
    "products/an-giang/ruou.yml": PRODUCT.replace("thuc-pham", "do-uong") + "alcohol: có\n",
    "products/an-giang/hostile.yml": PRODUCT.replace("Bánh tráng", f"'{HOSTILE}'") + f"summary: '{HOSTILE}'\n",
}


def _built(root: Path, **changes: object) -> Path:
    """The built site of an ordinary product, a drink and a hostile product."""
    files: dict[str, str | bytes] = {PATH: WITH_PHOTO, PICTURE: jpeg(), **OTHERS}
    read_files(root, files)
    path = root / "mkdocs.yml"
    config = {**yaml.safe_load(path.read_text("utf-8")), **changes}
    path.write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    result = build(root)
    assert result.returncode == 0, result.stderr
    return root / "site"


def _tags(page: Element) -> dict[str, str]:
    """What a chat reads of the page."""
    return {
        one.attributes["property"]: one.attributes["content"]
        for one in page.all("meta")
        if one.attributes.get("property", "").startswith("og:")
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with an address of its own below a sub-path, given without the last slash."""
    return _built(tmp_path_factory.mktemp("shared"), site_url="https://example.vn/danh-muc")


def test_the_page_names_its_picture(site: Path) -> None:
    """The address that a chat reads is that of the file, whole; so is that of the page; size and words are given."""
    tags = _tags(read_page(site / "san-pham/banh-trang/index.html"))
    base = "https://example.vn/danh-muc/"
    assert tags["og:image"].startswith(base)
    with Image.open(site / tags["og:image"].removeprefix(base)) as image:
        assert (str(image.width), str(image.height)) == (tags["og:image:width"], tags["og:image:height"])
    assert (site / tags["og:url"].removeprefix(base) / "index.html").is_file()
    assert (tags["og:title"], tags["og:site_name"]) == ("Bánh tráng", "Danh mục thử")
    assert tags["og:description"]


def test_a_drink_has_words_and_no_picture(site: Path) -> None:
    """The link to a drink with alcohol says what it is and shows nothing."""
    tags = _tags(read_page(site / "san-pham/ruou/index.html"))
    assert tags["og:title"] == "Bánh tráng"
    assert [name for name in tags if "image" in name] == []
    assert not list(site.glob("anh/ruou/*"))


def test_hostile_words_stay_words(site: Path) -> None:
    """What wants out of the attribute is read in it, sign for sign."""
    page = read_page(site / "san-pham/hostile/index.html")
    tags = _tags(page)
    assert (tags["og:title"], tags["og:description"]) == (HOSTILE, HOSTILE)
    assert "alert(1)</script>" not in (site / "san-pham/hostile/index.html").read_text("utf-8").split("</head>")[0]


def test_without_an_address_nothing_is_said(tmp_path: Path) -> None:
    """A site that does not know its own address names no picture: half an address would lead nowhere."""
    site = _built(tmp_path, site_url="")
    assert [path for path in site.rglob("*.html") if 'property="og:' in path.read_text("utf-8")] == []
