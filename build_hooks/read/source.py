"""A file's text: read within bounds, decoded as UTF-8, in Unicode normal form C; or the problem why not."""

import os
import re
from pathlib import Path

from build_hooks.ground.text import nfc
from build_hooks.rules.problems import Mark, Problem

MAX_BYTES = 256 * 1024
_MARK = b"\xef\xbb\xbf"
# Besides the control characters proper: other line ends, marks that turn the direction of what is read, and what no XML
# may hold, so that neither Word nor Excel nor a feed reader would open what is made of it.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def read_text(path: Path, shown: str) -> str | Problem:
    """The text of `path`; `shown` is the path a problem names. A byte order mark is dropped."""
    content = read_bytes(path, shown)
    return content if isinstance(content, Problem) else decode(content, shown)


def read_bytes(path: str | Path, shown: str) -> bytes | Problem:
    """The bytes of the file at `path`, if they are no more than any text has."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - thousands of them
            size = os.fstat(file.fileno()).st_size
            if size > MAX_BYTES:
                return Problem(shown, Mark(), "", "too_large", {"size": size // 1024, "max": MAX_BYTES // 1024})
            return file.read()
    except OSError as error:
        return Problem(shown, Mark(), "", "unreadable_file", {"kind": type(error).__name__})


def decode(content: bytes, shown: str) -> str | Problem:
    """The text of these bytes, or the problem with its place."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem(shown, Mark(), "", "utf16")
    content = content.removeprefix(_MARK)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return Problem(shown, _mark_of_byte(content, error.start), "", "not_utf8")
    if control := CONTROL.search(text):
        mark = _mark_of(text, control.start())
        return Problem(shown, mark, "", "control_character", {"found": f"U+{ord(control[0]):04X}"})
    return nfc(text).replace("\u00a0", " ")  # the space that Word and Zalo put, which YAML takes for a letter


def _mark_of_byte(content: bytes, offset: int) -> Mark:
    before = content[:offset].decode("utf-8", "replace")
    return _mark_of(before, len(before))


def _mark_of(text: str, offset: int) -> Mark:
    line_start = text.rfind("\n", 0, offset) + 1
    return Mark(text.count("\n", 0, offset) + 1, offset - line_start + 1)
