"""The pages of the producers, and the one that lists them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from build_hooks import rules
from build_hooks.ground.dates import vietnamese
from build_hooks.ground.story import story_html
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.producer import Producer
from build_hooks.pages.frame.contact import Source, Way, contact, directions, links, sources
from build_hooks.pages.frame.crumbs import crumbs
from build_hooks.pages.frame.links import Link
from build_hooks.pages.frame.office import Report, report
from build_hooks.pages.frame.origin import Places, origin
from build_hooks.pages.frame.output import Output, Page, href
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.frame.rows import Row, rows
from build_hooks.pages.frame.words import alphabetical
from build_hooks.pages.lists.counted import Counted, to_list
from build_hooks.pages.lists.index import Section, index_page
from build_hooks.pages.lists.listing import Part, parts


@dataclass(frozen=True)
class About:
    """What is known of a producer beside its products; it stands on the first of its pages alone."""

    origin: Places | None
    rows: tuple[Row, ...]
    contact: tuple[Way, ...]
    directions: str
    story: Markup
    links: tuple[Link, ...]
    sources: tuple[Source, ...]
    updated: str
    report: Report
    correct_href: str
    edit_href: str
    missing: str = ""
    code: str = ""
    no_code: str = ""


@dataclass(frozen=True)
class ProducerPage:
    """One page of a producer as lists/producer.html shows it."""

    heading: str
    kicker: str
    sample: bool
    part: Part
    about: About | None = None

    @property
    def crumbs(self) -> tuple[Link, ...]:
        """The way from the home page."""
        return crumbs(self.part.uri, (say("lists.producers"), addresses.PRODUCERS))


def outputs(catalog: Catalog) -> Iterator[Output]:
    """/co-so/ and a page for each producer."""
    yield _index(catalog)
    for producer in catalog.producers:
        yield from _pages(catalog, producer)


def _index(catalog: Catalog) -> Page:
    order = list(rules.choices("producer_types"))
    ordered = sorted(
        catalog.producers,
        key=lambda producer: (producer.sample, order.index(producer.type), alphabetical(producer.name)),
    )
    sections = tuple(
        Section(kind, tuple(_counted(catalog, producer) for producer in found))
        for kind, found in groupby(ordered, key=_kind)
    )
    heading, description = say("lists.producers"), say("lists.producers_description")
    return index_page(addresses.PRODUCERS, heading, description, say("lists.producers_note"), sections)


def _kind(producer: Producer) -> str:
    """Samples stand apart, whatever their type."""
    return rules.field_label("producer.sample") if producer.sample else producer.type_label


def _counted(catalog: Catalog, producer: Producer) -> Counted:
    products = catalog.products_by_producer.get(producer.slug, ())
    return to_list(producer.name, addresses.PRODUCERS, producer.page_uri, products, producer.origin.short)


def _pages(catalog: Catalog, producer: Producer) -> Iterator[Page]:
    products = catalog.products_by_producer.get(producer.slug, ())
    description = say("lists.producer_description", type=producer.type_label, name=producer.name)
    head = render("frame/share-tags.html", hidden=producer.sample, share=None)
    for part in parts(catalog, producer.page_uri, products):
        its = ProducerPage(producer.name, producer.type_label, producer.sample, part)
        if part.number == 1:
            its = replace(its, about=_about(catalog, producer))
        article = render("lists/producer.html", its=its)
        yield Page(part.uri, part.title(producer.name), description, article, head=head, hidden=producer.sample)


def _about(catalog: Catalog, producer: Producer) -> About:
    uri, settings = producer.page_uri, catalog.settings
    address = producer.address if producer.may_show_address else ""
    return About(
        origin=origin(producer.origin, uri),
        rows=_facts(producer, address),
        contact=contact(producer.contact),
        directions=directions(address) if address else "",
        story=Markup(story_html(producer.story)),  # noqa: S704 - sanitised there
        links=links(producer.links),
        sources=sources(producer.sources),
        updated=vietnamese(producer.updated) if producer.updated else "",
        report=report(settings, uri),
        correct_href=href(uri, addresses.FORM),
        edit_href=f"{settings.edit_url}{producer.path}" if settings.edit_url else "",
    )


def _facts(producer: Producer, address: str) -> tuple[Row, ...]:
    values = {"address": address, "tax_code": producer.tax_code, "aliases": ", ".join(producer.aliases)}
    return rows(*((rules.field_label(f"producer.{name}"), value) for name, value in values.items()))
