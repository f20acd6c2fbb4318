"""`ocop schema`: what editors know of the files, made anew from the rules."""

import json
from pathlib import Path

import click

from build_hooks.ground.cache import write_atomically
from build_hooks.ground.words import say
from build_hooks.rules.schema import schema as schema_of

FOLDER = Path("schema")
KINDS = ("product", "producer", "report")


@click.command(help=say("cli.schema"))
@click.pass_obj
def schema(root: Path) -> None:
    for kind in KINDS:
        path = FOLDER / f"{kind}.schema.json"
        write_atomically(root / path, schema_text(kind).encode())
        click.echo(path.as_posix())


def schema_text(kind: str) -> str:
    """The file of one kind."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=1) + "\n"
