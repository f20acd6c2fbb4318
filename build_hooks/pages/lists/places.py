"""The pages of places: provinces and communes of today, and old districts with what they became."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeVar

from build_hooks.ground.text import sentence_case
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.dots import view as dots
from build_hooks.pages.dots.picture import Dots
from build_hooks.pages.frame.blocks import Blocks
from build_hooks.pages.frame.counted import Counted, to_list
from build_hooks.pages.frame.links import Link, link
from build_hooks.pages.frame.output import Output, Page
from build_hooks.pages.frame.words import alphabetical
from build_hooks.pages.lists.index import Section, index_page
from build_hooks.pages.lists.listing import Head, listing_pages
from build_hooks.places import Commune, OldDistrict, Province

P = TypeVar("P", Commune, OldDistrict, Province)
Parts = dict[Province, list[tuple[str, str, tuple[Product, ...]]]]
"""The lists of what lies in a province: their names, addresses and products."""


def outputs(catalog: Catalog) -> Iterator[Output]:
    """/dia-phuong/ and a page for every place that has a product."""
    blocks, parts = Blocks(catalog, "lists"), _parts(catalog)
    yield _index(blocks, parts)
    for province, products in catalog.products_by_province.items():
        yield from listing_pages(blocks, _province(catalog, province), products)
    for commune, products in catalog.products_by_commune.items():
        yield from listing_pages(blocks, _commune(commune), products)
    for district, products in catalog.products_by_old_district.items():
        yield from listing_pages(blocks, _old_district(catalog, district), products)


def _index(blocks: Blocks, parts: Parts) -> Page:
    heading, description, note = say("lists.places"), say("lists.places_description"), say("lists.places_note")
    catalog, uri = blocks.catalog, addresses.PLACES
    sections, drawn = partial(_sections, catalog, parts), partial(_entrance, catalog)
    return index_page(blocks, uri, heading, description, note, sections, drawn)


def _entrance(catalog: Catalog) -> Dots | None:
    """Its list are the sections."""
    drawn = dots.entrance(catalog, addresses.PLACES)
    return replace(drawn, list=()) if drawn else None


def _sections(catalog: Catalog, parts: Parts) -> tuple[Section, ...]:
    uri = addresses.PLACES
    return tuple(
        Section(sentence_case(province.full_name), (_whole(province, products), *_chips(province, parts, uri)))
        for province, products in _in_order(catalog.products_by_province.items())
    )


def _whole(province: Province, products: tuple[Product, ...]) -> Counted:
    name = say("lists.whole_place", place=province.full_name)
    return to_list(name, addresses.PLACES, addresses.province(province), products)


def _in_order(pairs: Iterable[tuple[P, tuple[Product, ...]]]) -> list[tuple[P, tuple[Product, ...]]]:
    return sorted(pairs, key=lambda pair: alphabetical(pair[0].name))


def _parts(catalog: Catalog) -> Parts:
    """The communes of each province, then the old districts, by their names."""
    found: Parts = defaultdict(list)
    for commune, products in _in_order(catalog.products_by_commune.items()):
        found[commune.province].append((sentence_case(commune.short_name), addresses.commune(commune), products))
    for district, products in _in_order(catalog.products_by_old_district.items()):
        found[district.province_today].append((_before(district), addresses.old_district(district), products))
    return found


def _chips(province: Province, parts: Parts, page_uri: str) -> tuple[Counted, ...]:
    return tuple(to_list(name, page_uri, uri, products) for name, uri, products in parts.get(province, ()))


def _before(district: OldDistrict) -> str:
    return say("lists.before", place=sentence_case(district.short_name))


def _province(catalog: Catalog, province: Province) -> Head:
    uri, name = addresses.province(province), sentence_case(province.full_name)
    return Head(
        uri=uri,
        title=name,
        description=say("lists.of_place", place=province.full_name),
        heading=name,
        kicker=say("lists.province"),
        way=_way(),
        dots=dots.province(catalog, province, uri),
    )


def _way(*provinces: Province) -> tuple[tuple[str, str], ...]:
    above = ((province.name, addresses.province(province)) for province in provinces)
    return ((say("lists.places"), addresses.PLACES), *above)


def _commune(commune: Commune) -> Head:
    name, province = sentence_case(commune.short_name), commune.province
    return Head(
        uri=addresses.commune(commune),
        title=say("lists.in_province", place=name, province=province.name),
        description=say("lists.of_place", place=commune.full_name),
        heading=name,
        kicker=sentence_case(province.full_name),
        way=_way(province),
    )


def _old_district(catalog: Catalog, district: OldDistrict) -> Head:
    uri, province = addresses.old_district(district), district.province_today
    return Head(
        uri=uri,
        title=say("lists.old_title", place=sentence_case(district.short_name)),
        description=say("lists.of_old_place", place=district.full_name),
        heading=_before(district),
        kicker=sentence_case(district.province.full_name),
        way=_way(province),
        note=say("lists.district_today", province=province.full_name),
        candidates=tuple(_candidate(catalog, candidate, uri) for candidate in district.candidates),
        candidates_note=say("lists.district_note"),
    )


def _candidate(catalog: Catalog, commune: Commune, page_uri: str) -> Link:
    if commune not in catalog.products_by_commune:
        return Link(commune.short_name, "")
    return link(commune.short_name, page_uri, addresses.commune(commune))
