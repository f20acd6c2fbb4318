"""A product as a card in a list."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.frame.certificate import Verdict, certificate
from build_hooks.pages.frame.output import href
from build_hooks.pages.frame.picture import Picture, picture

_SIZES = "(min-width: 60em) 260px, (min-width: 36em) 33vw, calc(50vw - 22px)"


@dataclass(frozen=True)
class Card:
    """Photo, name, place, certificate; `plate` names the group whose plate has the name, where there is no photo.

    `certificate` is None in a row that says it once for all. What is `sober` has alcohol and is a row of text: neither
    picture nor stars praise it (Law 44/2019).
    """

    href: str
    name: str
    place: str
    photo: Picture | None
    plate: str
    certificate: Verdict | None
    sample: bool
    sober: bool


def cards(catalog: Catalog, products: Iterable[Product], page_uri: str, eager: int = 0) -> tuple[Card, ...]:
    """Cards in the given order; the first `eager` pictures do not wait for a scroll."""
    return tuple(card(catalog, product, page_uri, first=number < eager) for number, product in enumerate(products))


def card(catalog: Catalog, product: Product, page_uri: str, *, first: bool = False) -> Card:
    """The card on the page at `page_uri`."""
    photo = product.photos[0] if product.photos and not product.alcohol else None
    verdict = certificate(product, catalog.as_of)
    return Card(
        href=href(page_uri, product.page_uri),
        name=product.name,
        place=product.origin.short,
        photo=picture(photo, page_uri, sizes=_SIZES, first=first) if photo else None,
        plate=product.group_today,
        certificate=replace(verdict, stars=None) if product.alcohol else verdict,
        sample=product.sample,
        sober=product.alcohol,
    )
