"""The files of a folder that strangers add to: real files with plain names inside the tree, all else a problem."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from build_hooks.ground.cache import UNFINISHED
from build_hooks.ground.patterns import pattern
from build_hooks.ground.text import slugify
from build_hooks.rules.problems import Mark, Problem, Word

_SLUG = pattern("slug")
_CODE = re.compile(r"[0-9A-Z]{8}")
_LONGEST_NAME = 80
_IGNORED = {"thumbs.db", "desktop.ini", ".ds_store", ".gitkeep", "readme.md"}


def record_files(root: Path, folder: str, *, ledger: bool = False) -> Iterator[Path | Problem]:
    """Every `.yml` below `folder` by its path, and a problem for each thing that should not be there.

    Names are slugs; those of the ledger are codes.
    """
    for entry in _walk(root, root / folder):
        if isinstance(entry, Problem):
            yield entry
            continue
        shown = _shown(root, entry)
        if entry.is_symlink():
            yield Problem(shown, Mark(), "", "symlink")
        elif entry.is_dir():
            yield from _bad_name(shown, entry.name, _SLUG)
        elif not entry.is_file():
            yield Problem(shown, Mark(), "", "stray_file", {"found": entry.name, "allowed": Word("only_yml")})
        elif entry.suffix == ".yml":
            yield from _bad_name(shown, entry.stem, _CODE if ledger else _SLUG, ".yml")
            yield entry
        elif entry.suffix.lower() in (".yml", ".yaml"):
            near = f"{entry.stem if ledger else slugify(entry.stem)}.yml"
            yield Problem(shown, Mark(), "", "wrong_ending", {"found": entry.suffix, "nearest": near})
            yield entry
        else:
            yield Problem(shown, Mark(), "", "stray_file", {"found": entry.name, "allowed": Word("only_yml")})


def image_files(root: Path, folder: str) -> Iterator[Path | Problem]:
    """Every file below `folder`; a link is a problem."""
    for entry in _walk(root, root / folder):
        if isinstance(entry, Problem):
            yield entry
        elif entry.is_symlink():
            yield Problem(_shown(root, entry), Mark(), "", "symlink")
        elif entry.is_file():
            yield entry


def links(root: Path, *names: str) -> Iterator[Problem]:
    """A problem for each link among these files and below these folders; a host would follow them out of the tree."""
    for name in names:
        for entry in (root / name, *_walk(root, root / name)):
            if isinstance(entry, Problem):
                yield entry
            elif entry.is_symlink():
                yield Problem(_shown(root, entry), Mark(), "", "symlink")


def _walk(root: Path, folder: Path) -> Iterator[Path | Problem]:
    """Files and folders below `folder` in the order of their names; links are named and never followed."""
    if folder.is_symlink():
        yield folder
        return
    if not folder.is_dir():
        return
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield _closed(root, folder, error)
        return
    for entry in entries:
        if entry.name.lower() in _IGNORED or (entry.name.startswith(".") and entry.name.endswith(UNFINISHED)):
            continue
        path = Path(entry.path)
        try:
            entry.stat(follow_symlinks=False)
        except OSError as error:  # it has just gone, or the folder may be listed and not entered
            yield _closed(root, path, error)
            continue
        yield path
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(root, path)


def _closed(root: Path, path: Path, error: OSError) -> Problem:
    return Problem(_shown(root, path), Mark(), "", "unreadable_file", {"kind": type(error).__name__})


def _bad_name(shown: str, name: str, right: re.Pattern[str], ending: str = "") -> Iterator[Problem]:
    if len(name) > _LONGEST_NAME:
        yield Problem(shown, Mark(), "", "long_file_name", {"size": len(name), "max": _LONGEST_NAME})
    elif not right.fullmatch(name):
        nearest = slugify(name) if right is _SLUG else ""
        near = f"{nearest}{ending}" if nearest else ""
        yield Problem(shown, Mark(), "", "bad_file_name", {"found": name + ending, "nearest": near})


def _shown(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()
