"""The scripts of search that pages fetch for themselves: the engine, and the page for browsing, each joined."""

from functools import cache
from pathlib import Path

from build_hooks.pages.frame.joining import plain_script

_HERE = Path(__file__).parent
CODES = _HERE / "ocop-code.js"  # what the box for codes fetches when somebody uses it
WORDS = _HERE / "engine/words.js"  # folding, which the form's rules and places do too


@cache
def engine_script() -> bytes:
    """The script that finds. Its files fill one object, `OcopSearch`, and need no order."""
    return plain_script(sorted((_HERE / "engine").glob("*.js")))


def browse_script() -> bytes:
    """`OcopBrowse`, the page for browsing; what it was asked for comes first."""
    return plain_script(_HERE / "browse" / f"{name}.js" for name in ("address", "cards", "facets", "pager", "page"))
