"""What the page of a product shows, in the order a shopper asks: what, who, certified today, from where, where to buy.

A product that left the catalog keeps its page without the sheet: a printed code must open something true for ever.
"""

from dataclasses import dataclass

from build_hooks.ground import codes
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.changes import changes
from build_hooks.model.missing import missing_facts
from build_hooks.model.product import Product
from build_hooks.pages.english.view import English, english_in_full
from build_hooks.pages.frame.contact import Source, sources_of
from build_hooks.pages.frame.crumbs import crumbs
from build_hooks.pages.frame.links import Link
from build_hooks.pages.frame.office import Report, report
from build_hooks.pages.frame.output import href
from build_hooks.pages.product.facts import Withdrawn, withdrawn
from build_hooks.pages.product.share import Share, share_tags
from build_hooks.pages.product.sheet import Sheet, group_of, sheet


@dataclass(frozen=True)
class ProductPage:
    """What stays on the page whatever happens to the product; it has either a `sheet` or the word that it left."""

    heading: str
    sample: bool
    crumbs: tuple[Link, ...]
    sheet: Sheet | None
    withdrawn: Withdrawn | None
    sources: tuple[Source, ...]
    missing: str
    code: str
    no_code: str
    updated: str
    report: Report
    correct_href: str
    edit_href: str
    share: Share | None
    english: English


def product_page(catalog: Catalog, product: Product, communes: frozenset[str]) -> ProductPage:
    """The page; places are linked to those `communes`, by their codes, that have pages."""
    uri, gone, settings = product.page_uri, product.is_withdrawn, catalog.settings
    return ProductPage(
        heading=product.name,
        sample=product.sample,
        crumbs=crumbs(uri, (group_of(product), addresses.group(product.group_today))),
        sheet=None if gone else sheet(catalog, product, communes),
        withdrawn=withdrawn(product),
        sources=sources_of(product),
        missing="" if gone else ", ".join(missing_facts(product, catalog.producer_of(product))),
        code=codes.in_two_groups(product.code) if product.code else "",
        no_code="" if gone or product.code else say("product.no_code"),
        updated=_changed(product),
        report=report(settings, uri),
        correct_href=f"{href(uri, addresses.FORM)}#sua={product.slug}",
        edit_href=f"{settings.edit_url}{product.path}" if settings.edit_url else "",
        share=share(catalog, product),
        english=english_in_full(catalog, product),
    )


def _changed(product: Product) -> str:
    """What changed when, in one line; of a product that left nothing but the day on which somebody last looked."""
    told = changes(product)
    return " ".join(change.words for change in (told[-1:] if product.is_withdrawn and product.updated else told))


def is_hidden(product: Product) -> bool:
    """Whether search engines are kept from its page."""
    return product.sample or product.is_withdrawn


def share(catalog: Catalog, product: Product) -> Share | None:
    """What a chat reads of its page; None for what left the catalog."""
    return None if product.is_withdrawn else share_tags(catalog, product, description(product))


def description(product: Product) -> str:
    """One sentence for search engines and shared links; for alcohol only what it is."""
    if product.summary and not product.alcohol and not product.is_withdrawn:
        return product.summary
    name = ", ".join(part for part in (product.name, product.origin.short) if part)
    return say("product.description", name=name)
