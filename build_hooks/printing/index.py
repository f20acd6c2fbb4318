"""Indexes at the end of a booklet: products by producer or place with their pages, in two columns."""

from collections.abc import Iterator
from typing import NamedTuple

from build_hooks.ground.words import say
from build_hooks.printing.letters import lines
from build_hooks.stamps.typeface import BOLD

COLUMN = 58.0  # mm
_SIZE, _LINE = 7.6, 3.9  # pt; mm from line to line
_FULL, _FIRST = 181.0, 162.0  # mm of a column, below a title less
_BETWEEN = 2.2  # mm above an entry
_PAGE = 9.0  # mm for the page number


class Entry(NamedTuple):
    """A name with its products: (slug, name) in their order."""

    name: str
    products: tuple[tuple[str, str], ...]


class Row(NamedTuple):
    """A line of a column: a product on its page, or a heading (page 0), `height` in mm."""

    text: str
    page: int
    height: float


def index_leaves(entries: tuple[Entry, ...], page_of: dict[str, int]) -> Iterator[list[list[Row]]]:
    """Leaves of two columns of rows."""
    columns: list[list[Row]] = [[]]
    room = _FIRST
    for entry in entries:
        heading, *rows = _rows(entry, page_of)
        needed = _BETWEEN + heading.height + (rows[0].height if rows else 0)  # a heading never stands last
        for row in (heading, *rows):
            if (needed if row is heading else row.height) > room:
                columns.append([])
                room = _FIRST if len(columns) <= 2 else _FULL
                if row is not heading:
                    again = heading._replace(text=say("printing.continued", name=entry.name))
                    columns[-1].append(again)
                    room -= again.height
            columns[-1].append(row)
            room -= row.height
    for at in range(0, len(columns) if entries else 0, 2):
        yield columns[at : at + 2]


def _rows(entry: Entry, page_of: dict[str, int]) -> list[Row]:
    heading = lines(entry.name, _SIZE, COLUMN, BOLD) * _LINE + _BETWEEN
    rows = [Row(name, page_of[slug], lines(name, _SIZE, COLUMN - _PAGE) * _LINE) for slug, name in entry.products]
    return [Row(entry.name, 0, heading), *rows]
