"""The policy of a page: what its browser may run, load and send; it stops all else (Content Security Policy, level 3).

It stands in the page itself, so that it holds on every host and in a folder. Scripts that stand in a page are named by
their hashes. What 'self' means in a folder is each browser's own (files, in Chromium 156): there files are named by
their scheme too, which a page from a host may not load whatever its policy says.
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

HASHES = "ocop-hashes-stand-here"
"""In the policy of a frame, which knows its scripts when it is finished."""
_ANY = "'unsafe-inline'"
_OURS = "'self' file:"
_PICTURES = f"{_OURS} data:"
_INLINE = re.compile(r"<script(?P<told>[^>]*)>(?P<text>.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_NOT_RUN = re.compile(r"\bsrc\s*=|\btype\s*=\s*[\"']?application/(?:ld\+)?json\b", re.IGNORECASE)


def frame_policy() -> str:
    """Of a page in the host's frame, whose scripts sealed() adds; pictures that were just taken are blobs."""
    return _policy(f"{_OURS} {HASHES}", _OURS, f"{_PICTURES} blob:", fonts=_OURS, asked=_OURS, forms=_OURS)


def loose_policy() -> str:
    """The same for a host whose frame nobody sees finished: its own scripts and styles may stand in a page."""
    return _policy(f"{_OURS} {_ANY}", f"{_OURS} {_ANY}", f"{_PICTURES} blob:", fonts=_OURS, asked=_OURS, forms=_OURS)


def document_policy(scripts: Iterable[str] = (), styles: Iterable[str] = ()) -> str:
    """Of a document of its own with these scripts and styles in it."""
    return _policy(" ".join((_OURS, *map(_hash, scripts))), " ".join((_OURS, *map(_hash, styles))), _PICTURES)


def sealed(page: str, *texts: str) -> str:
    """The page, with the hashes of its frame's scripts in its policy; what stands in one of its `texts` gets none."""
    frame = page
    for text in texts:
        frame = frame.replace(text, "") if text else frame
    return page.replace(HASHES, " ".join(map(_hash, inline_scripts(frame))), 1)


def inline_scripts(page: str) -> list[str]:
    """The scripts that stand in a page, each once; data in a script element is none."""
    found = (match["text"] for match in _INLINE.finditer(page) if not _NOT_RUN.search(match["told"]))
    return list(dict.fromkeys(found))


def _policy(scripts: str, styles: str, pictures: str, *, fonts: str = _OURS, asked: str = "", forms: str = "") -> str:
    sources = {
        "default-src": "'none'",
        "script-src": scripts,
        "style-src": styles,
        "img-src": pictures,
        "font-src": fonts,
        "connect-src": asked,
        "form-action": forms or "'none'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {allowed}" for name, allowed in sources.items() if allowed)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
