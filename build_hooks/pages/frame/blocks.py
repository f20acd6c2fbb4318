"""Finished blocks as they were made before, by the hash of all that goes into them: code, words, templates, data.

A key is made from a part of the catalog, and the block from that part alone (`Catalog.about`), so that what is left out
of the one cannot be in the other. A block that is not there is made when somebody asks for it.
"""

import hashlib
import marshal
import os
import zlib
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from build_hooks.ground.cache import FOLDER
from build_hooks.ground.entries import Entries
from build_hooks.ground.recipes import recipe
from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame import rendering

KEPT = FOLDER / "blocks"
_BELOW = ("ground", "rules", "places", "model")
_LIBRARIES = ("Jinja2", "MarkupSafe", "Markdown", "nh3", "rjsmin", "mkdocs-material", "pydantic")
_MOST = 1 << 24  # bytes of a block
_open: dict[tuple[int, Path], Entries] = {}  # a forked process reads by files of its own
_told: list[list[tuple[str, bytes, bytes]]] = []  # where somebody asked for what is made: file, key, content


class Blocks:
    """The blocks of one room; those of a build are kept for the next when `remember` is called.

    A catalog that nobody has read from a disk has a relative root, and nothing of it is kept.
    """

    def __init__(self, catalog: Catalog, room: str) -> None:
        self.catalog = catalog
        self._path = catalog.root / KEPT / f"{room}.bin"
        self._recipe = f"{room} {_code()} {rendering.known_templates()}"

    def key(self, about: bytes, *rest: object) -> str:
        """Of a block that is made from what has this digest, and the rest as it is written."""
        return hashlib.sha256(f"{self._recipe} {about.hex()} {rest!r}".encode()).hexdigest()

    def late(self, key: str, make: Callable[[], str]) -> Callable[[], str]:
        """What gives the block: as it is kept, or made and then kept."""
        return partial(_kept, self._path, bytes.fromhex(key), make) if self._path.is_absolute() else make


def _kept(path: Path, key: bytes, make: Callable[[], str]) -> str:
    entries = _entries(path)
    if (found := _unpacked(entries.get(key))) is not None:
        return found
    made = make()
    packed = zlib.compress(made.encode(), 1)
    if _told:
        _told[-1].append((str(path), key, packed))
    else:
        entries.put(key, packed)
    return made


def _unpacked(content: bytes | None) -> str | None:
    try:
        return zlib.decompressobj().decompress(content, _MOST).decode() if content else None
    except (zlib.error, UnicodeDecodeError):  # whoever put it there, it was not we
        return None


def with_blocks(make: Callable[[], list[str]]) -> bytes:
    """What `make` gives, and the blocks that were made on the way: a message to the process that keeps them."""
    _told.append([])
    try:
        return marshal.dumps((make(), _told[-1]))
    finally:
        _told.pop()


def keep(message: bytes) -> list[str]:
    """Keep the blocks of such a message; returns what was made of them."""
    made, blocks = marshal.loads(message)  # noqa: S302 - our own process wrote it
    for path, key, content in blocks:
        _entries(Path(path)).put(key, content)
    return list(made)


def remember() -> None:
    """Keep what was made and asked for since the last time."""
    for entries in _open.values():
        entries.close()
    _open.clear()


def _entries(path: Path) -> Entries:
    its = os.getpid(), path
    if its not in _open:
        _open[its] = Entries(path, f"{path.stem} {_code()}")
    return _open[its]


@cache
def _code() -> str:
    """Of all that makes pages, as this process has loaded it."""
    pages = Path(__file__).parents[1]
    rooms = [pages, *sorted(path for path in pages.rglob("*") if path.is_dir() and path.name != "__pycache__")]
    return recipe(*(pages.parent / name for name in _BELOW), *rooms, libraries=_LIBRARIES)
