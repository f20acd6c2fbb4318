"""One chunk of inputs in a process of its own, so that a decoder that crashes or hangs takes only this one with it."""

import contextlib
import json
import os
import signal
import struct
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.fuzz.target import Sample, Target, sample_of, target
from tests.fuzz.watch import Watch

try:
    import resource
except ImportError:  # Windows has none
    resource = None  # type: ignore[assignment]

ROOT = Path(__file__).parent.parent.parent
STATE = struct.Struct("<qqdq")  # the input at work, inputs done, seconds of the slowest, its number
_ROOM = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108  a disk is the slowest part of many inputs
TWICE = 4  # of how many inputs one is run a second time


@dataclass(frozen=True)
class Chunk:
    """Inputs `first` to `last` of a target; findings go into `found`, a JSON a line, and the state into `state`."""

    target: str
    seed: int
    first: int
    last: int
    found: str
    state: str
    slow: float
    stop: float
    memory: int


@dataclass(frozen=True)
class Finding:
    """`kind` is crash, escape, broken or slow; `cause` tells findings of one origin from others."""

    index: int
    kind: str
    cause: str
    words: str


def work(chunk: Chunk) -> None:
    """Run every input of the chunk."""
    if resource is not None and chunk.memory:
        with contextlib.suppress(ValueError, OSError):  # macOS knows the word and not the thing
            resource.setrlimit(resource.RLIMIT_AS, (chunk.memory, chunk.memory))
    its = target(chunk.target)
    with (
        tempfile.TemporaryDirectory(prefix="fuzz-", dir=_ROOM) as name,
        Path(chunk.found).open("a", encoding="utf-8") as found,
        Path(chunk.state).open("r+b", buffering=0) as state,
    ):
        folder = Path(name).resolve()
        tempfile.tempdir = name  # whoever asks for a place of his own gets it here
        watch = Watch(folder, [ROOT])
        _, done, slowest, its_index = STATE.unpack(state.read(STATE.size))
        for index in range(chunk.first, chunk.last):
            state.seek(0)
            state.write(STATE.pack(index, done, slowest, its_index))
            sample = sample_of(chunk.target, chunk.seed, index)
            with _stopped_after(chunk.stop):
                seconds, findings = _run(its, sample, folder, watch, index)
            done += 1
            if seconds > slowest:
                slowest, its_index = seconds, index
            if seconds > chunk.slow:
                findings.append(Finding(index, "slow", "slow", f"{seconds:.2f} s of processor"))
            for one in findings:
                found.write(json.dumps(asdict(one)) + "\n")
                found.flush()
        state.seek(0)
        state.write(STATE.pack(chunk.last, done, slowest, its_index))


def _run(its: Target, sample: Sample, folder: Path, watch: Watch, index: int) -> tuple[float, list[Finding]]:
    """Seconds of processor, and what was found of one input."""
    watch.seen.clear()
    begin = processor_time()
    watch.is_on = True
    try:
        result = its.run(sample, folder)
        watch.is_on = False
        seconds = processor_time() - begin
        words = [*watch.seen, *its.faults(sample, result)]
        if index % TWICE == 0 and its.run(sample, folder) != result:
            words.append("the same input twice has two results")
    except Exception as error:
        watch.is_on = False
        cause = _cause(error)
        return processor_time() - begin, [Finding(index, "crash", cause, "".join(traceback.format_exception(error)))]
    return seconds, [Finding(index, "escape" if one.startswith("escape") else "broken", one[:50], one) for one in words]


def _cause(error: BaseException) -> str:
    """The error's type with the deepest line of the product that let it through."""
    frames = [one for one in traceback.extract_tb(error.__traceback__) if "build_hooks" in one.filename]
    at = f"in {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "outside of the product"
    return f"{type(error).__name__} {at}"


def processor_time() -> float:
    """Seconds of processor of this process and of those it started."""
    if resource is None:
        return time.process_time()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


@contextlib.contextmanager
def _stopped_after(seconds: float) -> Iterator[None]:
    """The process ends when one input takes more than so much processor; a decoder in C listens to nothing else."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)


if __name__ == "__main__":
    os.chdir(ROOT)
    work(Chunk(**json.loads(sys.argv[1])))
