"""The parts that a picture file is made of, found by its bytes without decoding, and where its first picture ends."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

MAX_SCANS = 100  # of a progressive JPEG: encoders write ten; a hundred empty ones over 100 megapixels take 0.8 s
MAX_PARTS = 20_000  # a picture of 60 MB has a thousand; a list of millions is no picture's
_PNG = b"\x89PNG\r\n\x1a\n"
_BOXES = (b"ftyp", b"styp")
_MARKER = re.compile(rb"\xff[^\x00\xff]")  # FF 00 is a byte of the picture, FF FF fills
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_ALONE = {0x01, *range(0xD0, 0xD8)}


class TooManyParts(Exception):
    """The file has more parts than any honest one."""


class Part(NamedTuple):
    """A part by its name in its format ("APP1", "eXIf", "XMP ", "mdat"), its bytes, and where its content begins."""

    name: str
    start: int
    data: int
    end: int


class Anatomy(NamedTuple):
    """What a file is: "jpeg", "png", "webp", "boxes" (HEIC, MP4) or ""; `end` is where its first picture ends.

    `is_whole` says that the end is marked there and nothing on the way was out of order.
    """

    kind: str
    parts: tuple[Part, ...]
    end: int
    is_whole: bool


def scans(content: bytes) -> int:
    """How often a JPEG goes over its picture; each time costs a decoder the whole of it, were it empty."""
    return sum(part.name == "SOS" for part in _jpeg(content)) if content.startswith(b"\xff\xd8") else 0


def is_cut(content: bytes) -> bool:
    """Whether a file ends before its picture does: the mark of the end, or bytes that it counts, are missing."""
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return 8 + int.from_bytes(content[4:8], "little") > len(content)
    walk = _jpeg if content.startswith(b"\xff\xd8") else _png if content.startswith(_PNG) else None
    if walk is None:
        return False
    *_, last = [Part("", 0, 0, 0), *islice(walk(content), MAX_PARTS)]
    return last.name not in ("EOI", "IEND") or last.end > len(content)


def anatomy(content: bytes) -> Anatomy:
    """The parts of a file. Raises TooManyParts."""
    if content.startswith(b"\xff\xd8"):
        return _counted("jpeg", content, _jpeg(content))
    if content.startswith(_PNG):
        return _counted("png", content, _png(content))
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return _counted("webp", content, _webp(content))
    if content[4:8] in _BOXES:
        return _counted("boxes", content, _boxes(content))
    return Anatomy("", (), len(content), is_whole=False)


def _counted(kind: str, content: bytes, found: Iterator[Part]) -> Anatomy:
    parts: list[Part] = []
    for part in found:
        parts.append(part)
        if len(parts) > MAX_PARTS:
            raise TooManyParts
    last = parts[-1] if parts else Part("", 0, 0, len(content))
    is_whole = last.name in ("EOI", "IEND", "") and bool(parts) and last.end <= len(content)
    if kind in ("webp", "boxes"):
        is_whole = bool(parts) and last.end <= len(content)
    return Anatomy(kind, tuple(parts), min(last.end, len(content)), is_whole and _is_gapless(parts))


def _is_gapless(parts: list[Part]) -> bool:
    return all(part.end == other.start for part, other in pairwise(parts))


def _jpeg(content: bytes) -> Iterator[Part]:
    """Segments; what a scan holds belongs to its SOS. Bytes between segments are passed over, as decoders do."""
    at = 0
    while found := _MARKER.search(content, at):
        start = found.start() if content[at : found.start()].strip(b"\xff") else at
        at = found.end()
        marker = content[at - 1]
        name = _name(marker)
        if marker in (_SOI, _EOI) or marker in _ALONE:
            yield Part(name, start, at, at)
            if marker == _EOI:
                return
            continue
        if at + 2 > len(content):
            return
        end = at + max(2, int.from_bytes(content[at : at + 2], "big"))
        if marker == _SOS:
            after = _AFTER_SCAN.search(content, end)
            end = after.start() if after else len(content)
        yield Part(name, start, at + 2, end)
        at = end


def _name(marker: int) -> str:
    if 0xE0 <= marker <= 0xEF:
        return f"APP{marker - 0xE0}"
    return {_SOI: "SOI", _EOI: "EOI", _SOS: "SOS", 0xFE: "COM"}.get(marker, f"{marker:02X}")


def _png(content: bytes) -> Iterator[Part]:
    at = len(_PNG)
    while at + 12 <= len(content):
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        name = content[at + 4 : at + 8].decode("latin-1")
        yield Part(name, at, at + 8, end)
        if name == "IEND":
            return
        at = end


def _webp(content: bytes) -> Iterator[Part]:
    """Chunks within the length that the file says of itself."""
    at, whole = 12, min(len(content), 8 + int.from_bytes(content[4:8], "little"))
    while at + 8 <= whole:
        size = int.from_bytes(content[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        yield Part(content[at : at + 4].decode("latin-1"), at, at + 8, end)
        at = end


def _boxes(content: bytes) -> Iterator[Part]:
    """Boxes of the outermost level (ISO/IEC 14496-12)."""
    at = 0
    while at + 8 <= len(content):
        size, data = int.from_bytes(content[at : at + 4], "big"), at + 8
        if size == 1:
            size, data = int.from_bytes(content[at + 8 : at + 16], "big"), at + 16
        end = at + size if size else len(content)
        if end < data:
            return
        yield Part(content[at + 4 : at + 8].decode("latin-1"), at, data, end)
        at = end
