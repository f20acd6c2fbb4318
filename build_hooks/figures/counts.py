"""What a catalog counts of itself: products by group, stars, producer, place and year, and how much it knows.

Counted are products that are neither samples nor withdrawn. Registered, assessed and recognised are three things and
stand in columns of their own; recognised are those with stars by a decision or a source, or that had a certificate.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from build_hooks import rules
from build_hooks.figures.tables import Table, Value
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.certificate import PILLS, State
from build_hooks.model.due import ends
from build_hooks.model.product import Product, Stage
from build_hooks.model.recognised import recognised

STARS = (3, 4, 5)
_ALWAYS = {"name", "group", "taxonomy", "group_by", "sample", "code", "status", "alcohol"}


def figures(catalog: Catalog, today: date | None) -> dict[str, Table]:
    """All tables by their keys, in the order of a report; states of certificates only of a day."""
    products = counted(catalog)
    had = [its for its in products if its.stage is Stage.RECOGNISED]
    found = {
        "stages": _stages(products) if _is_staged(products) else None,
        "groups": _by_stars("groups", products, lambda its: _label(its.group_today), _groups_today()),
        **{f"groups_{key}": table for key, table in _older_groups(products)},
        "types": _by_stars("types", products, lambda its: _type(catalog, its)),
        "producers": _producers(catalog, products),
        "places": _by_stars("places", products, _commune),
        "states": _states(had, today) if today else None,
        "years": _years(products),
        "years_of_groups": _years_of_groups(products),
        "filled": _filled(products),
    }
    return {key: table for key, table in found.items() if table}


def counted(catalog: Catalog) -> list[Product]:
    """The products that a report counts."""
    return list(catalog.real_products)


def on(catalog: Catalog, day: date) -> Catalog:
    """The catalog without what was decided, named by a source, revoked or withdrawn behind this day."""
    return replace(catalog, products=tuple(found for its in catalog.products if (found := _on(its, day))))


def _on(product: Product, day: date) -> Product | None:
    known = tuple(its for its in product.recognitions if its.span[0] <= day)
    status = product.status if product.status and product.status.since <= day else None
    if (known, status) == (product.recognitions, product.status):
        return product
    return Product(**{**dict(product), "recognitions": known, "status": status}) if known or status else None


def between(catalog: Catalog, first: date, last: date) -> dict[str, Table]:
    """What was decided from the first day to the last one, and what ended, product by product.

    A certificate holds through its last day and has ended on the next: of periods that follow each other in one alone.
    """
    products = counted(catalog)
    decided = [
        (
            its.product.name,
            say("figures.new" if its.is_new else "figures.again"),
            its.recognition.stars,
            its.recognition.decision,
            its.day,
            catalog.producer_name(its.product),
        )
        for its in recognised(products)
        if first <= its.day <= last
    ]
    ended = [
        (end.product.name, end.name, end.last_day, catalog.producer_name(end.product))
        for end in ends(products, last)
        if end.recognition and end.last_day and first <= end.last_day + timedelta(days=1) <= last
    ]
    names = ("product", "change", "stars", "decision_number", "issued", "producer")
    of_ended = ("product", "decision_number", "last_day", "producer")
    return {
        "decided": Table(say("figures.decided_between"), [say(f"register.column_{name}") for name in names], decided),
        "ended": Table(say("figures.ended_between"), [say(f"register.column_{name}") for name in of_ended], ended),
    }


def _is_staged(products: Sequence[Product]) -> bool:
    return any(its.stage is not Stage.RECOGNISED or its.is_to_be_assessed_again for its in products)


def _stages(products: Sequence[Product]) -> Table:
    """How far products have come, by their stars: of those not recognised yet the stars that were proposed."""
    of_stage = {stage: [its for its in products if its.stage is stage] for stage in Stage}
    parts = {
        **{str(stage): found for stage, found in of_stage.items()},
        "assessed_all": [*of_stage[Stage.ASSESSED], *of_stage[Stage.RECOGNISED]],
        "again_asked": [its for its in products if its.is_to_be_assessed_again],
    }
    rows = [_of_stage(say(f"figures.stage_{name}"), found) for name, found in parts.items()]
    columns = [say("figures.column_stage"), *_star_columns(), say("figures.three_up"), say("figures.fewer_stars")]
    return Table(say("figures.stages"), [*columns, say("figures.products")], rows)


def _of_stage(name: str, products: Sequence[Product]) -> Sequence[Value]:
    stars = Counter(_stars(its) for its in products)
    certified = [stars[number] for number in STARS]
    return (name, *certified, sum(certified), len(products) - sum(certified), len(products))


def _stars(its: Product) -> int | None:
    proposed = its.status.stars if its.stage is Stage.ASSESSED and its.status else None
    return proposed or its.certificate.stars


def _by_stars(
    name: str, products: Sequence[Product], key: Callable[[Product], str], order: Sequence[str] = ()
) -> Table:
    """Recognised products under each key by their stars, and in columns of their own those that are not; `order` names
    keys that are always there."""
    under: dict[str, list[Product]] = {its: [] for its in order}
    for product in products:
        under.setdefault(key(product), []).append(product)
    stages = _other_stages(products)
    rows = [_counts(its, found, stages) for its, found in (under.items() if order else sorted(under.items()))]
    columns = [say(f"figures.column_{name}"), *_star_columns(), say("figures.no_stars"), say("figures.recognised")]
    return Table(
        say(f"figures.by_{name}"),
        [*columns, *(say(f"figures.stage_{stage}") for stage in stages)],
        [*rows, _counts(say("figures.all"), products, stages)],
    )


def _star_columns() -> list[str]:
    return [say("figures.stars", stars=stars) for stars in STARS]


def _other_stages(products: Sequence[Product]) -> list[Stage]:
    """Those but recognised that any product has."""
    return [stage for stage in (Stage.ASSESSED, Stage.REGISTERED) if any(its.stage is stage for its in products)]


def _counts(name: str, products: Sequence[Product], stages: Sequence[Stage]) -> Sequence[Value]:
    had = Counter(its.certificate.stars for its in products if its.stage is Stage.RECOGNISED)
    stars = [had[number] for number in STARS]
    others = (sum(its.stage is stage for its in products) for stage in stages)
    return (name, *stars, had.total() - sum(stars), had.total(), *others)


def _groups_today() -> list[str]:
    return [_label(key) for key in rules.groups_today()]


def _older_groups(products: Sequence[Product]) -> Iterator[tuple[str, Table]]:
    """As the decisions name them: of each older taxonomy that a product has, all of its groups."""
    for taxonomy, row in rules.choices("taxonomies").items():
        its = [product for product in products if product.taxonomy == taxonomy]
        if its and taxonomy != rules.today_taxonomy():
            groups = [_label(key) for key, group in rules.choices("groups").items() if taxonomy in group["taxonomy"]]
            table = _by_stars("groups", its, lambda product: _label(product.group), groups)
            yield taxonomy, table._replace(title=say("figures.by_older_groups", period=row["period"]))


def _label(group: str) -> str:
    return rules.label("groups", group)


def _producers(catalog: Catalog, products: Sequence[Product]) -> Table:
    """A producer counts once in each column in which it has a product."""
    stages = [Stage.RECOGNISED, *_other_stages(products)]
    makers = [_types(catalog, [its for its in products if its.stage is stage]) for stage in stages]
    kinds = sorted(set().union(*makers))
    rows: list[Sequence[Value]] = [(kind, *(its[kind] for its in makers)) for kind in kinds]
    columns = [say("figures.column_types"), *(say(f"figures.producers_{stage}") for stage in stages)]
    return Table(say("figures.producers"), columns, [*rows, (say("figures.all"), *(its.total() for its in makers))])


def _types(catalog: Catalog, products: Sequence[Product]) -> Counter[str]:
    makers = {its.slug: its for product in products if (its := catalog.producer_of(product))}
    return Counter(its.type_label for its in makers.values())


def _states(products: Sequence[Product], today: date) -> Table:
    """In the words that pages have for a state."""
    found = Counter(its.certificate.state(today) for its in products)
    rows = [(PILLS[state], found[state]) for state in State]
    columns = [say("figures.certificate"), say("figures.products")]
    return Table(say("figures.states"), columns, [*rows, (say("figures.all"), len(products))])


def _years(products: Sequence[Product]) -> Table:
    """Dated decisions alone: when a source without a decision was made true nobody knows."""
    found = recognised(products)
    rows: list[Sequence[Value]] = []
    for year in sorted({its.day.year for its in found}):
        its = [change for change in found if change.day.year == year]
        new = sum(change.is_new for change in its)
        rows.append((str(year), new, len(its) - new, len(its)))
    columns = [say(f"figures.{name}") for name in ("year", "new", "again", "all")]
    return Table(say("figures.by_years"), columns, rows)


def _years_of_groups(products: Sequence[Product]) -> Table:
    found = Counter((its.day.year, its.product.group_today) for its in recognised(products))
    years, groups = sorted({year for year, _ in found}), list(rules.groups_today())
    rows: list[Sequence[Value]] = [(str(year), *(found[year, key] for key in groups)) for year in years]
    short = (rules.short("groups", key) for key in groups)
    return Table(say("figures.by_years_of_groups"), [say("figures.year"), *short], rows)


def _filled(products: Sequence[Product]) -> Table:
    names = [name for name in rules.records()["product"] if name in Product.model_fields and name not in _ALWAYS]
    empty = {name: Product.model_fields[name].default for name in names}
    rows = [
        (rules.field_label(f"product.{name}"), sum(getattr(its, name) != empty[name] for its in products))
        for name in names
    ]
    columns = [say("figures.field"), say("figures.products")]
    return Table(say("figures.filled"), columns, [*rows, (say("figures.all"), len(products))])


def _type(catalog: Catalog, product: Product) -> str:
    producer = catalog.producer_of(product)
    return producer.type_label if producer else say("register.no_producer")


def _commune(product: Product) -> str:
    return product.origin.short or say("register.no_place")
