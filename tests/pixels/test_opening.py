"""A picture is opened as it should be seen, whatever a camera, a scanner or a press made of it."""

import struct
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from build_hooks.pixels import opening
from build_hooks.pixels.opening import open_upright
from tests.pictures import (
    HEIC,
    QUARTERS,
    burdened,
    corners,
    display_p3,
    grey_inks,
    is_near,
    largest_difference,
    oriented,
    png_chunks,
    quarters,
    saved,
    shows_quarters,
)

WHITE = (255, 255, 255)


def opened(tmp_path: Path, content: bytes, width: int = 1200) -> Image.Image:
    """What a file of these bytes looks like."""
    path = tmp_path / "picture"
    path.write_bytes(content)
    return open_upright(path, width)


def colour_of(image: Image.Image) -> tuple[int, int, int]:
    """The colour above left."""
    return corners(image)[0]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_position_gives_the_same_picture(tmp_path: Path, orientation: int) -> None:
    """However the camera was held, the quarters stand where a reader expects them, in the same size."""
    image = opened(tmp_path, oriented(orientation))
    assert image.size == (1200, 900)
    assert shows_quarters(image)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_position_when_made_small(tmp_path: Path, orientation: int) -> None:
    """The same when the file is decoded small; the width asked for is that of the upright picture."""
    image = opened(tmp_path, oriented(orientation, 900, 1200), 200)
    assert 200 <= image.width < 900
    assert abs(image.height / image.width - 4 / 3) < 0.02
    assert shows_quarters(image)


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_a_position_that_is_none(tmp_path: Path, orientation: int) -> None:
    """A camera's nonsense is passed over."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert shows_quarters(opened(tmp_path, saved(quarters(), exif=exif.tobytes(), quality=95)))


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_position_in_other_formats(tmp_path: Path, kind: str) -> None:
    """PNG and WebP carry a position as well."""
    with Image.open(BytesIO(oriented(6))) as stored:
        content = saved(stored.copy(), kind, exif=stored.getexif().tobytes())
    assert shows_quarters(opened(tmp_path, content), within=12)


KINDS: dict[str, bytes] = {
    "jpeg": saved(quarters(), quality=95),
    "progressive": saved(quarters(), quality=95, progressive=True),
    "png": saved(quarters(), "PNG"),
    "palette": saved(quarters().quantize(16), "PNG"),
    "rgba": saved(quarters().convert("RGBA"), "PNG"),
    "webp": saved(quarters(), "WEBP", quality=95),
    "webp-lossless": saved(quarters(), "WEBP", lossless=True),
    "mpo": saved(quarters(), "MPO", save_all=True, append_images=[Image.new("RGB", (1200, 900))], quality=95),
    "animated-webp": saved(
        quarters(), "WEBP", save_all=True, append_images=[Image.new("RGB", (1200, 900))], lossless=True
    ),
    "animated-png": saved(quarters(), "PNG", save_all=True, append_images=[Image.new("RGB", (1200, 900))]),
}


@pytest.mark.parametrize("width", [1200, 250])
@pytest.mark.parametrize("content", KINDS.values(), ids=KINDS)
def test_kinds_of_pictures(tmp_path: Path, content: bytes, width: int) -> None:
    """The first picture of every accepted format, in its own colours, whole or made small."""
    image = opened(tmp_path, content, width)
    assert image.mode == "RGB"
    assert shows_quarters(image, within=12)


def test_a_heic(tmp_path: Path) -> None:
    """What a telephone writes is turned once, by the file's own word, and not again by its EXIF."""
    image = opened(tmp_path, HEIC)
    assert (image.mode, image.size) == ("RGB", (128, 96))
    assert shows_quarters(image)


def test_a_cut_off_heic(tmp_path: Path) -> None:
    """A HEIC that breaks off is an error, and not half a picture."""
    with pytest.raises((OSError, ValueError, EOFError, SyntaxError)):
        opened(tmp_path, HEIC[:-200])


@pytest.mark.parametrize("grey", [0, 1, 100, 128, 200, 255])
def test_16_bits_of_grey(tmp_path: Path, grey: int) -> None:
    """A 16-bit scan keeps its greys: the upper byte of each value, and not white for all that is over 255."""
    scan = Image.new("I;16", (900, 600), grey * 256 + 40)
    found = colour_of(opened(tmp_path, saved(scan, "PNG")))
    assert is_near(found, (grey, grey, grey), within=1)


