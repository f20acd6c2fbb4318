"""What a trace page shows: the facts of one product, or of one of its lots, in the order a shopper with a pack asks."""

from datetime import date
from typing import Any

from build_hooks import rules
from build_hooks.ground import codes, gtins
from build_hooks.ground.dates import english as day
from build_hooks.ground.dates import vietnamese
from build_hooks.ground.text import sentence_case
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.photo import Photo
from build_hooks.model.product import Lot, Product
from build_hooks.model.traces import Trace
from build_hooks.pages.frame.certificate import certificate
from build_hooks.pages.frame.contact import links
from build_hooks.pages.frame.office import report
from build_hooks.pages.frame.output import href
from build_hooks.pages.frame.picture import ILLUSTRATION
from build_hooks.pages.frame.rows import Row, rows
from build_hooks.pages.frame.surroundings import age
from build_hooks.pages.frame.values import inline_json
from build_hooks.pages.frame.words import ALCOHOL
from build_hooks.pages.product import facts
from build_hooks.pages.trace.english import english
from build_hooks.pages.trace.former import link, used_for, used_for_english

_WIDEST = 640  # px: 36 KB at most (pages/frame/photos.py), sharp on a phone
_LONG = 100  # letters of name and producer, from which photo and name make room for the certificate
# A page must open on 3G: what is beyond these stands on the pages of the lots and of the product.
_LOTS, _MORE_LOTS, _STEPS, _DOCUMENTS = 2, 40, 8, 8


def trace(catalog: Catalog, its: Trace) -> dict[str, Any]:
    """Display-ready values for pages/trace/page.html."""
    product = its.product
    shown = _always(catalog, its)
    if product.is_withdrawn:
        return shown
    producer = catalog.producer_of(product)
    return shown | {
        "photo": _photo(product.photos[0], its) if product.photos else {},
        "long": len(product.name) + len(producer.name if producer else "") > _LONG,
        "pack": _pack(its),
        "alcohol": ALCOHOL if product.alcohol else "",
        "producer": {"name": producer.name} if producer else {},
        "certificate": certificate(product, catalog.as_of),
        "origin": _origin(catalog, product),
        "decision": _decided(product),
        "label": _label(product),
        "lot": _lot(its.lot, its, len(its.lot.steps)) if its.lot else {},
        **_lots(its),
        "documents": facts.documents(product)[:_DOCUMENTS],
        "documents_elsewhere": _elsewhere(len(product.documents) - _DOCUMENTS, "giấy tờ"),
        "links": links(product.links),
    }


def _always(catalog: Catalog, its: Trace) -> dict[str, Any]:
    """What stays on the page of a code whatever happens to its product."""
    product, settings = its.product, catalog.settings
    number = its.lot.lot if its.lot else its.lost_lot
    title = f"{product.name}, lô {number}" if number else product.name
    hidden = product.sample or product.is_withdrawn or bool(its.lost_lot)
    return {
        "title": title,
        "name": product.name,
        "long": False,
        "description": f"{title}: cơ sở sản xuất, nơi sản xuất và giấy chứng nhận OCOP",
        "hidden": hidden,
        "sample": product.sample,
        "canonical": f"{settings.public_url}{its.canonical_uri}" if settings.site_url else "",
        "share": f"{settings.public_url}{product.share_uri}" if settings.site_url and product.share_uri else "",
        "catalog": settings.name,
        "home": href(its.uri, addresses.HOME),
        "page": href(its.uri, product.page_uri),
        "age": age(catalog),
        "withdrawn": facts.withdrawn(product),
        "notices": _notices(catalog, its),
        "former_links": [one for holder in its.formers if (one := link(its.uri, holder))],
        "english_notices": _english_notices(catalog, its),
        "code": codes.in_two_groups(product.code) if product.code else "",
        "updated": vietnamese(product.updated) if product.updated else "",
        "report": report(settings, its.uri),
        "english": english(catalog, product, its.lot),
        "data": "" if hidden else _data(catalog, its),
    }


def _notices(catalog: Catalog, its: Trace) -> list[str]:
    """What a pack may say otherwise than this page: another holder of its code or number, a lot that is not there."""
    said = [
        f"Mã này trước đây dùng cho “{before}”; từ ngày {vietnamese(since)} dùng cho “{after}”."
        for before, since, after in _transfers(catalog, its.product)
    ]
    if first := _other_when_given(catalog, its.product):
        said.append(f"Khi cấp, mã này dùng cho sản phẩm “{first}”.")
    if its.formers:
        said.append(used_for(its.formers))
    if its.lost_lot:
        below = "" if its.product.is_withdrawn else " Dưới đây là thông tin chung của sản phẩm."
        said.append(f"Danh mục chưa có thông tin về lô {its.lost_lot}.{below}")
    return said


def _english_notices(catalog: Catalog, its: Trace) -> list[str]:
    said = [
        f"Until {day(since)} this code was used for “{before}”, since then for “{after}”."
        for before, since, after in _transfers(catalog, its.product)
    ]
    if first := _other_when_given(catalog, its.product):
        said.append(f"When it was given, this code was for the product “{first}”.")
    if its.formers:
        said.append(used_for_english(its.formers))
    if its.lost_lot:
        said.append(f"The catalog has no information about the lot {its.lost_lot}.")
    return said


