"""The codes, numbers and lots that have a page, as a script of its own: search and the box for codes load it on demand.

On a USB stick no host answers for a missing file, so the box looks there first.
"""

from collections.abc import Iterator

from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.outputs import File, Output
from build_hooks.views.search import lookup, script


def outputs(catalog: Catalog) -> Iterator[Output]:
    """One script that sets `window.OCOP_CODES`; codes and GTINs by the rows of the search payload.

    `codes` has 8 signs a row, blank for none; `gtins` a line a row, 14 digits each; `lots` are " CODE/LOT GTIN/LOT ".
    """
    lots = "".join(f" {lot}" for one in catalog.products for lot in _lots(one)) + " "
    yield File(addresses.LOOKUP, script("OCOP_CODES", {**lookup(catalog), "lots": lots}))


def _lots(product: Product) -> Iterator[str]:
    for name in (product.code, *product.gtins):
        if name:
            yield from (f"{name}/{one.lot}" for one in product.lots_with_page)
