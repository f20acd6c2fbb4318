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

TYPES = "[Content_Types].xml"
# The space of references between parts, as Excel saves a workbook and as “Strict Open XML” is saved.
_R = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}",
)


class Refused(Exception):
    """The file is not read; names the message and fills its blanks."""

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message)
        self.message, self.params = message, params


class Package:
    """The parts of an .xlsx, .ods or .docx. Raises Refused for what is no whole, plain zip."""

    def __init__(self, content: bytes) -> None:
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
        """Every element of a part as it ends."""
        return (element for event, element in self.walk(name) if event == "end")

    def walk(self, name: str) -> Iterator[tuple[str, Element]]:
        """Every element of a part as it starts and as it ends, counted: millions of empty ones, or one in
        the other, are a small file and much memory."""
        source: IO[bytes] = BytesIO(self.bytes_of(name))
        if not source.getbuffer().nbytes:  # type: ignore[attr-defined]
            return
        try:
            for event, element in SafeXml.iterparse(source, ("start", "end"), forbid_dtd=True):
                self._elements -= event == "start"
                if self._elements < 0:
                    raise Refused("workbook_too_large", max=bounds.MAX_UNPACKED >> 20)
                yield event, element
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
    return next((found for space in _R if (found := element.get(f"{space}{name}"))), "")
