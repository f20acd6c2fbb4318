"""The facts of a product as rows and lines: decisions, label, documents, lots, price, shops."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from build_hooks import rules
from build_hooks.ground import gtins
from build_hooks.ground.dates import period_words, vietnamese
from build_hooks.ground.words import say
from build_hooks.model.product import Document, Lot, Price, Product
from build_hooks.model.recognition import Recognition, newest_first
from build_hooks.pages.frame.certificate import rank
from build_hooks.pages.frame.contact import directions
from build_hooks.pages.frame.rows import Row, rows
from build_hooks.pages.frame.words import number
from build_hooks.rules import Field, field_label


@dataclass(frozen=True)
class Decision:
    """A recognition; only earlier and other ones have a `title`. `when` is a year, `stars` are in words."""

    title: str
    when: str
    stars: str
    rows: tuple[Row, ...]
    note: str


@dataclass(frozen=True)
class Pack:
    """A pack, with the digits under its bar code."""

    name: str
    gtin: str


@dataclass(frozen=True)
class Paper:
    """A document by its kind, with one line of what is known."""

    kind: str
    title: str
    line: str


@dataclass(frozen=True)
class Step:
    """What was done with a lot, by whom and where; `day` is the date as machines read it."""

    date: str
    day: str
    what: str
    line: str


@dataclass(frozen=True)
class LotFacts:
    """A lot with its days and its steps in order."""

    name: str
    rows: tuple[Row, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class PriceLine:
    """A price, and the note that says of when."""

    value: str
    note: str


@dataclass(frozen=True)
class Shop:
    """A place that sells it; "" for what nobody said of it."""

    name: str
    address: str
    href: str
    directions: str


@dataclass(frozen=True)
class Withdrawn:
    """What happened to a product that the catalog no longer lists."""

    title: str
    text: str


def decisions(product: Product) -> tuple[Decision, ...]:
    """The recognition that decides, then the others from new to old; only those need a title."""
    return tuple(
        Decision(
            title=_other(recognition) if index else "",
            when=_year(recognition),
            stars=say("product.stars", stars=recognition.stars),
            rows=_decision(recognition),
            note=recognition.note,
        )
        for index, recognition in enumerate(newest_first(product.recognitions, product.recognition))
    )


def _year(its: Recognition) -> str:
    """Of the decision, or of its source; "" where neither is dated."""
    return str(its.span[0].year) if its.issued or its.as_of else ""


def _other(its: Recognition) -> str:
    """An earlier decision; or a source, of which nobody knows which decision it means."""
    if its.last_valid_day or not its.as_of:
        return say("product.earlier", rank=rank(its.stars))
    return say("product.named_by_source", period=period_words(its.as_of), rank=rank(its.stars))


def _decision(its: Recognition) -> tuple[Row, ...]:
    level = rules.label("levels", its.level).lower() if its.level else ""
    last = its.last_valid_day
    return rows(
        (say("product.decision"), its.decision),
        (say("product.signed"), vietnamese(its.issued) if its.issued else ""),
        (field_label("recognition.stars"), rank(its.stars)),
        (field_label("recognition.issuer"), f"{its.issuer} ({level})" if its.issuer and level else its.issuer or level),
        (say("product.score"), say("product.of_hundred", score=number(its.score)) if its.score is not None else ""),
        (say("product.term"), say("product.until", day=vietnamese(last)) if last else ""),
        (say("product.source"), period_words(its.as_of) if its.as_of else ""),
    )


def label(product: Product) -> tuple[Row, ...]:
    """What the label says, without the warnings, which stand apart."""
    specs = rules.records()["label"]
    its = product.label
    return rows(*((specs[name].label, _value(getattr(its, name))) for name in specs if name != "warnings"))


def variants(product: Product) -> tuple[Pack, ...]:
    """Packs, with the digits under their bar code."""
    return tuple(
        Pack(variant.name, gtins.as_printed(variant.gtin) if variant.gtin else "") for variant in product.variants
    )


def documents(product: Product) -> tuple[Paper, ...]:
    """Papers by their kind, each with one line of what is known."""
    return tuple(_paper(document) for document in product.documents)


def _paper(its: Document) -> Paper:
    parts = (
        say("product.paper_number", number=its.number) if its.number else "",
        its.issuer,
        say("product.paper_issued", day=vietnamese(its.issued)) if its.issued else "",
        say("product.paper_expires", day=vietnamese(its.expires)) if its.expires else "",
    )
    return Paper(rules.label("document_kinds", its.kind), its.title, ", ".join(part for part in parts if part))


def newest_lots(product: Product) -> list[Lot]:
    """Lots, the newest first, those without a date last."""
    return sorted(product.lots, key=lambda lot: (lot.produced is not None, lot.produced, lot.lot), reverse=True)


def lots(product: Product) -> tuple[LotFacts, ...]:
    """Lots, the newest first, with their steps in order."""
    return tuple(_lot(lot) for lot in newest_lots(product))


def steps(lot: Lot) -> tuple[Step, ...]:
    """From whom a lot came, what was done, to whom it went."""
    return tuple(
        Step(
            date=vietnamese(step.day) if step.day else "",
            day=step.day.isoformat() if step.day else "",
            what=step.what,
            line=", ".join(part for part in (step.actor, step.place) if part),
        )
        for step in lot.steps
    )


def _lot(its: Lot) -> LotFacts:
    days = rows(
        (field_label("lot.produced"), vietnamese(its.produced) if its.produced else ""),
        (say("product.use_by"), vietnamese(its.expires) if its.expires else ""),
    )
    return LotFacts(its.lot, days, steps(its))


def price(product: Product) -> PriceLine | None:
    """The price with its day, never without."""
    its = product.price
    if its is None:
        return None
    unit = f" / {its.unit}" if its.unit else ""
    return PriceLine(f"{amount(its)}{unit}", say("product.price_note", period=period_words(its.as_of)))


def amount(its: Price) -> str:
    """A price in words, without what it is for: "từ 95.000 đồng"."""
    low, high = (number(item) if item is not None else "" for item in (its.low, its.high))
    if low and high and low != high:
        return say("product.price_between", low=low, high=high)
    if low and high:
        return say("product.price", amount=low)
    return say("product.price_from", amount=low) if low else say("product.price_to", amount=high)


def shops(product: Product) -> tuple[Shop, ...]:
    """Places that sell it."""
    return tuple(
        Shop(shop.name, shop.address, shop.url, directions(shop.address) if shop.address else "")
        for shop in product.sold_at
    )


def supply(product: Product) -> tuple[Row, ...]:
    """Season and capacity."""
    return rows((field_label("product.season"), product.season), (field_label("product.capacity"), product.capacity))


def told(product: Product, place: str) -> tuple[Row, ...]:
    """The facts that the rules put on a place, “page” or “trace”; none of alcohol, which is named and not praised."""
    specs = rules.records()["product"].values()
    shown = (spec for spec in specs if place in spec.at and not product.alcohol)
    return rows(*((spec.label, _said(spec, getattr(product, spec.name))) for spec in shown))


def _said(spec: Field, value: Any) -> str:
    """A value of any type that is no record, in words."""
    if isinstance(value, tuple):
        return ", ".join(_said(spec, part) for part in value)
    if isinstance(value, bool):
        return say("product.it_is_so") if value else ""
    if isinstance(value, date):
        return vietnamese(value)
    if isinstance(value, int):
        return number(value)
    return rules.label(spec.choices, value) if spec.choices and value else _value(value)


def withdrawn(product: Product) -> Withdrawn | None:
    """What is told of a product that left the catalog; None for one that is in it."""
    status = product.status
    if not product.is_withdrawn or status is None:
        return None
    decision = f" ({status.paper})" if status.paper else ""
    text = say("product.withdrawn_since", day=vietnamese(status.since), decision=decision)
    reason = say("product.withdrawn_because", reason=status.reason) if status.reason else ""
    return Withdrawn(say("product.withdrawn"), f"{text} {reason}" if reason else text)


def _value(value: str | Decimal | None) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return number(value)
