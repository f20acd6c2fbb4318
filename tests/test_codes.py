"""The code on a pack: every slip of one character or of two that changed places is caught."""

import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from build_hooks.ground import codes
from build_hooks.ground.codes import (
    ALPHABET,
    LENGTH,
    complete,
    has_shape,
    in_two_groups,
    is_code,
    new_code,
)

CODES = st.text(ALPHABET, min_size=LENGTH - 1, max_size=LENGTH - 1).map(complete)
PLACES = list(itertools.combinations(range(LENGTH), 2))


def _some_codes(count: int) -> list[str]:
    dice = random.Random(2026)  # noqa: S311  # the same codes on every day
    return [complete("".join(dice.choices(ALPHABET, k=LENGTH - 1))) for _ in range(count)]


def test_the_alphabet() -> None:
    """Thirty-two characters, none of which is taken for another: no I, L, O or U, and nothing in lower case."""
    assert len(set(ALPHABET)) == len(ALPHABET) == 32
    assert set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") - set(ALPHABET) == set("ILOU")


def test_every_wrong_character_is_caught() -> None:
    """Of 5,000 codes, each of the 31 other characters at each of the 8 places makes a code that is none."""
    for code in _some_codes(5_000):
        assert is_code(code)
        for place in range(LENGTH):
            before, after = code[:place], code[place + 1 :]
            passed = [other for other in ALPHABET if is_code(before + other + after)]
            assert passed == [code[place]]


def test_every_swap_is_caught() -> None:
    """Of 5,000 codes, two unequal characters that changed places, however far apart, make a code that is none."""
    for code in _some_codes(5_000):
        for one, other in PLACES:
            if code[one] != code[other]:
                letters = list(code)
                letters[one], letters[other] = letters[other], letters[one]
                assert not is_code("".join(letters))


@given(CODES, st.permutations(range(LENGTH)))
@settings(max_examples=200, deadline=None)
def test_one_more_or_one_less_is_none(code: str, order: list[int]) -> None:
    """A character lost, doubled or added is no code whatever the rest."""
    place = order[0]
    assert not is_code(code[:place] + code[place + 1 :])
    assert not is_code(code[:place] + code[place] + code[place:])


@given(st.text(max_size=12))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_code_or_not(text: str) -> None:
    """Whatever is typed is answered, and only eight characters of the alphabet have the shape."""
    assert has_shape(text) == (len(text) == 8 and set(text) <= set(ALPHABET))
    assert not is_code(text) or has_shape(text)


def test_each_beginning_has_one_end() -> None:
    """Seven characters are completed by exactly one eighth."""
    for code in _some_codes(200):
        assert [end for end in ALPHABET if is_code(code[:7] + end)] == [code[7]]


def test_known_codes() -> None:
    """Codes are printed: what was one once stays one in every version of this program."""
    assert [complete(first) for first in ("7KQ4M2X", "ABCDEFG", "0000000", "ZZZZZZZ", "0000001")] == [
        "7KQ4M2XR",
        "ABCDEFGF",
        "00000000",
        "ZZZZZZZE",
        "0000001J",
    ]


def test_a_new_code_is_not_taken() -> None:
    """A code that was issued before is never given again."""
    taken = frozenset({new_code(frozenset()) for _ in range(50)})
    assert all(is_code(code) for code in taken)
    assert new_code(taken) not in taken


def test_two_groups() -> None:
    """People read a code in two groups of four."""
    assert in_two_groups("7KQ4M2XR") == "7KQ4 M2XR"
    assert codes.LENGTH == 8
