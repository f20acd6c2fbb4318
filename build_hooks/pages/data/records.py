"""Products and producers as open data: what files say, by the names of rules/fields.yml, and what follows from it.

Days are ISO 8601, of a month or a year "2025-01" and "2025"; numbers are numbers. What nobody said is left out.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from build_hooks import rules
from build_hooks.model.catalog import Catalog
from build_hooks.model.origin import Origin
from build_hooks.model.producer import Producer
from build_hooks.model.product import Product
from build_hooks.pages.data.private import without_contact
from build_hooks.rules import Field

_FREE = ("text", "prose", "markdown")
_TABLE = Path(__file__).with_name("published.yml")
Record = dict[str, Any]


@cache
def published(kind: str) -> tuple[str, ...]:
    """The names of the fields of a "product" or "producer" that are open; of "praise" those that alcohol has not."""
    read: dict[str, list[str]] = yaml.safe_load(_TABLE.read_text("utf-8"))
    return tuple(read[kind])


def product_record(catalog: Catalog, product: Product) -> Record:
    """A product of the catalog; of one that left it only that."""
    site, producer = catalog.settings.public_url, catalog.producer_of(product)
    where = {"slug": product.slug, "page": f"{site}{product.page_uri}"}
    if product.code:
        where["trace"] = f"{site}{product.trace_uri}"
    names = published("product")
    if product.is_withdrawn:
        names = ("name", "code", "status")
    elif product.alcohol:
        names = tuple(name for name in names if name not in published("praise"))
    its = {**where, **_told("product", product.model_dump(by_alias=True, include={*names}), names)}
    if producer:
        _hide_home(its, producer)
    if not product.is_withdrawn:
        its |= _without_nothing(
            {
                "producer_name": producer.name if producer else "",
                "place": place(product.origin),
                "certificate": certificate(product),
                "photos": [f"{site}{photo.renditions[-1].uri}" for photo in product.photos],
            }
        )
    return its


def producer_record(catalog: Catalog, producer: Producer) -> Record:
    """A producer, with the slugs of its products that lists show and that are no samples."""
    names = tuple(name for name in published("producer") if name != "address" or producer.may_show_address)
    products = catalog.products_by_producer.get(producer.slug, ())
    its = {
        "slug": producer.slug,
        "page": f"{catalog.settings.public_url}{producer.page_uri}",
        **_told("producer", producer.model_dump(by_alias=True, include={*names}), names),
        **_without_nothing({"place": place(producer.origin)}),
        "products": [product.slug for product in products if not product.sample],
    }
    _hide_home(its, producer)
    return its


def _hide_home(its: Record, producer: Producer) -> None:
    """A decision may state a household's address in full; without consent it is in no file."""
    if not producer.may_show_address:
        its.get("origin", {}).pop("as_certified", "")


def place(origin: Origin) -> Record:
    """The commune and the province of today by code and name, as far as they are known."""
    commune, province = origin.commune_today, origin.province
    return {
        **({"commune": commune.code, "commune_name": commune.short_name} if commune else {}),
        **({"province": province.code, "province_name": province.short_name} if province else {}),
    }


def certificate(product: Product) -> Record:
    """The recognition that decides, by days: until when it holds, of when its source is, when it was revoked."""
    its, decided = product.certificate, product.recognition
    return _without_nothing(
        {
            "stars": its.stars,
            "decision": its.decision,
            "issued": _iso(decided.issued) if decided else "",
            "issuer": decided.issuer if decided else "",
            "last_day": _iso(its.last_day),
            "as_of": iso_period(its.as_of),
            "later_stars": its.later.stars if its.later else None,
            "later_as_of": iso_period(its.later.as_of) if its.later else "",
            "revoked_on": _iso(its.revoked_on),
            "revoking_decision": its.revoking_decision,
        }
    )


def iso_period(text: str) -> str:
    """A day, month or year as ISO 8601 writes it."""
    return "-".join(reversed(text.split("/")))


def _told(kind: str, its: Mapping[str, Any], names: tuple[str, ...] | None = None) -> Record:
    specs = rules.records()[kind]
    return _without_nothing({name: _value(specs[name], its.get(name)) for name in names or specs})


def _value(spec: Field, value: Any) -> Any:
    match value:
        case dict():
            return _told(spec.of, value)
        case tuple():
            return [_value(spec, item) for item in value]
        case date():
            return _iso(value)
        case Decimal():
            return float(value)
        case str() if spec.type == "period":
            return iso_period(value)
        case str() if (spec.of or spec.type) in _FREE:
            return without_contact(value)
    return value


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _without_nothing(its: Record) -> Record:
    return {name: value for name, value in its.items() if value is not False and value not in ("", None, [], {})}
