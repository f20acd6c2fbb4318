"""The pages of places: provinces and communes of today, and old districts with what they became."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from build_hooks.ground.text import sentence_case
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.frame.links import Link, link
from build_hooks.pages.frame.output import Output, Page
from build_hooks.pages.frame.words import alphabetical
from build_hooks.pages.lists.counted import Counted, to_list
from build_hooks.pages.lists.index import Section, index_page
from build_hooks.pages.lists.listing import Head, listing_pages
from build_hooks.places import Commune, OldDistrict, Province

P = TypeVar("P", Commune, OldDistrict, Province)


def outputs(catalog: Catalog) -> Iterator[Output]:
    """/dia-phuong/ and a page for every place that has a product."""
    yield _index(catalog)
    for province, products in catalog.products_by_province.items():
        yield from listing_pages(catalog, _province(catalog, province), products)
    for commune, products in catalog.products_by_commune.items():
        yield from listing_pages(catalog, _commune(commune), products)
    for district, products in catalog.products_by_old_district.items():
        yield from listing_pages(catalog, _old_district(catalog, district), products)


def _index(catalog: Catalog) -> Page:
    uri = addresses.PLACES
    sections = tuple(
        Section(
            sentence_case(province.full_name),
            (
                to_list(
                    say("lists.whole_place", place=province.full_name), uri, addresses.province(province), products
                ),
                *_parts(catalog, province, uri),
            ),
        )
        for province, products in _in_order(catalog.products_by_province.items())
    )
    return index_page(uri, say("lists.places"), say("lists.places_description"), say("lists.places_note"), sections)


def _in_order(pairs: Iterable[tuple[P, tuple[Product, ...]]]) -> list[tuple[P, tuple[Product, ...]]]:
    return sorted(pairs, key=lambda pair: alphabetical(pair[0].name))


def _parts(catalog: Catalog, province: Province, page_uri: str) -> tuple[Counted, ...]:
    communes = (
        to_list(sentence_case(commune.short_name), page_uri, addresses.commune(commune), products)
        for commune, products in _in_order(catalog.products_by_commune.items())
        if commune.province == province
    )
    districts = (
        to_list(_before(district), page_uri, addresses.old_district(district), products)
        for district, products in _in_order(catalog.products_by_old_district.items())
        if district.province_today == province
    )
    return (*communes, *districts)


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
        chips=_parts(catalog, province, uri),
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
