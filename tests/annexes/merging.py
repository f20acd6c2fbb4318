"""Cells that cover others, as kinds of file know them: kept as ranges, or lost and empty."""

from collections.abc import Iterator

from tests.annexes.paper import Cell, Table


def covered(table: Table) -> set[tuple[int, int]]:
    """The places (row, column) that lie below a cell of another place."""
    found = set()
    for row, at, cell in placed(table):
        for down in range(cell.down):
            found |= {(row + down, at + across) for across in range(cell.across)}
        found.discard((row, at))
    return found


def placed(table: Table) -> Iterator[tuple[int, int, Cell]]:
    """Every cell with its row and column, from 0."""
    for row, cells in enumerate(table.rows):
        for at, cell in sorted(cells.items()):
            yield row, at, cell


def plain(table: Table) -> list[list[str]]:
    """The texts as rows, lines above and below among them; what was merged stands in its first cell alone."""
    lines = [[line] for line in table.above] + [[]]
    body = [[cells[at].text if at in cells else "" for at in range(table.width)] for cells in table.rows]
    return lines + body + [[line] for line in table.below]
