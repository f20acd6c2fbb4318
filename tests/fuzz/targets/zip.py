"""Zips of submissions: names of every kind, headers that lie, bombs, links; opened, sorted and settled."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.fuzz.dice import Dice
from tests.fuzz.packing import packed
from tests.fuzz.sent import members, small_catalog, taken, told
from tests.fuzz.target import Sample, fresh

_SETTLED = 100  # of how many one is settled as well


def make(dice: Dice) -> Sample:
    files = members(dice)
    if dice.happens(0.01):
        files += [(f"anh/{number}.jpg", b"") for number in range(dice.one((50, 2_100)))]
    if dice.happens(0.05):
        files.append(("trong.zip", packed(files)))
    content = packed(files, dice, dice.one((0, 0, 0.01, 0.1)))
    if dice.happens(0.3):
        content = dice.spoilt_bytes(content)
    return {"gui.zip": content}


def run(sample: Sample, folder: Path) -> object:
    whole = zlib.crc32(sample["gui.zip"]) % _SETTLED == 0
    root = small_catalog(folder) if whole else folder
    place = root / "den" if whole else fresh(folder, {})
    place.mkdir(exist_ok=True)
    (place / "gui.zip").write_bytes(sample["gui.zip"])
    return taken(place / "gui.zip", root, whole)


def faults(sample: Sample, result: Any) -> Iterator[str]:  # noqa: ARG001
    return told(result)
