"""`ocop ask`: a sheet for each producer that asks what is missing, as PDF to print and as Word to fill in."""

from io import BytesIO
from pathlib import Path

import click
import pypdfium2

from build_hooks.cli.choosing import Choice, choosing, products_of, refuse_errors
from build_hooks.cli.turn import my_turn
from build_hooks.ground import dates
from build_hooks.ground.cache import write_atomically
from build_hooks.ground.words import say
from build_hooks.printing.asking import asking_job, sheets, texts
from build_hooks.printing.making import make
from build_hooks.printing.word import ask_document
from build_hooks.read.catalog import read_catalog

FOLDER = Path("print/phieu")
ALL = Path("print/phieu.pdf")


@click.command(help=say("cli.ask"))
@choosing
@click.pass_obj
def ask(root: Path, choice: Choice) -> None:
    reading = read_catalog(root)
    refuse_errors(reading, say("cli.mend_to_write"))
    catalog = reading.catalog
    today = dates.source_date() or dates.today()
    words, asked = texts(catalog, today), sheets(catalog, products_of(catalog, choice), today)
    printed = []
    with my_turn(root):
        for sheet in asked:
            printed.append(make(root, asking_job(sheet, words, today)))
            write_atomically(root / FOLDER / f"{sheet.slug}.pdf", printed[-1])
            write_atomically(root / FOLDER / f"{sheet.slug}.docx", ask_document(sheet, words))
        write_atomically(root / ALL, _joined(printed))
    click.echo(say("cli.ask_done", count=len(asked), folder=FOLDER.as_posix(), all=ALL.as_posix()))
    if not catalog.settings.may_be_printed:
        click.echo(say("cli.ask_no_code", address=catalog.settings.site_url))


def _joined(documents: list[bytes]) -> bytes:
    """All of them one behind the other, to be printed at once; each alone is tagged for who cannot see it."""
    joined = pypdfium2.PdfDocument.new()
    for content in documents:
        joined.import_pages(pypdfium2.PdfDocument(content))
    written = BytesIO()
    joined.save(written)
    return written.getvalue()
