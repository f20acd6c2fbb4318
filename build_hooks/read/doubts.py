"""What may stand in the catalog twice: told to a person with both paths, decided by nobody here.

Two products may be one when their names are the same or alike (“Mứt dừa”, “Mứt dứa”, “Mut dua”) and

- their producers are the same or alike;
- or they are made in one commune;
- or one names no producer and nothing parts their places; of two that say no more than the same name, nothing is asked.

Two producers may be one when their tax codes are the same, or when their names are the same or alike and neither tax
codes nor places part them. Samples and real ones are never one, a withdrawn product is none, and two that both have
their codes (two producers that both have products with codes) were accepted as two.
"""

import dataclasses
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from build_hooks.model.origin import Origin
from build_hooks.read.between_files import Entry
from build_hooks.read.record import Record
from build_hooks.rules.names import is_same, likeness
from build_hooks.rules.problems import Problem

_OF_TWO = ("same_product", "alike_product", "same_owner", "alike_owner")
_NUMBER = re.compile(r"\[\d+\]")
_MOST = 200  # earlier ones of a name that each is compared with: no province has as many, a stranger's files might


def problems(products: list[Entry], producers: list[Entry]) -> Iterator[Problem]:
    """Each later file of two that may be one, at the first of those it may be."""
    owners = {entry.slug: entry for entry in producers}
    coded = {entry.record.get("producer") for entry in products if entry.record.get("code")}
    its = (
        _Named(product, _owner(product, owners), "code" in product.record.fields)
        for product in products
        if not _is_withdrawn(product)
    )
    for entry, first in _pairs(its, _may_be_one_product):
        yield _told(entry, first, "same_product", "alike_product")
    for entry, first in _pairs(
        (_Named(producer, producer.slug, producer.slug in coded) for producer in producers), _may_be_one_producer
    ):
        yield _told(entry, first, "same_owner", "alike_owner")
    yield from _tax_codes(producers)


def seen_from(problem: Problem, paths: Collection[str]) -> Problem:
    """The problem as it is told of one of `paths`: what two files share is told of the other one too, without a place
    in a list, which is that of the file it was found in."""
    its = problem.params
    first = str(its.get("first", ""))
    if problem.path in paths or first not in paths:
        return problem
    params = {**its, "first": problem.path}
    if problem.message in _OF_TWO:
        params |= {"found": its["other"], "other": its["found"]}
    elif problem.message == "same_tax_code":
        params |= {"other": its["own"]}
    return dataclasses.replace(problem, path=first, field=_NUMBER.sub("", problem.field), params=params)


@dataclass(frozen=True)
class _Named:
    """A file as it is compared: `owner` is its producer's name as names are alike, `is_accepted` says that it has a
    code, or a product that has one."""

    entry: Entry
    owner: str
    is_accepted: bool

    @property
    def name(self) -> str:
        return str(self.entry.record.get("name", ""))

    @cached_property
    def origin(self) -> Origin:
        origin = self.entry.record.get("origin")
        return Origin(**origin.plain()) if isinstance(origin, Record) else Origin()

    @cached_property
    def communes(self) -> frozenset[str]:
        """The communes of today that it may be in, by their codes; none where no place is known."""
        today = self.origin.commune
        return frozenset({today} if today else (candidate.code for candidate in self.origin.candidates))

    @cached_property
    def commune(self) -> str:
        """The one that is known; today's, and an old one that went into it alone, are one."""
        return next(iter(self.communes)) if len(self.communes) == 1 else self.origin.old_commune

    @property
    def province(self) -> str:
        """The folder below products/."""
        return self.entry.path.split("/")[1]


def _may_be_one_product(named: _Named, other: _Named) -> bool:
    if named.owner and other.owner:
        return named.owner == other.owner or named.commune == other.commune != ""
    is_bare = not (named.owner or other.owner or named.communes or other.communes) and is_same(named.name, other.name)
    return named.province == other.province and not is_bare and not _is_elsewhere(named, other)


def _may_be_one_producer(named: _Named, other: _Named) -> bool:
    has_two_codes = named.entry.record.get("tax_code") and other.entry.record.get("tax_code")
    return not has_two_codes and not _is_elsewhere(named, other)


def _is_elsewhere(named: _Named, other: _Named) -> bool:
    return bool(named.communes and other.communes) and not named.communes & other.communes


def _pairs(listed: Iterable[_Named], may_be: Callable[[_Named, _Named], bool]) -> Iterator[tuple[Entry, Entry]]:
    """Each that may be an earlier one, with the first that it may be."""
    known: dict[str, list[_Named]] = {}
    for named in sorted(listed, key=lambda item: (item.entry.slug, item.entry.path)):  # mut-dua, then mut-dua-2
        if key := likeness(named.name):
            alike = known.setdefault(key, [])
            first = next((other for other in alike[:_MOST] if _is_open(named, other) and may_be(named, other)), None)
            if first:
                yield named.entry, first.entry
            alike.append(named)


def _is_open(named: _Named, other: _Named) -> bool:
    """Whether nothing has answered yet."""
    is_sample = named.entry.record.get("sample", False) == other.entry.record.get("sample", False)
    is_told = named.entry.slug == other.entry.slug  # an error already
    return is_sample and not is_told and not (named.is_accepted and other.is_accepted)


def _told(entry: Entry, first: Entry, same: str, alike: str) -> Problem:
    name, other = str(entry.record.get("name", "")), str(first.record.get("name", ""))
    message = same if is_same(name, other) else alike
    return entry.problem("name", message, found=name, other=other, first=first.path)


def _tax_codes(producers: list[Entry]) -> Iterator[Problem]:
    first: dict[str, Entry] = {}
    for entry in sorted(producers, key=lambda item: item.path):
        if code := entry.record.get("tax_code"):
            if code in first:
                known = first[code]
                names = {"own": entry.record.get("name", ""), "other": known.record.get("name", "")}
                params = {"found": code, "first": known.path, **names}
                yield entry.problem("tax_code", "same_tax_code", **params)
            first.setdefault(code, entry)


def _owner(product: Entry, owners: dict[str, Entry]) -> str:
    """What the name of its producer has in common with others; the slug where there is no such file; "" for none."""
    slug = str(product.record.get("producer", ""))
    return likeness(str(owners[slug].record.get("name", ""))) or slug if slug in owners else slug


def _is_withdrawn(product: Entry) -> bool:
    status = product.record.get("status")
    return isinstance(status, Record) and status.get("is") == "withdrawn"
