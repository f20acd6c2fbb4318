"""The catalog that was there taken out of the repository's own folders, where nothing of it can be lost."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from build_hooks.read.history import Base, NoBase

FIRST = Path("tests/first")  # the first catalog, as the tests know it
_DATA = ("products", "producers", "images", "ledger", "data")
_STAYS = {"README.md", ".gitkeep"}


class OwnData(Exception):
    """A file that is kept nowhere else; nothing was removed. Names its path."""


def empty(root: Path) -> int:
    """Remove the catalog's data; the number of files. Raises OwnData before the first is gone.

    A file is kept when the last commit has it as it is, or the tests do.
    """
    files = list(_files(root))
    is_in_git = _in_git(root)
    for path in files:
        name = path.relative_to(root).as_posix()
        if path.is_symlink() or not (is_in_git(name) or _is_same(path, root / FIRST / name)):
            raise OwnData(name)
    for path in files:
        path.unlink()
    for folder in _DATA:
        for around, _, _ in sorted(os.walk(root / folder), reverse=True):
            if Path(around) != root / folder and not any(Path(around).iterdir()):
                Path(around).rmdir()
    return len(files)


def _in_git(root: Path) -> Callable[[str], bool]:
    """Whether the last commit has a file as it is; never where there is no git."""
    try:
        base = Base.open(root, "HEAD")
    except NoBase:
        return lambda _: False

    def is_in_git(name: str) -> bool:
        if name not in base.files:
            return False
        return name not in base.changed or base.contents([name])[name] == (root / name).read_bytes()

    return is_in_git


def _is_same(path: Path, other: Path) -> bool:
    return other.is_file() and other.read_bytes() == path.read_bytes()


def _files(root: Path) -> Iterator[Path]:
    for folder in _DATA:
        for path in sorted((root / folder).rglob("*")):
            if (path.is_file() or path.is_symlink()) and path.name not in _STAYS:
                yield path
