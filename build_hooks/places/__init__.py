"""Vietnam's places of both vintages: today's provinces and communes, and the units before 01/07/2025.

Codes and names were reused, so the two vintages never mix: every function asks one of them. An old place
leads to candidates among today's communes, and a person chooses.
"""

from build_hooks.places.find import (
    find_communes,
    find_old_communes,
    find_old_districts,
    find_provinces,
)
from build_hooks.places.place import Commune, OldCommune, OldDistrict, OldProvince, Province
from build_hooks.places.spelling import Level, nearest
from build_hooks.places.tables import commune, communes, old_commune, old_communes, old_districts, provinces

__all__ = [
    "Commune",
    "Level",
    "OldCommune",
    "OldDistrict",
    "OldProvince",
    "Province",
    "commune",
    "communes",
    "find_communes",
    "find_old_communes",
    "find_old_districts",
    "find_provinces",
    "nearest",
    "old_commune",
    "old_communes",
    "old_districts",
    "provinces",
]
