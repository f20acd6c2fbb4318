"""Everything a search can find, as columns: names once and sorted, all that recurs in tables, no stories.

A product is a row. Rows are in the order of the catalog's lists; behind them stand withdrawn products, which only their
code or GTIN finds. Where a number points into a table, 0 is nothing and 1 its first row. pages/search/engine/catalog.js
reads this, and says the same from its side.
"""

import re
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from functools import cache, lru_cache
from itertools import chain
from typing import Any, Generic, NamedTuple, TypeVar

from build_hooks import places, rules
from build_hooks.ground.text import fold, sentence_case, slugify
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.certificate import PILLS
from build_hooks.model.origin import Origin
from build_hooks.model.product import Product
from build_hooks.pages.search.columns import Vocabulary, column, lists
from build_hooks.pages.search.facets import facet_columns
from build_hooks.places import Commune, OldCommune, OldDistrict, OldProvince, Province
from build_hooks.places.wording import KINDS

FORM = 4  # of the payload; the script refuses another
SAMPLE, ALCOHOL, REVOKED, WITHDRAWN, OUTLIVED = 1, 2, 4, 8, 16  # bits of a row's flags
_SHORTEST_KIND = 4  # letters of a kind of place that is written whole
_KEYWORDS = 5  # of a product: its tags, and what it is made of mostly
_LONGEST_KEYWORD = 4  # words; longer ones are sentences
_REMARKS = ("có chứa", "không")  # on allergens, and what is not in it
_PART = re.compile(r"\([^()]*\)|[.;,:]|\d+(?:[.,]\d+)?\s*%")

K = TypeVar("K", bound=Hashable)


class Table(Generic[K]):
    """What recurs: each thing once, in a stated order, and its number from 1."""

    def __init__(self, things: Iterable[K], order: Callable[[K], Any]) -> None:
        self.rows = sorted(set(things), key=order)
        self._numbers = {thing: number for number, thing in enumerate(self.rows, 1)}

    def number(self, thing: K | None) -> int:
        """0 for nothing."""
        return 0 if thing is None else self._numbers[thing]


class _Place(NamedTuple):
    """What a file says of an origin, as keys of tables."""

    commune: Commune | None
    old_commune: OldCommune | None
    old_district: OldDistrict | None


def rows(catalog: Catalog) -> tuple[Product, ...]:
    """The products in the order of the payload's rows."""
    return (*catalog.listed_products, *(product for product in catalog.products if product.is_withdrawn))


def lookup(catalog: Catalog) -> dict[str, str]:
    """Codes and GTINs in the order of the rows: 8 characters each, spaces for none; lines of 14 digits each.

    A number that no product has any more stands with those that had it: packs still carry it.
    """
    products = rows(catalog)
    owned = {gtin for product in products for gtin in product.gtins}

    def gtins(product: Product) -> Iterable[str]:
        entry = catalog.entry_of_code.get(product.code)
        former = [gtin for gtin in entry.gtins if gtin not in owned] if entry else []
        return dict.fromkeys((*product.gtins, *former))

    return {
        "codes": "".join(f"{product.code:8}" for product in products),
        "gtins": "\n".join(" ".join(gtins(product)) for product in products),
    }


def payload(catalog: Catalog) -> dict[str, Any]:
    """The columns, ready to be written as JSON."""
    return _Payload(catalog).made()


