"""What a visitor without Vietnamese reads of a certificate and an origin; the sentences mean what the Vietnamese do."""

from datetime import date, timedelta
from typing import Any

from build_hooks.model.catalog import Catalog
from build_hooks.model.certificate import Certificate, State
from build_hooks.model.product import Lot, Product

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    "December",
)


def day(its: date) -> str:
    """27 January 2026."""
    return f"{its.day} {_MONTHS[its.month - 1]} {its.year}"


def english(catalog: Catalog, product: Product, lot: Lot | None) -> dict[str, Any]:
    """`sentence` as printed and the two for the script; rows of facts; `withdrawn` alone for what left the catalog."""
    updated = day(product.updated) if product.updated else ""
    if gone := withdrawn(product):
        return {"withdrawn": gone, "updated": updated}
    return {
        "withdrawn": "",
        **certificate_sentences(catalog, product),
        "rows": _rows(catalog, product, lot),
        "updated": updated,
    }


def withdrawn(product: Product) -> str:
    """The sentence for what left the catalog; "" for what is in it."""
    if not (product.status and product.is_withdrawn):
        return ""
    return f"This product left the catalog on {day(product.status.since)}."


def certificate_sentences(catalog: Catalog, product: Product) -> dict[str, str]:
    """`sentence` as printed, and the two for the script."""
    its = product.certificate
    state = its.state(catalog.as_of or date.min)
    return {
        "sentence": _undated(its) if state is State.VALID else sentence(its, state),
        "valid_sentence": sentence(its, State.VALID) if its.last_day else "",
        "ended_sentence": sentence(its, State.ENDED) if its.last_day else "",
    }


def sentence(its: Certificate, state: State) -> str:
    """The full sentence for a state."""
    match state:
        case State.VALID:
            return f"The OCOP certificate is valid until the end of {_last(its)}."
        case State.ENDED:
            after = day(its.last_day + timedelta(days=1)) if its.last_day else ""
            return (
                f"The OCOP certificate has not been valid since {after}; the catalog has no data about a renewal. "
                "This is not the use-by date of the product."
            )
        case State.REVOKED:
            decision = f" (decision {its.revoking_decision})" if its.revoking_decision else ""
            since = day(its.revoked_on) if its.revoked_on else ""
            return f"The OCOP certificate was revoked on {since}{decision}. This is not a recall of the product."
        case State.UNKNOWN:
            if its.stars is None:
                return "The catalog has no data about an OCOP certificate of this product."
            return f"Rated OCOP {its.stars} stars by a source of {its.as_of}; until when is not known."


def _undated(its: Certificate) -> str:
    return f"The OCOP certificate runs until the end of {_last(its)}."


def _last(its: Certificate) -> str:
    return day(its.last_day) if its.last_day else ""


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
