"""A line that is no product: what a heading or a title announces for what follows, and what a line of sums states."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from build_hooks import rules
from build_hooks.ground.text import fold, nfc
from build_hooks.rules.names import words
from build_hooks.workbook.addresses import place_heading
from build_hooks.workbook.annex.groups import group_of
from build_hooks.workbook.ranks import announced

_MARK = re.compile(r"^\s*(?:[ivxlc]+|\d{1,3}|[a-zđ])\s*[.):/-]+\s*", re.IGNORECASE)
_COUNT = re.compile(r"[(:;,–-]?\s*\(?\s*(\d{1,4})\s*(?:sản phẩm|sp)\b\s*\)?", re.IGNORECASE)
_ENDING_COUNT = re.compile(rf"\s*{_COUNT.pattern}\s*\.?\s*$", re.IGNORECASE)
_LONGEST = 400
Phrase = tuple[str, ...]


class Line(NamedTuple):
    """What a line announces: "" and 0 where it does not; `counted` is how many products it states, -1 for none."""

    text: str
    group: str = ""
    stars: int = 0
    place: str = ""
    counted: int = -1

    @property
    def is_heading(self) -> bool:
        return bool(self.group or self.stars or self.place)


def line_of(text: str, taxonomy: str, *, is_sure: bool = False) -> Line:
    """What a line announces; `is_sure`: its row has no number, so that it may begin like a group."""
    text = " ".join(text.split())[:_LONGEST]
    count = stated(text)
    plain = _ENDING_COUNT.sub("", _MARK.sub("", text)).strip(" :.-–")
    if place := place_heading(plain):
        return Line(text, place=place, counted=count)
    if stars := announced(plain):
        return Line(text, stars=stars, counted=count)
    return Line(text, group=group_of(plain, taxonomy, may_begin=is_sure), counted=count)


def stated(text: str) -> int:
    """How many products a text says there are, -1 for none."""
    found = _COUNT.search(nfc(text[:_LONGEST]))
    return int(found[1]) if found else -1


def is_count(text: str) -> bool:
    """Whether a text is a number of products and nothing else: “03 sản phẩm”."""
    return stated(text) >= 0 and not re.search(r"\w", _COUNT.sub("", nfc(text[:_LONGEST])))


def is_total(text: str) -> bool:
    """Whether a text is a line of sums: “Tổng cộng: 3 sản phẩm”; Cồng is a gong, and “Tổng hợp” a name."""
    given = words(text[:_LONGEST])
    start = next((phrase for phrase in _phrases("is") if given[: len(phrase)] == phrase), ())
    left = [word for word in given[len(start) :] if not word.isdigit() and not re.fullmatch(r"[ivx+,/().-]+", word)]
    return bool(start) and not _uncovered(left)


def is_title(text: str) -> bool:
    """Whether a line begins a new list, so that what was announced before holds no more."""
    return fold(text).startswith(("phu luc", "danh sach", "danh muc", "bieu", "bang tong hop", "ket qua danh gia"))


def _uncovered(given: Iterable[str]) -> list[str]:
    known = {word for phrase in _phrases("with") for word in phrase}
    return [word for word in given if word not in known]


@cache
def _phrases(name: str) -> tuple[Phrase, ...]:
    return tuple(sorted((words(str(text)) for text in rules.workbook()["totals"][name]), key=len, reverse=True))
