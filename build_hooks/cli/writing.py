"""Keep a print job as a file: whole, and only if every code on it is read as what it should be."""

from pathlib import Path

import click
import pypdfium2

from build_hooks.ground.cache import write_atomically
from build_hooks.printing.job import Job
from build_hooks.printing.making import Unreadable, make

FOLDER = Path("print")


def write_job(root: Path, name: str, job: Job, what: str) -> None:
    """Make the job, write print/NAME.pdf and say so. Without a right code on every spot nothing is written."""
    try:
        content = make(root, job)
    except Unreadable as reason:
        for one in reason.misread:
            click.secho(str(one), fg="red", err=True)
        raise click.ClickException("Dừng lại, chưa ghi tệp nào: có mã QR không quét ra đúng địa chỉ.") from None
    path = FOLDER / f"{name}.pdf"
    write_atomically(root / path, content)
    pages = len(pypdfium2.PdfDocument(content))
    click.echo(f"{path.as_posix()}: {what}, {pages} trang, {len(job.spots)} mã QR đều quét được.")
