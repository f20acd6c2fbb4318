"""What the showroom's screens say: frames of words, and columns beside the search payload's, in the same rows.

The search payload has names, places, stars and days. Here stand what it lacks: one line of each story, the widths of
the first photo, the code whose stamp is shown, and the tiles to begin with. Withdrawn products are in no row.
"""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, TypeVar

from build_hooks import rules
from build_hooks.ground.dates import day_words, vietnamese
from build_hooks.ground.text import sentence_case
from build_hooks.ground.words import VIETNAMESE, say, script_words_of
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.dots.picture import Dots
from build_hooks.pages.dots.view import nation, province
from build_hooks.pages.english.view import group_in_english
from build_hooks.pages.frame.surroundings import age
from build_hooks.pages.frame.words import alphabetical, counted
from build_hooks.pages.search.columns import column
from build_hooks.pages.stamps.view import has_stamp
from build_hooks.places import Commune

ENGLISH = "en"
NATION = "nation"
LONGEST = 200  # letters of a summary; more is not read while standing

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Drawn:
    """Dots by what they are of: the code of a province, or NATION."""

    of: str
    dots: Dots


@dataclass(frozen=True)
class Screen:
    """The frame of a screen: `date` says how old the data are, `age` when they are too old; "" if unknown.

    `date_en` is the date in English. It `is_nobodys` until an office answers for the catalog.
    """

    title: str
    description: str
    canonical: str
    share: str
    catalog: str
    date: str
    date_en: str
    is_nobodys: bool
    age: object
    drawn: tuple[Drawn, ...] = ()


def kiosk(catalog: Catalog) -> Screen:
    """The frame of the kiosk."""
    return replace(_screen(catalog, addresses.KIOSK, "kiosk"), drawn=tuple(_drawn(catalog)))


def slides(catalog: Catalog) -> Screen:
    """The frame of the slides."""
    return _screen(catalog, addresses.SLIDES, "slides")


def showroom_data(catalog: Catalog) -> dict[str, Any]:
    """The columns, ready to be written as JSON: a row is that of the search payload."""
    products = catalog.listed_products
    pictures = list(dict.fromkeys(_picture(product) for product in products if product.photos))
    sentences = list(dict.fromkeys(filter(None, map(_saying, products))))
    return {
        "real": sum(not product.sample for product in products),
        "summaries": "\n".join(_line(product, product.summary) for product in products),
        "codes": "".join(f"{product.code if has_stamp(catalog, product) else '':8}" for product in products),
        "pictures": column(_number(pictures, _picture(product) if product.photos else None) for product in products),
        "picture_list": pictures,
        "sentences": column(_number(sentences, _saying(product) or None) for product in products),
        "sentence_list": sentences,
        "groups": _groups(catalog),
        "places": _places(catalog),
        "words": _words(catalog),
        "english": _english(catalog),
    }


def _screen(catalog: Catalog, uri: str, name: str) -> Screen:
    settings = catalog.settings
    return Screen(
        title=say(f"showroom.{name}", catalog=settings.name),
        description=say(f"showroom.{name}_description", catalog=settings.name),
        canonical=f"{settings.public_url}{uri}" if settings.site_url else "",
        share=f"{settings.public_url}{addresses.SITE_SHARE}",
        catalog=settings.name,
        date=say("showroom.data_until", day=vietnamese(catalog.as_of)) if catalog.as_of else "",
        date_en=say("showroom.data_until", ENGLISH, day=day_words(catalog.as_of, ENGLISH)) if catalog.as_of else "",
        age=age(catalog),
        is_nobodys=not settings.office.name,
    )


def _drawn(catalog: Catalog) -> Iterator[Drawn]:
    """The nation's dots where there is a choice, and those of each province; what is lit leads to a place's code."""
    found = catalog.products_by_province
    if len(found) > 1:
        yield Drawn(NATION, nation(catalog, addresses.KIOSK, lambda place: place.code))
    for place in found:
        yield Drawn(place.code, province(catalog, place, addresses.KIOSK, lambda commune: commune.code))


def _line(product: Product, summary: str) -> str:
    """One line; "" for alcohol, which is named and not praised (Law 44/2019)."""
    text = "" if product.alcohol else " ".join(summary.split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0].rstrip(' ,;.')}…"


def _picture(product: Product) -> tuple[int, ...]:
    """1 for an illustration, else 0; then the widths of the first photo in px, from small to large."""
    photo = product.photos[0]
    return (int(photo.is_illustration), *(rendition.width for rendition in photo.renditions))


