"""Words of strangers in Markdown: shown as they are."""

import re

# What Markdown and HTML take for theirs; the colon and the dot only where they begin an address.
_SIGNS = re.compile(r"[\\`*_\[\]<>|&#@~$]|:(?=//)|(?<=www)\.", re.IGNORECASE)


def plain(text: str) -> str:
    """Words that Markdown shows as they are: no markup, no picture, and no link that hides where it leads."""
    return _SIGNS.sub(_as_reference, " ".join(text.split()))


def _as_reference(sign: re.Match[str]) -> str:
    """The sign as Markdown only shows it. Hosts look for @names and #numbers once more when references are read: a
    joiner without width parts these."""
    is_begun = sign[0] in "@#" and sign.string[sign.end() : sign.end() + 1].isalnum()
    return f"&#{ord(sign[0])};{'&#8288;' if is_begun else ''}"
