"""A picture file cut after its first picture: the same pixels, the same position, and not a byte of anything else."""

import io
import random
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from build_hooks.pixels.cutting import cut
from build_hooks.pixels.opening import orientation
from build_hooks.pixels.parts import MAX_PARTS, TooManyParts, anatomy, scans
from build_hooks.pixels.telling import Told, told_by
from tests import pictures
from tests.pictures import HEIC, PLANTED, XMP, burdened, located, saved


def quarters(width: int = 320, height: int = 240) -> Image.Image:
    """A picture as small as cuts allow: pixels are what no cut touches."""
    return pictures.quarters(width, height)


PLAIN = {kind: saved(quarters(), kind) for kind in ("JPEG", "PNG", "WEBP")}


def pixels(content: bytes) -> tuple[str, tuple[int, int], bytes, int, bytes]:
    """Mode, size and pixels of the first picture, its EXIF's orientation and its profile."""
    with Image.open(io.BytesIO(content)) as image:
        image.load()
        return image.mode, image.size, image.tobytes(), orientation(image), image.info.get("icc_profile", b"")


def box(name: bytes, data: bytes) -> bytes:
    """A box of ISO/IEC 14496-12."""
    return struct.pack(">I", 8 + len(data)) + name + data


def film(place: bytes) -> bytes:
    """An MP4 with a place in its user data."""
    return box(b"ftyp", b"mp42\0\0\0\0mp42") + box(b"moov", box(b"udta", place)) + box(b"mdat", bytes(300))


APPLE = film(struct.pack(">I", 8 + 4 + 18) + b"\xa9xyz\0\x12\x15\xc7+10.5000+105.1000/")
THREE_GPP = film(box(b"loci", b"\0\0\0\0\x15\xc7Nha\0\0" + struct.pack(">iii", 105 << 16, 10 << 16, 0)))
SECOND = saved(quarters(), "JPEG", exif=located())
GAIN_MAP = saved(Image.new("L", (300, 225), 128), "JPEG", xmp=XMP)
BEHIND: dict[str, tuple[bytes, bool]] = {
    "film": (APPLE, True),
    "film-3gpp": (THREE_GPP, True),
    "second-picture": (SECOND, True),
    "gain-map": (GAIN_MAP, True),
    "plain-second-picture": (PLAIN["JPEG"], False),
    "words": (b"taken at home", False),
    "zip": (b"PK\x03\x04" + bytes(20) + b"a", False),
    "xmp": (XMP, True),
    "end-again": (b"\xff\xd9\xff\xd9x", False),
}


@pytest.mark.parametrize("kind", PLAIN)
@pytest.mark.parametrize(("more", "place"), BEHIND.values(), ids=BEHIND)
def test_what_lies_behind_a_picture(kind: str, more: bytes, place: bool) -> None:
    """It is told, and cut off; what remains are the bytes of the plain file."""
    assert told_by(PLAIN[kind] + more) == Told(place, behind=True)
    assert cut(PLAIN[kind] + more) == PLAIN[kind]


@pytest.mark.parametrize("kind", PLAIN)
@pytest.mark.parametrize("padding", [b"", b"\0" * 5_000, b"\xff" * 99, b"\r\n"])
def test_a_plain_file_is_not_accused(kind: str, padding: bytes) -> None:
    """Nor what some cameras fill the last block of a card with."""
    assert told_by(PLAIN[kind] + padding) == Told()


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("kind", PLAIN)
def test_the_same_pixels_in_the_same_position(kind: str, turn: int) -> None:
    """Everything that a format can carry is gone, and the decoded picture is the same, profile and position too."""
    whole = burdened(kind, 320, 240)
    small = cut(whole, turn)
    assert small is not None
    before, after = pixels(whole), pixels(small)
    assert after[:3] == before[:3] and after[4] == before[4]
    assert after[3] == turn
    assert told_by(whole).place and told_by(small) == Told()
    assert PLANTED.encode() not in small.replace(before[4], b"")