class _Payload:
    """The tables of one catalog, and the columns that point into them."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.products = rows(catalog)
        named = {product.producer for product in self.products}
        self.producers = [producer for producer in catalog.producers if producer.slug in named]
        self.producers.sort(key=lambda producer: (fold(producer.name), producer.slug))
        self.producer_numbers = {producer.slug: number for number, producer in enumerate(self.producers, 1)}
        homes = (*(product.origin for product in self.products), *(producer.origin for producer in self.producers))
        origins = [_place(home) for home in homes]
        self.origins = Table(origins, _place_order)
        self.old_communes = Table((origin.old_commune for origin in origins if origin.old_commune), _code)
        self.communes = Table((origin.commune for origin in origins if origin.commune), _code)
        before = {district for commune in self.communes.rows for district in _districts_of()[commune]}
        stated = (origin.old_district for origin in origins if origin.old_district)
        self.districts = Table({*before, *stated, *(row.district for row in self.old_communes.rows)}, _code)
        self.old_provinces = Table((row.province for row in self.districts.rows), _code)
        today = (row.today for row in self.old_provinces.rows)
        self.provinces = Table({*today, *(row.province for row in self.communes.rows)}, _code)
        self.keywords_of = [_keywords(product) for product in self.products]
        self.keywords = Table(chain.from_iterable(self.keywords_of), lambda word: (fold(word), word))
        self.words = Vocabulary(self._texts())

    def _texts(self) -> Iterable[str]:
        yield from (product.name for product in self.products)
        yield from (producer.name for producer in self.producers)
        yield from chain.from_iterable(map(_aliases, self.products))
        yield from chain.from_iterable(producer.aliases for producer in self.producers)
        yield from self.keywords.rows
        yield from (_district_name(row) for row in self.districts.rows)
        yield from (row.name for row in self.provinces.rows)
        yield from (row.name for row in self.old_provinces.rows)
        yield from map(_commune_name, self.communes.rows)
        yield from map(_commune_name, self.old_communes.rows)

    def made(self) -> dict[str, Any]:
        synonyms = rules.synonyms()
        return {
            "form": FORM,
            "as_of": self.catalog.as_of.isoformat() if self.catalog.as_of else "",
            "words": "\n".join(self.words.words),
            "same": synonyms["same"],
            "around": synonyms["around"],
            "beside": synonyms["beside"],
            "everything": synonyms["everything"],
            "kinds": _short_kinds(),
            "products": self._products(),
            "facets": facet_columns(self.catalog, self.products),
            "producers": self._producers(),
            **self._places(),
            "pills": {str(state): pill for state, pill in PILLS.items()},
            "pages": [
                *([page.uri, page.title, page.description, *page.headings] for page in self.catalog.written_pages),
                [f"{addresses.FIGURES}index.html", say("charts.heading"), say("charts.description")],
            ],
        }

    def _products(self) -> dict[str, Any]:
        products, vocabulary = self.products, self.words
        groups = [key for key in rules.choices("groups") if any(product.group_today == key for product in products)]
        days = Table((day for day in map(_last_day, products) if day), lambda day: day)
        widths = Table((_width(product) for product in products if product.photos), lambda width: width)
        return {
            "names": vocabulary.texts(product.name for product in products),
            "aliases": vocabulary.several(map(_aliases, products)),
            "slugs": "\n".join(_slug_beside(product.name, product.slug) for product in products),
            "producers": column(self.producer_numbers.get(product.producer, 0) for product in products),
            "origins": column(map(self._own_origin, products)),
            "groups": column(groups.index(product.group_today) for product in products),
            "stars": column(product.certificate.stars or 0 for product in products),
            "ends": column(days.number(_last_day(product)) for product in products),
            "flags": column(map(_flags, products)),
            "updated": column(_age(product.updated, self.catalog.as_of) for product in products),
            "widths": column(widths.number(_width(product) if product.photos else None) for product in products),
            "keywords": lists(sorted(map(self.keywords.number, words)) for words in self.keywords_of),
            "group_list": [[key, rules.short("groups", key), rules.label("groups", key)] for key in groups],
            "days": [day.isoformat() for day in days.rows],
            "width_list": widths.rows,
            "keyword_list": vocabulary.texts(self.keywords.rows),
        }

    def _own_origin(self, product: Product) -> int:
        """0: that of the producer."""
        producer = self.catalog.producer_of(product)
        if producer and _place(producer.origin) == _place(product.origin):
            return 0
        return self.origins.number(_place(product.origin))

    def _producers(self) -> dict[str, Any]:
        kinds = list(rules.choices("producer_types"))
        return {
            "names": self.words.texts(producer.name for producer in self.producers),
            "aliases": self.words.several(producer.aliases for producer in self.producers),
            "slugs": "\n".join(_slug_beside(producer.name, producer.slug) for producer in self.producers),
            "types": column(kinds.index(producer.type) for producer in self.producers),
            "origins": column(self.origins.number(_place(producer.origin)) for producer in self.producers),
            "type_list": [[key, rules.label("producer_types", key)] for key in kinds],
        }

    def _places(self) -> dict[str, Any]:
        words = self.words
        return {
            "origins": {
                "communes": column(self.communes.number(row.commune) for row in self.origins.rows),
                "old_communes": column(self.old_communes.number(row.old_commune) for row in self.origins.rows),
                "districts": column(self.districts.number(row.old_district) for row in self.origins.rows),
            },
            "communes": {
                "codes": column(_steps(int(row.code) for row in self.communes.rows)),
                "names": words.texts(map(_commune_name, self.communes.rows)),
                "provinces": column(self.provinces.number(row.province) for row in self.communes.rows),
                "twins": column(row.shares_slug for row in self.communes.rows),
                "districts": lists(map(self.districts.number, _districts_of()[row]) for row in self.communes.rows),
            },
            "old_communes": {
                "names": words.texts(map(_commune_name, self.old_communes.rows)),
                "districts": column(self.districts.number(row.district) for row in self.old_communes.rows),
            },
            "districts": {
                "names": words.texts(map(_district_name, self.districts.rows)),
                "old_provinces": column(self.old_provinces.number(row.province) for row in self.districts.rows),
            },
            "old_provinces": {
                "names": words.texts(row.name for row in self.old_provinces.rows),
                "provinces": column(self.provinces.number(row.today) for row in self.old_provinces.rows),
            },
            "provinces": {
                "codes": [row.code for row in self.provinces.rows],
                "names": words.texts(row.name for row in self.provinces.rows),
            },
        }


def _place(origin: Origin) -> _Place:
    old = origin.former_commune
    district = origin.former_district
    return _Place(origin.commune_today, old, None if old and old.district == district else district)


def _place_order(place: _Place) -> tuple[str, ...]:
    """By today's commune, so that the column is full of neighbours."""
    return tuple(commune.code if commune else "" for commune in place)


