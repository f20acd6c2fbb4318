"""Rows of what ends, for officers by where the end lies, for the public by name; all words are days and papers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from build_hooks.ground.dates import vietnamese
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.due import WITHIN, End, Kind, Term, ends
from build_hooks.pages.frame.output import href
from build_hooks.pages.frame.words import alphabetical

_SHOWN = {**{term: str(most) for most, term in WITHIN}, Term.ENDED: "-1", Term.UNDECIDED: "", Term.LATER: ""}
"""Sections of the officers' page, what can still be told in time first, and the most days that each has left."""


@dataclass(frozen=True)
class Row:
    """A certificate: `last` is its last day in words and `last_iso` for a script, "" where nobody knows it.

    `is_doubtful` says that a source names the stars after that day; behind it the row belongs to what lacks a decision.
    """

    product: str
    href: str
    producer: str
    place: str
    stars: int | None
    decision: str
    issued: str
    last: str
    last_iso: str
    is_doubtful: bool


@dataclass(frozen=True)
class Section:
    """The rows of one term; `most` is in days, "" for those that have no such number."""

    term: str
    title: str
    most: str
    is_folded: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Terms:
    """Of the day `as_of`, "" where nobody dated the data; `aside` counts what no day is watched of."""

    uri: str
    day: str
    as_of: str
    sections: tuple[Section, ...]
    aside: str


def officers_page(catalog: Catalog) -> Terms:
    """What ends as seen from the data's day; a script looks again on the reader's."""
    day = catalog.as_of
    found = [end for end in ends(catalog.products, day or date.min) if end.kind is Kind.CERTIFICATE]
    by_term: dict[Term, list[End]] = {term: [] for term in Term}
    for end in sorted(found, key=_together):
        by_term[end.term].append(end)
    left = [(term, len(its)) for term, its in by_term.items() if term not in _SHOWN and its]
    return Terms(
        addresses.DUE,
        vietnamese(day) if day else "",
        day.isoformat() if day else "",
        tuple(_section(catalog, term, most, by_term[term]) for term, most in _SHOWN.items()),
        "; ".join(say("terms.counted", term=say(f"terms.aside_{term}"), count=count) for term, count in left),
    )


def public_rows(catalog: Catalog) -> tuple[Row, ...]:
    """Dated decisions alone, by the product's name; what left the catalog, was revoked or is a sample is none."""
    found = ends(catalog.products, date.min)
    dated = (end for end in found if end.kind is Kind.CERTIFICATE and end.recognition and end.recognition.issued)
    named = sorted((end for end in dated if end.last_day), key=lambda end: alphabetical(end.product.name))
    return _rows(catalog, named, addresses.TERMS)


def _together(end: End) -> tuple[date, str, str]:
    """Of one day those of one decision beside each other."""
    return end.last_day or date.max, end.name, end.product.slug


def _section(catalog: Catalog, term: Term, most: str, found: Iterable[End]) -> Section:
    rows = _rows(catalog, found, addresses.DUE)
    return Section(str(term), say(f"terms.{term}"), most, term is Term.LATER, rows)


def _rows(catalog: Catalog, found: Iterable[End], uri: str) -> tuple[Row, ...]:
    return tuple(_row(catalog, end, uri) for end in found)


def _row(catalog: Catalog, end: End, uri: str) -> Row:
    product, its, last = end.product, end.recognition, end.product.certificate.last_day
    return Row(
        product=product.name,
        href=href(uri, product.page_uri),
        producer=catalog.producer_name(product),
        place=product.origin.short,
        stars=its.stars if its else None,
        decision=its.decision if its else "",
        issued=vietnamese(its.issued) if its and its.issued else "",
        last=vietnamese(last) if last else "",
        last_iso=last.isoformat() if last else "",
        is_doubtful=product.certificate.later is not None,
    )
