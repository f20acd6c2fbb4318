"""What the home page shows around its hand-written text: products first, then groups, places and figures."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from build_hooks import rules
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.settings import Settings
from build_hooks.pages.frame.card import cards
from build_hooks.pages.frame.output import OWN_TEXT, Output, Page, href
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.frame.words import alphabetical, counted, number
from build_hooks.pages.search.scripts import CODE_BOX

SHOWN = 8


def outputs(catalog: Catalog) -> Iterator[Output]:
    """The home page; its text is catalog/index.md."""
    settings = catalog.settings
    # Alcohol is not promoted (Law 44/2019): it is found by its group, its place and its producer.
    newest = [one for one in catalog.newest_products if not one.alcohol and not one.sample][:SHOWN]
    its = {
        "heading": settings.name,
        "place": settings.place,
        "tagline": settings.tagline,
        "cards": cards(catalog, newest, addresses.HOME, eager=2),
        "all_href": href(addresses.HOME, addresses.GROUPS),
        "groups": group_tiles(catalog),
        "places": _places(catalog),
        "figures": figures(catalog),
        "legal_basis": _legal_basis(settings),
        "own_text": Markup(OWN_TEXT),  # noqa: S704 - a mark of ours
    }
    article = render("lists/home.html", its=its, root="")
    yield Page(addresses.HOME, settings.name, settings.tagline, article, scripts=CODE_BOX)


def group_tiles(catalog: Catalog) -> list[dict[str, Any]]:
    """The groups of today, with how many products each has; an empty one is shown without a link."""
    return [
        {
            "name": row.get("short", row["label"]),
            "icon": row["icon"],
            "count": counted(found) if found else "chưa có",
            "href": href(addresses.HOME, addresses.group(key)) if found else "",
        }
        for key, row in rules.groups_today().items()
        for found in [catalog.products_by_group.get(key, ())]
    ]


def figures(catalog: Catalog) -> list[dict[str, str]]:
    """Counts of real products and of the producers that sources name, by type."""
    producers = [one for one in catalog.producers if not one.sample]
    types = Counter(one.type for one in producers)
    kinds = [
        f"{number(types[key])} {row['label'].lower()}"
        for key, row in rules.choices("producer_types").items()
        if types[key]
    ]
    return [
        {"value": number(len(catalog.real_products)), "name": "sản phẩm", "line": ""},
        {"value": number(len(producers)), "name": "cơ sở nêu tên", "line": ", ".join(kinds)},
    ]


def _legal_basis(settings: Settings) -> str:
    """The decisions in force, with the day they were looked up; the text is the settings' own."""
    if not settings.legal_basis:
        return ""
    as_of = f" (tính đến {settings.legal_basis_as_of})" if settings.legal_basis_as_of else ""
    return f"Căn cứ{as_of}: {'; '.join(settings.legal_basis)}."


def _places(catalog: Catalog) -> list[dict[str, str]]:
    found = sorted(catalog.products_by_province.items(), key=lambda pair: alphabetical(pair[0].name))
    return [
        {
            "name": place.name,
            "count": counted(products),
            "href": href(addresses.HOME, addresses.province(place)),
        }
        for place, products in found
    ]
