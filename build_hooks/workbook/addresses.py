"""Where an address of a decision's annex lies: one place of the decision's day in the issuer's province, or a doubt.

Every piece that says a kind of unit must be met by the place or what it lies in; a name alone behind the unit must too,
where it is a unit's. Pieces that are no units (ấp, đường, số nhà) are passed over. The whole printed text is kept.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from build_hooks import places
from build_hooks.ground.words import say
from build_hooks.intake.texts import Texts
from build_hooks.places.find import (
    Index,
    communes_index,
    each_once,
    earlier_communes_index,
    earlier_districts_index,
    names,
    old_communes_index,
    old_districts_index,
    old_provinces_index,
    provinces_index,
)
from build_hooks.places.place import EarlierCommune, EarlierDistrict, OldCommune, OldDistrict, Place
from build_hooks.places.spelling import edit_distance
from build_hooks.places.wording import name_key, parts_of
from build_hooks.rules.problems import Word
from build_hooks.workbook.address_parts import COMMUNES, DISTRICTS, PROVINCES, Piece, pieces_of

OLD_UNTIL = date(2025, 7, 1)
MOST_CANDIDATES = 6
_LONGEST_HEADING = 16  # words
_NUMBERED = re.compile(r"^\s*(?:[ivxlc]+|\d+|[a-z])\s*[.):/-]\s*", re.IGNORECASE)
_COUNT = re.compile(r"\s*(?:\([^)]*\)|:.*)\s*$", re.DOTALL)
_COLUMNS: dict[str, tuple[str, ...]] = {
    "village": (),
    "address": (),
    "commune": COMMUNES,
    "district": DISTRICTS,
    "province": PROVINCES,
}


class Doubt(NamedTuple):
    """Why an address is no one place, and the full names of what it may be."""

    why: Word
    candidates: tuple[str, ...] = ()


class Found(NamedTuple):
    """The fields of the origin; empty where there is a doubt or nothing was printed."""

    origin: Texts
    doubt: Doubt | None = None


@dataclass(frozen=True)
class Asked:
    """What a row says and where it stands: its cells by column, the issuer, headings above it, the decision's day."""

    cells: Mapping[str, str]
    issuer: str = ""
    headings: tuple[str, ...] = ()
    day: date | None = None

    @property
    def printed(self) -> str:
        """The whole address as it is printed; that of the headings when the row has none."""
        own = [self.cells[name] for name in _COLUMNS if self.cells.get(name)]
        return ", ".join(own or reversed(self.headings))


class _Years(NamedTuple):
    """The tables of one vintage."""

    communes: tuple[Index[Any], ...]
    districts: tuple[Index[Any], ...]
    provinces: Index[Any]


def _before() -> _Years:
    communes: tuple[Index[Any], ...] = (old_communes_index(), earlier_communes_index())
    districts: tuple[Index[Any], ...] = (old_districts_index(), earlier_districts_index())
    return _Years(communes, districts, old_provinces_index())


def _today() -> _Years:
    return _Years((communes_index(),), (), provinces_index())


def place_of(asked: Asked, *, suggest: bool = True) -> Found:
    """The one place of the decision's day that the address means, with the text as it is printed.

    Without `suggest` a doubt names no units that are spelled nearly so: they take 20 ms to find.
    """
    printed = asked.printed
    own = any(asked.cells.get(name) for name in _COLUMNS)
    if not own and not any(piece.says((*COMMUNES, *DISTRICTS)) for text in asked.headings for piece in pieces_of(text)):
        return Found({})
    search = _search(asked)
    found = search.found()
    if len(found) != 1:
        return Found({}, search.doubt(found, suggest))
    (place,) = found
    if isinstance(place, OldCommune):
        return Found({"old_commune": place.full_name, "as_certified": printed})
    if isinstance(place, OldDistrict):
        return Found({"old_district": place.full_name, "as_certified": printed})
    return Found({"commune": place.code, "as_certified": printed})


def _search(asked: Asked) -> "_Search":
    """The search in the tables of the decision's day; of a later day in those of before, for an old address."""
    before = provinces_of(asked.issuer, _before())
    if asked.day is None or asked.day < OLD_UNTIL:
        return _Search(_before(), asked, before)
    old = old_provinces_index().by_code
    today = provinces_of(asked.issuer, _today()) or frozenset(old[code].today.code for code in before)
    search = _Search(_today(), asked, today)
    if search.found() or not (search.bare or _is_of_before(search.pieces)):
        return search
    return _Search(_before(), asked, frozenset(code for code, province in old.items() if province.today.code in today))


def _is_of_before(pieces: Sequence[Piece]) -> bool:
    """Whether an address names a district, which there are none of since 01/07/2025, or a province gone that day."""
    return any(
        not _named((provinces_index(),), piece)
        and (piece.says(DISTRICTS) or (piece.says(PROVINCES) and _named((old_provinces_index(),), piece)))
        for piece in pieces
    )


