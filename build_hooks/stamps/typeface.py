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
def outline(letter: str, weight: int) -> str:
    """The letter's outline as data of an SVG path, in units of the em, y pointing up; "" for a space.

    Steps from point to point, and of a curve that goes on as the one before it only its end: two fifths of the bytes of
    SVGPathPen, and no point is moved.
    """
    from fontTools.pens.basePen import BasePen

    class Steps(BasePen):  # type: ignore[misc]
        """Points on the grid of half units, where those that TrueType leaves out between two others lie."""

        def __init__(self) -> None:
            super().__init__(_glyphs(weight)[1])
            self.at = self.first = self.pulls = (0.0, 0.0)
            self.steps: list[str] = []

        def _step(self, command: str, *points: tuple[float, float]) -> None:
            near = [move for x, y in points for move in (x - self.at[0], y - self.at[1])]
            if command == "l" and 0 in near:
                command, near = ("v", near[1:]) if near[0] == 0 else ("h", near[:1])
            self.steps.append(command + " ".join(map(_number, near)).replace(" -", "-"))
            self.at = self.pulls = points[-1]

        def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
            self._step("m", _on_grid(pt))
            self.first = self.at

        def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
            self._step("l", _on_grid(pt))

        def _qCurveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float]) -> None:  # noqa: N802
            pull, end = _on_grid(pt1), _on_grid(pt2)
            goes_on = pull == tuple(2 * at - before for at, before in zip(self.at, self.pulls, strict=True))
            self._step("t", end) if goes_on else self._step("q", pull, end)
            self.pulls = pull

        def _closePath(self) -> None:  # noqa: N802
            self.steps.append("z")
            self.at = self.pulls = self.first

    pen = Steps()
    _glyph(letter, weight).draw(pen)
    return "".join(pen.steps)


def _on_grid(point: tuple[float, float]) -> tuple[float, float]:
    return round(point[0] * 2) / 2, round(point[1] * 2) / 2


def _number(value: float) -> str:
    return f"{value:g}".replace("0.", ".") if abs(value) < 1 else f"{value:g}"
