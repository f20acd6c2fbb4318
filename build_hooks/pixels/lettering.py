"""The catalog's letters and colours for drawn pictures: lines that fit a column, stars, the typeface."""

from dataclasses import dataclass
from functools import cache
from math import cos, pi, sin
from typing import NamedTuple

import fontpkg_be_vietnam_pro
from PIL import Image, ImageDraw, ImageFont

from build_hooks.ground.palette import colour

PAPER, INK, SOFT, LEAF, GOLD, LINE = map(colour, ("paper", "ink", "soft", "leaf", "gold", "line"))
WHITE, BLACK = map(colour, ("white", "black"))  # of a symbol, as its readers want it


class Rank(NamedTuple):
    """Measures of a line of stars with words behind, in px; `drop` is from its top to the middle of the stars."""

    radius: int
    drop: int
    step: int
    gap: int
    letters: int
    height: int


@dataclass(frozen=True, slots=True)
class Column:
    """Where words stand: between `left` and `right`, in px."""

    image: Image.Image
    left: int
    right: int

    @property
    def draw(self) -> ImageDraw.ImageDraw:
        """For all that is no letter."""
        return ImageDraw.Draw(self.image)

    @property
    def width(self) -> int:
        """In px."""
        return self.right - self.left

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

    def draw_name(self, name: str, top: int, room: int, sizes: tuple[int, ...], leading: float) -> int:
        """The name in the first of `sizes` that its room allows, cut where none does; returns where it ends, in px."""
        for size in sizes:
            font = letters(size, bold=True)
            lines = self.wrapped(name, font)
            if len(lines) * size * leading <= room:
                break
        lines = lines[: max(1, int(room / (size * leading)))]
        for number, line in enumerate(lines):
            self.write(self.left, top + number * size * leading, line, INK, font)
        return round(top + len(lines) * size * leading)

    def draw_rank(self, stars: int, words: str, top: int, measures: Rank) -> int:
        """The stars and the rank in words; returns where they end, in px."""
        x = float(self.left)
        for _ in range(stars):
            self.draw.polygon(star(x + measures.radius, top + measures.drop, measures.radius), GOLD)
            x += measures.step
        self.write(x + measures.gap, top, words, INK, letters(measures.letters, bold=True))
        return top + measures.height

    def fits(self, line: str, font: ImageFont.FreeTypeFont, width: int | None = None) -> bool:
        """Whether the line is no wider than the column, or than `width` px."""
        return length(line, font) <= (self.width if width is None else width)

    def write(self, x: float, y: float, words: str, colour: str, font: ImageFont.FreeTypeFont) -> None:
        """A line from `x` on below `y`, in px; each letter is drawn once for all pictures, in a quarter of the time."""
        for letter in words:
            shape, left, top = _shape(letter, font)
            self.image.paste(colour, (round(x) + left, round(y) + top), shape)
            x += _advance(letter, font)


def star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """The corners of a star around a point."""
    turns = [(radius if point % 2 == 0 else radius * 0.4, pi * (point / 5 - 0.5)) for point in range(10)]
    return [(x + reach * cos(angle), y + reach * sin(angle)) for reach, angle in turns]


def length(line: str, font: ImageFont.FreeTypeFont) -> float:
    """In px: the typeface moves no letter towards another."""
    return sum(_advance(letter, font) for letter in line)


@cache
def _advance(letter: str, font: ImageFont.FreeTypeFont) -> float:
    return font.getlength(letter)


@cache
def _shape(letter: str, font: ImageFont.FreeTypeFont) -> tuple[Image.Image, int, int]:
    """How much of each pixel the letter covers, and how far right and below of where it stands that begins."""
    left, top, right, bottom = map(int, font.getbbox(letter))
    shape = Image.new("L", (max(1, right - left), max(1, bottom - top)))
    ImageDraw.Draw(shape).text((-left, -top), letter, 255, font)
    return shape, left, top


@cache
def letters(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The typeface at a height of `size` px."""
    file = fontpkg_be_vietnam_pro.ROOT / "files" / f"BeVietnamPro-{'SemiBold' if bold else 'Regular'}.ttf"
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)
