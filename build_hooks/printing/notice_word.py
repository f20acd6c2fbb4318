"""The same draft as a Word document, which the office numbers, dates and signs; the same letter, the same bytes."""

from io import BytesIO
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH

from build_hooks.ground.office_files import without_clock
from build_hooks.printing.notice import Letter
from build_hooks.printing.word import dress

_CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def notice_document(letter: Letter) -> bytes:
    """The document; its texts are data and never fields or links."""
    document: Any = docx.Document()
    dress(document, title=letter.title, author=letter.office, size=12)
    _head(document, letter)
    document.add_paragraph(letter.intro)
    table = document.add_table(rows=1, cols=len(letter.columns), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, letter.columns, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for line in letter.lines:
        for cell, words in zip(table.add_row().cells, (line.name, line.what, line.last_day, line.state), strict=True):
            cell.text = words
    document.add_paragraph()
    document.add_paragraph().add_run(letter.steps_heading).bold = True
    for words in letter.steps:
        document.add_paragraph(words, style="List Bullet")
    if letter.ways:
        document.add_paragraph(letter.ways)
    _centred(document, f"\n{letter.signed}\n\n\n")
    written = BytesIO()
    document.save(written)
    return without_clock(written.getvalue())


def _head(document: Any, letter: Letter) -> None:
    table = document.add_table(rows=1, cols=2)
    for cell, words in zip(table.rows[0].cells, (f"{letter.office}\n{letter.number}", letter.day), strict=True):
        cell.text, cell.paragraphs[0].alignment = words, _CENTRE
    for words in (letter.draft, letter.heading, letter.about):
        _centred(document, words)
    to = document.add_paragraph(letter.to_line)
    to.runs[0].bold = True


def _centred(document: Any, words: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = _CENTRE
    paragraph.add_run(words).bold = True
