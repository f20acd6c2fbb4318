"""The browse page: without a script a plain list by group, with it every search, facet and sort."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from build_hooks import rules
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.certificate import PILLS
from build_hooks.model.product import Product
from build_hooks.pages.frame.blocks import Blocks
from build_hooks.pages.frame.output import Output, Page, href
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.frame.values import inline_json
from build_hooks.pages.frame.words import counted, number
from build_hooks.pages.search.facets import for_page

_SCRIPTS = ("assets/ocop-browse.js",)
_LISTED = 20  # of a group; all of them are on the group's own pages


@dataclass(frozen=True)
class Line:
    """A product in a plain list."""

    name: str
    href: str
    line: str


@dataclass(frozen=True)
class Group:
    """A group with its first products; `more` says how many others stand on its own pages."""

    name: str
    href: str
    count: str
    products: tuple[Line, ...]
    more: str


@dataclass(frozen=True)
class Browse:
    """The page; `words` is what the script says."""

    heading: str
    groups: tuple[Group, ...]
    words: Markup


def outputs(catalog: Catalog) -> Iterator[Output]:
    """One page."""
    title, description = say("search.browse"), say("search.browse_description")
    article, key = partial(_article, catalog), Blocks(catalog, "browse").key(catalog.digest)
    yield Page(addresses.SEARCH, title, description, article, updated=catalog.as_of, scripts=_SCRIPTS, key=key)


def _article(catalog: Catalog) -> str:
    return render("search/search.html", its=browse(catalog))


def browse(catalog: Catalog) -> Browse:
    """What the page shows."""
    words = {
        "facets": for_page(),
        "state": {str(state): pill for state, pill in PILLS.items()},
    }
    return Browse(
        heading=say("search.browse"),
        groups=tuple(_groups(catalog)),
        words=inline_json(words),
    )


def _groups(catalog: Catalog) -> Iterator[Group]:
    for key, row in rules.choices("groups").items():
        if products := catalog.products_by_group.get(key, ()):
            rest = len(products) - _LISTED
            yield Group(
                name=row["label"],
                href=href(addresses.SEARCH, addresses.group(key)),
                count=counted(products),
                products=tuple(_line(product) for product in products[:_LISTED]),
                more=say("search.more_of_group", count=number(rest)) if rest > 0 else "",
            )


def _line(product: Product) -> Line:
    remarks = (product.origin.short, say("search.sample") if product.sample else "")
    line = " · ".join(remark for remark in remarks if remark)
    return Line(product.name, href(addresses.SEARCH, product.page_uri), line)
