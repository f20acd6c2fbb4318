"""The booklet: A5 leaves of a cover, contents, chapters and products, indexes; alone, two on an A4, or to be folded."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from build_hooks.ground.words import say
from build_hooks.pages.dots.drawing import discs
from build_hooks.pages.dots.picture import Dots
from build_hooks.pages.frame.rendering import render
from build_hooks.printing import leaves
from build_hooks.printing.booklet_view import (
    About,
    Booklet,
    ChapterLeaf,
    Contents,
    ContentsRow,
    Cover,
    CoverPicture,
    DotsLeaf,
    IndexLeaf,
    Leaf,
    Named,
    ProductsLeaf,
)
from build_hooks.printing.index import Entry, index_leaves
from build_hooks.printing.job import Crop, Job, Spot
from build_hooks.printing.leaves import Part
from build_hooks.printing.letters import Key
from build_hooks.printing.piece import Piece

SINGLE, TWO_UP, FOLD = "single", "two-up", "fold"
PAPER = {SINGLE: (148.0, 210.0), TWO_UP: (297.0, 210.0), FOLD: (297.0, 210.0)}
_CONTENTS = 30  # lines of a page; with more, only chapters are listed
_MOSAIC = 4
_ROWS = 4  # of text on a page
_DRAWN = (leaves.MEASURE, 140.0)  # mm that the dots may fill


@dataclass(frozen=True)
class Chapter:
    """Products of a group in their order; `count` is in words: "9 sản phẩm và 1 trang mẫu"."""

    name: str
    count: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Book:
    """Everything a booklet says. An index is a title with its entries, each of which names products by slug."""

    title: str
    place: str
    tagline: str
    count: str
    printed: str
    day: date
    chapters: tuple[Chapter, ...]
    about: tuple[str, ...] = ()
    colophon: tuple[str, ...] = ()
    indexes: tuple[tuple[str, tuple[Entry, ...]], ...] = ()
    mark: str = ""
    dots: Dots | None = None


@dataclass
class _Leaves:
    """Leaves as they are laid, with what they need."""

    drawn: list[Leaf] = field(default_factory=list)
    crops: dict[str, Crop] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    spots: list[Spot] = field(default_factory=list)
    page_of: dict[str, int] = field(default_factory=dict)

    def add(self, leaf: Leaf) -> int:
        """Another leaf; its page number, from 1."""
        self.drawn.append(replace(leaf, number=len(self.drawn) + 1))
        return len(self.drawn)


def booklet(book: Book, way: str = SINGLE) -> Job:
    """The job; `way` is SINGLE, TWO_UP or FOLD."""
    its = _Leaves()
    its.add(Cover(pictures=_mosaic(book, its)))
    its.add(About(about=book.about, colophon=book.colophon))
    contents: list[ContentsRow] = []
    its.add(Contents(rows=contents))
    rows = sum(len(chapter.pieces) + 2 for chapter in book.chapters) + len(book.indexes) + bool(book.dots)
    listed = rows <= _CONTENTS
    if book.dots:
        page = its.add(_dots(book.dots, its))
        contents.append(ContentsRow(say("dots.name"), page))
    for chapter in book.chapters:
        page = its.add(ChapterLeaf(name=chapter.name, count=chapter.count))
        contents.append(ContentsRow(chapter.name, page, chapter.count))
        contents += _small(chapter, its) if listed else _by_letters(chapter, its)
    for title, entries in book.indexes:
        for number, columns in enumerate(index_leaves(entries, its.page_of)):
            page = its.add(IndexLeaf(title=title if number == 0 else "", columns=columns))
            if number == 0:
                contents.append(ContentsRow(title, page))
    return _job(book, its, way)


def _small(chapter: Chapter, its: _Leaves) -> list[ContentsRow]:
    """The chapter's products, laid; a row of the contents each."""
    _add_products(its, chapter, letters=False)
    return [ContentsRow(piece.name, its.page_of[piece.slug], small=True) for piece in chapter.pieces]


def _by_letters(chapter: Chapter, its: _Leaves) -> list[ContentsRow]:
    """Those of a booklet too long for that: behind its list by letters; the contents have the letters' pages."""
    found: defaultdict[str, list[Piece]] = defaultdict(list)
    for piece in chapter.pieces:
        found[_letter(piece)].append(piece)
    entries = tuple(Entry(letter, tuple((piece.slug, piece.name) for piece in its)) for letter, its in found.items())
    start = len(its.drawn)
    for number, columns in enumerate(index_leaves(entries, defaultdict(int))):
        its.add(IndexLeaf(title=chapter.name if number == 0 else "", columns=columns))
    _add_products(its, chapter, letters=True)
    for number, columns in enumerate(index_leaves(entries, its.page_of)):  # the pages are known now
        title = chapter.name if number == 0 else ""
        its.drawn[start + number] = IndexLeaf(number=start + number + 1, title=title, columns=columns)
    firsts = (f"{letter}\u00a0{min(its.page_of[piece.slug] for piece in of)}" for letter, of in found.items())
    return [ContentsRow(say("printing.by_name"), start + 1, small=True), ContentsRow(" · ".join(firsts), 0, small=True)]


def _letter(piece: Piece) -> str:
    """Under which a name stands, without its marks; Đ is a letter of its own."""
    first = next((letter for letter in piece.name if letter.isalnum()), piece.name[:1])
    return unicodedata.normalize("NFD", first)[:1].upper()


