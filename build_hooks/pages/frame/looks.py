"""Styles as documents carry them, without what only their writers read.

verdict.css gives each mark a shape, rules/certificate.yml the states that have it.
"""

import re
from pathlib import Path

from build_hooks import rules

LOOKS = Path(__file__).with_name("verdict.css")
_MARK = re.compile(r"\[data-mark=\"(\w+)\"\]")


_COMMENT = re.compile(r"(\"[^\"]*\")|/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"(\"[^\"]*\")|\s*([{},;>])\s*|(?<=:)\s+|\s+")


def style(*paths: Path) -> bytes:
    """Styles as one and made small, the states of rules/certificate.yml in the place of their marks."""
    text = "\n".join(path.read_text("utf-8") for path in paths)
    return small(_MARK.sub(_states, text)).encode()


def small(css: str) -> str:
    """A style that says the same without comments and without space that means nothing; texts stay as they are."""
    bare = _COMMENT.sub(lambda found: found[1] or " ", css)
    return _SPACE.sub(_short, bare).strip().replace(";}", "}")


def _short(found: re.Match[str]) -> str:
    return found[1] or found[2] or ("" if found.string[found.start() - 1 : found.start()] == ":" else " ")


def _states(mark: re.Match[str]) -> str:
    of_it = [f'[data-state="{state}"]' for state, row in rules.states().items() if row["mark"] == mark[1]]
    return of_it[0] if len(of_it) == 1 else f":is({', '.join(of_it)})"
