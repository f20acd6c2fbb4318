"""Two names are one when their words are: marks count, the ways to write them do not."""

from typing import Any

import pytest

from build_hooks.rules.names import (
    identity,
    is_same,
    is_unmarked,
    likeness,
    number,
)
from tests.reading import table


@pytest.mark.parametrize("row", table("names.yml"), ids=lambda row: f"{row['one']!r} {row['other']!r}")
def test_same_and_alike(row: dict[str, Any]) -> None:
    """By the table that the browser's script is held to as well; in both directions."""
    for one, other in ((row["one"], row["other"]), (row["other"], row["one"])):
        assert is_same(one, other) is row["same"]
        assert (likeness(one) == likeness(other) != "") is row["alike"]


def test_what_was_typed_without_marks() -> None:
    """As on a keyboard that has none."""
    assert is_unmarked("Mut dua 1") and not is_unmarked("Mut đua") and not is_unmarked("Mu\u0301t")


def test_a_long_text_takes_no_long_time() -> None:
    """Short forms written together are looked for in short words alone."""
    assert identity("cssx" * 5_000 + "z") == "cssx" * 5_000 + "z"


@pytest.mark.parametrize("other", ["86 / QĐ–UBND", "86/QD-UBND", "86/qđ-ubnd ", "86/QĐ UBND"])
def test_a_paper_s_number_in_another_writing(other: str) -> None:
    """Its letters are no words: a keyboard without Đ writes the same decision. Other digits are another one."""
    assert number(other) == number("86/QĐ-UBND") != number("68/QĐ-UBND")