def _saying(product: Product, language: str = VIETNAMESE) -> tuple[str, ...]:
    """What is said of a certificate on every day; or the day of the turn with what is said through it and what then.

    () where a certificate is valid and then ends: the words of so many differ by nothing but the day (see `_words`).
    """
    its = product.certificate
    if its.turn is None:
        return (its.sentence(date.min, language),)
    if its.last_day and not its.later:
        return ()
    days = its.turn, its.turn + timedelta(days=1)
    return its.turn.isoformat(), *(its.sentence(day, language) for day in days)


def _shown(products: Iterable[Product]) -> tuple[Product, ...]:
    """Without alcohol, which no screen shows (Law 44/2019)."""
    return tuple(product for product in products if not product.alcohol)


def _number(table: list[K], thing: K | None) -> int:
    """From 1; 0 for nothing. The tables are short: many products have the same few sizes and sentences."""
    return 0 if thing is None else table.index(thing) + 1


def _groups(catalog: Catalog) -> list[list[Any]]:
    """Key, name, count and the row whose photo stands for it, of every group that has products."""
    return [
        [key, rules.short("groups", key), *_tile(catalog, found)]
        for key in rules.choices("groups")
        if (found := _shown(catalog.products_by_group.get(key, ())))
    ]


def _places(catalog: Catalog) -> list[list[Any]]:
    """Code, name, count, row with a photo, communes as [code, name, count], and what all of it is called."""
    by_province = ((place, _shown(products)) for place, products in catalog.products_by_province.items())
    found = sorted(((place, its) for place, its in by_province if its), key=lambda pair: alphabetical(pair[0].name))
    return [
        [
            place.code,
            place.name,
            *_tile(catalog, products),
            [_commune(catalog, commune) for commune in _communes(products)],
            say("showroom.all_of", place=place.name),
        ]
        for place, products in found
    ]


def _communes(products: Iterable[Product]) -> list[Commune]:
    named = {product.origin.commune_today for product in products if product.origin.commune_today}
    return sorted(named, key=lambda commune: (alphabetical(commune.name), commune.code))


def _commune(catalog: Catalog, place: Commune) -> list[str]:
    return [place.code, sentence_case(place.short_name), counted(_shown(catalog.products_by_commune[place]))]


def _tile(catalog: Catalog, products: tuple[Product, ...]) -> tuple[str, int]:
    """The count, and the row of the first product with a photo that may stand for all; -1 for none."""
    shown = next((product for product in products if product.photos), None)
    return counted(products), catalog.listed_products.index(shown) if shown else -1


def _english(catalog: Catalog) -> dict[str, Any]:
    """All that the kiosk says otherwise in English; `told` has what tiles and titles say, by the Vietnamese."""
    products = catalog.listed_products
    sentences = {_saying(product): _saying(product, ENGLISH) for product in products if _saying(product)}
    own, its = script_words_of("showroom"), script_words_of("showroom", ENGLISH)
    groups = {key: group_in_english(key) for key in rules.groups_today()}
    return {
        "names": {row: product.name_en for row, product in enumerate(products) if product.name_en},
        "summaries": {
            row: line for row, product in enumerate(products) if (line := _line(product, product.summary_en))
        },
        "sentence_list": list(sentences.values()),
        "states": {name: row["en"] for name, row in rules.states().items()},
        "groups": groups,
        "script": its,
        "words": _words(catalog, ENGLISH),
        "told": {own[name]: its[name] for name in own} | dict(_told(catalog, groups)),
    }


def _told(catalog: Catalog, groups: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Groups, places as a whole, and what stands on each tile."""
    for key, products in catalog.products_by_group.items():
        yield rules.short("groups", key), groups[key]
        yield _counts(products)
    for place, products in catalog.products_by_province.items():
        yield say("showroom.all_of", place=place.name), say("showroom.all_of", ENGLISH, place=place.name)
        yield _counts(products)
    for products in catalog.products_by_commune.values():
        yield _counts(products)


def _counts(products: Iterable[Product]) -> tuple[str, str]:
    """What a tile says, and that in English."""
    shown = _shown(products)
    samples = sum(product.sample for product in shown)
    told = (("counted_real", len(shown) - samples), ("counted_samples", samples))
    return counted(shown), " · ".join(say(f"showroom.{name}", ENGLISH, count=count) for name, count in told if count)


def _words(catalog: Catalog, language: str = VIETNAMESE) -> dict[str, Any]:
    """What depends on the day, with {last} and {after} for the last valid day and the day behind it."""
    return {
        "sentences": {
            name: row.sentences[language].format(date=f"{{{row.date}}}")
            for name, row in rules.sayings().items()
            if name in ("valid", "ended")
        },
        "illustration": say("showroom.illustration", language),
        "sample": say("showroom.sample", language),
        "qr_note": "" if catalog.settings.may_be_printed else say("showroom.no_address_yet", language),
    }
