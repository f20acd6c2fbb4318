"""A picture file without all that is not its first picture: parts are left out, and no pixel is touched."""

import struct
import zlib

from build_hooks.pixels.parts import Anatomy, Part, anatomy

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {"IHDR", "PLTE", "tRNS", "IDAT", "IEND", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "cICP"}
_WEBP_KEPT = {"VP8X", "VP8 ", "VP8L", "ALPH", "ICCP"}
_WEBP_EXIF, _WEBP_XMP = 0x08, 0x04  # bits of VP8X
_TABLES = {"DB", "C4", "DD", "CC", "DC"}  # quantization, Huffman, restart, arithmetic coding, number of lines
_FRAMES = {"C0", "C1", "C2", "C9", "CA"}  # what the decoder knows; the others are no pictures for people
_JFIF, _ICC, _ADOBE = b"JFIF\0", b"ICC_PROFILE\0", b"Adobe"


def cut(content: bytes, orientation: int = 1) -> bytes | None:
    """The first picture with its profile and EXIF's `orientation`, 1 to 8, alone.

    None for what cannot be cut without decoding: HEIC, moving pictures, files that break off or are out of order.
    Raises TooManyParts.
    """
    found = anatomy(content)
    if not found.is_whole:
        return None
    if found.kind == "jpeg":
        return _jpeg(content, found, orientation)
    if found.kind == "png":
        return _png(content, found, orientation)
    return _webp(content, found, orientation) if found.kind == "webp" else None


def _exif(orientation: int) -> bytes:
    """EXIF of one entry (TIFF 6.0): tag 0x0112, a short."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0)


def _jpeg(content: bytes, found: Anatomy, orientation: int) -> bytes | None:
    names = [part.name for part in found.parts]
    if names.count("SOI") != 1 or sum(name in _FRAMES for name in names) != 1:
        return None
    if any(name not in {*_TABLES, *_FRAMES, "SOI", "EOI", "SOS", "COM"} and name[:3] != "APP" for name in names):
        return None
    kept = [_segment(content, part) for part in found.parts]
    if orientation != 1:
        exif = b"Exif\0\0" + _exif(orientation)
        kept.insert(1, b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif)
    return b"".join(kept)


def _segment(content: bytes, part: Part) -> bytes:
    """A segment as it is kept: the profile whole, of JFIF and Adobe what a decoder needs, of other words nothing."""
    data = content[part.data : part.end]
    if part.name == "APP0" and data.startswith(_JFIF) and len(data) >= 14:
        return b"\xff\xe0\0\x10" + data[:12] + b"\0\0"  # without its small picture
    if part.name == "APP14" and data.startswith(_ADOBE) and len(data) >= 12:
        return b"\xff\xee\0\x0e" + data[:12]
    if part.name == "APP2" and data.startswith(_ICC):
        return content[part.start : part.end]
    return b"" if part.name == "COM" or part.name.startswith("APP") else content[part.start : part.end]


def _png(content: bytes, found: Anatomy, orientation: int) -> bytes | None:
    kept = [content[part.start : part.end] for part in found.parts if part.name in _PNG_KEPT]
    if not found.parts or found.parts[0].name != "IHDR":
        return None
    if orientation != 1:
        exif = b"eXIf" + _exif(orientation)
        kept.insert(1, struct.pack(">I", len(exif) - 4) + exif + struct.pack(">I", zlib.crc32(exif)))
    return _PNG + b"".join(kept)


def _webp(content: bytes, found: Anatomy, orientation: int) -> bytes | None:
    names = [part.name for part in found.parts]
    if "ANIM" in names or "ANMF" in names or sum(name in ("VP8 ", "VP8L") for name in names) != 1:
        return None
    chunks = [content[part.start : part.end] for part in found.parts if part.name in _WEBP_KEPT]
    if names[0] != "VP8X":
        return None if orientation != 1 else _riff(chunks[:1])
    flags = chunks[0][8] & ~(_WEBP_EXIF | _WEBP_XMP)
    if orientation != 1:
        flags |= _WEBP_EXIF
        exif = _exif(orientation)
        chunks.append(b"EXIF" + struct.pack("<I", len(exif)) + exif)
    chunks[0] = chunks[0][:8] + bytes([flags]) + chunks[0][9:]
    return _riff(chunks)


def _riff(chunks: list[bytes]) -> bytes:
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body
