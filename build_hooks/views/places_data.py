"""The tables of places as the form takes them: a line a unit, kinds as one letter; 112 KB once compressed."""

from typing import Any

from build_hooks import places
from build_hooks.places import OldDistrict
from build_hooks.places.place import OldProvince, Place

_KINDS = ("Tỉnh", "Thành phố", "Huyện", "Quận", "Thị xã", "Xã", "Phường", "Thị trấn", "Đặc khu")
_LETTERS = dict(zip(_KINDS, "abcdefghi", strict=True))


def places_data() -> dict[str, Any]:
    """`today`: provinces, each with its communes below; `before`: old provinces, districts and communes likewise.

    A line is code, letter of the kind, name, and for an old commune the codes of today it has a part in.
    """
    return {
        "kinds": {letter: kind for kind, letter in _LETTERS.items()},
        "today": "\n".join(_today()),
        "before": "\n".join(_before()),
    }


def _today() -> list[str]:
    lines: list[str] = []
    for province in places.provinces():
        lines.append(_line(province))
        lines += [_line(one) for one in places.communes() if one.province is province]
    return lines


def _before() -> list[str]:
    lines: list[str] = []
    province: OldProvince | None = None
    below: dict[str, list[str]] = {}
    for commune in places.old_communes():
        codes = " ".join(one.code for one in commune.candidates)
        below.setdefault(commune.district.code, []).append(_line(commune, codes))
    for district in places.old_districts():
        if district.province is not province:
            province = district.province
            lines.append(_line(province))
        lines += [_line(district, _own(district)), *below.get(district.code, [])]
    return lines


def _own(district: OldDistrict) -> str:
    """Communes of today that no commune of the district leads to."""
    known = {
        one.code for commune in places.old_communes() if commune.district is district for one in commune.candidates
    }
    return " ".join(one.code for one in district.candidates if one.code not in known)


def _line(place: Place, codes: str = "") -> str:
    return "\t".join([place.code, _LETTERS[place.kind], place.name, *([codes] if codes else [])])
