"""A long list of products, parted into pages."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.frame.card import cards
from build_hooks.pages.frame.output import Page, href
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.frame.words import counted

PER_PAGE = 48  # three cards across or four: whole rows either way


class Head(NamedTuple):
    """The address and the title of a list, and what stands above its cards."""

    uri: str
    title: str
    description: str
    its: dict[str, Any]


def listing_pages(
    catalog: Catalog, first: Head, products: tuple[Product, ...], template: str = "lists/listing.html"
) -> Iterator[Page]:
    """The list's pages."""
    parts = [products[start : start + PER_PAGE] for start in range(0, len(products), PER_PAGE)] or [()]
    for number, part in enumerate(parts, 1):
        uri = addresses.numbered(first.uri, number)
        title = first.title if number == 1 else f"{first.title}, trang {number}"
        its = {
            **_moved(first.its, first.uri, uri),
            "cards": cards(catalog, part, uri, eager=2),
            "pager": _pager(first.uri, number, len(parts)),
            "total": counted(products),
        }
        hidden = bool(its.get("sample"))
        head = render("frame/share-tags.html", hidden=hidden, share={})
        yield Page(uri, title, first.description, render(template, its=its), head=head, hidden=hidden)


def above(**its: Any) -> dict[str, Any]:
    """What may stand above the cards of a list, and "" for what does not."""
    return {**dict.fromkeys(("kicker", "note", "candidates", "candidates_note", "chips"), ""), **its}


def _moved(its: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    """The crumbs of page 1 as seen from page n; the sections beside the cards stand on page 1 alone."""
    if old == new:
        return its
    up = href(new, old).removesuffix("index.html")
    crumbs = tuple(replace(crumb, href=up + crumb.href) for crumb in its["crumbs"])
    return {**dict.fromkeys(its, ""), "heading": its["heading"], "kicker": its["kicker"], "crumbs": crumbs}


def _pager(uri: str, number: int, last: int) -> dict[str, Any]:
    if last == 1:
        return {}
    here = addresses.numbered(uri, number)

    def to(other: int) -> str:
        return href(here, addresses.numbered(uri, other))

    return {
        "words": f"Trang {number} / {last}",
        "previous": to(number - 1) if number > 1 else "",
        "next": to(number + 1) if number < last else "",
    }
