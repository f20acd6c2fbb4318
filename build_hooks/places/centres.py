"""Where today's communes lie: the centre of each, from the data set that the tables of places are made of."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from build_hooks.places.tables import rows

HOANG_SA, TRUONG_SA = "20333", "22736"
"""The codes of the two special zones that are archipelagos: of Đà Nẵng and of Khánh Hòa."""
ARCHIPELAGOS = (HOANG_SA, TRUONG_SA)
_EAST = 111.0  # degrees; both archipelagos lie farther east than any other commune
_STEP = 1000  # of the table, in a degree


class Centre(NamedTuple):
    """Degrees of longitude east and of latitude north (WGS 84)."""

    east: float
    north: float


@cache
def centres() -> Mapping[str, Centre]:
    """The centre of each of today's communes by its code.

    Raises ValueError where an archipelago is missing or not in the sea: drawn at the coast it would be another country.
    """
    found = {code: Centre(int(east) / _STEP, int(north) / _STEP) for code, east, north in rows("centres.tsv")}
    if wrong := [code for code in ARCHIPELAGOS if code not in found or found[code].east <= _EAST]:
        raise ValueError(f"centres.tsv: {', '.join(wrong)} must lie east of {_EAST:g}°")
    return found
