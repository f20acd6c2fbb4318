"""Letters as data of SVG paths: on a grid of their own, with a letter that others bear marks on drawn once for all."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import floor
from typing import Any, NamedTuple

from build_hooks.stamps.typeface import UNITS, glyph, glyph_set

TO_EM = (
    500  # steps; no point is further than two of them from where the typeface has it: 0.015 mm of the code's letters
)
_STEP = UNITS / TO_EM
Point = tuple[float, float]
Step = tuple[int, int]


class Shape(NamedTuple):
    """Contours as data of a path behind a move to (x, y), in steps of which TO_EM make the em; y points down."""

    path: str
    x: int
    y: int


class _Contour(NamedTuple):
    """A closed line: where it begins, and what it is drawn of by where each piece pulls to, if it is bent, and ends.

    Pieces are told from where the contour begins, in units of the em, so that the same line is equal wherever it is.
    """

    x: float
    y: float
    pieces: tuple[tuple[Point | None, Point], ...]

    def on_grid(self, point: Point) -> Step:
        """A point of a piece where it stands in the letter, in steps."""
        return _point((self.x + point[0], self.y + point[1]))


@cache
def shapes(letter: str, weight: int) -> tuple[Shape, ...]:
    """What draws the letter; none for a space. Those of a letter with marks begin with the letter that bears them."""
    contours = _contours(letter, weight)
    for bearer in _bearers(letter):
        borne = _contours(bearer, weight)
        for first in contours:
            right, up = first.x - borne[0].x, first.y - borne[0].y
            moved = {_Contour(x + right, y + up, pieces) for x, y, pieces in borne}
            if moved <= set(contours):
                x, y = _point((right, up))
                own = (Shape(path, own_x + x, own_y + y) for path, own_x, own_y in shapes(bearer, weight))
                return (*own, *_shape([contour for contour in contours if contour not in moved]))
    return _shape(contours)


def _bearers(letter: str) -> Iterator[str]:
    """Of ấ first â, then a: the typeface draws some marks smaller below others."""
    code = unicodedata.decomposition(letter).partition(" ")[0]
    if code and not code.startswith("<"):
        yield chr(int(code, 16))
        yield from _bearers(chr(int(code, 16)))


@cache
def _contours(letter: str, weight: int) -> tuple[_Contour, ...]:
    from fontTools.pens.basePen import BasePen

    contours: list[_Contour] = []

    class Contours(BasePen):  # type: ignore[misc]
        """Lines, and curves with the ends that TrueType leaves out between two others."""

        def _moveTo(self, pt: Point) -> None:  # noqa: N802
            self.begun, self.pieces = pt, list[Any]()

        def _from_there(self, point: Point) -> Point:
            return point[0] - self.begun[0], point[1] - self.begun[1]

        def _lineTo(self, pt: Point) -> None:  # noqa: N802
            self.pieces.append((None, self._from_there(pt)))

        def _qCurveToOne(self, pt1: Point, pt2: Point) -> None:  # noqa: N802
            self.pieces.append((self._from_there(pt1), self._from_there(pt2)))

        def _closePath(self) -> None:  # noqa: N802
            contours.append(_Contour(*self.begun, tuple(self.pieces)))

    glyph(letter, weight).draw(Contours(glyph_set(weight)))
    return tuple(contours)


def _shape(contours: Sequence[_Contour]) -> tuple[Shape, ...]:
    """All of them as one, so that what is hollow stays so."""
    begins = [_point(contour[:2]) for contour in contours]
    between = (_move("m", at, to) for at, to in pairwise(begins))
    path = "".join(
        f"{move}{''.join(_drawn(contour))}z" for move, contour in zip(("", *between), contours, strict=False)
    )
    return (Shape(path, *begins[0]),) if begins else ()


def _drawn(contour: _Contour) -> Iterator[str]:
    """Moves from point to point; of a curve that goes on as the one before it only its end is told."""
    begins = at = pulled = contour.on_grid((0, 0))
    for (pull, end), after in zip(contour.pieces, (*contour.pieces[1:], None), strict=True):
        to = contour.on_grid(end)
        if pull is None:
            if after or to != begins:  # closing draws the last line
                yield _line(at, to)
            at = pulled = to
            continue
        pulls = contour.on_grid(pull)
        if after and after[0] and _is_between(end, pull, after[0]):
            to = _middle(pulls, contour.on_grid(after[0]))
        goes_on = pulls == (2 * at[0] - pulled[0], 2 * at[1] - pulled[1])
        yield _move("t", at, to) if goes_on else _move("q", at, pulls, to)
        at, pulled = to, pulls


def _is_between(end: Point, pull: Point, next_pull: Point) -> bool:
    return all(
        abs(2 * middle - before - after) <= 1 for middle, before, after in zip(end, pull, next_pull, strict=True)
    )


def _middle(before: Step, after: Step) -> Step:
    return (before[0] + after[0]) // 2, (before[1] + after[1]) // 2


def _line(at: Step, to: Step) -> str:
    if at[0] == to[0]:
        return f"v{to[1] - at[1]}"
    return f"h{to[0] - at[0]}" if at[1] == to[1] else _move("l", at, to)


def _move(command: str, at: Step, *points: Step) -> str:
    moves = " ".join(f"{x - at[0]} {y - at[1]}" for x, y in points)
    return command + moves.replace(" -", "-")


def _point(point: Point) -> Step:
    """In even steps: the middle between two points, where a curve goes on into another, is then whole."""
    return 2 * floor(point[0] / (2 * _STEP) + 0.5), -2 * floor(point[1] / (2 * _STEP) + 0.5)
