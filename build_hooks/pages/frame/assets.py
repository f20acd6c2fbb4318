"""The style and the scripts of every page."""

from collections.abc import Iterator
from pathlib import Path

from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame.looks import style
from build_hooks.pages.frame.output import File, Output, published

_HERE = Path(__file__).parent
STATE, OLD_DATA = _HERE / "ocop-state.js", _HERE / "ocop-age.js"
"""The rules of the day that documents of their own carry too."""
_STYLES = (
    "frame/base.css",
    "frame/state.css",
    "lists/home.css",
    "search/code-box.css",
    "product/product.css",
    "frame/wide.css",
    "search/search.css",
    "frame/written.css",
)
"""Of rooms, in the order in which one rule stands above another; a page loads them as one file."""


def outputs(_: Catalog) -> Iterator[Output]:
    """Scripts under their own names, the rooms' styles as one."""
    yield from published(_HERE.glob("*.js"))
    yield File("assets/ocop.css", style(*(_HERE.parent / name for name in _STYLES)))
