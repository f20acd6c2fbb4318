"""When two names are the same: by their words. In Vietnamese another mark makes another word (dừa, dứa, dưa), so marks
count; normal form, case, spaces, hyphens, punctuation and where a tone stands in its word (hoà, hòa) do not.

`identity` decides, wherever something is found or written by its name. `likeness` decides nothing: names that are alike
and not the same are told to a person. pages/form/rules/names.js says the same in the browser, by tests/cases/names.yml.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import TypeVar

from build_hooks import rules
from build_hooks.ground.text import fold, nfc

K = TypeVar("K")

_LEFT_OUT = "'’‘ʼʻ‛′＇`´™®©℠"
# Signs that stand for another one: Ð of Iceland and Ɖ of Africa are taken for Đ, and look like it; minus is a dash.
_SIGNS = str.maketrans({**dict.fromkeys(_LEFT_OUT, ""), "−": "-", "Ð": "đ", "ð": "đ", "Ɖ": "đ", "ɖ": "đ"})
_UNSEEN = re.compile("[\u034f\ufe00-\ufe0f]")  # combining signs that show nothing
_KEPT = ".,/%&"  # beside letters, digits and symbols; the first three only between two digits
_BETWEEN = re.compile("[.,/]")
_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
_VOWELS = re.compile("(?:[aeiouy][\u0300-\u036f]*)+")
_SYLLABLE = re.compile("[aeiou]")  # who has these can be read, and is not several short forms in one
_FINAL_Y = re.compile(r"([bcdghklmnprstvx]|qu)y\b")
_LONGEST_JOINED = 12  # letters of several short forms in one word, as SXTMDV


def is_same(text: str, other: str) -> bool:
    """Whether two names are one; two empty ones are none."""
    return identity(text) == identity(other) != ""


@lru_cache(maxsize=1 << 14)
def identity(name: str) -> str:
    """What is equal for all writings of one name: its words in their long forms, letters with all their marks.

    "HTX Hoà-Bình" and "hợp tác xã  hòa bình" have one, "Mứt dừa" and "Mứt dứa" have two. A space counts between two
    digits alone: ST 25 is ST25, and 1 2 is not 12.
    """
    found = ""
    for word in words(name):
        found += f" {word}" if found[-1:].isdigit() and word[0].isdigit() else word
    return found or nfc(name).strip()  # a text without words is only itself


@lru_cache(maxsize=1 << 14)
def likeness(name: str) -> str:
    """What names have in common that a person may take for each other: no marks, no signs, y as i at a word's end."""
    found = _in_long([fold(word) for word in _spelled(name)], _folded_forms())
    return re.sub("[^a-z0-9]", "", _FINAL_Y.sub(r"\1i", " ".join(word for word in found if word != "va")))


def words(text: str) -> tuple[str, ...]:
    """Its words as names are compared: in small letters with their marks, short forms as their long ones."""
    return tuple(_in_long(_spelled(text), _long_forms()))


def number(text: str) -> str:
    """What is equal for all writings of a paper's number: "86/QĐ-UBND", "86 / QD–UBND". Its letters name an office or a
    kind of paper and are no words, so marks do not count here."""
    return re.sub("[^a-z0-9/]", "", fold(text))


def is_unmarked(name: str) -> bool:
    """Whether a name was typed without any mark, as on a keyboard that has none."""
    spread = unicodedata.normalize("NFD", name.lower())
    return "đ" not in spread and not any(map(unicodedata.combining, spread))


def meant(text: str, names: Mapping[K, Iterable[str]]) -> list[K]:
    """Whose name somebody typed: all with these words; else, of a text typed without marks, all that it is like."""
    wanted = identity(text)
    if found := [key for key, some in names.items() if any(identity(name) == wanted for name in some)]:
        return found
    return alike(text, names) if is_unmarked(text) else []


def alike(text: str, names: Mapping[K, Iterable[str]]) -> list[K]:
    """All with a name that a person may take for this one."""
    wanted = likeness(text)
    return [key for key, some in names.items() if wanted and any(likeness(name) == wanted for name in some)]


def _in_long(some: Iterable[str], forms: Mapping[str, str]) -> list[str]:
    """The words with short forms, of one word or of up to three, in their long ones."""
    given = list(some)
    found: list[str] = []
    at = 0
    while at < len(given):
        size = next((size for size in (3, 2) if " ".join(given[at : at + size]) in forms), 1)
        word = " ".join(given[at : at + size])
        found += (_unfolded(word, forms) or word).split()
        at += size
    return found


def _unfolded(word: str, forms: Mapping[str, str]) -> str:
    """The long form of a short one, or of several that are written together; "" for any other word."""
    if word in forms or len(word) > _LONGEST_JOINED or _SYLLABLE.search(word):
        return forms.get(word, "")
    for short in forms:
        if word.startswith(short) and (rest := _unfolded(word[len(short) :], forms)):
            return f"{forms[short]} {rest}"
    return ""


@cache
def _long_forms() -> dict[str, str]:
    """The long form of each short one, the longest first, both spelled as words are compared."""
    forms = rules.short_forms().items()
    found = {" ".join(_spelled(short)): " ".join(_spelled(long)) for long, some in forms for short in some}
    return {short: found[short] for short in sorted(found, key=len, reverse=True)}


@cache
def _folded_forms() -> dict[str, str]:
    return {fold(short): fold(long) for short, long in _long_forms().items()}


@lru_cache(maxsize=1 << 14)
def _spelled(text: str) -> tuple[str, ...]:
    """Its words in lower case, each tone behind its vowels."""
    text = unicodedata.normalize("NFKC", text.translate(_SIGNS)).lower()
    text = unicodedata.normalize("NFD", text).translate(_SEEN).replace("&", " & ")
    return tuple(_VOWELS.sub(_tones_last, word) for chunk in text.split() for word in _parted(chunk))


class _Seen(dict[int, str]):
    """What becomes of a letter, found once: itself, a space for punctuation, nothing for a sign that shows nothing."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        kind = unicodedata.category(letter)
        if kind in ("Cf", "Sk") or _UNSEEN.match(letter):
            return self.setdefault(code, "")
        return self.setdefault(code, letter if kind[0] in "LNMS" or letter in _KEPT else " ")


_SEEN = _Seen()


def _parted(chunk: str) -> list[str]:
    """The words between dots, commas and slashes: 1.5 stays one, and so do letters with dots (C.ty, H.T.X)."""
    if not _BETWEEN.search(chunk):
        return [chunk]
    found = [""]
    last = ""
    for sign, word in re.findall("([.,/]?)([^.,/]*)", chunk):
        if last[-1:].isdigit() and word[:1].isdigit():
            found[-1] += f"{sign.replace('.', ',')}{word}"
        elif len(last) == 1 and last.isalpha() and word[:1].isalpha():
            found[-1] += word
        else:
            found.append(word)
        last = word
    return [word for word in found if word]


def _tones_last(vowels: re.Match[str]) -> str:
    return "".join(sorted(vowels[0], key=_TONES.__contains__))
