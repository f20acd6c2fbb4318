"""What a visitor without Vietnamese reads of a product, on its page and on all that its stamps open.

Sentences mean what the Vietnamese do; a script turns both on the same day.
"""

from dataclasses import dataclass, replace
from datetime import date

from build_hooks import rules
from build_hooks.ground.dates import day_words
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Lot, Product
from build_hooks.pages.frame.certificate import Verdict, certificate
from build_hooks.pages.frame.rows import Row, rows


@dataclass(frozen=True)
class English:
    """The certificate as a page shows it, rows of facts, and what the data have or `lack` in English.

    Of what left the catalog `withdrawn` alone; `alcohol` is what the law asks to be said of a drink.
    """

    certificate: Verdict | None
    withdrawn: str = ""
    summary: str = ""
    alcohol: str = ""
    rows: tuple[Row, ...] = ()
    lack: str = ""
    updated: str = ""


def english(catalog: Catalog, product: Product, lot: Lot | None = None) -> English:
    """What a stamp of the product, or of one of its lots, opens."""
    updated = say("trace.updated", "en", day=day_words(product.updated, "en")) if product.updated else ""
    if gone := _withdrawn(product):
        return English(None, gone, updated=updated)
    return English(
        certificate(product, catalog.as_of, "en"),
        alcohol=say("english.alcohol") if product.alcohol else "",
        rows=_rows(catalog, product, lot),
        lack="" if product.name_en else say("english.no_name"),
        updated=updated,
    )


def english_in_full(catalog: Catalog, product: Product) -> English:
    """The same with what the product is, on its own page, whose end has the day of the data.

    Of a drink with alcohol no word of praise (Law 44/2019).
    """
    its = replace(english(catalog, product), updated="")
    if its.withdrawn or product.alcohol:
        return its
    return replace(its, summary=product.summary_en, lack=_lack(product))


def verdict_alone(catalog: Catalog, product: Product) -> English:
    """The certificate without a fact beside it."""
    gone = _withdrawn(product)
    return English(None if gone else certificate(product, catalog.as_of, "en"), gone)


def pill_in_english(product: Product, as_of: date | None) -> Verdict:
    """The certificate as lists show it, its stars in English words; of a drink with alcohol without them."""
    its = certificate(product, as_of, "en")
    if product.alcohol or not its.stars:
        return replace(its, stars=None)
    return replace(its, stars=replace(its.stars, text=say("english.rank", stars=its.stars.count)))


def group_in_english(key: str) -> str:
    """What a group of today is called; as the table has it where nobody said it in English."""
    row = rules.choices("groups")[key]
    words: str = row.get("en", row["label"])
    return words


def _lack(product: Product) -> str:
    """What the data do not have of it in English."""
    if product.summary_en:
        return "" if product.name_en else say("english.no_name")
    return say("english.no_words") if product.name_en else say("english.neither")


def _withdrawn(product: Product) -> str:
    """The sentence for what left the catalog; "" for what is in it."""
    if not (product.status and product.is_withdrawn):
        return ""
    return say("trace.withdrawn", "en", day=day_words(product.status.since, "en"))


def _rows(catalog: Catalog, product: Product, lot: Lot | None) -> tuple[Row, ...]:
    newest, origin = product.recognition, product.origin.short
    return rows(
        (say("trace.product", "en"), f"{product.name_en} ({product.name})" if product.name_en else product.name),
        (say("english.group"), group_in_english(product.group_today)),
        (say("trace.producer", "en"), catalog.producer_name(product)),
        (say("trace.rank", "en"), say("trace.rank_of_five", "en", stars=newest.stars) if newest else ""),
        (say("trace.decision", "en"), newest.decision if newest else ""),
        (say("trace.origin", "en"), say("trace.in_vietnam", "en", place=origin) if origin else ""),
        (say("trace.lot", "en"), lot.lot if lot else ""),
        (say("trace.produced", "en"), day_words(lot.produced, "en") if lot and lot.produced else ""),
        (say("trace.expires", "en"), day_words(lot.expires, "en") if lot and lot.expires else ""),
    )
