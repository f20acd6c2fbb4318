"""The file of data beside a trace page: what laws ask to be said of a product, as JSON-LD, of at most 4 KB.

Decree 37/2026 Art. 32 and Circular 02/2024 list it (rules/passport.yml). Its terms are those of schema.org and of GS1's
Web Vocabulary; what these have no word for is a property by its name in rules/fields.yml. What is missing is said, and
what has no room is counted.
"""

import json
from collections.abc import Iterator
from typing import Any

from build_hooks import rules
from build_hooks.ground.dates import period_words
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.passport import Passport
from build_hooks.model.product import Document, Lot, Product
from build_hooks.model.traces import Trace
from build_hooks.pages.data.heading import VERSION, creative_commons, licence
from build_hooks.pages.data.private import without_contacts
from build_hooks.pages.frame.certificate import rank
from build_hooks.pages.linked.nodes import SCHEMA_ORG, Node, node
from build_hooks.pages.linked.product import gtins, product_node
from build_hooks.pages.product import facts
from build_hooks.pages.trace.notices import notices

LIMIT = 4000
"""Bytes: a file for each of thousands of products must stay small."""
CONTEXT = {"@vocab": f"{SCHEMA_ORG}/", "gs1": "https://ref.gs1.org/voc/"}
# Of what the label says: GS1's word for it, by the name of the field. A word of theirs is used for what it is about.
_ON_LABEL = {
    "ingredients": "gs1:ingredientStatement",
    "storage": "gs1:consumerStorageInstructions",
    "usage": "gs1:consumerUsageInstructions",
    "warnings": "gs1:consumerSafetyInformation",
}
_KEPT = tuple[str, Any]


def origin_file(catalog: Catalog, its: Trace) -> bytes:
    """The file of a product, or of one of its lots."""
    product, lot, site = its.product, its.lot, catalog.settings.public_url
    said = {
        "@context": _context(catalog, its),
        **node(
            "DigitalDocument",
            {
                "@id": f"{site}{addresses.data(its.uri)}",
                "name": say("data.of_origin", name=product.name),
                "description": say("data.no_passport"),
                "abstract": " ".join((*_notes(product), *notices(catalog, its))),
                "version": VERSION,
                "inLanguage": "vi",
                "dateModified": (product.updated or catalog.as_of or "") and str(product.updated or catalog.as_of),
                "license": _licence(catalog),
                "about": _gone(catalog, product) if product.is_withdrawn else _least(catalog, product, lot),
            },
        ),
    }
    if not product.is_withdrawn:
        _fill(said, _more(catalog, product, lot))
    return _bytes(said)


def _context(catalog: Catalog, its: Trace) -> Node:
    """The terms; where nobody knows the site's address, what is named is named from its root."""
    return CONTEXT if catalog.settings.site_url else {**CONTEXT, "@base": "../" * its.uri.count("/")}


def _licence(catalog: Catalog) -> str | Node:
    """Its address where it is one that has one, which is short; else what is stated."""
    known = creative_commons(catalog.settings.licence)
    return known[1] if known else node("CreativeWork", {"name": licence(catalog)})


def _bytes(said: Node) -> bytes:
    return f"{json.dumps(without_contacts(said), ensure_ascii=False, separators=(',', ':'))}\n".encode()


def _notes(product: Product) -> Iterator[str]:
    if product.sample:
        yield say("frame.sample_product")
    if gone := facts.withdrawn(product):
        yield gone.text


def _gone(catalog: Catalog, product: Product) -> Node:
    site = catalog.settings.public_url
    return node("Product", {"@id": f"{site}{product.trace_uri}", "name": product.name, "sku": product.code})


def _least(catalog: Catalog, product: Product, lot: Lot | None) -> Node:
    """What is in every file: all of the laws' lists that is short, and what of it is missing."""
    its, producer = product_node(catalog, product), catalog.producer_of(product)
    passport = Passport(product, producer)
    if producer and producer.tax_code:
        its["manufacturer"] |= {"taxID": producer.tax_code}
    its.pop("gtin", None)
    if not its.get("hasCertification"):
        its["hasCertification"] = _undated(product)
    if lot:
        its |= _of_lot(lot)
    its["additionalProperty"] = [_property(say("data.missing"), [lack.vi for lack in passport.lacks])]
    return {name: value for name, value in its.items() if value and value != [None]}


def _origin(product: Product, *, may_show_address: bool) -> str:
    """As the certificate names it, where that cannot be a household's address, and today's unit where it is known."""
    certified = product.origin.as_certified if may_show_address else ""
    return "; ".join(dict.fromkeys(text for text in (certified, product.origin.short) if text))


