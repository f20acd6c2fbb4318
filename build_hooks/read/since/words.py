"""When two names are the same in the guard's eyes: by their words, in which marks are letters."""

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below


@lru_cache(maxsize=1 << 15)
def words(name: str) -> str:
    """The name's words in lower case; where in its word a tone stands does not count (hoà, hòa), nor do signs between.

    "Mứt dừa" and "Mứt dứa" are two: coconut and pineapple.
    """
    spread = unicodedata.normalize("NFD", name.lower())
    return " ".join(_tone_last(word) for word in re.findall(r"[\w\u0300-\u036f]+", spread))


def _tone_last(word: str) -> str:
    tones = "".join(letter for letter in word if letter in _TONES)
    return "".join(letter for letter in word if letter not in _TONES) + tones
