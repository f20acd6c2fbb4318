"""What search knows and the engine that searches it: two scripts that any page can load, also from a USB stick."""

from collections.abc import Iterator
from functools import partial

from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame.blocks import Blocks
from build_hooks.pages.frame.output import File, Output, published
from build_hooks.pages.frame.values import script
from build_hooks.pages.search.payload import payload
from build_hooks.pages.search.scripts import CODES, browse_script, engine_script


def outputs(catalog: Catalog) -> Iterator[Output]:
    """The payload, the engine, and the scripts of the page for browsing and of codes."""
    key = Blocks(catalog, "search").key(catalog.digest)
    yield File(addresses.SEARCH_DATA, partial(_payload, catalog), key=key)
    yield File(addresses.SEARCH_ENGINE, engine_script())
    yield File("assets/ocop-browse.js", browse_script())
    yield from published([CODES])


def _payload(catalog: Catalog) -> bytes:
    return script("OCOP_SEARCH", payload(catalog))
