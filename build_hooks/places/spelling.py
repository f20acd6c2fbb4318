"""Suggest the places that are spelled most like a text that names none."""

import heapq
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

from build_hooks.places.find import (
    Index,
    communes_index,
    old_communes_index,
    old_districts_index,
    provinces_index,
)
from build_hooks.places.place import Place
from build_hooks.places.wording import Part, name_key, parts_of

Level = Literal["province", "commune", "old_district", "old_commune"]

_INDEXES: Mapping[Level, Callable[[], Index[Any]]] = {
    "province": provinces_index,
    "commune": communes_index,
    "old_district": old_districts_index,
    "old_commune": old_communes_index,
}
_WRONG_KIND = 0.5  # of an edit: phường for xã is a likely slip
_WRONG_AROUND = 2.0  # edits: the same province comes first, unless the name there is much farther off
_NAMES_COMPARED = 150  # letter by letter, of up to 6,428 names; 3 ms


@lru_cache(maxsize=1024)  # who misspells a commune does so in every row
def nearest(text: str, level: Level, n: int = 3) -> tuple[str, ...]:
    """The full names of up to n places of the level, the nearest in spelling first; none if nothing is near.

    A letter missing, added, changed or swapped with its neighbour is one edit, and marks do not count. At
    most half of a name's letters may be edits.
    """
    first, *around = parts_of(text) or (Part(()),)
    near: dict[str, tuple[float, str]] = {}
    costs: dict[tuple[Part, str], float] = {}
    for place in _alike(_INDEXES[level](), first, around):
        cost = _name_cost(first, place) + sum(_around_cost(part, place, costs) for part in around)
        if cost < float("inf"):
            near[place.code] = (cost, place.full_name)
    return tuple(name for _, name in heapq.nsmallest(n, near.values()))


def _alike(index: Index[Any], first: Part, around: Sequence[Part]) -> Iterator[Place]:
    """The places whose names share most pairs of letters with the text, and all in the province it names."""
    pairs = [_pairs(name_key(reading.name)) for reading in first.readings]

    def likeness(key: str) -> float:
        own = _pairs(key)
        return max((2 * len(own & other) / (len(own) + len(other)) for other in pairs), default=0)

    for key in heapq.nlargest(_NAMES_COMPARED, index.by_key, key=likeness):
        yield from index.by_key[key]
    if around:
        meant: dict[str, bool] = {}  # asked once of each province, not of each of ten thousand communes
        for place in index.by_code.values():
            province = place.within[-1]
            if province.code not in meant:
                meant[province.code] = around[-1].means(province)
            if meant[province.code]:
                yield place


@lru_cache(maxsize=20_000)  # all names of a vintage
def _pairs(key: str) -> frozenset[str]:
    return frozenset(map("".join, zip(f"^{key}", f"{key}$", strict=True)))


def _name_cost(part: Part, place: Place) -> float:
    """Edits between the part and the place's own name; infinite when more than half of the letters differ."""
    cost = float("inf")
    key = name_key(place.name)
    for reading in part.readings:
        written = name_key(reading.name)
        edits = edit_distance(written, key)
        if edits <= max(len(written), len(key)) / 2:
            cost = min(cost, edits + (_WRONG_KIND if reading.kind not in (None, place.kind) else 0))
    return cost


def _around_cost(part: Part, place: Place, known: dict[tuple[Part, str], float]) -> float:
    """How badly the part fits the best of the units around the place; what is known of a unit is kept."""
    for unit in place.within:
        if (part, unit.code) not in known:
            known[part, unit.code] = min(_name_cost(part, unit), _WRONG_AROUND)
    return min((known[part, unit.code] for unit in place.within), default=_WRONG_AROUND)


def edit_distance(text: str, other: str) -> int:
    """Letters to add, drop, change or swap with their neighbour to get from one text to the other.

    A column of the table of distances is two numbers, a bit for each letter of `one` where it rises and where it falls
    (Hyyrö 2003): eight times as fast as letter by letter, and a name that is none is compared with thousands.
    """
    if not text:
        return len(other)
    at, every, last = _places_of(text), (1 << len(text)) - 1, 1 << len(text) - 1
    rises, falls, same, met_before, distance = every, 0, 0, 0, len(text)
    for letter in other:
        met = at.get(letter, 0)
        swapped = ((~same & met) << 1) & met_before
        same = (((met & rises) + rises) ^ rises) | met | falls | swapped
        up, down = falls | ~(same | rises), same & rises
        distance += bool(up & last) - bool(down & last)
        up, down = up << 1 | 1, down << 1
        rises, falls, met_before = (down | ~(same | up)) & every, up & same & every, met
    return distance


@lru_cache(maxsize=256)
def _places_of(text: str) -> dict[str, int]:
    """For each letter a number with a bit for each place where it stands."""
    found: dict[str, int] = {}
    for place, letter in enumerate(text):
        found[letter] = found.get(letter, 0) | 1 << place
    return found
