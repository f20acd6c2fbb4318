"""The way from the home page to a page."""

from build_hooks.model import addresses
from build_hooks.pages.frame.output import href


def crumbs(page_uri: str, *way: tuple[str, str]) -> list[dict[str, str]]:
    """The way from the home page: (name, address) pairs."""
    return [{"name": name, "href": href(page_uri, uri)} for name, uri in (("Trang chủ", addresses.HOME), *way)]
