"""Many small contents in one file of the cache, each under the hash of what it was made from and proven by its own.

The file is a line that names the recipe of the maker, the contents, a row for each, and the number of rows. What is cut
off, spoilt, exchanged or of another recipe is as if it were not there.
"""

import hashlib
import os
import struct
import tempfile
import weakref
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from build_hooks.ground.cache import UNFINISHED

_ROW = struct.Struct(">32s32sQI")
_COUNT = struct.Struct(">Q")


class _Row(NamedTuple):
    """Where a content stands in a file, and the hash that proves it."""

    file: BinaryIO
    proof: bytes
    start: int
    size: int


class Entries:
    """What the file at `path` holds, and what is put beside it; written whole when closed, or not at all.

    A folder that cannot be written to is no reason to fail. What nobody asked for stays until as much of it is there
    as of what was: the catalog may be built in parts, or go back to what it was.
    """

    def __init__(self, path: Path, recipe: str) -> None:
        self._path, self._head = path, f"{recipe}\n".encode()
        self._used: dict[bytes, _Row] = {}
        self._rows: dict[bytes, _Row] = {}
        self._new: BinaryIO | None = None
        self._end = len(self._head)  # of the new one
        self._process = os.getpid()
        self._held: list[BinaryIO] = []
        self._unfinished: list[Path] = []
        self._let_go = weakref.finalize(self, _let_go, self._held, self._unfinished, self._process)
        with suppress(OSError):
            self._held.append(path.open("rb"))
            self._rows = self._listed(self._held[0])

    def get(self, key: bytes) -> bytes | None:
        """The content under the key of 32 bytes, each byte as it was put; None where there is none."""
        if (row := self._used.get(key) or self._rows.get(key)) is None:
            return None
        content = _read(row)
        if row.file is self._new:
            row.file.seek(0, os.SEEK_END)
        if _proof(key, content) != row.proof:
            self._rows.pop(key, None)
            return None
        self._used[key] = row
        return content

    def put(self, key: bytes, content: bytes) -> None:
        """Keep a content for the next run."""
        if os.getpid() != self._process:  # a forked one has the same file, and another end of it in mind
            return
        try:
            file = self._new = self._new or self._begun()
            file.write(content)
        except OSError:
            return
        self._used[key] = _Row(file, _proof(key, content), self._end, len(content))
        self._end += len(content)

    def close(self) -> None:
        """Write the file anew if anything was put."""
        if self._new is not None and os.getpid() == self._process:
            with suppress(OSError):
                self._finish(self._new)
        self._let_go()

    def _listed(self, file: BinaryIO) -> dict[bytes, _Row]:
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        if file.read(len(self._head)) != self._head or size < len(self._head) + _COUNT.size:
            return {}
        file.seek(size - _COUNT.size)
        (count,) = _COUNT.unpack(file.read(_COUNT.size))
        start = size - _COUNT.size - count * _ROW.size
        if start < len(self._head):
            return {}
        file.seek(start)
        return {key: _Row(file, *row) for key, *row in _ROW.iter_unpack(file.read(count * _ROW.size))}

    def _begun(self) -> BinaryIO:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=f".{self._path.name}.", suffix=UNFINISHED)
        file = os.fdopen(handle, "w+b")
        self._held.append(file)
        self._unfinished.append(Path(name))
        file.write(self._head)
        return file

    def _finish(self, file: BinaryIO) -> None:
        """Behind what was put goes what was asked for of the older file, and as much of the rest."""
        others = islice((key for key in self._rows if key not in self._used), len(self._used))
        kept = self._used | {key: self._rows[key] for key in others}
        file.writelines(_carried(file, kept))
        file.write(_COUNT.pack(len(kept)))
        for held in self._held:
            held.close()  # Windows moves nothing over an open file
        self._unfinished[0].chmod(0o644)
        self._unfinished[0].replace(self._path)


def _carried(file: BinaryIO, kept: dict[bytes, _Row]) -> Iterable[bytes]:
    """What stands elsewhere than in `file`, one after the other, and then the rows of all."""
    rows, start = [], file.seek(0, os.SEEK_END)
    for key, row in kept.items():
        if row.file is file:
            rows.append(_ROW.pack(key, row.proof, row.start, row.size))
            continue
        content = _read(row)
        rows.append(_ROW.pack(key, row.proof, start, len(content)))
        start += len(content)
        yield content
    yield b"".join(rows)


def _read(row: _Row) -> bytes:
    try:
        row.file.seek(row.start)
        return row.file.read(row.size)
    except (OSError, OverflowError, ValueError, MemoryError):  # a place that was spoilt may name anything
        return b""


def _proof(key: bytes, content: bytes) -> bytes:
    return hashlib.sha256(key + content).digest()


def _let_go(held: list[BinaryIO], unfinished: list[Path], process: int) -> None:
    for file in held:
        with suppress(OSError):  # a full disk does not take what is left of it
            file.close()
    for path in unfinished if os.getpid() == process else ():
        path.unlink(missing_ok=True)
