"""What a disk refuses, in words, and the files of a folder as they lie there."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from build_hooks.ground.words import say

_WHY = {
    errno.EROFS: "read_only",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.ENOTDIR: "file_in_the_way",
    errno.EEXIST: "file_in_the_way",
    errno.EISDIR: "folder_in_the_way",
    errno.ENOSYS: "no_lock",
    errno.ENOLCK: "no_lock",
}


def refusal(error: OSError, place: object) -> str:
    """One line that says what could not be read or written and why; "" for what is no matter of disks.

    `place` is named where the error names none.
    """
    why = _WHY.get(error.errno or 0)
    return say("ground.disk_refused", place=error.filename or place, why=say(f"ground.disk_{why}")) if why else ""


def read_file(path: str, mode: int = 0) -> bytes:
    """All of a real file. Raises OSError: a link is not followed, a pipe not waited for; so is another `mode`."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with open(os.open(path, flags), "rb", buffering=0) as file:  # noqa: PTH123 - a path object for each costs a third
        if mode and os.fstat(file.fileno()).st_mode != mode:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return file.read()


def files_below(folder: Path, left_out: frozenset[str] = frozenset()) -> Iterator[str]:
    """Every entry below `folder` that is no folder itself, by its path with slashes, in one order on every machine.

    Links are entries, never followed; folders whose names are `left_out` are not looked into. None where it is none.
    """
    yield from inodes_below(folder, left_out)


def inodes_below(folder: Path, left_out: frozenset[str] = frozenset()) -> dict[str, int]:
    """The same with the numbers by which the disk knows them: two names of one number are one file."""
    found: dict[str, int] = {}
    if folder.is_dir():
        _look(str(folder), "", left_out, found)
    return found


def _look(folder: str, before: str, left_out: frozenset[str], found: dict[str, int]) -> None:
    with os.scandir(folder) as scanned:
        entries = sorted(scanned, key=lambda entry: entry.name)
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            found[f"{before}{entry.name}"] = entry.inode()
        elif entry.name not in left_out:
            _look(entry.path, f"{before}{entry.name}/", left_out, found)
