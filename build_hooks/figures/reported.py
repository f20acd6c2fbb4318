"""What reports state, a table each: registered, assessed and recognised in columns of their own.

What the catalog itself counts of the same place is told in the note, in words that take neither for the other.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from build_hooks import rules
from build_hooks.figures.people import Shown, shown
from build_hooks.figures.tables import Table, Value
from build_hooks.ground.text import sentence_case
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Stage
from build_hooks.model.report import FEWEST, WHOLES, PeopleCount, Report, Stated
from build_hooks.model.selection import CannotSelect, Selection, select

_THINGS = ("registered", "assessed", "recognised")
_PARTS = {"by_stars": "rank_line", "by_group": "group_line", "by_type": "type_line"}
_ALONE = ("planned", "reassess")


def reported(catalog: Catalog) -> dict[str, Table]:
    """By the names of the reports; a table's note has its source, sums that do not add up, and the catalog's count."""
    own = cache(partial(_own, catalog))  # a place has many reports
    return {its.slug: _table(its, own(its.place)) for its in catalog.reports}


def wholes(report: Report) -> set[int]:
    """The numbers of producers that a reader of the report knows."""
    stated = [its for its in _things(report).values() if its]
    given = {its.producers for its in stated if its.producers is not None}
    return given | {sum(part.count for part in its.by_type) for its in stated if its.by_type}


def _table(report: Report, own: str) -> Table:
    """What is planned, and sums of people, stand in a column of their own: they are none of the three things."""
    things = {name: its for name, its in _things(report).items() if its}
    counts = [dict(_counts(its)) for its in things.values()]
    lines = sorted(dict.fromkeys(line for its in counts for line in its), key=attrgetter("kind", "rank"))
    rows: list[Sequence[Value]] = [(line.words, *(its.get(line) for its in counts)) for line in lines]
    columns = [say("figures.content"), *(rules.field_label(f"report.{name}") for name in things)]
    if others := [*_planned(report), *_people(report)]:
        rows = [*((*row, None) for row in rows), *((name, *[None] * len(things), value) for name, value in others)]
        columns = [*columns, say("figures.others")]
    title = say("figures.reported", place=sentence_case(report.place), when=report.when)
    return Table(title, columns, rows, " ".join((_note(report, things), own)))


def _things(report: Report) -> dict[str, Stated | None]:
    return {name: getattr(report, name) for name in _THINGS}


class _Line(NamedTuple):
    """What is counted: its `kind`, in the order of a report, its rank, its words, and which of equal ones it is."""

    kind: int
    rank: int
    words: str
    again: int = 0


def _counts(its: Stated) -> Iterator[tuple[_Line, int]]:
    told = Counter[str]()  # so that of what a report states twice neither count is lost
    for kind, field in enumerate(("products", "three_up", "by_stars", "by_group", "producers", "by_type", "newly")):
        value = getattr(its, field)
        if field in _PARTS:
            for part in value:
                words = say(f"figures.{_PARTS[field]}", name=part.name)
                yield _Line(kind, getattr(part, "rank", 0), words, told[words]), part.count
                told[words] += 1
        elif value is not None:
            words = rules.field_label(f"stated.{field}")
            when = its.newly_in if field == "newly" else ""
            yield _Line(kind, 0, say("figures.newly", when=when) if when else words), value


def _planned(report: Report) -> Iterator[tuple[str, Value]]:
    for name in _ALONE:
        if (value := getattr(report, name)) is not None:
            yield rules.field_label(f"report.{name}"), value


def _people(report: Report) -> Iterator[tuple[str, Value]]:
    known = wholes(report)
    for by, members in groupby(sorted(report.people, key=attrgetter("by")), attrgetter("by")):
        its: list[PeopleCount] = list(members)
        for person, value in zip(its, shown([person.count for person in its], known), strict=True):
            line = say("figures.people_line", by=rules.label("people", by), name=person.name)
            yield line, _worded(value)


def _worded(its: Shown | None) -> Value:
    if its is None:
        return say("figures.not_shown")
    if its.is_exact:
        return its.least
    return say("figures.few" if its.is_few else "figures.not_few", least=FEWEST)


def _note(report: Report, things: dict[str, Stated]) -> str:
    sources = [", ".join(part for part in (its.title, its.publisher, its.date) if part) for its in report.sources]
    if report.number and not any(report.number in source for source in sources):
        sources.append(say("figures.report_number", number=report.number))
    said = [report.note, *_differing(things), say("figures.source", sources="; ".join(sources))]
    return " ".join(f"{text.rstrip('.')}." for text in said if text)


def _own(catalog: Catalog, name: str) -> str:
    """How many recognised products the catalog has of the place, as it is called today or was before 01/07/2025."""
    try:
        chosen = select(catalog, Selection(places=(name,)))
    except CannotSelect:
        return say("figures.own_none")
    count = sum(its.stage is Stage.RECOGNISED for its in chosen.real_products)
    place = chosen.part.words if chosen.part else ""
    is_province = place in {province.name for province in catalog.products_by_province}
    return say("figures.own", count=count, place=say("figures.province_today", name=place) if is_province else place)


def _differing(things: dict[str, Stated]) -> Iterator[str]:
    """What does not add up, told as it is."""
    for name, its in things.items():
        for field, totals in WHOLES.items():
            whole = next((total for total in map(partial(getattr, its), totals) if total is not None), None)
            found = sum(part.count for part in getattr(its, field))
            if getattr(its, field) and whole is not None and found != whole:
                thing, line = rules.field_label(f"report.{name}"), rules.field_label(f"stated.{field}").lower()
                yield say("figures.differs", thing=thing, line=line, found=found, stated=whole)
