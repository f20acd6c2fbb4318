"""The page of a product."""

from collections.abc import Iterator
from functools import partial

from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.frame.blocks import Blocks
from build_hooks.pages.frame.output import Output, Page
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.linked.lists import way_node
from build_hooks.pages.linked.nodes import Node, linked
from build_hooks.pages.linked.product import product_node
from build_hooks.pages.product.sheet import group_of
from build_hooks.pages.product.view import description, is_hidden, product_page, share


def outputs(catalog: Catalog) -> Iterator[Output]:
    """A page for every product, the withdrawn included."""
    blocks = Blocks(catalog, "product")
    with_pages = frozenset(commune.code for commune in catalog.products_by_commune)
    for product in catalog.products:
        communes = with_pages.intersection(candidate.code for candidate in product.origin.candidates)
        key = blocks.key(catalog.digest_about([product]), sorted(communes))
        yield Page(
            product.page_uri,
            product.name,
            description(product),
            blocks.late(key, partial(_article, catalog, product, communes)),
            partial(_head, catalog, product),
            is_hidden(product),
            product.updated,
            shares=not product.is_withdrawn,
            key=key,
        )


def _article(catalog: Catalog, product: Product, communes: frozenset[str]) -> str:
    return render("product/product.html", its=product_page(catalog.about([product]), product, communes))


def _head(catalog: Catalog, product: Product) -> str:
    about, hidden = catalog.about([product]), is_hidden(product)
    data = "" if hidden or not catalog.settings.site_url else linked(*_said(about, product))
    return render("frame/share-tags.html", hidden=hidden, share=share(about, product), data=data)


def _said(catalog: Catalog, product: Product) -> tuple[Node, Node]:
    """The product, and the way to its page."""
    group = group_of(product), addresses.group(product.group_today)
    return product_node(catalog, product), way_node(catalog, group, (product.name, product.page_uri))
