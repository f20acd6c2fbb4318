"""What can be found of the pages written by hand: their titles, descriptions and headings, never their whole text."""

import re
from collections.abc import Iterator
from pathlib import Path

from build_hooks.model.written_page import WrittenPage
from build_hooks.problems import Problem
from build_hooks.read.source import read_text
from build_hooks.read.yaml_tree import Mapping, Scalar, parse

_FENCE = re.compile(r"^ {0,3}(```|~~~).*?^ {0,3}\1", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#{1,3}) +(.+?)(?: +#+)? *$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\s*\{:?[^{}]*\}\s*$")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"[*_`]")


def written_pages(root: Path, docs: str) -> Iterator[WrittenPage | Problem]:
    """Every Markdown page below the folder `docs` but the home page, by path; or the problem why one cannot be read."""
    folder = root / docs
    for path in sorted(folder.rglob("*.md")):
        inside = path.relative_to(folder).as_posix()
        if inside == "index.md" or path.is_symlink() or not path.is_file():
            continue
        text = read_text(path, f"{docs}/{inside}")
        yield text if isinstance(text, Problem) else written_page(inside, text)


def written_page(inside: str, text: str) -> WrittenPage:
    """The page of a file `inside` the folder."""
    meta, body = _parted(text)
    headings = [(len(signs), _plain(words)) for signs, words in _HEADING.findall(_FENCE.sub("", body))]
    first = next((words for level, words in headings if level == 1), "")
    return WrittenPage(
        uri=_uri(inside),
        title=meta.get("title") or first or inside.removesuffix(".md"),
        description=meta.get("description", ""),
        headings=tuple(words for level, words in headings if level > 1 and words),
    )


def _uri(inside: str) -> str:
    """As the site serves it: "quet-tem.md" is at "quet-tem.html"."""
    return f"{inside.removesuffix('.md')}.html"


def _parted(text: str) -> tuple[dict[str, str], str]:
    """The front matter's texts, and what stands below it."""
    if not text.startswith("---\n"):
        return {}, text
    block, _, body = text[4:].partition("\n---")
    tree = parse(block, "")
    entries = tree.entries if isinstance(tree, Mapping) else ()
    return {name.text: " ".join(value.text.split()) for name, value in entries if isinstance(value, Scalar)}, body


def _plain(words: str) -> str:
    return " ".join(_MARKUP.sub("", _LINK.sub(r"\1", _ATTRIBUTES.sub("", words))).split())
