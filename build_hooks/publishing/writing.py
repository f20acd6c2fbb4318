"""Write the new site: a file whose bytes are those of the last one is that file, with its time, and is not copied."""

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

from build_hooks.ground.disks import files_below
from build_hooks.publishing.proof import read_file


class Writing:
    """Files on their way into the folder `new`, beside the last good site; `digests` are the SHA-256 of what is there.

    Both sites have an unchanged file until the old one goes (a hard link): nobody writes into a published file, each
    is replaced. Where the disk knows no such links it is written again.
    """

    def __init__(self, new: Path, last: Path) -> None:
        self._new, self._last = str(new), str(last)
        self._folders = set[str]()
        self._mode = _mode_of_new_files()
        self.digests: dict[str, str] = {}

    def discard(self, uri: str) -> None:
        """Leave out what the host wrote."""
        Path(self._new, uri).unlink(missing_ok=True)

    def keep_unchanged(self) -> None:
        """Put the last site's files in the place of those that the host wrote with the same bytes."""
        for uri in list(files_below(Path(self._new))):
            path = f"{self._new}/{uri}"
            content = read_file(path)
            if self._is_there(uri, content):
                os.unlink(path)  # noqa: PTH108 - thousands of path objects cost more than their files
                self._link(uri, content)
            self.digests[uri] = hashlib.sha256(content).hexdigest()

    def write(self, uri: str, content: bytes) -> None:
        """The file of this address with this content."""
        folder = uri.rpartition("/")[0]
        if folder not in self._folders:
            os.makedirs(f"{self._new}/{folder}", exist_ok=True)  # noqa: PTH103
            self._folders.add(folder)
        self._link(uri, content)
        self.digests[uri] = hashlib.sha256(content).hexdigest()

    def _link(self, uri: str, content: bytes) -> None:
        path = f"{self._new}/{uri}"
        if self._is_there(uri, content):
            with suppress(OSError):
                os.link(f"{self._last}/{uri}", path)
                return
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(content)

    def _is_there(self, uri: str, content: bytes) -> bool:
        """Whether the last site has it: a real file of these bytes, which everybody may read who may read a new one."""
        path = f"{self._last}/{uri}"
        try:
            its = os.lstat(path)
            return its.st_mode == self._mode and its.st_size == len(content) and read_file(path) == content
        except OSError:
            return False


def _mode_of_new_files() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return stat.S_IFREG | (0o666 & ~mask)
