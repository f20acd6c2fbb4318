"""The list of all pages for search engines, each with the newest day of its data (sitemaps.org)."""

import hashlib
from collections.abc import Iterable, Sequence
from functools import partial
from xml.etree import ElementTree as Xml

from build_hooks.model import addresses
from build_hooks.model.written_page import WrittenPage
from build_hooks.pages.frame.output import File, Output, Page

_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
# Pages that say the same in two languages name each other here and not in their heads, where the theme's scripts would
# fetch what is named. The first is for whoever reads neither.
_LANGUAGES = {addresses.HOME: "vi", addresses.ENGLISH: "en"}


def sitemap(base: str, outputs: Iterable[Output], by_hand: Iterable[WrittenPage]) -> File:
    """Of a site at `base`, of which nothing is listed where that is not known.

    Trace pages are not in it: they name the page of their product as the one to show.
    """
    ours = [(its.uri, str(its.updated or "")) for its in outputs if isinstance(its, Page) and not its.hidden]
    rows = sorted([*ours, *((its.uri.removesuffix("index.html"), "") for its in by_hand)]) if base else []
    key = hashlib.sha256(repr((base, rows)).encode()).hexdigest()
    return File(addresses.SITEMAP, partial(_written, base, rows), key=key)


def _written(base: str, rows: Sequence[tuple[str, str]]) -> bytes:
    root = Xml.Element("urlset", {"xmlns": _SITEMAPS})
    told = {uri for uri, _ in rows} & _LANGUAGES.keys()
    others = [*_LANGUAGES.items(), (addresses.HOME, "x-default")] if told == _LANGUAGES.keys() else []
    if others:
        root.set("xmlns:xhtml", _XHTML)
    for uri, updated in rows:
        entry = Xml.SubElement(root, "url")
        Xml.SubElement(entry, "loc").text = f"{base}{uri}"
        if updated:
            Xml.SubElement(entry, "lastmod").text = updated
        for other, language in others if uri in _LANGUAGES else ():
            Xml.SubElement(entry, "xhtml:link", rel="alternate", hreflang=language, href=f"{base}{other}")
    Xml.indent(root)
    content: bytes = Xml.tostring(root, "utf-8", xml_declaration=True)
    return content