def test_16_bits_of_colour(tmp_path: Path) -> None:
    """A PNG of 16 bits a colour shows the upper byte of each."""
    row = b"\0" + struct.pack(">3H", 220 * 257, 30 * 257, 200 * 257) * 900
    head = struct.pack(">IIBBBBB", 900, 600, 16, 2, 0, 0, 0)
    assert is_near(colour_of(opened(tmp_path, png_chunks(head, row * 600))), (220, 30, 200), within=1)


@pytest.mark.parametrize(("value", "expected"), [(0, (0, 0, 0)), (1, WHITE)])
def test_one_bit(tmp_path: Path, value: int, expected: tuple[int, int, int]) -> None:
    """Black is black and white is white."""
    assert colour_of(opened(tmp_path, saved(Image.new("1", (900, 600), value), "PNG"))) == expected


def _transparent_palette() -> Image.Image:
    image = Image.new("P", (900, 600), 0)
    image.putpalette([220, 30, 30, 30, 160, 60])
    image.paste(1, (450, 0, 900, 600))
    return image


TRANSPARENT: list[tuple[str, bytes, tuple[int, int, int]]] = [
    ("rgba-clear", saved(Image.new("RGBA", (900, 600), (0, 0, 0, 0)), "PNG"), WHITE),
    ("rgba-half", saved(Image.new("RGBA", (900, 600), (0, 0, 0, 128)), "PNG"), (127, 127, 127)),
    ("la-clear", saved(Image.new("LA", (900, 600), (0, 0)), "PNG"), WHITE),
    ("la-opaque", saved(Image.new("LA", (900, 600), (90, 255)), "PNG"), (90, 90, 90)),
    ("webp-clear", saved(Image.new("RGBA", (900, 600), (0, 0, 0, 0)), "WEBP", lossless=True), WHITE),
    ("palette-clear", saved(_transparent_palette(), "PNG", transparency=0), WHITE),
    ("palette-half", saved(_transparent_palette(), "PNG", transparency=bytes([128, 255])), (237, 142, 142)),
    ("rgb-key", saved(Image.new("RGB", (900, 600), (1, 2, 3)), "PNG", transparency=(1, 2, 3)), WHITE),
]


@pytest.mark.parametrize("width", [900, 200])
@pytest.mark.parametrize(("content", "expected"), [one[1:] for one in TRANSPARENT], ids=[one[0] for one in TRANSPARENT])
def test_what_is_clear_shows_the_paper(
    tmp_path: Path, content: bytes, expected: tuple[int, int, int], width: int
) -> None:
    """Transparency is laid on white paper: nothing turns black, and what is half clear is half white."""
    assert is_near(colour_of(opened(tmp_path, content, width)), expected, within=1)


def test_the_opaque_part_of_a_palette(tmp_path: Path) -> None:
    """Beside a clear colour of a palette the others stay."""
    image = opened(tmp_path, saved(_transparent_palette(), "PNG", transparency=0))
    assert corners(image)[1] == (30, 160, 60)


@pytest.mark.parametrize("width", [900, 200])
def test_cmyk_without_profile(tmp_path: Path, width: int) -> None:
    """A picture for a press: no ink is white, magenta and yellow are red."""
    image = Image.new("CMYK", (900, 600), (0, 255, 255, 0))
    image.paste((0, 0, 0, 0), (450, 0, 900, 600))
    red, paper, _, _ = corners(opened(tmp_path, saved(image, quality=95), width))
    assert red[0] > 220 and red[1] < 60 and red[2] < 60
    assert is_near(paper, WHITE)


@pytest.mark.parametrize("width", [900, 200])
def test_cmyk_with_profile(tmp_path: Path, width: int) -> None:
    """The press's own profile says what its inks look like."""
    image = Image.new("CMYK", (900, 600), (255, 0, 0, 0))
    image.paste((0, 0, 0, 0), (450, 0, 900, 600))
    ink, paper, _, _ = corners(opened(tmp_path, saved(image, quality=95, icc_profile=grey_inks()), width))
    assert is_near(ink, (119, 119, 119))
    assert is_near(paper, WHITE)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_wide_profile_is_converted(tmp_path: Path, kind: str) -> None:
    """What a telephone stores as Display P3 is shown in the same red: (234, 51, 35) there is (255, 0, 0) in sRGB."""
    options: dict[str, Any] = {"quality": 95} if kind != "PNG" else {}
    content = saved(Image.new("RGB", (900, 600), (234, 51, 35)), kind, icc_profile=display_p3(), **options)
    red, green, blue = colour_of(opened(tmp_path, content))
    assert red >= 250 and green <= 20 and blue <= 20


