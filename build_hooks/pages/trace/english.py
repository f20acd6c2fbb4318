"""What a visitor without Vietnamese reads of a certificate and an origin; the sentences mean what the Vietnamese do."""

from typing import Any

from build_hooks.ground.dates import english as day
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Lot, Product
from build_hooks.pages.frame.certificate import certificate


def english(catalog: Catalog, product: Product, lot: Lot | None) -> dict[str, Any]:
    """The certificate as a page shows it; rows of facts; `withdrawn` alone for what left the catalog."""
    updated = day(product.updated) if product.updated else ""
    if gone := withdrawn(product):
        return {"withdrawn": gone, "updated": updated}
    return {
        "withdrawn": "",
        "certificate": certificate(product, catalog.as_of, "en"),
        "rows": _rows(catalog, product, lot),
        "updated": updated,
    }


def withdrawn(product: Product) -> str:
    """The sentence for what left the catalog; "" for what is in it."""
    if not (product.status and product.is_withdrawn):
        return ""
    return f"This product left the catalog on {day(product.status.since)}."


def _rows(catalog: Catalog, product: Product, lot: Lot | None) -> list[dict[str, str]]:
    producer = catalog.producer_of(product)
    newest = product.recognition
    pairs = (
        ("Product", f"{product.name_en} ({product.name})" if product.name_en else product.name),
        ("Producer", producer.name if producer else ""),
        ("Rank", f"OCOP {newest.stars} stars of 5" if newest else ""),
        ("Decision", newest.decision if newest else ""),
        ("Origin", f"{product.origin.short}, Vietnam" if product.origin.short else ""),
        ("Lot", lot.lot if lot else ""),
        ("Produced", day(lot.produced) if lot and lot.produced else ""),
        ("Use by", day(lot.expires) if lot and lot.expires else ""),
    )
    return [{"name": name, "value": value} for name, value in pairs if value]
