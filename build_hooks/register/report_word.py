"""The figures as a Word document, to be taken into a report; the same figures of the same day make the same bytes."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

import docx

from build_hooks.figures.tables import Table, worded
from build_hooks.ground.office_files import without_clock
from build_hooks.printing.word import dress, head


def report_document(title: str, note: str, author: str, tables: Iterable[Table]) -> bytes:
    """A heading a table; a row is never parted by a page's end."""
    document: Any = docx.Document()
    dress(document, title=title, author=author, size=11)
    head(document, title, 15)
    document.add_paragraph(note)
    for table in tables:
        head(document, table.title, 12)
        grid = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
        for cell, name in zip(grid.rows[0].cells, table.columns, strict=True):
            cell.paragraphs[0].add_run(name).bold = True
        for row in table.rows:
            for cell, value in zip(grid.add_row().cells, row, strict=True):
                cell.text = worded(value)
        document.add_paragraph(table.note)
    written = BytesIO()
    document.save(written)
    return without_clock(written.getvalue())
