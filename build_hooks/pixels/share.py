"""Draw a share picture: what a chat shows of a link, 1200 by 630 pixels, in the catalog's typeface."""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageColor, ImageFont, ImageOps

from build_hooks.pixels.lettering import GOLD, INK, LEAF, LINE, PAPER, SOFT, Column, Rank, length, letters
from build_hooks.pixels.opening import open_upright
from build_hooks.pixels.plate import Colour, Plate, draw_plate
from build_hooks.pixels.weighing import light_jpeg

SIZE = (1200, 630)
_PHOTO = 600  # px of the width
_LEFT, _RIGHT, _TOP, _BOTTOM = 648, 1152, 56, 574
_MARGIN = 72  # px left of the words of a plate
# Of a picture with a photo the first that is light enough is taken. A progressive file would be a sixteenth lighter,
# for twice the time.
_QUALITIES, _LIGHT = (74, 62, 54), 52_000  # bytes
# A plate has paper, drawing, gold, and four steps towards each colour of letters for their smooth edges: fifteen
# colours. More steps look the same; a JPEG has twice the bytes and dirt around letters.
_STEPS, _BITS, _LEVEL = 4, 4, 5
_SIZES = (56, 50, 44, 38, 32, 28, 24)  # of the name
_LARGE = (96, 84, 72, 64, *_SIZES)  # where it is the picture
_RANK = Rank(radius=15, drop=19, step=34, gap=8, letters=30, height=46)
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


def make_share_picture(photo: Path | Plate, text: ShareText) -> bytes:
    """The picture: with a photo a JPEG, without one a plate as a PNG of few colours."""
    image, plate = Image.new("RGB", SIZE, PAPER), photo if isinstance(photo, Plate) else None
    if isinstance(photo, Plate):
        draw_plate(image, photo, 0, SIZE[0])
    else:
        cover = ImageOps.fit(open_upright(photo, SIZE[0]), (_PHOTO, SIZE[1]), Image.Resampling.LANCZOS)
        image.paste(cover, (0, 0))
    column = Column(image, _MARGIN if plate else _LEFT, _RIGHT)
    bottom = _foot(column, text, plate.pen if plate else LINE)
    below = _below(column, text)
    rank = _RANK.height if text.rank else 0
    room = bottom - _TOP - sum(round(line.font.size * _LEADING) for line in below) - rank - 18
    y = column.draw_name(text.name, _TOP, room, _LARGE if plate else _SIZES, _TIGHT) + 12
    if text.rank:
        y = column.draw_rank(text.stars, text.rank, y, _RANK)
    for line in below:
        column.write(column.left, y, line.words, line.colour, line.font)
        y += round(line.font.size * _LEADING)
    return _png(image, plate) if plate else light_jpeg(image, _QUALITIES, _LIGHT)


def _png(image: Image.Image, plate: Plate) -> bytes:
    buffer = BytesIO()
    flat = image.quantize(palette=_colours(plate), dither=Image.Dither.NONE)
    flat.save(buffer, "PNG", bits=_BITS, compress_level=_LEVEL)
    return buffer.getvalue()


@cache
def _colours(plate: Plate) -> Image.Image:
    """The colours of a picture without a photo, as Pillow wants a palette."""
    paper = plate.paper
    words = [ImageColor.getrgb(colour) for colour in (INK, SOFT, LEAF)]
    between = [
        round(ground + (full - ground) * step / _STEPS)
        for colour in words
        for step in range(1, _STEPS + 1)
        for ground, full in zip(paper, colour, strict=True)
    ]
    palette = Image.new("P", (1, 1))
    palette.putpalette([*paper, *plate.pen, *ImageColor.getrgb(GOLD), *between])
    return palette


@dataclass(frozen=True, slots=True)
class _Line:
    words: str
    font: ImageFont.FreeTypeFont
    colour: str


def _foot(column: Column, text: ShareText, ink: str | Colour) -> int:
    """The catalog's name below a thin line; returns where the line is."""
    line = _BOTTOM - 46
    column.draw.line((column.left, line, _RIGHT, line), ink, 2)
    note = letters(18)
    wide = round(length(text.note, note))
    column.write(_RIGHT - wide, line + 18, text.note, SOFT, note)
    width = column.width - wide - (24 if text.note else 0)
    font = next(
        (
            letters(size, bold=True)
            for size in (22, 20, 18)
            if column.fits(text.catalog, letters(size, bold=True), width)
        ),
        None,
    )
    font = font or letters(16, bold=True)
    column.write(column.left, line + 16, column.cut(text.catalog, font, width), LEAF, font)
    return line


def _below(column: Column, text: ShareText) -> list[_Line]:
    """What stands below the name and the stars: certificate, place, producer; at most two lines each."""
    parts = ((text.certificate, letters(22)), (text.place, letters(26)), (text.producer, letters(26)))
    return [_Line(line, font, SOFT) for words, font in parts for line in column.wrapped(words, font, most=2)]
