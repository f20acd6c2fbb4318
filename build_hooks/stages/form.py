"""The submission form: what judges a record in the browser, as scripts that work from a folder too."""

from collections.abc import Iterator
from functools import cache

from build_hooks.form import places_script, rules_script
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.outputs import File, Output
from build_hooks.views.places_data import places_data
from build_hooks.views.rules import rules_data
from build_hooks.views.search import script


def outputs(catalog: Catalog) -> Iterator[Output]:  # noqa: ARG001 - the rules are the same for every catalog
    """Rules and places as data, and what interprets them."""
    yield File(addresses.RULES_DATA, script("OCOP_RULES", rules_data()))
    yield File(addresses.RULES, rules_script())
    yield File(addresses.PLACES_DATA, _places())
    yield File(addresses.PLACES_FINDER, places_script())


@cache
def _places() -> bytes:
    """The same for every build of one process."""
    return script("OCOP_PLACES", places_data())
