"""Derive build_hooks/places/earlier.tsv: the districts and communes of 2018 to 2025 that were gone by 30/06/2025.

Run by maintainers, rarely, from the root of the repository, with clones (or bare clones) of three public repositories:
`python -m tools.make_earlier DVHCVN DVHCVN-HISTORICAL-DATA VIETNAMADMINUNITS`.

The first two hold the General Statistics Office's lists of their days: codes, names, and which resolution made a list
out of date. A code that lives on says what a renamed or raised unit became; of merged units the third says it.
"""

import csv
import io
import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from build_hooks.ground.text import fold, nfc
from build_hooks.places.tables import rows
from build_hooks.places.wording import name_key
from tools.make_places import COMMUNE_KINDS, DISTRICT_KINDS, PROVINCE_KINDS, TARGET, split_kind, write_whole

SINCE = date(2017, 12, 13)  # the list that held on 01/01/2018; OCOP began that year
SURE = date(2020, 6, 1)  # before it the first repository took lists early; from it the second has one twice
MORE_DECREES = {("40", date(2025, 1, 1)): "1243/NQ-UBTVQH15"}  # of Nghệ An, named by the third repository's sources
TITLE = (
    "# Districts and communes since 2018 that the list of 30/06/2025 no longer has, from the lists of the General "
    "Statistics Office (see NOTICE): code, kind, name, code of what it lay in, day of the first list without it, "
    "codes in before.tsv of what it became (of a commune that was parted: of the larger part), resolution."
)
_DECREE = re.compile(r"(\d+(?:/\d{4})?/(?:NQ-?/?)?(?:UBTVQH|QH)\d*)\s*:\s*([^;]+)")


