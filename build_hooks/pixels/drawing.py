"""Draw a share picture: what a chat shows of a link, 1200 by 630 pixels, in the catalog's typeface."""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from math import cos, pi, sin
from pathlib import Path

import fontpkg_be_vietnam_pro
from PIL import Image, ImageDraw, ImageFont, ImageOps

from build_hooks.pixels.opening import open_upright

SIZE = (1200, 630)
DRAWING = "share-1"  # part of a picture's name in the cache; change it with anything that changes the pixels
_PHOTO = 600  # px of the width
_LEFT, _RIGHT, _TOP, _BOTTOM = 648, 1152, 56, 574
_PAPER, _INK, _SOFT, _LEAF, _GOLD, _LINE = "#fefcf7", "#20291f", "#59635a", "#1f5b3a", "#b8860b", "#e5e0d2"
_QUALITY = 84


@dataclass(frozen=True, slots=True)
class ShareText:
    """The words of a share picture; an empty one is left out."""

    name: str
    stars: int
    rank: str
    certificate: str
    place: str
    producer: str
    catalog: str
    note: str


def make_share_picture(photo: Path | None, text: ShareText) -> bytes:
    """The picture as a JPEG."""
    image = Image.new("RGB", SIZE, _PAPER)
    draw = ImageDraw.Draw(image)
    if photo:
        cover = ImageOps.fit(open_upright(photo, SIZE[0]), (_PHOTO, SIZE[1]), Image.Resampling.LANCZOS)
        image.paste(cover, (0, 0))
    else:
        draw.rectangle((0, 0, 24, SIZE[1]), _LEAF)
    left = _LEFT if photo else 96
    bottom = _foot(draw, text, left)
    y = _name(draw, text.name, left, bottom - 190)
    y = _rank(draw, text, left, y + 18)
    for line in (text.place, text.producer):
        y = _paragraph(draw, line, left, y + 6, _font(26), _SOFT, most=2)
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=_QUALITY, optimize=True)
    return buffer.getvalue()


def _foot(draw: ImageDraw.ImageDraw, text: ShareText, left: int) -> int:
    """The catalog's name below a thin line; returns where the line is."""
    line = _BOTTOM - 46
    draw.line((left, line, _RIGHT, line), _LINE, 2)
    draw.text((left, line + 16), text.catalog, _LEAF, _font(22, bold=True))
    if text.note:
        draw.text((_RIGHT, line + 18), text.note, _SOFT, _font(18), anchor="ra")
    return line


def _name(draw: ImageDraw.ImageDraw, name: str, left: int, lowest: int) -> int:
    """The name as large as its place allows; returns where it ends."""
    for size in (56, 50, 44, 38, 32):
        font = _font(size, bold=True)
        lines = _wrapped(draw, name, font, _RIGHT - left)
        end = _TOP + round(len(lines) * size * 1.22)
        if end <= lowest and all(draw.textlength(line, font) <= _RIGHT - left for line in lines):
            break
    for number, line in enumerate(lines):
        draw.text((left, _TOP + number * size * 1.22), line, _INK, font)
    return end


def _rank(draw: ImageDraw.ImageDraw, text: ShareText, left: int, y: float) -> int:
    if text.rank:
        x = float(left)
        for _ in range(text.stars):
            draw.polygon(_star(x + 15, y + 19, 15), _GOLD)
            x += 34
        draw.text((x + 8, y), text.rank, _INK, _font(30, bold=True))
        y += 46
    return _paragraph(draw, text.certificate, left, y, _font(22), _SOFT, most=2)


def _paragraph(
    draw: ImageDraw.ImageDraw, words: str, left: int, y: float, font: ImageFont.FreeTypeFont, colour: str, *, most: int
) -> int:
    lines = _wrapped(draw, words, font, _RIGHT - left)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]}…"]
    for line in lines:
        draw.text((left, y), line, colour, font)
        y += font.size * 1.4
    return round(y)


def _wrapped(draw: ImageDraw.ImageDraw, words: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and draw.textlength(longer, font) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    turns = [(radius if point % 2 == 0 else radius * 0.4, pi * (point / 5 - 0.5)) for point in range(10)]
    return [(x + reach * cos(angle), y + reach * sin(angle)) for reach, angle in turns]


@cache
def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    file = fontpkg_be_vietnam_pro.ROOT / "files" / f"BeVietnamPro-{'SemiBold' if bold else 'Regular'}.ttf"
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)
