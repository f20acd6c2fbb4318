"""Time whole processes in turn, so that a busy machine slows all sides alike, and print what was measured."""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple


class Timed(NamedTuple):
    """A command to time in a folder, with these variables; `before` runs before each run and is not timed."""

    name: str
    command: tuple[str, ...]
    folder: Path
    before: Callable[[], None] = lambda: None
    environment: Mapping[str, str] = {}


class Runs(NamedTuple):
    """The seconds of every run, in order, what the last one printed, and the processor's seconds of every run.

    A busy machine makes the first long and leaves the second nearly as they are.
    """

    seconds: list[float]
    printed: str
    processor: list[float]

    @property
    def median(self) -> float:
        """Seconds."""
        return statistics.median(self.seconds)

    @property
    def all(self) -> str:
        """Every run: "1.20 1.31 1.18"."""
        return " ".join(f"{one:.2f}" for one in self.seconds)


def python(*arguments: str) -> tuple[str, ...]:
    """A command of this Python."""
    return (sys.executable, *arguments)


def time_in_turn(sides: list[Timed], runs: int) -> dict[str, Runs]:
    """A B A B …, each run a process of its own. A process that fails ends the measurement with what it printed."""
    measured = {side.name: Runs([], "", []) for side in sides}
    for number in range(1, runs + 1):
        for side in sides:
            side.before()
            busy, start = _processor(), time.perf_counter()
            done = subprocess.run(
                side.command,
                cwd=side.folder,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8", **side.environment},
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            seconds = time.perf_counter() - start
            if done.returncode:
                raise SystemExit(f"{side.name}: exit {done.returncode}\n{done.stdout}{done.stderr}")
            before = measured[side.name]
            processor = [*before.processor, _processor() - busy]
            measured[side.name] = Runs([*before.seconds, seconds], done.stdout + done.stderr, processor)
            progress(f"run {number}/{runs}: {side.name} {seconds:.2f} s")
    return measured


def _processor() -> float:
    """Seconds of all processes that we started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def progress(line: str) -> None:
    """A line for who is waiting."""
    sys.stderr.write(f"{line}\n")


def table(header: list[str], rows: list[list[str]]) -> str:
    """A small Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
