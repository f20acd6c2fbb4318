"""What a visitor without Vietnamese reads of a certificate and an origin; the sentences mean what the Vietnamese do."""

from dataclasses import dataclass

from build_hooks.ground.dates import day_words
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Lot, Product
from build_hooks.pages.frame.certificate import Verdict, certificate
from build_hooks.pages.frame.rows import Row, rows


@dataclass(frozen=True)
class English:
    """The certificate as a page shows it, and rows of facts; `withdrawn` alone for what left the catalog."""

    certificate: Verdict | None
    withdrawn: str = ""
    rows: tuple[Row, ...] = ()
    updated: str = ""


def english(catalog: Catalog, product: Product, lot: Lot | None) -> English:
    """What the page of a product says, or that of one of its lots."""
    updated = say("trace.updated", "en", day=day_words(product.updated, "en")) if product.updated else ""
    if gone := _withdrawn(product):
        return English(None, gone, updated=updated)
    return English(certificate(product, catalog.as_of, "en"), rows=_rows(catalog, product, lot), updated=updated)


def verdict_in_english(catalog: Catalog, product: Product) -> English:
    """The certificate alone."""
    gone = _withdrawn(product)
    return English(None if gone else certificate(product, catalog.as_of, "en"), gone)


def _withdrawn(product: Product) -> str:
    """The sentence for what left the catalog; "" for what is in it."""
    if not (product.status and product.is_withdrawn):
        return ""
    return say("trace.withdrawn", "en", day=day_words(product.status.since, "en"))


def _rows(catalog: Catalog, product: Product, lot: Lot | None) -> tuple[Row, ...]:
    producer, newest, origin = catalog.producer_of(product), product.recognition, product.origin.short
    return rows(
        (say("trace.product", "en"), f"{product.name_en} ({product.name})" if product.name_en else product.name),
        (say("trace.producer", "en"), producer.name if producer else ""),
        (say("trace.rank", "en"), say("trace.rank_of_five", "en", stars=newest.stars) if newest else ""),
        (say("trace.decision", "en"), newest.decision if newest else ""),
        (say("trace.origin", "en"), say("trace.in_vietnam", "en", place=origin) if origin else ""),
        (say("trace.lot", "en"), lot.lot if lot else ""),
        (say("trace.produced", "en"), day_words(lot.produced, "en") if lot and lot.produced else ""),
        (say("trace.expires", "en"), day_words(lot.expires, "en") if lot and lot.expires else ""),
    )
