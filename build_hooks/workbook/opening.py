"""A stranger's file opened by what is in it, whatever it is called; what is no table of cells is told a way on."""

import re
from pathlib import Path

from build_hooks.workbook import bounds
from build_hooks.workbook.delimited import read_delimited
from build_hooks.workbook.grid import Sheet
from build_hooks.workbook.opendocument import read_opendocument
from build_hooks.workbook.package import Package, Refused
from build_hooks.workbook.pdf import read_pdf
from build_hooks.workbook.reading import read_workbook
from build_hooks.workbook.word import read_word

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The names of parts of an OLE container, which it keeps in UTF-16, and what has such parts.
_PARTS = {"EncryptedPackage": "encrypted_workbook", "WordDocument": "old_text", "PowerPoint Document": "not_a_workbook"}
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|table|meta|\?xml|\?mso)", re.IGNORECASE)
_TEXTS = (".csv", ".tsv", ".txt", ".tab")


def open_sheets(path: Path) -> list[Sheet]:
    """The sheets of a file. Raises Refused."""
    try:
        if path.stat().st_size > bounds.MAX_BYTES:
            raise Refused("workbook_too_large", max=bounds.MAX_BYTES >> 20)
        content = path.read_bytes()
    except OSError as error:
        raise Refused("unreadable_file", kind=type(error).__name__) from error
    if content.startswith(b"PK"):
        return _packed(Package(content), path.name)
    if b"%PDF-" in content[:1024]:
        return read_pdf(path)
    if message := _told(content):
        raise Refused(message)
    sheet = read_delimited(content, path.name)
    if path.suffix.lower() not in _TEXTS and all(len(row) < 2 for row in sheet.rows.values()):
        raise Refused("not_a_workbook")
    return [sheet]


def _packed(package: Package, file: str) -> list[Sheet]:
    """What a zip holds, by the part that only its kind has."""
    if "xl/workbook.xml" in package:
        return read_workbook(package, file)
    if "word/document.xml" in package:
        return read_word(package, file)
    if "content.xml" in package:
        if b"opendocument.spreadsheet" in package.bytes_of("mimetype"):
            return read_opendocument(package, file)
        raise Refused("opendocument_text")
    raise Refused("binary_workbook" if "xl/workbook.bin" in package else "not_a_workbook")


def _told(content: bytes) -> str:
    """The message for a kind that is not read; "" for what may be plain text."""
    if content.startswith(_OLE):
        return next((told for part, told in _PARTS.items() if part.encode("utf-16-le") in content), "old_workbook")
    if content.startswith(b"{\\rtf"):
        return "old_text"
    if content.startswith(_PICTURES) or content[4:8] == b"ftyp" or content[8:12] == b"WEBP":
        return "a_picture"
    return "marked_up_table" if _MARKUP.match(content) else ""
