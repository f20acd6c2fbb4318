"""A link on a page: what it says and where it leads; and the addresses of people."""

from dataclasses import dataclass
from urllib.parse import quote

from build_hooks.pages.frame.output import href


@dataclass(frozen=True)
class Link:
    """Words, and an address; "" where what is named has no page."""

    name: str
    href: str


def link(name: str, page_uri: str, target: str) -> Link:
    """From a page of the site to a page or file of it."""
    return Link(name, href(page_uri, target))


def call(number: str) -> str:
    """The address of a telephone (RFC 3966)."""
    return f"tel:{quote(number, safe='')}"


def chat(number: str) -> str:
    """The address of somebody on Zalo."""
    return f"https://zalo.me/{quote(number, safe='')}"


def mail(address: str) -> str:
    """The address of a letter (RFC 6068), in which “%” and “&” would mean more than themselves."""
    return f"mailto:{quote(address, safe='@')}"