def _code(place: Province | Commune | OldProvince | OldDistrict | OldCommune) -> str:
    return place.code


@cache
def _districts_of() -> dict[Commune, tuple[OldDistrict, ...]]:
    """The districts that a commune of today lay in; a few lay in several, and what is new lay in none."""
    found: dict[Commune, list[OldDistrict]] = {item: [] for item in places.communes()}
    for district in places.old_districts():
        for commune in district.candidates:
            found[commune].append(district)
    return {commune: tuple(districts) for commune, districts in found.items()}


def _commune_name(place: Commune | OldCommune) -> str:
    return sentence_case(place.short_name)


def _district_name(place: OldDistrict) -> str:
    return sentence_case(place.short_name)


def _steps(sorted_numbers: Iterable[int]) -> Iterable[int]:
    """Each number as what it is more than the one before."""
    before = 0
    for number in sorted_numbers:
        yield number - before
        before = number


def _slug_beside(name: str, slug: str) -> str:
    """What a slug has besides the name's: "" if nothing, "-…" if more behind it, else the whole."""
    usual = slugify(name)
    if slug == usual:
        return ""
    return slug.removeprefix(usual) if slug.startswith(f"{usual}-") else slug


def _aliases(product: Product) -> tuple[str, ...]:
    """Other names, the English one among them."""
    return (*product.aliases, product.name_en) if product.name_en else product.aliases


def _short_kinds() -> dict[str, str]:
    """Kinds of places by their short forms; by itself where it has none."""
    return {
        short if short.isalpha() and len(short) < _SHORTEST_KIND else kind.lower(): kind.lower()
        for kind, words in KINDS.items()
        for short in words.split("|")
        if fold(short) != fold(kind)
    }


def _flags(product: Product) -> int:
    flags = (
        (SAMPLE, product.sample),
        (ALCOHOL, product.alcohol),
        (REVOKED, product.certificate.revoked_on is not None),
        (WITHDRAWN, product.is_withdrawn),
        (OUTLIVED, product.certificate.later is not None),
    )
    return sum(bit for bit, is_set in flags if is_set)


def _last_day(product: Product) -> date | None:
    """The day behind which another state holds; None for a revoked certificate, which stays so."""
    its = product.certificate
    return None if its.revoked_on else its.last_day


def _age(updated: date | None, as_of: date | None) -> int:
    """Days before the day of the data, from 1; 0 if nobody knows."""
    return (as_of - updated).days + 1 if updated and as_of else 0


def _width(product: Product) -> int:
    """Of the first photo's smallest rendition, in px."""
    return product.photos[0].renditions[0].width


_folded = lru_cache(4096)(fold)  # the same few hundred words stand on most labels


def _keywords(product: Product) -> tuple[str, ...]:
    """What the rules put there; tags, then what the label says it is made of: short words that the name lacks."""
    made_of = _PART.split(f"{product.label.ingredients}, {product.label.materials}")
    words = (" ".join(word.split()).lower() for word in chain(product.tags, made_of))
    name = f" {fold(product.name)} "
    short = (word for word in words if word and len(word.split()) <= _LONGEST_KEYWORD)
    fit = (word for word in short if not word.startswith(_REMARKS) and f" {_folded(word)} " not in name)
    own = tuple(" ".join(word.split()).lower() for word in _searched(product))
    return own + tuple(word for word in dict.fromkeys(fit) if word not in own)[:_KEYWORDS]


def _searched(product: Product) -> Iterable[str]:
    """Texts of the fields that are found without a line of code, whole however long they are."""
    for spec in rules.records()["product"].values():
        value = getattr(product, spec.name) if "search" in spec.at else ()
        label = rules.choices(spec.choices) if spec.choices else {}
        yield from (label[key]["label"] if key in label else str(key) for key in _several(value) if key)


def _several(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)
