"""What a province reports: products by group, stars, producer, place and year, what is valid, and how much is known.

Counted are products that are neither samples nor withdrawn. Registered, assessed and recognised are three things; these
are products of the catalog, with the stars that a decision or a source gives them.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from build_hooks import rules
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.due import Term, ends
from build_hooks.model.product import Product
from build_hooks.model.recognised import recognised
from build_hooks.register.spreadsheet import Table, Value

_STARS = (3, 4, 5)


def figures(catalog: Catalog, today: date) -> list[Table]:
    """All tables, in the order of a report."""
    products = counted(catalog)
    return [
        _by_stars(
            say("register.by_group"),
            say("register.column_group"),
            products,
            lambda its: rules.label("groups", its.group_today),
            _groups(),
        ),
        _by_stars(say("register.by_type"), say("register.column_type"), products, lambda its: _type(catalog, its)),
        _producers(catalog, products),
        _by_stars(say("register.by_place"), say("register.column_commune"), products, _commune),
        _states(products, today),
        _years(products),
        _filled(products),
    ]


def counted(catalog: Catalog) -> list[Product]:
    """The products that a report counts."""
    return [product for product in catalog.products if not product.sample and not product.is_withdrawn]


def between(catalog: Catalog, first: date, last: date) -> list[Table]:
    """What was decided from the first day to the last one, and what ended, product by product."""
    products = counted(catalog)
    decided = [its for its in recognised(products) if first <= its.day <= last]
    rows: list[Sequence[Value]] = [
        (
            its.product.name,
            say("register.new" if its.is_new else "register.again"),
            its.recognition.stars,
            its.recognition.decision,
            its.day,
            _maker(catalog, its.product),
        )
        for its in decided
    ]
    ended = [
        (end.product.name, end.name, end.last_day, _maker(catalog, end.product))
        for end in ends(products, last)
        if end.recognition and end.last_day and first <= end.last_day < last
    ]
    names = ("product", "change", "stars", "decision_number", "issued", "producer")
    return [
        Table(say("register.decided_between"), [say(f"register.column_{name}") for name in names], rows),
        Table(
            say("register.ended_between"),
            [say(f"register.column_{name}") for name in ("product", "decision_number", "last_day", "producer")],
            ended,
        ),
    ]


def _by_stars(
    title: str, column: str, products: Sequence[Product], key: Callable[[Product], str], order: Sequence[str] = ()
) -> Table:
    """Products under each key by their stars, those without and all; `order` names keys that are always there."""
    under: dict[str, Counter[int | None]] = {name: Counter() for name in order}
    for product in products:
        under.setdefault(key(product), Counter())[product.certificate.stars] += 1
    rows = [_counts(name, counts) for name, counts in (under.items() if order else sorted(under.items()))]
    rows.append(_counts(say("register.all"), Counter(product.certificate.stars for product in products)))
    columns = [column, *(say("register.stars", stars=stars) for stars in _STARS)]
    return Table(title, [*columns, say("register.no_stars"), say("register.products")], rows)


def _counts(name: str, counts: Counter[int | None]) -> Sequence[Value]:
    stars = [counts[number] for number in _STARS]
    return (name, *stars, counts.total() - sum(stars), counts.total())


def _producers(catalog: Catalog, products: Sequence[Product]) -> Table:
    makers = {product.producer: catalog.producer_of(product) for product in products if product.producer}
    types = Counter(its.type_label for its in makers.values() if its)
    rows: list[Sequence[Value]] = [*sorted(types.items()), (say("register.all"), types.total())]
    return Table(say("register.producers"), [say("register.column_type"), say("register.producers")], rows)


def _states(products: Sequence[Product], today: date) -> Table:
    terms = Counter(end.term for end in ends(products, today) if end.kind == "certificate")
    rows: list[Sequence[Value]] = [(say(f"register.{term}"), terms[term]) for term in Term if terms[term]]
    return Table(
        say("register.states"),
        [say("register.column_term"), say("register.products")],
        [*rows, (say("register.all"), terms.total())],
    )


def _years(products: Sequence[Product]) -> Table:
    """Dated decisions alone: when a source without a decision was made true nobody knows."""
    found = recognised(products)
    years = sorted({its.day.year for its in found})
    rows = []
    for year in years:
        its = [change for change in found if change.day.year == year]
        new = sum(change.is_new for change in its)
        rows.append((str(year), new, len(its) - new, len(its)))
    columns = [say("register.year"), say("register.new"), say("register.again"), say("register.all")]
    return Table(say("register.by_year"), columns, rows)


def _filled(products: Sequence[Product]) -> Table:
    names = [name for name in rules.records()["product"] if name in Product.model_fields and name not in _ALWAYS]
    empty = {name: Product.model_fields[name].default for name in names}
    rows = [
        (rules.field_label(f"product.{name}"), sum(getattr(its, name) != empty[name] for its in products))
        for name in names
    ]
    columns = [say("register.field"), say("register.products")]
    return Table(say("register.filled"), columns, [*rows, (say("register.all"), len(products))])


_ALWAYS = {"name", "group", "taxonomy", "group_by", "sample", "code", "status", "alcohol"}


def _groups() -> list[str]:
    found = {choice["today"]: None for choice in rules.choices("groups").values()}
    return [rules.label("groups", key) for key in found]


def _group(product: Product) -> str:
    return rules.label("groups", product.group_today)


def _type(catalog: Catalog, product: Product) -> str:
    producer = catalog.producer_of(product)
    return producer.type_label if producer else say("register.no_producer")


def _maker(catalog: Catalog, product: Product) -> str:
    producer = catalog.producer_of(product)
    return producer.name if producer else ""


def _commune(product: Product) -> str:
    return product.origin.short or say("register.no_place")
