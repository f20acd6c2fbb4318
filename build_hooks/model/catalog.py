"""The catalog: everything that was read, frozen, with the few ways to look it up."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from build_hooks.ground.dates import source_date
from build_hooks.ground.text import fold
from build_hooks.model.ledger import LedgerEntry
from build_hooks.model.producer import Producer
from build_hooks.model.product import Product
from build_hooks.model.report import Report
from build_hooks.model.settings import Settings
from build_hooks.model.written_page import WrittenPage
from build_hooks.places import Commune, OldDistrict, Province

K = TypeVar("K")


@dataclass(frozen=True)
class Part:
    """What a catalog says of itself that is a part of another: its choice in words, and the day of the whole.

    `elsewhere` names the products that were left out by their bar code numbers.
    """

    words: str
    as_of: date | None
    elsewhere: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Catalog:
    """Products and producers sorted by slug; `root` is the repository, `part` is set where others were left out.

    The home page is not among `written_pages`. What `reports` count is not what the catalog has. `offline_copy` is a
    zip on this machine that the site is to carry.
    """

    root: Path
    settings: Settings
    products: tuple[Product, ...] = ()
    producers: tuple[Producer, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    written_pages: tuple[WrittenPage, ...] = ()
    reports: tuple[Report, ...] = ()
    part: Part | None = None
    offline_copy: Path | None = None

    def about(self, products: Iterable[Product], producers: Iterable[Producer] = ()) -> "Catalog":
        """The part that pages of these alone may depend on: they, whom and which codes they name, settings and day.

        What is made of it depends on nothing else, so that its `digest` tells whether it must be made again.
        """
        shown = tuple(products)
        named = (self.producer_of(product) for product in shown)
        entries = (self.entry_of_code.get(product.code) for product in shown)
        its = Catalog(
            root=self.root,
            settings=self.settings,
            products=shown,
            producers=tuple({its.slug: its for its in (*producers, *named) if its}.values()),
            ledger=tuple({its.code: its for its in entries if its}.values()),
            part=Part(self.part.words if self.part else "", self.as_of),
        )
        vars(its)["as_of"] = self.as_of  # what it would find too, asking the environment for each of thousands of pages
        return its

    def digest_about(self, products: Iterable[Product]) -> bytes:
        """The digest of the part about these, worked out once."""
        shown = tuple(products)
        key = tuple(product.slug for product in shown)
        if key not in self._digests:
            self._digests[key] = self.about(shown).digest
        return self._digests[key]

    @cached_property
    def _digests(self) -> dict[tuple[str, ...], bytes]:
        return {}

    @cached_property
    def digest(self) -> bytes:
        """The hash of all that pages can say; the same for two that say the same."""
        digest = hashlib.sha256(f"{self.as_of} {self.part} {bool(self.offline_copy)}".encode())
        for models in ((self.settings,), self.products, self.producers, self.ledger, self.written_pages, self.reports):
            digest.update(b"%d " % len(models) + b"".join(model.digest for model in models))
        return digest.digest()

    @cached_property
    def lost_codes(self) -> tuple[LedgerEntry, ...]:
        """Issued codes that no product carries: an error, but for a moment while codes are being issued.

        A part of a catalog has none: their products may be elsewhere.
        """
        if self.part:
            return ()
        carried = {product.code for product in self.products}
        return tuple(entry for entry in self.ledger if entry.code not in carried)

    @cached_property
    def entry_of_code(self) -> dict[str, LedgerEntry]:
        """What the ledger says of a code."""
        return {entry.code: entry for entry in self.ledger}

    def is_published(self, product: Product, lot: str = "", gtin: str = "") -> bool:
        """Whether the ledger has all that a stamp with these would carry; `ocop issue` writes it before publishing."""
        return not self.unpublished(product, lot, gtin)

    def unpublished(self, product: Product, lot: str = "", gtin: str = "") -> str:
        """The first of host, GTIN and lot that the ledger lacks of the product's code, or the code; "" for none.

        What is not published may be on no pack: nobody has promised yet that it will open something.
        """
        entry, host = self.entry_of_code.get(product.code), self.settings.public_url
        if entry is None or not product.code:
            return product.code or product.slug
        wanted = ((host, entry.hosts), (gtin, entry.gtins), (lot, entry.lots))
        missing = (text for text, known in wanted if text and text not in known)
        return next(missing, "" if self.settings.may_be_printed else host)

    @cached_property
    def as_of(self) -> date | None:
        """The day of the data: the newest `updated`, or what SOURCE_DATE_EPOCH sets. Pages believe no earlier clock."""
        days = [
            *(product.updated for product in self.products),
            *(producer.updated for producer in self.producers),
            source_date(),
        ]
        days.append(self.part.as_of if self.part else None)
        return max((day for day in days if day), default=None)

    @cached_property
    def newest_day(self) -> date | None:
        """The newest day that the data or the ledger names as come already: no clock can be right that is before it."""
        given = [entry.issued for entry in self.ledger] + [
            last.day for entry in self.ledger for last in entry.transfers
        ]
        return max((day for day in (self.as_of, *given) if day), default=None)

    @cached_property
    def real_products(self) -> tuple[Product, ...]:
        """What counts: neither samples nor withdrawn products."""
        return tuple(product for product in self.products if not product.sample and not product.is_withdrawn)

    @cached_property
    def listed_products(self) -> tuple[Product, ...]:
        """What lists show, by name with samples last; a withdrawn product keeps its page but is in no list."""
        listed = (product for product in self.products if not product.is_withdrawn)
        return tuple(sorted(listed, key=lambda product: (product.sample, fold(product.name), product.slug)))

    @cached_property
    def products_in_english(self) -> tuple[Product, ...]:
        """Listed products that have an English name."""
        return tuple(product for product in self.listed_products if product.name_en)

    @cached_property
    def newest_products(self) -> tuple[Product, ...]:
        """Listed products by `updated`, the newest first, samples last."""
        return tuple(sorted(self.listed_products, key=_newest_first))

    @cached_property
    def _producers(self) -> dict[str, Producer]:
        return {producer.slug: producer for producer in self.producers}

    def producer_of(self, product: Product) -> Producer | None:
        """The producer a product names."""
        return self._producers.get(product.producer)

    def producer_name(self, product: Product) -> str:
        """What that producer is called; "" where none is named."""
        producer = self.producer_of(product)
        return producer.name if producer else ""

    @cached_property
    def products_by_producer(self) -> dict[str, tuple[Product, ...]]:
        """Listed products by the producer's slug."""
        return _grouped((product.producer, product) for product in self.listed_products if product.producer)

    @cached_property
    def products_by_group(self) -> dict[str, tuple[Product, ...]]:
        """Listed products by their group of today's taxonomy."""
        return _grouped((product.group_today, product) for product in self.listed_products)

    @cached_property
    def products_by_province(self) -> dict[Province, tuple[Product, ...]]:
        """Listed products by the province of today."""
        return _grouped(
            (product.origin.province, product) for product in self.listed_products if product.origin.province
        )

    @cached_property
    def products_by_commune(self) -> dict[Commune, tuple[Product, ...]]:
        """Listed products by the commune of today, where it is known."""
        return _grouped(
            (product.origin.commune_today, product) for product in self.listed_products if product.origin.commune_today
        )

    @cached_property
    def products_by_old_district(self) -> dict[OldDistrict, tuple[Product, ...]]:
        """Listed products by the district before 01/07/2025, where it is known."""
        return _grouped(
            (product.origin.former_district, product)
            for product in self.listed_products
            if product.origin.former_district
        )


def _newest_first(product: Product) -> tuple[bool, int, str]:
    return (product.sample, -(product.updated.toordinal() if product.updated else 0), product.slug)


def _grouped(pairs: Iterable[tuple[K, Product]]) -> dict[K, tuple[Product, ...]]:
    grouped: defaultdict[K, list[Product]] = defaultdict(list)
    for key, product in pairs:
        grouped[key].append(product)
    return {key: tuple(products) for key, products in grouped.items()}
