"""What search knows and the engine that searches it: two scripts that any page can load, also from a USB stick."""

from collections.abc import Iterator

from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame.output import File, Output
from build_hooks.pages.frame.scripts import engine_script
from build_hooks.pages.search.payload import payload, script


def outputs(catalog: Catalog) -> Iterator[Output]:
    """The payload and the engine."""
    yield File(addresses.SEARCH_DATA, script("OCOP_SEARCH", payload(catalog)))
    yield File(addresses.SEARCH_ENGINE, engine_script())
