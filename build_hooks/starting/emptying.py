"""The catalog that was there, kept whole as data of the tests, and then taken out of the repository's own folders."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from build_hooks.read.settings import FILE, docs_dir

FIRST = Path("tests/first")  # tests/building.py looks for it there
_DATA = ("products", "producers", "images", "ledger")
_STAYS = {"README.md", ".gitkeep"}


class OwnData(Exception):
    """A file that is kept nowhere else; nothing was removed. Names its path."""


def keep(root: Path) -> None:
    """Copy the catalog to tests/first/, whole or not at all; one that lies there already is left as it is."""
    place = root / FIRST
    if place.exists():
        return
    new = place.with_name(f".{place.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    for folder in (*_DATA, docs_dir(root)):
        if (root / folder).is_dir():
            shutil.copytree(root / folder, new / folder, symlinks=True)
    text = (root / FILE).read_text("utf-8")
    for name in ("hooks.py", "theme"):
        text = text.replace(f"build_hooks/{name}", f"../../build_hooks/{name}")
    (new / FILE).write_text(text.replace(", build_hooks]", "]"), "utf-8")
    new.replace(place)


def empty(root: Path) -> int:
    """Remove the catalog's data, all of which is kept; the number of files. Raises OwnData before the first is gone."""
    files = list(_files(root))
    for path in files:
        kept = root / FIRST / path.relative_to(root)
        if not kept.is_file() or kept.read_bytes() != path.read_bytes():
            raise OwnData(path.relative_to(root).as_posix())
    for path in files:
        path.unlink()
    for folder in _DATA:
        for around, _, _ in sorted(os.walk(root / folder), reverse=True):
            if Path(around) != root / folder and not any(Path(around).iterdir()):
                Path(around).rmdir()
    return len(files)


def _files(root: Path) -> Iterator[Path]:
    for folder in _DATA:
        for path in sorted((root / folder).rglob("*")):
            if (path.is_file() or path.is_symlink()) and path.name not in _STAYS:
                yield path