def _undated(product: Product) -> Node | None:
    """A rank of which only a source tells, or a certificate that was revoked; what is missing of it is said."""
    its = product.certificate
    if its.revoked_on:
        said = {"expires": str(its.revoked_on), "description": its.sentence(its.revoked_on)}
        return node("Certification", {"name": say("data.certificate"), **said})
    if its.stars is None:
        return None
    period = say("data.by_source", period=period_words(its.as_of)) if its.as_of else say("data.without_day")
    return node(
        "Certification",
        {
            "name": rank(its.stars),
            "certificationIdentification": its.decision,
            "description": period,
        },
    )


def _of_lot(lot: Lot) -> Node:
    return {
        "gs1:hasBatchLotNumber": lot.lot,
        "productionDate": lot.produced.isoformat() if lot.produced else "",
        "gs1:expirationDate": lot.expires.isoformat() if lot.expires else "",
    }


def _more(catalog: Catalog, product: Product, lot: Lot | None) -> Iterator[_KEPT]:
    """Whatever else is known, what laws ask for first: the name of what it is with the fields that say it."""
    label, producer = product.label, catalog.producer_of(product)
    may_show_address = not producer or producer.may_show_address
    if origin := _origin(product, may_show_address=may_show_address):
        yield rules.field_label("product.origin"), {"gs1:provenanceStatement": origin}
    if producer and may_show_address and (address := Passport(product, producer).address):
        yield rules.field_label("producer.address"), {"manufacturer": {"address": address}}
    if numbers := gtins(product):
        yield rules.field_label("variant.gtin"), {"gtin": numbers}
    for name in ("warnings", "ingredients", "storage", "usage"):
        if text := getattr(label, name):
            yield rules.field_label(f"label.{name}"), {_ON_LABEL[name]: text}
    for step in lot.steps if lot else ():
        line = ", ".join(part for part in (step.actor, step.place) if part)
        event = node("Event", {"name": step.what, "startDate": str(step.day or ""), "description": line})
        yield rules.field_label("lot.steps"), {"subjectOf": [event]}
    for other in () if lot else facts.newest_lots(product):
        yield rules.field_label("product.lots"), {"isRelatedTo": [_lot(catalog, product, other)]}
    for paper in product.documents:
        yield rules.field_label("product.documents"), {"hasCertification": [_paper(paper)]}
    for name in ("net_weight", "shelf_life", "alcohol_by_volume"):
        if (value := getattr(label, name)) not in ("", None):
            its = _property(rules.field_label(f"label.{name}"), value if isinstance(value, str) else float(value))
            yield rules.field_label(f"label.{name}"), {"additionalProperty": [its]}
    if product.name_en:
        yield rules.field_label("product.name_en"), {"alternateName": [{"@language": "en", "@value": product.name_en}]}
    for alias in product.aliases:
        yield rules.field_label("product.aliases"), {"alternateName": [alias]}


def _lot(catalog: Catalog, product: Product, lot: Lot) -> Node:
    own = addresses.data(addresses.lot(product.code, lot.lot)) if lot.has_page else ""
    return node("Product", {"url": f"{catalog.settings.public_url}{own}" if own else "", **_of_lot(lot)})


def _paper(its: Document) -> Node:
    return node(
        "Certification",
        {
            "name": its.title or rules.label("document_kinds", its.kind),
            "certificationIdentification": its.number,
            "issuedBy": node("Organization", {"name": its.issuer}) if its.issuer else None,
            "validFrom": str(its.issued or ""),
            "expires": str(its.expires or ""),
        },
    )


def _property(name: str, value: object) -> Node | None:
    return node("PropertyValue", {"name": name, "value": value}) if value not in ("", []) else None


def _fill(said: Node, more: Iterator[_KEPT]) -> None:
    """Add what there is room for; behind the first of a kind that has none, the others of the kind are counted too."""
    its, left = said["about"], dict[str, int]()
    room = _room(said)
    for name, field in _FIRST_TO_GO.items():
        if room < 0 and its.pop(name, None):
            left[rules.field_label(field)] = 1
            room = _room(said)
    for name, fields in more:
        size = len(_bytes(fields))
        if name in left or size > room:
            left[name] = left.get(name, 0) + 1
            continue
        room -= size
        _add(its, fields)
    if left:
        counts = [say("data.count", name=name, count=count) for name, count in left.items()]
        _add(its, {"additionalProperty": [_property(say("data.on_the_page"), counts)]})


def _room(said: Node) -> int:
    return LIMIT - len(_bytes(said)) - _RESERVE


_RESERVE = 500  # bytes for what has no room
# Of the least, where names of the longest letters and a long address of the site leave no room even for that.
_FIRST_TO_GO = {
    "image": "product.photos",
    "category": "product.group",
    "manufacturer": "product.producer",
    "hasCertification": "product.recognitions",
}


def _add(its: Node, fields: Node) -> None:
    for name, value in fields.items():
        if isinstance(value, list):
            there = its.get(name, [])
            its[name] = [*(there if isinstance(there, list) else [there]), *value]
        elif isinstance(value, dict):
            its[name] = {**its.get(name, {}), **value}
        else:
            its[name] = value
