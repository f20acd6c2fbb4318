"""What a stage makes: a page for a frame around it, or a file; both at an address of the site."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import Any, Generic, TypeVar

from build_hooks.pages.frame.joining import plain_script

T = TypeVar("T")
OWN_TEXT = "<!-- own text -->"
"""Where, in a page's article, the text of the hand-written page of the same address stands."""


class Late(Generic[T]):
    """A field given as a value, or as a function that makes it whenever somebody asks: nobody holds all HTML."""

    def __init__(self, *default: T) -> None:
        self._default = default

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    def __get__(self, page: object | None, _owner: type) -> T:
        if page is None:  # the dataclass asks for a default
            if not self._default:
                raise AttributeError(self._name)
            return self._default[0]
        its: T | Callable[[], T] = page.__dict__[self._name]
        return its() if callable(its) else its

    def __set__(self, page: object, value: T | Callable[[], T]) -> None:
        page.__dict__[self._name] = value


@dataclass(frozen=True)
class Page:
    """A page at `uri` (ending in a slash, "" is the home page): its `article` and `head` are finished HTML.

    `title` and `description` are text; the hosts print them unescaped, so `front_matter` escapes them. `hidden` keeps
    it out of search engines; `updated` is the newest day of its data. `shares` says that its head tells how a link to
    it looks in a chat; else the frame does. `styles` and `scripts` are files of the site that this page loads beside
    those of all.
    `key` is the hash of all that article and head are made of; "" where nobody knows. An article that is made late has
    no place for a text of its own.
    """

    uri: str
    title: str
    description: str
    article: Late[str] = Late()
    head: Late[str] = Late("")
    hidden: bool = False
    updated: date | None = None
    shares: bool = False
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    key: str = ""

    @property
    def has_own_text(self) -> bool:
        """Whether the text of the hand-written page of the same address stands in its article."""
        article: object = self.__dict__["article"]
        return isinstance(article, str) and OWN_TEXT in article

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
                "shares": self.shares,
                "styles": list(self.styles),
                "scripts": list(self.scripts),
            },
        }


@dataclass(frozen=True)
class File:
    """A file at `uri`, from `content` or from the file at `path`; `key` is as of a page."""

    uri: str
    content: Late[bytes] = Late(b"")
    path: Path | None = None
    key: str = ""

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
    here, there = [name for name in start.split("/") if name], file.split("/")
    shared = next((at for at, (own, its) in enumerate(zip(here, there, strict=False)) if own != its), None)
    shared = min(len(here), len(there)) if shared is None else shared
    return "/".join([".."] * (len(here) - shared) + there[shared:])
