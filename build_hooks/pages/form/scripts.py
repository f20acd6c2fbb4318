"""The submission form's own scripts, a JavaScript file a concern, joined into the few that its page loads.

`rules/` judges a record as read/ does in Python, `places/` finds places as places/ does; the tables of tests/cases bind
both languages.
"""

from functools import cache
from pathlib import Path

from build_hooks.pages.frame.scripts import plain_script

HERE = Path(__file__).parent


@cache
def rules_script() -> bytes:
    """`OcopRules`, with the folding of words that search has."""
    return plain_script([HERE.parent / "pages/search/engine/words.js", *sorted((HERE / "rules").glob("*.js"))])


@cache
def places_script() -> bytes:
    """`OcopPlaces`, loaded when somebody first names a place."""
    return plain_script([HERE.parent / "pages/search/engine/words.js", *sorted((HERE / "places").glob("*.js"))])


@cache
def page_script() -> bytes:
    """`OcopForm`, the form itself."""
    return plain_script(sorted((HERE / "page").glob("*.js")))
