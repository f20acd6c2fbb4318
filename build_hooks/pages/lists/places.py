"""The pages of places: provinces and communes of today, and old districts with what they became."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from build_hooks.ground.text import sentence_case
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.dots import view as dots
from build_hooks.pages.dots.picture import Dots
from build_hooks.pages.frame.blocks import Blocks
from build_hooks.pages.frame.links import Link, link
from build_hooks.pages.frame.output import Output, Page, href
from build_hooks.pages.frame.words import alphabetical, counted
from build_hooks.pages.linked.lists import place_node
from build_hooks.pages.lists.index import Entry, Section, entry, in_order, index_page, lettered
from build_hooks.pages.lists.listing import Head, listing_pages
from build_hooks.places import Commune, OldDistrict, Province


def outputs(catalog: Catalog) -> Iterator[Output]:
    """/dia-phuong/ and a page for every place that has a product."""
    blocks = Blocks(catalog, "lists")
    yield _index(blocks)
    for province, products in catalog.products_by_province.items():
        yield from listing_pages(blocks, _province(catalog, province), products)
    for commune, products in catalog.products_by_commune.items():
        yield from listing_pages(blocks, _commune(commune), products)
    for district, products in catalog.products_by_old_district.items():
        yield from listing_pages(blocks, _old_district(catalog, district), products)


def _index(blocks: Blocks) -> Page:
    heading, description, note = say("lists.places"), say("lists.places_description"), say("lists.places_note")
    catalog, uri = blocks.catalog, addresses.PLACES
    sections, drawn = partial(_sections, catalog), partial(_entrance, catalog)
    return index_page(blocks, uri, heading, description, note, sections, drawn)


def _entrance(catalog: Catalog) -> Dots | None:
    """Its list are the sections."""
    drawn = dots.entrance(catalog, addresses.PLACES)
    return replace(drawn, list=()) if drawn else None


def _sections(catalog: Catalog) -> tuple[Section, ...]:
    """Of several provinces each with its communes folded; of one alone its communes under letters."""
    of = catalog.products_by_province
    provinces = sorted(of, key=lambda its: alphabetical(its.name))
    parts = {province: _parts(catalog, province) for province in provinces}
    if len(provinces) == 1:
        return tuple(section for its in provinces for section in (_section(its, of[its]), *lettered(parts[its])))
    return tuple(_section(its, of[its], in_order(parts[its])) for its in provinces)


def _section(province: Province, products: tuple[Product, ...], parts: tuple[Entry, ...] = ()) -> Section:
    return Section(
        sentence_case(province.full_name),
        parts,
        href(addresses.PLACES, addresses.province(province)),
        counted(products),
        fold=say("lists.parts", count=len(parts)) if parts else "",
    )


def _parts(catalog: Catalog, province: Province) -> Iterator[Entry]:
    """The communes of a province, and the old districts in it."""
    uri = addresses.PLACES
    for commune, products in catalog.products_by_commune.items():
        if commune.province == province:
            name = sentence_case(commune.short_name)
            yield entry(name, commune.name, uri, addresses.commune(commune), products)
    for district, products in catalog.products_by_old_district.items():
        if district.province_today == province:
            yield entry(_before(district), district.name, uri, addresses.old_district(district), products)


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
        place=place_node(province),
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
        place=place_node(commune),
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
        place=place_node(district),
        way=_way(province),
        note=say("lists.district_today", province=province.full_name),
        candidates=tuple(_candidate(catalog, candidate, uri) for candidate in district.candidates),
        candidates_note=say("lists.district_note"),
    )


def _candidate(catalog: Catalog, commune: Commune, page_uri: str) -> Link:
    if commune not in catalog.products_by_commune:
        return Link(commune.short_name, "")
    return link(commune.short_name, page_uri, addresses.commune(commune))
