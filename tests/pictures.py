"""Made-up pictures for tests: four coloured quarters in every format, position and mode, with planted metadata."""

import base64
import struct
import zlib
from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageChops
from PIL.PngImagePlugin import PngInfo

Colour = tuple[int, int, int]

RED, GREEN, BLUE, YELLOW = (220, 30, 30), (30, 160, 60), (30, 60, 200), (240, 200, 40)
QUARTERS = (RED, GREEN, BLUE, YELLOW)  # as a reader sees them: above left, above right, below left, below right
PLANTED = "Nguoi-Chup-Anh-Bi-Mat"  # in every kind of metadata
_AS_STORED = {  # what a camera held this way writes down, so that turning by the EXIF orientation sets it upright
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}

# 128 x 96 px: the four quarters, turned by the file's own `irot`, with an EXIF orientation that must not turn them
# again, a maker and a position. Made with heif-enc 1.15 (libheif, x265) from QUARTERS.
HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAYptZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAA"
    "AAAAABAAAANGlsb2MAAAAAREAAAgABAAAAAAGkAAEAAAAKAAAAbgACAAAAAAISAAEAAAAKAAAAfAAAADhpaW5mAAAAAAACAAAAFWluZmUCAAAA"
    "AAEAAGh2YzEAAAAAFWluZmUCAAABAAIAAEV4aWYAAAAAyWlwcnAAAACqaXBjbwAAAHVodmNDAQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGE"
    "ABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQAoQgEBA3AAAAMAkAAAAwAAAwAeoDCAgWW6kkprmwIAAAMAAgAAAwACECIAAQAHRAHBcrAiQAAA"
    "ABRpc3BlAAAAAAAAAGAAAACAAAAAEHBpeGkAAAAAAwgICAAAAAlpcm90AwAAABdpcG1hAAAAAAAAAAEAAQSBAoOEAAAAGmlyZWYAAAAAAAAADm"
    "Nkc2MAAgABAAEAAADybWRhdAAAAGooAa9Yzpdw6SX//cFf/0v7/9Pb08Wyxbl9A1NaiPu7YX0RjgUYMotlWcHiAHwH6u6zgHKv8yC3rW4q7lUl"
    "ryzRD4NJQggb9fXjSmqFG/bY/yHCWVr6kMUeSL7yQ+/rylfJIIMMwupPesJIAAAAAE1NACoAAAAIAAMBDwACAAAADwAAADIBEgADAAAAAQAGAA"
    "CIJQAEAAAAAQAAAEIAAAAAUGxhbnRlZCBDYW1lcmEAAAACAAEAAgAAAAJOAAAAAAIABQAAAAMAAABgAAAAAAAAAAoAAAABAAAAHgAAAAEAAAAA"
    "AAAAAQ=="
)


def quarters(width: int = 1200, height: int = 900) -> Image.Image:
    """A picture of four coloured quarters."""
    image = Image.new("RGB", (2, 2))
    image.putdata(QUARTERS)
    return image.resize((width, height), Image.Resampling.NEAREST)


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """The image's file."""
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def png_chunks(head: bytes, rows: bytes) -> bytes:
    """A PNG of this IHDR and these rows, each after its filter byte, for what Pillow does not write."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def corners(image: Image.Image) -> list[Colour]:
    """The colours in the middle of the four quarters."""
    seen = image.convert("RGB")
    places = [(x, y) for y in (0.25, 0.75) for x in (0.25, 0.75)]
    found = (seen.getpixel((int(seen.width * x), int(seen.height * y))) for x, y in places)
    return [colour for colour in found if isinstance(colour, tuple) and len(colour) == 3]


def is_near(found: Colour, expected: Colour, within: int = 6) -> bool:
    """Whether two colours differ by no more than what a lossy file does."""
    return all(abs(one - other) <= within for one, other in zip(found, expected, strict=True))


def shows_quarters(image: Image.Image, within: int = 6) -> bool:
    """Whether the picture is the four quarters, upright and in their colours."""
    return all(is_near(found, expected, within) for found, expected in zip(corners(image), QUARTERS, strict=True))


def largest_difference(one: Image.Image, other: Image.Image) -> int:
    """By how much the two pictures differ where they differ most, 0 to 255."""
    return max(ImageChops.difference(one, other).tobytes())


def exif_of(orientation: int = 1) -> Image.Exif:
    """A camera's EXIF: orientation, maker, and where it stood."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = PLANTED
    position = exif.get_ifd(0x8825)
    position[1], position[2], position[3], position[4] = "N", (10.0, 30.0, 15.0), "E", (105.0, 7.0, 9.0)
    return exif


