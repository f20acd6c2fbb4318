"""In a part of the catalog, hand-written pages may name products that were left out: the words stay alone."""

import re
from functools import partial
from pathlib import Path
from urllib.parse import unquote

# Each link is looked at up to the next one: no page of nothing but beginnings takes long.
_LINK = re.compile(r'<a\s(?:[^<>]*?\s)?href="([^"]*)"[^<>]*>((?:(?!<a\s).)*?)</a>', re.DOTALL)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|#|$", re.IGNORECASE)


def unlink_missing(site: Path) -> None:
    """Take every relative link to a file that is not there off its words, in all pages."""
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        mended = _LINK.sub(partial(_kept, page.parent), text)
        if mended != text:
            page.write_text(mended, "utf-8", newline="\n")


def _kept(folder: Path, link: re.Match[str]) -> str:
    target = link[1]
    if _ELSEWHERE.match(target) or (folder / unquote(re.split("[?#]", target)[0])).is_file():
        return link[0]
    return link[2]
