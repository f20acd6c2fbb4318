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
DRAWING = "share-2"  # part of a picture's name in the cache; change it with anything that changes the pixels
_PHOTO = 600  # px of the width
_LEFT, _RIGHT, _TOP, _BOTTOM = 648, 1152, 56, 574
_PAPER, _INK, _SOFT, _LEAF, _GOLD, _LINE = "#fefcf7", "#20291f", "#59635a", "#1f5b3a", "#b8860b", "#e5e0d2"
_QUALITY = 84
_STARS = 46  # px, the line of stars
_TIGHT, _LEADING = 1.22, 1.4  # line heights of the name and of the rest


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
    column = _Column(draw, _LEFT if photo else 96)
    bottom = _foot(column, text)
    below = _below(column, text)
    room = bottom - _TOP - sum(round(line.font.size * _LEADING) for line in below) - (_STARS if text.rank else 0) - 18
    y = _name(column, text.name, room) + 12
    if text.rank:
        y = _rank(column, text, y)
    for line in below:
        draw.text((column.left, y), line.words, line.colour, line.font)
        y += round(line.font.size * _LEADING)
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=_QUALITY, optimize=True)
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class _Line:
    words: str
    font: ImageFont.FreeTypeFont
    colour: str


@dataclass(frozen=True, slots=True)
class _Column:
    """Where the words stand: from `left` to the right margin."""

    draw: ImageDraw.ImageDraw
    left: int

    @property
    def width(self) -> int:
        return _RIGHT - self.left

    def wrapped(self, words: str, font: ImageFont.FreeTypeFont, most: int = 99) -> list[str]:
        """The words in lines that fit; a word longer than a line is broken, what is beyond `most` lines becomes "…"."""
        lines: list[str] = []
        for word in words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.fits(longer, font):
                lines[-1] = longer
                continue
            lines.append(word)
            while not self.fits(lines[-1], font):
                head = next(end for end in range(len(lines[-1]) - 1, 0, -1) if self.fits(lines[-1][:end], font))
                lines[-1:] = [lines[-1][:head], lines[-1][head:]]
        if len(lines) > most:
            lines = [*lines[: most - 1], self.cut(lines[most - 1] + "…", font)]
        return lines

    def cut(self, line: str, font: ImageFont.FreeTypeFont, width: int | None = None) -> str:
        """The line, or as much of it as fits with "…" behind."""
        line = line.removesuffix("…") + "…" if line.endswith("…") else line
        while not self.fits(line, font, width) and len(line) > 1:
            line = line.removesuffix("…")[:-1].rstrip() + "…"
        return line

    def fits(self, line: str, font: ImageFont.FreeTypeFont, width: int | None = None) -> bool:
        return self.draw.textlength(line, font) <= (self.width if width is None else width)


def _foot(column: _Column, text: ShareText) -> int:
    """The catalog's name below a thin line; returns where the line is."""
    line, draw = _BOTTOM - 46, column.draw
    draw.line((column.left, line, _RIGHT, line), _LINE, 2)
    note = _font(18)
    draw.text((_RIGHT, line + 18), text.note, _SOFT, note, anchor="ra")
    width = column.width - round(draw.textlength(text.note, note)) - (24 if text.note else 0)
    font = next(
        (_font(size, bold=True) for size in (22, 20, 18) if column.fits(text.catalog, _font(size, bold=True), width)),
        None,
    )
    font = font or _font(16, bold=True)
    draw.text((column.left, line + 16), column.cut(text.catalog, font, width), _LEAF, font)
    return line


def _below(column: _Column, text: ShareText) -> list[_Line]:
    """What stands below the name and the stars: certificate, place, producer; at most two lines each."""
    parts = ((text.certificate, _font(22)), (text.place, _font(26)), (text.producer, _font(26)))
    return [_Line(line, font, _SOFT) for words, font in parts for line in column.wrapped(words, font, most=2)]


def _name(column: _Column, name: str, room: int) -> int:
    """The name as large as its room allows, in px; returns where it ends."""
    for size in (56, 50, 44, 38, 32, 28, 24):
        font = _font(size, bold=True)
        lines = column.wrapped(name, font)
        if len(lines) * size * _TIGHT <= room:
            break
    lines = lines[: max(1, int(room / (size * _TIGHT)))]
    for number, line in enumerate(lines):
        column.draw.text((column.left, _TOP + number * size * _TIGHT), line, _INK, font)
    return round(_TOP + len(lines) * size * _TIGHT)


def _rank(column: _Column, text: ShareText, y: int) -> int:
    x = float(column.left)
    for _ in range(text.stars):
        column.draw.polygon(_star(x + 15, y + 19, 15), _GOLD)
        x += 34
    column.draw.text((x + 8, y), text.rank, _INK, _font(30, bold=True))
    return y + _STARS


def _star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    turns = [(radius if point % 2 == 0 else radius * 0.4, pi * (point / 5 - 0.5)) for point in range(10)]
    return [(x + reach * cos(angle), y + reach * sin(angle)) for reach, angle in turns]


@cache
def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    file = fontpkg_be_vietnam_pro.ROOT / "files" / f"BeVietnamPro-{'SemiBold' if bold else 'Regular'}.ttf"
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)
