"""The files of a folder that strangers add to: real files with plain names inside the tree, all else a problem."""

import os
from collections.abc import Iterator
from pathlib import Path

from build_hooks.problems import Mark, Problem
from build_hooks.text import slugify

_PLAIN = set("abcdefghijklmnopqrstuvwxyz0123456789-")
_IGNORED = {"thumbs.db", "desktop.ini", ".ds_store", ".gitkeep", "readme.md"}


def record_files(root: Path, folder: str) -> Iterator[Path | Problem]:
    """Every `.yml` below `folder` by its path, and a problem for each thing that should not be there."""
    for entry in _walk(root / folder):
        shown = _shown(root, entry)
        if isinstance(entry, Path) and entry.is_symlink():
            yield Problem(shown, Mark(), "", "symlink")
        elif entry.is_dir():
            yield from _bad_name(shown, entry.name)
        elif entry.suffix.lower() in (".yml", ".yaml"):
            if entry.suffix != ".yml":
                near = f"{slugify(entry.stem)}.yml"
                yield Problem(shown, Mark(), "", "wrong_ending", {"found": entry.suffix, "nearest": near})
            else:
                yield from _bad_name(shown, entry.stem, ".yml")
            yield entry
        else:
            yield Problem(shown, Mark(), "", "stray_file", {"found": entry.name, "allowed": "tệp .yml"})


def image_files(root: Path, folder: str) -> Iterator[Path | Problem]:
    """Every file below `folder`; a link is a problem."""
    for entry in _walk(root / folder):
        if entry.is_symlink():
            yield Problem(_shown(root, entry), Mark(), "", "symlink")
        elif entry.is_file():
            yield entry


def _walk(folder: Path) -> Iterator[Path]:
    """Files and folders below `folder` in the order of their names; links are named and never followed."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.lower() in _IGNORED:
            continue
        path = Path(entry.path)
        yield path
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path)


def _bad_name(shown: str, name: str, ending: str = "") -> Iterator[Problem]:
    if not set(name) <= _PLAIN:
        nearest = slugify(name)
        near = f"{nearest}{ending}" if nearest else ""
        yield Problem(shown, Mark(), "", "bad_file_name", {"found": name + ending, "nearest": near})


def _shown(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()
