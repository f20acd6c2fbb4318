"""The page of a bar code number that no product has any more: whose it was, and what is true of that product today."""

from collections.abc import Iterable
from typing import Any

from build_hooks.ground import codes, gtins
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.traces import FormerNumber, Holder
from build_hooks.pages.frame.certificate import certificate
from build_hooks.pages.frame.office import report
from build_hooks.pages.frame.output import href
from build_hooks.pages.frame.surroundings import age
from build_hooks.pages.product import facts
from build_hooks.pages.trace.english import withdrawn

_NOBODY = "Hiện không sản phẩm nào trong danh mục này mang mã vạch ấy."


def former(catalog: Catalog, its: FormerNumber) -> dict[str, Any]:
    """Display-ready values for pages/trace/former.html."""
    title = f"Mã vạch {gtins.as_printed(its.gtin)}" + (f", lô {its.lot}" if its.lot else "")
    now = f"Mã vạch ấy nay dùng cho sản phẩm “{its.now}”, không có trong bản này." if its.now else _NOBODY
    now_english = f"Today it is used for “{its.now}”, which is not in this copy." if its.now else ""
    return {
        "title": title,
        "description": f"{title}: trước đây dùng cho sản phẩm nào, và tình trạng hiện nay của sản phẩm ấy",
        "hidden": True,
        "long": False,
        "canonical": "",
        "share": "",
        "catalog": catalog.settings.name,
        "home": href(its.uri, addresses.HOME),
        "sample": any(one.product is not None and one.product.sample for one in its.formers),
        "notices": [f"{used_for(its.formers)} {now}"],
        "english_notices": [f"{used_for_english(its.formers)} {now_english or 'No product here has it now.'}"],
        "products": [_product(catalog, its, one) for one in its.formers if one.product],
        "age": age(catalog),
        "report": report(catalog.settings, its.uri),
        "data": "",
    }


def used_for(formers: Iterable[Holder]) -> str:
    """Whom a number was for, as one sentence; a code that changed hands is told with all who had it."""
    return f"Mã vạch này trước đây dùng cho {' và '.join(map(_named, formers))}."


def used_for_english(formers: Iterable[Holder]) -> str:
    """The same for who reads no Vietnamese."""
    names = (f"“{'”, then “'.join(_names(one))}”" for one in formers)
    return f"This bar code number was earlier used for {' and '.join(names)}."


def link(uri: str, holder: Holder) -> dict[str, str]:
    """From a page to that of a number's former product, or of its lot; {} where it is not in this part."""
    if holder.product is None:
        return {}
    code = holder.entry.code
    target = addresses.lot(code, holder.lot) if holder.lot else addresses.trace(code)
    words = f"lô {holder.lot} của “{holder.product.name}”" if holder.lot else f"“{holder.product.name}”"
    return {"name": f"Xem trang nguồn gốc của {words}", "href": href(uri, target)}


def _named(holder: Holder) -> str:
    names = _names(holder)
    if len(names) == 1:
        return f"sản phẩm “{names[0]}”"
    return f"sản phẩm mang mã {codes.in_two_groups(holder.entry.code)} (“{'”, sau đó “'.join(names)}”)"


def _names(holder: Holder) -> list[str]:
    """The names that the code's product had, the last as it is today."""
    entry, product = holder.entry, holder.product
    names = [entry.name, *(one.name for one in entry.transfers)]
    return [*names[:-1], product.name if product else names[-1]]


def _product(catalog: Catalog, its: FormerNumber, holder: Holder) -> dict[str, Any]:
    product = holder.product
    if product is None:
        return {}
    producer = catalog.producer_of(product)
    gone = facts.withdrawn(product)
    return {
        "name": product.name,
        "producer": producer.name if producer and not gone else "",
        "withdrawn": gone,
        "certificate": None if gone else certificate(product, catalog.as_of),
        "english": {"withdrawn": withdrawn(product), "certificate": certificate(product, catalog.as_of, "en")},
        "link": link(its.uri, holder),
    }
