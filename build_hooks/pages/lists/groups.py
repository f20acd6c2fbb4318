"""The pages of the product groups, and the one that lists them."""

from collections.abc import Iterator
from typing import Any

from build_hooks import rules
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame.blocks import Blocks
from build_hooks.pages.frame.counted import to_list
from build_hooks.pages.frame.output import Output
from build_hooks.pages.lists.listing import Head, listing_pages


def outputs(catalog: Catalog) -> Iterator[Output]:
    """/nhom/ with everything, and a page for each group of today."""
    blocks = Blocks(catalog, "lists")
    groups, found = rules.groups_today(), catalog.products_by_group
    everything = tuple(product for key in groups for product in found.get(key, ()))
    yield from listing_pages(blocks, _everything(catalog), everything)
    for key, row in groups.items():
        yield from listing_pages(blocks, _group(key, row), found.get(key, ()))


def _everything(catalog: Catalog) -> Head:
    uri, found = addresses.GROUPS, catalog.products_by_group
    return Head(
        uri=uri,
        title=say("lists.every"),
        description=say("lists.groups_description"),
        heading=say("lists.every"),
        chips=tuple(
            to_list(rules.short("groups", key), uri, addresses.group(key), found[key])
            for key in rules.groups_today()
            if key in found
        ),
    )


def _group(key: str, row: dict[str, Any]) -> Head:
    return Head(
        uri=addresses.group(key),
        title=row["label"],
        description=say("lists.group_description", group=row["label"].lower()),
        heading=row["label"],
        kicker=rules.field_label("product.group"),
        way=((say("lists.groups_crumb"), addresses.GROUPS),),
        note=_older_groups(key),
    )


def _older_groups(key: str) -> str:
    """Older certificates name older groups; they are listed here under the group of today."""
    older = [row for other, row in rules.choices("groups").items() if row["today"] == key and other != key]
    said = []
    for taxonomy, its in rules.choices("taxonomies").items():
        if names := "; ".join(row["label"] for row in older if max(row["taxonomy"]) == taxonomy):
            said.append(say("lists.older_groups", period=its["period"], groups=names))
    return " ".join(said)
