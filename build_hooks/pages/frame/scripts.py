"""The search engine: a JavaScript file a concern, joined into the one script that a page loads when it first searches.

The files fill one object, `OcopSearch`, and need no order. Joined, they are one request instead of thirteen, which on a
slow line is a second earlier; without comments and indents they are a third lighter (bench/search.py).
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*(?:(?!\*/).)*\*/[ \t]*)$\n?", re.MULTILINE | re.DOTALL)


@cache
def engine_script() -> bytes:
    """The script that finds."""
    return plain_script(sorted(Path(__file__).parent.glob("*.js")))


def plain_script(paths: Iterable[Path]) -> bytes:
    """Scripts joined. Only lines that are nothing but comment go: no text in ours runs over several lines."""
    sources = (path.read_text("utf-8") for path in paths)
    lines = (line.strip() for source in sources for line in _COMMENT.sub("", source).splitlines())
    return "\n".join(line for line in lines if line).encode() + b"\n"
