"""The submission form's own scripts, a JavaScript file a concern, joined into the few that its page loads.

`rules/` judges a record as read/ does in Python: the rules are data, and the tables of tests/cases bind both.
"""

from functools import cache
from pathlib import Path

from build_hooks.engine import plain_script

HERE = Path(__file__).parent


@cache
def rules_script() -> bytes:
    """`OcopRules`, with the folding of words that search has."""
    return plain_script([HERE.parent / "engine/words.js", *sorted((HERE / "rules").glob("*.js"))])
