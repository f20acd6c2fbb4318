"""The page of a product, and the script that enlarges its photos."""

from collections.abc import Iterator
from pathlib import Path

from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame.joining import plain_script
from build_hooks.pages.frame.output import File, Output, Page
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.product.view import product_page

_GALLERY = Path(__file__).with_name("ocop-gallery.js")


def outputs(catalog: Catalog) -> Iterator[Output]:
    """A page for every product, the withdrawn included, and the script that enlarges photos."""
    yield File("assets/ocop-gallery.js", plain_script([_GALLERY]))
    communes = frozenset(addresses.commune(commune) for commune in catalog.products_by_commune)
    for product in catalog.products:
        its = product_page(catalog, product, communes)
        yield Page(
            product.page_uri,
            its.heading,
            its.description,
            render("product/product.html", its=its),
            head=render("frame/share-tags.html", hidden=its.hidden, share=its.share),
            hidden=its.hidden,
            scripts=(addresses.STAMP_SCRIPT,) if its.sheet and its.sheet.stamp else (),
        )
