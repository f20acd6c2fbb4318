"""A link to a list, with how many products it has."""

from collections.abc import Iterable
from dataclasses import dataclass

from build_hooks.model.product import Product
from build_hooks.pages.frame.output import href
from build_hooks.pages.frame.words import counted


@dataclass(frozen=True)
class Counted:
    """What a list is called, where it is, a `line` about it, and how many products it has, in words."""

    name: str
    href: str
    count: str
    line: str = ""


def to_list(name: str, page_uri: str, target: str, products: Iterable[Product], line: str = "") -> Counted:
    """From a page to the list of these products."""
    return Counted(name, href(page_uri, target), counted(products), line)
