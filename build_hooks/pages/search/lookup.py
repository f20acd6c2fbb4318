"""The codes, numbers and lots that have a page, as a script of its own: search and the box for codes load it on demand.

On a USB stick no host answers for a missing file, so the box looks there first.
"""

from collections.abc import Iterator
from functools import partial

from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.traces import traces
from build_hooks.pages.frame.blocks import Blocks
from build_hooks.pages.frame.output import File, Output
from build_hooks.pages.frame.values import script
from build_hooks.pages.search.payload import lookup


def outputs(catalog: Catalog) -> Iterator[Output]:
    """One script that sets `window.OCOP_CODES`; codes and GTINs by the rows of the search payload.

    `codes` has 8 signs a row, blank for none; `gtins` a line a row, 14 digits each, those included that no product has
    any more; `lots` are " CODE/LOT GTIN/LOT ".
    """
    yield File(addresses.LOOKUP, partial(_codes, catalog), key=Blocks(catalog, "codes").key(catalog.digest))


def _codes(catalog: Catalog) -> bytes:
    lots = "".join(f" {trace.number}" for trace in traces(catalog) if trace.number) + " "
    return script("OCOP_CODES", {**lookup(catalog), "lots": lots})
