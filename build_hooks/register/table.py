"""Everything that ends as rows of one table."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from build_hooks import rules
from build_hooks.figures.tables import Table
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.due import End


class Row(NamedTuple):
    """A line of the table; a day or a number that nobody knows is None."""

    term: str
    last_day: date | None
    days: int | None
    kind: str
    product: str
    code: str
    stars: int | None
    name: str
    issued: date | None
    issuer: str
    group: str
    producer: str
    type: str
    commune: str
    province: str
    file: str


def kind_of(end: End) -> str:
    """What it is that ends, in words."""
    if end.paper:
        return say("register.paper", kind=rules.label("document_kinds", end.paper.kind))
    return say(f"register.{end.kind}")


def table(catalog: Catalog, ends: Iterable[End], today: date) -> Table:
    """A row an end."""
    columns = [say(f"register.column_{name}") for name in Row._fields]
    return Table(say("register.sheet"), columns, [_row(catalog, end, today) for end in ends])


def _row(catalog: Catalog, end: End, today: date) -> Row:
    product, its = end.product, end.recognition
    producer, origin = catalog.producer_of(product), product.origin
    return Row(
        term=say(f"model.term_{end.term}"),
        last_day=end.last_day,
        days=end.days(today),
        kind=kind_of(end),
        product=product.name,
        code=product.code,
        stars=its.stars if its else None,
        name=end.name,
        issued=its.issued if its else None,
        issuer=its.issuer if its else "",
        group=rules.label("groups", product.group_today),
        producer=producer.name if producer else "",
        type=producer.type_label if producer else "",
        commune=origin.commune_today.full_name if origin.commune_today else origin.short,
        province=origin.province.full_name if origin.province else "",
        file=product.path,
    )
