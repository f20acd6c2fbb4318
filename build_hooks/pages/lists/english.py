"""Home and list for who reads no Vietnamese: what OCOP is, stamps and states, and products with an English name.

Each leads to the English part of its own page. Where no product has such a name there is no page.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from build_hooks import rules
from build_hooks.ground.text import fold
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.certificate import State
from build_hooks.model.product import Product
from build_hooks.pages.english.view import group_in_english, pill_in_english
from build_hooks.pages.frame.blocks import Blocks
from build_hooks.pages.frame.card import Card, card
from build_hooks.pages.frame.links import Link
from build_hooks.pages.frame.output import Output, Page, href
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.linked.lists import items_node, way_node
from build_hooks.pages.linked.nodes import linked
from build_hooks.pages.lists.listing import Pager, Piece, newest, pager, pieces
from build_hooks.pages.product.share import Share

_URI = addresses.ENGLISH


@dataclass(frozen=True)
class EnglishCard(Card):
    """A card with the name that stands on the pack, and what the product is."""

    on_the_pack: str
    summary: str


@dataclass(frozen=True)
class Group:
    """A group with those of its products that stand on the page."""

    name: str
    cards: tuple[EnglishCard, ...]


@dataclass(frozen=True)
class Meaning:
    """A state as lists show it, and what it means."""

    state: str
    pill: str
    words: str


@dataclass(frozen=True)
class Abroad:
    """One page as lists/english.html shows it; only the first has `meanings`. `rest` is "" where all have a name."""

    catalog: str
    home: str
    meanings: tuple[Meaning, ...]
    named: str
    groups: tuple[Group, ...]
    pager: Pager | None
    rest: str
    all_href: str


def outputs(catalog: Catalog) -> Iterator[Output]:
    """The page, and those behind it where the list is long."""
    if not catalog.products_in_english:
        return
    blocks, told = Blocks(catalog, "lists"), (_named(catalog), _rest(catalog))
    for piece in pieces(_URI, _by_group(catalog)):
        key = blocks.key(catalog.digest_about(piece.products), "english", told, piece.place)
        article = blocks.late(key, partial(_article, catalog, piece, *told))
        head, updated = partial(_head, catalog, piece), newest(piece.products)
        title, description = _title(piece), say("english.description")
        yield Page(piece.uri, title, description, article, head, updated=updated, shares=True, key=key)


def _by_group(catalog: Catalog) -> tuple[Product, ...]:
    """By their English names, samples last."""
    order = list(rules.groups_today())

    def place(its: Product) -> tuple[int, bool, str]:
        return order.index(its.group_today), its.sample, fold(its.name_en)

    return tuple(sorted(catalog.products_in_english, key=place))


def _title(piece: Piece) -> str:
    return say("english.title") if piece.number == 1 else say("english.page_title", number=piece.number)


def _named(catalog: Catalog) -> str:
    """How many real products have an English name."""
    count = sum(not its.sample for its in catalog.products_in_english)
    if count <= 1:
        return say("english.named_single") if count else say("english.named_none")
    return say("english.named", count=f"{count:,}")


def _rest(catalog: Catalog) -> str:
    """How many have none; "" where all have one."""
    count = sum(not its.name_en for its in catalog.listed_products if not its.sample)
    if count <= 1:
        return say("english.others_single") if count else ""
    return say("english.others", count=f"{count:,}")


def _article(catalog: Catalog, piece: Piece, named: str, rest: str) -> str:
    about, uri, is_first = catalog.about(piece.products), piece.uri, piece.number == 1
    its = Abroad(
        catalog=catalog.settings.name,
        home=href(uri, addresses.HOME),
        meanings=tuple(map(_meaning, State)) if is_first else (),
        named=named,
        groups=tuple(
            Group(group_in_english(key), tuple(_card(about, product, uri) for product in products))
            for key, products in groupby(piece.products, key=lambda product: product.group_today)
        ),
        pager=_pager(piece) if piece.last > 1 else None,
        rest=rest,
        all_href=href(uri, addresses.GROUPS),
    )
    return render("lists/english.html", its=its)


def _meaning(state: State) -> Meaning:
    return Meaning(state, rules.states()[state]["en"], say(f"english.state_{state}"))


def _card(catalog: Catalog, product: Product, uri: str) -> EnglishCard:
    its = card(catalog, product, uri)
    return EnglishCard(
        **vars(its)
        | {
            "href": f"{its.href}#english",
            "name": product.name_en,
            "photo": replace(its.photo, alt=product.name_en) if its.photo else None,
            "certificate": pill_in_english(product, catalog.as_of),
        },
        on_the_pack=product.name,
        summary="" if product.alcohol else product.summary_en,
    )


def _pager(piece: Piece) -> Pager:
    """As other lists have it, in English."""
    its = pager(piece.of_list, piece.number, piece.last)
    return replace(
        its,
        label=say("english.pages"),
        words=say("english.page", number=piece.number, last=piece.last),
        previous=Link(say("english.previous"), its.previous.href) if its.previous else None,
        next=Link(say("english.next"), its.next.href) if its.next else None,
    )


def _head(catalog: Catalog, piece: Piece) -> str:
    """How a link to it looks in a chat, and what it lists."""
    title, site = _title(piece), catalog.settings.site_url
    if not site:
        return ""
    list_node = items_node(catalog, piece.uri, title, piece.products)
    share = Share(
        title=title,
        description=say("english.description"),
        url=f"{site}{piece.uri}",
        image=f"{site}{addresses.SITE_SHARE}",
        site_name=catalog.settings.name,
        locale="en_US",
    )
    data = linked(list_node, way_node(catalog, (title, piece.uri)))
    return render("frame/share-tags.html", hidden=False, share=share, data=data)
