"""How to reach somebody, shown only with recorded consent (Law 91/2025/QH15)."""

from datetime import date

from build_hooks.model.base import Model


class Contact(Model):
    """Numbers are digits alone, from 0."""

    phone: str = ""
    zalo: str = ""
    email: str = ""
    website: str = ""
    consent: date | None = None


class Link(Model):
    """A page elsewhere."""

    name: str
    url: str


class Source(Model):
    """Where the catalog knows something from."""

    title: str
    publisher: str = ""
    date: str = ""
    url: str = ""
