"""The words of a picture for a television; it plays for months, so it says its day, and stars only with their end."""

from datetime import date

from build_hooks.ground import codes
from build_hooks.ground.dates import vietnamese
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.frame.certificate import rank
from build_hooks.pages.frame.picture import ILLUSTRATION
from build_hooks.pixels.screen import ScreenText

MOST = 120  # pictures: at ten seconds each, twenty minutes


def on_screen(catalog: Catalog) -> tuple[Product, ...]:
    """What is shown: neither samples nor what left the catalog, nor alcohol, which is not promoted (Law 44/2019).

    In the order of the lists; of more than MOST products only the newest.
    """
    newest = [product for product in catalog.newest_products if not product.alcohol and not product.sample][:MOST]
    shown = {product.slug for product in newest}
    return tuple(product for product in catalog.listed_products if product.slug in shown)


def screen_text(catalog: Catalog, product: Product, today: date) -> ScreenText:
    """Name, stars while the certificate is known to be valid on `today`, producer, place, and the day of the data."""
    its = product.certificate
    said = its.lasting(today)
    has_rank = said.stars == "sure" and its.stars is not None
    illustrated = bool(product.photos) and product.photos[0].is_illustration
    return ScreenText(
        name=product.name,
        stars=its.stars or 0 if has_rank else 0,
        rank=rank(its.stars) if has_rank and its.stars else "",
        certificate=said.picture if has_rank else "",
        place=product.origin.short,
        producer=catalog.producer_name(product),
        catalog=catalog.settings.name,
        note=ILLUSTRATION if illustrated else "",
        day=say("bundle.data_until", day=vietnamese(catalog.as_of)) if catalog.as_of else "",
        scan=say("bundle.scan"),
        code=codes.in_two_groups(product.code) if scan_address(catalog, product) else "",
    )


def scan_address(catalog: Catalog, product: Product) -> str:
    """What the symbol holds: the trace page; "" without a code, or while the address is an example or not published."""
    if not product.code or not catalog.is_published(product):
        return ""
    return f"{catalog.settings.public_url}{product.trace_uri}"
