"""The sentence of each chart: what it shows, worked out from the very table below it."""

from collections.abc import Callable, Iterable, Sequence

from build_hooks.figures.tables import Table
from build_hooks.ground.words import say
from build_hooks.model.certificate import PILLS, State
from build_hooks.pages.frame.words import number

_MOST_NAMES = 3  # equal ones that a sentence names


def most_of(table: Table, first: int, unit: str) -> str:
    """Of each column from `first` on that counts anything: how many, and which rows have most."""
    *rows, _ = table.rows
    columns = [(name, [(str(row[0]), _count(row[at])) for row in rows]) for at, name in enumerate(table.columns)]
    said = [_most(name, counts, unit) for name, counts in columns[first:] if any(count for _, count in counts)]
    return " ".join(said) or say("charts.nothing")


def of_stages(table: Table) -> str:
    """How many products stand where; the first three rows part them."""
    parts = [(str(row[0]), _count(row[-1])) for row in table.rows[:3]]
    each = "; ".join(say("charts.told", name=name, count=number(count)) for name, count in parts)
    return say("charts.of_products", count=number(sum(count for _, count in parts)), parts=each)


def of_states(day: str) -> Callable[[Table], str]:
    """Every state that a certificate has on the day."""

    def said(table: Table) -> str:
        found = {str(row[0]): _count(row[1]) for row in table.rows}
        counts = [(PILLS[state], found[PILLS[state]]) for state in State]
        each = "; ".join(say("charts.told", name=name, count=number(count)) for name, count in counts if count)
        return say("charts.states", day=day, parts=each) if each else say("charts.nothing")

    return said


def of_years(table: Table) -> str:
    """How many decisions, first ones and again, from when to when."""
    if not table.rows:
        return say("charts.no_years")
    new, again, every = (sum(_count(row[at]) for row in table.rows) for at in (1, 2, 3))
    first, last = table.rows[0][0], table.rows[-1][0]
    when = say("charts.in_year", year=first) if first == last else say("charts.in_years", first=first, last=last)
    return say("charts.years", count=number(every), when=when, new=number(new), again=number(again))


def of_years_of_groups(table: Table) -> str:
    """Which group has most of all."""
    sums = [(name, sum(_count(row[at]) for row in table.rows)) for at, name in enumerate(table.columns) if at]
    if not any(count for _, count in sums):
        return say("charts.no_years")
    return _most(say("charts.decisions"), sums, say("charts.times"))


def of_filled(table: Table) -> str:
    """How many kinds of facts every product has, and how many none has."""
    *rows, whole = table.rows
    counts, every = [_count(row[1]) for row in rows], _count(whole[1])
    if not every:
        return say("charts.nothing")
    return say("charts.filled", full=counts.count(every), empty=counts.count(0), kinds=len(counts), count=number(every))


def _most(what: str, counts: Sequence[tuple[str, int]], unit: str) -> str:
    known = [(name, count) for name, count in counts if count and name not in _unknown()] or counts
    most = max(count for _, count in known)
    names = [name for name, count in known if count == most]
    filled = {"what": what, "count": number(sum(count for _, count in counts)), "unit": unit, "most": number(most)}
    if len(names) > _MOST_NAMES:
        return say("charts.most_alike", **filled, names=number(len(names)))
    name = "most" if len(names) == 1 else "most_each"
    return say(f"charts.{name}", **filled, names=_listed(names))


def _unknown() -> set[str]:
    """Rows that are no kind of their own."""
    return {say("register.no_producer"), say("register.no_place")}


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    return say("charts.and").join((*([", ".join(first)] if first else []), last))


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0


def numbers(rows: Iterable[Sequence[object]], at: int) -> list[int]:
    """What a column counts."""
    return [_count(row[at]) for row in rows]
