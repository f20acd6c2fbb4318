"""A printed address taken apart: its pieces in their order, each with the kinds of unit that it says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from build_hooks.ground.text import nfc
from build_hooks.places.find import (
    communes_index,
    earlier_communes_index,
    earlier_districts_index,
    old_communes_index,
    old_districts_index,
    old_provinces_index,
    provinces_index,
)
from build_hooks.places.wording import KINDS, WORDING, Part, Reading, name_key, part_of

_LONGEST = 500  # letters; the field that keeps the printed address takes 240
_MOST_DASHES = 3  # in one name
COMMUNES, DISTRICTS, PROVINCES = (tuple(WORDING["levels"][level]) for level in ("commune", "district", "province"))

_FULL, _BARE = ("|".join(words.split("|")[at] for words in KINDS.values()) for at in (0, 1))
_KIND = rf"(?:{_FULL}|{_BARE}|ttr|tt|tp|tx)"
# A unit begins in the middle of a text that leaves the commas out. A name may itself end in such a word (xã Phước Tỉnh,
# xã Tân Xã), so one that another follows, or nothing, begins none; and roads are no units (đường tỉnh 954, tỉnh lộ 10).
_BEGINS = re.compile(
    rf"\s+(?=(?:(?:{_FULL}|tp|tx|ttr|tt)\s+|(?:[thqpx]|tp|tx|ttr|tt)\.\s*)"
    rf"(?!(?:{_FULL})\b|lộ\b|hội\b|viên\b)[^\s\d]|(?:phường|quận|p\.?|q\.?)\s*\d)"
)
_BEGINS_BARE = re.compile(rf"\s+(?=(?:{_BARE})\s+(?!{_KIND}\b|lo\b)[^\s\d]|(?:phuong|quan)\s+\d)")
_HARD = re.compile(r"[,;|()\[\]{}\n]|(?<!\d)/|/(?!\d)|\.\s+(?=" + _KIND + r"\b)|:\s")
_DASH = re.compile(r"\s*[–—]\s*|\s+-\s*|\s*-\s+|(?<=[^\W\d])-(?=[^\W\d])")
_ROAD = re.compile(r"(?:tỉnh|huyện)\s+(?:lộ\b|\d)")


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two separators; `kinds` are those it says, none for a name alone."""

    text: str
    part: Part
    kinds: tuple[str, ...] = ()

    def says(self, kinds: tuple[str, ...]) -> bool:
        """Whether it says one of these kinds."""
        return any(kind in kinds for kind in self.kinds)


def pieces_of(text: str, column: tuple[str, ...] = ()) -> list[Piece]:
    """The pieces of a text; the first of a column for communes or districts is one of its kinds if it says none."""
    found = [_piece(word) for word in _split(nfc(text[:_LONGEST])) if name_key(word) not in ("", "vietnam")]
    if column and found and not found[0].kinds:
        readings = tuple(Reading(kind, found[0].text.lower()) for kind in column)
        found[0] = Piece(found[0].text, Part(readings), column)
    return found


def _split(text: str) -> Iterator[str]:
    for line in re.split(r"\n", text):
        for chunk in _HARD.split(" ".join(line.split())):
            for dashed in _undashed(chunk):
                yield from (item.strip(" .:") for item in _cut(dashed.strip(" .")))


def _undashed(text: str) -> Iterator[str]:
    """The text parted at its dashes, but for those inside a name, as in Bà Rịa - Vũng Tàu."""
    words = _DASH.split(text)
    gaps = _DASH.findall(text)
    at = 0
    while at < len(words):
        end = min(len(words), at + _MOST_DASHES + 1)
        while end > at + 1 and not _is_name(_joined(words[at:end], gaps[at:])):
            end -= 1
        yield _joined(words[at:end], gaps[at:])
        at = end


def _joined(words: list[str], gaps: list[str]) -> str:
    return words[0] + "".join(gap + word for gap, word in zip(gaps, words[1:], strict=False))


def _cut(text: str) -> Iterator[str]:
    """The text parted where another unit begins."""
    lower = text.lower()
    gaps = (
        [] if _is_name(text) else [*_BEGINS.finditer(lower), *(_BEGINS_BARE.finditer(lower) if text.isascii() else ())]
    )
    at = 0
    for begins, ends in sorted({gap.span() for gap in gaps}):
        is_half = lower[ends:].startswith(("xã", "xa")) and re.search(r"\bth[iị]$", lower[:begins])  # of “thị xã”
        if not is_half and not re.fullmatch(_KIND, lower[at:begins]):  # “huyen Quan Son” is one unit
            yield text[at:begins]
            at = ends
    yield text[at:]


def _is_name(text: str) -> bool:
    """Whether a text with dashes is one name, with or without its kind."""
    lower = text.strip(" .").lower()
    return any(name_key(reading.name) in _names() for reading in part_of(lower).readings)


def _piece(text: str) -> Piece:
    lower = text.lower()
    part = part_of(lower)
    stated = tuple(reading for reading in part.readings if reading.kind and _says(lower, reading))
    if not stated or _ROAD.match(lower):
        return Piece(text, Part(part.readings[:1]) if part.readings[0].name == lower else part)
    return Piece(text, Part(stated), tuple(str(reading.kind) for reading in stated))


def _says(text: str, reading: Reading) -> bool:
    """Whether a text says the kind rather than happening to begin like it: Quan Sơn is a name, and so is "quan son"."""
    word = text[: len(text) - len(reading.name)].strip(" .")
    if word in _BARE.split("|"):
        return text.isascii() and name_key(text) not in _names()
    return word in KINDS[str(reading.kind)].replace(r"(?=\.)", "").split("|")


@cache
def _names() -> frozenset[str]:
    """The keys of all names of units in all years."""
    indexes = (
        provinces_index(),
        communes_index(),
        old_provinces_index(),
        old_districts_index(),
        old_communes_index(),
        earlier_districts_index(),
        earlier_communes_index(),
    )
    return frozenset(key for index in indexes for key in index.by_key) | {"thuathienhue"}
