"""The last good site stays: a build fills a folder beside it, and both change places when all is there.

Where the system has no such step, the old folder is moved away and the new one in. Where that is refused too (on
Windows while a file is open, for a folder that is a disk of its own) or something of somebody else lies in it
(`.git`), it goes file by file, pages last, so that no page asks for what is not there yet.
"""

import ctypes
import errno
import hashlib
import os
import shutil
import sys
from pathlib import Path

from filelock import FileLock, Timeout

from build_hooks.ground.cache import UNFINISHED, write_atomically
from build_hooks.ground.disks import files_below, inodes_below
from build_hooks.ground.words import say

_EXCHANGE, _HERE = 2, -100  # RENAME_EXCHANGE and AT_FDCWD of Linux


class Refused(Exception):
    """Why nothing is published, in lines for people; the last site stays as it is."""


class Place:
    """Where one site is published: `site`, and beside it `new`, where the next one is written.

    `new` holds the last but one site from build to build. A host fills `made`; `memory` and `frames` are files about
    the site and about the frames that its pages were poured into.
    """

    def __init__(self, site: Path, cache: Path) -> None:
        self.site = site.resolve()
        kept = cache / "sites" / hashlib.sha256(os.fsencode(self.site)).hexdigest()[:16]
        self.memory, self.frames = kept.with_suffix(".json"), kept.with_suffix(".frames")
        self.made = kept.with_suffix(".made")
        self._lock = FileLock(kept.with_suffix(".lock"), fallback_to_soft=False)
        self._elsewhere = kept.with_suffix(".new")
        self._beside, self._old = (self.site.with_name(f".{self.site.name}.ocop-{which}") for which in ("new", "old"))
        self.new = self._beside

    def begin(self) -> None:
        """Have `new` and an empty folder `made`; what killed builds left is put right. Raises Refused, where another
        build of the same site has not ended, and OSError."""
        self.memory.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise Refused(say("publishing.another_build", site=self.site)) from None
        if not self.site.exists() and self._old.exists():  # killed between the two moves
            self._old.rename(self.site)
        if self.site.exists() and not self.site.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(self.site))
        shutil.rmtree(self._old, ignore_errors=True)
        shutil.rmtree(self.made, ignore_errors=True)
        self.made.mkdir()
        try:
            self._beside.mkdir(parents=True, exist_ok=True)
            self.new = self._beside
        except PermissionError:
            if not self.site.is_dir():
                raise
            self._elsewhere.mkdir(exist_ok=True)  # only the site's own folder may be written to
            self.new = self._elsewhere

    def exchange(self) -> None:
        """Publish what lies in `new`. Raises OSError."""
        if not self.site.exists():
            self.new.rename(self.site)
        elif self._holds_others() or not (_swapped(self.new, self.site) or self._moved()):
            self._file_by_file()

    def end(self) -> None:
        """Whatever came of it, another build may begin. It may be said twice."""
        if self._lock.is_locked:
            shutil.rmtree(self.made, ignore_errors=True)
            self._lock.release()

    def forget(self) -> None:
        """Leave nothing beside a site that goes too."""
        shutil.rmtree(self._beside, ignore_errors=True)
        for path in (self.memory, self.frames, Path(self._lock.lock_file)):
            path.unlink(missing_ok=True)

    def _holds_others(self) -> bool:
        """Whether things lie there that hosts of a site never remove: names with a dot that the build did not make."""
        return any(_is_theirs(entry.name) and not (self.new / entry.name).exists() for entry in self.site.iterdir())

    def _moved(self) -> bool:
        try:
            self.site.rename(self._old)
        except OSError:
            return False
        try:
            self.new.rename(self.site)
        except OSError:
            self._old.rename(self.site)
            return False
        self._old.rename(self.new)
        return True

    def _file_by_file(self) -> None:
        made, there = inodes_below(self.new), inodes_below(self.site)
        for uri in sorted((uri for uri in made if made[uri] != there.get(uri)), key=_is_page):
            _put(self.new / uri, self.site / uri)
        gone = {uri for uri in files_below(self.site) if not _is_theirs(uri)} - made.keys()
        for uri in sorted(gone, key=_is_page, reverse=True):
            (self.site / uri).unlink()
        _remove_empty(self.site)


def _is_theirs(uri: str) -> bool:
    """Whether it may be a host's own: it has a dot, and no killed build left it half-written."""
    return uri[0] == "." and not uri.endswith(UNFINISHED)


def _is_page(uri: str) -> bool:
    return uri.endswith(".html")


def _swapped(first: Path, second: Path) -> bool:
    """Whether the system let both change places in one step, which nothing can break off."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        swap = ctypes.CDLL(None).renameat2
    except (OSError, AttributeError):
        return False
    return bool(swap(_HERE, os.fsencode(first), _HERE, os.fsencode(second), _EXCHANGE) == 0)


def _put(made: Path, place: Path) -> None:
    """Move a file into its place; whatever else was there goes."""
    for folder in reversed(place.parents):
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            folder.unlink()
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        made.replace(place)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        write_atomically(place, made.read_bytes())


def _remove_empty(folder: Path) -> None:
    for below, folders, _ in os.walk(folder, topdown=False):
        for name in folders:
            path = Path(below, name)
            if not path.is_symlink() and not any(path.iterdir()) and path.relative_to(folder).parts[0][0] != ".":
                path.rmdir()
