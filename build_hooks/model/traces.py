"""Every address that a pack may carry, now or from the ledger, and what its page is about; no two are one."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_hooks import rules
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.ledger import LedgerEntry
from build_hooks.model.product import Lot, Product


@dataclass(frozen=True)
class Holder:
    """Whom a bar code number was published with: a code's entry, and the product that carries the code.

    `product` is None where it is not in this part of the catalog; `lot` is "" where the entry does not know the lot.
    """

    entry: LedgerEntry
    product: Product | None = None
    lot: str = ""

    @property
    def digest(self) -> bytes:
        """The hash of all that it holds."""
        return _digest(self.entry.digest, self.product.digest if self.product else b"", self.lot.encode())


@dataclass(frozen=True)
class Trace:
    """One trace page: of the product, or of a lot; `gtin` where its address is in GS1 Digital Link URI syntax.

    `lost_lot` stands in the lot's place when the product no longer has it; `formers` had the number before.
    """

    product: Product
    lot: Lot | None = None
    gtin: str = ""
    lost_lot: str = ""
    formers: tuple[Holder, ...] = ()

    @property
    def products(self) -> tuple[Product, ...]:
        """All that it is about."""
        return (self.product, *_products(self.formers))

    @property
    def digest(self) -> bytes:
        """The hash of all that it holds."""
        texts = f"{self.gtin} {self.lost_lot}".encode()
        lot = self.lot.digest if self.lot else b""
        return _digest(self.product.digest, lot, texts, *(holder.digest for holder in self.formers))

    @property
    def uri(self) -> str:
        """Where it is."""
        number = self.lot.lot if self.lot else self.lost_lot
        if self.gtin:
            return addresses.gs1_lot(self.gtin, number) if number else addresses.gs1(self.gtin)
        return addresses.lot(self.product.code, number) if number else addresses.trace(self.product.code)

    @property
    def number(self) -> str:
        """What stands in the list of lots with a page: "CODE/LOT" or "GTIN/LOT"; "" for no lot."""
        lot = self.lot.lot if self.lot else self.lost_lot
        return f"{self.gtin or self.product.code}/{lot}" if lot else ""


@dataclass(frozen=True)
class FormerNumber:
    """The page of a bar code number that no product here has any more; `now` names one that is not in this part."""

    gtin: str
    formers: tuple[Holder, ...]
    lot: str = ""
    now: str = ""

    @property
    def products(self) -> tuple[Product, ...]:
        """All that it is about."""
        return _products(self.formers)

    @property
    def digest(self) -> bytes:
        """The hash of all that it holds."""
        texts = (self.gtin.encode(), self.lot.encode(), self.now.encode())
        return _digest(*texts, *(holder.digest for holder in self.formers))

    @property
    def uri(self) -> str:
        """Where it is."""
        return addresses.gs1_lot(self.gtin, self.lot) if self.lot else addresses.gs1(self.gtin)

    @property
    def number(self) -> str:
        """As of a trace."""
        return f"{self.gtin}/{self.lot}" if self.lot else ""


def _products(formers: Iterable[Holder]) -> tuple[Product, ...]:
    return tuple(holder.product for holder in formers if holder.product)


def _digest(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(b"%d " % len(part) + part for part in parts)).digest()


def traces(catalog: Catalog) -> Iterator[Trace | FormerNumber]:
    """The pages of products as they are, then those that only the ledger still knows; none of them twice.

    They stay when a product is withdrawn, because packs stay.
    """
    known = _Known(catalog)
    seen: set[str] = set()
    for its in (*known.of_products(), *known.of_ledger()):
        if its.uri not in seen:
            seen.add(its.uri)
            yield its


def may_have_page(lot: str) -> bool:
    """Whether a lot's number can be the name of a folder on any file system."""
    return rules.pattern("lot_page").fullmatch(lot) is not None


class _Known:
    """The catalog by what addresses are made of."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.carriers = {product.code: product for product in catalog.products if product.code}
        self.owners = {gtin: product for product in catalog.products for gtin in product.gtins}
        self.entries: dict[str, list[LedgerEntry]] = {}
        for entry in catalog.ledger:
            for gtin in dict.fromkeys(entry.gtins):
                self.entries.setdefault(gtin, []).append(entry)

    def of_products(self) -> Iterator[Trace]:
        for product in self.catalog.products:
            for gtin in ("", *product.gtins) if product.code else product.gtins:
                yield Trace(product, None, gtin, formers=self.formers(gtin, ""))
                for lot in product.lots_with_page:
                    yield Trace(product, lot, gtin, formers=self.formers(gtin, lot.lot))

    def of_ledger(self) -> Iterator[Trace | FormerNumber]:
        for entry in self.catalog.ledger:
            if product := self.carriers.get(entry.code):
                lots = [lot for lot in entry.lots if may_have_page(lot)]
                yield from (_of_lot(product, lot) for lot in lots)
                for gtin in entry.gtins:
                    yield from (self.of_number(gtin, lot) for lot in ("", *lots))

    def of_number(self, gtin: str, lot: str) -> Trace | FormerNumber:
        formers = self.formers(gtin, lot)
        if owner := self.owners.get(gtin):
            return _of_lot(owner, lot, gtin, formers)
        part = self.catalog.part
        return FormerNumber(gtin, formers, lot, part.elsewhere.get(gtin, "") if part else "")

    def formers(self, gtin: str, lot: str) -> tuple[Holder, ...]:
        """Who had the number before its owner, as far as codes tell."""
        owner = self.owners.get(gtin)
        found = (
            Holder(entry, self.carriers.get(entry.code), lot if lot in entry.lots else "")
            for entry in self.entries.get(gtin, ())
        )
        return tuple(holder for holder in found if owner is None or holder.entry.code != owner.code)


def _of_lot(product: Product, number: str, gtin: str = "", formers: tuple[Holder, ...] = ()) -> Trace:
    """The page of the lot, or of the product with the number of a lot that it no longer has."""
    lot = next((item for item in product.lots_with_page if item.lot == number), None)
    return Trace(product, lot, gtin, "" if lot else number, formers)
