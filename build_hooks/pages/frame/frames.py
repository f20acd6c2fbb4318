"""Frames: what the host renders around an article is the same for every page of one kind and depth, so once is enough.

The host renders one page of each kind with marks where the page's own words stand; all others are poured into what came
of it. Poured pages are the same to the byte as those that the host renders itself (OCOP_FRAMES=0).
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any, NamedTuple

from build_hooks.pages.frame.output import Page

VARIABLE = "OCOP_FRAMES"  # of the environment; "0" lets the host render every page
_MARKS = {name: f"ocop-{name}-stands-here" for name in ("title", "description", "article", "head", "canonical")}
_ANY = re.compile("|".join(f"(?P<{name}>{mark})" for name, mark in _MARKS.items()))
_LINES = re.compile(r"\s*\n\s*")
_ALWAYS = ("title", "description", "article")


class NoFrame(Exception):
    """The theme does not print what every page has; its text names what, and the page it was rendered for."""


class Kind(NamedTuple):
    """What tells two frames apart: folder and depth of their pages, which links depend on, and the files they load."""

    folder: str
    depth: int
    styles: tuple[str, ...]
    scripts: tuple[str, ...]


@dataclass
class Frames:
    """The frames of one build: `samples` are the pages to be rendered with marks, by their source."""

    samples: dict[str, Page] = field(default_factory=dict)
    poured: dict[str, Page] = field(default_factory=dict)
    _left: frozenset[str] = frozenset()
    _site_name: str = ""
    _parts: dict[Kind, list[str]] = field(default_factory=dict)
    _digests: dict[Kind, str] = field(default_factory=dict)

    @classmethod
    def of(cls, pages: Iterable[Page], left: Iterable[str], site_name: str) -> "Frames":
        """Frames for these pages; those whose sources are `left` to the host are neither sample nor poured.

        So are a page with a text of its own, and one called like the site, which the theme heads in another way.
        """
        frames, kinds = cls(_left=frozenset(left), _site_name=site_name), set[Kind]()
        for page in pages:
            if frames._is_left(page):
                continue
            kind = _kind(page)
            (frames.poured if kind in kinds else frames.samples)[page.source] = page
            kinds.add(kind)
        return frames

    def knows(self, page: Page) -> bool:
        """Whether the frame of such a page has been rendered."""
        return _kind(page) in self._parts and not self._is_left(page)

    def _is_left(self, page: Page) -> bool:
        return page.source in self._left or page.has_own_text or page.title == self._site_name

    def marked(self, source: str) -> dict[str, Any]:
        """The front matter of a sample, with marks."""
        page = self.samples[source]
        title, description, article, head = (_MARKS[name] for name in ("title", "description", "article", "head"))
        return replace(page, title=title, description=description, article=article, head=head).front_matter

    @property
    def canonical(self) -> str:
        """The mark for a sample's canonical address."""
        return _MARKS["canonical"]

    def learn(self, source: str, rendered: str) -> None:
        """Keep what the host rendered around a sample. Raises NoFrame."""
        # The line of a head goes with it, as on a page that the host renders without one.
        parts = _ANY.split(rendered.replace(f"{_MARKS['head']}\n", _MARKS["head"]))
        names = {match.lastgroup for match in _ANY.finditer(rendered)}
        if missing := [name for name in _ALWAYS if name not in names]:
            raise NoFrame(f"{source}: {', '.join(missing)}")
        kind = _kind(self.samples[source])
        self._parts[kind] = [part for part in parts if part is not None]
        self._digests[kind] = hashlib.sha256(rendered.encode()).hexdigest()

    def digest(self, page: Page) -> str:
        """What tells a page's frame from others."""
        return self._digests[_kind(page)]

    def pour(self, page: Page, canonical: str) -> str:
        """The whole page."""
        texts = {
            _MARKS["title"]: escape(page.title),
            _MARKS["description"]: escape(page.description),
            _MARKS["article"]: page.article,
            _MARKS["head"]: page.head and f"{page.head}\n",
            _MARKS["canonical"]: escape(canonical),
        }
        return "".join(texts.get(part, part) for part in self._parts[_kind(page)])


def tight(page: str, *texts: str) -> str:
    """The page without the empty lines that the host's templates leave; each of its `texts` stays as it is."""
    kept = "|".join(re.escape(text) for text in texts if text)
    parts = re.split(f"({kept})", page) if kept else [page]
    return "".join(part if number % 2 else _LINES.sub("\n", part) for number, part in enumerate(parts))


def _kind(page: Page) -> Kind:
    return Kind(page.uri.partition("/")[0], page.uri.count("/"), page.styles, page.scripts)
