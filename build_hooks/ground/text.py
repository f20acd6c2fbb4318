"""Vietnamese text as it is compared: one normal form, a folded form without marks, and slugs."""

import re
import unicodedata
from functools import lru_cache

# Apostrophes as people type them in names such as Ea H'Leo; all are dropped.
_APOSTROPHES = "'’‘ʼ`´"
_FOLDS = str.maketrans({"đ": "d", **dict.fromkeys(_APOSTROPHES, "")})


def nfc(text: str) -> str:
    """The text in Unicode normal form C, in which a Vietnamese letter with its marks is one character."""
    return unicodedata.normalize("NFC", text)


def as_seen(text: str) -> str:
    """The text without what nobody sees: signs without width, spaces of other kinds, spaces where a line ends.

    Spaces that begin a line of several stay: in Markdown they make a list in a list.
    """
    text = nfc(text).replace("\u00a0", " ").replace("\u200b", "").replace("\ufeff", "")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")
    return "\n".join(line.rstrip() for line in lines) if len(lines) > 1 else " ".join(text.split())


@lru_cache(1 << 14)
def fold(text: str) -> str:
    """The text in lower case without marks or apostrophes, spaced singly: "Đắk  R'Lấp" is "dak rlap"."""
    spread = unicodedata.normalize("NFD", text.lower().translate(_FOLDS))
    return " ".join("".join(letter for letter in spread if not unicodedata.combining(letter)).split())


def slugify(text: str) -> str:
    """The folded words joined by hyphens, safe in an address: "xã Hòa Lạc" is "xa-hoa-lac"."""
    return "-".join(re.findall("[a-z0-9]+", fold(text)))


def sentence_case(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]
