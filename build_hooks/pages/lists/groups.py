"""The pages of the product groups, and the one that lists them."""

from collections.abc import Iterator

from build_hooks import rules
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame.crumbs import crumbs
from build_hooks.pages.frame.output import Output, href
from build_hooks.pages.frame.words import counted
from build_hooks.pages.lists.listing import Head, above, listing_pages


def outputs(catalog: Catalog) -> Iterator[Output]:
    """/nhom/ with everything, and a page for each group of today."""
    groups = rules.groups_today()
    found = catalog.products_by_group
    tiles = [
        {
            "name": row.get("short", row["label"]),
            "count": counted(found[key]),
            "href": href(addresses.GROUPS, addresses.group(key)),
        }
        for key, row in groups.items()
        if key in found
    ]
    everything = tuple(one for key in groups for one in found.get(key, ()))
    its = above(heading="Tất cả sản phẩm", crumbs=crumbs(addresses.GROUPS), chips=tiles)
    top = Head(addresses.GROUPS, "Tất cả sản phẩm", "Sản phẩm OCOP theo nhóm", its)
    yield from listing_pages(catalog, top, everything)
    for key, row in groups.items():
        uri = addresses.group(key)
        its = above(
            heading=row["label"],
            kicker="Nhóm sản phẩm",
            crumbs=crumbs(uri, ("Sản phẩm", addresses.GROUPS)),
            note=_former_names(key),
        )
        page = Head(uri, row["label"], f"Sản phẩm OCOP nhóm {row['label'].lower()}", its)
        yield from listing_pages(catalog, page, found.get(key, ()))


def _former_names(key: str) -> str:
    """Older certificates name older groups; they are listed here under the group of today."""
    older = {other: row for other, row in rules.choices("groups").items() if row["today"] == key and other != key}
    said = []
    for taxonomy, its in rules.choices("taxonomies").items():
        if names := "; ".join(row["label"] for row in older.values() if max(row["taxonomy"]) == taxonomy):
            said.append(f"Gồm cả sản phẩm được công nhận {its['period']} theo nhóm cũ: {names}.")
    return " ".join(said)
