"""A group of commands, each loaded when it is asked for: `ocop check` does not wait for what prints booklets."""

from importlib import import_module
from typing import Any

import click


class Group(click.Group):
    """`places` says where each command is: "module:name" below this package."""

    def __init__(self, *arguments: Any, places: dict[str, str], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, as --help shows them."""
        return sorted({*self.places, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, loaded; for a wrong name all are loaded, so that the nearest can be offered."""
        for name in (cmd_name,) if cmd_name in self.places else self.places:
            module, _, attribute = self.places[name].partition(":")
            self.add_command(getattr(import_module(f"{__package__}.{module}"), attribute), name)
        return super().get_command(ctx, cmd_name)
