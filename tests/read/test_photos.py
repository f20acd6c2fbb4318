"""What a picture file is: looked at without trust, and only when it has changed."""

import os
import random
import shutil
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from build_hooks.ground.cache import read_memory, write_memory
from build_hooks.read import photos
from build_hooks.read.photos import MEMORY, Album, Picture, TooLarge, TooThin, Unreadable
from tests.building import jpeg
from tests.pictures import HEIC, XMP, located, png_chunks, quarters, saved


def look(tmp_path: Path, content: bytes, name: str = "01.jpg") -> Picture:
    """What a file of these bytes is."""
    path = tmp_path / name
    path.write_bytes(content)
    return photos.look(path)


def oriented(orientation: int) -> bytes:
    """A JPEG that lies on its side as a camera says."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    return jpeg(1200, 900, exif=exif.tobytes())


def png_head(width: int, height: int) -> bytes:
    """A PNG that says it has this size, and holds nothing."""
    return png_chunks(struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0), b"\0" * 99)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_size_after_orientation(tmp_path: Path, orientation: int) -> None:
    """Width and height are those of the upright picture, in all eight positions."""
    picture = look(tmp_path, oriented(orientation))
    assert (picture.width, picture.height) == ((1200, 900) if orientation < 5 else (900, 1200))


@pytest.mark.parametrize("orientation", [0, 9, 999])
def test_an_orientation_that_is_none(tmp_path: Path, orientation: int) -> None:
    """A camera's nonsense is passed over."""
    picture = look(tmp_path, oriented(orientation))
    assert (picture.width, picture.height) == (1200, 900)


@pytest.mark.parametrize(
    "content",
    [
        saved(Image.new("CMYK", (900, 800), (0, 255, 255, 0)), "JPEG"),
        saved(Image.new("RGB", (900, 800), (255, 0, 0)).quantize(8), "PNG"),
        saved(Image.new("RGB", (900, 800), (255, 0, 0)).quantize(8), "PNG", transparency=bytes([255, 128])),
        saved(Image.new("RGBA", (900, 800), (255, 0, 0, 255)), "PNG"),
        saved(Image.new("RGB", (900, 800), (255, 0, 0)), "WEBP"),
        saved(Image.new("RGB", (900, 800), (255, 0, 0)), "JPEG", progressive=True),
        saved(Image.new("RGB", (900, 800), (255, 0, 0)), "MPO", save_all=True, append_images=[quarters(900, 800)]),
        saved(Image.new("RGB", (900, 800), (255, 0, 0)), "WEBP", save_all=True, append_images=[quarters(900, 800)]),
        saved(Image.new("RGB", (900, 800), (255, 0, 0)), "PNG", save_all=True, append_images=[quarters(900, 800)]),
    ],
    ids=["cmyk", "palette", "palette-transparent", "alpha", "webp", "progressive", "mpo", "moving-webp", "moving-png"],
)
def test_kinds_of_pictures(tmp_path: Path, content: bytes) -> None:
    """A red picture is a red picture in every mode, without a word from the library."""
    picture = look(tmp_path, content)
    red, green, blue = (int(picture.colour[at : at + 2], 16) for at in (1, 3, 5))
    assert (picture.width, picture.height) == (900, 800)
    assert red > 240 and green < 15 and blue < 15


@pytest.mark.parametrize("mode", ["L", "1", "I;16", "LA"])
def test_grey_pictures(tmp_path: Path, mode: str) -> None:
    """A grey picture of any depth has a colour too."""
    assert (
        look(tmp_path, saved(Image.new(mode, (900, 800), (0, 255) if mode == "LA" else 0), "PNG")).colour == "#000000"
    )


def test_a_heic(tmp_path: Path) -> None:
    """What a telephone writes has its upright size, a colour, and its position is noticed."""
    picture = look(tmp_path, HEIC, "01.heic")
    assert (picture.width, picture.height, picture.has_gps) == (128, 96, True)
    assert picture.colour != "#000000"


@pytest.mark.parametrize("at", [40, 300, 500, -100, -1])
def test_a_cut_off_heic(tmp_path: Path, at: int) -> None:
    """A HEIC that breaks off is unreadable, wherever."""
    cut = HEIC.index(b"mdat") + 60 if at == -1 else at
    with pytest.raises(Unreadable):
        look(tmp_path, HEIC[:cut], "01.heic")


@pytest.mark.parametrize(("width", "height"), [(1, 1), (30, 30), (6000, 6000), (96, 129)])
def test_a_heic_of_another_size_than_it_says(tmp_path: Path, width: int, height: int) -> None:
    """It is unreadable, whatever libheif says of it and however."""
    at = HEIC.index(b"ispe") + 8
    with pytest.raises(Unreadable):
        look(tmp_path, HEIC[:at] + struct.pack(">II", width, height) + HEIC[at + 8 :], "01.heic")


