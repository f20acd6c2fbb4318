"""The page of figures: for each table of a report its charts, one sentence, and the table itself."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from build_hooks.figures.counts import STARS, figures
from build_hooks.figures.reported import reported
from build_hooks.figures.tables import Table, Value, worded
from build_hooks.ground.dates import vietnamese
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.pages.charts.drawing import SMALL, WIDE, Chart, chart
from build_hooks.pages.charts.sayings import (
    most_of,
    numbers,
    of_filled,
    of_stages,
    of_states,
    of_years,
    of_years_of_groups,
)
from build_hooks.pages.frame.words import number

_SHOWN = 12  # bars, and rows of a table before it is folded
_PARTS = len(STARS) + 1  # of a bar: the stars, and those that nobody knows


@dataclass(frozen=True)
class Grid:
    """A table as texts: its `whole` is the row of sums, () for none, `folded` what opens a long one."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    whole: tuple[str, ...]
    folded: str


@dataclass(frozen=True)
class Section:
    """A table with what is drawn and said of it; `left` says how much stands in the table alone."""

    id: str
    title: str
    sentence: str
    charts: tuple[Chart, ...]
    left: str
    grid: Grid
    note: str = ""

    @property
    def has_small_charts(self) -> bool:
        """Whether they stand beside each other."""
        return any(its.width == SMALL for its in self.charts)


@dataclass(frozen=True)
class Figures:
    """The page; `day` is that of the data, "" where nobody dated them."""

    heading: str
    day: str
    empty: bool
    sections: tuple[Section, ...]
    reports: tuple[Section, ...]


def figures_page(catalog: Catalog) -> Figures:
    """Of the data's day: a page that is read later claims no state as of today."""
    day = vietnamese(catalog.as_of) if catalog.as_of else ""
    tables = figures(catalog, catalog.as_of) if catalog.real_products else {}
    return Figures(
        heading=say("charts.heading"),
        day=day,
        empty=not tables,
        sections=tuple(_section(key, table, day) for key, table in tables.items()),
        reports=tuple(
            Section(key, table.title, "", (), "", _grid(table, has_whole=False), table.note)
            for key, table in reported(catalog).items()
        ),
    )


def _section(key: str, table: Table, day: str) -> Section:
    name = key if key in _SAID else "groups"  # groups of an older taxonomy
    said = of_states(day) if name == "states" else _SAID[name]
    drawn = _drawn_rows(name, table)
    left = len(_own_rows(name, table)) - len(drawn)
    return Section(
        id=key.replace("_", "-"),
        title=table.title,
        sentence=said(table),
        charts=tuple(_charts(name, key.replace("_", "-"), table, drawn)) if drawn else (),
        left=say("charts.left", count=left) if left else "",
        grid=_grid(table, has_whole=name in _WITH_WHOLE),
    )


def _own_rows(name: str, table: Table) -> Sequence[Sequence[Value]]:
    """Those that are no sums."""
    if name == "stages":
        return table.rows[:3]
    return table.rows[:-1] if name in _WITH_WHOLE else table.rows


def _drawn_rows(name: str, table: Table) -> Sequence[Sequence[Value]]:
    """Of places those with most products; of everything else all."""
    rows = _own_rows(name, table)
    if name != "places" or len(rows) <= _SHOWN:
        return rows
    return sorted(rows, key=lambda row: -sum(numbers([row], at)[0] for at in range(1 + _PARTS, len(row))))[:_SHOWN]


def _charts(name: str, own: str, table: Table, rows: Sequence[Sequence[Value]]) -> Iterator[Chart]:
    """Stacked bars, bars, or small ones of the same scale beside each other."""
    if name in _STACKED:
        yield from _stacked(own, table, rows, _STACKED[name])
    elif name in _BESIDE:
        yield from _beside(own, table, rows)
    else:
        yield _plain(own, table, rows, len(table.columns) - 1)


def _stacked(own: str, table: Table, rows: Sequence[Sequence[Value]], parts: int) -> Iterator[Chart]:
    """One of the parts, and one for each column behind their sum that counts any of these rows."""
    series = table.columns[1 : 1 + parts]
    others = [at for at in range(2 + parts, len(table.columns)) if any(numbers(rows, at))]
    counted = [(str(row[0]), [numbers([row], at)[0] for at in range(1, 1 + parts)]) for row in rows]
    if any(any(counts) for _, counts in counted):
        caption = table.columns[1 + parts] if others else ""
        yield chart(own, table.title, counted, series, caption=caption)
    for at in others:
        counting = [row for row in rows if row[at]]
        yield replace(_plain(f"{own}-{at}", table, counting, at), caption=table.columns[at])


def _beside(own: str, table: Table, rows: Sequence[Sequence[Value]]) -> Iterator[Chart]:
    columns = [at for at in range(1, len(table.columns)) if any(numbers(rows, at))]
    most = max((max(numbers(rows, at)) for at in columns), default=0)
    for at in columns:
        width = SMALL if len(table.columns) > 2 else WIDE
        yield replace(_plain(f"{own}-{at}", table, rows, at, most, width), caption=table.columns[at])


def _plain(own: str, table: Table, rows: Sequence[Sequence[Value]], at: int, most: int = 0, width: int = WIDE) -> Chart:
    title = say("charts.title_of", title=table.title, caption=table.columns[at])
    counted = [(str(row[0]), [count]) for row, count in zip(rows, numbers(rows, at), strict=True)]
    return chart(own, title, counted, most=most, width=width)


def _grid(table: Table, *, has_whole: bool) -> Grid:
    rows = [tuple(number(its) if isinstance(its, int) else worded(its) for its in row) for row in table.rows]
    whole = rows.pop() if has_whole else ()
    folded = say("charts.folded", count=len(rows)) if len(rows) > _SHOWN else ""
    return Grid(tuple(table.columns), tuple(rows), whole, folded)


_STACKED = {"groups": _PARTS, "types": _PARTS, "places": _PARTS, "years": 2}
_BESIDE = {"producers", "years_of_groups"}
_WITH_WHOLE = {"groups", "types", "producers", "places", "states", "filled"}
_SAID: Mapping[str, Callable[[Table], str]] = {
    "stages": of_stages,
    "groups": lambda table: most_of(table, 1 + _PARTS, say("charts.products")),
    "types": lambda table: most_of(table, 1 + _PARTS, say("charts.products")),
    "producers": lambda table: most_of(table, 1, say("charts.producers")),
    "places": lambda table: most_of(table, 1 + _PARTS, say("charts.products")),
    "states": of_states(""),
    "years": of_years,
    "years_of_groups": of_years_of_groups,
    "filled": of_filled,
}
