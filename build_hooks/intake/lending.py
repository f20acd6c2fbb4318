"""Photos that a record names and that lie about: found whatever case and ending their names have, and named safely."""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from build_hooks.ground.text import as_seen, slugify
from build_hooks.intake.texts import texts_of
from build_hooks.read.source import decode
from build_hooks.read.values import PHOTO_NAME
from build_hooks.read.yaml_tree import parse
from build_hooks.rules.problems import Problem

# Endings of one kind of picture: browsers save JPEG as .jfif.
_KINDS = {".jpeg": ".jpg", ".jfif": ".jpg", ".jpe": ".jpg", ".heif": ".heic"}
PICTURES = (
    ".jpg",
    ".jpeg",
    ".jfif",
    ".jpe",
    ".png",
    ".webp",
    ".heic",
    ".heif",
    ".avif",
    ".gif",
    ".bmp",
    ".tif",
    ".tiff",
)


def listed_photos(record: bytes) -> list[str]:
    """The names of photos as a record says them; none of one that cannot be read."""
    text = decode(record, "")
    tree = text if isinstance(text, Problem) else parse(text, "")
    texts = {} if isinstance(tree, Problem) else texts_of(tree)
    rows = texts.get("photos") if isinstance(texts, dict) else None
    names = [row.get("file") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return [name for name in names if isinstance(name, str)]


def meant(name: str, candidates: Iterable[str]) -> str:
    """Which of these paths a record means by a name: the same, or the one that differs only in case, in ending of the
    same kind, or in ending; "" where none or several do."""
    paths = list(candidates)
    for key in (_last, _kind, _stem):
        if len(found := [path for path in paths if key(path) == key(name)]) == 1:
            return found[0]
    return ""


def safe_name(name: str, path: str, taken: Sequence[str]) -> str:
    """What the photo at `path`, which a record calls `name`, is kept by: the name itself where it is one of ours."""
    ending = PurePosixPath(_last(path)).suffix.lower()
    if PHOTO_NAME.fullmatch(name) and _kind(name) == _kind(path):
        wanted = name
    else:
        wanted = f"{slugify(PurePosixPath(_last(name)).stem)[:50]}{_KINDS.get(ending, ending)}"
        wanted = wanted if PHOTO_NAME.fullmatch(wanted) else f"{PurePosixPath(wanted).stem}.jpg"  # the check says why
        wanted = wanted if PHOTO_NAME.fullmatch(wanted) else "anh.jpg"
    number, free = 1, wanted
    while free.lower() in {item.lower() for item in taken}:
        number += 1
        free = f"{PurePosixPath(wanted).stem}-{number}{PurePosixPath(wanted).suffix}"
    return free


def _last(path: str) -> str:
    return as_seen(path.replace("\\", "/").rpartition("/")[2])


def _kind(path: str) -> tuple[str, str]:
    ending = PurePosixPath(_last(path)).suffix.lower()
    return _stem(path), _KINDS.get(ending, ending)


def _stem(path: str) -> str:
    return PurePosixPath(_last(path)).stem.casefold()
