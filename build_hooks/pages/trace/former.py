"""The page of a bar code number that no product has any more: whose it was, and what is true of that product today."""

from dataclasses import dataclass

from build_hooks.ground import gtins
from build_hooks.ground.words import VIETNAMESE, say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.model.traces import FormerNumber, Holder
from build_hooks.pages.english.view import English, verdict_alone
from build_hooks.pages.frame.certificate import Verdict, certificate
from build_hooks.pages.frame.links import Link, link
from build_hooks.pages.frame.office import report
from build_hooks.pages.frame.output import href
from build_hooks.pages.frame.surroundings import age
from build_hooks.pages.product import facts
from build_hooks.pages.product.facts import Withdrawn
from build_hooks.pages.trace.document import Document
from build_hooks.pages.trace.notices import used_for


@dataclass(frozen=True)
class FormerProduct:
    """A product that had the number: its state today, or that it left the catalog, and its own page."""

    name: str
    producer: str
    withdrawn: Withdrawn | None
    certificate: Verdict | None
    english: English
    link: Link


@dataclass(frozen=True, kw_only=True)
class FormerPage(Document):
    """The document as trace/former.html shows it."""

    products: tuple[FormerProduct, ...]


def former(catalog: Catalog, its: FormerNumber) -> FormerPage:
    """The page of one such number."""
    title = _title(its)
    products = tuple(_product(catalog, its.uri, holder, holder.product) for holder in its.formers if holder.product)
    return FormerPage(
        title=title,
        description=say("trace.number_description", title=title),
        hidden=True,
        sample=any(holder.product.sample for holder in its.formers if holder.product),
        states=frozenset().union(*(product.certificate.states for product in products if product.certificate)),
        catalog=catalog.settings.name,
        home=href(its.uri, addresses.HOME),
        age=age(catalog),
        notices=(_whose(its),),
        english_notices=(_whose(its, "en"),),
        report=report(catalog.settings, its.uri),
        products=products,
    )


def _title(its: FormerNumber) -> str:
    gtin = gtins.as_printed(its.gtin)
    return say("trace.number_and_lot", gtin=gtin, lot=its.lot) if its.lot else say("trace.number", gtin=gtin)


def _whose(its: FormerNumber, language: str = VIETNAMESE) -> str:
    """Whom the number was for, and whom it is for now."""
    now = say("trace.now", language, product=its.now) if its.now else say("trace.nobody", language)
    return f"{used_for(its.formers, language)} {now}"


def _product(catalog: Catalog, uri: str, holder: Holder, product: Product) -> FormerProduct:
    producer, gone = catalog.producer_of(product), facts.withdrawn(product)
    return FormerProduct(
        name=product.name,
        producer=producer.name if producer and not gone else "",
        withdrawn=gone,
        certificate=None if gone else certificate(product, catalog.as_of),
        english=verdict_alone(catalog, product),
        link=link_to(uri, holder, product),
    )


def link_to(uri: str, holder: Holder, product: Product) -> Link:
    """From a page to that of a number's former product, or of its lot."""
    code, lot = holder.entry.code, holder.lot
    target = addresses.lot(code, lot) if lot else addresses.trace(code)
    if any(item.lot == lot for item in product.lots):
        return link(say("trace.see_lot", lot=lot, product=product.name), uri, target)
    return link(say("trace.see_product", product=product.name), uri, target)
