"""The rows of home: few products each, a subject that is true of the data's day, and verdicts where they differ.

Alcohol and samples are in none (Law 44/2019: alcohol is not promoted).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from build_hooks.ground.dates import add_months, vietnamese
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.model.recognised import recognised
from build_hooks.pages.frame.card import Card, cards
from build_hooks.pages.frame.certificate import Verdict

SHOWN = 8
_ROW = 4  # two rows of a phone, one of a computer; what would fill less is no row
_NEW = 12  # months
_HIGH = 4  # stars


@dataclass(frozen=True)
class Shelf:
    """A row: its subject, a line about it, its cards."""

    title: str
    line: str
    cards: tuple[Card, ...]


def shelves(catalog: Catalog) -> tuple[Shelf, ...]:
    """Recognised of late, the highest ranks, and what else is new in the catalog; SHOWN products, none twice."""
    shown: set[str] = set()
    found: list[Shelf] = []
    for title, line, products in _subjects(catalog):
        own = [product for product in products if product.slug not in shown]
        own = sorted(own, key=lambda product: not product.photos)[: _ROW if line else SHOWN - len(shown)]
        if len(own) == _ROW or (own and not line):
            shown |= {product.slug for product in own}
            found.append(_shelf(catalog, title, line, own, is_first=not found))
    return tuple(found)


def _subjects(catalog: Catalog) -> Iterator[tuple[str, str, list[Product]]]:
    """Title, line and products of each row, the best first; the last one, of anything, has no line."""
    every = [product for product in catalog.newest_products if not product.alcohol and not product.sample]
    day = catalog.as_of
    if day:
        yield say("lists.new"), say("lists.new_line", day=vietnamese(day)), _new(every, day)
        high = [product for product in every if _is_high(product, day)]
        ranks = sorted({product.certificate.stars or 0 for product in high}, reverse=True)
        title = say("lists.and").join(say("lists.stars", stars=stars) for stars in ranks)
        high.sort(key=lambda its: -(its.certificate.stars or 0))
        yield title, say("lists.high_line", day=vietnamese(day)), high
    yield say("lists.newest"), "", every


def _new(products: Iterable[Product], day: date) -> list[Product]:
    """By their newest decision, of the twelve months before the day, which still stands."""
    since = add_months(day, -_NEW)
    late = [its.product for its in reversed(recognised(products)) if since < its.day <= day]
    return [product for product in {its.slug: its for its in late}.values() if _is_valid(product, day)]


def _is_high(product: Product, day: date) -> bool:
    return (product.certificate.stars or 0) >= _HIGH and _is_valid(product, day)


def _is_valid(product: Product, day: date) -> bool:
    return product.certificate.lasting(day).stars == "sure"


def _shelf(catalog: Catalog, title: str, line: str, products: list[Product], *, is_first: bool) -> Shelf:
    shown = cards(catalog, products, addresses.HOME, eager=2 if is_first else 0)
    if len(shown) < _ROW or len(said := {_said(card.certificate) for card in shown}) > 1 or "" in said:
        return Shelf(title, line, shown)
    (words,) = said
    return Shelf(title, f"{line} {words}.".strip(), tuple(replace(card, certificate=None) for card in shown))


def _said(its: Verdict | None) -> str:
    """Rank and state on every day; "" where a day ahead changes them."""
    if its is None or len({said.pill for said in (its.printed, its.first, its.then)}) > 1:
        return ""
    return " · ".join([*([its.stars.text] if its.stars else []), its.printed.pill])
