"""`ocop bundle`: the catalog as a folder and a zip for a computer without network."""

from pathlib import Path

import click

from build_hooks.bundle.making import FOLDER, NAME, CannotBundle, make_bundle
from build_hooks.cli.choosing import refuse_errors
from build_hooks.cli.selecting import chosen, selecting
from build_hooks.cli.turn import alone
from build_hooks.ground.text import slugify
from build_hooks.ground.words import say
from build_hooks.model.edition import WIDEST, Edition
from build_hooks.model.selection import Selection
from build_hooks.pages.frame.words import counted
from build_hooks.read.catalog import read_catalog
from build_hooks.stamps.symbol import Unreadable


@click.command(help=say("cli.bundle"))
@selecting
@click.option("--size", type=click.Choice(list(WIDEST)), default="normal", help=say("cli.bundle_size"))
@click.option("--name", default=NAME, help=say("cli.bundle_name", default=NAME))
@click.pass_obj
@alone
def bundle(
    root: Path,
    products: tuple[str, ...],
    groups: tuple[str, ...],
    places: tuple[str, ...],
    producers: tuple[str, ...],
    size: str,
    name: str,
) -> None:
    if not name or slugify(name) != name:
        raise click.UsageError(say("cli.bundle_wrong_name", name=name))
    reading = read_catalog(root)
    refuse_errors(reading, say("cli.mend_to_make"))
    edition = Edition(Selection(groups, places, producers, products), WIDEST[size])
    catalog = chosen(reading.catalog, edition)
    try:
        made = make_bundle(catalog, edition, root / FOLDER / name)
    except (CannotBundle, Unreadable) as reason:
        raise click.ClickException(str(reason)) from None
    click.echo(
        say(
            "cli.bundle_made",
            folder=made.folder,
            products=counted(catalog.listed_products),
            files=made.files,
            size=_mb(made.size),
        )
    )
    click.echo(f"{made.zip}: {_mb(made.zip_size)}")


def _mb(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
