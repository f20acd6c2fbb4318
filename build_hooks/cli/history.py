"""`ocop history`: what changed when of one product, with the decisions, its code, and the day it was last looked at."""

from collections.abc import Iterator
from pathlib import Path

import click

from build_hooks.ground.dates import vietnamese
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.changes import Change, changes
from build_hooks.model.product import Product
from build_hooks.model.recognition import Recognition
from build_hooks.model.selection import CannotSelect, Selection, select
from build_hooks.read.catalog import read_catalog


@click.command(help=say("cli.history"))
@click.argument("name", metavar=say("cli.value_code_or_file"))
@click.pass_obj
def history(root: Path, name: str) -> None:
    reading = read_catalog(root)
    if reading.sound is None:
        raise click.ClickException(say("cli.mend_to_write"))
    try:
        chosen = select(reading.sound, Selection(products=(name,)))
    except CannotSelect as reason:
        raise click.UsageError(str(reason)) from None
    for product in chosen.products:
        click.secho(f"{product.name} · {product.path}", bold=True)
        for change in sorted([*changes(product), *_of_code(chosen, product)], key=lambda change: change.day):
            click.echo(f"  {change.words}")
            if change.recognition and (details := _details(change.recognition)):
                click.echo(f"    {details}")


def _of_code(catalog: Catalog, product: Product) -> Iterator[Change]:
    """When its code was issued, and whom it was handed to since."""
    entry = catalog.entry_of_code.get(product.code)
    if entry is None:
        return
    yield Change(entry.issued, say("cli.history_code", code=entry.code, day=vietnamese(entry.issued), name=entry.name))
    for its in entry.transfers:
        day = vietnamese(its.day)
        yield Change(its.day, say("cli.history_transfer", code=entry.code, day=day, name=its.name, reason=its.reason))


def _details(its: Recognition) -> str:
    """The decision as far as it is known, its last day, and what is noted."""
    last = say("cli.history_until", day=vietnamese(its.last_valid_day)) if its.last_valid_day else ""
    return " · ".join(part for part in (its.decision, its.issuer, last, its.note) if part)
