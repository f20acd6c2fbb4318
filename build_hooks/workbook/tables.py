"""Tables found in sheets: which sheet holds what, where its header stands, and what each column is."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from build_hooks.ground.spelling import nearest
from build_hooks.ground.words import say
from build_hooks.rules.problems import Mark, Problem
from build_hooks.workbook import bounds
from build_hooks.workbook.columns import Column, by_header, header, sheets
from build_hooks.workbook.grid import Cell, Sheet, letters

_WIDTH = 1000  # more than any sheet has columns: a mark holds the sheet's number and the column in one


@dataclass
class Table:
    """`columns` by their number in the sheet; `index` tells the tables of one file apart."""

    name: str
    sheet: Sheet
    index: int
    header: int
    columns: dict[int, Column] = field(default_factory=dict)

    def mark(self, cell: Cell) -> Mark:
        """The place of a cell, as the reader of records carries it along."""
        return Mark(cell.row, self.index * _WIDTH + cell.column)

    def rows(self) -> Iterator[int]:
        """The rows below the header with something in a column that is known."""
        for row, cells in sorted(self.sheet.rows.items()):
            if row > self.header and any(column in self.columns for column in cells):
                yield row

    def key(self, row: int, name: str) -> Cell | None:
        """The cell of a column that no field stands behind."""
        for number, column in self.columns.items():
            if column.key == name:
                return self.sheet.rows[row].get(number)
        return None


def table_of(mark: Mark, tables: list[Table]) -> tuple[Table | None, int]:
    """The table and the column in it that a mark leads to."""
    index, column = divmod(mark.column, _WIDTH)
    return (tables[index] if mark.line and index < len(tables) else None), column


def tables_of(found: list[Sheet], problems: list[Problem]) -> list[Table]:
    """The tables of a workbook by the names of its sheets; of a single sheet by its header alone."""
    by_label = {header(row["label"]): name for name, row in sheets().items()}
    tables: list[Table] = []
    named = [item for item in found if header(item.name) in by_label]
    for sheet in found:
        name = by_label.get(header(sheet.name), "")
        if not name and not named and len([item for item in found if item.rows]) == 1 and sheet.rows:
            name = _best(sheet)
        if not name:
            if sheet.rows and header(sheet.name) not in (header(say("workbook.guide")), header(say("workbook.lists"))):
                params = {"allowed": ", ".join(row["label"] for row in sheets().values())}
                near = nearest(sheet.name, [row["label"] for row in sheets().values()])
                problems.append(sheet.problem(0, 0, "unknown_sheet", found=sheet.name, nearest=near, **params))
        elif sheet.is_hidden:
            problems.append(sheet.problem(0, 0, "hidden_sheet", found=sheet.name))
        elif sheet.rows:
            table = _table(name, sheet, len(tables), problems)
            tables += [table] if table else []
    return tables


def _best(sheet: Sheet) -> str:
    return max(sheets(), key=lambda name: max((hits for _, hits in _headers(name, sheet)), default=0))


def _headers(name: str, sheet: Sheet) -> Iterator[tuple[int, int]]:
    """The rows that may be the header, with how many columns they name."""
    known = by_header(name)
    for row in sorted(sheet.rows)[: bounds.HEADER_WITHIN]:
        yield row, sum(header(cell.text) in known for cell in sheet.rows[row].values())


def _table(name: str, sheet: Sheet, index: int, problems: list[Problem]) -> Table | None:
    row, hits = max(_headers(name, sheet), key=lambda pair: pair[1])
    if not hits:
        wanted = [item.label for item in by_header(name).values() if item.is_required][:3]
        problems.append(sheet.problem(0, 0, "no_header", allowed=", ".join(wanted), max=bounds.HEADER_WITHIN))
        return None
    table = Table(name, sheet, index, row)
    known = by_header(name)
    first: dict[str, int] = {}
    for number, cell in sorted(sheet.rows[row].items()):
        column = known.get(header(cell.text))
        if column is None:
            near = nearest(cell.text, [item.label for item in known.values()])
            problems.append(
                sheet.problem(row, number, "unknown_column" if near else "own_column", found=cell.text, nearest=near)
            )
        elif column.label in first:
            at = f"{letters(first[column.label])}{row}"
            problems.append(sheet.problem(row, number, "repeated_column", found=cell.text, first=at))
        else:
            table.columns[number] = column
            first[column.label] = number
    _unnamed(table, problems)
    return table


def _unnamed(table: Table, problems: list[Problem]) -> None:
    """Cells below no header would be lost without a word."""
    named = table.sheet.rows[table.header]
    told: set[int] = set()
    for row, cells in sorted(table.sheet.rows.items()):
        for number in cells.keys() - named.keys() - told if row > table.header else ():
            told.add(number)
            problems.append(table.sheet.problem(row, number, "column_without_name", found=letters(number)))
