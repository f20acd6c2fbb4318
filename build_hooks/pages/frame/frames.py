"""Frames: what the host renders around an article is the same for every page of one kind and depth, so once is enough.

The host renders one page of each kind with marks where the page's own words stand; all others are poured into what came
of it. Poured pages are the same to the byte as those that the host renders itself (OCOP_FRAMES=0).
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import escape
from typing import Any, NamedTuple

from build_hooks.pages.frame.output import OWN_TEXT, Page

VARIABLE = "OCOP_FRAMES"  # of the environment; "0" lets the host render every page
_MARKS = {name: f"ocop-{name}-stands-here" for name in ("title", "description", "article", "head", "canonical")}
_ANY = re.compile("|".join(f"(?P<{name}>{mark})" for name, mark in _MARKS.items()))
_LINES = re.compile(r"\s*\n\s*")
_ALWAYS = ("title", "description", "article")


class NoFrame(Exception):
    """The theme does not print what every page has; its text names what, and the page it was rendered for."""


class Kind(NamedTuple):
    """What tells two frames apart: folder and depth of their pages, which links depend on, and the files they load.

    A page with a frame of its own is `alone`: its source and its title. `shares` is as of a page.
    """

    folder: str
    depth: int
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    alone: tuple[str, str] = ("", "")
    shares: bool = False


@dataclass(frozen=True)
class Frame:
    """What was rendered around the marks of a page, cut at them, and the hand-written text of its address."""

    parts: tuple[str, ...]
    text: str = ""

    @cached_property
    def digest(self) -> str:
        """What tells it from others."""
        return hashlib.sha256(repr((self.parts, self.text)).encode()).hexdigest()


@dataclass
class Frames:
    """The frames of one build: `samples` are the pages to be rendered with marks, by their source."""

    samples: dict[str, Page] = field(default_factory=dict)
    poured: dict[str, Page] = field(default_factory=dict)
    _named: frozenset[str] = frozenset()
    _site_name: str = ""
    _known: dict[Kind, Frame] = field(default_factory=dict)

    @classmethod
    def of(cls, pages: Iterable[Page], named: Iterable[str], site_name: str) -> "Frames":
        """Frames for these pages; those whose sources the host has `named` elsewhere have one of their own.

        So has a page with a text of its own, and one called like the site, which the theme heads in another way; none
        has one whose title, which the host prints, is a mark.
        """
        frames, kinds = cls(_named=frozenset(named), _site_name=site_name), set[Kind]()
        for page in pages:
            if frames._is_alone(page) and _ANY.search(page.title):
                continue
            kind = frames._kind(page)
            (frames.poured if kind in kinds else frames.samples)[page.source] = page
            kinds.add(kind)
        return frames

    @classmethod
    def from_plain(cls, told: Any) -> "Frames":
        """What `plain` told of them: they know the frames, and have no pages."""
        named, site_name, known = told
        kinds = {
            Kind(folder, depth, tuple(styles), tuple(scripts), tuple(alone), shares): Frame(tuple(parts), text)
            for (folder, depth, styles, scripts, alone, shares), parts, text in known
        }
        return cls(_named=frozenset(named), _site_name=site_name, _known=kinds)

    def plain(self) -> list[Any]:
        """The frames in what JSON can say."""
        known = [[kind, frame.parts, frame.text] for kind, frame in self._known.items()]
        return [sorted(self._named), self._site_name, known]

    def knows(self, page: Page) -> bool:
        """Whether the frame of such a page has been rendered."""
        return self._kind(page) in self._known

    def marked(self, source: str) -> dict[str, Any]:
        """The front matter of a sample, with marks; the title of a page of a frame of its own stands in menus too."""
        page = self.samples[source]
        title = page.title if self._is_alone(page) else _MARKS["title"]
        description, article, head = (_MARKS[name] for name in ("description", "article", "head"))
        return replace(page, title=title, description=description, article=article, head=head).front_matter

    @property
    def canonical(self) -> str:
        """The mark for a sample's canonical address."""
        return _MARKS["canonical"]

    def learn(self, source: str, rendered: str, text: str = "") -> None:
        """Keep what the host rendered around a sample, and the text of its own. Raises NoFrame."""
        page = self.samples[source]
        names = {match.lastgroup for match in _ANY.finditer(rendered)}
        if self._is_alone(page):
            names.add("title")
        if missing := [name for name in _ALWAYS if name not in names]:
            raise NoFrame(f"{source}: {', '.join(missing)}")
        # The line of a head goes with it, as on a page that the host renders without one.
        rendered = rendered.replace(f"{_MARKS['head']}\n", _MARKS["head"])
        parts = tuple(part for part in _ANY.split(rendered) if part is not None)
        self._known[self._kind(page)] = Frame(parts, text)

    def digest(self, page: Page) -> str:
        """What tells a page's frame from others."""
        return self._known[self._kind(page)].digest

    def pour(self, page: Page, canonical: str) -> str:
        """The whole page."""
        frame = self._known[self._kind(page)]
        texts = {
            _MARKS["title"]: escape(page.title),
            _MARKS["description"]: escape(page.description),
            _MARKS["article"]: page.article.replace(OWN_TEXT, frame.text),
            _MARKS["head"]: page.head and f"{page.head}\n",
            _MARKS["canonical"]: escape(canonical),
        }
        return "".join(texts.get(part, part) for part in frame.parts)

    def _is_alone(self, page: Page) -> bool:
        return page.source in self._named or page.has_own_text or page.title == self._site_name

    def _kind(self, page: Page) -> Kind:
        alone = (page.source, page.title) if self._is_alone(page) else ("", "")
        return Kind(page.uri.partition("/")[0], page.uri.count("/"), page.styles, page.scripts, alone, page.shares)


def tight(page: str, *texts: str) -> str:
    """The page without the empty lines that the host's templates leave; each of its `texts` stays as it is."""
    kept = "|".join(re.escape(text) for text in texts if text)
    parts = re.split(f"({kept})", page) if kept else [page]
    return "".join(part if number % 2 else _LINES.sub("\n", part) for number, part in enumerate(parts))
