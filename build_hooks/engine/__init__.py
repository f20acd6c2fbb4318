"""The search engine: a JavaScript file a concern, joined into the one script that a page loads when it first searches.

The files fill one object, `OcopSearch`, and need no order. Joined, they are one request instead of thirteen, which on a
slow line is a second earlier; without comments and indents they are a third lighter (bench/search.py).
"""

import re
from functools import cache
from pathlib import Path

_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*(?:(?!\*/).)*\*/[ \t]*)$\n?", re.MULTILINE | re.DOTALL)


@cache
def engine_script() -> bytes:
    """The script. Only lines that are nothing but comment go: no text of the engine runs over several lines."""
    sources = (path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("*.js")))
    lines = (line.strip() for source in sources for line in _COMMENT.sub("", source).splitlines())
    return "\n".join(line for line in lines if line).encode() + b"\n"
