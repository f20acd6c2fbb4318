"""Which products to print: by code or name, group, place, producer, or all; and a catalog fit to be printed."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import click

from build_hooks.ground import codes
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.model.selection import CannotSelect, Selection, select
from build_hooks.pages.stamps.view import why_unpublished
from build_hooks.read.catalog import Reading, read_catalog


class Choice(NamedTuple):
    """What a person asked for: names, or everything that all filters let through."""

    wanted: tuple[str, ...]
    everything: bool
    groups: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    producers: tuple[str, ...] = ()


def choosing(command: Callable[..., None]) -> Callable[..., None]:
    """The options of a choice; the command takes it as `choice`."""

    def chosen(wanted: Any, everything: Any, groups: Any, places: Any, producers: Any, **others: Any) -> None:
        command(choice=Choice(wanted, everything, groups, places, producers), **others)

    chosen.__doc__, chosen.__name__ = command.__doc__, command.__name__
    chosen.__click_params__ = getattr(command, "__click_params__", [])  # type: ignore[attr-defined]
    for option in (
        click.option(
            "--producer", "producers", multiple=True, metavar=say("cli.value_name"), help=say("cli.choose_producer")
        ),
        click.option(
            "--place", "--commune", "places", multiple=True, metavar=say("cli.value_name"), help=say("cli.choose_place")
        ),
        click.option("--group", "groups", multiple=True, metavar=say("cli.value_group"), help=say("cli.choose_group")),
        click.option("--all", "everything", is_flag=True, help=say("cli.choose_all")),
        click.argument("wanted", nargs=-1, metavar=say("cli.value_codes_or_files")),
    ):
        chosen = option(chosen)
    return chosen


def catalog_to_print(root: Path, what: str, *, sample: bool) -> Catalog:
    """The catalog, with an address to print; `what` is printed in one word."""
    reading = read_catalog(root)
    refuse_errors(reading, say("cli.print_mend", piece=what))
    settings = reading.catalog.settings
    if not settings.site_url:
        raise click.ClickException(say("cli.print_no_address", piece=what))
    if not settings.may_be_printed and not sample:
        raise click.ClickException(say("cli.print_example_address", address=settings.site_url, piece=what))
    return reading.catalog


def refuse_errors(reading: Reading, words: str) -> None:
    """End the command with these words behind a line for each error, where the catalog has any."""
    for problem in reading.errors:
        click.echo(problem.line(), err=True)
    if reading.errors:
        raise click.ClickException(words)


def refuse_unpublished(catalog: Catalog, wanted: Iterable[tuple[Product, str]]) -> None:
    """End the command, with a line each, where a code, or the lot of a code, has an address that is not published."""
    lines = [
        f"{product.path}: {why}"
        for product, lot in wanted
        if product.code and (why := why_unpublished(catalog, product, lot))
    ]
    for line in lines:
        click.echo(line, err=True)
    if lines:
        raise click.ClickException(say("cli.print_unpublished"))


def products_of(catalog: Catalog, choice: Choice) -> list[Product]:
    """The chosen products: named ones as they were named, others as lists show them."""
    filters = choice.groups + choice.places + choice.producers
    if bool(choice.wanted) == bool(choice.everything or filters):
        raise click.UsageError(say("cli.choose_none"))
    if choice.wanted:
        return list({product.slug: product for product in (named(catalog, text) for text in choice.wanted)}.values())
    try:
        return list(select(catalog, Selection(choice.groups, choice.places, choice.producers)).listed_products)
    except CannotSelect as reason:
        raise click.UsageError(str(reason)) from None


def named(catalog: Catalog, name: str, what: str = "") -> Product:
    """The listed product with this code or file name; `what` of it is printed in one word."""
    code = codes.typed(name)
    product = next((item for item in catalog.products if item.slug == name or item.code == code != ""), None)
    if product is None:
        raise click.UsageError(say("cli.no_product", name=name))
    if product.is_withdrawn:
        raise click.UsageError(say("cli.print_withdrawn", path=product.path, piece=what or say("cli.piece")))
    return product


def named_lot(catalog: Catalog, text: str) -> tuple[Product, str]:
    """The product with a code, and the lot, of "CODE" or "CODE/LOT"."""
    name, _, lot = text.partition("/")
    product = named(catalog, name, say("cli.piece_stamp"))
    if not product.code:
        raise click.UsageError(say("cli.print_no_code", path=product.path, slug=product.slug))
    if lot and lot not in {item.lot for item in product.lots_with_page}:
        raise click.UsageError(say("cli.print_no_lot", path=product.path, lot=lot))
    return product, lot
