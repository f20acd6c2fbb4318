"""The pages of the producers, and the one that lists them."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from markupsafe import Markup

from build_hooks import rules
from build_hooks.ground.dates import vietnamese
from build_hooks.ground.story import story_html
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.producer import Producer
from build_hooks.pages.frame.contact import (
    contact,
    directions,
    links,
    sources,
)
from build_hooks.pages.frame.crumbs import crumbs
from build_hooks.pages.frame.office import report
from build_hooks.pages.frame.origin import origin
from build_hooks.pages.frame.output import Output, Page, href
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.frame.words import alphabetical, counted
from build_hooks.pages.lists.listing import Head, listing_pages


def outputs(catalog: Catalog) -> Iterator[Output]:
    """/co-so/ and a page for each producer."""
    yield _index(catalog)
    for producer in catalog.producers:
        yield from _pages(catalog, producer)


def _index(catalog: Catalog) -> Page:
    order = list(rules.choices("producer_types"))
    ordered = sorted(catalog.producers, key=lambda one: (one.sample, order.index(one.type), alphabetical(one.name)))
    sections = [
        {
            "name": "Dữ liệu mẫu" if sample else rules.label("producer_types", kind),
            "items": [_row(catalog, one) for one in found],
        }
        for (sample, kind), found in groupby(ordered, key=lambda one: (one.sample, "" if one.sample else one.type))
    ]
    its = {
        "heading": "Cơ sở sản xuất",
        "crumbs": crumbs(addresses.PRODUCERS),
        "sections": sections,
        "note": "Chỉ gồm các cơ sở được nguồn thông tin nêu tên.",
    }
    article = render("lists/index-list.html", its=its)
    return Page(addresses.PRODUCERS, "Cơ sở sản xuất", "Cơ sở có sản phẩm OCOP", article)


def _row(catalog: Catalog, producer: Producer) -> dict[str, str]:
    return {
        "name": producer.name,
        "href": href(addresses.PRODUCERS, producer.page_uri),
        "line": producer.origin.short,
        "count": counted(catalog.products_by_producer.get(producer.slug, ())),
    }


def _pages(catalog: Catalog, producer: Producer) -> Iterator[Page]:
    uri = producer.page_uri
    its: dict[str, Any] = {
        "heading": producer.name,
        "kicker": producer.type_label,
        "sample": producer.sample,
        "crumbs": crumbs(uri, ("Cơ sở sản xuất", addresses.PRODUCERS)),
        "origin": origin(producer.origin, uri),
        "rows": _facts(producer),
        "contact": contact(producer.contact),
        "directions": directions(producer.address) if producer.address and producer.may_show_address else "",
        "story": Markup(story_html(producer.story)),  # noqa: S704 - sanitised there
        "links": links(producer.links),
        "sources": sources(producer.sources),
        "updated": vietnamese(producer.updated) if producer.updated else "",
        "report": report(catalog.settings, uri),
        "correct_href": href(uri, addresses.FORM),
        "missing": "",
        "code": "",
        "no_code": "",
        "edit_href": f"{catalog.settings.edit_url}{producer.path}" if catalog.settings.edit_url else "",
    }
    description = f"{producer.type_label} {producer.name}: sản phẩm OCOP và nơi sản xuất"
    head = Head(uri, producer.name, description, its)
    yield from listing_pages(catalog, head, catalog.products_by_producer.get(producer.slug, ()), "lists/producer.html")


def _facts(producer: Producer) -> list[dict[str, str]]:
    rows = [
        ("Địa chỉ", producer.address if producer.may_show_address else ""),
        ("Mã số thuế", producer.tax_code),
        ("Tên gọi khác", ", ".join(producer.aliases)),
    ]
    return [{"name": name, "value": value} for name, value in rows if value]
