"""A submission: the few files that a product is sent in, each under a name that is known beforehand."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from build_hooks.intake import bounds
from build_hooks.read.values import PHOTO_NAME
from build_hooks.rules.problems import Mark, Problem

PRODUCT, PRODUCER, SENDING = "san-pham.yml", "chu-the.yml", "gui-kem.yml"
PHOTOS, EVIDENCE = "anh", "minh-chung"
_RECORDS = (PRODUCT, PRODUCER, SENDING)
_EVIDENCE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}\.(?:pdf|jpe?g|png|webp|heic)", re.IGNORECASE | re.ASCII)

Reader = Callable[[int], bytes | None]
"""At most so many bytes of a file; None when it has more."""


class Broken(Exception):
    """A file that cannot be read to its end; what lies beside it can."""


@dataclass
class Submission:
    """`source` is how people name it; `files` are by their names above, `ignored` the names of what was not taken."""

    source: str
    files: dict[str, bytes] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)

    def within(self, folder: str) -> dict[str, bytes]:
        """The files of one folder by their bare names."""
        return {
            PurePosixPath(name).name: content for name, content in self.files.items() if name.startswith(f"{folder}/")
        }


def known_name(path: str) -> tuple[str, str] | None:
    """The folder around a submission and the name of this file in it; None for what is no part of one."""
    *around, last = path.replace("\\", "/").split("/")  # as some programs for Windows write them
    if last.lower() in _RECORDS:
        return "/".join(around), last.lower()
    if not around:
        return None
    *around, folder = around
    if folder.lower() == PHOTOS and PHOTO_NAME.fullmatch(last):
        return "/".join(around), f"{PHOTOS}/{last}"
    if folder.lower() == EVIDENCE and _EVIDENCE_NAME.fullmatch(last):
        return "/".join(around), f"{EVIDENCE}/{last}"
    return None


def sorted_out(source: str, entries: Iterable[tuple[str, Reader]]) -> Iterator[Submission | Problem]:
    """The submissions among files of any names; what has no known name is named and left.

    No name that a stranger chose ever becomes a path: only those of `known_name` are kept.
    """
    found: dict[str, Submission] = {}
    wrong: dict[str, Problem] = {}
    ignored: list[str] = []
    for path, read in entries:
        known = known_name(path)
        if known is None:
            ignored.append(path)
            continue
        around, name = known
        label = f"{source}: {around}" if around else source
        its = found.setdefault(around, Submission(label))
        if name.lower() in {file.lower() for file in its.files}:
            wrong.setdefault(around, Problem(label, Mark(), "", "twin_files", {"found": name}))
        elif isinstance(content := _content(name, read, label), Problem):
            wrong.setdefault(around, content)
        else:
            its.files[name] = content
    told = {around for around, problem in wrong.items() if problem.params["found"] == PRODUCT}
    whole = {around: its for around, its in found.items() if PRODUCT in its.files or around in told}
    if not whole:
        yield Problem(source, Mark(), "", "no_submission", {"allowed": PRODUCT})
        return
    for number, (around, its) in enumerate(sorted(whole.items())):
        its.ignored = [text for text in ignored if text.startswith(f"{around}/" if around else "")]
        if number == bounds.MAX_SUBMISSIONS:
            yield Problem(source, Mark(), "", "too_many_submissions", {"max": bounds.MAX_SUBMISSIONS})
            return
        yield wrong.get(around) or _within_bounds(its)


def _content(name: str, read: Reader, label: str) -> bytes | Problem:
    try:
        content = read(most_bytes(name))
    except (Broken, OSError):
        return Problem(label, Mark(), "", "broken_file", {"found": name})
    if content is None:
        params = {"found": name, "max": f"{most_bytes(name) / 2**20:g}".replace(".", ",")}
        return Problem(label, Mark(), "", "file_too_large", params)
    return content


def most_bytes(name: str) -> int:
    """The most that a file of this name may have."""
    if name in _RECORDS:
        return bounds.MAX_TEXT
    return bounds.MAX_PHOTO if name.startswith(f"{PHOTOS}/") else bounds.MAX_EVIDENCE


def _within_bounds(its: Submission) -> Submission | Problem:
    if len(its.within(EVIDENCE)) > bounds.MAX_EVIDENCES:
        params = {"found": EVIDENCE, "size": len(its.within(EVIDENCE)), "max": bounds.MAX_EVIDENCES}
        return Problem(its.source, Mark(), "", "too_many_files", params)
    return its
