"""`ocop stamps`: stamps for packs, every file read back before the command says done."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from build_hooks.cli.choosing import catalog_to_print, named_lot
from build_hooks.cli.measures import Millimetres
from build_hooks.cli.turn import my_turn
from build_hooks.ground import dates, gtins
from build_hooks.ground.cache import write_atomically
from build_hooks.ground.progress import progress
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.stamps.view import stamp, stars_line, why_unpublished
from build_hooks.stamps.drawing import Stamp
from build_hooks.stamps.making import make_many
from build_hooks.stamps.symbol import LARGEST_MODULE, LEVELS, Unreadable, make_symbol
from build_hooks.stamps.writers import DPI, FORMATS

FOLDER = Path("print/tem")


class Wanted(NamedTuple):
    """One stamp to make: `name` of its file, and why it is refused, "" when it is not."""

    name: str
    stamp: Stamp
    refused: str = ""


@click.command(help=say("cli.stamps"))
@click.argument("wanted", nargs=-1, metavar=say("cli.value_codes_or_lots"))
@click.option("--all", "everything", is_flag=True, help=say("cli.stamps_all"))
@click.option("--format", "kinds", type=click.Choice(FORMATS), multiple=True, help=say("cli.stamps_format"))
@click.option("--dpi", type=click.IntRange(150, 2400), default=DPI, help=say("cli.stamps_dpi"))
@click.option("--level", type=click.Choice(list(LEVELS)), help=say("cli.level_for_film"))
@click.option("--size", type=Millimetres(1, 300), help=say("cli.stamps_size"))
@click.option("--stars", is_flag=True, help=say("cli.stamps_stars"))
@click.option("--gs1", is_flag=True, help=say("cli.stamps_gs1"))
@click.option("--sample", is_flag=True, help=say("cli.print_sample"))
@click.pass_obj
def stamps(
    root: Path,
    wanted: tuple[str, ...],
    everything: bool,
    kinds: tuple[str, ...],
    dpi: int,
    level: str | None,
    size: float | None,
    stars: bool,
    gs1: bool,
    sample: bool,
) -> None:
    if bool(wanted) == everything:
        raise click.UsageError(say("cli.stamps_none"))
    catalog = catalog_to_print(root, say("cli.piece_stamp"), sample=sample)
    chosen = _everything(catalog) if everything else [named_lot(catalog, text) for text in wanted]
    chosen = list({(product.slug, lot): (product, lot) for product, lot in chosen}.values())
    asked = [
        entry for product, lot in chosen for entry in _asked(catalog, product, lot, gs1=gs1, stars=stars, sample=sample)
    ]
    asked = [
        entry._replace(stamp=dataclasses.replace(entry.stamp, level=level or "", size=size or 0.0)) for entry in asked
    ]
    _check_size(asked, size)
    if sample:
        asked = [entry._replace(stamp=dataclasses.replace(entry.stamp, sample=True)) for entry in asked]
    for item in asked:
        if item.refused:
            click.secho(f"{item.name}: {item.refused}", fg="red", err=True)
    good = [entry for entry in asked if not entry.refused]
    with my_turn(root):
        _write(root, good, kinds or FORMATS, dpi)
    if len(good) < len(asked):
        raise SystemExit(1)


def _everything(catalog: Catalog) -> list[tuple[Product, str]]:
    return [(product, "") for product in catalog.products if product.code and not product.is_withdrawn]


def _asked(catalog: Catalog, product: Product, lot: str, *, gs1: bool, stars: bool, sample: bool) -> Iterator[Wanted]:
    """The stamps of a product or lot: one, or one for each of its GTINs."""
    line = stars_line(product, dates.today()) if stars else ""
    refused = say("cli.stamps_no_stars") if stars and not line else ""
    name = f"{product.code}-{lot}" if lot else product.code
    if gs1 and not product.gtins:
        yield Wanted(name, stamp(catalog, product, lot), say("cli.stamps_no_gtin"))
        return
    for gtin in product.gtins if gs1 else ("",):
        its = dataclasses.replace(stamp(catalog, product, lot, gtin), stars=line)
        unpublished = "" if sample else why_unpublished(catalog, product, lot, gtin)
        yield Wanted(f"{name}-{gtins.as_printed(gtin)}" if gtin else name, its, unpublished or refused)


def _check_size(asked: list[Wanted], size: float | None) -> None:
    """Refuse a symbol too small for phones; say when a till may not see all of it."""
    if size is None:
        return
    symbols = [make_symbol(wanted.stamp.address, wanted.stamp.level, size) for wanted in asked]
    least = max((symbol.least_size for symbol in symbols), default=size)
    if size < least:
        raise click.UsageError(say("cli.size_too_small", size=size, least=least))
    if any(size > symbol.side * LARGEST_MODULE for symbol in symbols):
        click.echo(say("cli.stamps_too_large"), err=True)


def _write(root: Path, wanted: list[Wanted], kinds: tuple[str, ...], dpi: int) -> None:
    if not wanted:
        click.echo(say("cli.stamps_no_stamp"))
        return
    replaced = 0
    try:
        made = progress(
            make_many((entry.stamp for entry in wanted), kinds, dpi), len(wanted), say("cli.stamps_progress")
        )
        for item, files in zip(wanted, made, strict=True):
            for kind, content in files.items():
                path = root / FOLDER / f"{item.name}.{kind}"
                replaced += path.is_file() and path.read_bytes() != content
                write_atomically(path, content)
    except Unreadable as reason:
        raise click.ClickException(say("cli.stamps_unreadable", reason=reason)) from None
    again = say("cli.stamps_replaced", count=replaced) if replaced else ""
    click.echo(
        say("cli.stamps_done", count=len(wanted), files=len(wanted) * len(kinds), folder=FOLDER.as_posix(), again=again)
    )
