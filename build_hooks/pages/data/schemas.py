"""JSON Schemas (2020-12) of the files, made from the rules: what a field may hold is said once, in rules/fields.yml.

A field that is not named is allowed: version 1 grows.
"""

from typing import Any

from build_hooks import rules
from build_hooks.pages.data.records import published
from build_hooks.rules import Field

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string", "minLength": 1}
_DAY: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"}
_ADDRESS: Schema = {"type": "string", "format": "uri-reference"}
_TYPES: dict[str, Schema] = {
    "flag": {"type": "boolean"},
    "integer": {"type": "integer"},
    "decimal": {"type": "number"},
    "date": _DAY,
    "period": {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"},
    "gtin": {"type": "string", "pattern": r"^\d{14}$"},
    "code": {"type": "string", "pattern": "^[0-9A-Z]{8}$"},
    "commune": {"type": "string", "pattern": r"^\d{5}$"},
    "url": _ADDRESS,
}
_SLUGS: Schema = {"type": "array", "items": _TEXT}
_PLACE: Schema = {
    "type": "object",
    "properties": {
        "commune": _TYPES["commune"],
        "commune_name": _TEXT,
        "province": {"type": "string", "pattern": r"^\d\d$"},
        "province_name": _TEXT,
    },
}


def product() -> Schema:
    """A product in the list of all."""
    specs = rules.records()["recognition"]
    its = {name: _field(specs[name]) for name in ("stars", "decision", "issued", "issuer", "as_of")}
    its |= {"last_day": _DAY, "revoked_on": _DAY, "revoking_decision": _TEXT}
    its |= {"later_stars": its["stars"], "later_as_of": its["as_of"]}
    own = {"slug": _TEXT, "page": _ADDRESS, "trace": _ADDRESS, "place": _PLACE}
    own |= {"producer_name": _TEXT}
    own |= {"certificate": {"type": "object", "properties": its}, "photos": {"type": "array", "items": _ADDRESS}}
    return _object({**own, **_fields("product")}, ("slug", "page", *_required("product")))


def producer() -> Schema:
    """A producer in the list of all."""
    own = {"slug": _TEXT, "page": _ADDRESS, "place": _PLACE, "products": _SLUGS}
    return _object({**own, **_fields("producer")}, ("slug", "page", "products", *_required("producer")))


def land() -> Schema:
    """A place."""
    degrees = {"type": "number", "minimum": -180, "maximum": 180}
    its = {
        "code": _TEXT,
        "name": _TEXT,
        "province": _TEXT,
        "province_name": _TEXT,
        "longitude": degrees,
        "latitude": degrees,
    }
    return _object({**its, "page": _ADDRESS, "products": _SLUGS}, ("code", "name", "page", "products"))


def table() -> Schema:
    """A table of figures."""
    row = {"type": "array", "items": {"type": ["string", "integer", "null"]}}
    its = {"key": _TEXT, "title": _TEXT, "columns": _SLUGS, "rows": {"type": "array", "items": row}, "note": _TEXT}
    return _object(its, ("key", "title", "columns", "rows"))


def withdrawn() -> Schema:
    """A product that left the catalog."""
    fields = _fields("product")
    its = {"slug": _TEXT, "page": _ADDRESS, "trace": _ADDRESS}
    return _object({**its, **{name: fields[name] for name in ("name", "code", "status")}}, ("slug", "name", "status"))


def file(title: str, lists: dict[str, Schema]) -> Schema:
    """A file with its heading and these lists."""
    head = {
        name: {"type": "string"}
        for name in ("$schema", "version", "catalog", "place", "site", "as_of", "licence", "part")
    }
    head["version"] = {"const": "1"}
    its = {**head, **{name: {"type": "array", "items": items} for name, items in lists.items()}}
    return {"$schema": DRAFT, "title": title, **_object(its, ("version", "as_of", "licence", *lists))}


def origin_file(title: str, limit: int) -> Schema:
    """The file beside a trace page."""
    its = {name: {"type": "string"} for name in ("@id", "name", "description", "abstract", "dateModified")}
    its |= {"@context": {"type": "object"}, "@type": {"const": "DigitalDocument"}, "version": {"const": "1"}}
    about = _object({"@type": {"const": "Product"}, "name": _TEXT, "@id": _TEXT}, ("@type", "name", "@id"))
    its |= {"about": about, "license": {}}
    said = {"$comment": f"{limit} B"}
    return {
        "$schema": DRAFT,
        "title": title,
        **said,
        **_object(its, ("@context", "@type", "name", "description", "about")),
    }


def _object(properties: Schema, required: tuple[str, ...]) -> Schema:
    return {"type": "object", "properties": properties, "required": list(dict.fromkeys(required))}


def _fields(kind: str) -> Schema:
    specs = rules.records()[kind]
    return {name: _field(specs[name]) for name in published(kind)}


def _required(kind: str) -> tuple[str, ...]:
    return tuple(name for name in published(kind) if rules.records()[kind][name].required)


def _field(spec: Field) -> Schema:
    if spec.type == "list":
        inner = _record(spec.of) if spec.of in rules.records() else _scalar(spec, spec.of)
        return {"title": spec.label, "type": "array", "items": inner, "maxItems": spec.max}
    return {"title": spec.label, **(_record(spec.of) if spec.type == "record" else _scalar(spec, spec.type))}


def _record(name: str) -> Schema:
    specs = rules.records()[name]
    return _object(
        {key: _field(spec) for key, spec in specs.items()}, tuple(key for key in specs if specs[key].required)
    )


def _scalar(spec: Field, kind: str) -> Schema:
    if spec.choices:
        return {"enum": list(rules.choices(spec.choices))}
    its = dict(_TYPES.get(kind, _TEXT))
    if kind in ("integer", "decimal"):
        its |= {"minimum": spec.min, "maximum": spec.max}
    elif kind in ("text", "prose", "markdown") and (most := spec.max_text or spec.max):
        its["maxLength"] = most
    return its
