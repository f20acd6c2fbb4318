"""What another province would change: the `extra.ocop` block of mkdocs.yml, with the site's own address."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from build_hooks.model.base import Model

_NOT_PUBLIC = {"example", "test", "invalid", "localhost", "local", "internal"}  # RFC 2606, 6761, 6762


class Office(Model):
    """Who answers for the catalog; shown wherever a reader may want to report something."""

    name: str = ""
    phone: str = ""
    zalo: str = ""
    email: str = ""


class Settings(Model):
    """The `extra.ocop` block; `site_url` is MkDocs' own setting and ends in a slash, or is "".

    `former_urls` are what `site_url` was when stamps were printed; the old hosts still lead to the new one.
    """

    name: str
    place: str
    site_url: str = ""
    tagline: str = ""
    office: Office = Office()
    edit_url: str = ""
    licence: str = ""
    legal_basis: tuple[str, ...] = ()
    legal_basis_as_of: str = ""
    former_urls: tuple[str, ...] = ()
    stale_days: int = 180
    offline_copy: str = ""
    terms_list: bool = False

    @property
    def lists_terms(self) -> bool:
        """Whether the public list of last days is published: a word about producers needs somebody who answers."""
        return self.terms_list and bool(self.office.name)

    @property
    def public_url(self) -> str:
        """`site_url` as it is printed."""
        return as_printed(self.site_url)

    @property
    def printed_urls(self) -> tuple[str, ...]:
        """Every address that stamps may carry: today's, then the former ones, each as it is printed."""
        return (self.public_url, *map(as_printed, self.former_urls))

    @property
    def may_be_printed(self) -> bool:
        """Whether the address is one that will open on a shopper's phone."""
        return may_be_printed(self.site_url)

    @property
    def may_be_published(self) -> bool:
        """Whether the address is one that others can open: not an example's, and not this computer's."""
        return not _NOT_PUBLIC & set(_labels(self.site_url)) and len(_labels(self.site_url)) > 1


def as_printed(address: str) -> str:
    """An address of the site in one writing: scheme and host in lower case, because some cameras open nothing else, and
    the slash at its end; "" for none."""
    parts = urlsplit(address)
    path = parts.path if parts.path.endswith("/") or not address else f"{parts.path}/"
    return parts._replace(scheme=parts.scheme.lower(), netloc=_ascii(parts.netloc.lower()), path=path).geturl()


def may_be_printed(address: str) -> bool:
    """Whether it will open on a shopper's phone: https, and no example or local name."""
    labels = _labels(address)
    is_https = urlsplit(as_printed(address)).scheme == "https"
    return is_https and len(labels) > 1 and not _NOT_PUBLIC & set(labels) and not _is_number(labels)


def _labels(address: str) -> list[str]:
    """The parts of the host's name, in small letters."""
    return (urlsplit(as_printed(address)).hostname or "").split(".")


def _ascii(host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:  # no name of a host; it opens nothing, in whatever writing
        return host


def _is_number(labels: list[str]) -> bool:
    try:
        ip_address(".".join(labels))
    except ValueError:
        return False
    return True
