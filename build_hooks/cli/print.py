"""`ocop print`: a booklet, leaflets, cards and sheets of stamps for fairs and showrooms."""

from datetime import date
from pathlib import Path

import click

from build_hooks.cli.choosing import Choice, catalog_to_print, choosing, products_of, refuse_unpublished
from build_hooks.cli.sheets import sheets
from build_hooks.cli.writing import write_job
from build_hooks.ground import dates
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.printing.booklet import FOLD, SINGLE, TWO_UP
from build_hooks.printing.jobs import booklet_job, cards_job, leaflets_job

_NAMES = {SINGLE: "cam-nang", TWO_UP: "cam-nang-hai-trang", FOLD: "cam-nang-gap"}
_sample = click.option("--sample", is_flag=True, help=say("cli.print_sample"))


@click.group("print", help=say("cli.print"))
def print_() -> None:
    """One command a kind of printed matter; its words are the help."""


@print_.command("booklet", help=say("cli.print_booklet"))
@choosing
@click.option("--two-up", "way", flag_value=TWO_UP, help=say("cli.print_two_up"))
@click.option("--fold", "way", flag_value=FOLD, help=say("cli.print_fold"))
@_sample
@click.pass_obj
def booklet_(root: Path, choice: Choice, way: str | None, sample: bool) -> None:
    catalog, products, today = _chosen(root, choice, sample=sample)
    job = booklet_job(catalog, products, today, way or SINGLE, sample=sample)
    write_job(root, _NAMES[way or SINGLE], job, say("cli.count_products", count=len(products)))


@print_.command("leaflet", help=say("cli.print_leaflet"))
@choosing
@_sample
@click.pass_obj
def leaflet(root: Path, choice: Choice, sample: bool) -> None:
    catalog, products, today = _chosen(root, choice, sample=sample)
    drinks = [product for product in products if product.alcohol]
    for product in drinks:
        click.echo(say("cli.print_no_leaflet", path=product.path), err=True)
    if drinks == products:
        raise click.ClickException(say("cli.print_no_leaflets"))
    job = leaflets_job(catalog, products, today, sample=sample)
    write_job(root, "to-roi", job, say("cli.count_products", count=len(products) - len(drinks)))


@print_.command("cards", help=say("cli.print_cards"))
@choosing
@click.option("--price", is_flag=True, help=say("cli.print_price"))
@_sample
@click.pass_obj
def cards_(root: Path, choice: Choice, price: bool, sample: bool) -> None:
    catalog, products, today = _chosen(root, choice, sample=sample)
    job = cards_job(catalog, products, today, price=price, sample=sample)
    write_job(root, "the-gia" if price else "the-ban", job, say("cli.count_products", count=len(products)))


print_.add_command(sheets)


def _chosen(root: Path, choice: Choice, *, sample: bool) -> tuple[Catalog, list[Product], date]:
    catalog = catalog_to_print(root, say("cli.piece_print"), sample=sample)
    products = products_of(catalog, choice)
    if not sample:
        refuse_unpublished(catalog, ((product, "") for product in products))
    return catalog, products, dates.source_date() or dates.today()
