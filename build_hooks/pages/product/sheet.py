"""All that is said of a product in the catalog: photos, names, producer, certificate, places, and what lies below."""

from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from markupsafe import Markup

from build_hooks import rules
from build_hooks.ground.dates import vietnamese
from build_hooks.ground.story import story_html
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.producer import Producer
from build_hooks.model.product import Product, Stage
from build_hooks.pages.dots.picture import Dots
from build_hooks.pages.dots.view import small
from build_hooks.pages.frame.certificate import Verdict, certificate
from build_hooks.pages.frame.contact import Way, contact, directions, links
from build_hooks.pages.frame.links import Link
from build_hooks.pages.frame.origin import Places, origin
from build_hooks.pages.frame.output import href
from build_hooks.pages.frame.picture import Picture, picture
from build_hooks.pages.frame.rows import Row
from build_hooks.pages.frame.words import ALCOHOL
from build_hooks.pages.product import facts
from build_hooks.pages.product.embedding import embedded
from build_hooks.pages.product.facts import Decision, LotFacts, Pack, Paper, PriceLine, Shop
from build_hooks.pages.stamps.view import Offer, offer

_SIZES = "(min-width: 60em) 620px, calc(100vw - 32px)"
_SMALL_SIZES = "(min-width: 60em) 200px, 31vw"
OPEN_LOTS = 5
_ALIASES = 240  # letters of other names that stand open; the rest is folded
# On a phone of 360 × 740: what the first screen has for photo, name, verdict and notices, and what these take of it, in
# rem; letters of a line of the name and of the verdict.
_SCREEN, _PHOTO, _LOW_PHOTO = 20.8, 12.3, 8.0
_NAME_LINE, _VERDICT_LINE, _NOTICE = 1.83, 1.05, 3.9
_NAME_LETTERS, _VERDICT_LETTERS = 17, 30


@dataclass(frozen=True)
class Group:
    """The group that the certificate names, with a link to that of today; `note` says whose division it is."""

    name: str
    href: str
    note: str


@dataclass(frozen=True)
class Maker:
    """The producer; the address only where it may be shown, "" else, and so its `directions`."""

    name: str
    type: str
    href: str
    address: str
    directions: str


@dataclass(frozen=True)
class Sheet:
    """Texts, tuples and None are empty where nobody said a thing.

    `plate` names the group whose plate has the heading, where there is no photo. `photo_room` is a class where so much
    stands below the photo that it makes room on a phone's first screen. `card` is what another's page may show.
    """

    photos: tuple[Picture, ...]
    plate: str
    photo_count: str
    photo_room: str
    place: str
    group: Group
    name_en: str
    aliases: str
    more_aliases: tuple[str, ...]
    summary: str
    alcohol: str
    producer: Maker | None
    certificate: Verdict
    standing: str
    decisions: tuple[Decision, ...]
    origin: Places | None
    dots: Dots | None
    price: PriceLine | None
    contact: tuple[Way, ...]
    shops: tuple[Shop, ...]
    supply: tuple[Row, ...]
    label: tuple[Row, ...]
    warnings: str
    variants: tuple[Pack, ...]
    documents: tuple[Paper, ...]
    lots: tuple[LotFacts, ...]
    older_lots: str
    told: tuple[Row, ...]
    story: Markup
    links: tuple[Link, ...]
    stamp: Offer | None
    card: str

    @property
    def says_where_to_buy(self) -> bool:
        """Whether anything leads to somebody who sells it."""
        return bool(self.shops or self.price or self.supply)

    @property
    def open_lots(self) -> int:
        """How many lots stand before those that are folded."""
        return OPEN_LOTS

    @property
    def has_label(self) -> bool:
        """Whether anything is known of what is on the pack."""
        return bool(self.label or self.warnings or self.variants)


