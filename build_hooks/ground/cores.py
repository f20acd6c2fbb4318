"""Make many things on all cores: what Pillow does outside of Python's lock in threads, Python's own in processes."""

import marshal
import os
import signal
import struct
import threading
import weakref
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from tempfile import TemporaryFile
from typing import Any, BinaryIO, Generic, TypeVar

from build_hooks.ground.progress import progress

T = TypeVar("T")
_MANY = 200  # items that take longer than a fork and what it copies
_HEAD = struct.Struct(">IQ")  # the number of an item, and the size of what was made of it
_TURN = struct.Struct(">I")
_MOST_TURNS = 1000  # they lie in a pipe, which holds a page before anybody reads


def make_all(make: Callable[[T], object], items: Collection[T], what: str) -> None:
    """Call `make` for each item. After an error or an interruption, what had not begun is not begun."""
    if not items:
        return
    pool = ThreadPoolExecutor(os.cpu_count())
    try:
        for _ in progress(pool.map(make, items), len(items), what):
            pass
    finally:
        pool.shutdown(cancel_futures=True)


def make_apart(
    make: Callable[[T], bytes], items: Sequence[T], many: int = _MANY
) -> Generator[tuple[int, bytes], None, None]:
    """The number of each item with what `make` gives for it, in no order: some made here, others in forked processes.

    Each takes its next items when it has done those before. All are made here where there are fewer than `many` or no
    process can be forked.
    """
    cores = os.cpu_count() or 1
    if len(items) < many or cores == 1:
        yield from ((number, make(item)) for number, item in enumerate(items))
        return
    left = dict(enumerate(items))
    yield 0, make(left.pop(0))  # what all need of tables is there before they part
    turns = Turns(1, len(items))
    work = partial(_make, make, items, turns, os.getpid())
    others = [other for _ in range(1, cores) if (other := Elsewhere.begun(work))]
    try:
        for number in turns:
            yield number, make(left.pop(number))
        for other in others:
            for number, content in _contents(other.said()):
                del left[number]
                yield number, content
    finally:
        for other in others:
            other.end()
    for number, item in left.items():  # of one that did not come to its end
        yield number, make(item)


class Turns:
    """The numbers from `first` to below `end`, each given once to one of all processes that ask."""

    def __init__(self, first: int, end: int) -> None:
        self._end, self._step = end, max(1, -(-(end - first) // _MOST_TURNS))
        self._read, write = os.pipe()
        os.write(write, b"".join(map(_TURN.pack, range(first, end, self._step))))
        os.close(write)
        weakref.finalize(self, os.close, self._read)

    def __iter__(self) -> Iterator[int]:
        while turn := os.read(self._read, _TURN.size):
            (first,) = _TURN.unpack(turn)
            yield from range(first, min(first + self._step, self._end))


class Elsewhere:
    """A forked process that does `work`, which writes into a file: a pipe would be full before anybody reads.

    It ends where its work does, in whatever way; who asks has to see whether all was said.
    """

    @classmethod
    def begun(cls, work: Callable[[BinaryIO], None]) -> "Elsewhere | None":
        """None where none can be forked: not on every system, nor beside threads, which a fork would cut off, nor where
        there is no place for the file."""
        if not hasattr(os, "fork") or threading.active_count() > 1:
            return None
        try:
            return cls(work)
        except OSError:
            return None

    def __init__(self, work: Callable[[BinaryIO], None]) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - closed at its end
        if not (process := os.fork()):
            try:
                with suppress(Exception):
                    work(self._file)
                self._file.flush()
            finally:
                os._exit(0)
        self._alive = [process]
        self._let_go = weakref.finalize(self, _let_go, self._file, self._alive)

    def said(self) -> BinaryIO:
        """What it wrote until it ended."""
        while self._alive:
            os.waitpid(self._alive.pop(), 0)
        self._file.seek(0)
        return self._file

    def end(self) -> None:
        """Nobody needs it any more; it may be said twice."""
        self._let_go()


def _let_go(file: BinaryIO, alive: list[int]) -> None:
    while alive:
        os.kill(alive[-1], signal.SIGKILL)
        os.waitpid(alive.pop(), 0)
    file.close()


class Later(Generic[T]):
    """What `make` gives, in values that marshal knows: made meanwhile by a forked process, or when somebody asks."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._elsewhere = Elsewhere.begun(self._told)

    def value(self) -> T:
        """What it is, once."""
        if self._elsewhere:
            with suppress(EOFError, ValueError, TypeError):  # it did not come to its end
                made: T = marshal.load(self._elsewhere.said())  # noqa: S302 - our own process wrote it
                return made
        return self._make()

    def end(self) -> None:
        """Nobody asks any more; it may be said twice."""
        if self._elsewhere:
            self._elsewhere.end()
            self._elsewhere = None

    def _told(self, file: BinaryIO) -> None:
        made: Any = self._make()
        marshal.dump(made, file)


def _make(make: Callable[[T], bytes], items: Sequence[T], turns: Turns, parent: int, file: BinaryIO) -> None:
    """Take turns until there are none, or nobody who needs it: who was killed must not be outlived by its work."""
    for number in turns:
        if os.getppid() != parent:
            return
        content = make(items[number])
        file.write(_HEAD.pack(number, len(content)) + content)


def _contents(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    while len(head := file.read(_HEAD.size)) == _HEAD.size:
        number, size = _HEAD.unpack(head)
        if len(content := file.read(size)) < size:
            return
        yield number, content
