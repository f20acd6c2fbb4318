"""The tables of places as the form takes them: a line a unit, kinds as one letter; 127 KB once compressed."""

from collections.abc import Iterable
from typing import Any

from build_hooks import places, rules
from build_hooks.places import OldCommune, OldDistrict, tables
from build_hooks.places.place import EarlierCommune, OldProvince, Place
from build_hooks.places.wording import KINDS, WORDING

_LETTERS = dict(zip(KINDS, "abcdefghi", strict=True))


def places_data() -> dict[str, Any]:
    """`today`: provinces, each with its communes below; `before`: old provinces, districts and communes likewise.

    A line is code, letter of the kind, name, and for an old commune the codes of today it has a part in. `earlier` has
    names since 2018 that were gone before: a district's line is code, letter, name, province and the codes of `before`
    it became; below a district's code alone come its communes as letter, name ("" for that of the first) and codes.
    """
    return {
        "kinds": {letter: kind for kind, letter in _LETTERS.items()},
        "wording": WORDING,
        "short_forms": rules.short_forms(),
        "today": "\n".join(_today()),
        "before": "\n".join(_before()),
        "earlier": "\n".join(_earlier()),
    }


def _today() -> list[str]:
    lines: list[str] = []
    for province in places.provinces():
        lines.append(_line(province))
        lines += [_line(commune) for commune in places.communes() if commune.province is province]
    return lines


def _before() -> list[str]:
    lines: list[str] = []
    province: OldProvince | None = None
    below: dict[str, list[OldCommune]] = {}
    for commune in places.old_communes():
        below.setdefault(commune.district.code, []).append(commune)
    for district in places.old_districts():
        if district.province is not province:
            province = district.province
            lines.append(_line(province))
        communes = below.get(district.code, [])
        lines.append(_line(district, _own(district, communes)))
        lines += [_line(commune, _codes(commune.candidates)) for commune in communes]
    return lines


def _earlier() -> list[str]:
    lines = [
        "\t".join([_line(district), district.province.code, _codes(district.became)])
        for district in tables.earlier_districts()
    ]
    below: dict[str, list[EarlierCommune]] = {}
    for commune in tables.earlier_communes():
        below.setdefault(commune.district.code, []).append(commune)
    for code, communes in below.items():
        lines.append(code)
        for item in communes:
            name = "" if item.name == item.became[0].name else item.name
            lines.append("\t".join([_LETTERS[item.kind], name, _codes(item.became)]))
    return lines


def _codes(places: Iterable[Place]) -> str:
    return " ".join(place.code for place in places)


def _own(district: OldDistrict, communes: list[OldCommune]) -> str:
    """Communes of today that no commune of the district leads to."""
    known = {candidate.code for commune in communes for candidate in commune.candidates}
    return _codes(candidate for candidate in district.candidates if candidate.code not in known)


def _line(place: Place, codes: str = "") -> str:
    return "\t".join([place.code, _LETTERS[place.kind], place.name, *([codes] if codes else [])])
