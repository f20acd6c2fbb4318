"""What the home page shows around its hand-written text: dots, rows of products, groups, places and figures."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from build_hooks import rules
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.settings import Settings
from build_hooks.pages.dots.picture import Dots
from build_hooks.pages.dots.view import entrance
from build_hooks.pages.frame.output import OWN_TEXT, Output, Page, href
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.frame.words import counted, number
from build_hooks.pages.lists.shelves import Shelf, shelves


@dataclass(frozen=True)
class GroupTile:
    """A group with products, its `key` naming its plate."""

    name: str
    key: str
    count: str
    href: str


@dataclass(frozen=True)
class Figure:
    """A number as people write it, what it counts, and a line about it; `part` of 100 is how long its bar is."""

    value: str
    name: str
    line: str = ""
    part: int = 0


@dataclass(frozen=True)
class Home:
    """The page as lists/home.html shows it; `as_of` is the data's day, `own_text` where the written text stands.

    `english` is the page for who reads no Vietnamese, "" where there is none.
    """

    heading: str
    tagline: str
    english: str
    as_of: str
    shelves: tuple[Shelf, ...]
    all_href: str
    groups: tuple[GroupTile, ...]
    empty_groups: str
    dots: Dots | None
    figures: tuple[Figure, ...]
    ranks: tuple[Figure, ...]
    legal_basis: str
    own_text: Markup


def outputs(catalog: Catalog) -> Iterator[Output]:
    """The home page; its text is catalog/index.md."""
    settings = catalog.settings
    article = render("lists/home.html", its=_home(catalog), root="")
    yield Page(addresses.HOME, settings.name, settings.tagline, article, updated=catalog.as_of)


def _home(catalog: Catalog) -> Home:
    settings = catalog.settings
    return Home(
        heading=settings.name,
        tagline=" · ".join([settings.tagline, *([settings.place] if settings.place else [])]),
        english=href(addresses.HOME, addresses.ENGLISH) if catalog.products_in_english else "",
        as_of=catalog.as_of.isoformat() if catalog.as_of else "",
        shelves=shelves(catalog),
        all_href=href(addresses.HOME, addresses.GROUPS),
        groups=group_tiles(catalog),
        empty_groups=", ".join(
            rules.short("groups", key) for key in rules.groups_today() if key not in catalog.products_by_group
        ),
        dots=entrance(catalog, addresses.HOME),
        figures=figures(catalog),
        ranks=_ranks(catalog),
        legal_basis=_legal_basis(settings),
        own_text=Markup(OWN_TEXT),  # noqa: S704 - a mark of ours
    )


def group_tiles(catalog: Catalog) -> tuple[GroupTile, ...]:
    """The groups of today that have products, with how many."""
    return tuple(
        GroupTile(rules.short("groups", key), key, counted(found), href(addresses.HOME, addresses.group(key)))
        for key in rules.groups_today()
        if (found := catalog.products_by_group.get(key))
    )


def figures(catalog: Catalog) -> tuple[Figure, ...]:
    """Counts of real products and of the producers that sources name, by type."""
    producers = [producer for producer in catalog.producers if not producer.sample]
    types = Counter(producer.type for producer in producers)
    kinds = [
        f"{number(types[key])} {row['label'].lower()}"
        for key, row in rules.choices("producer_types").items()
        if types[key]
    ]
    return (
        Figure(number(len(catalog.real_products)), say("lists.products")),
        Figure(number(len(producers)), say("lists.named_producers"), ", ".join(kinds)),
    )


def _ranks(catalog: Catalog) -> tuple[Figure, ...]:
    """How many real products have which stars, the most first; whether they still may show them, their pages say."""
    found = Counter(product.certificate.stars for product in catalog.real_products if product.certificate.stars)
    most = max(found.values(), default=1)
    return tuple(
        Figure(number(count), say("lists.stars", stars=stars), part=round(100 * count / most))
        for stars, count in sorted(found.items(), reverse=True)
    )


def _legal_basis(settings: Settings) -> str:
    """The decisions in force, with the day they were looked up; the text is the settings' own."""
    decisions, day = "; ".join(settings.legal_basis), settings.legal_basis_as_of
    if not decisions:
        return ""
    if day:
        return say("lists.basis_of_day", day=day, decisions=decisions)
    return say("lists.basis", decisions=decisions)
