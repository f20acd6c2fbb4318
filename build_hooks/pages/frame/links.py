"""A link on a page: what it says and where it leads."""

from dataclasses import dataclass

from build_hooks.pages.frame.output import href


@dataclass(frozen=True)
class Link:
    """Words, and an address; "" where what is named has no page."""

    name: str
    href: str


def link(name: str, page_uri: str, target: str) -> Link:
    """From a page of the site to a page or file of it."""
    return Link(name, href(page_uri, target))
