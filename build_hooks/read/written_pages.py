"""What can be found of the pages written by hand: their titles, descriptions and headings, never their whole text."""

import re
from collections.abc import Iterator
from pathlib import Path

from build_hooks.model.written_page import WrittenPage
from build_hooks.read.source import read_text
from build_hooks.read.yaml_tree import Mapping, Scalar, parse
from build_hooks.rules.problems import Problem

_FENCE = re.compile(r"^ {0,3}(```|~~~).*?^ {0,3}\1", re.MULTILINE | re.DOTALL)
_DEEPEST = 3  # headings below are no way into a page
_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()]|\([^()]*\))*\)")  # no beginning is looked at beyond the next one
_MARKUP = re.compile(r"[*_`]")


def written_pages(root: Path, docs: str) -> Iterator[WrittenPage | Problem]:
    """Every Markdown page below the folder `docs` but the home page, by path; or the problem why one cannot be read."""
    folder = root / docs
    for path in sorted(folder.rglob("*.md")):
        inside = path.relative_to(folder).as_posix()
        if inside == "index.md" or not _is_plain(path):
            continue
        text = read_text(path, f"{docs}/{inside}")
        yield text if isinstance(text, Problem) else written_page(inside, text)


def _is_plain(path: Path) -> bool:
    try:
        return path.is_file() and not path.is_symlink()
    except OSError:  # to be told by who reads it
        return True


def written_page(inside: str, text: str) -> WrittenPage:
    """The page of a file `inside` the folder."""
    meta, body = _parted(text)
    headings = [(level, _plain(words)) for level, words in _headings(_FENCE.sub("", body))]
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


def _headings(body: str) -> Iterator[tuple[int, str]]:
    """Level and words of each heading, without the signs that close it; each line is gone over once."""
    for line in body.split("\n"):
        words = line.lstrip("#")
        level = len(line) - len(words)
        if 1 <= level <= _DEEPEST and words.startswith(" ") and (words := words.strip()):
            unclosed = words.rstrip("#")
            yield level, unclosed.rstrip() if unclosed.endswith(" ") else words


def _plain(words: str) -> str:
    return " ".join(_MARKUP.sub("", _LINK.sub(r"\1", _without_attributes(words))).split())


def _without_attributes(words: str) -> str:
    """Without the "{: #id }" at its end."""
    head, brace, last = words.rstrip().rpartition("{")
    return head if brace and last.endswith("}") and last.count("}") == 1 else words
