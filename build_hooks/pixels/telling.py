"""What a picture file tells beside its picture: where it was taken, and whatever lies behind it; read, not decoded."""

import re
import struct
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from build_hooks.pixels.parts import Anatomy, Part, TooManyParts, anatomy

_MOST_TEXT = 2**20  # bytes that one packed text of a PNG may unpack to
# Of a whole file, since directories may be made to lead to each other and texts to unpack a thousandfold; cameras write
# some hundred entries, and 50,000 are read in 0.05 s.
_ALL_ENTRIES, _ALL_TEXT = 50_000, 2**24
# XMP, whatever program wrote it: coordinates, and the names of places by IPTC and Photoshop.
_WORDS = (
    b"GPSLatitude",
    b"GPSLongitude",
    b"GPSDestLatitude",
    b"Iptc4xmpCore:Location",
    b"Iptc4xmpExt:Location",
    b"LocationCreated",
    b"LocationShown",
    b"photoshop:City",
    b"photoshop:State",
    b"geo:lat",
    b"com.apple.quicktime.location",
    b"GpsLatitude",  # as drones write it
    b"GpsLongitude",
    b"GpsLongtitude",
)
_BOX = re.compile(rb"\xa9xyz..|loci\0\0\0\0", re.DOTALL)  # QuickTime's and 3GPP's place of a film
_IPTC = re.compile(rb"\x1c\x02[\x1a\x1b\x5a\x5c\x5f\x64\x65]\x00[^\x00]")  # country, province, city, part of it
_TIFF = (b"II*\0", b"MM\0*")
_GPS_IFD = 0x8825
_PLACES = {2, 4, 20, 22, 28}  # latitude, longitude, those of the aim, name of the area
_RAW = re.compile(rb"Raw profile type (?:exif|APP1|xmp|iptc)\0", re.IGNORECASE)
_PIXELS = {"jpeg": {"SOS"}, "png": {"IDAT"}, "webp": {"VP8 ", "VP8L", "ALPH"}, "boxes": set[str]()}
_OF_PICTURE = {"ftyp", "meta", "mdat"}
_ROOM = {"free", "skip", "wide"}
_OTHER_FRAMES = {"png": {"acTL", "fdAT"}, "webp": {"ANIM", "ANMF"}}
_PADDING = b"\0\xff \r\n"


class _Left:
    """How much of one file is still read."""

    def __init__(self) -> None:
        self._entries, self._text = _ALL_ENTRIES, _ALL_TEXT

    def take(self, entries: int = 0, text: int = 0) -> None:
        """Raises TooManyParts where nothing is left."""
        self._entries -= entries
        self._text -= text
        if self._entries < 0 or self._text < 0:
            raise TooManyParts


class Told(NamedTuple):
    """Whether the file tells a place, and whether something lies behind its first picture."""

    place: bool = False
    behind: bool = False


def told_by(content: bytes) -> Told:
    """What the bytes of a file tell beside its picture, TIFF and raw pictures too; nothing of a file that is none."""
    left = _Left()
    try:
        found = anatomy(content)
        if content.startswith(_TIFF):
            return Told(_tells_place(content, left))
        place = any(_tells_place(text, left) for text in _texts(content, found, left))
    except TooManyParts:
        return Told(behind=True)
    if not found.kind:
        return Told()
    is_more = any(_is_other(content, found.kind, part) for part in found.parts)
    return Told(place, is_more or bool(content[found.end :].strip(_PADDING)))


def _is_other(content: bytes, kind: str, part: Part) -> bool:
    """Whether a part is no part of the first picture: another frame, a film, or room that is not empty."""
    if kind == "boxes":
        is_empty = part.name in _ROOM and not content[part.data : part.end].strip(_PADDING)
        return not (part.name in _OF_PICTURE or is_empty)
    return part.name in _OTHER_FRAMES.get(kind, ())


def _texts(content: bytes, found: Anatomy, left: _Left) -> Iterator[bytes]:
    """All that is no pixel: what lies between parts, each part, those of JPEG's long XMP joined, packed texts unpacked,
    and what lies behind.
    """
    extended = []
    yield from (between for item, other in pairwise(found.parts) if (between := content[item.end : other.start]))
    for part in found.parts:
        if part.name in _PIXELS[found.kind]:
            continue
        data = content[part.data : part.end]
        yield data
        if part.name == "APP1" and data.startswith(b"http://ns.adobe.com/xmp/extension/\0"):
            extended.append(data[75:])  # behind name, digest, length and place
        if found.kind == "png" and part.name in ("zTXt", "iTXt", "tEXt"):
            for text in _unpacked(data[:-4]):
                left.take(text=len(text))
                yield text
    yield b"".join(extended)
    yield content[found.end :]


def _unpacked(data: bytes) -> Iterator[bytes]:
    """The text of a PNG's chunk where it is packed, and profiles that are written in hexadecimal digits."""
    keyword, _, rest = data.partition(b"\0")
    text = rest
    for at in {1, rest.find(b"\0", 2) + 1, rest.find(b"\0", rest.find(b"\0", 2) + 1) + 1}:
        try:
            text = zlib.decompressobj().decompress(rest[at:], _MOST_TEXT)
        except zlib.error:
            continue
        yield text
        break
    if _RAW.match(keyword + b"\0"):
        digits = b"".join(text.split()[2:])
        digits = digits[: len(digits) // 2 * 2]
        if re.fullmatch(rb"[0-9A-Fa-f]*", digits):
            yield bytes.fromhex(digits.decode("ascii"))


def _tells_place(text: bytes, left: _Left) -> bool:
    is_wide = b"G\0P\0S" in text or b"G\0p\0s" in text
    plain = text.replace(b"\0", b"") if is_wide else b""  # XMP in UTF-16
    return (
        any(word in text or word in plain for word in _WORDS)
        or _BOX.search(text) is not None
        or (b"8BIM" in text and _IPTC.search(text) is not None)
        or any(_has_place(text, at, left) for at in _heads(text, left))
    )


def _heads(text: bytes, left: _Left) -> Iterator[int]:
    """Where EXIF may begin."""
    for sign in _TIFF:
        at = text.find(sign)
        while at >= 0:
            left.take(entries=1)
            yield at
            at = text.find(sign, at + 1)


def _has_place(text: bytes, at: int, left: _Left) -> bool:
    """Whether the EXIF that begins here has a GPS block with a place; a camera writes the block without one as well."""
    order = "<" if text[at : at + 1] == b"I" else ">"
    try:
        (first,) = struct.unpack_from(f"{order}I", text, at + 4)
        for tag, value in _entries(text, at, first, order, left):
            if tag == _GPS_IFD and any(number in _PLACES for number, _ in _entries(text, at, value, order, left)):
                return True
    except struct.error:
        return False
    return False


def _entries(text: bytes, head: int, at: int, order: str, left: _Left) -> Iterator[tuple[int, int]]:
    """Tag and value of each entry of a directory (TIFF 6.0) that holds anything."""
    (count,) = struct.unpack_from(f"{order}H", text, head + at)
    for number in range(count):
        left.take(entries=1)
        tag, _, size, value = struct.unpack_from(f"{order}HHII", text, head + at + 2 + 12 * number)
        if size:
            yield tag, value