def test_paper_stays_white_under_a_profile(tmp_path: Path) -> None:
    """A clear picture with a profile stands on white as well."""
    content = saved(Image.new("RGBA", (900, 600), (9, 9, 9, 0)), "PNG", icc_profile=display_p3())
    assert is_near(colour_of(opened(tmp_path, content)), WHITE, within=1)


@pytest.mark.parametrize(
    "profile",
    [
        b"x",
        bytes(200),
        display_p3()[:200],
        grey_inks(),
        ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes(),
    ],
    ids=["text", "zeros", "cut-off", "of-a-press", "lab"],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_profile_that_does_not_fit_is_passed_over(tmp_path: Path, kind: str, profile: bytes) -> None:
    """A broken profile, or one of another kind of picture, changes nothing and stops nothing."""
    options: dict[str, Any] = {"quality": 95} if kind == "JPEG" else {}
    assert shows_quarters(opened(tmp_path, saved(quarters(), kind, icc_profile=profile, **options)))


def test_a_press_with_a_broken_profile(tmp_path: Path) -> None:
    """Without a usable profile the inks are what they usually are."""
    content = saved(Image.new("CMYK", (900, 600), (0, 255, 255, 0)), quality=95, icc_profile=display_p3())
    red, green, blue = colour_of(opened(tmp_path, content))
    assert red > 220 and green < 60 and blue < 60


SIZES = [(1200, 900), (901, 677), (333, 1001), (1001, 333), (7, 5), (1, 1), (1, 900)]


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("size", SIZES, ids=["x".join(map(str, size)) for size in SIZES])
def test_at_least_as_wide_as_asked_and_never_larger(tmp_path: Path, kind: str, size: tuple[int, int]) -> None:
    """For every width asked: not below it while the original has it, never above the original, in its proportions."""
    content = saved(quarters(*size), kind)
    for width in (1, 80, 199, 320, 640, 1280, 5000):
        image = opened(tmp_path, content, width)
        assert min(width, size[0]) <= image.width <= size[0]
        assert image.height <= size[1]
        assert abs(image.height - image.width * size[1] / size[0]) <= 1 + size[1] / size[0]  # the last row and column


def test_made_smaller_while_it_is_opened(tmp_path: Path) -> None:
    """No more is kept than the next step needs."""
    assert opened(tmp_path, saved(quarters(4000, 3000), "PNG"), 320).width < 700
    assert opened(tmp_path, saved(quarters(4000, 3000), "JPEG"), 320).width < 700


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "I;16"])
@pytest.mark.parametrize("width", [1000, 300, 111])
def test_strips_give_the_same_as_one_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str, width: int
) -> None:
    """Where a strip ends cannot be seen."""
    slope = Image.linear_gradient("L").resize((1001, 703)).rotate(20)
    image = Image.merge("RGB", (slope, slope.transpose(Image.Transpose.ROTATE_180), slope.point(lambda one: 255 - one)))
    deep = slope.convert("I").point(lambda value: value * 256).convert("I;16")
    content = saved(deep if mode == "I;16" else image.convert(mode), "PNG")
    whole = opened(tmp_path, content, width)
    monkeypatch.setattr(opening, "_STRIP", 5000)
    assert largest_difference(whole, opened(tmp_path, content, width)) <= 1


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("width", [1600, 200])
def test_nothing_but_the_picture_is_kept(tmp_path: Path, kind: str, width: int) -> None:
    """No profile, no EXIF, no words: what is saved from the result cannot carry them on."""
    image = opened(tmp_path, burdened(kind), width)
    assert image.info == {}
    assert dict(image.getexif()) == {}


def test_the_quarters_differ() -> None:
    """The check can fail: a picture turned by any step is not taken for the upright one."""
    upright = quarters()
    assert shows_quarters(upright)
    turned = [turn for turn in Image.Transpose if shows_quarters(upright.transpose(turn))]
    assert turned == []
    assert len(set(QUARTERS)) == 4
