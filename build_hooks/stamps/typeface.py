"""The catalog's typeface: where its files are, which letters it has, and how wide they are."""

from functools import cache
from typing import Any

import fontpkg_be_vietnam_pro

FAMILY = "Be Vietnam Pro"
FOLDER = fontpkg_be_vietnam_pro.ROOT / "files"
UNITS = 1000  # to the em
REGULAR, BOLD = 400, 600
_FILES = {REGULAR: "BeVietnamPro-Regular.ttf", BOLD: "BeVietnamPro-SemiBold.ttf"}


@cache
def _font(weight: int) -> Any:
    from fontTools.ttLib import TTFont  # slow to load, and only needed where stamps are drawn

    return TTFont(FOLDER / _FILES[weight])


@cache
def _glyphs(weight: int) -> tuple[dict[int, str], Any]:
    font = _font(weight)
    return font.getBestCmap(), font.getGlyphSet()


def glyph_set(weight: int) -> Any:
    """All glyphs of a weight, which those made of others ask for."""
    return _glyphs(weight)[1]


def glyph(letter: str, weight: int) -> Any:
    """The letter's glyph as fontTools has it, which can draw itself with a pen."""
    names, glyphs = _glyphs(weight)
    return glyphs[names.get(ord(letter), ".notdef")]


@cache
def advance(letter: str, weight: int) -> float:
    """How far the letter moves on, in units of the em."""
    width: float = glyph(letter, weight).width
    return width


def has(letter: str) -> bool:
    """Whether the typeface can draw the letter, in every weight that is used."""
    return all(ord(letter) in _glyphs(weight)[0] for weight in _FILES)


def width(text: str, size: float, weight: int) -> float:
    """The width of a line in the unit of `size`, the height of the em."""
    return sum(advance(letter, weight) for letter in text) * size / UNITS
