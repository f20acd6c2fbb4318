"""Trace pages: what a printed stamp opens, for ever; of every code, every lot with a page, and every GTIN."""

from collections.abc import Iterator

from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.outputs import File, Output
from build_hooks.trace import trace_html
from build_hooks.views.trace import Trace, trace


def outputs(catalog: Catalog) -> Iterator[Output]:
    """A small document for every address that a pack may carry."""
    for product in catalog.products:
        for its in traces(product):
            yield File(f"{its.uri}index.html", trace_html(trace(catalog, its)))


def traces(product: Product) -> Iterator[Trace]:
    """The product's own page, its lots', and the same in GS1 Digital Link URI syntax for each of its GTINs.

    They stay when the product is withdrawn, because packs stay.
    """
    for gtin in ("", *product.gtins) if product.code else product.gtins:
        yield Trace(product, None, gtin)
        for lot in product.lots_with_page:
            yield Trace(product, lot, gtin)
