"""Find the places that a text names, by code or by name, in one vintage."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from typing import Generic, TypeVar

from build_hooks.places import tables
from build_hooks.places.place import (
    Commune,
    EarlierCommune,
    EarlierDistrict,
    OldCommune,
    OldDistrict,
    OldProvince,
    Place,
    Province,
)
from build_hooks.places.wording import Part, name_key, parts_of

P = TypeVar("P", bound=Place)


class Index(Generic[P]):
    """Places of one level and vintage, by code and by the key of their names."""

    def __init__(self, places: Iterable[P], *, by_code: bool = True) -> None:
        self._places = tuple(places)
        self.by_code: dict[str, P] = {place.code: place for place in self._places} if by_code else {}

    @cached_property
    def by_key(self) -> dict[str, list[P]]:
        """Made when a name is first looked for: files mostly write codes."""
        found: dict[str, list[P]] = defaultdict(list)
        for place in self._places:
            found[name_key(place.name)].append(place)
        return found

    def find(self, text: str) -> tuple[P, ...]:
        """Every place the text may mean: those spelled with the same marks or, when there are none, alike."""
        if place := self.by_code.get(text.strip()):
            return (place,)
        first, *around = parts_of(text) or (Part(()),)
        found = [place for place in self.named(first) if lies_in(place, around)]
        return tuple([place for place in found if first.spells(place)] or found)

    def named(self, part: Part) -> list[P]:
        """The places that a part of a text may mean, wherever they lie."""
        keys = {name_key(reading.name): None for reading in part.readings}
        return [place for key in keys for place in self.by_key.get(key, ()) if part.allows(place)]


def lies_in(place: Place, around: Sequence[Part]) -> bool:
    """Whether the parts name units around the place, in order; a level may be left out."""
    units = iter(place.within)
    return all(any(names(part, unit) for unit in units) for part in around)


def names(part: Part, unit: Place) -> bool:
    """Whether the part names the unit as it was called in any of the years."""
    return any(part.allows(name) for name in unit.names)


@cache
def provinces_index() -> Index[Province]:
    return Index(tables.provinces())


@cache
def communes_index() -> Index[Commune]:
    return Index(tables.communes())


@cache
def old_provinces_index() -> Index[OldProvince]:
    return Index({district.province.code: district.province for district in tables.old_districts()}.values())


@cache
def old_districts_index() -> Index[OldDistrict]:
    return Index(tables.old_districts())


@cache
def old_communes_index() -> Index[OldCommune]:
    return Index(tables.old_communes())


@cache
def earlier_districts_index() -> Index[EarlierDistrict]:
    return Index(tables.earlier_districts(), by_code=False)


@cache
def earlier_communes_index() -> Index[EarlierCommune]:
    return Index(tables.earlier_communes(), by_code=False)


def find_provinces(text: str) -> tuple[Province, ...]:
    """Today's provinces that the text names: "91", "An Giang", "TP. HCM"."""
    return provinces_index().find(text)


def find_communes(text: str) -> tuple[Commune, ...]:
    """Today's communes that the text names: "30445", "xã Bình Thạnh Đông, An Giang", "Hoà Lạc".

    A kind, where stated, must be right, and so must the province and the tones (xã Bình Thạnh is not xã Bình
    Thành); without any tones the letters decide. A name that several communes have gives them all.
    """
    return communes_index().find(text)


def find_old_districts(text: str) -> tuple[OldDistrict, ...]:
    """The districts before 01/07/2025 that the text names, in their old province: "H. Phú Tân, An Giang".

    A name since 2018 that no district had any more leads to what it became: "huyện Nông Sơn" is huyện Quế Sơn.
    """
    found = old_districts_index().find(text)
    return found or each_once(new for district in earlier_districts_index().find(text) for new in district.became)


def find_old_communes(text: str) -> tuple[OldCommune, ...]:
    """The communes before 01/07/2025 that the text names: "xã Phú Bình, huyện Phú Tân, An Giang".

    A code is read as an old one, and the district or the province may be left out. A name since 2018 that no commune
    had any more leads to what it became: "xã Dương Tơ, huyện Phú Quốc".
    """
    found = old_communes_index().find(text)
    return found or each_once(new for commune in earlier_communes_index().find(text) for new in commune.became)


def each_once(found: Iterable[P]) -> tuple[P, ...]:
    """The places in their order, none of them twice."""
    return tuple({place.code: place for place in found}.values())
