"""A workbook's zip, opened within bounds: its parts as bytes or as XML without entities, and where they refer to."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml import ElementTree as SafeXml

from build_hooks.workbook import bounds

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Refused(Exception):
    """The file is not read; names the message and fills its blanks."""

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message)
        self.message, self.params = message, params


class Package:
    """The parts of an .xlsx. Raises Refused for what is no whole, plain workbook."""

    def __init__(self, content: bytes) -> None:
        if content.startswith(_OLE):
            # A password puts the new format into the container of the old one.
            locked = "EncryptedPackage".encode("utf-16-le") in content
            raise Refused("encrypted_workbook" if locked else "old_workbook")
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise Refused("not_a_workbook") from None
        infos = self._zip.infolist()
        if len(infos) > bounds.MAX_PARTS:
            raise Refused("workbook_too_large", max=bounds.MAX_UNPACKED >> 20)
        if any(info.flag_bits & 1 for info in infos):
            raise Refused("encrypted_workbook")
        self._names = {info.filename: info for info in infos}
        self._left = bounds.MAX_UNPACKED
        self._elements = bounds.MAX_ELEMENTS
        types = self.bytes_of("[Content_Types].xml")
        if "xl/vbaProject.bin" in self._names or b"macroEnabled" in types:
            raise Refused("workbook_with_macros")
        if "xl/workbook.xml" not in self._names:
            raise Refused("not_a_workbook")

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def bytes_of(self, name: str, most: int = bounds.MAX_PART) -> bytes:
        """The bytes of a part, counted while they come; b"" when there is none."""
        if name not in self._names:
            return b""
        most = min(most, self._left)
        try:
            with self._zip.open(self._names[name]) as part:
                content = part.read(most + 1)
        except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError, RuntimeError, zlib.error):
            raise Refused("not_a_workbook") from None
        if len(content) > most:
            raise Refused("workbook_too_large", max=most >> 20)
        self._left -= len(content)
        return content

    def elements(self, name: str, *tags: str) -> Iterator[Element]:
        """The elements of these names (without namespace) in a part, each forgotten when the next is asked for."""
        for element in self._parsed(name):
            if local(element) in tags:
                yield element
                element.clear()

    def tree(self, name: str) -> Element | None:
        """A small part as a whole."""
        root = None
        for root in self._parsed(name):  # noqa: B007  the last to end is the root
            pass
        return root

    def _parsed(self, name: str) -> Iterator[Element]:
        """Every element of a part as it ends, counted: a million empty ones take no room but in memory."""
        source: IO[bytes] = BytesIO(self.bytes_of(name))
        if not source.getbuffer().nbytes:  # type: ignore[attr-defined]
            return
        try:
            for _, element in SafeXml.iterparse(source, forbid_dtd=True):
                self._elements -= 1
                if self._elements < 0:
                    raise Refused("workbook_too_large", max=bounds.MAX_UNPACKED >> 20)
                yield element
        except (ParseError, DefusedXmlException, ValueError, LookupError):
            raise Refused("not_a_workbook") from None

    def relations(self, name: str) -> dict[str, str]:
        """The parts that a part refers to, by id; nothing outside of the file is ever followed."""
        folder, _, last = name.rpartition("/")
        tree = self.tree(f"{folder}/_rels/{last}.rels")
        found: dict[str, str] = {}
        for element in tree if tree is not None else ():
            target = element.get("Target", "")
            path = posixpath.normpath(target.lstrip("/") if target.startswith("/") else f"{folder}/{target}")
            if element.get("TargetMode") != "External" and path in self._names:
                found[element.get("Id", "")] = path
        return found


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def relation_id(element: Element, name: str = "id") -> str:
    """The id by which an element refers to another part."""
    return element.get(f"{_R}{name}", "")