def _dots(dots: Dots, its: _Leaves) -> DotsLeaf:
    key = Key("dots")
    its.codes[key] = render("dots/printed.svg", dots=dots, discs=discs)
    scale = min(_DRAWN[0] / dots.width, _DRAWN[1] / dots.height)
    return DotsLeaf(
        key=key,
        alt=f"{dots.name}. {dots.told}",
        sentence=dots.sentence,
        width=dots.width * scale,
        height=dots.height * scale,
        labels=[Named(label.x * scale, label.y * scale, label.name, label.country) for label in dots.labels],
    )


def _mosaic(book: Book, its: _Leaves) -> list[CoverPicture]:
    """Pictures of the cover, of as many chapters as there are; photographs before drawings."""
    turns = [list(chapter.pieces) for chapter in book.chapters]
    ordered = [item for turn in zip(*(_padded(turn) for turn in turns), strict=True) for item in turn if item]
    with_picture = [item for item in ordered if item.picture and not item.caution]
    with_picture.sort(key=lambda item: bool(item.picture and item.picture.note))
    chosen = with_picture[: _MOSAIC if len(with_picture) >= _MOSAIC else 1]
    shapes = leaves.cover_shapes(len(chosen))
    return [
        CoverPicture(leaves.crop(its.crops, piece, *shape), piece.picture.alt, piece.name, piece.picture.note)
        for piece, shape in zip(chosen, shapes, strict=True)
        if piece.picture
    ]


def _padded(pieces: list[Piece]) -> list[Piece | None]:
    return [*pieces[:_MOSAIC], *[None] * (_MOSAIC - len(pieces))]


def _add_products(its: _Leaves, chapter: Chapter, *, letters: bool) -> None:
    """Pages of products; rows of text, for what has alcohol, behind the others."""
    sober = [piece for piece in chapter.pieces if piece.caution]
    for leaf in _paired(piece for piece in chapter.pieces if not piece.caution):
        whole = len(leaf) == 1 and leaves.may_be_whole(leaf[0])
        parts = [leaves.whole(leaf[0], its.crops)] if whole else [leaves.half(*at, its.crops) for at in _placed(leaf)]
        _add_leaf(its, "whole" if whole else "halves", _head(chapter, leaf, letters=letters), leaf, parts)
    for start in range(0, len(sober), _ROWS):
        leaf = sober[start : start + _ROWS]
        _add_leaf(its, "rows", _head(chapter, leaf, letters=letters), leaf, [leaves.row(*at) for at in _placed(leaf)])


def _placed(leaf: list[Piece]) -> Iterator[tuple[Piece, int]]:
    return ((piece, place) for place, piece in enumerate(leaf))


def _head(chapter: Chapter, leaf: list[Piece], *, letters: bool) -> str:
    """ "Thực phẩm", or in a long booklet "Thực phẩm · B – C"."""
    shown = list(dict.fromkeys(map(_letter, leaf))) if letters else []
    return " · ".join([chapter.name, " – ".join(shown)] if shown else [chapter.name])


def _add_leaf(its: _Leaves, kind: str, head: str, pieces: list[Piece], parts: list[Part]) -> None:
    number = its.add(ProductsLeaf(kind=kind, head=head, pieces=[part.laid for part in parts]))
    for piece, part in zip(pieces, parts, strict=True):
        its.page_of[piece.slug] = number
        its.spots.append(Spot(number - 1, *part.spot, piece.address, piece.name))
        its.codes[piece.address] = part.svg


def _paired(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Products by the page: one that has much to say alone, others in twos; a whole page may pass a waiting half.

    A last one without a neighbour is alone too.
    """
    waiting: list[Piece] = []
    for piece in pieces:
        if leaves.is_whole(piece):
            yield [piece]
            continue
        waiting.append(piece)
        if len(waiting) == 2:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _job(book: Book, its: _Leaves, way: str) -> Job:
    sheets = {SINGLE: _single, TWO_UP: _two_up, FOLD: _fold}[way](len(its.drawn))
    wide, high = PAPER[way]
    at = {
        leaf: (page, place * wide / len(sheet)) for page, sheet in enumerate(sheets) for place, leaf in enumerate(sheet)
    }
    spots = [
        spot._replace(page=at[spot.page][0], x=spot.x + at[spot.page][1] + leaves.shift(way != SINGLE))
        for spot in its.spots
    ]
    pages = [[its.drawn[leaf] if leaf < len(its.drawn) else None for leaf in sheet] for sheet in sheets]
    data = Booklet(
        width=wide,
        height=high,
        shift=leaves.shift(way != SINGLE),
        pages=pages,
        level=1 if way == FOLD else 2,  # sheets to fold begin anywhere
        place=book.place,
        tagline=book.tagline,
        count=book.count,
        printed=book.printed,
        mark=book.mark,
        name=book.title,
    )
    return Job(book.title, "booklet.typ", book.day, data, its.crops, its.codes, sorted(spots))


def _single(count: int) -> list[list[int]]:
    return [[leaf] for leaf in range(count)]


def _two_up(count: int) -> list[list[int]]:
    """In reading order; the last may stand alone."""
    return [[leaf, leaf + 1] for leaf in range(0, count, 2)]


def _fold(count: int) -> list[list[int]]:
    """Printed on both sides, turned on the short edge, laid on one another and folded once: pages in order."""
    full = -(-count // 4) * 4
    sheets = []
    for turn in range(full // 4):
        first, last = 2 * turn, full - 1 - 2 * turn
        sheets += [[last, first], [first + 1, last - 1]]
    return sheets
