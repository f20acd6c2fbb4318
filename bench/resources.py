"""What a whole process costs, with the processes it started: wall time, CPU time, memory."""

import os
import statistics
import subprocess
import tempfile
import time
from typing import NamedTuple

from bench.timing import Timed, progress


class Cost(NamedTuple):
    """`wall` and `cpu` (user and system, all threads and children) in seconds; `peak` of the largest process in MB."""

    wall: float
    cpu: float
    peak: float
    walls: tuple[float, ...] = ()


def cost(side: Timed) -> Cost:
    """Run it once. A process that fails ends the measurement with what it printed.

    Linux counts what the parent held at the moment of `exec` into the child's peak, so the parent must stay small.
    """
    side.before()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        start = time.perf_counter()
        process = subprocess.Popen(side.command, cwd=side.folder, stdout=out, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        printed = out.read()
    if process.returncode:
        raise SystemExit(f"{side.name}: exit {process.returncode}\n{printed}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6)


def costs_in_turn(sides: list[Timed], runs: int) -> dict[str, Cost]:
    """A B C A B C …; the medians of each side, and the highest peak."""
    seen: dict[str, list[Cost]] = {side.name: [] for side in sides}
    for number in range(1, runs + 1):
        for side in sides:
            one = cost(side)
            seen[side.name].append(one)
            progress(f"run {number}/{runs}: {side.name} {one.wall:.2f} s, CPU {one.cpu:.2f} s, {one.peak:.0f} MB")
    return {name: _middle(costs) for name, costs in seen.items()}


def _middle(costs: list[Cost]) -> Cost:
    wall, cpu = statistics.median(one.wall for one in costs), statistics.median(one.cpu for one in costs)
    return Cost(wall, cpu, max(one.peak for one in costs), tuple(one.wall for one in costs))
