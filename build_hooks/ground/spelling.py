"""The nearest right spelling of a word that is not in a list."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from build_hooks.ground.text import fold

_LONGEST_WORD = 80


def nearest(word: str, allowed: Iterable[str]) -> str:
    """The one of `allowed` nearest in spelling, marks and case aside; "" when none is near."""
    folded = {_key(choice): choice for choice in allowed}
    found = get_close_matches(_key(word[:_LONGEST_WORD]), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else ""


@lru_cache(maxsize=4096)  # the right spellings are the same for every slip
def _key(word: str) -> str:
    return fold(word).replace(" ", "-").replace("_", "-")
