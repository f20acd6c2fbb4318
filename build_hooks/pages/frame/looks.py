"""Styles as documents carry them, without what only their writers read.

verdict.css gives each mark a shape, rules/certificate.yml the states that have it.
"""

import re
from collections.abc import Collection
from pathlib import Path

from build_hooks import rules

LOOKS = Path(__file__).with_name("verdict.css")
_MARK = re.compile(r"\[data-mark=\"(\w+)\"\]")
_SHAPE = re.compile(r"^\.ocop-verdict\[data-mark=\"(\w+)\"\][^{}]*\{[^{}]*\}\n", re.MULTILINE)


_COMMENT = re.compile(r"(\"[^\"]*\")|/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"(\"[^\"]*\")|\s*([{},;>])\s*|(?<=:)\s+|\s+")


def style(*paths: Path) -> bytes:
    """Styles as one and made small, the states of rules/certificate.yml in the place of their marks."""
    return _joined("\n".join(path.read_text("utf-8") for path in paths))


def style_of(states: Collection[str], *paths: Path) -> bytes:
    """The same for a document on which a certificate has these states alone, without the shapes of others."""
    marks = {row["mark"] for state, row in rules.states().items() if state in states}
    text = "\n".join(path.read_text("utf-8") for path in paths)
    return _joined(_SHAPE.sub(lambda found: found[0] if found[1] in marks else "", text))


def small(css: str) -> str:
    """A style that says the same without comments and without space that means nothing; texts stay as they are."""
    bare = _COMMENT.sub(lambda found: found[1] or " ", css)
    return _SPACE.sub(_short, bare).strip().replace(";}", "}")


def _joined(text: str) -> bytes:
    return small(_MARK.sub(_states, text)).encode()


def _short(found: re.Match[str]) -> str:
    return found[1] or found[2] or ("" if found.string[found.start() - 1 : found.start()] == ":" else " ")


def _states(mark: re.Match[str]) -> str:
    of_it = [f'[data-state="{state}"]' for state, row in rules.states().items() if row["mark"] == mark[1]]
    return of_it[0] if len(of_it) == 1 else f":is({', '.join(of_it)})"
