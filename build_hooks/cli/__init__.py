"""The command `ocop`: what officers and maintainers run; one file a command."""

import sys
from pathlib import Path

import click

from build_hooks import __version__
from build_hooks.cli.group import Group
from build_hooks.ground.dates import WrongSourceDate, source_date
from build_hooks.ground.words import say

_PLACES = {
    "add": "add:add",
    "ask": "ask:ask",
    "bundle": "bundle:bundle",
    "check": "check:check",
    "due": "due:due",
    "export": "export:export",
    "export-xlsx": "excel:export_xlsx",
    "history": "history:history",
    "import": "excel:import_",
    "issue": "issue:issue",
    "new": "new:new",
    "print": "print:print_",
    "prune": "prune:prune",
    "report": "report:report",
    "review": "review:review",
    "schema": "schema:schema",
    "shrink": "shrink:shrink",
    "stamps": "stamps:stamps",
    "start": "start:start",
    "template": "excel:template",
}


@click.group(cls=Group, places=_PLACES, context_settings={"help_option_names": ["-h", "--help"]}, help=say("cli.ocop"))
@click.version_option(__version__, prog_name="ocop")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help=say("cli.root"),
)
@click.pass_context
def ocop(context: click.Context, root: Path | None) -> None:
    try:
        source_date()
    except WrongSourceDate as reason:
        raise click.ClickException(str(reason)) from None
    context.obj = root or _nearest_root(Path.cwd())
    if not (context.obj / "mkdocs.yml").is_file():
        raise click.UsageError(say("cli.no_catalog"))


def main() -> None:
    """The console script; Vietnamese comes out right whatever the code page of the terminal."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    ocop(prog_name="ocop")


def _nearest_root(start: Path) -> Path:
    return next((folder for folder in (start, *start.parents) if (folder / "mkdocs.yml").is_file()), start)
