"""The figures as a Word document, to be taken into a report; the same figures of the same day make the same bytes."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm

from build_hooks.figures.tables import Table, worded
from build_hooks.ground.office_files import without_clock
from build_hooks.printing.word import dress, head

_WIDTH = 17.0  # cm between the margins


def report_document(title: str, note: str, author: str, tables: Iterable[Table]) -> bytes:
    """A heading a table; a row is never parted by a page's end."""
    document: Any = docx.Document()
    dress(document, title=title, author=author, size=11)
    head(document, title, 15)
    document.add_paragraph(note)
    for table in tables:
        head(document, table.title, 12)
        _fill(document.add_table(rows=1, cols=len(table.columns), style="Table Grid"), table)
        document.add_paragraph(table.note)
    written = BytesIO()
    document.save(written)
    return without_clock(written.getvalue())


def _fill(grid: Any, table: Table) -> None:
    """Names have as much room as two columns; what is counted stands at the right."""
    part = _WIDTH / (len(table.columns) + 1)
    grid.autofit = False
    for at, column in enumerate(grid.columns):
        column.width = Cm(part if at else 2 * part)
    for cell, name in zip(_cells(grid.rows[0], part), table.columns, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for row in table.rows:
        for cell, value in zip(_cells(grid.add_row(), part), row, strict=True):
            cell.text = worded(value)
            if isinstance(value, int):
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _cells(row: Any, part: float) -> Sequence[Any]:
    cells: Sequence[Any] = row.cells
    for at, cell in enumerate(cells):
        cell.width = Cm(part if at else 2 * part)
    return cells
