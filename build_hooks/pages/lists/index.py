"""A page that lists lists: their names under letters, with a picture and how many products each has."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from build_hooks.ground.text import fold
from build_hooks.ground.words import say
from build_hooks.model.product import Product
from build_hooks.pages.dots.picture import Dots
from build_hooks.pages.frame.blocks import Blocks
from build_hooks.pages.frame.counted import Counted
from build_hooks.pages.frame.crumbs import crumbs
from build_hooks.pages.frame.links import Link
from build_hooks.pages.frame.output import Page, href
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.frame.words import LETTERS, alphabetical, counted, initial, number

SCRIPT = Path(__file__).with_name("ocop-index.js")
"""Of the box that filters."""
_FEW = 40  # lists are seen at a glance: neither letters nor a box to filter them


@dataclass(frozen=True)
class Entry(Counted):
    """A list; `by` is the name that it is ordered by, `photo` the address of a small picture, "" where it has none."""

    by: str = ""
    photo: str = ""

    @property
    def letter(self) -> str:
        """What it stands under."""
        return initial(self.by)


@dataclass(frozen=True)
class Section:
    """Lists of one kind; `id` is its place in the page where they are under a letter, `fold` what they wait behind."""

    name: str = ""
    lists: tuple[Entry, ...] = ()
    href: str = ""
    count: str = ""
    id: str = ""
    fold: str = ""


@dataclass(frozen=True)
class Index:
    """The page as lists/index-list.html shows it."""

    heading: str
    note: str
    crumbs: tuple[Link, ...]
    sections: tuple[Section, ...]
    dots: Dots | None = None

    @property
    def letters(self) -> tuple[Section, ...]:
        """The sections that stand under a letter."""
        return tuple(section for section in self.sections if section.id)

    @property
    def is_long(self) -> bool:
        """Whether a box to filter it is of use."""
        return sum(len(section.lists) for section in self.sections) > _FEW


def index_page(
    blocks: Blocks,
    uri: str,
    heading: str,
    description: str,
    note: str,
    sections: Callable[[], tuple[Section, ...]],
    dots: Callable[[], Dots | None] = lambda: None,
) -> Page:
    """The page at `uri`; its sections and dots follow from the catalog."""

    def article() -> str:
        return render("lists/index-list.html", its=Index(heading, note, crumbs(uri), sections(), dots()))

    key = blocks.key(blocks.catalog.digest, uri)
    scripts, updated = (f"assets/{SCRIPT.name}",), blocks.catalog.as_of
    return Page(uri, heading, description, article, updated=updated, scripts=scripts, key=key)


def entry(name: str, by: str, page_uri: str, target: str, products: tuple[Product, ...], line: str = "") -> Entry:
    """From a page to the list of these products, with the first photo among them. Alcohol is never shown so."""
    photo = next((its.photos[0] for its in products if its.photos and not its.alcohol), None)
    shown = href(page_uri, photo.renditions[0].uri) if photo else ""
    return Entry(name, href(page_uri, target), counted(products), line, by, shown)


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """By the names that they are ordered by."""
    return tuple(sorted(entries, key=lambda its: alphabetical(its.by)))


def lettered(entries: Iterable[Entry]) -> tuple[Section, ...]:
    """A section a letter; few lists are one section without a name, and none is none."""
    found = in_order(entries)
    if len(found) <= _FEW:
        return (Section(lists=found),) if found else ()
    parts = ((letter, tuple(its)) for letter, its in groupby(found, key=lambda its: its.letter))
    return tuple(Section(letter, its, f"#{_id(letter)}", number(len(its)), _id(letter)) for letter, its in parts)


def _id(letter: str) -> str:
    """A place in the page: a letter with marks is numbered among its kin, as in a, a2, a3; digits are all "0"."""
    kin = [other for other in LETTERS if fold(other) == fold(letter)]
    rank = kin.index(letter.lower()) + 1 if kin else 1
    return say("lists.letter_id", letter=f"{fold(letter)[:1]}{rank if rank > 1 else ''}")
