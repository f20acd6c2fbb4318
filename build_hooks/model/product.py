"""A product: one file of products/, and all that follows from it."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from pydantic import Field

from build_hooks import rules
from build_hooks.model import addresses
from build_hooks.model.base import Model
from build_hooks.model.certificate import Certificate, Later
from build_hooks.model.contact import Contact, Link, Source
from build_hooks.model.origin import Origin
from build_hooks.model.photo import Photo
from build_hooks.model.recognition import Recognition, deciding, later_source


class Variant(Model):
    """A size or pack of the product; the GTIN has 14 digits."""

    name: str
    gtin: str = ""


class Label(Model):
    """What the label says; which fields there are depends on the group."""

    ingredients: str = ""
    net_weight: str = ""
    alcohol_by_volume: Decimal | None = None
    nutrition: str = ""
    usage: str = ""
    storage: str = ""
    shelf_life: str = ""
    materials: str = ""
    dimensions: str = ""
    care: str = ""
    duration: str = ""
    includes: str = ""
    group_size: str = ""
    opening: str = ""
    warnings: str = ""


class Document(Model):
    """Metadata of a paper; scans are never published."""

    kind: str
    title: str = ""
    number: str = ""
    issuer: str = ""
    issued: date | None = None
    expires: date | None = None


class Step(Model):
    """One step in the life of a lot."""

    what: str
    day: date | None = Field(None, alias="date")
    place: str = ""
    actor: str = ""


class Lot(Model):
    """A batch, named as printed on the pack."""

    lot: str
    produced: date | None = None
    expires: date | None = None
    steps: tuple[Step, ...] = ()

    @property
    def has_page(self) -> bool:
        """Whether its number can be the name of a folder on any file system."""
        return rules.pattern("lot_page").fullmatch(self.lot) is not None


class Price(Model):
    """In đồng, on a stated day or year."""

    as_of: str
    low: int | None = Field(None, alias="from")
    high: int | None = Field(None, alias="to")
    unit: str = ""


class Shop(Model):
    """A place that sells the product."""

    name: str
    address: str = ""
    url: str = ""


class Stage(StrEnum):
    """How far a product has come; registered, assessed and recognised are three things."""

    REGISTERED = "registered"
    ASSESSED = "assessed"
    RECOGNISED = "recognised"


class Status(Model):
    """Withdrawn or revoked, since a day; the page stays and says so. Or how far it has come towards a certificate:
    registered, or assessed with `stars` that nobody has decided yet."""

    kind: str = Field(alias="is")
    since: date = Field(alias="on")
    stars: int | None = None
    decision: str = ""
    issuer: str = ""
    source: str = ""
    reason: str = ""

    @property
    def paper(self) -> str:
        """The decision with who signed it, as far as is known: "12/QĐ-UBND, UBND tỉnh An Giang"."""
        return ", ".join(part for part in (self.decision, self.issuer) if part)


def _unwritten_taxonomy(its: dict[str, Any]) -> str:
    """What a file means that writes none; pydantic hands in the fields before it."""
    return rules.unwritten("taxonomies", rules.choices("groups")[its["group"]]["taxonomy"])


class Product(Model):
    """One product. `path` is its file, relative to the repository."""

    slug: str
    path: str
    name: str
    name_en: str = ""
    aliases: tuple[str, ...] = ()
    sample: bool = False
    code: str = ""
    group: str
    taxonomy: str = Field(default_factory=_unwritten_taxonomy)
    group_by: str = "quyet-dinh"
    alcohol: bool = False
    producer: str = ""
    origin: Origin = Origin()
    recognitions: tuple[Recognition, ...] = ()
    status: Status | None = None
    summary: str = ""
    summary_en: str = ""
    story: str = ""
    photos: tuple[Photo, ...] = ()
    variants: tuple[Variant, ...] = ()
    label: Label = Label()
    documents: tuple[Document, ...] = ()
    lots: tuple[Lot, ...] = ()
    contact: Contact = Contact()
    price: Price | None = None
    sold_at: tuple[Shop, ...] = ()
    season: str = ""
    capacity: str = ""
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    sources: tuple[Source, ...] = ()
    updated: date | None = None

    @property
    def page_uri(self) -> str:
        """The address of the product's full page."""
        return addresses.product(self.slug)

    @property
    def trace_uri(self) -> str:
        """The address of the trace page that a stamp opens; "" before a code is issued."""
        return addresses.trace(self.code) if self.code else ""

    @property
    def lots_with_page(self) -> tuple[Lot, ...]:
        """Lots that have a trace page of their own."""
        return tuple(lot for lot in self.lots if lot.has_page)

    @property
    def share_uri(self) -> str:
        """The address of the share picture; "" for alcohol, which is not promoted (Law 44/2019)."""
        return "" if self.alcohol else addresses.share(self.slug, photo=bool(self.photos))

    @property
    def group_today(self) -> str:
        """The group of today's taxonomy under whose page the product is listed."""
        today: str = rules.choices("groups")[self.group]["today"]
        return today

    @property
    def group_kind(self) -> str:
        """What can be asked of it: of "food", "living" things, a "service" or other "goods"."""
        kind: str = rules.choices("groups")[self.group].get("kind", "goods")
        return kind

    @cached_property
    def recognition(self) -> Recognition | None:
        """The recognition that decides: the newest decision with a known end, or without one the newest source.

        Of a product that was recognised again after a revocation, one that may be the revoked one decides nothing.
        """
        status = self.status
        if status and status.kind == "revoked" and self._is_recognised_again(status):
            return deciding(
                recognition for recognition in self.recognitions if recognition.is_surely_after(status.since)
            )
        return deciding(self.recognitions)

    def _is_recognised_again(self, revoked: Status) -> bool:
        return any(recognition.issued and recognition.issued > revoked.since for recognition in self.recognitions)

    @cached_property
    def certificate(self) -> Certificate:
        """What the data says of the certificate; its state is asked for a day."""
        its, status = self.recognition, self.status
        revoked = status if status and status.kind == "revoked" else None
        if revoked and self._is_recognised_again(revoked):
            revoked = None
        last_day = its.last_valid_day if its else None
        later = later_source(self.recognitions, last_day) if last_day else None
        return Certificate(
            stars=its.stars if its else None,
            last_day=last_day,
            decision=its.decision if its else "",
            as_of=its.as_of if its else "",
            later=Later(later.stars, later.as_of) if later else None,
            revoked_on=revoked.since if revoked else None,
            revoking_decision=revoked.paper if revoked else "",
        )

    @property
    def stage(self) -> Stage:
        """A product that has stars by a decision or a source, or had a certificate, is recognised."""
        is_on_its_way = self.status is not None and self.status.kind in set(Stage) and not self.recognitions
        return Stage(self.status.kind) if self.status and is_on_its_way else Stage.RECOGNISED

    @property
    def is_to_be_assessed_again(self) -> bool:
        """Whether it is recognised and registered anew, and no decision has come since."""
        status = self.status
        if status is None or status.kind != Stage.REGISTERED or not self.recognitions:
            return False
        return not any(its.issued and its.issued >= status.since for its in self.recognitions)

    @property
    def is_withdrawn(self) -> bool:
        """Whether only a page that says so is left of the product; its code and address stay."""
        return self.status is not None and self.status.kind == "withdrawn"

    @property
    def gtins(self) -> tuple[str, ...]:
        """The 14-digit numbers of all variants that have one."""
        return tuple(variant.gtin for variant in self.variants if variant.gtin)

    @property
    def has_photograph(self) -> bool:
        """Whether any picture is a photograph and not a drawing."""
        return any(not photo.is_illustration for photo in self.photos)
