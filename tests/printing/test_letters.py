"""Only letters that can be printed reach the typesetter, and the counting of lines is near the truth."""

import pytest

from build_hooks.printing.job import Crop
from build_hooks.printing.letters import Key, lines, printable
from build_hooks.printing.piece import Picture
from tests.printing.pages import LONG_NAME


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Lạp xưởng cá thát lát", "Lạp xưởng cá thát lát"),
        ("Bánh 🍌 tráng", "Bánh tráng"),
        ("漢 tráng", "? tráng"),
        ("a\u202ed\u200fả\to", "adả o"),
        ("Ba\u0301nh", "Bánh"),
        ("đậm ", "đậm "),
    ],
)
def test_letters(text: str, printed: str) -> None:
    """Vietnamese stays, signs and controls go, what the typeface lacks is a question mark."""
    assert printable(text) == printed


def test_very_long_words_may_break() -> None:
    """A word without an end does not run off the paper, an ordinary one is left whole."""
    assert "\u200b" in printable("W" * 40)
    assert "\u200b" not in printable("nghiêng-nghiêng")


def test_keys_are_left_alone() -> None:
    """An address is data, not words: nothing is put into it."""
    address = Key("https://ocop.angiang.vn/san-pham/" + "x" * 80)
    assert printable({"key": address, "all": [address]}) == {"key": address, "all": [address]}


def test_named_tuples_become_tables() -> None:
    """A template asks by name."""
    picture = Picture(path=None, sha256="ab", alt="Ảnh")  # type: ignore[arg-type]
    assert printable(Crop(picture, 10, 20))["width"] == 10


def test_lines() -> None:
    """A word takes one line, a long name several, a word longer than a line breaks."""
    assert lines("Bánh", 8, 64) == 1
    assert lines("", 8, 64) == 0
    assert lines(LONG_NAME, 13, 64) == 5
    assert lines("W" * 120, 13, 64) > 5
