"""Words of strangers in Markdown: shown as they are."""

import re

# What Markdown and HTML take for theirs; the colon and the dot only where they begin an address.
_SIGNS = re.compile(r"[\\`*_\[\]<>|&#@~$]|:(?=//)|(?<=www)\.", re.IGNORECASE)


def plain(text: str) -> str:
    """Words that Markdown shows as they are: no markup, no picture, and no link that hides where it leads."""
    return _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(text.split()))
