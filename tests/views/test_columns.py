"""Numbers and texts packed into columns."""

import json

import pytest

from build_hooks.pages.search.columns import (
    MOST,
    Vocabulary,
    character,
    column,
    lists,
)


def test_every_number_has_a_character_of_its_own() -> None:
    """No two numbers share a character, and none takes a new line, a space or half of a pair."""
    made = [character(number) for number in range(MOST)]
    assert len(set(made)) == MOST
    assert all(ord(one) > 0x22 and not 0xD800 <= ord(one) < 0xE000 for one in made)
    assert len(json.dumps("".join(made), ensure_ascii=False).encode().decode()) >= MOST


@pytest.mark.parametrize("number", [-1, MOST])
def test_what_has_no_character_is_refused(number: int) -> None:
    """A catalog that outgrows the form stops the build instead of finding the wrong things."""
    with pytest.raises(ValueError, match=str(number)):
        column([number])


def test_rows_of_numbers() -> None:
    """A row may be empty."""
    assert lists([[0, 1], [], [2]]) == "#$\n\n%"


def test_frequent_words_are_short() -> None:
    """The words of all texts, the most frequent first and equals in their order; texts are made of their numbers."""
    vocabulary = Vocabulary(["Khô cá lóc", "Khô cá tra", "Khô mực"])
    assert vocabulary.words == ["Khô", "cá", "lóc", "mực", "tra"]
    assert vocabulary.texts(["cá Khô", ""]) == "$#\n"
    assert vocabulary.several([["Khô", "cá tra"], []]) == "# $'\n"
