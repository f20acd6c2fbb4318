"""A zip of submissions: counted and bounded while it is read, never unpacked into a folder."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath

from build_hooks.intake import bounds
from build_hooks.intake.page import is_page, page_submissions
from build_hooks.intake.sorting import Entry, sorted_out
from build_hooks.intake.strays import copies_last, is_system
from build_hooks.intake.submission import Broken, Reader, Submission
from build_hooks.rules.problems import Mark, Problem

ZIPS, PAGES = (".zip",), (".html", ".htm")
RENAMED = ("", ".txt", ".bin", ".dat", ".download", ".mht")  # endings that say nothing of what is in a file
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class _Refused(Exception):
    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message)
        self.message, self.params = message, params


@dataclass
class _Room:
    """What a zip may still bring, those in it counted with it."""

    unpacked: int = field(default_factory=lambda: bounds.MAX_UNPACKED)
    files: int = field(default_factory=lambda: bounds.MAX_FILES)


def zip_submissions(path: Path, source: str) -> Iterator[Submission | Problem]:
    """What a zip brings, submissions and problems; or the problem why it is not read."""
    yield from _of_zip(path, source, _Room(), is_inner=False)


def _of_zip(file: Path | BytesIO, source: str, room: _Room, *, is_inner: bool) -> Iterator[Submission | Problem]:
    try:
        with zipfile.ZipFile(file) as archive:
            # `is_dir` wants a name
            members = [member for member in archive.infolist() if not member.filename.endswith("/")]
            _check(members, room)
            entries = [Entry(member.filename, _reader(archive, member, room)) for member in members]
            packed = [entry for entry in entries if is_packed(entry.path)]
            for entry in sorted(packed, key=lambda entry: copies_last(entry.path)):
                yield from list(_inside(entry, f"{source}/{entry.path}", room, is_inner=is_inner))
            if len(packed) < len(entries) or not entries:
                yield from list(sorted_out(source, [entry for entry in entries if entry not in packed]))
    except _Refused as refused:
        yield Problem(source, Mark(), "", refused.message, refused.params)
    except (PermissionError, FileNotFoundError):
        raise
    except _BROKEN:
        yield Problem(source, Mark(), "", "bad_zip")


def _inside(entry: Entry, source: str, room: _Room, *, is_inner: bool) -> Iterator[Submission | Problem]:
    """A page, or a zip in a zip, read as if it had been handed in; a zip in that is only told."""
    is_zip = PurePosixPath(entry.path.lower()).suffix in ZIPS
    if is_zip and is_inner:
        yield Problem(source, Mark(), "", "packed_in_zip", {"found": PurePosixPath(entry.path).name})
        return
    try:
        content = entry.read(bounds.MAX_SOURCE)
    except Broken:
        yield Problem(source, Mark(), "", "broken_file", {"found": entry.path})
        return
    if content is None:
        params = {"found": entry.path, "max": bounds.MAX_SOURCE >> 20}
        yield Problem(source, Mark(), "", "file_too_large", params)
    elif is_zip:
        yield from _of_zip(BytesIO(content), source, room, is_inner=True)
    else:
        yield from page_submissions(content, source)


def kind_of(path: Path) -> str:
    """The ending that a file deserves: its own, or that of a zip or a page which a chat or a browser has renamed."""
    ending = path.suffix.lower()
    if ending not in RENAMED:
        return ending
    with path.open("rb") as file:
        head = file.read(4_096)
    if head.startswith(b"PK\3\4"):
        return ZIPS[0]
    return PAGES[0] if is_page(head) else ending


def is_packed(name: str) -> bool:
    """Whether a file of this name is opened by itself."""
    return PurePosixPath(name.replace("\\", "/").lower()).suffix in (*ZIPS, *PAGES) and not is_system(name)


def _check(members: list[zipfile.ZipInfo], room: _Room) -> None:
    room.files -= len(members)
    if room.files < 0:
        raise _Refused("too_many_files", found="zip", size=bounds.MAX_FILES - room.files, max=bounds.MAX_FILES)
    for member in members:
        if member.flag_bits & 0x1:
            raise _Refused("encrypted_zip")
        if stat.S_ISLNK(member.external_attr >> 16):
            raise _Refused("link_in_zip", found=member.filename)
        if member.compress_type not in _PLAIN:
            raise _Refused("bad_zip")


def _reader(archive: zipfile.ZipFile, member: zipfile.ZipInfo, room: _Room) -> Reader:
    def read(most: int) -> bytes | None:
        try:
            with archive.open(member) as file:
                # what the directory says of its size is not believed
                content = file.read(min(most, room.unpacked) + 1)
        except _BROKEN as error:
            raise Broken from error
        room.unpacked -= len(content)
        if room.unpacked < 0:
            raise _Refused("zip_bomb", max=bounds.MAX_UNPACKED >> 20)
        return content if len(content) <= most else None

    return read
