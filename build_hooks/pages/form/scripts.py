"""The submission form's own scripts, a JavaScript file a concern, joined into the few that its page loads.

`rules/` judges a record as read/ does in Python, `places/` finds places as places/ does; the tables of tests/cases bind
both languages.
"""

from functools import cache
from pathlib import Path

from build_hooks.pages.frame.joining import plain_script
from build_hooks.pages.search.scripts import WORDS

_HERE = Path(__file__).parent
STYLE = _HERE / "ocop-form.css"


@cache
def rules_script() -> bytes:
    """`OcopRules`, with the folding of words that search has."""
    return plain_script([WORDS, *sorted((_HERE / "rules").glob("*.js"))])


@cache
def places_script() -> bytes:
    """`OcopPlaces`, loaded when somebody first names a place; what tells whether names are one comes along."""
    return plain_script([WORDS, _HERE / "rules/names.js", *sorted((_HERE / "places").glob("*.js"))])


@cache
def page_script() -> bytes:
    """`OcopForm`, the form itself; what makes elements comes first."""
    return plain_script(sorted((_HERE / "page").glob("*.js"), key=lambda path: (path.name != "dom.js", path.name)))