def test_a_heic_that_ends_its_decoder(tmp_path: Path) -> None:
    """An item of a type that is no text makes libheif's binding crash: the child ends, and the next one looks on."""
    (tmp_path / "01.heic").write_bytes(HEIC.replace(b"Exif", b"\xff\xffif", 1))
    with pytest.raises(Unreadable):
        photos.look_apart(tmp_path / "01.heic")
    (tmp_path / "02.heic").write_bytes(HEIC)
    assert photos.look_apart(tmp_path / "02.heic").width == 128


def test_a_palette_that_is_not_there(tmp_path: Path) -> None:
    """A PNG whose colours are numbers of nothing is unreadable."""
    content = png_chunks(struct.pack(">IIBBBBB", 90, 80, 8, 3, 0, 0, 0), bytes(91) * 80)
    with pytest.raises(Unreadable):
        look(tmp_path, content, "01.png")


def _exif_of_a_lone_version() -> bytes:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[0] = b"\2\3\0\0"  # what a camera writes when it is told not to say where it is
    return exif.tobytes()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    ("options", "expected"),
    [({"exif": located()}, True), ({"exif": _exif_of_a_lone_version()}, False), ({}, False)],
    ids=["position", "version-alone", "nothing"],
)
def test_whether_it_says_where_it_was_taken(
    tmp_path: Path, kind: str, options: dict[str, bytes], expected: bool
) -> None:
    """A position in the EXIF is noticed in every format; a camera that kept it to itself is not accused."""
    assert look(tmp_path, saved(quarters(), kind, **options)).has_gps is expected


def test_a_position_in_xmp(tmp_path: Path) -> None:
    """Programs that edit pictures write the position into the XMP alone."""
    assert look(tmp_path, saved(quarters(), "JPEG", xmp=XMP)).has_gps


def test_a_clear_picture_has_the_colour_it_is_shown_in(tmp_path: Path) -> None:
    """The colour that holds the place is that of the paper where the picture is clear."""
    picture = look(tmp_path, saved(Image.new("RGBA", (900, 800), (0, 0, 0, 0)), "PNG"))
    assert picture.colour == "#ffffff"


def test_a_deep_grey_picture_has_the_colour_it_is_shown_in(tmp_path: Path) -> None:
    """A dark 16-bit scan does not hold its place in white."""
    picture = look(tmp_path, saved(Image.new("I;16", (900, 800), 40 * 256), "PNG"))
    assert picture.colour in ("#272727", "#282828", "#292929")


def test_the_hash_is_of_the_file(tmp_path: Path) -> None:
    """The hash names the bytes: another picture, another hash."""
    one, other = look(tmp_path, jpeg(900, 800)), look(tmp_path, jpeg(901, 800))
    assert len(one.sha256) == 64
    assert one.sha256 != other.sha256


def test_a_bomb_is_refused_before_it_is_decoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file of 30,000 × 30,000 pixels is refused by what its header says, and the size is told."""
    monkeypatch.setattr(photos, "upright", lambda image, _width: pytest.fail(f"decoded {image}"))
    with pytest.raises(TooLarge) as large:
        look(tmp_path, png_head(30_000, 30_000), "01.png")
    assert (large.value.width, large.value.height) == (30_000, 30_000)


@pytest.mark.parametrize(("width", "height", "expected"), [(10_001, 10_000, TooLarge), (9_600, 9_600, Unreadable)])
def test_the_bound_is_ours(tmp_path: Path, width: int, height: int, expected: type[Exception]) -> None:
    """Up to our own bound no warning of the library comes in between; over it the picture is too large."""
    with pytest.raises(expected):
        look(tmp_path, png_head(width, height), "01.png")


def test_a_heavy_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file over the bound of bytes is refused, however few its pixels."""
    monkeypatch.setattr(photos, "MAX_BYTES", 1000)
    with pytest.raises(TooLarge) as large:
        look(tmp_path, jpeg(900, 800))
    assert (large.value.width, large.value.height) == (900, 800)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_damaged_pictures(tmp_path: Path, kind: str) -> None:
    """However a file is damaged, it is a picture, too large, too thin or unreadable, and nothing else happens."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "camera"
    whole = saved(Image.linear_gradient("L").convert("RGB"), kind, exif=exif.tobytes())
    dice = random.Random(kind)  # noqa: S311  # the same damage on every day
    for _ in range(150):
        content = bytearray(whole)
        for _ in range(dice.randint(1, 12)):
            content[dice.randrange(min(len(content), 400))] = dice.randrange(256)
        try:
            assert look(tmp_path, bytes(content[: dice.randint(30, len(content))])).width > 0
        except (TooLarge, TooThin, Unreadable):
            continue


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were really looked at."""
    names: list[str] = []
    real = photos.look_apart

    def counting(path: Path) -> Picture:
        names.append(path.name)
        return real(path)

    monkeypatch.setattr(photos, "look_apart", counting)
    return names


