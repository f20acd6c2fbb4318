"""Problems as people get them: every line of every problem, and whether one breaks out of its line."""

from collections.abc import Iterable, Iterator
from itertools import islice

from build_hooks.intake.reply import in_words
from build_hooks.rules.problems import Problem

_MOST = 500  # to print each of 25,000 in every way would be the slowest part of an input


def said(problems: Iterable[Problem]) -> list[str]:
    """All that is printed of the first of these problems, in both languages, in replies and in tables."""
    lines: list[str] = []
    for one in islice(problems, _MOST):
        lines += (one.line("vi"), one.line("en"), one.plain(), in_words(one))
    return lines


def unprintable(lines: Iterable[str]) -> Iterator[str]:
    """A fault for each line that is not one plain line."""
    for line in lines:
        if not line.isprintable():
            yield f"escape: a problem breaks its line: {line[:200]!r}"
        if not line:
            yield "a problem says nothing"
