"""A submission in one .html page, as the form writes it: marked elements are files, all else is for people to read.

Each file is an element whose first attribute is `data-file`: a `pre` with a text, an `img` or `a` with base64 in a data
address. They are cut out by a narrow pattern that runs in one pass; no parser meets what strangers write.
"""

import base64
import binascii
import html
import re
from collections.abc import Iterator

from build_hooks.intake import bounds
from build_hooks.intake.sorting import Entry, sorted_out
from build_hooks.intake.submission import PRODUCT, Reader, Submission, known_name
from build_hooks.rules.problems import Mark, Problem

_MARK = b'<meta name="ocop-gui" content="1">'
_FILE = re.compile(
    rb'<(?:(pre) data-file="([^"<>]{1,120})"[^<>]{0,200}>([^<]*)</pre>'
    rb'|(?:img|a) data-file="([^"<>]{1,120})" (?:src|href)="data:[a-z0-9/+.-]{0,60};base64,([A-Za-z0-9+/=]*)")'
)


def is_page(content: bytes) -> bool:
    """Whether the form wrote this page."""
    return _MARK in content[:4_096]


def page_submissions(content: bytes, source: str) -> Iterator[Submission | Problem]:
    """The one submission of a page, or the problem why it is none."""
    if not is_page(content):
        yield Problem(source, Mark(), "", "not_from_form")
        return
    entries: list[Entry] = []
    ignored, wrong = [], ""
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
        if known := known_name(name):
            entries.append(Entry(known[1], _whole(file)))  # a page holds one submission, at its top
        else:
            ignored.append(name)
    if wrong:
        yield Problem(source, Mark(), "", "broken_file_in_page", {"found": wrong})
        return
    # its parts are no files that anybody could put elsewhere
    every = sorted_out(source, entries)
    found = [its for its in every if isinstance(its, Submission) or not its.message.startswith("stray_")]
    for its in found:
        if isinstance(its, Submission):
            its.taken, its.ignored = [], [*its.ignored, *ignored]
        yield its
    if not found:
        yield Problem(source, Mark(), "", "no_submission", {"allowed": PRODUCT})


def _text(raw: bytes) -> bytes:
    return html.unescape(raw.decode("utf-8")).encode()


def _whole(content: bytes) -> Reader:
    return lambda most: content if len(content) <= most else None
