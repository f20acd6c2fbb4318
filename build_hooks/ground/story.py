"""Submitted text as HTML: a short Markdown without raw HTML or attributes, then a sanitiser with our own few tags."""

import re
from functools import cache
from html import escape
from html.parser import HTMLParser
from typing import ClassVar, NamedTuple

import nh3
from markdown import Markdown

_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "h3", "h4", "hr"}
_SCHEMES = {"http", "https", "mailto", "tel"}


@cache
def _markdown() -> Markdown:
    markdown = Markdown(extensions=["sane_lists"], output_format="html")
    # Without these two, tags in the text are letters like any other.
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    return markdown


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS, attributes={"a": {"href"}, "*": set()}, url_schemes=_SCHEMES, link_rel="noopener nofollow"
    )


def story_html(text: str) -> str:
    """The story as HTML that cannot run or load anything; "" for no text."""
    if not text:
        return ""
    try:
        html = _markdown().reset().convert(text)
    except RecursionError:  # lists in lists in lists; the reader refuses the usual ways to write them
        _markdown.cache_clear()  # it was left in the middle of its work
        html = escape(text)
    return _cleaner().clean(html)


class Run(NamedTuple):
    """Letters set alike."""

    text: str
    strong: bool = False
    em: bool = False


class Block(NamedTuple):
    """A paragraph for print. `kind` is p, heading, quote, bullet or number; `sentences` are lists of runs."""

    kind: str
    sentences: tuple[tuple[Run, ...], ...]


def story_blocks(text: str) -> tuple[Block, ...]:
    """The story as blocks of plain letters, for what is no web page; addresses of links are left out."""
    reader = _Blocks()
    reader.feed(story_html(text))
    reader.close()
    return tuple(Block(kind, _sentences(runs)) for kind, runs in reader.blocks if any(run.text.strip() for run in runs))


class _Blocks(HTMLParser):
    """Collects runs below the few tags that `story_html` lets through."""

    _KINDS: ClassVar = {"p": "p", "h3": "heading", "h4": "heading", "blockquote": "quote"}

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[tuple[str, list[Run]]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if tag == "br":
            self.handle_data(" ")
        elif tag != "hr":
            self._open.append(tag)
        if tag in ("li", "p", "h3", "h4"):
            self.blocks.append((self._kind(), []))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]
        if tag in ("ul", "ol"):
            self.blocks.append((self._kind(), []))

    def handle_data(self, data: str) -> None:
        if not self.blocks:
            self.blocks.append(("p", []))
        self.blocks[-1][1].append(Run(" ".join(data.split("\n")), "strong" in self._open, "em" in self._open))

    def _kind(self) -> str:
        for tag in reversed(self._open):
            if tag in ("ul", "ol"):
                return "bullet" if tag == "ul" else "number"
            if tag in ("blockquote", "h3", "h4"):
                return self._KINDS[tag]
        return "p"


def _sentences(runs: list[Run]) -> tuple[tuple[Run, ...], ...]:
    """The runs parted after each full stop, so that a long text can end with a whole sentence."""
    found: list[list[Run]] = [[]]
    for run in runs:
        *ended, last = re.split(r"(?<=[.!?…])\s+", run.text)
        for piece in ended:
            found[-1].append(run._replace(text=f"{piece} "))
            found.append([])
        found[-1].append(run._replace(text=last))
    kept = (tuple(run for run in sentence if run.text) for sentence in found)
    return tuple(sentence for sentence in kept if sentence)
