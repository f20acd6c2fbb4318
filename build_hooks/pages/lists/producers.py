"""The pages of the producers, and the one that lists them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, partial

from markupsafe import Markup

from build_hooks import rules
from build_hooks.ground.dates import vietnamese
from build_hooks.ground.story import story_html
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.producer import Producer
from build_hooks.pages.frame.blocks import Blocks
from build_hooks.pages.frame.contact import Source, Way, contact, directions, links, sources
from build_hooks.pages.frame.crumbs import crumbs
from build_hooks.pages.frame.links import Link
from build_hooks.pages.frame.office import Report, report
from build_hooks.pages.frame.origin import Places, origin
from build_hooks.pages.frame.output import Output, Page, href, published
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.frame.rows import Row, rows
from build_hooks.pages.linked.lists import items_node
from build_hooks.pages.linked.producer import producer_node
from build_hooks.pages.lists.index import SCRIPT, Entry, Section, entry, in_order, index_page, lettered
from build_hooks.pages.lists.listing import Part, Piece, list_head, newest, part, pieces
from build_hooks.rules import names

_LONG = 70  # letters of a name: four lines on a phone


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
    def is_long(self) -> bool:
        """Whether the name would fill a phone's first screen in a heading's letters."""
        return len(self.heading) > _LONG

    @property
    def crumbs(self) -> tuple[Link, ...]:
        """The way from the home page."""
        return crumbs(self.part.uri, (say("lists.producers"), addresses.PRODUCERS))


def outputs(catalog: Catalog) -> Iterator[Output]:
    """/co-so/, a page for each producer, and the script of indexes."""
    blocks = Blocks(catalog, "producers")
    yield _index(blocks)
    yield from published([SCRIPT])
    for producer in catalog.producers:
        yield from _pages(blocks, producer)


def _index(blocks: Blocks) -> Page:
    heading, description = say("lists.producers"), say("lists.producers_description")
    note, sections = say("lists.producers_note"), partial(_sections, blocks.catalog)
    return index_page(blocks, addresses.PRODUCERS, heading, description, note, sections)


def _sections(catalog: Catalog) -> tuple[Section, ...]:
    """Under letters; samples stand apart, behind all."""
    entries = {producer: _entry(catalog, producer) for producer in catalog.producers}
    samples = in_order(its for producer, its in entries.items() if producer.sample)
    apart = (Section(rules.field_label("producer.sample"), samples),) if samples else ()
    return *lettered(its for producer, its in entries.items() if not producer.sample), *apart


def own_name(name: str) -> str:
    """Its words, without those for a kind of producer that it begins with: "HTX Hòa Lạc" is under "H" as Hòa Lạc."""
    words = names.words(name)
    while kind := next((its for its in _kinds() if words[: len(its)] == its and words != its), ()):
        words = words[len(kind) :]
    return " ".join(words)


@cache
def _kinds() -> tuple[tuple[str, ...], ...]:
    return tuple(names.words(kind) for kind in say("lists.kinds").split(", "))


def _entry(catalog: Catalog, producer: Producer) -> Entry:
    products = catalog.products_by_producer.get(producer.slug, ())
    own = own_name(producer.name)
    return entry(producer.name, own, addresses.PRODUCERS, producer.page_uri, products, producer.origin.short)


def _pages(blocks: Blocks, producer: Producer) -> Iterator[Page]:
    catalog = blocks.catalog
    products = catalog.products_by_producer.get(producer.slug, ())
    description = say("lists.producer_description", type=producer.type_label, name=producer.name)
    for piece in pieces(producer.page_uri, products):
        key = blocks.key(catalog.about(piece.products, [producer]).digest, producer.slug, piece.place)
        article = blocks.late(key, partial(_article, catalog, producer, piece))
        head = partial(_head, catalog, producer, piece)
        title, hidden = piece.title(producer.name), producer.sample
        updated = max(filter(None, (producer.updated, newest(piece.products))), default=None)
        yield Page(piece.uri, title, description, article, head, hidden, updated=updated, key=key)


def _article(catalog: Catalog, producer: Producer, piece: Piece) -> str:
    known = catalog.about(piece.products, [producer])
    its = ProducerPage(producer.name, producer.type_label, producer.sample, part(known, piece))
    if piece.number == 1:
        its = replace(its, about=_about(known, producer))
    return render("lists/producer.html", its=its)


def _head(catalog: Catalog, producer: Producer, piece: Piece) -> str:
    way = (say("lists.producers"), addresses.PRODUCERS), (producer.name, producer.page_uri)
    its = items_node(catalog, piece.uri, producer.name, piece.products, producer_node(catalog, producer))
    return list_head(catalog, its, way, hidden=producer.sample)


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
        updated=say("model.change_updated", day=vietnamese(producer.updated)) if producer.updated else "",
        report=report(settings, uri),
        correct_href=href(uri, addresses.FORM),
        edit_href=f"{settings.edit_url}{producer.path}" if settings.edit_url else "",
    )


def _facts(producer: Producer, address: str) -> tuple[Row, ...]:
    values = {"address": address, "tax_code": producer.tax_code, "aliases": ", ".join(producer.aliases)}
    return rows(*((rules.field_label(f"producer.{name}"), value) for name, value in values.items()))
