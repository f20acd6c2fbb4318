"""What a stage makes: a page for a frame around it, or a file; both at an address of the site."""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from build_hooks.pages.frame.joining import plain_script

OWN_TEXT = "<!-- own text -->"
"""Where, in a page's article, the text of the hand-written page of the same address stands."""


@dataclass(frozen=True)
class Page:
    """A page at `uri` (ending in a slash, "" is the home page): its `article` and `head` are finished HTML.

    `title` and `description` are text; the hosts print them unescaped, so `front_matter` escapes them. `hidden` keeps
    it out of search engines. `styles` and `scripts` are files of the site that this page loads beside those of all.
    """

    uri: str
    title: str
    description: str
    article: str
    head: str = ""
    hidden: bool = False
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The Markdown file that stands for the page in a host."""
        return f"{self.uri}index.md"

    @property
    def built(self) -> str:
        """The file of the built site."""
        return f"{self.uri}index.html"

    @property
    def front_matter(self) -> dict[str, Any]:
        """All a host gets to know: texts are escaped where the host's own templates print them as they are."""
        return {
            "template": "catalog.html",
            "title": escape(self.title),
            "description": escape(self.description),
            "hide": ["navigation", "toc"],
            "ocop": {
                "article": self.article,
                "head": self.head,
                "hidden": self.hidden,
                "styles": list(self.styles),
                "scripts": list(self.scripts),
            },
        }


@dataclass(frozen=True)
class File:
    """A file at `uri`, from `content` or from the file at `path`."""

    uri: str
    content: bytes = b""
    path: Path | None = None

    @property
    def built(self) -> str:
        """The file of the built site."""
        return self.uri

    def read(self) -> bytes:
        """The bytes, wherever they are."""
        return self.path.read_bytes() if self.path else self.content


Output = Page | File


def published(paths: Iterable[Path], folder: str = "assets") -> Iterator[File]:
    """Files below `folder` of the site, in the order of their names: scripts with their words, all else as it is."""
    for path in sorted(paths):
        uri = f"{folder}/{path.name}"
        yield File(uri, plain_script([path])) if path.suffix == ".js" else File(uri, path=path)


def href(start: str, target: str) -> str:
    """The relative link from page `start` to a page or file; it names index.html, so that it works from a USB stick."""
    file = f"{target}index.html" if target == "" or target.endswith("/") else target
    return posixpath.relpath(file, start or ".")
