"""Where everything stands on an A5 leaf, in mm from its upper left corner; templates only draw it."""

from dataclasses import fields
from typing import Any, NamedTuple

from build_hooks.printing.job import Crop
from build_hooks.printing.letters import MM, Key, lines
from build_hooks.printing.piece import Piece
from build_hooks.printing.symbols import make_code
from build_hooks.stamps.typeface import BOLD

WIDTH, HEIGHT = 148.0, 210.0
EDGE, TOP, BOTTOM = 13.0, 13.0, 197.0
MEASURE = WIDTH - 2 * EDGE
_HALF, _GAP = 88.0, 8.0  # a half page, and the white between two
_PHOTO = (52.0, 39.0)
_TEXT = MEASURE - 58.0  # of a half, right of its photo
_LARGE_PHOTO = (MEASURE, 78.0)
_SIDE = 32.0  # the narrow column of a whole page
_SMALL = 8.0  # pt, a half's text
_LEADING = 1.34  # of the letters, from line to line


class Part(NamedTuple):
    """A product laid out: data for the template, the code's spot and picture, width and height of the photo."""

    data: dict[str, Any]
    spot: tuple[float, float, float]
    svg: str
    picture: tuple[float, float]


def half(piece: Piece, place: int) -> Part:
    """On the upper (0) or lower (1) half of a leaf: photo and code at the left, words at the right."""
    top = TOP + place * (_HALF + _GAP)
    return _part(piece, _PHOTO, (EDGE, top), (EDGE, top + _HALF))


def whole(piece: Piece) -> Part:
    """On a leaf of its own: the photo above, the code below at the right."""
    return _part(piece, _LARGE_PHOTO, (EDGE, TOP), (EDGE + MEASURE - _SIDE, BOTTOM))


def may_be_whole(piece: Piece) -> bool:
    """Whether it can fill a page of its own: a photo opens it, a story follows. No alcohol has one."""
    return piece.picture is not None and bool(piece.story)


def is_whole(piece: Piece) -> bool:
    """Whether its story is more than a half page can tell."""
    return may_be_whole(piece) and _words_height(piece) > _HALF


def crop(crops: dict[str, Crop], piece: Piece, width: float, height: float) -> Key:
    """The key of the product's photo in this shape, remembered in `crops`; "" without a photo."""
    if piece.picture is None:
        return Key("")
    key = Key(f"{piece.picture.sha256[:24]}-{width:.0f}x{height:.0f}")
    crops[key] = Crop(piece.picture, width, height)
    return key


def cover_shapes(count: int) -> list[tuple[float, float]]:
    """Width and height of the cover's pictures: one large, or four."""
    return [(MEASURE, 92.0)] if count == 1 else [((MEASURE - 3) / 2, 45.0)] * count


def shift(two: bool) -> float:
    """How far a leaf stands from the left of its half of an A4, which is a little wider than an A5."""
    return 0.25 if two else 0.0


def _part(piece: Piece, photo: tuple[float, float], at: tuple[float, float], corner: tuple[float, float]) -> Part:
    """The dark modules, not the quiet zone, keep the edges: `corner` is their lower left one."""
    code = make_code(piece.address)
    x, y = corner[0] - code.quiet, corner[1] - code.whole + code.quiet
    data = words(piece) | {
        "at": at,
        "photo": photo,
        "code_at": (x, y),
        "code_whole": code.whole,
        "code_quiet": code.quiet,
    }
    return Part(data, (x, y, code.whole), code.svg, photo)


def words(piece: Piece) -> dict[str, Any]:
    """The piece as a template takes it."""
    data = {one.name: getattr(piece, one.name) for one in fields(piece) if one.name != "picture"}
    return data | {
        "alt": piece.picture.alt if piece.picture else "",
        "note": piece.picture.note if piece.picture else "",
        "key": Key(piece.address),
        "typed": Key(piece.typed_address),
        "initial": piece.name[:1].upper(),
    }


def _words_height(piece: Piece) -> float:
    """About how high a half's words would be in mm."""
    line = _SMALL * MM * _LEADING
    height = lines(piece.name, 12.5, _TEXT, BOLD) * 12.5 * MM * 1.2 + 4 * line
    height += (lines(piece.certificate, 7, _TEXT) + 1) * line + 3
    height += sum((lines(f"{fact.name} {fact.value}", 7, _TEXT) + 0.4) * line for fact in piece.facts)
    height += lines(piece.summary, _SMALL, _TEXT) * line
    for block in piece.story:
        text = " ".join(run.text for sentence in block.sentences for run in sentence)
        height += (lines(text, _SMALL, _TEXT) + 0.5) * line
    return height
