"""An Atom feed (RFC 4287) of products that were recognised or recognised again, for whoever reads news elsewhere.

It has what decisions say and no end of any certificate.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.recognised import Recognised, recognised
from build_hooks.pages.frame.output import File, Output

_ATOM = "http://www.w3.org/2005/Atom"
_SHOWN = 30


def outputs(catalog: Catalog) -> Iterator[Output]:
    """One file; none for a site without an address, as entries are named by theirs, and none where nothing is dated."""
    products = [its for its in catalog.listed_products if not its.sample]
    # By what an entry is called, which may be there once; of two decisions of a day the first.
    named = {(its.product.slug, its.day): its for its in reversed(recognised(products))}
    newest = [*named.values()][:_SHOWN]
    if catalog.settings.site_url and newest:
        yield File(addresses.FEED, _feed(catalog, newest))


def _feed(catalog: Catalog, newest: list[Recognised]) -> bytes:
    site = catalog.settings.public_url
    root = Xml.Element("feed", {"xmlns": _ATOM, "xml:lang": "vi"})
    _add(root, id=site, title=say("lists.feed", name=catalog.settings.name), updated=_time(newest[0]))
    Xml.SubElement(root, "link", rel="self", href=f"{site}{addresses.FEED}")
    Xml.SubElement(Xml.SubElement(root, "author"), "name").text = catalog.settings.name
    for its in newest:
        address = f"{site}{its.product.page_uri}"
        entry = Xml.SubElement(root, "entry")
        named = {"product": its.product.name, "stars": its.recognition.stars}
        title = say("lists.feed_new", **named) if its.is_new else say("lists.feed_again", **named)
        _add(entry, id=f"{address}#{its.day}", title=title, updated=_time(its), summary=its.product.origin.short)
        Xml.SubElement(entry, "link", href=address)
    content: bytes = Xml.tostring(root, "utf-8", xml_declaration=True)
    return content


def _add(parent: Xml.Element, **texts: str) -> None:
    for name, text in texts.items():
        if text:
            Xml.SubElement(parent, name).text = text


def _time(its: Recognised) -> str:
    """Nobody states an hour: the day begins in Vietnam."""
    return f"{its.day}T00:00:00+07:00"
