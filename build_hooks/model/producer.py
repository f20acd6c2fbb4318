"""A producer ("chủ thể OCOP")."""

from datetime import date

from build_hooks import rules
from build_hooks.model import addresses
from build_hooks.model.base import Model
from build_hooks.model.contact import Contact, Link, Source
from build_hooks.model.origin import Origin


class Producer(Model):
    """One file of producers/; the slug is its name."""

    slug: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    sample: bool = False
    tax_code: str = ""
    origin: Origin = Origin()
    address: str = ""
    contact: Contact = Contact()
    story: str = ""
    links: tuple[Link, ...] = ()
    sources: tuple[Source, ...] = ()
    updated: date | None = None

    @property
    def path(self) -> str:
        """The file, relative to the repository."""
        return f"producers/{self.slug}.yml"

    @property
    def page_uri(self) -> str:
        """The address of the producer's page."""
        return addresses.producer(self.slug)

    @property
    def type_label(self) -> str:
        """The type in words: "Hộ kinh doanh"."""
        return rules.label("producer_types", self.type)

    @property
    def may_show_address(self) -> bool:
        """A household's address needs consent; a registered company's is public."""
        household: bool = rules.choices("producer_types")[self.type]["household"]
        return not household or self.contact.consent is not None
