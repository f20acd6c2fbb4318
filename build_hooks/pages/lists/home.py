"""What the home page shows around its hand-written text: products first, then groups, places and figures."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from build_hooks import rules
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.settings import Settings
from build_hooks.pages.dots.picture import Dots
from build_hooks.pages.dots.view import entrance
from build_hooks.pages.frame.card import Card, cards
from build_hooks.pages.frame.output import OWN_TEXT, Output, Page, href
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.frame.words import counted, number

SHOWN = 8


@dataclass(frozen=True)
class GroupTile:
    """A group with its icon in the theme's package; `href` is "" where it has no product."""

    name: str
    icon: str
    count: str
    href: str


@dataclass(frozen=True)
class Figure:
    """A number as people write it, what it counts, and a line about it."""

    value: str
    name: str
    line: str = ""


@dataclass(frozen=True)
class Home:
    """The page as lists/home.html shows it; `as_of` is the data's day, `own_text` where the written text stands."""

    heading: str
    tagline: str
    as_of: str
    cards: tuple[Card, ...]
    all_href: str
    groups: tuple[GroupTile, ...]
    dots: Dots | None
    figures: tuple[Figure, ...]
    legal_basis: str
    own_text: Markup


def outputs(catalog: Catalog) -> Iterator[Output]:
    """The home page; its text is catalog/index.md."""
    settings = catalog.settings
    article = render("lists/home.html", its=_home(catalog), root="")
    yield Page(addresses.HOME, settings.name, settings.tagline, article)


def _home(catalog: Catalog) -> Home:
    settings = catalog.settings
    # Alcohol is not promoted (Law 44/2019): it is found by its group, its place and its producer.
    newest = [product for product in catalog.newest_products if not product.alcohol and not product.sample][:SHOWN]
    return Home(
        heading=settings.name,
        tagline=" · ".join([settings.tagline, *([settings.place] if settings.place else [])]),
        as_of=catalog.as_of.isoformat() if catalog.as_of else "",
        cards=cards(catalog, newest, addresses.HOME, eager=2),
        all_href=href(addresses.HOME, addresses.GROUPS),
        groups=group_tiles(catalog),
        dots=entrance(catalog, addresses.HOME),
        figures=figures(catalog),
        legal_basis=_legal_basis(settings),
        own_text=Markup(OWN_TEXT),  # noqa: S704 - a mark of ours
    )


def group_tiles(catalog: Catalog) -> tuple[GroupTile, ...]:
    """The groups of today, with how many products each has; an empty one is shown without a link."""
    return tuple(_group_tile(catalog, key, row) for key, row in rules.groups_today().items())


def _group_tile(catalog: Catalog, key: str, row: dict[str, Any]) -> GroupTile:
    found = catalog.products_by_group.get(key, ())
    return GroupTile(
        name=row.get("short", row["label"]),
        icon=row["icon"],
        count=counted(found) if found else say("lists.empty_group"),
        href=href(addresses.HOME, addresses.group(key)) if found else "",
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


def _legal_basis(settings: Settings) -> str:
    """The decisions in force, with the day they were looked up; the text is the settings' own."""
    decisions, day = "; ".join(settings.legal_basis), settings.legal_basis_as_of
    if not decisions:
        return ""
    if day:
        return say("lists.basis_of_day", day=day, decisions=decisions)
    return say("lists.basis", decisions=decisions)
