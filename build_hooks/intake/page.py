"""A submission in one .html page, as the form writes it: marked elements are files, all else is for people to read.

Each file is an element whose first attribute is `data-file`: a `pre` with a text, an `img` or `a` with base64 in a data
address. They are cut out by a narrow pattern that runs in one pass; no parser meets what strangers write.
"""

import base64
import binascii
import html
import re
from collections.abc import Iterator
from pathlib import Path

from build_hooks.intake import bounds
from build_hooks.intake.submission import Reader, Submission, known_name, sorted_out
from build_hooks.rules.problems import Mark, Problem

_MARK = b'<meta name="ocop-gui" content="1">'
_FILE = re.compile(
    rb'<(?:(pre) data-file="([^"<>]{1,120})"[^<>]{0,200}>([^<]*)</pre>'
    rb'|(?:img|a) data-file="([^"<>]{1,120})" (?:src|href)="data:[a-z0-9/+.-]{0,60};base64,([A-Za-z0-9+/=]*)")'
)


def is_page(content: bytes) -> bool:
    """Whether the form wrote this page."""
    return _MARK in content[:4_096]


def page_submissions(path: Path, source: str) -> Iterator[Submission | Problem]:
    """The one submission of a page, or the problem why it is none."""
    content = path.read_bytes()
    if not is_page(content):
        yield Problem(source, Mark(), "", "not_from_form")
        return
    entries, wrong = [], ""
    for number, match in enumerate(_FILE.finditer(content)):
        if number == bounds.MAX_FILES:
            yield Problem(source, Mark(), "", "too_many_files", {"found": "html", "size": number, "max": number})
            return
        name = html.unescape((match[2] or match[4]).decode("utf-8", "replace"))
        try:
            file = _text(match[3]) if match[1] else base64.b64decode(match[5], validate=True)
        except (binascii.Error, ValueError):
            wrong = wrong or name
            continue
        known = known_name(name)
        entries.append((known[1] if known else name, _whole(file)))  # a page holds one submission, at its top
    if wrong:
        yield Problem(source, Mark(), "", "broken_file_in_page", {"found": wrong})
        return
    yield from sorted_out(source, entries)


def _text(raw: bytes) -> bytes:
    return html.unescape(raw.decode("utf-8")).encode()


def _whole(content: bytes) -> Reader:
    return lambda most: content if len(content) <= most else None
