"""Files that can be made again, kept by a key and proven before they are used; what was spoilt is made anew.

The name of a file ends in a hash of its key and its content, so that no flipped bit and no other file in its place goes
unseen, and two runs at once have no table to spoil for each other; whoever knows a name knows what is in the file.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from build_hooks.ground.cache import write_atomically
from build_hooks.ground.cores import make_all, make_apart
from build_hooks.ground.disks import files_below
from build_hooks.ground.progress import progress

T = TypeVar("T")
_MANY = 16  # pictures that take longer than a fork
_SIGNS = 32  # of a hash: 128 bits


def key_of(*parts: object) -> str:
    """The name of what is made from these: the same for the same ones, in every process."""
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:_SIGNS]


class Kept:
    """The files of one kind below `folder`; `suffix` begins with a dot. A key is part of a file's name."""

    def __init__(self, folder: Path, suffix: str) -> None:
        self._folder, self._suffix = folder, suffix
        self._found: dict[str, list[str]] = defaultdict(list)
        self._proven: dict[str, Path] = {}
        for name in files_below(folder):
            key, dash, proof = name[3:].rpartition("-")
            if dash and proof.endswith(suffix):
                self._found[key].append(name)

    def find(self, key: str) -> Path | None:
        """The file, each byte of it as it was made for this key; None where there is none."""
        if key not in self._proven:
            for name in self._found.get(key, ()):
                if name == self._name(key, _content(self._folder / name)):
                    self._proven[key] = self._folder / name
        return self._proven.get(key)

    def content(self, key: str, make: Callable[[], bytes]) -> bytes:
        """What is kept for this key, each byte of it; made and kept where there is nothing, or it was spoilt."""
        for name in self._found.get(key, ()):
            content = _content(self._folder / name)
            if name == self._name(key, content):
                return content
        content = make()
        self.put(key, content)
        return content

    def put(self, key: str, content: bytes) -> Path:
        """Keep a file; returns where."""
        name = self._name(key, content)
        path = self._folder / name
        write_atomically(path, content)
        self._found[key].append(name)
        self._proven[key] = path
        return path

    def lacking(self, keys: Iterable[str]) -> list[str]:
        """The keys for which nothing lies there, each once; what does is proven when somebody asks for it."""
        return [key for key in dict.fromkeys(keys) if key not in self._found]

    def make(self, makers: Mapping[str, Callable[[], bytes]], what: str) -> None:
        """Make on all cores what is lacking."""
        keys = self.lacking(makers)
        with closing(make_apart(lambda key: makers[key](), keys, _MANY)) as made:
            for number, content in progress(made, len(keys), what):
                self.put(keys[number], content)

    def missing(self, keys: Collection[str]) -> list[str]:
        """The keys without a file, each once."""
        return [key for key in dict.fromkeys(keys) if not self.find(key)]

    def paths(self, keys: Iterable[str]) -> set[Path]:
        """The files that there are for these keys."""
        return {path for key in keys if (path := self.find(key))}

    def fill(self, wanted: Mapping[str, T], make: Callable[[T], bytes], what: str) -> dict[str, Path]:
        """The file of every key, made on all cores from what stands behind the key where it is missing."""
        make_all(lambda key: self.put(key, make(wanted[key])), self.missing(wanted), what)
        return {key: self._proven[key] for key in wanted}

    def _name(self, key: str, content: bytes) -> str:
        proof = hashlib.sha256(f"{key}\0".encode() + content).hexdigest()[:_SIGNS]
        return f"{key[:2]}/{key}-{proof}{self._suffix}"


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # taken away, or no file: as if it were empty
        return b""
