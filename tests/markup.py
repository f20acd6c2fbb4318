"""Built pages as trees: what they say, what they point at, and what could run in them."""

import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"],
)
_SILENT = frozenset(["script", "style", "template", "svg"])
_SPOKEN_ATTRIBUTES = ("alt", "title", "aria-label", "placeholder", "data-valid", "data-ended")
_CODE = re.compile(r"(javascript:|vbscript:|data:text)", re.IGNORECASE)
_ADDRESSES = ("href", "src", "action", "data", "poster", "formaction", "xlink:href")


@dataclass
class Element:
    """An element with its attributes and, in order, its texts and elements."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        """This element and all below it, in document order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, tag: str = "", css_class: str = "") -> list["Element"]:
        """Elements below of this tag, of this class, or both."""
        return [
            one
            for one in self.walk()
            if (not tag or one.tag == tag) and (not css_class or css_class in one.attributes.get("class", "").split())
        ]

    def one(self, tag: str = "", css_class: str = "") -> "Element":
        """The only such element."""
        (found,) = self.all(tag, css_class)
        return found

    @property
    def text(self) -> str:
        """What a reader sees, spaced singly."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in _SILENT:
                yield " "
                yield from child._texts()
                yield " "

    @property
    def words(self) -> str:
        """The text, and what attributes say to a reader or a screen reader."""
        spoken = [one.attributes[name] for one in self.walk() for name in _SPOKEN_ATTRIBUTES if name in one.attributes]
        spoken += [one.attributes.get("content", "") for one in self.all("meta")]
        return "\n".join([self.text, *spoken])


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("#document")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def parse(html: str) -> Element:
    """The tree of a page."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


def read_page(path: Path) -> Element:
    """The tree of a page on disk."""
    return parse(path.read_text("utf-8"))


def pages(site: Path) -> dict[str, Element]:
    """Every page of a built site by its path below it."""
    return {path.relative_to(site).as_posix(): read_page(path) for path in sorted(site.rglob("*.html"))}


def scripts(page: Element) -> list[str]:
    """All that could run: script elements with their text, on… attributes, and addresses that are code."""
    found = []
    for one in page.walk():
        if one.attributes.get("type") == "application/ld+json":
            json.loads("".join(map(str, one.children)))  # nothing runs, as long as it is data to its end
            found.append("script data:")
        elif one.tag == "script":
            found.append(f"script {one.attributes.get('src', '')}: {''.join(map(str, one.children))}")
        for name, value in one.attributes.items():
            if name.startswith("on") or (name in _ADDRESSES and _CODE.match(re.sub(r"[\x00-\x20]", "", value))):
                found.append(f"{one.tag} {name}: {value}")
    return found


def _is_for_a_script(fragment: str) -> bool:
    """Material's own toggles, and questions such as #sua=SLUG."""
    return fragment.startswith("__") or "=" in fragment


def broken_links(site: Path) -> list[str]:
    """Links of the site's pages, and of its styles, that lead to no file or to no such place in a page."""
    found = pages(site)
    anchors = {uri: {one.attributes.get("id", "") for one in page.walk()} for uri, page in found.items()}
    broken = []
    for uri, page in found.items():
        for link in _links(page):
            target = _target(uri, link)
            if target is None:
                continue
            path, fragment = target
            if not (site / path).is_file():
                broken.append(f"{uri}: {link}")
            elif fragment and path in anchors and fragment not in anchors[path] and not _is_for_a_script(fragment):
                broken.append(f"{uri}: {link} (no such place in the page)")
    for sheet in sorted(site.rglob("*.css")):
        uri = sheet.relative_to(site).as_posix()
        for link in style_addresses(sheet.read_text("utf-8")):
            target = _target(uri, link)
            if target and not (site / target[0]).is_file():
                broken.append(f"{uri}: {link}")
    return broken


def style_addresses(css: str) -> list[str]:
    """What a style sheet or a style attribute fetches."""
    found = re.findall(r"url\(\s*(\"[^\"]*\"|'[^']*'|[^)]*?)\s*\)|@import\s+(\"[^\"]*\"|'[^']*')", css)
    return [(address or imported).strip("\"'") for address, imported in found]


def sources_of(srcset: str) -> list[str]:
    """The addresses of a srcset."""
    return [part.split()[0] for part in srcset.split(",") if part.strip()]


def _links(page: Element) -> Iterator[str]:
    for one in page.walk():
        if one.attributes.get("rel") == "canonical":
            continue
        for name in ("href", "src"):
            if name in one.attributes:
                yield one.attributes[name]
        yield from sources_of(one.attributes.get("srcset", ""))


def _target(uri: str, link: str) -> tuple[str, str] | None:
    """The file below the site and the place in it; None when the link leaves the site or is nothing to open."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if not path:
        return uri, unquote(parts.fragment)
    # Only the page for wrong addresses names its links from the root of the host.
    below = posixpath.normpath(posixpath.join("/", posixpath.dirname(uri), path)).lstrip("/")
    if path.endswith("/") or below in ("", "."):
        below = posixpath.join(below, "index.html")
    return below, unquote(parts.fragment)
