"""Chunks of inputs handed to processes, one after another; a process that dies is counted, and the rest goes on."""

import json
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from tests.fuzz.target import sample_of
from tests.fuzz.worker import ROOT, STATE, Chunk, Finding

KINDS = ("crash", "escape", "broken", "slow")
_KEPT = 5  # inputs kept of those that one cause spoils
_MEMORY = 3 * 2**30  # bytes of a process: the largest photo that is taken needs a third
_CHUNK = 2_500


@dataclass(frozen=True)
class Plan:
    """How much to run; `slow` and `stop` are seconds of processor of an input, `patience`, `seconds` of the clock."""

    seed: int = 1
    inputs: int = 1_000
    seconds: float = 0
    jobs: int = 1
    chunk: int = _CHUNK
    slow: float = 2
    stop: float = 30
    patience: float = 600
    memory: int = _MEMORY
    keep: Path | None = None
    only: int | None = None


@dataclass
class Outcome:
    """What came of one target."""

    target: str
    seed: int
    inputs: int = 0
    slowest: float = 0
    slowest_index: int = -1
    seconds: float = 0
    counts: Counter[str] = field(default_factory=Counter)
    causes: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: dict[tuple[str, str], list[Finding]] = field(default_factory=dict)

    def add(self, finding: Finding) -> bool:
        """Count it; whether it is among the first of its cause."""
        key = (finding.kind, finding.cause)
        self.counts[finding.kind] += 1
        self.causes[key] += 1
        some = self.examples.setdefault(key, [])
        if len(some) < _KEPT:
            some.append(finding)
            return True
        return False


def run(name: str, plan: Plan) -> Outcome:
    """Run one target."""
    outcome, begin, lock = Outcome(name, plan.seed), time.monotonic(), threading.Lock()

    def one(bounds: tuple[int, int]) -> None:
        if plan.seconds and bounds[0] and time.monotonic() - begin > plan.seconds:
            return
        with tempfile.TemporaryDirectory(prefix="fuzz-state-") as folder:
            found, state = Path(folder) / "found", Path(folder) / "state"
            found.touch()
            chunk = Chunk(name, plan.seed, *bounds, str(found), str(state), plan.slow, plan.stop, plan.memory)
            _finish(chunk, plan, outcome, lock)

    with ThreadPoolExecutor(plan.jobs) as pool:
        list(pool.map(one, _bounds(plan)))
    outcome.seconds = time.monotonic() - begin
    return outcome


def _bounds(plan: Plan) -> Iterator[tuple[int, int]]:
    if plan.only is not None:
        yield plan.only, plan.only + 1
        return
    last = plan.inputs or 10**9
    size = plan.chunk if not plan.seconds else min(plan.chunk, 500)
    for first in range(0, last if plan.inputs else size * 10_000, size):
        yield first, min(first + size, last)


def _finish(chunk: Chunk, plan: Plan, outcome: Outcome, lock: threading.Lock) -> None:
    """Run the chunk to its end, with a new process behind every input that ended one."""
    done, slowest, its_index = 0, 0.0, -1
    found: list[Finding] = []
    while chunk.first < chunk.last:
        Path(chunk.state).write_bytes(STATE.pack(chunk.first, done, slowest, its_index))
        end = _ended(chunk, plan.patience)
        index, done, slowest, its_index = STATE.unpack(Path(chunk.state).read_bytes())
        if index < chunk.last:
            found.append(Finding(index, "crash", end.partition("\n")[0], f"the process ended: {end}"))
            done += 1
        chunk = replace(chunk, first=index + 1)
    found += (Finding(**json.loads(line)) for line in Path(chunk.found).read_text("utf-8").splitlines())
    with lock:
        outcome.inputs += done
        if slowest > outcome.slowest:
            outcome.slowest, outcome.slowest_index = slowest, its_index
        for one in sorted(found, key=lambda one: one.index):
            if outcome.add(one) and plan.keep is not None:
                keep(plan.keep, chunk, one)


def _ended(chunk: Chunk, patience: float) -> str:
    """How the process of a chunk ended; it is ended here when it stands still."""
    command = [sys.executable, "-m", "tests.fuzz.worker", json.dumps(asdict(chunk))]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    while True:
        before = Path(chunk.state).read_bytes()
        try:
            _, errors = process.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            if Path(chunk.state).read_bytes() != before:
                continue
            process.kill()
            process.communicate()
            return f"no answer within {patience:g} s"
        return f"code {process.returncode}\n{errors[-3000:]}" if process.returncode else "done"


def keep(folder: Path, chunk: Chunk, finding: Finding) -> None:
    """Write the input, and what was found, so that a person can look at both."""
    place = folder / f"{chunk.target}-{chunk.seed}-{finding.index}"
    place.mkdir(parents=True, exist_ok=True)
    again = f"python -m tests.fuzz --target {chunk.target} --seed {chunk.seed} --only {finding.index}"
    with (place / "found.txt").open("a", encoding="utf-8", errors="backslashreplace") as file:
        file.write(f"{finding.kind}: {finding.words}\n{again}\n\n")
    for number, (name, content) in enumerate(sample_of(chunk.target, chunk.seed, finding.index).items()):
        plain = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in name[-40:])
        ending = Path(name).suffix if Path(name).suffix.isascii() else ""
        (place / f"{number:02}-{plain}{ending[:8]}").write_bytes(content)
