"""A page that lists lists: their names in sections, each with how many products it has."""

from collections.abc import Callable
from dataclasses import dataclass

from build_hooks.pages.dots.picture import Dots
from build_hooks.pages.frame.blocks import Blocks
from build_hooks.pages.frame.counted import Counted
from build_hooks.pages.frame.crumbs import crumbs
from build_hooks.pages.frame.links import Link
from build_hooks.pages.frame.output import Page
from build_hooks.pages.frame.rendering import render


@dataclass(frozen=True)
class Section:
    """Lists of one kind."""

    name: str
    lists: tuple[Counted, ...]


@dataclass(frozen=True)
class Index:
    """The page as lists/index-list.html shows it."""

    heading: str
    note: str
    crumbs: tuple[Link, ...]
    sections: tuple[Section, ...]
    dots: Dots | None = None


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

    return Page(uri, heading, description, article, key=blocks.key(blocks.catalog.digest, uri))
