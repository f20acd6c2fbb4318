"""Options that choose a part of the catalog, for every command that makes something of it."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.edition import Edition
from build_hooks.model.selection import CannotSelect

F = TypeVar("F", bound=Callable[..., Any])
_OPTIONS = (
    click.argument("products", nargs=-1, metavar=say("cli.value_codes")),
    click.option("--group", "groups", multiple=True, metavar=say("cli.value_group"), help=say("cli.select_group")),
    click.option("--place", "places", multiple=True, metavar=say("cli.value_place"), help=say("cli.select_place")),
    click.option(
        "--producer", "producers", multiple=True, metavar=say("cli.value_producer"), help=say("cli.select_producer")
    ),
)


def selecting(command: F) -> F:
    """Give the command `products`, `groups`, `places` and `producers`: the fields of a Selection."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def chosen(catalog: Catalog, edition: Edition) -> Catalog:
    """The catalog of the edition; a wrong word ends the command with the nearest right one."""
    try:
        return edition.of(catalog)
    except CannotSelect as reason:
        raise click.UsageError(str(reason)) from None
