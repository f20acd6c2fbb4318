"""The pages of places: provinces and communes of today, and old districts with what they became."""

from collections.abc import Iterator

from build_hooks.ground.text import sentence_case
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.frame.crumbs import crumbs
from build_hooks.pages.frame.output import Output, Page, href
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.frame.words import alphabetical, counted
from build_hooks.pages.lists.listing import Head, above, listing_pages
from build_hooks.places import Commune, OldDistrict, Province


def outputs(catalog: Catalog) -> Iterator[Output]:
    """/dia-phuong/ and a page for every place that has a product."""
    yield _index(catalog)
    for province in catalog.products_by_province:
        yield from _province(catalog, province)
    for commune in catalog.products_by_commune:
        yield from _commune(catalog, commune)
    for district in catalog.products_by_old_district:
        yield from _old_district(catalog, district)


def _index(catalog: Catalog) -> Page:
    uri = addresses.PLACES
    provinces = sorted(catalog.products_by_province.items(), key=lambda pair: alphabetical(pair[0].name))
    sections = [
        {
            "name": sentence_case(province.full_name),
            "items": [
                _row(uri, addresses.province(province), f"Cả {province.full_name}", products),
                *_parts(catalog, province, uri),
            ],
        }
        for province, products in provinces
    ]
    its = {
        "heading": "Địa phương",
        "crumbs": crumbs(uri),
        "sections": sections,
        "note": "Từ 01/07/2025 không còn cấp huyện. Khi nguồn chỉ nêu huyện cũ, danh mục không tự đoán xã hiện nay.",
    }
    article = render("lists/index-list.html", its=its)
    return Page(uri, "Địa phương", "Sản phẩm OCOP theo tỉnh, xã và huyện cũ", article)


def _parts(catalog: Catalog, province: Province, page_uri: str) -> list[dict[str, str]]:
    communes = [
        _row(page_uri, addresses.commune(one), sentence_case(one.short_name), products)
        for one, products in sorted(catalog.products_by_commune.items(), key=lambda pair: alphabetical(pair[0].name))
        if one.province == province
    ]
    districts = [
        _row(page_uri, addresses.old_district(one), f"{sentence_case(one.short_name)} (trước 01/07/2025)", products)
        for one, products in sorted(
            catalog.products_by_old_district.items(), key=lambda pair: alphabetical(pair[0].name)
        )
        if one.province_today == province
    ]
    return communes + districts


def _row(page_uri: str, uri: str, name: str, products: tuple[Product, ...]) -> dict[str, str]:
    return {"name": name, "href": href(page_uri, uri), "line": "", "count": counted(products)}


def _province(catalog: Catalog, province: Province) -> Iterator[Page]:
    uri = addresses.province(province)
    name = sentence_case(province.full_name)
    its = {
        "heading": name,
        "kicker": "Tỉnh, thành phố hiện nay",
        "crumbs": crumbs(uri, ("Địa phương", addresses.PLACES)),
        "chips": _parts(catalog, province, uri),
    }
    page = Head(uri, name, f"Sản phẩm OCOP của {province.full_name}", above(**its))
    yield from listing_pages(catalog, page, catalog.products_by_province[province])


def _commune(catalog: Catalog, commune: Commune) -> Iterator[Page]:
    uri = addresses.commune(commune)
    name = sentence_case(commune.short_name)
    province = commune.province
    its = {
        "heading": name,
        "kicker": sentence_case(province.full_name),
        "crumbs": crumbs(uri, ("Địa phương", addresses.PLACES), (province.name, addresses.province(province))),
    }
    page = Head(uri, f"{name}, {province.name}", f"Sản phẩm OCOP của {commune.full_name}", above(**its))
    yield from listing_pages(catalog, page, catalog.products_by_commune[commune])


def _old_district(catalog: Catalog, district: OldDistrict) -> Iterator[Page]:
    uri = addresses.old_district(district)
    name = sentence_case(district.short_name)
    province = district.province_today
    known = catalog.products_by_commune
    its = {
        "heading": f"{name} (trước 01/07/2025)",
        "kicker": sentence_case(district.province.full_name),
        "crumbs": crumbs(uri, ("Địa phương", addresses.PLACES), (province.name, addresses.province(province))),
        "note": f"Từ 01/07/2025 không còn cấp huyện. Huyện cũ này nay thuộc {province.full_name}, gồm các xã, phường:",
        "candidates": [
            {"name": one.short_name, "href": href(uri, addresses.commune(one)) if one in known else ""}
            for one in district.candidates
        ],
        "candidates_note": "Sản phẩm dưới đây được nguồn ghi theo huyện cũ; xã hiện nay chỉ nêu khi đã biết chắc.",
    }
    page = Head(uri, f"{name} cũ", f"Sản phẩm OCOP của {district.full_name} cũ", above(**its))
    yield from listing_pages(catalog, page, catalog.products_by_old_district[district])
