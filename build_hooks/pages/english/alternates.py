"""How home and the page for who reads no Vietnamese say in their heads that they are one page in two languages."""

from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame.links import Link
from build_hooks.pages.frame.rendering import render


def alternates(catalog: Catalog) -> str:
    """For the head of either, with whole addresses; "" where there is no other page, or the site has no address.

    Who reads neither language is sent home. Product pages need none: they carry both languages.
    """
    site = catalog.settings.site_url
    if not site or not catalog.products_in_english:
        return ""
    home, abroad = f"{site}{addresses.HOME}", f"{site}{addresses.ENGLISH}"
    links = (Link("vi", home), Link("en", abroad), Link("x-default", home))
    return render("english/alternates.html", links=links).strip()
