"""`ocop export`: the catalog as a plain folder for another site generator."""

from pathlib import Path

import click

from build_hooks.cli.choosing import refuse_errors
from build_hooks.export import CannotExport
from build_hooks.export import export as write_folder
from build_hooks.ground.words import say
from build_hooks.read.catalog import read_catalog


@click.command(help=say("cli.export"))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def export(root: Path, folder: Path) -> None:
    reading = read_catalog(root)
    refuse_errors(reading, say("cli.mend_to_write"))
    try:
        pages = write_folder(reading.catalog, folder)
    except CannotExport as reason:
        raise click.ClickException(str(reason)) from None
    click.echo(say("cli.export_done", pages=pages, folder=folder))
