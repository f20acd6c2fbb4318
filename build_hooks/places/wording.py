"""How people write a place: its parts, the words for its kind, and spellings that mean the same."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from build_hooks.ground.text import fold, nfc
from build_hooks.places.place import Place
from build_hooks.rules.names import is_same

with Path(__file__).with_suffix(".yml").open("rb") as _file:
    WORDING: dict[str, Any] = yaml.load(_file, Loader=yaml.CSafeLoader)
KINDS: dict[str, str] = WORDING["kinds"]
_KIND_FIRST = {kind: re.compile(rf"(?:{words})(?:\.\s*|\s+|(?=\d))(.+)") for kind, words in KINDS.items()}
_PARTING = re.compile(WORDING["parting"])
_FINAL_Y = re.compile(r"(?<=[bcdghklmnprstvx])y\b|(?<=qu)y\b")
_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
_ALIASES: dict[str, str] = WORDING["aliases"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a part: the kind it states, None if it states none, and the name that is left."""

    kind: str | None
    name: str

    def means(self, place: Place) -> bool:
        return self.kind in (None, place.kind) and name_key(self.name) == name_key(place.name)


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two commas, read with and without a kind: "Quan Son" is huyện Quan Sơn."""

    readings: tuple[Reading, ...]

    def means(self, place: Place) -> bool:
        return any(reading.means(place) for reading in self.readings)

    def spells(self, place: Place) -> bool:
        """Whether the part means the place and has its marks too, wherever the tone stands (Hoà, Hòa)."""
        return any(reading.means(place) and is_same(reading.name, place.name) for reading in self.readings)

    def allows(self, place: Place) -> bool:
        """Whether the part means the place and has its marks, or none at all: xã Bình Thành is not Bình Thạnh."""
        spelling = _spelling(place.name)
        return any(
            reading.means(place) and (_spelling(reading.name) == spelling or _is_bare(reading.name))
            for reading in self.readings
        )


def parts_of(text: str) -> tuple[Part, ...]:
    """The parts of a place as it is written, from the smallest unit to the largest, without the country."""
    line = _PARTING.sub(", ", " ".join(nfc(text).lower().split()))
    parts = [part.strip(" .") for part in line.split(",")]
    return tuple(part_of(part) for part in parts if part and name_key(part) != "vietnam")


def part_of(text: str) -> Part:
    """One part in lower case, such as "h. phú tân"."""
    readings = [_reading(None, text)]
    for kind, first in _KIND_FIRST.items():
        if stated := first.fullmatch(text):
            readings.append(_reading(kind, stated[1]))
    return Part(tuple(readings))


def _reading(kind: str | None, name: str) -> Reading:
    alias = _ALIASES.get(name_key(name))
    return Reading(None, alias) if alias else Reading(kind, name)


@cache
def name_key(text: str) -> str:
    """Letters and digits, equal for all spellings of a name: Ngươn, Nguơn; Quý, Quí; 1, 01."""
    key = re.sub("[^a-z0-9 ]", "", fold(text))
    key = re.sub(r"\b0+(?=\d)", "", key)
    return _FINAL_Y.sub("i", key).replace(" ", "")


@cache
def _spelling(text: str) -> tuple[str, ...]:
    """The words with their marks, each word's tone moved to its end; what is spelled in several ways made one."""
    return tuple(_word(word) for word in re.findall(r"[^\s.\-–'’‘]+", unicodedata.normalize("NFD", text.lower())))


def _word(word: str) -> str:
    """Hoà and hòa, Nguơn and Ngươn, Quí and Quý, 01 and 1, Đăk and Đắk are one word each: a stop has a tone."""
    tone = "".join(letter for letter in word if letter in _TONES)
    letters = "".join(letter for letter in word if letter not in _TONES).lstrip("0")
    letters = letters.replace("uo\u031b", "u\u031bo\u031b")
    if letters.endswith(("c", "ch", "k", "p", "t")):
        tone = tone or "\u0301"
    return _FINAL_Y.sub("i", letters) + tone


def _is_bare(text: str) -> bool:
    return text.isascii()