def _transfers(catalog: Catalog, product: Product) -> list[tuple[str, date, str]]:
    """Packs from before a code changed hands are still about: who had it, since when another, and who that is."""
    entry = catalog.entry_of_code.get(product.code)
    if entry is None:
        return []
    names = [entry.name, *(one.name for one in entry.transfers)]
    return [(names[at], one.day, one.name) for at, one in enumerate(entry.transfers)]


def _other_when_given(catalog: Catalog, product: Product) -> str:
    """The name that the code was last given to, where neither file nor name are those any more; else ""."""
    entry = catalog.entry_of_code.get(product.code)
    slug, name = entry.holder if entry else (product.slug, product.name)
    return name if slug != product.slug and name != product.name else ""


def _photo(photo: Photo, its: Trace) -> dict[str, Any]:
    rendition = max((one for one in photo.renditions if one.width <= _WIDEST), default=photo.renditions[0])
    return {
        "src": href(its.uri, rendition.uri),
        "width": rendition.width,
        "height": rendition.height,
        "alt": photo.alt or its.product.name,
        "colour": photo.colour,
        "note": ILLUSTRATION if photo.is_illustration else "",
    }


def _pack(its: Trace) -> str:
    names = [variant.name for variant in its.product.variants if variant.gtin == its.gtin]
    return f"{names[0]}, mã vạch {gtins.as_printed(its.gtin)}" if its.gtin and names else ""


def _origin(catalog: Catalog, product: Product) -> tuple[Row, ...]:
    origin, producer = product.origin, catalog.producer_of(product)
    address = producer.address if producer and producer.may_show_address else ""
    commune, district = origin.commune_today, origin.former_district
    today = ""
    if commune:
        today = f"{sentence_case(commune.short_name)}, {commune.province.full_name}"
    elif origin.province:
        today = sentence_case(origin.province.full_name)
    return rows(
        ("Nơi hiện nay", today),
        ("Khi công nhận", origin.as_certified),
        ("Trước 01/07/2025", district.full_name if district and not origin.as_certified else ""),
        ("Địa chỉ cơ sở", address),
    )


def _decided(product: Product) -> tuple[Row, ...]:
    decisions = facts.decisions(product)
    return decisions[0].rows if decisions else ()


def _label(product: Product) -> tuple[Row, ...]:
    """The warnings, and what a shopper compares with the pack; the rest is on the product's page."""
    specs, its = rules.records()["label"], product.label
    shown = ("net_weight", "alcohol_by_volume", "storage", "shelf_life")
    known = tuple(row for row in facts.label(product) if row.name in {specs[name].label for name in shown})
    return rows((specs["warnings"].label, its.warnings)) + known


def _lots(its: Trace) -> dict[str, Any]:
    """On the product's page: the newest lots in full, links to more, a word of the rest. On a lot's page none."""
    ordered = [] if its.lot else facts.newest_lots(its.product)
    linked = [lot for lot in ordered[_LOTS:] if lot.has_page][:_MORE_LOTS]
    return {
        "lots": [_lot(lot, its, _STEPS) for lot in ordered[:_LOTS]],
        "more_lots": [{"name": lot.lot, "href": _lot_href(lot, its)} for lot in linked],
        "lots_elsewhere": _elsewhere(len(ordered) - _LOTS - len(linked), "lô"),
    }


def _lot(lot: Lot, its: Trace, steps: int) -> dict[str, Any]:
    return {
        "name": lot.lot,
        "href": _lot_href(lot, its) if lot.has_page else "",
        "produced": vietnamese(lot.produced) if lot.produced else "",
        "expires": vietnamese(lot.expires) if lot.expires else "",
        "last_day": lot.expires.isoformat() if lot.expires else "",
        "steps": facts.steps(lot)[:steps],
    }


def _lot_href(lot: Lot, its: Trace) -> str:
    return href(its.uri, Trace(its.product, lot, its.gtin).uri)


def _elsewhere(count: int, what: str) -> str:
    return f"Trang đầy đủ của sản phẩm còn {count} {what} nữa." if count > 0 else ""


def _data(catalog: Catalog, its: Trace) -> str:
    """JSON-LD (schema.org) of what the page says, safe inside a script element."""
    product, site = its.product, catalog.settings.public_url
    producer, photo = catalog.producer_of(product), product.photos[0] if product.photos else None
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.name,
        "url": f"{site}{its.canonical_uri}",
        "sku": product.code,
        "gtin14": its.gtin,
        "image": f"{site}{photo.renditions[-1].uri}" if photo and site else "",
        "manufacturer": {"@type": "Organization", "name": producer.name} if producer else None,
        "countryOfOrigin": {"@type": "Country", "name": "VN"},
    }
    if its.lot:
        data["additionalProperty"] = {"@type": "PropertyValue", "name": "lot", "value": its.lot.lot}
        data["productionDate"] = its.lot.produced.isoformat() if its.lot.produced else ""
    return inline_json({key: value for key, value in data.items() if value})