@pytest.mark.parametrize(
    "content",
    [
        saved(quarters(), progressive=True, quality=90, exif=located()),
        saved(quarters().convert("L"), exif=located()),
        saved(quarters().convert("CMYK"), exif=located()),
        saved(quarters(), quality=95, subsampling=0, restart_marker_blocks=3, exif=located()),
        saved(quarters(), "MPO", save_all=True, append_images=[quarters(180, 140)], exif=located()),
        saved(quarters().quantize(16), "PNG", exif=located()),
        saved(quarters().convert("LA"), "PNG", exif=located()),
        saved(quarters().quantize(16), "PNG", transparency=3, exif=located()),
        saved(quarters(), "PNG", save_all=True, append_images=[Image.new("RGB", (320, 240))], exif=located()),
        saved(quarters().convert("RGBA"), "WEBP", exif=located()),
        saved(quarters(), "WEBP", lossless=True, exif=located()),
    ],
    ids=["progressive", "grey", "cmyk", "restarts", "mpo", "palette", "la", "clear", "apng", "rgba-webp", "lossless"],
)
def test_kinds_of_pictures(content: bytes) -> None:
    """Whatever the mode and the coding, not one pixel changes."""
    small = cut(content)
    assert small is not None and told_by(small) == Told() and told_by(content).place
    assert pixels(small)[:3] == pixels(content)[:3]


def test_moving_pictures_and_heic_are_not_cut() -> None:
    """Their first picture cannot be had without decoding; what they carry is told."""
    moving = saved(quarters(), "WEBP", save_all=True, append_images=[Image.new("RGB", (320, 240))])
    assert cut(moving) is None and told_by(moving).behind
    assert cut(HEIC) is None and told_by(HEIC) == Told(place=True)
    assert told_by(HEIC + box(b"mpvd", APPLE)) == Told(place=True, behind=True)
    assert told_by(HEIC + box(b"free", bytes(9))).behind is False
    assert told_by(HEIC + box(b"free", b"words")).behind is True


def _extended_xmp() -> bytes:
    """XMP in two segments that part in the midst of the word."""
    at = XMP.index(b"GPSLatitude") + 4
    head = b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 32
    pieces = [head + struct.pack(">II", len(XMP), start) + piece for start, piece in ((0, XMP[:at]), (at, XMP[at:]))]
    segments = b"".join(b"\xff\xe1" + struct.pack(">H", len(one) + 2) + one for one in pieces)
    return PLAIN["JPEG"][:2] + segments + PLAIN["JPEG"][2:]


def _photoshop(dataset: int, text: bytes) -> bytes:
    data = bytes([0x1C, 2, dataset]) + struct.pack(">H", len(text)) + text
    resource = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(data)) + data
    segment = b"\xff\xed" + struct.pack(">H", len(resource) + 2) + resource
    return PLAIN["JPEG"][:2] + segment + PLAIN["JPEG"][2:]


def _png_text(name: str, text: str, *, is_packed: bool, is_international: bool = False) -> bytes:
    words = PngInfo()
    if is_international:
        words.add_itxt(name, text, zip=is_packed)
    else:
        words.add_text(name, text, zip=is_packed)
    return saved(quarters(), "PNG", pnginfo=words)


def _raw_profile() -> str:
    exif = located()
    return f"\nexif\n{len(exif):8}\n" + exif.hex() + "\n"


TELLING: dict[str, bytes] = {
    "exif": saved(quarters(), exif=located()),
    "xmp-attributes": saved(quarters(), xmp=XMP),
    "xmp-elements": saved(quarters(), xmp=b"<exif:GPSLatitude>10,30.25N</exif:GPSLatitude>"),
    "xmp-utf-16": saved(quarters(), xmp=XMP.decode().encode("utf-16-be")),
    "xmp-drone": saved(
        quarters(), xmp=b'<rdf:Description drone-dji:GpsLatitude="+10.5" drone-dji:GpsLongtitude="+105"/>'
    ),
    "between-segments": PLAIN["JPEG"][:2] + located() + PLAIN["JPEG"][2:],
    "xmp-city": saved(quarters(), xmp=b'<rdf:Description photoshop:City="Tan Chau"/>'),
    "xmp-extended": _extended_xmp(),
    "iptc-city": _photoshop(0x5A, b"Tan Chau"),
    "iptc-country": _photoshop(0x65, b"Viet Nam"),
    "png-xmp": _png_text("XML:com.adobe.xmp", XMP.decode(), is_packed=False, is_international=True),
    "png-xmp-packed": _png_text("XML:com.adobe.xmp", XMP.decode(), is_packed=True, is_international=True),
    "png-profile": _png_text("Raw profile type exif", _raw_profile(), is_packed=False),
    "png-profile-packed": _png_text("Raw profile type APP1", _raw_profile(), is_packed=True),
    "webp-xmp": saved(quarters(), "WEBP", xmp=XMP),
    "png-exif": saved(quarters(), "PNG", exif=located()),
    "film": APPLE,
}


