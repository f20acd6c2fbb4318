"""What a trace page shows: the facts of one product, or of one of its lots, in the order a shopper with a pack asks."""

from dataclasses import dataclass

from build_hooks import rules
from build_hooks.ground import codes, gtins
from build_hooks.ground.dates import vietnamese
from build_hooks.ground.text import sentence_case
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.photo import Photo
from build_hooks.model.product import Product
from build_hooks.model.traces import Trace
from build_hooks.pages.english.view import English, english
from build_hooks.pages.frame.certificate import Verdict, certificate
from build_hooks.pages.frame.contact import links
from build_hooks.pages.frame.links import Link
from build_hooks.pages.frame.office import report
from build_hooks.pages.frame.output import href
from build_hooks.pages.frame.picture import ILLUSTRATION
from build_hooks.pages.frame.rows import Row, rows
from build_hooks.pages.frame.surroundings import age
from build_hooks.pages.frame.tones import tone_of
from build_hooks.pages.frame.words import ALCOHOL
from build_hooks.pages.linked.nodes import linked
from build_hooks.pages.linked.product import product_node
from build_hooks.pages.product import facts
from build_hooks.pages.product.facts import Paper, Withdrawn
from build_hooks.pages.trace.document import Document
from build_hooks.pages.trace.former import link_to
from build_hooks.pages.trace.lots import Lots, TracedLot, lots, traced_lot
from build_hooks.pages.trace.notices import notices

_LONG = 100  # letters of name and producer, from which photo and name make room for the certificate
_DOCUMENTS = 8  # a page must open on 3G: what is beyond these stands on the product's page


@dataclass(frozen=True)
class Shot:
    """The one photo, in px; `note` says when it is a drawing."""

    src: str
    width: int
    height: int
    alt: str
    note: str


@dataclass(frozen=True)
class Facts:
    """What is known of a product that is in the catalog; "", None or () for what is not known."""

    photo: Shot | None
    pack: str
    alcohol: str
    producer: str
    certificate: Verdict
    origin: tuple[Row, ...]
    decision: tuple[Row, ...]
    label: tuple[Row, ...]
    told: tuple[Row, ...]
    lot: TracedLot | None
    lots: Lots
    documents: tuple[Paper, ...]
    documents_elsewhere: str
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class TracePage(Document):
    """The document as trace/page.html shows it; what left the catalog has no `facts`, and says that it did."""

    name: str
    page: str
    withdrawn: Withdrawn | None
    former_links: tuple[Link, ...]
    unknown_lot: str
    code: str
    updated: str
    english: English
    facts: Facts | None


def trace(catalog: Catalog, its: Trace) -> TracePage:
    """The page of one address."""
    product, settings = its.product, catalog.settings
    number = its.lot.lot if its.lot else its.lost_lot
    title = say("trace.of_lot", product=product.name, lot=number) if number else product.name
    hidden = product.sample or product.is_withdrawn or bool(its.lost_lot)
    known = None if product.is_withdrawn else _facts(catalog, its)
    return TracePage(
        title=title,
        name=product.name,
        tone=tone_of(product.photos[0].colour) if known and known.photo else "",
        states=known.certificate.states if known else frozenset(),
        long=known is not None and len(product.name) + len(known.producer) > _LONG,
        description=say("trace.description", title=title),
        hidden=hidden,
        sample=product.sample,
        canonical=f"{settings.public_url}{product.page_uri}" if settings.site_url else "",
        share=f"{settings.public_url}{product.share_uri}" if settings.site_url and product.share_uri else "",
        catalog=settings.name,
        home=href(its.uri, addresses.HOME),
        page=href(its.uri, product.page_uri),
        age=age(catalog),
        withdrawn=facts.withdrawn(product),
        notices=_notices(catalog, its),
        english_notices=notices(catalog, its, "en"),
        former_links=tuple(link_to(its.uri, holder, holder.product) for holder in its.formers if holder.product),
        unknown_lot=_with_below(say("trace.unknown_lot", lot="{lo}")),
        code=codes.in_two_groups(product.code) if product.code else "",
        updated=say("trace.updated", day=vietnamese(product.updated)) if product.updated else "",
        report=report(settings, its.uri),
        english=english(catalog, product, its.lot),
        data=None if hidden or not settings.site_url else linked(product_node(catalog, product, its.lot)),
        facts=known,
    )


def _notices(catalog: Catalog, its: Trace) -> tuple[str, ...]:
    """The last tells of a lot that is not there, above what is."""
    said = notices(catalog, its)
    if not its.lost_lot or its.product.is_withdrawn:
        return said
    return (*said[:-1], _with_below(said[-1]))


def _with_below(sentence: str) -> str:
    return f"{sentence} {say('trace.below')}"


def _facts(catalog: Catalog, its: Trace) -> Facts:
    product = its.product
    producer = catalog.producer_of(product)
    as_of = catalog.as_of.isoformat() if catalog.as_of else ""
    more = len(product.documents) - _DOCUMENTS
    return Facts(
        photo=_shot(product.photos[0], its) if product.photos else None,
        pack=_pack(its),
        alcohol=ALCOHOL if product.alcohol else "",
        producer=producer.name if producer else "",
        certificate=certificate(product, catalog.as_of),
        origin=_origin(catalog, product),
        decision=decisions[0].rows if (decisions := facts.decisions(product)) else (),
        label=_label(product),
        told=facts.told(product, "trace"),
        lot=traced_lot(its.lot, its, as_of) if its.lot else None,
        lots=lots(its, as_of),
        documents=facts.documents(product)[:_DOCUMENTS],
        documents_elsewhere=say("trace.documents_elsewhere", count=more) if more > 0 else "",
        links=links(product.links),
    )


def _shot(photo: Photo, its: Trace) -> Shot:
    rendition = photo.renditions[-1]  # sharp on a phone, and 48 KB at most (pages/frame/photos.py)
    return Shot(
        src=href(its.uri, rendition.uri),
        width=rendition.width,
        height=rendition.height,
        alt=photo.alt or its.product.name,
        note=ILLUSTRATION if photo.is_illustration else "",
    )


def _pack(its: Trace) -> str:
    names = [variant.name for variant in its.product.variants if variant.gtin == its.gtin]
    return say("trace.pack", pack=names[0], gtin=gtins.as_printed(its.gtin)) if its.gtin and names else ""


def _origin(catalog: Catalog, product: Product) -> tuple[Row, ...]:
    origin, producer = product.origin, catalog.producer_of(product)
    address = producer.address if producer and producer.may_show_address else ""
    commune, district = origin.commune_today, origin.former_district
    today = ""
    if commune:
        today = f"{sentence_case(commune.short_name)}, {commune.province.full_name}"
    elif origin.province:
        today = sentence_case(origin.province.full_name)
    return rows(
        (say("frame.place_today"), today),
        (say("frame.place_certified"), origin.as_certified),
        (say("frame.place_before"), district.full_name if district and not origin.as_certified else ""),
        (say("trace.address"), address),
    )


def _label(product: Product) -> tuple[Row, ...]:
    """The warnings, and what a shopper compares with the pack; the rest is on the product's page."""
    shown = {
        rules.field_label(f"label.{name}") for name in ("net_weight", "alcohol_by_volume", "storage", "shelf_life")
    }
    warnings = rows((rules.field_label("label.warnings"), product.label.warnings))
    return warnings + tuple(row for row in facts.label(product) if row.name in shown)
