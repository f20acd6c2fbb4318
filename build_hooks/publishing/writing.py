"""Write the next site beside the last one: a file whose bytes are the same is that file, with its time, and not copied.

Both have it until the older name goes (a hard link), and the folder of the last but one site is used again: where
little has changed, little is written. Nobody writes into a published file, each is replaced.
"""

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from build_hooks.ground.cores import Later
from build_hooks.ground.disks import inodes_below, read_file
from build_hooks.publishing.last_site import LastSite
from build_hooks.publishing.proof import Proof


class Writing:
    """Files on their way into the folder `new`, beside the `last` site, of which `proof` is known.

    `files` and `made` are as in a proof.
    """

    def __init__(self, new: Path, last: LastSite, proof: Proof) -> None:
        self._new, self._last, self._proof = str(new), last, proof
        self._listed = Later(lambda: inodes_below(new))
        self._folders = set[str]()
        self.files: dict[str, str] = {}
        self.made: dict[str, str] = {}

    @cached_property
    def _ours(self) -> dict[str, int]:
        """What lies there already, by its address."""
        try:
            return self._listed.value()
        finally:
            self._listed.end()

    def make_room(self, uris: Iterable[str]) -> None:
        """Remove from the folder whatever is none of these."""
        for uri in self._ours.keys() - set(uris):
            self._remove(uri)
            folder = uri.rpartition("/")[0]
            with suppress(OSError):  # until one holds something
                while folder:
                    os.rmdir(f"{self._new}/{folder}")  # noqa: PTH106 - thousands of path objects cost more than files
                    folder = folder.rpartition("/")[0]

    def proven(self, made: str) -> list[str]:
        """The files of the last site that were made of this; none where one is not what it was."""
        found = self._proof.made_of(made)
        there = self._last.digests
        return [*found] if all(there.get(uri) == digest for uri, digest in found.items()) else []

    def keeps(self, uri: str, made: str) -> bool:
        """Whether the file of this address is known to be what comes of this: it is then that of the last site."""
        digest = self._proof.digest(uri, made)
        if not digest or self._last.digests.get(uri) != digest:
            return False
        self._link(uri)
        self.note(uri, digest, made)
        return True

    def take(self, folder: Path, uri: str, made: str) -> None:
        """A file of another folder, which somebody else has made of this."""
        if not self.keeps(uri, made):
            self.note(uri, self.write(uri, read_file(f"{folder}/{uri}")), made)

    def write(self, uri: str, content: bytes) -> str:
        """The file of this address; returns its digest. A forked process may do it, and this one note it."""
        digest = hashlib.sha256(content).hexdigest()
        if self._last.digests.get(uri) == digest:
            self._link(uri)
        else:
            self._put(uri, content)
        return digest

    def note(self, uri: str, digest: str, made: str) -> None:
        """The file of this address was made of this, where that is known."""
        self.files[uri] = digest
        if made:
            self.made[uri] = made

    def _link(self, uri: str) -> None:
        if self._ours.get(uri) == self._last.inodes[uri]:
            return
        theirs, ours = f"{self._last.folder}/{uri}", f"{self._new}/{uri}"
        self._clear(uri)
        try:
            os.link(theirs, ours)
        except OSError:  # a disk that knows no second names
            self._put(uri, read_file(theirs))

    def _put(self, uri: str, content: bytes) -> None:
        self._clear(uri)
        path = f"{self._new}/{uri}"
        try:
            file = open(path, "xb")  # noqa: PTH123, SIM115 - closed below
        except FileExistsError:  # of a process that did not come to its end
            os.unlink(path)  # noqa: PTH108
            file = open(path, "xb")  # noqa: PTH123, SIM115
        with file:
            file.write(content)

    def _clear(self, uri: str) -> None:
        """Make room for a file: a name that the last site has too must never be written into."""
        self._remove(uri)
        folder = uri.rpartition("/")[0]
        if folder not in self._folders:
            os.makedirs(f"{self._new}/{folder}", exist_ok=True)  # noqa: PTH103
            self._folders.add(folder)

    def _remove(self, uri: str) -> None:
        if self._ours.pop(uri, None) is not None:
            with suppress(FileNotFoundError):  # as above
                os.unlink(f"{self._new}/{uri}")  # noqa: PTH108
