"""The style and the scripts of every page."""

from collections.abc import Iterator
from pathlib import Path

from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame.output import Output, published

_HERE = Path(__file__).parent
STATE, OLD_DATA = _HERE / "ocop-state.js", _HERE / "ocop-age.js"
"""The rules of the day that documents of their own carry too."""


def outputs(_: Catalog) -> Iterator[Output]:
    """Each under its own name."""
    yield from published(_HERE.glob("*.js"))
    yield from published(_HERE.glob("*.css"))
