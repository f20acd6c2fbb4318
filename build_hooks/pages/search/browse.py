"""The browse page: without a script a plain list by group, with it every search, facet and sort."""

import json
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from build_hooks import rules
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.certificate import PILLS
from build_hooks.model.product import Product
from build_hooks.pages.frame.output import Output, Page, href
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.frame.words import counted, number

HEADING = "Tìm sản phẩm"
_LISTED = 20  # of a group; all of them are on the group's own pages
_FACETS = {
    "group": "Nhóm",
    "stars": "Hạng sao",
    "state": "Giấy chứng nhận",
    "province": "Tỉnh, thành phố",
    "commune": "Xã, phường",
    "producer_type": "Loại hình cơ sở",
    "has_lots": "Lô hàng",
}


def outputs(catalog: Catalog) -> Iterator[Output]:
    """One page."""
    words = {
        "facets": _FACETS,
        "state": {str(state): pill for state, pill in PILLS.items()},
        "has_lots": {"true": "Có thông tin lô"},
        "withdrawn": "Đã rút khỏi danh mục",
    }
    groups = rules.choices("groups")
    its = {
        "heading": HEADING,
        "groups": list(_groups(catalog)),
        "icons": [{"group": key, "icon": groups[key]["icon"]} for key in catalog.products_by_group],
        "words": Markup(_script_json(words)),  # noqa: S704 - safe inside a script element
    }
    article = render("search/search.html", its=its)
    description = "Tìm sản phẩm OCOP theo tên, nhóm, nơi làm, hạng sao"
    yield Page(addresses.SEARCH, HEADING, description, article, scripts=("assets/ocop-browse.js",))


def _groups(catalog: Catalog) -> Iterator[dict[str, Any]]:
    for key, row in rules.choices("groups").items():
        products = catalog.products_by_group.get(key, ())
        if products:
            rest = len(products) - _LISTED
            yield {
                "name": row["label"],
                "href": href(addresses.SEARCH, addresses.group(key)),
                "count": counted(products),
                "products": [_line(one) for one in products[:_LISTED]],
                "more": f"Xem {number(rest)} sản phẩm nữa" if rest > 0 else "",
            }


def _line(product: Product) -> dict[str, str]:
    remarks = (product.origin.short, "Dữ liệu mẫu" if product.sample else "")
    return {
        "name": product.name,
        "href": href(addresses.SEARCH, product.page_uri),
        "line": " · ".join(one for one in remarks if one),
    }


def _script_json(value: Any) -> str:
    """Safe inside a script element."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