@pytest.mark.parametrize("content", TELLING.values(), ids=TELLING)
def test_every_way_to_tell_a_place(content: bytes) -> None:
    """Is noticed, and gone when the file is cut."""
    assert told_by(content).place
    small = cut(content)
    assert small is None or told_by(small) == Told()


def test_a_picture_that_is_no_photo_for_the_catalog_tells_too() -> None:
    """TIFF, as raw pictures of cameras are: it may lie in the folder all the same."""
    assert told_by(saved(quarters(), "TIFF", exif=located())) == Told(place=True)
    assert told_by(saved(quarters(), "TIFF")) == Told()


def test_words_of_other_kinds_tell_no_place() -> None:
    """A caption, a maker, a block of GPS without a place."""
    exif = Image.Exif()
    exif[0x010F] = PLANTED
    exif.get_ifd(0x8825)[0] = b"\2\3\0\0"
    assert told_by(saved(quarters(), exif=exif.tobytes())) == Told()
    assert told_by(_photoshop(0x78, b"Banh trang")) == Told()
    assert told_by(_png_text("Comment", "Bánh tráng", is_packed=True)) == Told()


@pytest.mark.parametrize("content", [b"", b"x", b"%PDF-1.7 GPSLatitude", b"\xff\xd8", b"RIFF", b"\x89PNG\r\n\x1a\n"])
def test_no_pictures(content: bytes) -> None:
    """They tell nothing that this file knows of, and cannot be cut."""
    assert told_by(content) == Told() and cut(content) is None


def test_a_packed_text_is_unpacked_within_bounds() -> None:
    """Four gigabytes of one letter are not."""
    packed = zlib.compressobj(9)
    data = b"Comment\0\0" + b"".join(packed.compress(bytes(2**20)) for _ in range(200)) + packed.flush()
    chunk = struct.pack(">I", len(data)) + b"zTXt" + data + struct.pack(">I", zlib.crc32(b"zTXt" + data))
    content = PLAIN["PNG"][:33] + chunk + PLAIN["PNG"][33:]
    assert told_by(content) == Told() and cut(content) == PLAIN["PNG"]


def _directories(heads: int) -> bytes:
    """EXIF that begins again and again, and whose every beginning leads to a thousand blocks of a thousand entries."""
    first, block = 8 * heads, 2 + 12 * 1_000
    beginnings = b"".join(b"MM\0*" + struct.pack(">I", first - 8 * at) for at in range(heads))
    leading = struct.pack(">H", 1_000) + struct.pack(">HHII", 0x8825, 4, 1, first + block) * 1_000
    return b"Exif\0\0" + beginnings + leading + b"\xff" * (block + first)


def test_directories_that_lead_to_each_other_are_read_within_bounds() -> None:
    """Half a milliard of entries in 32 KB are not gone through; the file is told as one that hides something."""
    segment = _directories(500)
    content = PLAIN["JPEG"][:2] + b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + PLAIN["JPEG"][2:]
    assert told_by(content) == Told(behind=True)
    assert cut(content) == PLAIN["JPEG"]


def test_many_packed_texts_are_unpacked_within_bounds() -> None:
    """Twenty gigabytes in as many texts as a file may have are not."""
    data = b"Comment\0\0" + zlib.compress(bytes(2**20), 9)
    chunk = struct.pack(">I", len(data)) + b"zTXt" + data + struct.pack(">I", zlib.crc32(b"zTXt" + data))
    content = PLAIN["PNG"][:33] + chunk * (MAX_PARTS - 10) + PLAIN["PNG"][33:]
    assert told_by(content) == Told(behind=True) and cut(content) == PLAIN["PNG"]