class Unit(NamedTuple):
    """A district or commune as one list has it; `within` is the code of the province or district around it."""

    code: str
    kind: str
    name: str
    within: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Equal for spellings of one name: lists corrected marks without a resolution."""
        return self.code, self.kind, name_key(self.name), self.within


@dataclass
class Snapshot:
    """One list: its day, its units by code, and the resolutions that made it, each with what it was about."""

    day: date
    provinces: dict[str, str]
    units: dict[str, Unit]
    decrees: list[tuple[str, str]]


def git(repository: str, *command: str) -> str:
    """What git says of a clone."""
    return subprocess.run(["git", "-C", repository, *command], check=True, capture_output=True, text=True).stdout


def snapshots(repository: str, path: str) -> Iterator[Snapshot]:
    """The lists of a repository's history; the day stands in the list or is the commit's."""
    for line in git(repository, "log", "--format=%H %ad", "--date=short", "--", path).splitlines():
        commit, written = line.split()
        if date.fromisoformat(written) < SINCE:
            continue
        listed = json.loads(git(repository, "show", f"{commit}:{path}"))
        message = git(repository, "log", "-1", "--format=%B", commit)
        if isinstance(listed, dict):
            written = "-".join(reversed(listed["data_date"].split("/")))
            listed = listed["data"]
        yield snapshot(date.fromisoformat(written), listed, message)


def snapshot(day: date, listed: list[dict[str, Any]], message: str) -> Snapshot:
    """One list with the message that names its resolutions."""
    found = Snapshot(day, {}, {}, _DECREE.findall(nfc(message)))
    for province in listed:
        found.provinces[province["level1_id"]] = split_kind(province["name"], PROVINCE_KINDS)[1]
        for district in province["level2s"] or []:
            kind, name = split_kind(district["name"], DISTRICT_KINDS)
            found.units[district["level2_id"]] = Unit(district["level2_id"], kind, name, province["level1_id"])
            for commune in district["level3s"] or []:
                kind, name = split_kind(commune["name"], COMMUNE_KINDS)
                found.units[commune["level3_id"]] = Unit(commune["level3_id"], kind, name, district["level2_id"])
    return found


def changelog(repository: str) -> dict[date, list[tuple[str, str]]]:
    """The resolutions behind each list, from the changes of the package made of them."""
    found: dict[date, list[tuple[str, str]]] = defaultdict(list)
    text = nfc(git(repository, "show", "HEAD:transformers/dart-dvhcvn/CHANGELOG.md"))
    for head, *body in re.findall(r"^## [\d.]+\.(\d{8})$(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE):
        found[date.fromisoformat(head)] += _DECREE.findall(body[0])
    return found


def last_list() -> dict[str, Unit]:
    """The units of before.tsv by code, with what they lie in."""
    found: dict[str, Unit] = {}
    province = district = ""
    for code, kind, name, *_ in rows("before.tsv"):
        within = {2: "", 3: province, 5: district}[len(code)]
        province, district = (code, "") if len(code) == 2 else (province, code if len(code) == 3 else district)
        found[code] = Unit(code, kind, name, within)
    return found


class Mergers:
    """What merged communes became, by folded names."""

    def __init__(self, repository: str, last: dict[str, Unit]) -> None:
        self._last = last
        self._by_key: dict[tuple[str, str, str], str] = {}
        for unit in last.values():
            if len(unit.code) == 5:
                district = last[unit.within]
                self._by_key[_key(last[district.within]), _key(district), _key(unit)] = unit.code
        self._became: dict[tuple[str, str], set[str]] = defaultdict(set)
        text = git(repository, "show", "HEAD:data/alias_keywords/legacy/alias_ward.csv")
        for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff"))):
            names = [_folded(row[name] or "") for name in ("province_key", "district_key", "ward_key", "alias_keyword")]
            if code := self._by_key.get((names[0], names[1], names[2])):
                self._became[names[0], names[3]].add(code)

    def became(self, unit: Unit, districts: set[str]) -> set[str]:
        """Codes of the communes that took a commune in, of these districts."""
        province = _key(self._last[self._last[next(iter(districts))].within]) if districts else ""
        names = _key(unit), _folded(unit.name)
        found = self._became[province, names[0]] or self._became[province, names[1]]
        return {code for code in found if self._last[code].within in districts}


def _folded(text: str) -> str:
    return re.sub("[^a-z0-9]", "", fold(text))


def _key(unit: Unit) -> str:
    return _folded(f"{unit.kind} {re.sub('^0+', '', unit.name)}")


class Earlier(NamedTuple):
    """A row of the table."""

    unit: Unit
    until: date
    became: tuple[str, ...]
    decree: str


def earlier(lists: list[Snapshot], last: dict[str, Unit], mergers: Mergers) -> tuple[list[Earlier], list[Unit]]:
    """The rows, and units of which no source says what they became."""
    gone: dict[tuple[str, str, str, str], tuple[Unit, Snapshot, Snapshot | None]] = {}
    for number, one in enumerate(lists):
        following = lists[number + 1] if number + 1 < len(lists) else None
        for unit in one.units.values():
            gone[unit.key] = (unit, one, following)
    known = {unit.key for unit in last.values()}
    gone = {key: found for key, found in gone.items() if key not in known}
    found: list[Earlier] = []
    lost: list[Unit] = []
    into = _moved(lists, last)
    for unit, at, following in gone.values():
        if len(unit.code) == 3:
            became = _district_became(unit, at, last, mergers, into)
        elif unit.code in last:
            became = {unit.code}
        else:
            became = mergers.became(unit, into[unit.within]) or _namesake(unit, at, last, into[unit.within])
        if not became:
            lost.append(unit)
            continue
        if _is_told(unit, became, last):
            continue
        day = following.day if following else date(2025, 7, 1)
        spelled = _spelled(unit, became, last)
        found.append(Earlier(spelled, day, tuple(sorted(became)), _decree(unit, at, following)))
    return found, lost


def _names(unit: Unit) -> tuple[str, str]:
    return unit.kind, name_key(unit.name)


def _moved(lists: list[Snapshot], last: dict[str, Unit]) -> dict[str, set[str]]:
    """By every district's code: the districts of the last list where its communes are, or may have been merged into."""
    into: dict[str, set[str]] = defaultdict(set)
    for one in lists:
        for unit in one.units.values():
            if len(unit.code) == 5 and unit.code in last:
                into[unit.within].add(last[unit.code].within)
            elif len(unit.code) == 3 and unit.code in last:
                into[unit.code].add(unit.code)
    return into


