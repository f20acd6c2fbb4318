"""The way from the home page to a page."""

from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.pages.frame.links import Link, link


def crumbs(page_uri: str, *way: tuple[str, str]) -> tuple[Link, ...]:
    """The way from the home page: (name, address) pairs."""
    return tuple(link(name, page_uri, uri) for name, uri in ((say("frame.home"), addresses.HOME), *way))
