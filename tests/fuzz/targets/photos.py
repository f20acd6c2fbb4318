"""Photos of every kind that is taken, spoilt as bytes and in what they are made of; looked at and made small."""

import struct
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from build_hooks.intake.photos import keep_picture
from build_hooks.pixels.parts import anatomy
from build_hooks.pixels.shrinking import LONG_SIDE
from build_hooks.pixels.telling import told_by
from build_hooks.read.photos import MAX_PIXELS, TooLarge, TooManyScans, TooThin, Unreadable, look, look_apart
from tests.fuzz.dice import Dice
from tests.fuzz.tables import only_file
from tests.fuzz.target import Sample
from tests.pictures import HEIC, PLANTED, XMP, display_p3, grey_inks, located, quarters, saved

Parts = list[bytes]

_SIDES = (1, 2, 64, 96, 255, 400, 900, 2_048, 4_400, 65_535)  # honest work on 36 megapixels of CMYK takes 2 s


@cache
def _seeds() -> dict[str, Parts]:
    """Whole pictures, each as its parts, by kind and number."""
    small, wide = quarters(96, 72), quarters(640, 480)
    burden: dict[str, Any] = {"exif": located(6), "xmp": XMP, "icc_profile": display_p3()}
    inks = Image.new("CMYK", (64, 48), (0, 255, 255, 0))
    jpegs = (
        saved(small, "JPEG", **burden),
        saved(wide, "JPEG", progressive=True, exif=located(3)),
        saved(small.convert("L"), "JPEG", progressive=True),
        saved(inks, "JPEG", icc_profile=grey_inks()),
        saved(small, "MPO", save_all=True, append_images=[wide, small], exif=located()),
        saved(small, "JPEG", restart_marker_blocks=2, subsampling=0, comment=PLANTED),
    )
    pngs = (
        saved(small, "PNG", exif=located(8), icc_profile=display_p3()),
        saved(small.convert("P"), "PNG", transparency=b"\0\x80"),
        saved(Image.new("I;16", (40, 30), 4000), "PNG"),
        saved(small.convert("LA"), "PNG"),
        saved(small, "PNG", save_all=True, append_images=[small.transpose(Image.Transpose.ROTATE_180)]),
    )
    webps = (
        saved(small, "WEBP", **burden),
        saved(small.convert("RGBA"), "WEBP", lossless=True),
        saved(small, "WEBP", save_all=True, append_images=[small.transpose(Image.Transpose.ROTATE_180)]),
    )
    cut: dict[str, tuple[Callable[[bytes], Parts], tuple[bytes, ...]]] = {
        "jpg": (_segments, jpegs),
        "png": (_chunks, pngs),
        "webp": (_riff, webps),
        "heic": (_boxes, (HEIC,)),
    }
    return {f"{at}.{kind}": parted(one) for kind, (parted, some) in cut.items() for at, one in enumerate(some)}


def _segments(content: bytes) -> Parts:
    """A JPEG as its markers with what belongs to each; entropy-coded data stays with its scan."""
    parts, at = [content[:2]], 2
    while at < len(content) - 1:
        marker = content[at + 1]
        end = at + 2 + (int.from_bytes(content[at + 2 : at + 4], "big") if marker not in (0xD8, 0xD9) else 0)
        if marker == 0xDA:
            while end < len(content) - 1 and not (
                content[end] == 0xFF and content[end + 1] not in (0, *range(0xD0, 0xD8))
            ):
                end += 1
        parts.append(content[at:end])
        at = end
    return [*parts, content[at:]]


def _chunks(content: bytes) -> Parts:
    parts, at = [content[:8]], 8
    while at < len(content):
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        parts.append(content[at:end])
        at = end
    return parts


def _riff(content: bytes) -> Parts:
    parts, at = [content[:12]], 12
    while at < len(content):
        size = int.from_bytes(content[at + 4 : at + 8], "little")
        parts.append(content[at : at + 8 + size + size % 2])
        at += 8 + size + size % 2
    return parts


def _boxes(content: bytes) -> Parts:
    """The boxes of a HEIC; those inside `meta` each for itself, with its head as a part."""
    parts, at = [], 0
    while at < len(content):
        size, kind = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        step = 12 if kind == b"meta" else 8 if kind in (b"iprp", b"ipco") else max(size, 8)
        parts.append(content[at : at + step])
        at += step
    return parts


def make(dice: Dice) -> Sample:
    name = dice.one(list(_seeds())) if dice.happens(0.7) else dice.one(("0.heic", "0.heic", "1.jpg", "2.jpg"))
    parts = list(_seeds()[name])
    kind = name.partition(".")[2]
    for _ in range(dice.one((0, 1, 1, 2, 4))):
        _change(dice, parts, kind)
    if kind == "png" and dice.happens(0.7):
        parts = [parts[0], *map(_with_sum, parts[1:])]
    content = b"".join(parts)
    if kind == "webp" and dice.happens(0.7):
        content = content[:4] + struct.pack("<I", len(content) - 8 & 0xFFFFFFFF) + content[8:]
    if dice.happens(0.35):
        content = dice.spoilt_bytes(content)
    if dice.happens(0.1):
        content += dice.one((content, dice.junk(4_000), b"\xff\xd9" * 50, b"\0\0\0\x18ftypmp42" + dice.junk(200)))
    return {f"01.{kind if dice.happens(0.95) else dice.one(('jpg', 'heic', 'png'))}": content}


