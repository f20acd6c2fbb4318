"""What a correction opens with: the texts of a product as its pages show them, in a script for about forty products.

A file for each product would be too many for a free host, one for all too much for a telephone. Which script has a
product follows from its slug and from how many there are: page/correcting.js counts the same.
"""

import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from build_hooks import rules
from build_hooks.ground import gtins
from build_hooks.ground.dates import vietnamese
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.producer import Producer
from build_hooks.model.product import Product
from build_hooks.pages.frame.values import json_for_script
from build_hooks.pages.frame.words import phone
from build_hooks.read.values import YES
from build_hooks.rules import Field

EACH = 40
_OF_KEEPERS = ("code", "group_by", "updated")  # no correction changes them, and nothing that is judged depends on them
OF_PRODUCER = ("name", "type", "tax_code", "address")
_PRAISE = ("summary", "summary_en", "story")  # Law 44/2019: pages do not show them of alcohol


def scripts_needed(catalog: Catalog) -> int:
    """How many scripts these products are spread over."""
    return -(-len(catalog.products) // EACH)


def parts(catalog: Catalog) -> Iterator[tuple[str, Catalog]]:
    """The address of each script, and the part of the catalog that is in it."""
    count = scripts_needed(catalog)
    shares: list[list[Product]] = [[] for _ in range(count)]
    for product in catalog.products:
        shares[zlib.crc32(product.slug.encode()) % count].append(product)
    for number, products in enumerate(shares):
        yield addresses.correcting(number), catalog.about(products)


def part_script(part: Catalog) -> bytes:
    """A classic script that adds its products to `window.OCOP_HELD`, by their slugs; another adds others."""
    held = {product.slug: held_of(part, product) for product in part.products}
    return f"window.OCOP_HELD=Object.assign(window.OCOP_HELD||{{}},{json_for_script(held)});\n".encode()


def held_of(catalog: Catalog, product: Product) -> dict[str, Any]:
    """`product` and its `producer` as texts by the names of rules/fields.yml; the `commune`'s name; small `photos`.

    Nothing is in it that pages do not show: of a contact without consent nothing, and never the day of consent.
    """
    producer, commune = catalog.producer_of(product), product.origin.commune_today
    return {
        "product": _shown(product),
        "producer": _producer(producer, is_empty=product.is_withdrawn) if producer else {},
        "commune": commune.full_name if commune and not product.is_withdrawn else "",
        "photos": [] if product.is_withdrawn else [photo.renditions[0].uri for photo in product.photos],
    }


def _shown(product: Product) -> dict[str, Any]:
    its = product.model_dump(by_alias=True)
    if product.is_withdrawn:  # its page is empty
        return _texts("product", {name: its[name] for name in ("name", "group")})
    left_out = {*_OF_KEEPERS, *(_PRAISE if product.alcohol else ()), *(() if product.contact.consent else ("contact",))}
    its["contact"].pop("consent")
    return _texts("product", {name: value for name, value in its.items() if name not in left_out})


def _producer(producer: Producer, *, is_empty: bool) -> dict[str, Any]:
    """What the form asks of a producer, as far as its page shows it; of a withdrawn product the name alone."""
    names = ("name",) if is_empty else OF_PRODUCER
    shown = {name: getattr(producer, name) for name in names if name != "address" or producer.may_show_address}
    return _texts("producer", shown)


def _texts(kind: str, its: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: _text(spec, its.get(name)) for name, spec in rules.records()[kind].items()}
    return {name: text for name, text in found.items() if text not in ("", [], {})}


def _text(spec: Field, value: Any) -> Any:
    """A value as somebody would type it; "" for none."""
    match value:
        case None | False:
            return ""
        case True:
            return YES
        case dict():
            return _texts(spec.of, value)
        case tuple():
            return [_text(spec, item) for item in value]
        case date():
            return vietnamese(value)
        case Decimal():
            return str(value).replace(".", ",")
    written = {"gtin": gtins.as_printed, "phone": phone}.get(spec.type, str)
    return written(value)
