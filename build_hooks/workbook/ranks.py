"""The rank in words: “3 sao cấp tỉnh”, “Ba (03) sao”, “★★★☆☆”; what is only hoped for is none."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from build_hooks import rules
from build_hooks.ground.text import fold, nfc
from build_hooks.rules.names import words

_STAR, _HOLLOW = re.compile(r"[*★⭐✪]"), re.compile(r"[☆✩]")
_NUMERALS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5}
_NUMBER = re.compile(r"0?([1-9])(?:[.,]0{1,2})?")
_PAPER = re.compile(r"[(\[]?\s*(?:theo\s+)?(?:qđ|quyết định)\b[^)\]]*[)\]]?")  # the decision that gave a rank
# Numbers in a title that are no ranks: years, rounds, counts of products.
_COUNTED = re.compile(
    r"\bnăm\s+\d{4}(?:\s*[-–]\s*\d{4})?|\bgiai đoạn\s+\d{4}\s*[-–]\s*\d{4}|\b(?:đợt|lần|kỳ|phụ lục|biểu|bảng|mẫu|quý)"
    r"\s*(?:số\s*)?(?:\d{1,3}|[ivx]+)\b|\b\d{1,4}\s*(?:sản phẩm|sp|chủ thể)\b"
)
_POINTS = re.compile(r"[(\[–:,-]?\s*\d{1,3}(?:[.,]\d{1,4})?\s*(?:/\s*100\s*)?điểm\s*[)\]]?")  # beside the rank
_LONGEST = 300
_LONGEST_UNIT = 4  # words of a place's name in a title
Phrase = tuple[str, ...]


class Rank(NamedTuple):
    """`stars` is 0 where none is given; `is_pending` when words say that it is not given yet."""

    stars: int
    is_pending: bool = False


@lru_cache(maxsize=1 << 12)
def rank_of(text: str) -> Rank:
    """The one rank that a cell gives."""
    if len(text) > _LONGEST:
        return Rank(0)
    if _has(words(text), _phrases("never")):
        return Rank(0, is_pending=True)
    plain = nfc(text).lower()
    for beside in (_PAPER, _COUNTED, _POINTS):
        plain = beside.sub(" ", plain)
    return Rank(_stars(plain, _phrases("with")))


@lru_cache(maxsize=1 << 12)
def announced(text: str) -> int:
    """The one rank that a heading or a title announces with “sao”, 0 for none or several."""
    given = words(text[:_LONGEST])
    if "sao" not in given or _has(given, (*_phrases("never"), *_phrases("several"))):
        return 0
    plain = _COUNTED.sub(" ", _PAPER.sub(" ", nfc(text[:_LONGEST]).lower()))
    return _stars(plain, (*_phrases("with"), *_phrases("heading")), has_places=True)


@lru_cache(maxsize=1 << 12)
def says_nothing(text: str) -> bool:
    """Whether a cell has only words that stand beside a rank, as “Đạt” has, or a tick."""
    return fold(text) in ("x", "v", "✓", "✔") or not _without(words(text), _phrases("with"))


def _stars(text: str, beside: Sequence[Phrase], *, has_places: bool = False) -> int:
    """The number when the text holds nothing but it and words that may stand beside; 0 otherwise."""
    text = _HOLLOW.sub("" if _STAR.search(text) else "★", text)  # a hollow star is one not given
    drawn = len(_STAR.findall(text))
    given = words(_STAR.sub(" ", text))
    found = set[int]()
    for word in _without(_placeless(given, beside) if has_places else given, beside):
        if number := _NUMBER.fullmatch(word):
            found.add(int(number[1]))
        elif numeral := _NUMERALS.get(fold(word), 0):
            found.add(numeral)
        else:
            return 0
    if drawn > 1 or (drawn and not found):
        found.add(drawn)
    return found.pop() if len(found) == 1 else 0


def _without(given: Phrase, beside: Sequence[Phrase]) -> list[str]:
    """The words that no phrase covers."""
    left = dict(enumerate(given))
    for phrase in beside:
        for at in range(len(given) - len(phrase) + 1):
            if given[at : at + len(phrase)] == phrase:
                for place in range(at, at + len(phrase)):
                    left.pop(place, None)
    return list(left.values())


def _placeless(given: Phrase, beside: Sequence[Phrase]) -> Phrase:
    """The words without names of places: what follows a kind of unit, up to the next word that is known."""
    known = {word for phrase in beside for word in phrase}
    units = {word for phrase in _phrases("units") for word in phrase}
    kept: list[str] = []
    since = _LONGEST_UNIT
    for word in given:
        if word in units:
            since = 0
        elif since < _LONGEST_UNIT and word not in known and not _NUMBER.fullmatch(word):
            since += 1
        else:
            since = _LONGEST_UNIT
            kept.append(word)
    return tuple(kept)


def _has(given: Phrase, some: Sequence[Phrase]) -> bool:
    return any(given[at : at + len(phrase)] == phrase for phrase in some for at in range(len(given)))


@cache
def _phrases(name: str) -> tuple[Phrase, ...]:
    return tuple(sorted((words(str(text)) for text in rules.workbook()["ranks"][name]), key=len, reverse=True))
