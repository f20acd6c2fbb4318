"""Texts and numbers packed into one string a column: small once compressed, and quick to take apart in a browser.

A number is one character: U+0023 stands for 0, U+0024 for 1, and so on past the surrogates. A text is a list of
numbers, of its words in a vocabulary in which the most frequent word is 0 and one byte long. Rows end in a new line; a
space parts several texts of one row. pages/search/engine/columns.js takes them apart.

Measured with gzip at 17,000 names and 8,700 producers (bench/crowd.py): 88 KB this way, 117 KB as plain text; 17,000
days 14 KB, 18 KB as decimals; producers' numbers 35 KB, 38 KB as decimals.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

_FIRST = 0x23  # behind the new line, the space and the quotation mark
_SURROGATES = range(0xD800, 0xE000)
MOST = 0x10000 - _FIRST - len(_SURROGATES)  # numbers that one character of JavaScript can stand for


def character(number: int) -> str:
    """The character that stands for a number from 0 up to MOST - 1."""
    if not 0 <= number < MOST:
        raise ValueError(f"{number} is not in 0 … {MOST - 1}")
    code = _FIRST + number
    return chr(code if code < _SURROGATES.start else code + len(_SURROGATES))


def column(numbers: Iterable[int]) -> str:
    """One number a row."""
    return "".join(map(character, numbers))


def lists(rows: Iterable[Iterable[int]]) -> str:
    """Several numbers a row."""
    return "\n".join(map(column, rows))


class Vocabulary:
    """The words of all texts, the most frequent first."""

    def __init__(self, texts: Iterable[str]) -> None:
        counted = Counter(word for text in texts for word in text.split())
        self.words = sorted(counted, key=lambda word: (-counted[word], word))
        self._numbers = {word: number for number, word in enumerate(self.words)}

    def texts(self, rows: Iterable[str]) -> str:
        """One text a row."""
        return "\n".join(map(self._text, rows))

    def several(self, rows: Iterable[Sequence[str]]) -> str:
        """Any number of texts a row."""
        return "\n".join(" ".join(map(self._text, row)) for row in rows)

    def _text(self, text: str) -> str:
        return column(self._numbers[word] for word in text.split())