def _change(dice: Dice, parts: Parts, kind: str) -> None:
    """One of the parts is lost, doubled, moved, spoilt inside, taken from another picture, or of other dimensions."""
    way, at = dice.number(9), dice.number(len(parts))
    if way == 0 and len(parts) > 1:
        parts.pop(at)
    elif way == 1:
        parts[at:at] = [parts[at]] * dice.one((1, 1, 2, 20, 200))
    elif way == 2:
        parts.insert(dice.number(len(parts)), parts.pop(at))
    elif way in (3, 4):
        parts[at] = dice.spoilt_bytes(parts[at])
    elif way == 5:
        others = [one for name, one in _seeds().items() if name.endswith(kind)]
        parts[at] = dice.one(dice.one(others))
    elif way == 6:
        _crowd(dice, parts, kind)
    else:
        _resize(dice, parts, kind)


def _crowd(dice: Dice, parts: Parts, kind: str) -> None:
    """Much to tell beside the picture: beginnings of EXIF that lead to long directories, texts that unpack to more."""
    tag, size = dice.one((0x8825, 0x9999, 0x8769)), dice.one((10, 1_000, 5_000))
    heads = b"".join(b"MM\0*" + struct.pack(">I", 8 * (50 - at)) for at in range(50))
    data = heads + struct.pack(">HHHII", size, tag, 4, 1, 400) + struct.pack(">HHII", tag, 4, 1, 400) * (size - 1)
    if kind == "png":
        text = b"zTXtComment\0\0" + zlib.compress(bytes(size * 200), 1)
        parts[2:2] = [_with_sum(b"\0\0\0\0" + text + b"\0\0\0\0")] * dice.one((1, 30))
    elif kind == "jpg":
        parts[1:1] = [b"\xff\xe1" + struct.pack(">H", min(len(data) + 2, 0xFFFF)) + data] * dice.one((1, 10))
    else:
        parts.append(struct.pack("<4sI" if kind == "webp" else ">4sI", b"EXIF", len(data)) + data)


def _resize(dice: Dice, parts: Parts, kind: str) -> None:
    """The head says other dimensions than the data has."""
    width, height = dice.one(_SIDES), dice.one(_SIDES)
    for at, part in enumerate(parts):
        if kind == "jpg" and part[:2] in (b"\xff\xc0", b"\xff\xc1", b"\xff\xc2"):
            parts[at] = part[:5] + struct.pack(">HH", height, width) + part[9:]
        elif kind == "png" and part[4:8] == b"IHDR":
            parts[at] = part[:8] + struct.pack(">II", width, height) + part[16:]
        elif kind == "webp" and part[:4] == b"VP8X":
            parts[at] = part[:12] + width.to_bytes(3, "little") + height.to_bytes(3, "little") + part[18:]
        elif kind == "heic" and part[4:8] == b"ispe":
            parts[at] = part[:12] + struct.pack(">II", width, height) + part[20:]


def _with_sum(part: bytes) -> bytes:
    """A PNG's chunk with the length and the sum that it should have."""
    if len(part) < 12:
        return part
    return struct.pack(">I", len(part) - 12) + part[4:-4] + struct.pack(">I", zlib.crc32(part[4:-4]))


def run(sample: Sample, folder: Path) -> object:
    """What is told of the file, what is seen, how it is kept, and the bytes that are kept.

    One over the bounds is not drawn anew here: a child process has 90 seconds for that.
    """
    path, kept = only_file(sample, folder), folder / "kept"
    told = told_by(path.read_bytes())
    try:
        if _is_heic(path):
            look_apart(path)  # what ends libheif's binding must end a child, and no more
        seen = look(path)
    except (TooLarge, TooThin, TooManyScans, Unreadable) as refused:
        return told, type(refused).__name__, "", b""
    how = keep_picture(str(path), str(kept))
    return told, seen, how, kept.read_bytes() if how else b""


def _is_heic(path: Path) -> bool:
    """Whether the file goes to libheif."""
    return path.read_bytes()[4:8] == b"ftyp"


def faults(sample: Sample, result: Any) -> Iterator[str]:  # noqa: ARG001
    _, seen, how, content = result
    if isinstance(seen, str):
        return
    if not 0 < seen.width * seen.height <= MAX_PIXELS:
        yield f"a picture of {seen.width} × {seen.height}"
    if how == "drawn":
        yield from _of_drawn(content)
    if how and any(told_by(content)):
        yield f"escape: {how}, it tells {told_by(content)}"
    if how and (PLANTED.encode() in _without_profile(content) or b"GPSLatitude" in content):
        yield f"escape: {how}, it keeps what was planted"


def _of_drawn(content: bytes) -> Iterator[str]:
    with Image.open(BytesIO(content), formats=["JPEG"]) as image:
        if max(image.size) > LONG_SIDE or image.mode != "RGB":
            yield f"drawn it is {image.size} {image.mode}"
        if image.getexif() or set(image.info) & {"exif", "xmp", "icc_profile", "comment", "mp"}:
            yield "escape: drawn, it keeps what the camera wrote"


def _without_profile(content: bytes) -> bytes:
    """The profile is kept: its words name colours, as far as anyone knows."""
    parts = (one for one in anatomy(content).parts if one.name not in ("APP2", "iCCP", "ICCP"))
    return b"".join(content[one.start : one.end] for one in parts)
