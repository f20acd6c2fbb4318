"""A target that is bad on purpose: each of its inputs does one thing that the fuzzer must notice."""

import itertools
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.fuzz.dice import Dice
from tests.fuzz.target import Sample

SLOW, STOP = 0.3, 1.0  # seconds of processor; the plan of a test says the same
KINDS = ("good", "crash", "outside", "escape", "broken", "unsteady", "slow", "death", "hang", "memory")
_counted = itertools.count()


def make(dice: Dice) -> Sample:
    return {"kind.txt": dice.one(KINDS).encode()}


def run(sample: Sample, folder: Path) -> object:
    kind = sample["kind.txt"].decode()
    begin = time.process_time()
    if kind == "crash":
        raise ValueError("planted")
    if kind == "outside":
        (folder.parent / "fuzz-planted").write_bytes(b"")
        (folder.parent / "fuzz-planted").unlink()
    if kind == "death":
        os.kill(os.getpid(), signal.SIGKILL)
    if kind == "memory":
        bytearray(64 * 2**30)
    while kind == "hang" or (kind == "slow" and time.process_time() - begin < 1.5 * SLOW):
        pass
    return (kind, next(_counted)) if kind == "unsteady" else (kind, 0)


def faults(sample: Sample, result: Any) -> Iterator[str]:  # noqa: ARG001
    kind, _ = result
    if kind in ("escape", "broken"):
        yield f"{kind}: planted"
