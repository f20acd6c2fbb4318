"""Files under .cache/ that can be thrown away at any time, and the one way any file is written: whole or not at all."""

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

FOLDER = Path(".cache/ocop")
UNFINISHED = ".ocop-tmp"  # the ending of what is being written; only a killed run leaves it behind


def write_atomically(path: Path, content: bytes, *, lasting: bool = False) -> None:
    """Write beside the place and move into it, so that a broken run leaves the old file or the new one.

    What is `lasting` is on the disk when this returns, its name and new folders too: no power cut takes it away.
    """
    named = [path.parent, *(folder.parent for folder in path.parents if lasting and not folder.exists())]
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    for folder in named if lasting and os.name == "posix" else ():
        _sync(folder)


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def remove_unfinished(folder: Path) -> None:
    """Remove what killed runs left below `folder`; only for who knows that nobody is writing there."""
    for path in () if folder.is_symlink() else folder.rglob(f".*{UNFINISHED}"):
        path.unlink(missing_ok=True)


def read_memory(path: Path) -> dict[str, Any]:
    """A remembered table; empty when there is none, or not a byte for byte what was remembered."""
    try:
        proof, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return {}
    table: dict[str, Any] = json.loads(body) if proof == _proof(body) else {}
    return table


def write_memory(path: Path, table: dict[str, Any]) -> None:
    """Remember a table for the next run; a folder that cannot be written to is no reason to fail."""
    body = json.dumps(table, sort_keys=True).encode()
    try:
        write_atomically(path, _proof(body) + b"\n" + body)
    except OSError:
        return


def _proof(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()
