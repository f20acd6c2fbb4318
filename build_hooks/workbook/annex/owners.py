"""A producer as a table names it: what kind it is, and where its address begins that stands in the same cell."""

import re
from typing import NamedTuple

from build_hooks import rules
from build_hooks.ground.text import fold, nfc
from build_hooks.places.wording import KINDS
from build_hooks.workbook.address_parts import pieces_of

# How an address begins: a unit with its name, a house, a road. Two words of a name are none (xã hội, tổ hợp tác).
_KINDS = "|".join(words.split("|")[0] for words in KINDS.values())
_SMALLER = "ấp|thôn|khóm|xóm|bản|buôn|bon|làng|khu phố|tổ dân phố|khu dân cư|khu vực"
_UNITS = f"{_SMALLER}|{_KINDS}".replace(" ", r"\s+")  # a line may end between two words
_UNIT = rf"(?:{_UNITS}|tp|tx|tt)\.?\s+(?!hội\b|viên\b|nghề\b|hợp\b|chủ thể\b)[\w“\"]"
_BEGINS = re.compile(
    rf"(?:địa chỉ|đ/c|đc|trụ sở)\s*:?\s*|{_UNIT}|(?:số nhà|số|sn)\s*:?\s*\d|(?:đường|quốc lộ|tỉnh lộ|ql|đt)\s+[\w]"
    r"|tổ\s+(?:dân phố\s+)?\d|(?:kp|k|đội|lô)\.?\s*\d|\d+[\w/-]*\s+(?:đường|phố)\b"
)
_SIGNS = re.compile(r"[\n,;(\[–—|]\s*(?:-\s+)?|\s-\s+|:\s+|\.\s+")
_LABEL = re.compile(r"^(?:địa chỉ|đ/c|đc|trụ sở)(?: sản xuất| cơ sở)?\s*[:.]?\s*", re.IGNORECASE)


_SMALL = re.compile(r"(?:ấp|thôn|khóm|xóm|khu phố|tổ dân phố|số nhà)\s+[\w“\"]|tổ\s+\d|(?:địa chỉ|đ/c)\s*:")
_HALVES = (["tác"], ["thị"], ["nông"])


class Owner(NamedTuple):
    """A name, and the address that stood with it."""

    name: str
    address: str = ""


def parted(text: str) -> Owner:
    """The name and the address of one cell; the whole text as the name where no address begins in it.

    An address begins behind a break or a sign; of small units (ấp, tổ), which no name has, or without any sign, between
    two words too.
    """
    lower = nfc(text).lower()
    signs = [match.end() for match in _SIGNS.finditer(lower)]
    gaps = [match.end() for match in re.finditer(r"\s+", lower)]
    at = next((start for start in signs if _begins(lower, start)), 0)
    small = next((start for start in gaps if _SMALL.match(lower, start) and (start < at or not at)), 0)
    at = small or at or next((start for start in gaps if _begins(lower, start)), 0)
    if not at:
        return Owner(_one_line(text))
    name, address = nfc(text)[:at], nfc(text)[at:]
    return Owner(_one_line(name).rstrip(" ,;:([-–—|."), _LABEL.sub("", _one_line(address)).rstrip(" )];."))


def _begins(lower: str, start: int) -> bool:
    """Whether an address begins at a place: not at the second half of “hợp tác xã” or “thị xã”."""
    return bool(_BEGINS.match(lower, start)) and lower[:start].split()[-1:] not in _HALVES


def says_unit(text: str) -> bool:
    """Whether a text names a unit anywhere in it."""
    return any(piece.kinds for piece in pieces_of(text))


def has_address(text: str) -> bool:
    """Whether a cell names a unit beside its owner."""
    return says_unit(parted(text).address)


def type_of(owner: str) -> str:
    """What kind of producer a name begins with; "" where it does not say."""
    folded = fold(owner)
    hits = [
        (len(words), kind)
        for kind, known in rules.workbook()["producer_names"].items()
        for words in known
        if folded == words or folded.startswith(f"{words} ")
    ]
    return max(hits)[1] if hits else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
