"""Photos as they are kept: as they were sent, or smaller and without the place where they were taken."""

import tempfile
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from build_hooks.intake.texts import Texts
from build_hooks.pixels.shrinking import LONG_SIDE, small_jpeg
from build_hooks.read.photos import TooLarge, TooThin, Unreadable, look


class Kept(NamedTuple):
    """The photos of a record with the names they are kept by, the files to write, and what the record does not name."""

    listed: list[Texts]
    files: dict[str, bytes]
    unnamed: list[str]


def keep_photos(root: Path, folder: str, listed: list[Texts], photos: dict[str, bytes], known: set[str]) -> Kept:
    """Names in `folder` for the photos that a record lists; one in `known` is never put in another's place."""
    kept = Kept([], {}, sorted(set(photos) - {str(one.get("file", "")) for one in listed}))
    for one in listed:
        name = str(one.get("file", ""))
        if name not in photos:
            kept.listed.append(one)
            continue
        new, content = _kept(name, photos[name])
        path = root / folder / new
        is_there = path.is_file() and path.read_bytes() == content
        if not is_there and new in {*known, *_names(kept.files)}:
            new = _free(new, {*known, *_names(kept.files)})
        if not is_there:
            kept.files[f"{folder}/{new}"] = content
        kept.listed.append({**one, "file": new})
    return kept


def _kept(name: str, content: bytes) -> tuple[str, bytes]:
    """The name and the bytes to keep. One with GPS or of too many pixels becomes a JPEG; the check judges the rest."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"photo{PurePosixPath(name).suffix.lower()}"
        path.write_bytes(content)
        try:
            picture = look(path)
            if not picture.has_gps and max(picture.width, picture.height) <= LONG_SIDE:
                return name, content
        except TooLarge:
            pass
        except (TooThin, Unreadable):
            return name, content
        try:
            return f"{PurePosixPath(name).stem}.jpg", small_jpeg(path)
        except (OSError, ValueError, SyntaxError):
            return name, content


def _names(files: dict[str, bytes]) -> set[str]:
    return {PurePosixPath(path).name for path in files}


def _free(name: str, taken: set[str]) -> str:
    number = 1
    while f"{number:02}{PurePosixPath(name).suffix}" in taken:
        number += 1
    return f"{number:02}{PurePosixPath(name).suffix}"
