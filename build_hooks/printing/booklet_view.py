"""What booklet.typ shows: leaves by their kind, and the whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from build_hooks.ground.words import say
from build_hooks.printing.index import Row
from build_hooks.printing.leaves import Laid
from build_hooks.printing.letters import Key


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """A leaf as booklet.typ draws its `kind`; `number` is its page, from 1."""

    kind: str
    number: int = 0


@dataclass(frozen=True)
class CoverPicture:
    """A photo of the cover; the `note` says that it is a drawing."""

    file: str
    alt: str
    name: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Cover(Leaf):
    """The first page."""

    kind: str = "cover"
    pictures: Sequence[CoverPicture]


@dataclass(frozen=True, kw_only=True)
class About(Leaf):
    """A word to the reader."""

    kind: str = "about"
    title: str = say("printing.about")
    about: Sequence[str]
    colophon: Sequence[str]


@dataclass(frozen=True)
class ContentsRow:
    """A chapter or index, or in `small` letters a product of it, or its letters with their pages (`page` 0)."""

    name: str
    page: int
    count: str = ""
    small: bool = False


@dataclass(frozen=True, kw_only=True)
class Contents(Leaf):
    """What stands where."""

    kind: str = "contents"
    title: str = say("printing.contents")
    rows: Sequence[ContentsRow] = ()


class Named(NamedTuple):
    """An archipelago's name and country, on two lines; from the drawing's corner to the middle below them in mm."""

    x: float
    y: float
    name: str
    country: str


@dataclass(frozen=True, kw_only=True)
class DotsLeaf(Leaf):
    """Today's communes as dots, those with products lit: the drawing by its `key`, as wide and high in mm."""

    kind: str = "dots"
    title: str = say("dots.name")
    key: Key
    alt: str
    sentence: str
    note: str = say("dots.note")
    width: float
    height: float
    labels: Sequence[Named]


@dataclass(frozen=True, kw_only=True)
class ChapterLeaf(Leaf):
    """The page before the products of a group."""

    kind: str = "chapter"
    name: str
    count: str


@dataclass(frozen=True, kw_only=True)
class ProductsLeaf(Leaf):
    """Products on `halves` of a page, one on the `whole`, or in `rows` of text; `head` says where one is."""

    head: str
    pieces: Sequence[Laid]


@dataclass(frozen=True, kw_only=True)
class IndexLeaf(Leaf):
    """Two columns of an index; its first leaf has the title."""

    kind: str = "index"
    title: str
    columns: Sequence[Sequence[Row]]


@dataclass(frozen=True, kw_only=True)
class Booklet:
    """What booklet.typ shows; None stands for a blank half of a sheet, `level` is that of a product's heading."""

    width: float
    height: float
    shift: float
    pages: Sequence[Sequence[Leaf | None]]
    level: int
    place: str
    tagline: str
    count: str
    printed: str
    mark: str
    name: str
    kept_whole: str = say("printing.kept_whole")
