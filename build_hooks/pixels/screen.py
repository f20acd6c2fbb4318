"""Draw a product for a television: 1920 by 1080 pixels, words large enough for across a room, a symbol to scan."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

from build_hooks.pixels.lettering import BLACK, INK, LEAF, LINE, PAPER, SOFT, WHITE, Column, Rank, letters
from build_hooks.pixels.opening import open_upright
from build_hooks.pixels.plate import Plate, draw_plate
from build_hooks.pixels.weighing import light_jpeg

SIZE = (1920, 1080)
PHOTO = 1080  # px, a square; right of it stand words and symbol alone
_LEFT, _RIGHT, _TOP, _BOTTOM = 1148, 1852, 64, 1016  # televisions cut up to 3 % of each side
_QUALITIES, _LIGHT = (82, 72, 62, 52), 120_000  # bytes: a hundred pictures are 12 MB on the stick
_SYMBOL, _QUIET = 280, 4  # px at most, with the quiet zone of 4 modules (ISO/IEC 18004)
_SIZES = (84, 74, 66, 58, 50, 44, 38, 32)  # of the name
_RANK = Rank(radius=24, drop=32, step=54, gap=14, letters=46, height=72)
_TIGHT, _LEADING = 1.2, 1.4  # line heights of the name and of the rest

Runs = Iterable[tuple[int, int, int]]  # dark modules of a symbol as (column, row, length)


@dataclass(frozen=True, slots=True)
class ScreenText:
    """The words of a picture; an empty one is left out. `rank` comes with `stars` and the end of the certificate."""

    name: str
    stars: int
    rank: str
    certificate: str
    place: str
    producer: str
    catalog: str
    note: str
    day: str
    scan: str
    code: str


def make_screen_picture(photo: Path | Plate, text: ScreenText, side: int = 0, runs: Runs = ()) -> bytes:
    """The picture as a JPEG, with a symbol of `side` modules unless that is 0."""
    image = Image.new("RGB", SIZE, PAPER)
    if isinstance(photo, Plate):
        draw_plate(image, photo, 0, PHOTO)
    else:
        cover = ImageOps.fit(open_upright(photo, SIZE[0]), (PHOTO, PHOTO), Image.Resampling.LANCZOS)
        image.paste(cover, (0, 0))
    column = Column(image, _LEFT, _RIGHT)
    bottom = _foot(column, text)
    if side:
        bottom = _scan(column, text, bottom, side, runs)
    _facts(column, text, bottom)
    return light_jpeg(image, _QUALITIES, _LIGHT)


def _foot(column: Column, text: ScreenText) -> int:
    """The catalog's name, the day and what there is to say of the picture; returns where this begins, in px."""
    lines = [
        (line, SOFT, letters(24)) for words in (text.note, text.day) for line in column.wrapped(words, letters(24))
    ]
    bold = letters(28, bold=True)
    lines.insert(0, (column.cut(text.catalog, bold), LEAF, bold))
    y = _BOTTOM - sum(round(font.size * _LEADING) for _, _, font in lines)
    column.draw.line((column.left, y - 20, column.right, y - 20), LINE, 3)
    top = y - 20
    for words, colour, font in lines:
        column.write(column.left, y, words, colour, font)
        y += round(font.size * _LEADING)
    return top


def _scan(column: Column, text: ScreenText, bottom: int, side: int, runs: Runs) -> int:
    """The symbol above `bottom`, and beside it what it is for; returns where it begins, in px."""
    module = _SYMBOL // (side + 2 * _QUIET)
    whole = module * (side + 2 * _QUIET)
    top, left = bottom - 28 - whole, column.left
    column.draw.rectangle((left, top, left + whole - 1, top + whole - 1), WHITE)
    for x, y, length in runs:
        corner = (left + (x + _QUIET) * module, top + (y + _QUIET) * module)
        column.draw.rectangle((*corner, corner[0] + length * module - 1, corner[1] + module - 1), BLACK)
    beside = Column(column.image, left + whole + 32, column.right)
    y = top + 28
    for line in beside.wrapped(text.scan, letters(32)):
        column.write(beside.left, y, line, INK, letters(32))
        y += round(32 * _LEADING)
    column.write(beside.left, y + 8, text.code, SOFT, letters(30, bold=True))
    return top


def _facts(column: Column, text: ScreenText, bottom: int) -> None:
    """Name, stars, certificate, producer, place: from the top, the name as large as the rest lets it be."""
    below = [
        (line, font)
        for words, font in ((text.certificate, letters(30)), (text.producer, letters(36)), (text.place, letters(36)))
        for line in column.wrapped(words, font, most=2)
    ]
    rank = _RANK.height if text.rank else 0
    room = bottom - _TOP - 52 - sum(round(font.size * _LEADING) for _, font in below) - rank
    y = column.draw_name(text.name, _TOP, room, _SIZES, _TIGHT) + 24
    if text.rank:
        y = column.draw_rank(text.stars, text.rank, y, _RANK)
    for line, font in below:
        column.write(column.left, y, line, SOFT, font)
        y += round(font.size * _LEADING)
