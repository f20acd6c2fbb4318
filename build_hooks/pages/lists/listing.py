"""A long list of products, parted into pages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import NamedTuple

from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.dots.picture import Dots
from build_hooks.pages.frame.blocks import Blocks
from build_hooks.pages.frame.card import Card, cards
from build_hooks.pages.frame.counted import Counted
from build_hooks.pages.frame.crumbs import crumbs
from build_hooks.pages.frame.links import Link, link
from build_hooks.pages.frame.output import Page, href
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.frame.words import counted
from build_hooks.pages.linked.lists import items_node, way_node
from build_hooks.pages.linked.nodes import Node, linked

PER_PAGE = 48  # three cards across or four: whole rows either way (search/browse/pager.js has as many)
_FEW = 3  # pages are reached by those before and behind


@dataclass(frozen=True)
class Numbered:
    """A page of a list; `is_far` where others lie between it and the one that is named before it."""

    number: int
    href: str
    is_here: bool
    is_far: bool


@dataclass(frozen=True)
class Pager:
    """The way to the other pages of a list, in words; None where there is no page before or behind."""

    label: str
    words: str
    previous: Link | None
    next: Link | None
    numbers: tuple[Numbered, ...]


class Piece(NamedTuple):
    """One of a list's pages, counted from 1, before it is made: its products, and how many the whole list has."""

    of_list: str
    number: int
    last: int
    total: str
    products: tuple[Product, ...]

    @property
    def uri(self) -> str:
        """Its address, of that of the list."""
        return addresses.numbered(self.of_list, self.number)

    @property
    def place(self) -> tuple[object, ...]:
        """All but the products."""
        return self[:-1]

    def title(self, of_list: str) -> str:
        """The title of the page, of the title of the list."""
        return of_list if self.number == 1 else say("lists.page_title", title=of_list, number=self.number)


@dataclass(frozen=True)
class Part:
    """One page of a list: its address, its cards, and how many products the whole list has."""

    uri: str
    cards: tuple[Card, ...]
    total: str
    pager: Pager | None


@dataclass(frozen=True)
class Head:
    """A list's address, what it is called in a search engine, and what stands above its cards; empty what does not.

    `way` leads to it from the home page, as (name, address) pairs; `chips` or `dots` to its parts. `candidates` are the
    communes that an old district may be today, linked where they have a page. `place` is what it is about.
    """

    uri: str
    title: str
    description: str
    heading: str
    kicker: str = ""
    place: Node | None = None
    way: tuple[tuple[str, str], ...] = ()
    note: str = ""
    chips: tuple[Counted, ...] = ()
    dots: Dots | None = None
    candidates: tuple[Link, ...] = ()
    candidates_note: str = ""

    @property
    def repeated(self) -> "Head":
        """What stands above the second page and those behind it."""
        return replace(self, note="", chips=(), dots=None, candidates=(), candidates_note="")


@dataclass(frozen=True)
class Listing:
    """One page of a list as lists/listing.html shows it."""

    head: Head
    part: Part

    @property
    def crumbs(self) -> tuple[Link, ...]:
        """The way from the home page."""
        return crumbs(self.part.uri, *self.head.way)


def listing_pages(blocks: Blocks, head: Head, products: tuple[Product, ...]) -> Iterator[Page]:
    """The list's pages."""
    catalog, repeated = blocks.catalog, head.repeated
    for piece in pieces(head.uri, products):
        its = head if piece.number == 1 else repeated
        key = blocks.key(catalog.digest_about(piece.products), its, piece.place)
        article, head_of = (
            blocks.late(key, partial(_article, catalog, its, piece)),
            partial(_head, catalog, head, piece),
        )
        yield Page(
            piece.uri,
            piece.title(head.title),
            head.description,
            article,
            head_of,
            updated=newest(piece.products),
            key=key,
        )


def _article(catalog: Catalog, head: Head, piece: Piece) -> str:
    return render("lists/listing.html", its=Listing(head, part(catalog.about(piece.products), piece)))


def _head(catalog: Catalog, its: Head, piece: Piece) -> str:
    """What the list says to machines: its place, its products, and the way to it."""
    way = (*its.way, (its.title, its.uri))
    return list_head(catalog, items_node(catalog, piece.uri, its.title, piece.products, its.place), way)


def list_head(catalog: Catalog, its: Node, way: tuple[tuple[str, str], ...], *, hidden: bool = False) -> str:
    """The head of a page with a list; what search engines are kept from says nothing to them."""
    silent = hidden or not catalog.settings.site_url
    data = "" if silent else linked(its, way_node(catalog, *way))
    return render("frame/share-tags.html", hidden=hidden, share=None, data=data)


def newest(products: Iterable[Product]) -> date | None:
    """The day on which the newest of these changed."""
    return max((product.updated for product in products if product.updated), default=None)


def pieces(uri: str, products: tuple[Product, ...]) -> Iterator[Piece]:
    """The pages of a list at `uri`: at least one."""
    last, total = max(1, -(-len(products) // PER_PAGE)), counted(products)
    for number in range(1, last + 1):
        shown = products[(number - 1) * PER_PAGE : number * PER_PAGE]
        yield Piece(uri, number, last, total, shown)


def part(catalog: Catalog, piece: Piece) -> Part:
    """One page with its cards."""
    way = pager(piece.of_list, piece.number, piece.last) if piece.last > 1 else None
    return Part(piece.uri, cards(catalog, piece.products, piece.uri, eager=2), piece.total, way)


def pager(uri: str, number: int, last: int) -> Pager:
    """On page `number` of the `last` that the list at `uri` has."""
    here = addresses.numbered(uri, number)
    return Pager(
        label=say("lists.pages"),
        words=say("lists.page", number=number, last=last),
        previous=link(say("lists.previous"), here, addresses.numbered(uri, number - 1)) if number > 1 else None,
        next=link(say("lists.next"), here, addresses.numbered(uri, number + 1)) if number < last else None,
        numbers=tuple(_numbers(uri, number, last)) if last > _FEW else (),
    )


def _numbers(uri: str, here: int, last: int) -> Iterator[Numbered]:
    """The first, the last, and those around this one."""
    before = 0
    for number in sorted({1, here - 1, here, here + 1, last} & {*range(1, last + 1)}):
        target = href(addresses.numbered(uri, here), addresses.numbered(uri, number))
        yield Numbered(number, target, number == here, number > before + 1)
        before = number
