"""When nothing has to be built: every input is what it was, and every byte of the site is what was published of it.

Kept in the cache for each site: the digest of what its last build was made from, and of each of its files. A file's
time says nothing here: texts and the whole site are read and hashed, photos known by size, times and inode.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs

from build_hooks.ground.cache import read_memory, write_memory
from build_hooks.ground.dates import today
from build_hooks.ground.disks import files_below, read_file
from build_hooks.publishing.last_site import LastSite

TEXTS = ("products", "producers", "ledger", "data")
PHOTOS = "images"
_CODE = Path(__file__).parents[1]
_COMPILED = frozenset({"__pycache__"})
_EDITION = "OCOP_EDITION"


class Proof(NamedTuple):
    """What a site was made from and what it is: the digest of each file, and the key of what it was `made` of where
    that is known. `told` are the warnings that its build gave."""

    inputs: list[str]
    files: dict[str, str]
    made: dict[str, str]
    told: list[str]

    @classmethod
    def read(cls, memory: Path) -> "Proof":
        """The proof of the last build; one that nothing matches where there is none, or not as it was written."""
        table = read_memory(memory)
        return cls(*(table[name] for name in cls._fields)) if table.get("by") == _version() else cls([], {}, {}, [])

    def keep(self, memory: Path) -> None:
        """Remember it."""
        write_memory(memory, {"by": _version(), **self._asdict()})

    def holds(self, inputs: "Inputs", site: LastSite) -> bool:
        """Whether a build from these inputs would make what lies in the site's folder, byte by byte."""
        if not self.files or self.inputs != [*inputs]:
            return False
        site.help()
        return len(site.inodes) == len(self.files) and self.files == site.digests

    def digest(self, uri: str, made: str) -> str:
        """What a file's digest is when it is made of this; "" where nobody knows."""
        return self.files[uri] if made and self.made.get(uri) == made else ""

    def made_of(self, made: str) -> dict[str, str]:
        """The digests of all files that were made of this."""
        return {uri: self.files[uri] for uri, key in self.made.items() if key == made}


def _version() -> str:
    """Another one when this file is another: what an older version remembered may mean another thing."""
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()


class Inputs(NamedTuple):
    """The digests of all that a build is made from: by its `host`, whatever products there are, and by the `data`."""

    host: str
    data: str

    @classmethod
    def of(cls, root: Path, folders: Iterable[Path], told: object) -> "Inputs":
        """Of a build at `root` whose host was `told` this, with texts in `folders` beside ours."""
        around = [
            json.dumps(told, sort_keys=True, default=_plain),
            sys.version,
            today().isoformat(),
            *_environment(),
            *_libraries(),
        ]
        known = (part for path in _large(root) for part in (path, repr(_identity(path))))
        return cls(
            _digest(around, _texts([*folders, _CODE])),
            _digest(_texts(root / name for name in TEXTS), known),
        )


def _digest(*parts: Iterable[str | bytes]) -> str:
    digest = hashlib.sha256()
    for part in chain(*parts):
        content = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8) + content)
    return digest.hexdigest()


def _texts(folders: Iterable[Path]) -> Iterator[str | bytes]:
    """The names and texts of all that lies in these folders."""
    for folder in dict.fromkeys(folders):
        yield str(folder)
        for uri in files_below(folder, _COMPILED):
            yield uri
            yield _text(f"{folder}/{uri}")


def _text(path: str) -> bytes:
    try:
        return read_file(path)
    except OSError:  # a link, a pipe, a file that nobody may read: what it is is a matter of the build
        return repr(_identity(path)).encode()


def _large(root: Path) -> list[str]:
    """Photos, and the zip that the site carries: known by what the system says of them."""
    photos = root / PHOTOS
    copies = parse_qs(os.environ.get(_EDITION, "")).get("copy", [])
    return [
        *(f"{photos}/{uri}" for uri in files_below(photos)),
        *(str(root / copy) for copy in copies),
    ]


def _identity(path: str) -> tuple[int, ...]:
    try:
        its = os.lstat(path)
    except OSError:
        return ()
    return its.st_mode, its.st_size, its.st_mtime_ns, its.st_ctime_ns, its.st_ino


def _environment() -> list[str]:
    ours = ("OCOP_", "SOURCE_DATE_EPOCH")
    return [f"{name}={value}" for name, value in sorted(os.environ.items()) if name.startswith(ours)]


def _libraries() -> list[str]:
    """Every installed library by its name and version, as the names of their folders say."""
    found = set[str]()
    for path in filter(os.path.isdir, sys.path):
        found |= {name for name in os.listdir(path) if name.endswith(".dist-info")}  # noqa: PTH208 - names are enough
    return sorted(found)


def _plain(value: object) -> object:
    """What JSON does not know of a host's settings; one whose text is another each time proves nothing."""
    if isinstance(value, Mapping):
        return dict(value)
    return sorted(map(str, value)) if isinstance(value, set | frozenset) else str(value)
