"""Read the tables of places; each is read once, when it is first asked for."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

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

_HERE = Path(__file__).parent


class _Today(NamedTuple):
    provinces: tuple[Province, ...]
    communes: dict[str, Commune]


class _Before(NamedTuple):
    districts: tuple[OldDistrict, ...]
    communes: dict[str, tuple[OldDistrict, list[str]]]  # by code: the district and what its line says


class _Earlier(NamedTuple):
    districts: tuple[EarlierDistrict, ...]
    communes: tuple[EarlierCommune, ...]


def provinces() -> tuple[Province, ...]:
    """The 34 provinces of today, in the order of their codes."""
    return _today().provinces


@cache
def communes() -> tuple[Commune, ...]:
    """The 3,321 communes of today, in the order of their provinces' codes and their own."""
    return tuple(_today().communes.values())


def commune(code: str) -> Commune | None:
    """The commune that has this code today."""
    return _today().communes.get(code)


def old_districts() -> tuple[OldDistrict, ...]:
    """The 696 districts before 01/07/2025, in the order of their provinces' codes and their own."""
    return _before().districts


@cache
def old_communes() -> tuple[OldCommune, ...]:
    """The 10,035 communes before 01/07/2025, in the order of their districts and their codes."""
    return tuple(its for code in _before().communes if (its := old_commune(code)))


@cache
def old_commune(code: str) -> OldCommune | None:
    """The commune that had this code before 01/07/2025; most who ask need few of them."""
    district, row = _before().communes.get(code, (None, []))
    if district is None:
        return None
    code, kind, name, *codes = row
    return OldCommune(code, kind, name, district, _communes_of(codes))


def earlier_districts() -> tuple[EarlierDistrict, ...]:
    """The districts since 2018 that were renamed, raised or merged before 30/06/2025, in the order of their codes."""
    return _earlier().districts


def earlier_communes() -> tuple[EarlierCommune, ...]:
    """The communes since 2018 that were renamed, raised, merged or moved to another district before 30/06/2025."""
    return _earlier().communes


def rows(name: str) -> Iterator[list[str]]:
    """The cells of every line; a code of 2 digits is a province's, of 3 a district's, of 5 a commune's."""
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines if not line.startswith("#"))


@cache
def _today() -> _Today:
    provinces: list[Province] = []
    communes: dict[str, Commune] = {}
    for code, kind, name, *shared in rows("today.tsv"):
        if len(code) == 2:
            provinces.append(Province(code, kind, name))
        else:
            communes[code] = Commune(code, kind, name, provinces[-1], bool(shared))
    return _Today(tuple(provinces), communes)


@cache
def _before() -> _Before:
    today = {province.code: province for province in provinces()}
    former = _former_names()
    districts: list[OldDistrict] = []
    communes: dict[str, tuple[OldDistrict, list[str]]] = {}
    for (code, kind, name, *codes), below in _old_units():
        if len(code) == 2:
            province = OldProvince(code, kind, name, today[codes[0]])
            continue
        candidates = _communes_of([*codes, *(word for row in below for word in row[3:])])
        district = OldDistrict(code, kind, name, province, candidates, former.get(code, ()))
        districts.append(district)
        communes |= {row[0]: (district, row) for row in below}
    return _Before(tuple(districts), communes)


def _former_names() -> dict[str, tuple[Place, ...]]:
    """By code what the districts were called before that were renamed or raised."""
    names: dict[str, tuple[Place, ...]] = {}
    for code, kind, name, *_ in rows("earlier.tsv"):
        if len(code) == 3:
            names[code] = (*names.get(code, ()), Place(code, kind, name))
    return names


@cache
def _earlier() -> _Earlier:
    old: dict[str, OldDistrict] = {district.code: district for district in old_districts()}
    old_commune = {item.code: item for item in old_communes()}
    provinces = {district.province.code: district.province for district in old.values()}
    districts: dict[tuple[str, str], EarlierDistrict] = {}
    communes: list[EarlierCommune] = []
    gone: dict[str, EarlierDistrict] = {}
    for code, kind, name, within, until, became, *_ in rows("earlier.tsv"):
        if len(code) == 3:
            news = tuple(old[word] for word in became.split())
            gone[code] = districts[code, until] = EarlierDistrict(code, kind, name, provinces[within], until, news)
        else:
            into = tuple(old_commune[word] for word in became.split())
            communes.append(EarlierCommune(code, kind, name, old.get(within) or gone[within], until, into))
    return _Earlier(tuple(districts.values()), tuple(communes))


def _old_units() -> list[tuple[list[str], list[list[str]]]]:
    """The line of each old province or district, and its communes' lines: code, kind, name, codes today."""
    units: list[tuple[list[str], list[list[str]]]] = []
    for row in rows("before.tsv"):
        if len(row[0]) == 5:
            units[-1][1].append(row)
        else:
            units.append((row, []))
    return units


def _communes_of(codes: Iterable[str]) -> tuple[Commune, ...]:
    """Today's communes that have these codes, in each text parted by spaces: each once, sorted."""
    known = _today().communes
    return tuple(known[code] for code in sorted({code for some in codes for code in some.split()}))
