"""What lies in the folder of the last site, every byte of it, looked at beside whatever else has to be done first."""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from build_hooks.ground.cores import Later, Turns, in_threads
from build_hooks.ground.disks import inodes_below, read_file

_PARTS = 500  # that two processes take in turn


class LastSite:
    """The files at `folder`, where a build published `known`; what is a host's own there, by a name with a dot, is left
    out. From now on a process of its own looks at them, where one can be forked."""

    def __init__(self, folder: Path, known: Iterable[str] = ()) -> None:
        self.folder, self._known = folder, {uri.partition("/")[0] for uri in known}
        self._turns, self._found = Turns(0, _PARTS), dict[str, str]()
        self._later = Later(lambda: (self.inodes, dict(self._taken())))

    @cached_property
    def inodes(self) -> dict[str, int]:
        """The number of each file by its address."""
        found = inodes_below(self.folder)
        return {uri: its for uri, its in found.items() if uri[0] != "." or uri.partition("/")[0] in self._known}

    @cached_property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of those that are real files and that all may read."""
        inodes, found = self._later.value()
        self._later.end()
        self._found |= found
        vars(self).setdefault("inodes", inodes)
        left = [uri for uri in self.inodes if uri not in self._found]
        return self._found | digests(self.folder, left) if left else self._found

    def help(self) -> None:
        """Take a part in it: there is nothing else to do."""
        self._found |= self._taken()

    def end(self) -> None:
        """Nobody asks any more; it may be said twice."""
        self._later.end()

    def _taken(self) -> Iterator[tuple[str, str]]:
        uris, mode = [*self.inodes], _mode_of_new_files()
        for number in self._turns:
            yield from _digests(str(self.folder), uris[number::_PARTS], mode)


def digests(folder: Path, uris: list[str]) -> dict[str, str]:
    """The SHA-256 of those of these files that are real ones and that all may read, read on all cores."""
    cores = os.cpu_count() or 1
    parts, mode = [uris[core::cores] for core in range(cores)], _mode_of_new_files()
    found = in_threads(lambda part: _digests(str(folder), part, mode), parts)
    return {uri: digest for part in found for uri, digest in part}


def _digests(folder: str, uris: list[str], mode: int) -> list[tuple[str, str]]:
    found = []
    for uri in uris:
        with suppress(OSError):
            found.append((uri, hashlib.sha256(read_file(f"{folder}/{uri}", mode)).hexdigest()))
    return found


def _mode_of_new_files() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return stat.S_IFREG | (0o666 & ~mask)