def located(orientation: int = 1) -> bytes:
    """The same as bytes, for the `exif` option of a file."""
    return exif_of(orientation).tobytes()


@cache
def oriented(orientation: int, width: int = 1200, height: int = 900) -> bytes:
    """A JPEG of the quarters, `width` by `height` when upright, stored as this EXIF orientation says."""
    turn = _AS_STORED.get(orientation)
    image = quarters(width, height)
    return saved(image.transpose(turn) if turn is not None else image, exif=located(orientation), quality=95)


XMP = (
    f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    f'<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="10,30.25N" exif:Maker="{PLANTED}"/>'
    f"</rdf:RDF></x:xmpmeta>"
).encode()


@cache
def burdened(kind: str, width: int = 1600, height: int = 1200) -> bytes:
    """The quarters with all the metadata that the format takes: EXIF with a position, XMP, profile, words."""
    options: dict[str, Any] = {"exif": located(), "icc_profile": display_p3()}
    if kind == "PNG":
        words = PngInfo()
        words.add_text("Author", PLANTED)
        words.add_itxt("XML:com.adobe.xmp", XMP.decode())
        words.add_text("Comment", PLANTED, zip=True)
        options["pnginfo"] = words
    else:
        options["xmp"] = XMP
    if kind == "JPEG":
        options["comment"] = PLANTED
    return saved(quarters(width, height), kind, **options)


def display_p3() -> bytes:
    """A profile with the primaries of Display P3 (what phones write) and the curve of sRGB, made from their numbers."""
    primaries = ((0.51512, 0.2412, -0.00105), (0.29198, 0.69225, 0.04189), (0.1571, 0.06657, 0.78407))
    curve = b"para" + struct.pack(">IHH", 0, 3, 0) + _fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    tags = {name: b"XYZ \0\0\0\0" + _fixed(*xyz) for name, xyz in zip(("rXYZ", "gXYZ", "bXYZ"), primaries, strict=True)}
    return _profile("RGB ", "XYZ ", {**tags, "rTRC": curve, "gTRC": curve, "bTRC": curve})


def grey_inks() -> bytes:
    """A profile of a press whose every ink is a middle grey, so that no one can take cyan for light blue."""
    ramp = bytes(range(256))
    paper_and_inks = b"".join(bytes((255 if not mixed else 128, 128, 128)) for mixed in range(16))
    table = b"mft1" + struct.pack(">IBBBB", 0, 4, 3, 2, 0) + _fixed(1, 0, 0, 0, 1, 0, 0, 0, 1)
    return _profile("CMYK", "Lab ", {"A2B0": table + ramp * 4 + paper_and_inks + ramp * 3}, kind=b"prtr")


def _fixed(*numbers: float) -> bytes:
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def _profile(colours: str, connection: str, tags: dict[str, bytes], kind: bytes = b"mntr") -> bytes:
    """An ICC profile: a head of 128 bytes, a table of tags, and the tags (ICC.1)."""
    words = PLANTED.encode() + b"\0"
    described = b"desc" + struct.pack(">II", 0, len(words)) + words + bytes(78)
    everything = {
        "desc": described,
        "cprt": b"text\0\0\0\0" + words,
        "wtpt": b"XYZ \0\0\0\0" + _fixed(0.9642, 1, 0.8249),
        **tags,
    }
    at, table, body = 128 + 4 + 12 * len(everything), b"", b""
    for name, content in everything.items():
        whole = content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", name.encode(), at + len(body), len(content))
        body += whole
    size = at + len(body)
    head = struct.pack(
        ">I4sI4s4s4s12x4s", size, b"\0\0\0\0", 0x04000000, kind, colours.encode(), connection.encode(), b"acsp"
    )
    head += bytes(28) + _fixed(0.9642, 1, 0.8249) + bytes(48)
    return head + struct.pack(">I", len(everything)) + table + body