def sheet(catalog: Catalog, product: Product, communes: frozenset[str]) -> Sheet:
    """The sheet; places are linked to those `communes`, by their codes, that have pages."""
    uri = product.page_uri
    producer = catalog.producer_of(product)
    promoted = not product.alcohol  # Law 44/2019: alcohol is named, neither praised nor offered
    verdict, older = certificate(product, catalog.as_of), len(product.lots) - OPEN_LOTS
    open_names = sum(end <= _ALIASES for end in accumulate(map(len, product.aliases)))
    return Sheet(
        photos=_photos(product),
        plate=product.group_today if promoted and not product.photos else "",
        photo_count=say("product.photos", count=len(product.photos)) if product.photos[1:] else "",
        photo_room=_photo_room(product, verdict),
        place=product.origin.short,
        group=_group(product),
        name_en=product.name_en,
        aliases=", ".join(product.aliases[:open_names]),
        more_aliases=product.aliases[open_names:],
        summary=product.summary if promoted else "",
        alcohol=ALCOHOL if product.alcohol else "",
        producer=_maker(product, producer) if producer else None,
        certificate=verdict,
        standing=_standing(product),
        decisions=facts.decisions(product),
        origin=origin(product.origin, uri, communes),
        dots=small(product.origin),
        price=facts.price(product) if promoted else None,
        contact=_ways(product, producer) if promoted else (),
        shops=facts.shops(product) if promoted else (),
        supply=facts.supply(product) if promoted else (),
        label=facts.label(product),
        warnings=product.label.warnings,
        variants=facts.variants(product),
        documents=facts.documents(product),
        lots=facts.lots(product),
        older_lots=say("product.older_lots", count=older) if older > 0 else "",
        told=facts.told(product, "page"),
        story=Markup(story_html(product.story) if promoted else ""),  # noqa: S704 - sanitised there
        links=links(product.links),
        stamp=offer(catalog, product),
        card=embedded(catalog, product),
    )


def _standing(product: Product) -> str:
    """What is on its way and no certificate yet; "" else."""
    status = product.status
    if status is None or not (product.stage is not Stage.RECOGNISED or product.is_to_be_assessed_again):
        return ""
    name = "asked_again" if product.is_to_be_assessed_again else status.kind
    return say(f"product.standing_{name}", day=vietnamese(status.since))


def _photo_room(product: Product, its: Verdict) -> str:
    longest = max(len(said.words) for said in (its.printed, its.first, its.then))
    words = ceil(len(product.name) / _NAME_LETTERS) * _NAME_LINE + ceil(longest / _VERDICT_LETTERS) * _VERDICT_LINE
    room = _SCREEN - words - (product.sample + product.alcohol) * _NOTICE
    return "" if room >= _PHOTO else "ocop-sheet--low" if room >= _LOW_PHOTO else "ocop-sheet--lowest"


def _ways(product: Product, producer: Producer | None) -> tuple[Way, ...]:
    """Of the product, else of who makes it."""
    return contact(product.contact) or (contact(producer.contact) if producer else ())


def group_of(product: Product) -> str:
    """The name of its group of today, as short as there is one."""
    return rules.short("groups", product.group_today)


def _photos(product: Product) -> tuple[Picture, ...]:
    """The first is large and does not wait."""
    return tuple(
        picture(
            photo,
            product.page_uri,
            sizes=_SIZES if photo.number == 1 else _SMALL_SIZES,
            first=photo.number == 1,
            name=product.name,
        )
        for photo in product.photos
    )


def _group(product: Product) -> Group:
    notes = []
    if product.taxonomy != rules.today_taxonomy():
        notes.append(rules.label("taxonomies", product.taxonomy).lower())
    if product.group_by != "quyet-dinh":
        notes.append(rules.label("group_by", product.group_by))
    return Group(
        name=rules.label("groups", product.group),
        href=href(product.page_uri, addresses.group(product.group_today)),
        note=", ".join(notes),
    )


def _maker(product: Product, producer: Producer) -> Maker:
    address = producer.address if producer.may_show_address else ""
    return Maker(
        name=producer.name,
        type=producer.type_label,
        href=href(product.page_uri, producer.page_uri),
        address=address,
        directions=directions(address) if address else "",
    )
