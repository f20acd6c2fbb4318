"""What ends and when: of each product its certificate, its papers and its lots, each in the place where it belongs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from build_hooks.model.product import Document, Product
from build_hooks.model.recognition import Recognition


class Term(StrEnum):
    """Where an end lies as seen from a day; or why there is none to watch."""

    ENDED = "ended"
    WITHIN_30 = "within_30"
    WITHIN_90 = "within_90"
    WITHIN_180 = "within_180"
    LATER = "later"
    UNDECIDED = "undecided"  # stars without a decision that runs: a source alone, or one behind the last day
    NOTHING = "nothing"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"
    SAMPLE = "sample"


class Kind(StrEnum):
    """What has an end."""

    CERTIFICATE = "certificate"
    PAPER = "paper"
    LOT = "lot"


# A holder is told 30 days before the end at the latest (QĐ 148/QĐ-TTg); whoever re-applies needs half a year.
WITHIN = ((30, Term.WITHIN_30), (90, Term.WITHIN_90), (180, Term.WITHIN_180))
PRESSING = (Term.ENDED, Term.WITHIN_30, Term.WITHIN_90, Term.WITHIN_180)


@dataclass(frozen=True, slots=True)
class End:
    """Something of a product with its `last_day`, None where nobody knows it or where it no longer counts.

    `name` is the decision, the number of the paper or the lot, "" where that is not known; `recognition` is that of a
    certificate, `paper` the paper itself.
    """

    product: Product
    kind: Kind
    name: str
    last_day: date | None
    term: Term
    recognition: Recognition | None = None
    paper: Document | None = None

    def days(self, today: date) -> int | None:
        """From `today` to the last day; less than nothing behind it."""
        return (self.last_day - today).days if self.last_day else None


def ends(products: Iterable[Product], today: date) -> list[End]:
    """One certificate a product and all papers and lots that end, what ends first at the beginning."""
    found = [end for product in products for end in _of(product, today)]
    return sorted(found, key=lambda end: (end.last_day or date.max, end.kind != Kind.CERTIFICATE, end.product.slug))


def term(last_day: date, today: date) -> Term:
    """Where the last day lies; it is valid through that day."""
    days = (last_day - today).days
    if days < 0:
        return Term.ENDED
    return next((found for most, found in WITHIN if days <= most), Term.LATER)


def _of(product: Product, today: date) -> Iterator[End]:
    its = product.recognition
    aside = _aside(product)
    last_day = None if aside else _last_day(product, today)
    where = aside or (term(last_day, today) if last_day else Term.UNDECIDED if its else Term.NOTHING)
    yield End(product, Kind.CERTIFICATE, its.decision if its else "", last_day, where, its)
    if aside in (Term.WITHDRAWN, Term.SAMPLE):
        return
    for paper in product.documents:
        if paper.expires:
            name = paper.number or paper.title
            yield End(product, Kind.PAPER, name, paper.expires, term(paper.expires, today), paper=paper)
    for lot in product.lots:
        if lot.expires:
            yield End(product, Kind.LOT, lot.lot, lot.expires, term(lot.expires, today))


def _aside(product: Product) -> Term | None:
    """Why a product's certificate is nobody's to renew."""
    if product.sample:
        return Term.SAMPLE
    if product.is_withdrawn:
        return Term.WITHDRAWN
    return Term.REVOKED if product.certificate.revoked_on else None


def _last_day(product: Product, today: date) -> date | None:
    """None too where a later source still names stars: what is missing then is the decision."""
    its = product.certificate
    return None if its.later and its.last_day and today > its.last_day else its.last_day
