"""Read the two tables of places; each is read once, when it is first asked for."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from build_hooks.places.place import Commune, OldCommune, OldDistrict, OldProvince, Province

_HERE = Path(__file__).parent


class _Today(NamedTuple):
    provinces: tuple[Province, ...]
    communes: dict[str, Commune]


class _Before(NamedTuple):
    districts: tuple[OldDistrict, ...]
    communes: tuple[OldCommune, ...]


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


def old_communes() -> tuple[OldCommune, ...]:
    """The 10,035 communes before 01/07/2025, in the order of their districts and their codes."""
    return _before().communes


def _rows(name: str) -> Iterator[list[str]]:
    """The cells of every line; a code of 2 digits is a province's, of 3 a district's, of 5 a commune's."""
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines if not line.startswith("#"))


@cache
def _today() -> _Today:
    provinces: list[Province] = []
    communes: dict[str, Commune] = {}
    for code, kind, name, *shared in _rows("today.tsv"):
        if len(code) == 2:
            provinces.append(Province(code, kind, name))
        else:
            communes[code] = Commune(code, kind, name, provinces[-1], bool(shared))
    return _Today(tuple(provinces), communes)


@cache
def _before() -> _Before:
    today = {province.code: province for province in provinces()}
    districts: list[OldDistrict] = []
    communes: list[OldCommune] = []
    for code, kind, name, codes, below in _old_units():
        if len(code) == 2:
            province = OldProvince(code, kind, name, today[codes])
            continue
        candidates = _communes_of(" ".join((codes, *(row[-1] for row in below))))
        district = OldDistrict(code, kind, name, province, candidates)
        districts.append(district)
        communes += (OldCommune(code, kind, name, district, _communes_of(codes)) for code, kind, name, codes in below)
    return _Before(tuple(districts), tuple(communes))


class _OldUnit(NamedTuple):
    """An old province or district, the codes of it today, and the same of the district's communes."""

    code: str
    kind: str
    name: str
    codes: str
    below: list[tuple[str, str, str, str]]


def _old_units() -> list[_OldUnit]:
    units: list[_OldUnit] = []
    for code, kind, name, *codes in _rows("before.tsv"):
        if len(code) == 5:
            units[-1].below.append((code, kind, name, " ".join(codes)))
        else:
            units.append(_OldUnit(code, kind, name, " ".join(codes), []))
    return units


def _communes_of(codes: str) -> tuple[Commune, ...]:
    """Today's communes that have these codes, parted by spaces: each once, sorted."""
    known = _today().communes
    return tuple(known[code] for code in sorted(set(codes.split())))
