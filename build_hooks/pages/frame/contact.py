"""Ways to reach somebody: call, Zalo, mail, directions; only with recorded consent. And pages elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from build_hooks import rules
from build_hooks.ground.words import say
from build_hooks.model import contact as model
from build_hooks.model.product import Product, Status
from build_hooks.pages.frame.links import Link, call, chat, mail
from build_hooks.pages.frame.words import phone
from build_hooks.rules import field_label


@dataclass(frozen=True)
class Way:
    """A button: where it leads, what it says, and its icon in the theme's package."""

    href: str
    name: str
    icon: str


@dataclass(frozen=True)
class Source:
    """Where the catalog knows something from: a title, a line of publisher and date, an address if there is one."""

    title: str
    line: str
    href: str


def contact(its: model.Contact) -> tuple[Way, ...]:
    """Buttons. Empty without consent."""
    if not its.consent:
        return ()
    website = (Way(its.website, field_label("contact.website"), "web"),) if its.website else ()
    return (*ways(its.phone, its.zalo, its.email), *website)


def ways(number: str, zalo: str, email: str) -> tuple[Way, ...]:
    """Call, Zalo, mail: those that are known. Numbers are digits."""
    return tuple(_ways(number, zalo, email))


def _ways(number: str, zalo: str, email: str) -> Iterator[Way]:
    if number:
        yield Way(call(number), say("frame.call", number=phone(number)), "phone")
    if zalo:
        yield Way(chat(zalo), say("frame.zalo", number=phone(zalo)), "message-text-outline")
    if email:
        yield Way(mail(email), email, "email-outline")


def directions(address: str) -> str:
    """A link that opens a map application or site at the address."""
    return f"https://www.google.com/maps/search/?api=1&query={quote(address)}"


def links(its: tuple[model.Link, ...]) -> tuple[Link, ...]:
    """Pages elsewhere."""
    return tuple(Link(link.name, link.url) for link in its)


def sources(its: tuple[model.Source, ...]) -> tuple[Source, ...]:
    """Where the catalog knows it from."""
    return tuple(
        Source(source.title, ", ".join(part for part in (source.publisher, source.date) if part), source.url)
        for source in its
    )


def sources_of(product: Product) -> tuple[Source, ...]:
    """The product's sources, and where its status is known from."""
    found = sources(product.sources)
    return (*found, _of_status(product.status)) if product.status and product.status.source else found


def _of_status(its: Status) -> Source:
    """It may be a text or an address."""
    words, given = rules.label("statuses", its.kind), its.source
    is_address = given.startswith(("https://", "http://")) and " " not in given
    return Source(words, "", given) if is_address else Source(given, words, "")
