"""The files of a folder that strangers add to: real files with plain names inside the tree, all else a problem."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from build_hooks.ground.cache import UNFINISHED
from build_hooks.ground.patterns import pattern
from build_hooks.ground.text import slugify
from build_hooks.rules.problems import Mark, Problem, Word

_SLUG = pattern("slug")
_CODE = re.compile(r"[0-9A-Z]{8}")
_LONGEST_NAME = 80
_IGNORED = {"thumbs.db", "desktop.ini", ".ds_store", ".gitkeep", "readme.md"}


class Found(NamedTuple):
    """What lies at `path` on this machine: `shown` is its path from the root, with slashes, `mode` the system's."""

    path: str
    shown: str
    mode: int

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.shown.rpartition("/")[2]

    @property
    def stem(self) -> str:
        """Its name without the ending."""
        return parted(self.name)[0]

    @property
    def is_link(self) -> bool:
        """Whether it is a link, to whatever."""
        return stat.S_ISLNK(self.mode)

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return stat.S_ISDIR(self.mode)

    @property
    def is_file(self) -> bool:
        """Whether it is a file with bytes of its own."""
        return stat.S_ISREG(self.mode)


def parted(name: str) -> tuple[str, str]:
    """A file's name, or its path, and its ending with the dot; without an object for each of thousands."""
    return os.path.splitext(name)  # noqa: PTH122


def record_files(root: Path, folder: str, *, ledger: bool = False) -> Iterator[Found | Problem]:
    """Every `.yml` below `folder` by its path, and a problem for each thing that should not be there.

    Names are slugs; those of the ledger are codes.
    """
    for entry in _walk(root, folder):
        if isinstance(entry, Problem):
            yield entry
            continue
        shown, (stem, ending) = entry.shown, parted(entry.name)
        if entry.is_link:
            yield Problem(shown, Mark(), "", "symlink")
        elif entry.is_folder:
            yield from _bad_name(shown, entry.name, _SLUG)
        elif not entry.is_file:
            yield Problem(shown, Mark(), "", "stray_file", {"found": entry.name, "allowed": Word("only_yml")})
        elif ending == ".yml":
            yield from _bad_name(shown, stem, _CODE if ledger else _SLUG, ".yml")
            yield entry
        elif ending.lower() in (".yml", ".yaml"):
            near = f"{stem if ledger else slugify(stem)}.yml"
            yield Problem(shown, Mark(), "", "wrong_ending", {"found": ending, "nearest": near})
            yield entry
        else:
            yield Problem(shown, Mark(), "", "stray_file", {"found": entry.name, "allowed": Word("only_yml")})


def image_files(root: Path, folder: str) -> Iterator[Found | Problem]:
    """Every file below `folder`; a link is a problem."""
    for entry in _walk(root, folder):
        if isinstance(entry, Problem):
            yield entry
        elif entry.is_link:
            yield Problem(entry.shown, Mark(), "", "symlink")
        elif entry.is_file:
            yield entry


def links(root: Path, *names: str) -> Iterator[Problem]:
    """A problem for each link among these files and below these folders; a host would follow them out of the tree."""
    for name in names:
        if (root / name).is_symlink():
            yield Problem(PurePath(name).as_posix(), Mark(), "", "symlink")
        else:
            yield from (found for found in image_files(root, name) if isinstance(found, Problem))


def _walk(root: Path, folder: str) -> Iterator[Found | Problem]:
    """Files and folders below `folder` in the order of their names; links are named and never followed."""
    top, shown = root / folder, PurePath(folder).as_posix()
    if top.is_symlink():
        yield Found(str(top), shown, stat.S_IFLNK)
    elif top.is_dir():
        yield from _below(str(top), shown)


def _below(folder: str, around: str) -> Iterator[Found | Problem]:
    before = "" if around == "." else f"{around}/"
    try:
        with os.scandir(folder) as found:
            # "x" before "x-copy" and "x-2", as their names without endings: of two that clash the copy is told
            entries = sorted(found, key=lambda entry: (entry.name.removesuffix(".yml"), entry.name))
    except OSError as error:
        yield _closed(around, error)
        return
    for entry in entries:
        if entry.name.lower() in _IGNORED or (entry.name.startswith(".") and entry.name.endswith(UNFINISHED)):
            continue
        shown = before + entry.name
        try:
            its = Found(entry.path, shown, entry.stat(follow_symlinks=False).st_mode)
        except OSError as error:  # it has just gone, or the folder may be listed and not entered
            yield _closed(shown, error)
            continue
        yield its
        if its.is_folder:
            yield from _below(entry.path, shown)


def _closed(shown: str, error: OSError) -> Problem:
    return Problem(shown, Mark(), "", "unreadable_file", {"kind": type(error).__name__})


def _bad_name(shown: str, name: str, right: re.Pattern[str], ending: str = "") -> Iterator[Problem]:
    if len(name) > _LONGEST_NAME:
        yield Problem(shown, Mark(), "", "long_file_name", {"size": len(name), "max": _LONGEST_NAME})
    elif not right.fullmatch(name):
        nearest = slugify(name) if right is _SLUG else ""
        near = f"{nearest}{ending}" if nearest else ""
        yield Problem(shown, Mark(), "", "bad_file_name", {"found": name + ending, "nearest": near})
