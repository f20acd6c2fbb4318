"""Photos as they are kept: the first picture of what was sent and nothing else, cut out of it or drawn anew."""

import tempfile
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from PIL import Image

from build_hooks.ground import apart
from build_hooks.intake.texts import Texts
from build_hooks.pixels.cutting import cut
from build_hooks.pixels.ending import with_end
from build_hooks.pixels.opening import FORMATS, orientation
from build_hooks.pixels.parts import TooManyParts
from build_hooks.pixels.shrinking import LONG_SIDE, small_jpeg
from build_hooks.pixels.telling import told_by
from build_hooks.read.photos import Picture, TooLarge, TooManyScans, TooThin, Unreadable, look

SECONDS = 90.0  # for one photo: two looks, and a decoding in full where it has to be drawn anew


class Kept(NamedTuple):
    """The photos of a record with the names they are kept by, the files to write, and what the record does not name."""

    listed: list[Texts]
    files: dict[str, bytes]
    unnamed: list[str]


def keep_photos(root: Path, folder: str, listed: list[Texts], photos: dict[str, bytes], known: set[str]) -> Kept:
    """Names in `folder` for the photos that a record lists; one in `known` is never put in another's place."""
    kept = Kept([], {}, sorted(set(photos) - {str(item.get("file", "")) for item in listed}))
    for row in listed:
        name = str(row.get("file", ""))
        if name not in photos:
            kept.listed.append(row)
            continue
        new, content = _kept(name, photos[name])
        path = root / folder / new
        is_there = path.is_file() and path.read_bytes() == content
        if not is_there and new in {*known, *_names(kept.files)}:
            new = _free(new, {*known, *_names(kept.files)})
        if not is_there:
            kept.files[f"{folder}/{new}"] = content
        kept.listed.append({**row, "file": new})
    return kept


def _kept(name: str, content: bytes) -> tuple[str, bytes]:
    """The name and the bytes to keep; those that were sent where no picture could be had, for the check to refuse."""
    with tempfile.TemporaryDirectory() as folder:
        sent, kept = Path(folder) / f"sent{PurePosixPath(name).suffix.lower()}", Path(folder) / "kept"
        sent.write_bytes(content)
        try:
            how = apart.call(keep_picture, str(sent), str(kept), seconds=SECONDS)
        except (apart.TookTooLong, apart.Failed):
            how = ""
        if how == "cut":
            return name, kept.read_bytes()
        return (f"{PurePosixPath(name).stem}.jpg", kept.read_bytes()) if how == "drawn" else (name, content)


def keep_picture(sent: str, kept: str) -> str:
    """Write the picture of a file to another: "cut" without a pixel touched, "drawn" as a JPEG; "" when there is none.

    It is drawn when it is too large, and when its parts cannot be told apart, as those of HEIC.
    """
    source, target = Path(sent), Path(kept)
    try:
        _mend_end(source)
        picture = look(source)
        if max(picture.width, picture.height) <= LONG_SIDE and _is_cut(source, target, picture):
            return "cut"
    except TooLarge:
        pass
    except (TooThin, TooManyScans, TooManyParts, Unreadable):
        return ""
    try:
        target.write_bytes(small_jpeg(source))
    except (OSError, ValueError, SyntaxError):
        return ""
    return "drawn"


def _mend_end(source: Path) -> None:
    """Give the picture back its end mark, where it is all there."""
    content = source.read_bytes()
    if (whole := with_end(content)) != content:
        source.write_bytes(whole)


def _is_cut(source: Path, target: Path, picture: Picture) -> bool:
    """Whether the file could be cut, tells nothing any more, and shows the same."""
    try:
        with Image.open(source, formats=FORMATS) as image:
            content = cut(source.read_bytes(), orientation(image))
    except TooManyParts:
        return False
    if content is None or any(told_by(content)):
        return False
    target.write_bytes(content)
    try:
        found = look(target)
    except Unreadable:
        return False
    return (found.width, found.height, found.colour) == (picture.width, picture.height, picture.colour)


def _names(files: dict[str, bytes]) -> set[str]:
    return {PurePosixPath(path).name for path in files}


def _free(name: str, taken: set[str]) -> str:
    number = 1
    while f"{number:02}{PurePosixPath(name).suffix}" in taken:
        number += 1
    return f"{number:02}{PurePosixPath(name).suffix}"
