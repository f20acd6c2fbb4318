"""The tables of the CSV files: a line a product, a producer or a commune, columns by keys that stay."""

from collections.abc import Callable
from typing import Any, NamedTuple

from build_hooks import rules
from build_hooks.ground import codes, gtins
from build_hooks.ground.cells import csv_line, guarded
from build_hooks.pages.data.records import Record

Way = Callable[[Record], Any]


class Column(NamedTuple):
    """A column: its key, its type in a Table Schema, and the way to its value in a record."""

    key: str
    type: str
    way: Way


def _at(*keys: str) -> Way:
    def way(its: Record) -> Any:
        for key in keys:
            its = its.get(key) or {}
        return its or ""

    return way


def _text(key: str, *keys: str) -> Column:
    return Column(key, "string", _at(*(keys or (key,))))


PRODUCTS = (
    _text("slug"),
    Column("code", "string", lambda its: codes.in_two_groups(its["code"]) if "code" in its else ""),
    _text("name"),
    _text("name_en"),
    Column("group", "string", lambda its: rules.label("groups", its["group"])),
    Column("stars", "integer", _at("certificate", "stars")),
    _text("decision", "certificate", "decision"),
    Column("issued", "date", _at("certificate", "issued")),
    _text("issuer", "certificate", "issuer"),
    Column("last_day", "date", _at("certificate", "last_day")),
    _text("as_of", "certificate", "as_of"),
    Column("later_stars", "integer", _at("certificate", "later_stars")),
    _text("later_as_of", "certificate", "later_as_of"),
    Column("revoked_on", "date", _at("certificate", "revoked_on")),
    _text("producer"),
    _text("producer_name"),
    _text("commune", "place", "commune"),
    _text("commune_name", "place", "commune_name"),
    _text("province", "place", "province"),
    _text("province_name", "place", "province_name"),
    Column(
        "gtins",
        "string",
        lambda its: " ".join(gtins.as_printed(pack["gtin"]) for pack in its.get("variants", ()) if "gtin" in pack),
    ),
    Column("updated", "date", _at("updated")),
    Column("page", "uri", _at("page")),
    Column("trace", "uri", _at("trace")),
)
PRODUCERS = (
    _text("slug"),
    _text("name"),
    Column("type", "string", lambda its: rules.label("producer_types", its["type"])),
    _text("tax_code"),
    _text("address"),
    _text("commune", "place", "commune"),
    _text("commune_name", "place", "commune_name"),
    _text("province", "place", "province"),
    _text("province_name", "place", "province_name"),
    Column("products", "integer", lambda its: len(its["products"])),
    Column("updated", "date", _at("updated")),
    Column("page", "uri", _at("page")),
)
COMMUNES = (
    _text("code"),
    _text("name"),
    _text("province"),
    _text("province_name"),
    Column("longitude", "number", _at("longitude")),
    Column("latitude", "number", _at("latitude")),
    Column("products", "integer", lambda its: len(its["products"])),
    Column("page", "uri", _at("page")),
)


def head(columns: tuple[Column, ...]) -> str:
    """The first line of a table."""
    return csv_line(column.key for column in columns)


def line(columns: tuple[Column, ...], its: Record) -> str:
    """The line of a record: texts guarded, days and numbers as they are."""
    return csv_line(_cell(column, its) for column in columns)


def _cell(column: Column, its: Record) -> str:
    value = str(column.way(its))
    return guarded(value) if column.type == "string" else value
