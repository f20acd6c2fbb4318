"""Words about certificates in pages written by hand: they ask for them by name, and say what stands in the blanks.

`{{ pill.ended }}` is the short words of a state, `{{ sentence.ended date=“28/01/2026” }}` a whole sentence, by the
names of rules/certificate.yml. Whatever else stands in braces is text.
"""

import re

from build_hooks import rules

_ASKED = re.compile(r"\{\{ (pill|sentence)\.(\w*)([^{}\n]*) \}\}")
_BLANK = re.compile(r" (\w+)=“([^“”]*)”")


class NotSaid(Exception):
    """A page asks for what the table does not have; the text is what it wrote."""


def filled(markdown: str) -> str:
    """The page with the words that it asks for. Raises NotSaid."""
    return _ASKED.sub(_words, markdown)


def _words(asked: re.Match[str]) -> str:
    blanks = dict(_BLANK.findall(asked[3]))
    try:
        text = rules.states()[asked[2]]["pill"] if asked[1] == "pill" else rules.sayings()[asked[2]].sentences["vi"]
        return text.format(**blanks)
    except (KeyError, IndexError):
        raise NotSaid(asked[0]) from None
