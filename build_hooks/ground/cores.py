"""Make many things on all cores: what Pillow does outside of Python's lock in threads, Python's own in processes."""

import os
import struct
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from tempfile import TemporaryFile
from typing import BinaryIO, TypeVar

from build_hooks.ground.progress import progress

T = TypeVar("T")
_MANY = 200  # items that take longer than the start of a process
_SIZE = struct.Struct(">Q")


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


def make_apart(make: Callable[[T], bytes], items: Sequence[T]) -> list[bytes]:
    """What `make` gives for each item, a part of them here and each other part in a process that is forked for it.

    All of them here where they are few, where a system forks nothing, or where threads run, which a fork would cut off.
    """
    cores = os.cpu_count() or 1
    if len(items) < _MANY or cores == 1 or not hasattr(os, "fork") or threading.active_count() > 1:
        return [make(item) for item in items]
    made = [make(items[0])] * len(items)  # what all parts need of tables is there before they part
    parts = [_Part(make, items[core::cores]) for core in range(1, cores)]
    try:
        made[cores::cores] = [make(item) for item in items[cores::cores]]
    finally:
        texts = [part.ended() for part in parts]
    for core, its in enumerate(texts, 1):
        part = items[core::cores]
        made[core::cores] = its if len(its) == len(part) else [make(item) for item in part]
    return made


class _Part:
    """A forked process that writes what it makes into a file: a pipe would be full before anybody reads."""

    def __init__(self, make: Callable[[T], bytes], items: Sequence[T]) -> None:
        from multiprocessing import get_context  # most runs need none

        self._file = TemporaryFile()  # noqa: SIM115 - closed when it has ended
        self._process = get_context("fork").Process(target=_write, args=(self._file, make, items))
        self._process.start()

    def ended(self) -> list[bytes]:
        """What it made; less where it did not come to its end."""
        self._process.join()
        with self._file as file:
            file.seek(0)
            return list(_contents(file))


def _write(file: BinaryIO, make: Callable[[T], bytes], items: Sequence[T]) -> None:
    for item in items:
        content = make(item)
        file.write(_SIZE.pack(len(content)) + content)
    file.flush()


def _contents(file: BinaryIO) -> Iterator[bytes]:
    while len(size := file.read(_SIZE.size)) == _SIZE.size:
        (length,) = _SIZE.unpack(size)
        if len(content := file.read(length)) < length:
            return
        yield content
