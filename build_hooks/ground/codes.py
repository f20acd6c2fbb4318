"""The permanent code printed on a pack: eight characters, the last of which catches every slip of one or two.

The weighted sum of the characters over GF(32) is 0. Weights are the first eight powers of the field's generator, all
different and none 0, so one wrong character or any swap of two changes the sum.
"""

import secrets
import unicodedata
from collections.abc import Set

from build_hooks.ground.patterns import pattern

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
LENGTH = 8
_FIELD = 0b100101  # x^5 + x^2 + 1
_TAKEN_FOR = str.maketrans("OIL", "011")


def _times_generator(value: int) -> int:
    doubled = value << 1
    return doubled ^ _FIELD if doubled & 0b100000 else doubled


def _weighted(value: int, power: int) -> int:
    for _ in range(power):
        value = _times_generator(value)
    return value


_TERMS = [{letter: _weighted(value, power) for value, letter in enumerate(ALPHABET)} for power in range(LENGTH)]


def is_code(text: str) -> bool:
    """Whether the text is eight characters of the alphabet whose check holds."""
    if not has_shape(text):
        return False
    total = 0
    for terms, letter in zip(_TERMS, text, strict=True):
        total ^= terms[letter]
    return total == 0


def has_shape(text: str) -> bool:
    """Whether the text is eight characters of the alphabet, right or wrong."""
    return len(text) == LENGTH and all(letter in ALPHABET for letter in text)


def typed(text: str) -> str:
    """What a person typed, in the catalog's letters: "7kq4-m2xr" is 7KQ4M2XR, o is 0, i and l are 1. It may be no code.

    pages/search/ocop-code.js does the same in the browser.
    """
    return pattern("typed_signs").sub("", unicodedata.normalize("NFKC", text).upper()).translate(_TAKEN_FOR)


def complete(first_seven: str) -> str:
    """The code that begins with these seven characters."""
    return next(first_seven + last for last in ALPHABET if is_code(first_seven + last))


def new_code(taken: Set[str]) -> str:
    """A random code that is not taken yet. Opaque on purpose: places, producers and names change."""
    while True:
        code = complete("".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1)))
        if code not in taken:
            return code


def in_two_groups(code: str) -> str:
    """The code as people read it: "7KQ4 M2XD"."""
    return f"{code[:4]} {code[4:]}"