def test_scans_are_counted() -> None:
    """Those of the first picture: a plain one has one, a progressive one of Pillow ten."""
    assert scans(PLAIN["JPEG"]) == 1
    assert scans(saved(quarters(), progressive=True)) == 10
    assert scans(saved(quarters(), "MPO", save_all=True, append_images=[quarters()] * 9)) == 1
    assert scans(PLAIN["PNG"]) == 0


def test_a_file_of_a_million_parts() -> None:
    """No honest file has them: it is not gone through, and told."""
    many = b"\xff\xd8" + b"\xff\xe5\0\2" * (MAX_PARTS + 1) + PLAIN["JPEG"][2:]
    assert told_by(many) == Told(behind=True)
    with pytest.raises(TooManyParts):
        cut(many)


def _entries(tag: int) -> bytes:
    """EXIF of a hundred beginnings, each of which leads to a directory of 4,000 entries."""
    heads = b"".join(b"MM\0*" + struct.pack(">I", 8 * (100 - at)) for at in range(100))
    data = heads + struct.pack(">H", 4_000) + struct.pack(">HHII", tag, 4, 1, 8 * 100) * 4_000
    return b"\xff\xe1" + struct.pack(">H", len(data) + 2) + data


def _packed_texts() -> bytes:
    text = b"Comment\0\0" + zlib.compress(bytes(2**20))
    chunk = struct.pack(">I", len(text)) + b"zTXt" + text + struct.pack(">I", zlib.crc32(b"zTXt" + text))
    return PLAIN["PNG"][:33] + chunk * 20 + PLAIN["PNG"][33:]


@pytest.mark.parametrize(
    "content",
    [
        PLAIN["JPEG"][:2] + _entries(0x9999) + PLAIN["JPEG"][2:],
        PLAIN["JPEG"][:2] + _entries(0x8825) + PLAIN["JPEG"][2:],
        PLAIN["JPEG"] + _entries(0x9999),
        _packed_texts(),
    ],
    ids=["entries", "gps-blocks", "behind", "packed-texts"],
)
def test_a_small_file_that_has_much_to_tell(content: bytes) -> None:
    """Entries that lead to entries, and texts that unpack without end, are not gone through, and told."""
    assert told_by(content) == Told(behind=True)


FILLINGS: list[Callable[[int], bytes]] = [
    lambda size: b"\xff\xd8" + b"\xff" * size,
    lambda size: b"\xff\xd8\xff\xe1\xff\xff" + b"MM\0*" * (size // 4),
    lambda size: b"\xff\xd8\xff\xda\0\2" + b"\xff\0" * (size // 2),
    lambda size: b"\xff\xd8\xff\xd9" + b"II*\0\x08\0\0\0\xff\xff" * (size // 10),
    lambda size: b"\x89PNG\r\n\x1a\n" + bytes(size),
    lambda size: b"\0\0\0\x18ftypheic" + b"\0\0\0\x08free" * 15_000 + bytes(size),
    lambda size: b"\xff\xd8\xff\xd98BIM" + b"\x1c\x02" * (size // 2),
    lambda size: b"RIFF\xff\xff\xff\xffWEBPVP8X" + b"\xff" * size,
]


@pytest.mark.parametrize("filling", FILLINGS)
def test_twenty_megabytes_of_beginnings_are_read_at_once(filling: Callable[[int], bytes]) -> None:
    """Each byte is gone over a few times."""
    content = filling(20_000_000)
    told_by(content)
    assert scans(content) <= 1


@pytest.mark.parametrize("kind", PLAIN)
def test_damaged_files(kind: str) -> None:
    """Whatever is broken: a file is told of and cut, or left alone, and nothing else happens."""
    whole = burdened(kind, 80, 60)
    dice = random.Random(kind)  # noqa: S311  # the same damage on every day
    for _ in range(2_000):
        content = bytearray(whole)
        for _ in range(dice.randint(1, 12)):
            content[dice.randrange(len(content))] = dice.randrange(256)
        broken = bytes(content[: dice.randint(0, len(content))])
        told_by(broken)
        small = cut(broken, dice.randint(1, 8))
        assert small is None or anatomy(small).is_whole
