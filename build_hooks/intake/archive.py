"""A zip of submissions: counted and bounded while it is read, never unpacked into a folder."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from build_hooks.intake import bounds
from build_hooks.intake.submission import PRODUCT, Broken, Reader, Submission, sorted_out
from build_hooks.rules.problems import Mark, Problem

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PACKED = (".zip", ".html", ".htm")  # taken from a folder, one by one; no zip is opened in a zip
_OF_MACOS = "__MACOSX/"


class _Refused(Exception):
    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message)
        self.message, self.params = message, params


def zip_submissions(path: Path, source: str) -> Iterator[Submission | Problem]:
    """The submissions of a zip, or the problem why it is not read."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = [
                member for member in archive.infolist() if not member.filename.endswith("/")
            ]  # `is_dir` wants a name
            members = [member for member in members if not member.filename.startswith(_OF_MACOS)]
            _check(members)
            yield from list(sorted_out(source, _entries(archive, members)))
    except _Refused as refused:
        yield Problem(source, Mark(), "", refused.message, refused.params)
    except (PermissionError, FileNotFoundError):
        raise
    except _BROKEN:
        yield Problem(source, Mark(), "", "bad_zip")


def _check(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > bounds.MAX_FILES:
        raise _Refused("too_many_files", found="zip", size=len(members), max=bounds.MAX_FILES)
    for member in members:
        if member.flag_bits & 0x1:
            raise _Refused("encrypted_zip")
        if stat.S_ISLNK(member.external_attr >> 16):
            raise _Refused("link_in_zip", found=member.filename)
        if member.compress_type not in _PLAIN:
            raise _Refused("bad_zip")
    names = [PurePosixPath(info.filename.replace("\\", "/").lower()) for info in members]
    packed = [name for name in names if name.suffix in _PACKED]
    if packed and not any(name.name == PRODUCT for name in names):
        raise _Refused("packed_in_zip", found=packed[0].name)


def _entries(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> Iterator[tuple[str, Reader]]:
    left = bounds.MAX_UNPACKED

    for info in members:

        def read(most: int, member: zipfile.ZipInfo = info) -> bytes | None:
            nonlocal left
            try:
                with archive.open(member) as file:
                    content = file.read(min(most, left) + 1)  # what the directory says of its size is not believed
            except _BROKEN as error:
                raise Broken from error
            left -= len(content)
            if left < 0:
                raise _Refused("zip_bomb", max=bounds.MAX_UNPACKED >> 20)
            return content if len(content) <= most else None

        yield info.filename, read
