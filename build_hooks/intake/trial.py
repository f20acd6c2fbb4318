"""The catalog as it would be with new files in it: a copy for a moment, read by the same reader as the catalog."""

import os
import shutil
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path

from build_hooks.ground.cache import FOLDER, write_atomically
from build_hooks.read.catalog import read_catalog
from build_hooks.read.photos import MEMORY
from build_hooks.read.settings import FILE, docs_dir
from build_hooks.rules.problems import Problem

_READ = ("products", "producers", "images", "ledger", "data")


def problems_with(root: Path, files: Mapping[str, bytes], gone: Collection[str] = ()) -> tuple[Problem, ...]:
    """Every problem that `ocop check` would tell with these files, by their paths, and without those that are gone."""
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=root / FOLDER, prefix="trial-") as name:
        trial = Path(name)
        for path in (FILE, MEMORY.as_posix()):
            _share(root / path, trial / path)
        for folder in (*_READ, docs_dir(root)):
            _share_folder(root / folder, trial / folder)
        for path in gone:
            (trial / path).unlink(missing_ok=True)
        for path, content in files.items():
            write_atomically(trial / path, content)
        return read_catalog(trial).problems


def _share_folder(folder: Path, copy: Path) -> None:
    for around, _, names in os.walk(folder):
        for name in names:
            path = Path(around) / name
            _share(path, copy / path.relative_to(folder))


def _share(path: Path, copy: Path) -> None:
    """The same file under another name, so that photos are not copied; a copy where the disk cannot do that."""
    if path.is_symlink() or not path.is_file():
        return
    copy.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, copy)
    except OSError:
        shutil.copy2(path, copy)
