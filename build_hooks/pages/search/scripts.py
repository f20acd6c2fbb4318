"""The scripts of search: the engine, the box and the page for browsing, each joined; the box for codes by itself."""

from functools import cache
from pathlib import Path

from build_hooks.pages.frame.joining import plain_script

_HERE = Path(__file__).parent
WORDS = _HERE / "engine/words.js"  # folding, which the form's rules and places do too
CODE_BOX = ("assets/ocop-code.js", "assets/ocop-code-box.js")


@cache
def engine_script() -> bytes:
    """The script that finds. Its files fill one object, `OcopSearch`, and need no order."""
    return plain_script(sorted((_HERE / "engine").glob("*.js")))


def find_script() -> bytes:
    """`OcopFind`, the box of every page; what opens the engine comes first."""
    return _in_order("find", "engine", "box")


def browse_script() -> bytes:
    """`OcopBrowse`, the page for browsing; what it was asked for comes first."""
    return _in_order("browse", "address", "cards", "facets", "page")


def _in_order(folder: str, *names: str) -> bytes:
    return plain_script(_HERE / folder / f"{name}.js" for name in names)


def own_scripts() -> list[Path]:
    """The scripts that are published as they are."""
    return sorted(_HERE.glob("*.js"))
