"""The style and the scripts of every page."""

import re
from collections.abc import Iterator
from pathlib import Path

from build_hooks import rules
from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame.output import File, Output, published

_HERE = Path(__file__).parent
STATE, OLD_DATA = _HERE / "ocop-state.js", _HERE / "ocop-age.js"
LOOKS = _HERE / "state.css"
"""What documents of their own carry too: the rules of the day, how a certificate's state looks."""
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


_MARK = re.compile(r"\[data-mark=\"(\w+)\"\]")


def style(*paths: Path) -> bytes:
    """Styles as one, the states of rules/certificate.yml in the place of their marks."""
    return _MARK.sub(_states, "\n".join(path.read_text("utf-8") for path in paths)).encode()


def _states(mark: re.Match[str]) -> str:
    of_it = [f'[data-state="{state}"]' for state, row in rules.states().items() if row["mark"] == mark[1]]
    return of_it[0] if len(of_it) == 1 else f":is({', '.join(of_it)})"


def outputs(_: Catalog) -> Iterator[Output]:
    """Scripts under their own names, the rooms' styles as one."""
    yield from published(_HERE.glob("*.js"))
    yield File("assets/ocop.css", style(*(_HERE.parent / name for name in _STYLES)))
