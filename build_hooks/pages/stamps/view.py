"""What a product's stamp says; the address on it is for ever."""

from dataclasses import dataclass
from datetime import date

from build_hooks.ground import codes
from build_hooks.ground.gtins import as_printed
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.frame.output import href
from build_hooks.pages.frame.values import json_for_script
from build_hooks.stamps.drawing import Stamp, parts

NOT_YET, UNPUBLISHED = say("stamps.not_yet"), say("stamps.unpublished")


@dataclass(frozen=True)
class Offer:
    """The stamp on its product's page: its `picture`, the page that it opens, its `data`, how downloads are named.

    `drawn` is what the page's script makes a picture of dots from (ocop-stamp.js), as JSON.
    """

    picture: str
    trace: str
    data: str
    file: str
    drawn: str
    note: str


def has_stamp(catalog: Catalog, product: Product) -> bool:
    """Whether the site publishes a stamp: for a code, with an address to put on it, of what is still listed."""
    return bool(product.code and catalog.settings.site_url) and not product.is_withdrawn


def offer(catalog: Catalog, product: Product) -> Offer | None:
    """The stamp to scan and to download; None where there is none."""
    if not has_stamp(catalog, product):
        return None
    uri, its = product.page_uri, stamp(catalog, product)
    file = f"{product.slug}-{product.code}"
    return Offer(
        picture=href(uri, addresses.stamp(product.code)),
        trace=href(uri, product.trace_uri),
        data=href(uri, addresses.data(product.trace_uri)),
        file=f"{file}.svg",
        drawn=json_for_script({"address": its.address, "file": f"{file}.png", "parts": parts(its)}),
        note=_note(catalog, product),
    )


def stamp(catalog: Catalog, product: Product, lot: str = "", gtin: str = "") -> Stamp:
    """The stamp of a product with a code, of one of its lots, or with the GS1 address of one of its GTINs.

    It is marked as a sample where the product is one, or the address is not published: not in the ledger.
    """
    return Stamp(
        address=f"{catalog.settings.public_url}{_uri(product, lot, gtin)}",
        code=codes.in_two_groups(product.code),
        name=_name(product, gtin),
        producer=catalog.producer_name(product),
        lot=lot,
        sample=product.sample or not catalog.is_published(product, lot, gtin),
    )


def why_unpublished(catalog: Catalog, product: Product, lot: str = "", gtin: str = "") -> str:
    """Why a stamp with this address is not printed, with the way on; "" where it may be."""
    if not (missing := catalog.unpublished(product, lot, gtin)):
        return ""
    if missing == lot:
        what = say("stamps.its_lot", lot=lot)
    elif missing == gtin:
        what = say("stamps.its_number", digits=as_printed(gtin))
    else:
        what = say("stamps.its_address", address=missing)
    return say("stamps.not_published", what=what, slug=product.slug)


def _note(catalog: Catalog, product: Product) -> str:
    if not catalog.settings.may_be_printed:
        return NOT_YET
    return "" if catalog.is_published(product) else UNPUBLISHED


def stars_line(product: Product, today: date) -> str:
    """The rank with its last day; "" when the certificate is not valid, or nobody knows until when."""
    its = product.certificate
    return its.lasting(today).stamp if its.stars else ""


def _uri(product: Product, lot: str, gtin: str) -> str:
    """As it is printed: in GS1 Digital Link URI syntax nothing stands behind the last value, and a host sends such an
    address on to the one with a slash."""
    if gtin:
        return (addresses.gs1_lot(gtin, lot) if lot else addresses.gs1(gtin)).removesuffix("/")
    return addresses.lot(product.code, lot) if lot else product.trace_uri


def _name(product: Product, gtin: str) -> str:
    """With the pack, where several packs have a number of their own."""
    packs = [variant.name for variant in product.variants if variant.gtin == gtin] if gtin else []
    return f"{product.name} – {packs[0]}" if packs and len(product.gtins) > 1 else product.name
