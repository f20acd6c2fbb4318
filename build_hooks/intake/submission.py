"""A submission: the few files that a product is sent in, each under a name that is known beforehand."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from build_hooks.ground.text import slugify
from build_hooks.intake import bounds
from build_hooks.read.values import PHOTO_NAME
from build_hooks.rules.problems import Mark, Problem

PRODUCT, PRODUCER, SENDING = "san-pham.yml", "chu-the.yml", "gui-kem.yml"
PHOTOS, EVIDENCE = "anh", "minh-chung"
RECORDS = (PRODUCT, PRODUCER, SENDING)
_EVIDENCE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}\.(?:pdf|jpe?g|png|webp|heic)", re.IGNORECASE | re.ASCII)
_EVIDENCE_ENDINGS = (".pdf", ".jpg", ".jpeg", ".png", ".webp", ".heic")

Reader = Callable[[int], bytes | None]
"""At most so many bytes of a file; None when it has more."""


class Broken(Exception):
    """A file that cannot be read to its end; what lies beside it can."""


@dataclass
class Submission:
    """`source` is how people name it; `files` are by their names above.

    `renamed` are photos that the record calls otherwise than `files` does; `taken` are the names that all of them had
    where they lay, `ignored` those of what was not taken.
    """

    source: str
    files: dict[str, bytes] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    taken: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    def within(self, folder: str) -> dict[str, bytes]:
        """The files of one folder by their bare names."""
        return {
            PurePosixPath(name).name: content for name, content in self.files.items() if name.startswith(f"{folder}/")
        }


def known_name(path: str) -> tuple[str, str] | None:
    """The folder around a submission and the name of this file in it; None for what is no part of one.

    No name that a stranger chose ever becomes a path: what is given back is ours, letter by letter.
    """
    *around, last = path.replace("\\", "/").split("/")  # as some programs for Windows write them
    if last.lower() in RECORDS:
        return "/".join(around), last.lower()
    if not around:
        return None
    *around, folder = around
    if folder.lower() == PHOTOS and PHOTO_NAME.fullmatch(last):
        return "/".join(around), f"{PHOTOS}/{last}"
    if folder.lower() == EVIDENCE and (name := evidence_name(last)):
        return "/".join(around), name
    return None


def evidence_name(last: str) -> str:
    """The name that a paper is kept by, whatever language its own is in: “Giấy chứng nhận.pdf”; "" for no paper."""
    if _EVIDENCE_NAME.fullmatch(last):
        return f"{EVIDENCE}/{last}"
    ending = PurePosixPath(last).suffix.lower()
    stem = slugify(PurePosixPath(last).stem)[:60]
    return f"{EVIDENCE}/{stem}{ending}" if stem and ending in _EVIDENCE_ENDINGS and last.isprintable() else ""


def most_bytes(name: str) -> int:
    """The most that a file of this name may have."""
    if name in RECORDS:
        return bounds.MAX_TEXT
    return bounds.MAX_PHOTO if name.startswith(f"{PHOTOS}/") else bounds.MAX_EVIDENCE


def content_of(name: str, read: Reader, label: str) -> bytes | Problem:
    """The bytes of a file of a submission, or why there are none."""
    try:
        content = read(most_bytes(name))
    except (Broken, OSError):
        return Problem(label, Mark(), "", "broken_file", {"found": name})
    if content is None:
        params = {"found": name, "max": f"{most_bytes(name) / 2**20:g}".replace(".", ",")}
        return Problem(label, Mark(), "", "file_too_large", params)
    return content


def within_bounds(its: Submission) -> Submission | Problem:
    """The submission, or that it brings too many papers."""
    if len(its.within(EVIDENCE)) > bounds.MAX_EVIDENCES:
        params = {"found": EVIDENCE, "size": len(its.within(EVIDENCE)), "max": bounds.MAX_EVIDENCES}
        return Problem(its.source, Mark(), "", "too_many_files", params)
    return its
