"""`ocop prune`: forget cached pictures that nothing needs any more."""

from pathlib import Path

import click

from build_hooks.bundle import television
from build_hooks.cli.turn import alone
from build_hooks.ground.cache import FOLDER, remove_unfinished
from build_hooks.ground.words import say
from build_hooks.pages import needed_in_cache
from build_hooks.read.catalog import read_catalog


@click.command(help=say("cli.prune"))
@click.pass_obj
@alone
def prune(root: Path) -> None:
    reading = read_catalog(root)
    if reading.errors:
        raise click.ClickException(say("cli.prune_mend"))
    needed = needed_in_cache(reading.catalog) | television.needed(reading.catalog)
    removed = freed = 0
    for folder in ("photos", "shares", "stamps", "print", "screens"):
        for path in (root / FOLDER / folder).rglob("*"):
            if path.is_file() and path.resolve() not in needed:
                freed += path.stat().st_size
                removed += 1
                path.unlink()
    remove_unfinished(root / FOLDER)
    click.echo(say("cli.prune_done", removed=removed, size=freed / 1e6))
