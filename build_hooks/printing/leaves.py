"""Where everything stands on an A5 leaf, in mm from its upper left corner; templates only draw it."""

from dataclasses import dataclass, fields
from typing import NamedTuple

from build_hooks.ground.story import Block
from build_hooks.ground.words import say
from build_hooks.pages.frame.certificate import rank
from build_hooks.printing.job import Crop
from build_hooks.printing.letters import MM, Key, lines
from build_hooks.printing.piece import Piece
from build_hooks.printing.symbols import Code, make_code
from build_hooks.stamps.typeface import BOLD

WIDTH, HEIGHT = 148.0, 210.0
EDGE, TOP, BOTTOM = 13.0, 13.0, 197.0
MEASURE = WIDTH - 2 * EDGE
_HALF, _GAP = 88.0, 8.0  # a half page, and the white between two
_ROW, _ROW_CODE = 46.0, 26.0  # a row of text, and its code
_PHOTO = (52.0, 39.0)
_TEXT = MEASURE - 58.0  # of a half, right of its photo
_LARGE = (62, 108)  # mm, the least and the most height of a whole page's photo
_ROOM = 184.0 - 17.0  # of a whole page, without what is always between photo and words
_LONG, _BESIDE = 84.0, 47.0  # its column of words, and how high the code and its words are
_WORDS = 11.0  # pt, a whole page's text where there is little
_SIDE = 32.0  # the narrow column of a whole page
_SMALL = 8.0  # pt, a half's text
_LEADING = 1.34  # of the letters, from line to line


Place = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Laid(Piece):
    """A piece as a template shows it, and where: its photo `file` with `alt` and `note`, its code by `key`.

    `at` is its upper left corner on `page`, `photo` width and height of the photo; `typed` is the address to type.
    """

    at: Place
    code_at: Place
    code_whole: float
    code_quiet: float
    code_alt: Key
    key: Key
    typed: Key
    rank: str
    alt: str
    note: str
    file: str = ""
    photo: Place | None = None
    no_photo: str = say("printing.no_photo")
    page: int = 0


class Part(NamedTuple):
    """A product laid out, with its code's spot and picture."""

    laid: Laid
    spot: tuple[float, float, float]
    svg: str


def half(piece: Piece, place: int, crops: dict[str, Crop]) -> Part:
    """On the upper (0) or lower (1) half of a leaf: photo and code at the left, words at the right."""
    top = TOP + place * (_HALF + _GAP)
    return _part(piece, crops, _PHOTO, (EDGE, top), (EDGE, top + _HALF))


def row(piece: Piece, place: int) -> Part:
    """A row of text, the first (0) to the fourth of a leaf, with its code at the right: what has alcohol."""
    top = TOP + place * _ROW
    code = make_code(piece.address, _ROW_CODE)
    side = code.whole - 2 * code.quiet
    x, y = EDGE + MEASURE - side - code.quiet, top - code.quiet
    its = laid(piece, code, at=(EDGE, top), code_at=(x, y))
    return Part(its, (x, y, code.whole), code.svg)


def whole(piece: Piece, crops: dict[str, Crop]) -> Part:
    """On a leaf of its own: the photo above, as high as the words leave it; the code below at the right."""
    return _part(piece, crops, (MEASURE, _large(piece)), (EDGE, TOP), (EDGE + MEASURE - _SIDE, BOTTOM))


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


def _part(piece: Piece, crops: dict[str, Crop], photo: Place, at: Place, corner: Place) -> Part:
    """The dark modules, not the quiet zone, keep the edges: `corner` is their lower left one."""
    code = make_code(piece.address)
    x, y = corner[0] - code.quiet, corner[1] - code.whole + code.quiet
    its = laid(piece, code, at=at, code_at=(x, y), photo=photo, file=crop(crops, piece, *photo))
    return Part(its, (x, y, code.whole), code.svg)


def laid(
    piece: Piece, code: Code, *, at: Place, code_at: Place, photo: Place | None = None, file: str = "", page: int = 0
) -> Laid:
    """The piece as a template takes it."""
    own = {each.name: getattr(piece, each.name) for each in fields(piece)}
    return Laid(
        **own | {"picture": None},
        at=at,
        code_at=code_at,
        code_whole=code.whole,
        code_quiet=code.quiet,
        code_alt=Key(say("stamps.symbol_of", address=piece.address)),
        key=Key(piece.address),
        typed=Key(piece.typed_address),
        rank=rank(piece.stars),
        alt=piece.picture.alt if piece.picture else "",
        note=piece.picture.note if piece.picture else "",
        file=file,
        photo=photo,
        page=page,
    )


def _large(piece: Piece) -> float:
    """How high the photo of a whole page is in mm: what the words do not need."""
    title = lines(piece.name, 22, MEASURE, BOLD) * 22 * MM * 1.2 if piece.picture else 0
    title += 6 * bool(piece.mark) + 4 * bool(piece.place)
    verdict = 5 * bool(piece.stars) + (lines(piece.certificate, 8, MEASURE - 8)) * 4 + 3
    least, most = _LARGE
    return min(most, max(least, (_ROOM - title - verdict - max(_long(piece), _BESIDE)) // 2 * 2))


def _long(piece: Piece) -> float:
    """About how high the words of a whole page would be in mm."""
    line = _WORDS * MM * _LEADING
    facts = sum(lines(fact.value, _WORDS - 1.2, _LONG) + 1.6 for fact in (*piece.facts, *piece.more))
    story = sum(lines(_text(block), _WORDS, _LONG) + 0.6 for block in piece.story)
    return (lines(piece.summary, _WORDS + 1, _LONG, BOLD) * 1.2 + 1 + facts * 0.95 + story * 1.08) * line


def _text(block: Block) -> str:
    return " ".join(run.text for sentence in block.sentences for run in sentence)


def _words_height(piece: Piece) -> float:
    """About how high a half's words would be in mm."""
    line = _SMALL * MM * _LEADING
    height = lines(piece.name, 12.5, _TEXT, BOLD) * 12.5 * MM * 1.2 + 4 * line
    height += (lines(piece.certificate, 7, _TEXT) + 1) * line + 3
    height += sum((lines(f"{fact.name} {fact.value}", 7, _TEXT) + 0.4) * line for fact in piece.facts)
    height += lines(piece.summary, _SMALL, _TEXT) * line
    for block in piece.story:
        height += (lines(_text(block), _SMALL, _TEXT) + 0.5) * line
    return height
