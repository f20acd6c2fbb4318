"""Letters that the typeface can set, and how many lines they take."""

import re
import unicodedata
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from build_hooks.ground.text import nfc
from build_hooks.stamps.typeface import REGULAR, has, width

MM = 25.4 / 72  # of a point
_PIECE = 8  # letters: a word of more than twice as many may be broken after each so many
_SPACES, _WORD = re.compile(r"\s+"), re.compile(rf"\S{{{2 * _PIECE + 1},}}")
_BREAK = "\u200b"  # where a word may be broken, and nothing is seen
_DROPPED = (
    "So",
    "Sk",
    "Cf",
    "Cc",
    "Co",
    "Cn",
    "Cs",
    "Mn",
    "Me",
)  # signs and controls; other letters that are lacking become "?"
_SLACK = 0.97  # of a line: the typesetter kerns, the counting here does not


class Key(str):
    """A text that is a key of something and never printed."""


def printable(value: Any) -> Any:
    """The same data with only such letters in its texts as can be printed; a PDF/UA with others would be refused.

    Named tuples and dataclasses become tables, which a template asks by name.
    """
    match value:
        case Key():
            return value
        case str():
            return _WORD.sub(_breakable, _SPACES.sub(" ", _known(nfc(value))))
        case dict():
            return {key: printable(item) for key, item in value.items()}
        case tuple() if hasattr(value, "_asdict"):
            return printable(value._asdict())
        case object() if is_dataclass(value):
            return {field.name: printable(getattr(value, field.name)) for field in fields(value)}
        case list() | tuple():
            return [printable(item) for item in value]
    return value


def lines(text: str, size: float, most: float, weight: int = REGULAR) -> int:
    """How many lines of `most` mm the text takes; `size` of the letters in points."""
    count, filled, space = 0, most + 1, width(" ", size * MM, weight)
    for word in text.split():
        wide = width(word, size * MM, weight)
        if filled + space + wide <= most * _SLACK:
            filled += space + wide
            continue
        full = max(1, -int(-wide // (most * _SLACK)))
        count, filled = count + full, wide - (full - 1) * most * _SLACK
    return count


def _known(text: str) -> str:
    return "".join(map(_letter, text))


@cache
def _letter(letter: str) -> str:
    if letter.isspace():
        return " "
    kind = unicodedata.category(letter)
    if kind in ("Cf", "Cc") or not has(letter):
        return "" if kind in _DROPPED else "?"
    return letter


def _breakable(word: re.Match[str]) -> str:
    return _BREAK.join(word[0][start : start + _PIECE] for start in range(0, len(word[0]), _PIECE))
