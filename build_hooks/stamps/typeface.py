"""The letters of the catalog's typeface as widths and outlines: a print shop need not have the typeface."""

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


def _glyph(letter: str, weight: int) -> Any:
    names, glyphs = _glyphs(weight)
    return glyphs[names.get(ord(letter), ".notdef")]


@cache
def advance(letter: str, weight: int) -> float:
    """How far the letter moves on, in units of the em."""
    width: float = _glyph(letter, weight).width
    return width


def has(letter: str) -> bool:
    """Whether the typeface can draw the letter, in every weight that is used."""
    return all(ord(letter) in _glyphs(weight)[0] for weight in _FILES)


def width(text: str, size: float, weight: int) -> float:
    """The width of a line in the unit of `size`, the height of the em."""
    return sum(advance(letter, weight) for letter in text) * size / UNITS


@cache
def outline(letter: str, weight: int) -> tuple[int, int, str]:
    """Where the letter's outline starts, and the rest as data of an SVG path that counts from there; "" for a space.

    In units of the em, y pointing up.
    """
    from fontTools.pens.basePen import BasePen

    class Relative(BasePen):  # type: ignore[misc]
        """Whole steps from point to point: half the bytes of SVGPathPen, and a letter is moved by its start alone."""

        def __init__(self) -> None:
            super().__init__(_glyphs(weight)[1])
            self.start: tuple[int, int] | None = None
            self.at = (0, 0)
            self.first = (0, 0)
            self.steps: list[str] = []

        def _step(self, command: str, *points: tuple[float, float]) -> None:
            near = [(round(x) - self.at[0], round(y) - self.at[1]) for x, y in points]
            self.steps.append(command + " ".join(f"{x} {y}" for x, y in near))
            self.at = (round(points[-1][0]), round(points[-1][1]))

        def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
            if self.start is None:
                self.start = self.at = (round(pt[0]), round(pt[1]))
            else:
                self._step("m", pt)
            self.first = self.at

        def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
            self._step("l", pt)

        def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
            self._step("c", *points)

        def _qCurveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
            self._step("q", *points)

        def _closePath(self) -> None:  # noqa: N802
            self.steps.append("z")
            self.at = self.first

    pen = Relative()
    _glyph(letter, weight).draw(pen)
    return (*(pen.start or (0, 0)), "".join(pen.steps))
