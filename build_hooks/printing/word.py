"""The sheet that asks a producer as a Word document, for offices that write into it; the same sheet, the same bytes."""

from io import BytesIO
from typing import Any

import docx
import resvg_py
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from build_hooks.ground.office_files import without_clock
from build_hooks.ground.palette import PRINT, palette
from build_hooks.printing.asking import CODE, Section, Sheet, Texts
from build_hooks.printing.symbols import make_code

_FONT = "Arial"  # what every Windows has
_WIDTHS = (Mm(42), Mm(56), Mm(80))
_DOTS = 12  # of the picture for each module of a code
_BOX = "☐ "
_LONGEST = 255  # letters of a property; the library takes no more


def ask_document(sheet: Sheet, texts: Texts) -> bytes:
    """The document; its texts are data and never fields or links."""
    document: Any = docx.Document()
    dress(document, title=f"{texts.heading}: {sheet.to}", author=texts.catalog)
    document.sections[0].footer.paragraphs[0].text = f"{texts.catalog} · {texts.printed}"
    _begin(document, sheet, texts)
    for section in sheet.sections:
        _section(document, section, texts)
    document.add_paragraph()
    document.add_paragraph().add_run(texts.consent).bold = True
    for words in texts.consents:
        document.add_paragraph(_BOX + words)
    document.add_paragraph("\n".join((*texts.signed, "", "")))
    written = BytesIO()
    document.save(written)
    return without_clock(written.getvalue())


def dress(document: Any, *, title: str, author: str, size: int = 10) -> None:
    """A4, a typeface that Windows has in points of `size`, and what the file is and whose."""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(16)
    page.top_margin = page.bottom_margin = Mm(15)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(size)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = Pt(4)
    properties = document.core_properties
    properties.title, properties.author, properties.language = title[:_LONGEST], author[:_LONGEST], "vi-VN"


def _begin(document: Any, sheet: Sheet, texts: Texts) -> None:
    """What it is, to whom, what to do; beside it the code that opens the form."""
    head(document, texts.heading, 15)
    place = f" ({sheet.place})" if sheet.place else ""
    to = document.add_paragraph(f"{texts.to}: ")
    to.add_run(sheet.to).bold = True
    to.add_run(place)
    document.add_paragraph(texts.intro)
    document.add_paragraph().add_run(texts.back).bold = True
    if sheet.address:
        code = make_code(sheet.address, CODE)
        picture = bytes(resvg_py.svg_to_bytes(svg_string=code.svg, zoom=_DOTS, background=palette(PRINT)["white"]))
        line = document.add_paragraph()
        line.add_run().add_picture(BytesIO(picture), width=Mm(code.whole))
        line.add_run(f"  {texts.scan}: {sheet.address}")


def _section(document: Any, section: Section, texts: Texts) -> None:
    head(document, section.title, 12)
    if section.sentence:
        document.add_paragraph(section.sentence).paragraph_format.keep_with_next = True
    table = document.add_table(rows=1, cols=len(_WIDTHS), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for cell, words in zip(table.rows[0].cells, texts.columns, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for question in section.questions:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = question.name, question.held or texts.nothing
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        for cell in column.cells:
            cell.width = width
    for row in table.rows[:-1]:  # a table stands on one page
        row.cells[0].paragraphs[0].paragraph_format.keep_with_next = True


def head(document: Any, words: str, size: int) -> None:
    run = document.add_heading(level=1).add_run(words)
    run.font.name, run.font.size = _FONT, Pt(size)
    run.font.color.rgb = RGBColor.from_string(palette(PRINT)["leaf"].lstrip("#"))
