"""A product as a card in a list."""

from collections.abc import Iterable
from typing import Any

from build_hooks import rules
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.frame.certificate import certificate
from build_hooks.pages.frame.output import href
from build_hooks.pages.frame.picture import picture

_SIZES = "(min-width: 60em) 260px, (min-width: 36em) 33vw, 50vw"


def cards(catalog: Catalog, products: Iterable[Product], page_uri: str, eager: int = 0) -> list[dict[str, Any]]:
    """Cards in the given order; the first `eager` pictures do not wait for a scroll."""
    return [card(catalog, product, page_uri, first=number < eager) for number, product in enumerate(products)]


def card(catalog: Catalog, product: Product, page_uri: str, *, first: bool = False) -> dict[str, Any]:
    """Photo, name, stars, place, certificate."""
    photo = product.photos[0] if product.photos else None
    return {
        "href": href(page_uri, product.page_uri),
        "name": product.name,
        "place": product.origin.short,
        "photo": picture(photo, page_uri, sizes=_SIZES, first=first) if photo else {},
        "icon": rules.choices("groups")[product.group_today]["icon"],
        "certificate": certificate(product, catalog.as_of),
        "sample": product.sample,
    }
