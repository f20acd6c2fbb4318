"""Keep a print job as a file: whole, and only if every code on it is read as what it should be."""

from pathlib import Path

import click
import pypdfium2

from build_hooks.cli.turn import my_turn
from build_hooks.ground.cache import write_atomically
from build_hooks.ground.words import say
from build_hooks.printing.job import Job
from build_hooks.printing.making import Unreadable, make

FOLDER = Path("print")


def write_job(root: Path, name: str, job: Job, what: str) -> None:
    """Make the job, write print/NAME.pdf and say so. Without a right code on every spot nothing is written."""
    try:
        content = make(root, job)
    except Unreadable as reason:
        for misread in reason.misread:
            click.secho(str(misread), fg="red", err=True)
        raise click.ClickException(say("cli.writing_misread")) from None
    path = FOLDER / f"{name}.pdf"
    with my_turn(root):
        write_atomically(root / path, content)
    pages = len(pypdfium2.PdfDocument(content))
    click.echo(say("cli.writing_done", path=path.as_posix(), what=what, pages=pages, count=len(job.spots)))