@cache
def provinces_of(issuer: str, years: _Years) -> frozenset[str]:
    """Codes of the provinces an issuer is of: that it names, or of the district that it names; none of a ministry."""
    named = _ending(issuer, (years.provinces,))
    if not named:
        named = {place.within[-1] for place in _ending(issuer, years.districts)}
    return frozenset(place.code for place in named)


def is_of_district(issuer: str) -> bool:
    """Whether a district signed: no city that is a province."""
    return any(piece.says(DISTRICTS) and not _is_province(piece) for piece in pieces_of(issuer))


def _ending(issuer: str, indexes: tuple[Index[Any], ...]) -> set[Place]:
    """The units that the pieces of an issuer's name say, or that it ends with, as “Sở NN&PTNT Nghệ An” does."""
    for piece in reversed(pieces_of(issuer)):
        words = piece.text.split()
        for at in range(1 if piece.kinds else len(words)):
            (last,) = pieces_of(" ".join(words[at:]))[:1] or (piece,)
            if found := _named(indexes, last):
                return set(found)
    return set()


def _named(indexes: Iterable[Index[Any]], piece: Piece) -> list[Place]:
    return [item for index in indexes for item in index.named(piece.part)]


class _Search:
    """One reading of an address in the tables of one vintage."""

    def __init__(self, years: _Years, asked: Asked, scope: frozenset[str]) -> None:
        self._years, self._asked, self._scope = years, asked, scope
        self.pieces = [
            piece for name, kinds in _COLUMNS.items() for piece in pieces_of(asked.cells.get(name, ""), kinds)
        ]
        self._above = [piece for text in reversed(asked.headings) for piece in pieces_of(text) if piece.kinds]

    def found(self) -> tuple[Place, ...]:
        """What the address may mean: one place, several, or none."""
        found = self._communes(self._scope) if self._first else self._by_names() or self._districts(self._scope)
        own = _ending(self._asked.issuer, self._years.districts) if len(found) > 1 else ()
        return tuple(place for place in found if place in own or set(place.within) & set(own)) or found

    @property
    def _first(self) -> Piece | None:
        """The piece that says the commune: of the address, or of a heading when the address has none."""
        return next((piece for piece in (*self.pieces, *self._above) if piece.says(COMMUNES)), None)

    def _rest(self, first: Piece) -> list[Piece]:
        """The pieces that must be met beside the first: those that say a kind, and names of units behind it."""
        own = self.pieces
        behind = own[own.index(first) + 1 :] if first in own else own
        named = [piece for piece in behind if not piece.kinds and self._is_unit(piece)]
        return [piece for piece in (*own, *self._above) if piece is not first and (piece.kinds or piece in named)]

    def _is_unit(self, piece: Piece) -> bool:
        return bool(_named((*self._years.communes, *self._years.districts, self._years.provinces), piece))

    def _communes(self, scope: frozenset[str]) -> tuple[Place, ...]:
        first = self._first
        return self._meant(self._years.communes, first, self._rest(first), scope) if first else ()

    def _by_names(self) -> tuple[Place, ...]:
        """The first name without a kind that is a commune's, or a district's, with all behind it met.

        None where that does not meet what stands behind it: in “Ô Lâm, Tri Tôn” no xã Tri Tôn is meant.
        """
        for piece in self.pieces:
            if not piece.kinds:
                rest = self._rest(piece)
                found = self._meant(self._years.communes, piece, rest, self._scope)
                if not any(item.says(DISTRICTS) and self._meets_district(item) for item in rest):
                    found += self._meant(self._years.districts, piece, rest, self._scope)
                if found or piece is self.bare:
                    return found
        return ()

    @property
    def bare(self) -> Piece | None:
        """The first name without a kind that a commune of the province has."""
        bare = (piece for piece in self.pieces if not piece.kinds)
        return next((piece for piece in bare if self._meant(self._years.communes, piece, [], self._scope)), None)

    def _meets_district(self, piece: Piece) -> bool:
        return bool(_named(self._years.districts, piece))

    def _districts(self, scope: frozenset[str]) -> tuple[Place, ...]:
        for piece in (*self.pieces, *self._above):
            if piece.says(DISTRICTS) and (found := self._meant(self._years.districts, piece, self._rest(piece), scope)):
                return found
        return ()

    def _meant(
        self, indexes: tuple[Index[Any], ...], first: Piece, rest: list[Piece], scope: frozenset[str]
    ) -> tuple[Place, ...]:
        """The units that the first piece names in the scope, with all others met; earlier ones as what they became."""
        found = [
            place
            for place in _named(indexes, first)
            if (not scope or place.within[-1].code in scope) and all(_is_met(piece, place) for piece in rest)
        ]
        found = [place for place in found if first.part.spells(place)] or found
        return _become(found, self._asked.day) if len(found) > 1 else _become(found, None)

    def doubt(self, found: tuple[Place, ...], suggest: bool) -> Doubt:
        """Why there is not one place, in the order in which a person would look."""
        if found:
            return Doubt(_word("place_several", unit=self._shown), _full(found))
        district = next((piece for piece in (*self.pieces, *self._above) if piece.says(DISTRICTS)), None)
        first = self._first or district or self.bare
        if first is None:
            return Doubt(_word("place_no_unit"))
        level = (first is district and self._years.districts) or self._years.communes
        anywhere = self._meant(level, first, self._rest(first), frozenset())
        if anywhere and self._scope:
            return Doubt(_word("place_elsewhere", unit=first.text, scope=self._scope_name), _full(anywhere))
        here = self._meant(level, first, [], self._scope)
        if here:
            unmet = [piece for piece in self._rest(first) if not any(_is_met(piece, place) for place in here)]
            words = ", ".join(piece.text for piece in unmet or self._rest(first))
            return Doubt(_word("place_unmet", unit=first.text, around=words), _full(here))
        near = self._near(first) if suggest else ()
        scope = self._scope_name or say("workbook.vietnam")
        return Doubt(_word("place_unknown", unit=first.text, scope=scope), near)

    @property
    def _shown(self) -> str:
        return ", ".join(piece.text for piece in (*self.pieces, *self._above) if piece.kinds or self._is_unit(piece))

    @property
    def _scope_name(self) -> str:
        known = self._years.provinces.by_code
        return ", ".join(known[code].short_name for code in sorted(self._scope))

    def _near(self, first: Piece) -> tuple[str, ...]:
        """Units of the issuer's province that are spelled nearly so."""
        level: places.Level = "commune"
        if self._years.districts:
            level = "old_commune" if first.says(COMMUNES) else "old_district"
        around = [piece.text for piece in self._rest(first)]
        near = places.nearest(
            ", ".join((first.text, *around, self._scope_name)).strip(", "), level, 4 * MOST_CANDIDATES
        )
        ends = tuple(self._years.provinces.by_code[code].short_name for code in self._scope)
        within = (text for text in near if not ends or text.endswith(ends))
        return tuple(text for text in within if _is_like(first, text))[:MOST_CANDIDATES]


