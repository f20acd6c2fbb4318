"""What a pack may say otherwise than the page that its code opens, in either language."""

from collections.abc import Iterable, Iterator
from datetime import date

from build_hooks.ground import codes
from build_hooks.ground.dates import day_words
from build_hooks.ground.words import VIETNAMESE, say
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.model.traces import Holder, Trace


def notices(catalog: Catalog, its: Trace, language: str = VIETNAMESE) -> tuple[str, ...]:
    """Another holder of the code or the number, a lot that is not there."""
    return tuple(_notices(catalog, its, language))


def _notices(catalog: Catalog, its: Trace, language: str) -> Iterator[str]:
    for before, since, after in _transfers(catalog, its.product):
        yield say("trace.transferred", language, before=before, day=day_words(since, language), after=after)
    if first := _other_when_given(catalog, its.product):
        yield say("trace.first_given", language, product=first)
    if its.formers:
        yield used_for(its.formers, language)
    if its.lost_lot:
        yield say("trace.unknown_lot", language, lot=its.lost_lot)


def used_for(formers: Iterable[Holder], language: str = VIETNAMESE) -> str:
    """Whom a number was for, as one sentence; a code that changed hands is told with all who had it."""
    products = say("trace.and", language).join(_named(former, language) for former in formers)
    return say("trace.used_for", language, products=products)


def _named(holder: Holder, language: str) -> str:
    names = _names(holder)
    if len(names) == 1:
        return say("trace.one_product", language, name=names[0])
    each = say("trace.then", language).join(say("trace.quoted", language, name=name) for name in names)
    return say("trace.product_of_code", language, code=codes.in_two_groups(holder.entry.code), names=each)


def _names(holder: Holder) -> list[str]:
    """The names that the code's product had, the last as it is today."""
    entry, product = holder.entry, holder.product
    names = [entry.name, *(transfer.name for transfer in entry.transfers)]
    return [*names[:-1], product.name if product else names[-1]]


def _transfers(catalog: Catalog, product: Product) -> list[tuple[str, date, str]]:
    """Packs from before a code changed hands are still about: who had it, since when another, and who that is."""
    entry = catalog.entry_of_code.get(product.code)
    if entry is None:
        return []
    names = [entry.name, *(transfer.name for transfer in entry.transfers)]
    return [(names[at], transfer.day, transfer.name) for at, transfer in enumerate(entry.transfers)]


def _other_when_given(catalog: Catalog, product: Product) -> str:
    """The name that the code was last given to, where neither file nor name are those any more; else ""."""
    entry = catalog.entry_of_code.get(product.code)
    slug, name = entry.holder if entry else (product.slug, product.name)
    return name if slug != product.slug and name != product.name else ""
