"""What a stage makes: a page for the host to render, or a file; both at an address of the site."""

import posixpath
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Page:
    """A page at `uri` (ending in a slash, "" is the home page). Only what stands in `meta` reaches its template.

    `title` and `description` are text; the hosts print them unescaped, so `front_matter` escapes them.
    """

    uri: str
    template: str
    title: str
    description: str = ""
    meta: dict[str, Any] = field(default_factory=dict)

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
            "template": self.template,
            "title": escape(self.title),
            "description": escape(self.description),
            "hide": ["navigation", "toc"],
            "ocop": self.meta,
        }


@dataclass(frozen=True)
class File:
    """A file at `uri`, from `content` or from the file at `path`."""

    uri: str
    content: bytes = b""
    path: Path | None = None

    def read(self) -> bytes:
        """The bytes, wherever they are."""
        return self.path.read_bytes() if self.path else self.content


Output = Page | File


def href(start: str, target: str) -> str:
    """The relative link from page `start` to a page or file; it names index.html, so that it works from a USB stick."""
    file = f"{target}index.html" if target == "" or target.endswith("/") else target
    return posixpath.relpath(file, start or ".")