def _is_met(piece: Piece, place: Place) -> bool:
    return names(piece.part, place) or any(names(piece.part, unit) for unit in place.within)


def _is_like(piece: Piece, full_name: str) -> bool:
    """Whether at most a third of the letters differ: a place that is farther off is named to nobody."""
    written, known = (
        {name_key(reading.name) for reading in part.readings} for part in (piece.part, parts_of(full_name)[0])
    )
    return any(3 * edit_distance(text, other) <= max(len(text), len(other)) for text in written for other in known)


def _become(found: list[Place], day: date | None) -> tuple[Place, ...]:
    """What earlier units became; of several units those that were gone by the day are left out if others stay."""
    lived = [place for place in found if day is None or getattr(place, "until", "9") > day.isoformat()]
    return each_once(new for place in lived or found for new in _successors(place))


def _successors(place: Place) -> tuple[Place, ...]:
    return place.became if isinstance(place, EarlierCommune | EarlierDistrict) else (place,)


def _word(name: str, **blanks: str) -> Word:
    return Word(name, tuple(blanks.items()))


def _full(found: Iterable[Place]) -> tuple[str, ...]:
    return tuple(place.full_name for place in found)[:MOST_CANDIDATES]


def place_heading(text: str) -> str:
    """The place that a heading inside a table announces, as "Thị xã Tân Châu" of "II. Thị xã Tân Châu (5 sản phẩm)"."""
    place = _COUNT.sub("", _NUMBERED.sub("", text)).strip(" .:-–")
    said = pieces_of(place)
    return place if said and all(piece.kinds for piece in said) and len(place.split()) <= _LONGEST_HEADING else ""


def under(headings: tuple[str, ...], new: str) -> tuple[str, ...]:
    """The headings that hold below a new one: those of larger units stay."""
    size = _size(new)
    return (*(heading for heading in headings if _size(heading) > size), new)


def _size(heading: str) -> int:
    """0 for a commune, 1 for a district, 2 for a province, by the smallest unit a heading says."""
    return min(
        0 if piece.says(COMMUNES) else 1 if piece.says(DISTRICTS) and not _is_province(piece) else 2
        for piece in pieces_of(heading)
    )


def _is_province(piece: Piece) -> bool:
    return bool(_named((old_provinces_index(), provinces_index()), piece))
