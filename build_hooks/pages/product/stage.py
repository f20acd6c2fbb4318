"""The page of a product, in the order a shopper asks: what, who, certified today, from where, where to buy, story."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup

from build_hooks import rules
from build_hooks.ground import codes
from build_hooks.ground.dates import vietnamese
from build_hooks.ground.story import story_html
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.missing import missing_facts
from build_hooks.model.product import Product
from build_hooks.pages.frame.certificate import certificate
from build_hooks.pages.frame.contact import (
    contact,
    directions,
    links,
    sources_of,
)
from build_hooks.pages.frame.crumbs import crumbs
from build_hooks.pages.frame.joining import plain_script
from build_hooks.pages.frame.office import report
from build_hooks.pages.frame.origin import origin
from build_hooks.pages.frame.output import File, Output, Page, href
from build_hooks.pages.frame.picture import picture
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.frame.words import ALCOHOL
from build_hooks.pages.product import facts
from build_hooks.pages.product.share import share_tags
from build_hooks.pages.stamps.view import offer

_SIZES = "(min-width: 60em) 620px, calc(100vw - 32px)"
_SMALL_SIZES = "(min-width: 60em) 200px, 31vw"
_GALLERY = Path(__file__).with_name("ocop-gallery.js")
NO_CODE = "Mã truy xuất và tem sẽ có khi sản phẩm được nhận vào danh mục."


def outputs(catalog: Catalog) -> Iterator[Output]:
    """A page for every product, the withdrawn included, and the script that enlarges photos."""
    yield File("assets/ocop-gallery.js", plain_script([_GALLERY]))
    communes = frozenset(addresses.commune(one) for one in catalog.products_by_commune)
    for product in catalog.products:
        its = _common(catalog, product)
        its |= _tombstone(product) if product.is_withdrawn else _everything(catalog, product, communes)
        hidden = product.sample or product.is_withdrawn
        yield Page(
            product.page_uri,
            product.name,
            _description(product),
            render("product/product.html", its=its),
            head=render("frame/share-tags.html", hidden=hidden, share=its["share"]),
            hidden=hidden,
        )


def _common(catalog: Catalog, product: Product) -> dict[str, Any]:
    """What stays on the page of a product whatever happens to it."""
    uri = product.page_uri
    return {
        "heading": product.name,
        "sample": product.sample,
        "crumbs": crumbs(uri, _group_crumb(product)),
        "sources": sources_of(product),
        "code": codes.in_two_groups(product.code) if product.code else "",
        "updated": vietnamese(product.updated) if product.updated else "",
        "report": report(catalog.settings, uri),
        "correct_href": f"{href(product.page_uri, addresses.FORM)}#sua={product.slug}",
        "edit_href": f"{catalog.settings.edit_url}{product.path}" if catalog.settings.edit_url else "",
    }


def _tombstone(product: Product) -> dict[str, Any]:
    """A printed code must open something true for ever: that the product left, and why; nothing else of it."""
    return {"withdrawn": facts.withdrawn(product), "share": {}, "missing": "", "no_code": ""}


def _everything(catalog: Catalog, product: Product, communes: frozenset[str]) -> dict[str, Any]:
    uri = product.page_uri
    producer = catalog.producer_of(product)
    promoted = not product.alcohol  # Law 44/2019: alcohol is named, not praised
    return {
        "withdrawn": {},
        "name_en": product.name_en,
        "summary": product.summary if promoted else "",
        "summary_en": product.summary_en if promoted else "",
        "aliases": ", ".join(product.aliases),
        "photos": [
            picture(photo, uri, sizes=_SIZES if photo.number == 1 else _SMALL_SIZES, first=photo.number == 1)
            | ({} if photo.alt else {"alt": product.name})
            for photo in product.photos
        ],
        "group": _group(product),
        "alcohol": ALCOHOL if product.alcohol else "",
        "producer": _producer(catalog, product),
        "certificate": certificate(product, catalog.as_of),
        "decisions": facts.decisions(product),
        "origin": origin(product.origin, uri, communes),
        "contact": contact(product.contact) or (contact(producer.contact) if producer else []),
        "shops": facts.shops(product),
        "price": facts.price(product),
        "supply": facts.supply(product),
        "label": facts.label(product),
        "warnings": product.label.warnings,
        "variants": facts.variants(product),
        "documents": facts.documents(product),
        "lots": facts.lots(product),
        "story": Markup(story_html(product.story)) if promoted else "",  # noqa: S704 - sanitised there
        "links": links(product.links),
        "stamp": offer(catalog, product),
        "no_code": "" if product.code else NO_CODE,
        "missing": ", ".join(missing_facts(product, producer)),
        "share": share_tags(catalog, product, _description(product)),
    }


def _description(product: Product) -> str:
    """One sentence for search engines and shared links; for alcohol only what it is."""
    place = f", {product.origin.short}" if product.origin.short else ""
    if product.summary and not product.alcohol and not product.is_withdrawn:
        return product.summary
    return f"{product.name}{place}: chứng nhận OCOP và nơi sản xuất"


def _group_crumb(product: Product) -> tuple[str, str]:
    row = rules.choices("groups")[product.group_today]
    return row.get("short", row["label"]), addresses.group(product.group_today)


def _group(product: Product) -> dict[str, str]:
    name = rules.label("groups", product.group)
    notes = []
    if product.taxonomy != "2023":
        notes.append(rules.label("taxonomies", product.taxonomy).lower())
    if product.group_by != "quyet-dinh":
        notes.append(rules.label("group_by", product.group_by))
    return {
        "name": name,
        "href": href(product.page_uri, addresses.group(product.group_today)),
        "note": ", ".join(notes),
    }


def _producer(catalog: Catalog, product: Product) -> dict[str, str]:
    producer = catalog.producer_of(product)
    if producer is None:
        return {}
    shown_address = producer.address if producer.may_show_address else ""
    return {
        "name": producer.name,
        "type": producer.type_label,
        "href": href(product.page_uri, producer.page_uri),
        "address": shown_address,
        "directions": directions(shown_address) if shown_address else "",
    }