def remember(root: Path) -> Picture:
    """One run: look at the photo and close the album."""
    album = Album.open(root)
    picture = album.look(root / "01.jpg")
    album.close()
    return picture


def test_an_unchanged_file_is_not_looked_at_again(tmp_path: Path, looked: list[str]) -> None:
    """The next run remembers all that the first one saw."""
    (tmp_path / "01.jpg").write_bytes(jpeg(900, 800))
    assert remember(tmp_path) == remember(tmp_path)
    assert looked == ["01.jpg"]


def _resize(path: Path) -> None:
    path.write_bytes(jpeg(901, 800))


def _recolour(path: Path) -> None:
    """Of the same size and with the time of change that it had."""
    before, size = path.stat(), path.stat().st_size
    other = jpeg(900, 800, quality=20)
    path.write_bytes(other + b"\0" * (size - len(other)))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


@pytest.mark.parametrize("change", [_resize, _recolour])
def test_a_changed_file_is_looked_at_again(tmp_path: Path, looked: list[str], change: Callable[[Path], None]) -> None:
    """Another size is another file, and so are other bytes, whatever day somebody gave it."""
    path = tmp_path / "01.jpg"
    path.write_bytes(jpeg(900, 800) + b"\0" * 4000)
    remember(tmp_path)
    change(path)
    assert remember(tmp_path) == photos.look(path)
    assert looked == ["01.jpg"] * 2


def test_a_touched_file_is_the_same_picture(tmp_path: Path, looked: list[str]) -> None:
    """A file that was copied, linked or touched is known by its hash, and not decoded again."""
    path = tmp_path / "01.jpg"
    path.write_bytes(jpeg(900, 800))
    first = remember(tmp_path)
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))
    assert remember(tmp_path) == first
    path.rename(tmp_path / "old.jpg")
    shutil.copy(tmp_path / "old.jpg", path)
    assert remember(tmp_path) == first
    assert looked == ["01.jpg"]


@pytest.mark.parametrize(
    "memory",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b"null",
        b'{"01.jpg": 5}',
        b'{"01.jpg": [1, 2, 3, 4, 5, 6, 7, 8]}',
        b'{"01.jpg": {"a": 1}}',
    ],
)
def test_a_broken_memory_is_ignored(tmp_path: Path, looked: list[str], memory: bytes) -> None:
    """What is remembered may be thrown away or damaged at any time."""
    (tmp_path / "01.jpg").write_bytes(jpeg(900, 800))
    (tmp_path / MEMORY).parent.mkdir(parents=True)
    (tmp_path / MEMORY).write_bytes(memory)
    assert remember(tmp_path).width == 900
    assert looked == ["01.jpg"]


def test_a_memory_of_another_shape_is_ignored(tmp_path: Path) -> None:
    """A remembered row whose stamp is right and whose values are not is looked at again."""
    path = tmp_path / "01.jpg"
    path.write_bytes(jpeg(900, 800))
    stat = path.stat()
    write_memory(
        tmp_path / MEMORY, {"01.jpg": [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino, "wide", 3, []]}
    )
    assert remember(tmp_path) == photos.look(path)


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    """The memory holds what the last run saw, and no more."""
    (tmp_path / "01.jpg").write_bytes(jpeg(900, 800))
    remember(tmp_path)
    Album.open(tmp_path).close()
    assert read_memory(tmp_path / MEMORY) == {}
    assert (tmp_path / MEMORY).read_bytes().endswith(b"\n{}")


def test_looks_ahead_tell_what_looks_tell(tmp_path: Path, looked: list[str]) -> None:
    """On all cores, each file once; whatever is wrong is told when somebody looks, and what is not there too."""
    contents = {"1.jpg": jpeg(900, 800), "2.jpg": b"no picture", "3.jpg": jpeg(2000, 300), "4.jpg": jpeg(900, 800)}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    paths = [tmp_path / name for name in (*contents, "1.jpg", "nowhere.jpg")]
    album = Album.open(tmp_path)
    album.look_ahead(paths)
    assert sorted(looked) == [*contents]
    assert album.look(paths[0])[:2] == album.look(paths[3])[:2] == (900, 800)
    for number, refusal in ((1, Unreadable), (2, TooThin), (-1, Unreadable)):
        with pytest.raises(refusal):
            album.look(paths[number])
    assert len(looked) == len(contents)
    album.close()
    again = Album.open(tmp_path)
    again.look_ahead(paths)
    assert sorted(looked) == sorted([*contents, "2.jpg", "3.jpg"])
