"""What a target of the fuzzer is: a maker of inputs, a runner, and the promises that its result is held against."""

import importlib
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, Protocol, cast

from tests.fuzz.dice import Dice

Sample = dict[str, bytes]
"""One input: the files that a stranger sends, by name."""

TARGETS = ("reader", "rules", "settings", "story", "zip", "html", "xlsx", "papers", "csv", "codes", "photos", "figures")


class Target(Protocol):
    """A module of tests/fuzz/targets."""

    def make(self, dice: Dice) -> Sample:
        """An input: something real, mostly spoilt."""

    def run(self, sample: Sample, folder: Path) -> object:
        """What the product makes of it, equal for equal inputs. Lets no exception out but undeclared ones.

        `folder` is all that may be written to or read from.
        """

    def faults(self, sample: Sample, result: Any) -> Iterator[str]:
        """Every promise that the result breaks, in words; those that begin with "escape" are the worst."""


def target(name: str) -> Target:
    """The target of this name: one of TARGETS, or the full name of a module."""
    return cast(Target, importlib.import_module(name if "." in name else f"tests.fuzz.targets.{name}"))


def sample_of(name: str, seed: int, index: int) -> Sample:
    """The input that has this number; no other input has a part in it."""
    return target(name).make(Dice(Random(f"{seed} {name} {index}")))  # noqa: S311


def fresh(folder: Path, sample: Sample) -> Path:
    """A new folder in `folder` with the sample's files in it."""
    _empty(place := folder / "in")
    for name, content in sample.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return place


def _empty(place: Path) -> None:
    if place.is_dir() and not place.is_symlink():
        for entry in place.iterdir():
            _empty(entry)
        place.rmdir()
    elif place.exists() or place.is_symlink():
        place.unlink()
