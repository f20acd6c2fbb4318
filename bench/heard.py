"""Whether search hears people: how much of what they type has its answer among the first three, and what it costs.

Run `python -m bench.search --people`. The engine runs under Node, so that it takes a minute and the same processor
whatever browser there is: everyday words beside names (bench/people.py), shoppers, and the queries of the tests.
"""

from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import yaml

from bench.crowd import crowded
from bench.people import SIZES, Case, is_meant, kept
from bench.timing import table
from build_hooks import places
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.search.payload import rows
from build_hooks.places import Commune, OldDistrict
from build_hooks.places.place import Place
from tests.searching import Engine, engine_of

SHOWN = 20  # of what was missed
CASES = Path(__file__).parent.parent / "tests/cases"
ANSWERS = """queries => queries.map(query => {
  const found = engine.search(query, {limit: 3, today: '2026-11-20'});
  return {ids: found.ids, total: found.total, urls: found.ids.map(id => engine.url(id)),
    entries: (found.entries || []).map(entry => entry.name)};
})"""
COSTS = """queries => {
  const costs = queries.map(query => {
    const start = process.cpuUsage();
    engine.search(query, {limit: 20, today: '2026-11-20'});
    return process.cpuUsage(start).user / 1000;
  }).sort((one, other) => one - other);
  return [0.5, 0.95, 0.999].map(share => costs[Math.floor(share * costs.length)]);
}"""

Answer = dict[str, Any]


class Asked(NamedTuple):
    """What is typed, and whether an answer is right."""

    kind: str
    query: str
    is_right: Callable[[Answer], bool]


def asked(catalog: Catalog, size: int, every: int = 1) -> Iterator[Asked]:
    """All that is asked of a catalog of this size; of names with words beside them every so many."""
    products = rows(catalog)
    for number, case in enumerate(kept()):
        if case.size == size and number % every == 0:
            yield Asked(case.kind, case.query, partial(_is_named, case, products))
    for row in _table("search-shoppers.yml"):
        if size in row.get("sizes", SIZES):
            yield Asked("shoppers", row["q"], partial(_is_right, row, catalog, products))
    slugs = {product.slug for product in products}
    for row in (*_table("search-queries.yml"), *_table("search-queries-held-out.yml")):
        if (row["expect"] in slugs or row["expect"].endswith(".html")) and size in row.get("sizes", SIZES):
            yield Asked("queries", row["q"], partial(_is_right, row, catalog, products))


def missed(engine: Engine, catalog: Catalog, size: int, every: int = 1) -> dict[str, tuple[int, list[str]]]:
    """By kind, how many were asked and which were not answered."""
    wanted = list(asked(catalog, size, every))
    answers = engine.evaluate(ANSWERS, [its.query for its in wanted])
    found: dict[str, tuple[int, list[str]]] = {}
    for its, answer in zip(wanted, answers, strict=True):
        count, wrong = found.setdefault(its.kind, (0, []))
        found[its.kind] = (count + 1, wrong if its.is_right(answer) else [*wrong, its.query])
    return found


def report(sizes: tuple[int, ...]) -> None:
    """Print a row for each size, and what was missed."""
    lines, told = [], []
    for size in sizes:
        catalog = crowded(size)
        with TemporaryDirectory() as folder, engine_of(catalog, Path(folder)) as engine:
            found = missed(engine, catalog, size)
            costs = engine.evaluate(COSTS, [its.query for its in asked(catalog, size)])
        right = [f"{count - len(wrong)}/{count}" for count, wrong in found.values()]
        lines.append([f"{size:,}", *right, *(f"{cost:.1f} ms" for cost in costs)])
        told += [f"{size} {kind}: {'; '.join(wrong[:SHOWN])}" for kind, (_, wrong) in found.items() if wrong]
    print(table(["products", *found, "median", "p95", "p99.9"], lines))
    print("", *told, sep="\n")


def _is_named(case: Case, products: tuple[Product, ...], found: Answer) -> bool:
    return any(is_meant(case, products[row].name) for row in found["ids"] if row < len(products))


def _is_right(row: dict[str, Any], catalog: Catalog, products: tuple[Product, ...], found: Answer) -> bool:
    """Of a row of search-shoppers.yml, or of the tables of queries."""
    if "expect" in row:
        return _address(row["expect"]) in found["urls"]
    if "row" in row:
        return row["row"] in found["entries"]
    if "everything" in row:
        return bool(found["total"] >= len(catalog.listed_products))
    wanted = len([product for product in catalog.listed_products if has(product, row["all"])])
    first = [number for number in found["ids"] if number < len(products)][:wanted]
    return bool(first) and all(has(products[number], row["all"]) for number in first)


def has(product: Product, wanted: dict[str, Any]) -> bool:
    """Whether a product has all that a shopper wants."""
    return (
        f" {wanted.get('name', product.name.lower())} " in f" {product.name.lower()} "
        and wanted.get("stars") in (None, product.certificate.stars)
        and ("tag" not in wanted or wanted["tag"] in product.tags)
        and ("place" not in wanted or wanted["place"].lower() in _places(product))
    )


def _places(product: Product) -> set[str]:
    """What the places of a product are called, today's and those before."""
    origin = product.origin
    communes = (origin.commune_today,) if origin.commune_today else origin.candidates
    before = [row for commune in communes for row in _before().get(commune, ())]
    known: list[Place | None] = [origin.former_commune, origin.former_district, origin.province, *communes, *before]
    known.extend(row.province for row in before)
    return {text for row in known if row for text in (row.short_name.lower(), row.name.lower())}


@cache
def _before() -> dict[Commune, list[OldDistrict]]:
    """The districts that a commune of today holds a part of."""
    found: dict[Commune, list[OldDistrict]] = {}
    for row in places.old_districts():
        for commune in row.candidates:
            found.setdefault(commune, []).append(row)
    return found


def _table(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((CASES / name).read_text("utf-8"))
    return found


def _address(expected: str) -> str:
    return expected if expected.endswith(".html") else f"san-pham/{expected}/index.html"
