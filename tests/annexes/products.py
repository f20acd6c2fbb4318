"""Made-up products of communes that there were on the day of a decision, with owners that have one to four of them."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml

from build_hooks.places import tables
from tests.annexes.paper import Decision, Wanted

WORDS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "words.yml").read_text("utf-8"))
_NEW_GROUPS = date(2023, 2, 24)  # QĐ 148/QĐ-TTg
_NO_DISTRICTS = date(2025, 7, 1)
_LOWEST = {3: 50, 4: 70, 5: 90}


class Place(NamedTuple):
    """A commune in words: each unit with its kind in small letters; no district after 01/07/2025."""

    commune: str
    district: str
    province: str
    code: str

    @property
    def wanted(self) -> tuple[str, str]:
        """The field of the origin that names it, and how."""
        if not self.district:
            return "commune", self.code
        return "old_commune", f"{self.commune}, {self.district}, {self.province}"


class Made(NamedTuple):
    """A product with its place, which an address may word in many ways."""

    wanted: Wanted
    place: Place


def made_up(dice: Random) -> tuple[Decision, list[Made]]:
    """A decision and its products, three to twelve."""
    day = dice.choice([date(2020, 11, 20), date(2022, 10, 10), date(2023, 1, 27), date(2023, 12, 20)])
    day = dice.choice([day, day, date(2024, 6, 4), date(2025, 10, 15), date(2026, 3, 2)])
    provinces = _today() if day >= _NO_DISTRICTS else _before()
    province = dice.choice(sorted(provinces))
    places = provinces[province]
    issuer = f"UBND {province}"
    if _NEW_GROUPS <= day < _NO_DISTRICTS and dice.random() < 0.4:
        district = dice.choice(sorted({place.district for place in places}))
        places = [place for place in places if place.district == district]
        issuer = f"UBND {district}"
    decision = Decision(f"{dice.randint(10, 3000)}/QĐ-UBND", f"{day.day:02}/{day.month:02}/{day.year}", issuer)
    return decision, list(_products(dice, day, places))


def _products(dice: Random, day: date, places: list[Place]) -> Iterator[Made]:
    count, taken = dice.randint(3, 12), set[str]()
    taxonomy = "2018" if day < _NEW_GROUPS else "2023"
    while len(taken) < count:
        owner, place = _owner(dice), dice.choice(places)
        for _ in range(dice.choice([1, 1, 2, 2, 3, 4])):
            name = f"{dice.choice(WORDS['things'])} {dice.choice(WORDS['signs'])}{dice.choice(['', ' Mẫu', ' 7'])}"
            if any(name in other or other in name for other in taken) or len(taken) == count:
                continue
            taken.add(name)
            stars = dice.choice([3, 3, 3, 4, 4])
            score = f"{_LOWEST[stars] + dice.randint(0, 19)},{dice.choice(['0', '5', '25', '75'])}"
            group = dice.choice(sorted(WORDS["groups"][taxonomy]))
            yield Made(Wanted(name, owner, stars, group, taxonomy, score, place.wanted), place)


def _owner(dice: Random) -> str:
    return f"{dice.choice(WORDS['kinds'])} {dice.choice(WORDS['own_names'])} {dice.choice(WORDS['signs'])}"


@cache
def _before() -> dict[str, list[Place]]:
    """Communes until 30/06/2025 by province, that share their name with no other unit there in any year."""
    found: dict[str, list[Place]] = {}
    seen = _counted()
    for unit in tables.old_communes():
        province = unit.district.province
        names = (unit.name, unit.district.name)
        if all(seen[province.code, name.lower()] == 1 for name in names) and not unit.district.former:
            words = (unit.short_name, unit.district.short_name, province.short_name, unit.code)
            found.setdefault(province.short_name, []).append(Place(*words))
    return found


def _counted() -> dict[tuple[str, str], int]:
    """How many units of a province have a name, by the province's code."""
    seen: dict[tuple[str, str], int] = {}
    units = [(unit.district.province.code, unit.name) for unit in tables.old_communes()]
    units += [(unit.district.province.code, unit.name) for unit in tables.earlier_communes()]
    units += [(unit.province.code, unit.name) for unit in tables.old_districts()]
    units += [(unit.province.code, unit.name) for unit in tables.earlier_districts()]
    for code, name in units:
        seen[code, name.lower()] = seen.get((code, name.lower()), 0) + 1
    return seen


@cache
def _today() -> dict[str, list[Place]]:
    """Today's communes by province, that share their name with no other there."""
    found: dict[str, list[Place]] = {}
    for unit in tables.communes():
        if not unit.shares_slug:
            words = (unit.short_name, "", unit.province.short_name, unit.code)
            found.setdefault(unit.province.short_name, []).append(Place(*words))
    return {name: _once(places) for name, places in found.items()}


def _once(places: list[Place]) -> list[Place]:
    names = [place.commune.split(" ", 1)[1].lower() for place in places]
    return [place for place, name in zip(places, names, strict=True) if names.count(name) == 1]