def _district_became(
    unit: Unit, at: Snapshot, last: dict[str, Unit], mergers: Mergers, into: dict[str, set[str]]
) -> set[str]:
    found: set[str] = set()
    for one in at.units.values():
        if one.within == unit.code and len(one.code) == 5:
            codes = {one.code} if one.code in last else mergers.became(one, into[unit.code])
            found |= {last[code].within for code in codes}
    return found or ({unit.code} if unit.code in last else set())


def _namesake(unit: Unit, at: Snapshot, last: dict[str, Unit], districts: set[str]) -> set[str]:
    """The commune of that name that got another code: of that kind, or a new one of another."""
    alike = [one for one in last.values() if one.within in districts and name_key(one.name) == name_key(unit.name)]
    same = {one.code for one in alike if one.kind == unit.kind}
    return same or {one.code for one in alike if one.code not in at.units}


def _is_told(unit: Unit, became: set[str], last: dict[str, Unit]) -> bool:
    """Whether the last list has a unit of that kind and name in its place already (communes need a district)."""
    if len(unit.code) == 3 and unit.code not in last:
        return False
    return any(_names(last[code]) == _names(unit) and last[code].within == unit.within for code in became)


def _spelled(unit: Unit, became: set[str], last: dict[str, Unit]) -> Unit:
    """The unit with the marks that the last list has, and without zeros before a number."""
    same = [last[code].name for code in became if name_key(last[code].name) == name_key(unit.name)]
    return unit._replace(name=same[0] if same else re.sub(r"^0+(?=\d)", "", unit.name))


def _decree(unit: Unit, at: Snapshot, following: Snapshot | None) -> str:
    """The one resolution of that day that names the unit's province; "" when none or several do."""
    if following is None:
        return ""
    district = at.units[unit.within] if len(unit.code) == 5 else unit
    names = {name for name in (at.provinces.get(district.within), following.provinces.get(district.within)) if name}
    named = {
        number.replace("/UBTVQH", "/NQ-UBTVQH") if "NQ" not in number else number
        for number, about in following.decrees
        if any(
            re.search(rf"\b{re.escape(fold(name))}\b", fold(about).replace("-", " - ").replace("  ", " "))
            for name in names
        )
    }
    named = {one for one in named if "UBTVQH" in one} or named  # beside what the National Assembly decided
    named |= {found} if (found := MORE_DECREES.get((district.within, following.day))) else set()
    return named.pop() if len(named) == 1 else ""


def lines(found: Iterable[Earlier]) -> Iterator[str]:
    """earlier.tsv: districts first, then communes, in the order of their codes and days."""
    yield TITLE
    for unit, until, became, decree in sorted(found, key=lambda one: (len(one.unit.code), one.unit.code, one.until)):
        yield "\t".join((*unit, until.isoformat(), " ".join(became), decree))


def main() -> None:
    dvhcvn, history, admin_units = sys.argv[1:]
    last = last_list()
    lists = {one.day: one for one in snapshots(history, "data.json")}
    own: set[date] = set()  # git tells the newest version of a day's list first
    for one in snapshots(dvhcvn, "data/dvhcvn.json"):
        if one.day >= SURE and one.day not in own:
            one.decrees += lists[one.day].decrees if one.day in lists else []
            lists[one.day] = one
            own.add(one.day)
    for day, decrees in changelog(dvhcvn).items():
        if day in lists:
            lists[day].decrees += decrees
    found, lost = earlier([lists[day] for day in sorted(lists)], last, Mergers(admin_units, last))
    unnamed, found = [one for one in found if not one.decree], [one for one in found if one.decree]
    write_whole(Path(TARGET) / "earlier.tsv", "\n".join(lines(found)) + "\n")
    districts = [one for one in found if len(one.unit.code) == 3]
    print(f"{len(districts)} earlier districts, {len(found) - len(districts)} earlier communes")
    print(f"{len(unnamed)} units left out, because no list names the resolution")
    print(f"{len(lost)} units left out, because no source says what they became:")
    for unit in lost:
        print("  ", *unit)


if __name__ == "__main__":
    main()
