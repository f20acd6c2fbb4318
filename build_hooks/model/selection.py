"""A part of the catalog: the products of some groups, places or producers, or some by name, in a catalog of their own.

Several of one kind add up; kinds narrow each other: two groups and a place are what that place has of either group.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from build_hooks import rules
from build_hooks.ground import codes
from build_hooks.ground.spelling import nearest
from build_hooks.ground.text import sentence_case
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog, Part
from build_hooks.model.product import Product
from build_hooks.places import Commune, OldDistrict
from build_hooks.rules import names

K = TypeVar("K")
_MOST_ALIKE = 3  # offered for a word that is only like them


class CannotSelect(Exception):
    """The choice names what is not there, or nothing is left; the text says each in a line of its own."""


@dataclass(frozen=True)
class Selection:
    """What was chosen, as a person wrote it; all empty is everything.

    Groups by key or name; places of today or before 01/07/2025 by name ("xã Phú Bình", "An Giang"), or by their address
    below /dia-phuong/ ("an-giang/xa-phu-binh"); producers by slug or name; products by code, slug or name.
    """

    groups: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    producers: tuple[str, ...] = ()
    products: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


@dataclass(frozen=True)
class _Choice:
    """One thing to choose: what it may be called, what people call it, and which products it has."""

    names: tuple[str, ...]
    label: str
    slugs: frozenset[str]


def select(catalog: Catalog, selection: Selection) -> Catalog:
    """The catalog of the chosen products alone, with their producers, and with the whole ledger.

    The ledger tells who had a bar code number before, be it a product that was left out. The part's day stays the day
    of the whole. Raises CannotSelect, with every unknown word and the nearest right one.
    """
    if not selection:
        return catalog
    said: list[str] = []
    chosen = [_chosen(kind, words, catalog, said) for kind, words in _asked(selection)]
    if said:
        raise CannotSelect("\n".join(said))
    kept = frozenset.intersection(*(frozenset().union(*(choice.slugs for choice in kind)) for kind in chosen))
    if not kept:
        raise CannotSelect(say("model.nothing_chosen"))
    words = "; ".join(", ".join(choice.label for choice in kind) for kind in chosen)
    return _only(catalog, kept, Part(words, catalog.as_of))


def _only(catalog: Catalog, kept: frozenset[str], part: Part) -> Catalog:
    products = tuple(product for product in catalog.products if product.slug in kept)
    makers = {product.producer for product in products}
    elsewhere = {
        gtin: product.name for product in catalog.products if product.slug not in kept for gtin in product.gtins
    }
    return replace(
        catalog,
        products=products,
        producers=tuple(producer for producer in catalog.producers if producer.slug in makers),
        part=replace(part, elsewhere=elsewhere),
    )


@dataclass(frozen=True)
class _Kind:
    name: str
    choices: Callable[[Catalog], Iterator[_Choice]]


def _asked(selection: Selection) -> Iterator[tuple[_Kind, tuple[str, ...]]]:
    words = (selection.groups, selection.places, selection.producers, selection.products)
    yield from ((kind, asked) for kind, asked in zip(_KINDS, words, strict=True) if asked)


def _chosen(kind: _Kind, words: tuple[str, ...], catalog: Catalog, said: list[str]) -> list[_Choice]:
    """What the words mean; what they do not mean is appended to `said`."""
    choices = list(kind.choices(catalog))
    found = []
    for word in words:
        matching = _meant(word, choices)
        if len(matching) == 1:
            found += matching
        elif matching:
            paths = ", ".join(match.names[0] for match in matching)
            said.append(say("model.several_meant", kind=kind.name, word=word, choices=paths))
        else:
            none = say("model.none_meant", kind=kind.name.lower(), word=word)
            said.append(" ".join(part for part in (none, _hint(word, choices)) if part))
    return found


def _meant(word: str, choices: list[_Choice]) -> list[_Choice]:
    """What a word means: that of its slug, address or code; else those with a name of the same words; else, of a word
    that was typed without marks, those that it is like. “Mứt dứa” never means “Mứt dừa”."""
    if exact := [
        choice for choice in choices if word.strip("/") == choice.names[0] or codes.typed(word) in choice.names
    ]:
        return exact
    found = names.meant(word, {at: choice.names[1:] for at, choice in enumerate(choices)})
    if not found and names.is_unmarked(word):
        found = names.alike(word, {at: choice.names[:1] for at, choice in enumerate(choices)})
    return [choices[at] for at in found]


def _hint(word: str, choices: list[_Choice]) -> str:
    alike = [choices[at] for at in names.alike(word, {at: choice.names[1:] for at, choice in enumerate(choices)})]
    if alike:
        shown = (say("model.one_choice", name=choice.label, path=choice.names[0]) for choice in alike[:_MOST_ALIKE])
        return say("model.meant", choices=say("model.or").join(shown))
    near = nearest(word, (name for choice in choices for name in reversed(choice.names)))
    return say("model.meant", choices=say("model.near_choice", name=near)) if near else ""


def _groups(catalog: Catalog) -> Iterator[_Choice]:
    held = _held((product.group_today, product) for product in catalog.products)
    for key, row in rules.groups_today().items():
        short = rules.short("groups", key)
        yield _Choice((key, row["label"], short), short, held.get(key, frozenset()))


def _places(catalog: Catalog) -> Iterator[_Choice]:
    """Places that have a product; the province goes with a commune's name where two are called alike."""
    provinces = _held((product.origin.province, product) for product in catalog.products)
    communes = _held((product.origin.commune_today, product) for product in catalog.products)
    districts = _held((product.origin.former_district, product) for product in catalog.products)
    for province, held in provinces.items():
        yield _Choice((province.slug, province.name, province.full_name), province.name, held)
    for place, held in communes.items():
        label = f"{sentence_case(place.short_name)}, {place.province.name}"
        yield _Choice((_path(addresses.commune(place)), *_names(place, label), place.code), label, held)
    for old, held in districts.items():
        label = f"{sentence_case(old.short_name)}, {old.province.name}"
        yield _Choice(
            (_path(addresses.old_district(old)), *_names(old, label)), say("model.before_2025", place=label), held
        )


def _names(place: Commune | OldDistrict, label: str) -> tuple[str, ...]:
    return (place.short_name, place.name, label, place.full_name, f"{place.name}, {place.province.name}")


def _held(pairs: Iterable[tuple[K | None, Product]]) -> dict[K, frozenset[str]]:
    """The slugs of the products by what they belong to."""
    held: defaultdict[K, set[str]] = defaultdict(set)
    for key, product in pairs:
        if key is not None:
            held[key].add(product.slug)
    return {key: frozenset(slugs) for key, slugs in held.items()}


def _path(address: str) -> str:
    return address.removeprefix(addresses.PLACES).rstrip("/")


def _producers(catalog: Catalog) -> Iterator[_Choice]:
    held = _held((product.producer, product) for product in catalog.products)
    for producer in catalog.producers:
        called = (producer.slug, producer.name, *producer.aliases)
        yield _Choice(called, producer.name, held.get(producer.slug, frozenset()))


def _products(catalog: Catalog) -> Iterator[_Choice]:
    for product in catalog.products:
        called = tuple(name for name in (product.slug, product.code, product.name) if name)
        yield _Choice(called, product.name, frozenset({product.slug}))


_KINDS = (
    _Kind(say("model.group"), _groups),
    _Kind(say("model.place"), _places),
    _Kind(say("model.producer"), _producers),
    _Kind(say("model.product"), _products),
)
