"""A product in the words of printed matter: true on the day of printing, and on every day that comes after."""

from datetime import date
from functools import cache
from typing import NamedTuple

from build_hooks import rules
from build_hooks.ground import codes
from build_hooks.ground.dates import vietnamese
from build_hooks.ground.palette import PRINT, colour
from build_hooks.ground.story import story_blocks
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.producer import Producer
from build_hooks.model.product import Product
from build_hooks.model.recognition import Recognition
from build_hooks.pages.frame.contact import contact
from build_hooks.pages.frame.picture import ILLUSTRATION
from build_hooks.pages.frame.plates import plate
from build_hooks.pages.frame.words import ALCOHOL
from build_hooks.pages.product import facts
from build_hooks.pixels.plate import SHOWN, Plate
from build_hooks.printing.letters import Key
from build_hooks.printing.piece import Fact, Picture, Piece
from build_hooks.rules import field_label

TRIAL, SAMPLE = say("printing.trial"), say("frame.sample_product")


class Rank(NamedTuple):
    """Stars to show (0 for none), whether their end is known, the verdict's shape, and the sentence beside them."""

    stars: int
    sure: bool
    shape: str
    sentence: str


def piece(catalog: Catalog, product: Product, today: date, *, trial: bool = False) -> Piece:
    """The product as of the day of printing. `trial` marks it, and so does an unpublished address: it does not open."""
    its, producer, price = rank(product, today), catalog.producer_of(product), facts.price(product)
    is_unpublished = bool(product.code) and not catalog.is_published(product)
    opens_nothing = is_unpublished or not catalog.settings.may_be_printed
    return Piece(
        slug=product.slug,
        name=product.name,
        group=rules.short("groups", product.group_today),
        place=product.origin.short,
        address=f"{catalog.settings.public_url}{product.trace_uri or product.page_uri}",
        opens=_opens(product, nothing=opens_nothing),
        certificate=its.sentence,
        shape=its.shape,
        code=codes.in_two_groups(product.code) if product.code else "",
        stars=its.stars,
        sure=its.sure,
        producer=producer.name if producer else "",
        facts=tuple(_facts(product, producer)),
        more=tuple(_more(product, producer)),
        summary="" if product.alcohol else product.summary,
        story=() if product.alcohol else story_blocks(product.story),
        caution=ALCOHOL if product.alcohol else "",
        price=facts.amount(product.price) if product.price else "",
        price_unit=product.price.unit if product.price else "",
        price_note=price.note if price else "",
        picture=_picture(catalog, product),
        plate=_plate(product),
        mark=SAMPLE if product.sample else TRIAL if trial or is_unpublished else "",
    )


def rank(product: Product, today: date) -> Rank:
    """Stars while the certificate is valid, grey ones while nobody knows; none where sources name different ones."""
    said = product.certificate.lasting(today)
    return Rank(product.certificate.stars or 0 if said.stars else 0, said.stars == "sure", said.mark, said.sentence)


def printed_on(day: date) -> str:
    """What stands on every piece: its words are of that day."""
    return say("printing.printed_on", day=vietnamese(day))


def priced(its: facts.PriceLine) -> str:
    """A price with its day in one line: "95.000 đồng (giá năm 2026)"."""
    return say("printing.price_of", price=its.value, note=its.note.lower())


def _opens(product: Product, *, nothing: bool) -> str:
    if nothing:
        return say("printing.opens_nothing")
    return say("stamps.invite") if product.code else say("printing.scan_page")


@cache
def _plate(product: Product) -> Plate | None:
    """What stands in the place of a photo, its drawing in the green of letters; none of what has alcohol."""
    if product.photos or product.alcohol:
        return None
    its = plate(product.group_today)
    green = f'<svg fill="{colour("leaf", PRINT)}" fill-opacity="{SHOWN}" '
    return its._replace(drawing=Key(its.drawing.replace("<svg ", green, 1)))


def _picture(catalog: Catalog, product: Product) -> Picture | None:
    """The first photograph, or the first drawing where there is none; none of what has alcohol (Law 44/2019)."""
    if not product.photos or product.alcohol:
        return None
    photo = min(product.photos, key=lambda item: item.is_illustration)
    note = ILLUSTRATION if photo.is_illustration else ""
    return Picture(catalog.root / photo.path, photo.sha256, photo.alt or product.name, note)


def _facts(product: Product, producer: Producer | None) -> list[Fact]:
    """Who, where exactly, and by which decision."""
    address = producer.address if producer and producer.may_show_address else ""
    return _rows(
        (say("product.producer"), producer.name if producer else ""),
        (field_label("product.origin"), product.origin.as_certified or address),
        (say("printing.decision"), _decision(product.recognition)),
    )


def _decision(newest: Recognition | None) -> str:
    if newest is None or not newest.decision:
        return ""
    decided = newest.decision
    if newest.issued:
        decided = say("printing.decided_on", decision=decided, day=vietnamese(newest.issued))
    return ", ".join(part for part in (decided, newest.issuer) if part)


def _more(product: Product, producer: Producer | None) -> list[Fact]:
    """What a leaflet adds: how much, for how much, where."""
    price, label = facts.price(product), product.label
    ways = contact(product.contact) or (contact(producer.contact) if producer else ())
    shops = [", ".join(part for part in (shop.name, shop.address) if part) for shop in product.sold_at[:2]]
    return _rows(
        (
            field_label("product.variants"),
            ", ".join(variant.name for variant in product.variants[:4]) or label.net_weight,
        ),
        (field_label("label.storage"), label.storage),
        (say("printing.price"), priced(price) if price else ""),
        (say("printing.contact"), " · ".join(way.name for way in ways if way.icon != "web")),
        (field_label("product.sold_at"), "; ".join(shops)),
    )


def _rows(*pairs: tuple[str, str]) -> list[Fact]:
    return [Fact(name, value) for name, value in pairs if value]
