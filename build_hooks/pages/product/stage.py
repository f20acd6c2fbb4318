"""The page of a product."""

from collections.abc import Iterator

from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame.output import Output, Page
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.product.view import product_page


def outputs(catalog: Catalog) -> Iterator[Output]:
    """A page for every product, the withdrawn included."""
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
        )
