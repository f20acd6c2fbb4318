"""The facets of the page for browsing: one table, facets.yml, that the payload, the engine and the page follow."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from build_hooks import rules
from build_hooks.ground.dates import vietnamese
from build_hooks.ground.text import fold
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.search.columns import column

MOST = 31  # facets: a product's failures are bits of a number
_FLAG = ("false", "true")


@dataclass(frozen=True)
class Facet:
    """A row of the table, which says what each of these is."""

    name: str
    address: str
    label: str
    value: str = ""
    choices: str = ""
    if_any: str = ""
    words: str = ""
    order: str = "given"
    alone: bool = False
    within: str = ""


class Value(NamedTuple):
    """What a product says: what it is ordered by, its key in an address, and its words."""

    rank: Any
    key: str
    label: str


@cache
def facets() -> tuple[Facet, ...]:
    """The rows of facets.yml. Raises TypeError for a row that has what it should not."""
    with Path(__file__).with_name("facets.yml").open("rb") as file:
        table = yaml.load(file, Loader=yaml.CSafeLoader)
    return tuple(Facet(name, **row) for name, row in table.items())


def for_page() -> list[dict[str, Any]]:
    """The rows as ocop-browse.js takes them."""
    shown = ("name", "address", "label", "words", "order", "alone", "within")
    return [{key: row[key] for key in shown if row[key]} for row in map(asdict, facets())]


def facet_columns(catalog: Catalog, products: tuple[Product, ...]) -> dict[str, Any]:
    """Each facet's values with their words and, by row, their numbers; None where the engine tells.

    `values` are [key, label]. A number in `rows` is that of a value from 1, 0 is none; where a product can have several
    it is that of one of `sets`, each a list of values from 0.
    """
    return {its.name: _column(its, catalog, products) if its.value else None for its in facets()}


def _column(its: Facet, catalog: Catalog, products: tuple[Product, ...]) -> dict[str, Any]:
    said = [tuple(sorted(set(values_of(its, catalog, product)))) for product in products]
    known = {value.key: value for values in reversed(said) for value in values} | {
        value.key: value for value in _always(its)
    }
    values = sorted(known.values())
    at = {value.key: number for number, value in enumerate(values)}
    rows = [tuple(dict.fromkeys(at[value.key] for value in values_said)) for values_said in said]
    made: dict[str, Any] = {"values": [[value.key, value.label] for value in values]}
    if all(len(row) < 2 for row in rows):
        return {**made, "rows": column(row[0] + 1 if row else 0 for row in rows)}
    sets = {row: number for number, row in enumerate(sorted({row for row in rows if row}), 1)}
    return {**made, "sets": list(map(list, sets)), "rows": column(sets.get(row, 0) for row in rows)}


def values_of(its: Facet, catalog: Catalog, product: Product) -> Iterator[Value]:
    """What a product says of a facet that has a way to its value."""
    start, *steps = its.value.split(".")
    found = list(_reached({"product": product, "producer": catalog.producer_of(product)}[start], steps))
    if its.if_any:
        yield _flag(its, any(found))
    else:
        yield from (_value(its, key) for key in found if key not in (None, ""))


def _reached(thing: Any, steps: list[str]) -> Iterator[Any]:
    """All that a way leads to; nothing behind what is not there."""
    if isinstance(thing, tuple):
        for part in thing:
            yield from _reached(part, steps)
    elif thing is not None and steps:
        yield from _reached(getattr(thing, steps[0]), steps[1:])
    elif thing is not None:
        yield thing


def _always(its: Facet) -> tuple[Value, ...]:
    return (_flag(its, False), _flag(its, True)) if its.if_any else ()


def _flag(its: Facet, is_set: bool) -> Value:
    return Value(is_set, _FLAG[is_set], its.if_any if is_set else "")


def _value(its: Facet, found: Any) -> Value:
    """A comma parts the values of an address, so that no key has one."""
    if its.choices:
        keys = list(rules.choices(its.choices))
        return Value(keys.index(found), found, rules.label(its.choices, found))
    if isinstance(found, date):
        return Value(found, found.isoformat(), vietnamese(found))
    text = " ".join(str(found).replace(",", " ").split())
    return Value((fold(text), text) if isinstance(found, str) else found, text, str(found))
