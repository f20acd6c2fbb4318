"""The booklet's own words: cover, what a reader should know, chapters, indexes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from build_hooks import rules
from build_hooks.ground.dates import vietnamese
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.dots.view import entrance
from build_hooks.pages.frame.words import alphabetical, counted, phone
from build_hooks.printing.booklet import Book, Chapter
from build_hooks.printing.index import Entry
from build_hooks.printing.printed import TRIAL, piece, printed_on


def book(catalog: Catalog, products: Iterable[Product], today: date, *, trial: bool = False) -> Book:
    """The chosen products as a booklet."""
    chosen = tuple(products)
    settings = catalog.settings
    return Book(
        title=say("printing.booklet"),
        place=settings.place,
        tagline=settings.tagline,
        count=counted(chosen),
        printed=printed_on(today),
        day=today,
        chapters=tuple(_chapters(catalog, chosen, today, trial=trial)),
        about=_about(today),
        colophon=tuple(_colophon(catalog)),
        indexes=(
            (say("printing.by_producer"), _by_producer(catalog, chosen)),
            (say("printing.by_place"), _by_place(chosen)),
        ),
        mark=TRIAL if trial else "",
        dots=entrance(replace(catalog, products=chosen), ""),
    )


def _chapters(catalog: Catalog, products: tuple[Product, ...], today: date, *, trial: bool) -> Iterable[Chapter]:
    for key, row in rules.choices("groups").items():
        found = [product for product in products if product.group_today == key]
        if found:
            pieces = tuple(piece(catalog, product, today, trial=trial) for product in found)
            yield Chapter(row["label"], counted(found), pieces)


def _about(today: date) -> tuple[str, ...]:
    return (
        say("printing.about_programme"),
        say("printing.about_day", day=vietnamese(today)),
        say("printing.about_scanning"),
        say("printing.about_gaps"),
    )


def _colophon(catalog: Catalog) -> Iterable[str]:
    settings, office = catalog.settings, catalog.settings.office
    if office.name or office.phone:
        reach = [office.name, phone(office.phone) if office.phone else "", office.email]
        yield say("printing.report", ways=", ".join(part for part in reach if part))
    if not office.name:
        yield say("frame.no_office")
    if settings.legal_basis:
        yield say("printing.legal_basis", day=settings.legal_basis_as_of, papers="; ".join(settings.legal_basis))
    if settings.licence:
        yield f"{settings.licence}. {say('frame.licence_limits')}"


def _by_producer(catalog: Catalog, products: tuple[Product, ...]) -> tuple[Entry, ...]:
    found: defaultdict[_Heading, list[Product]] = defaultdict(list)
    for product in products:
        if producer := catalog.producer_of(product):
            found[_Heading(producer.name, producer.name)].append(product)
    return _entries(found)


def _by_place(products: tuple[Product, ...]) -> tuple[Entry, ...]:
    """By the place's own name: xã Bến Lức stands under B, as on the site."""
    found: defaultdict[_Heading, list[Product]] = defaultdict(list)
    for product in products:
        if place := product.origin.commune_today or product.origin.former_district:
            found[_Heading(place.name, product.origin.short)].append(product)
    return _entries(found)


class _Heading(NamedTuple):
    """A name by which an index is sorted, and as it stands there."""

    name: str
    shown: str


def _entries(found: dict[_Heading, list[Product]]) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            heading.shown,
            tuple(
                (product.slug, product.name)
                for product in sorted(found[heading], key=lambda item: alphabetical(item.name))
            ),
        )
        for heading in sorted(found, key=lambda item: (alphabetical(item.name), item.shown))
    )
