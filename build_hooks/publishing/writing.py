"""Write the next site beside the last one: a file whose bytes are the same is that file, with its time, and not copied.

Both have it until the older name goes (a hard link), and the folder of the last but one site is used again: where
little has changed, little is written. Nobody writes into a published file, each is replaced.
"""

import hashlib
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from build_hooks.ground.disks import inodes_below
from build_hooks.publishing.proof import Proof, digests_elsewhere, read_file


class Writing:
    """Files on their way into the folder `new`, beside the site `last`, of which `proof` is known.

    All of the last site is read at once, beside whatever else has to be done first. `files` and `made` are as in a
    proof.
    """

    def __init__(self, new: Path, last: Path, proof: Proof) -> None:
        self._new, self._last, self._proof = str(new), str(last), proof
        self._theirs, self._ours = inodes_below(last), inodes_below(new)
        with_one_thread = ThreadPoolExecutor(1)
        self._digests = with_one_thread.submit(digests_elsewhere, last, list(self._theirs))
        with_one_thread.shutdown(wait=False)
        self._folders = set[str]()
        self.files: dict[str, str] = {}
        self.made: dict[str, str] = {}

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
        there = self._digests.result()
        return [*found] if all(there.get(uri) == digest for uri, digest in found.items()) else []

    def take(self, folder: Path, uri: str, made: str) -> None:
        """A file of another folder, which somebody else has made of this."""
        self.write(uri, lambda: read_file(f"{folder}/{uri}"), made)

    def write(self, uri: str, make: Callable[[], bytes], made: str = "") -> None:
        """The file of this address; it is made where nobody knows what comes of what it is made of, or lacks it."""
        digest, content = self._proof.digest(uri, made), b""
        if not digest:
            content = make()
            digest = hashlib.sha256(content).hexdigest()
        if self._digests.result().get(uri) != digest:
            content = content or make()
            digest = hashlib.sha256(content).hexdigest()
            self._put(uri, content)
        elif self._ours.get(uri) != self._theirs[uri]:
            self._link(uri)
        self.files[uri] = digest
        if made:
            self.made[uri] = made

    def _link(self, uri: str) -> None:
        theirs, ours = f"{self._last}/{uri}", f"{self._new}/{uri}"
        self._clear(uri)
        try:
            os.link(theirs, ours)
        except OSError:  # a disk that knows no second names
            self._put(uri, read_file(theirs))

    def _put(self, uri: str, content: bytes) -> None:
        self._clear(uri)
        with open(f"{self._new}/{uri}", "xb") as file:  # noqa: PTH123
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
            os.unlink(f"{self._new}/{uri}")  # noqa: PTH108
