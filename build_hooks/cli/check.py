"""`ocop check`: every problem of every file, in words an officer can act on."""

import os
from pathlib import Path

import click

from build_hooks.cli import passport
from build_hooks.ground.words import say
from build_hooks.read.catalog import Reading, read_catalog
from build_hooks.read.history import Base, NoBase
from build_hooks.read.hosts import unpublishable


@click.command(help=say("cli.check"))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help=say("cli.check_strict"))
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", help=say("cli.check_lang"))
@click.option("--base", "ref", metavar="REF", help=say("cli.check_base"))
@click.option("--issuer", "is_issuer", is_flag=True, help=say("cli.check_issuer"))
@click.option("--passport", "with_passport", is_flag=True, help=say("cli.check_passport"))
@click.option("--publish", "to_publish", is_flag=True, help=say("cli.check_publish"))
@click.pass_obj
def check(
    root: Path,
    paths: tuple[Path, ...],
    strict: bool,
    lang: str,
    ref: str | None,
    is_issuer: bool,
    with_passport: bool,
    to_publish: bool,
) -> None:
    if is_issuer and ref is None:
        raise click.UsageError(say("cli.check_issuer_alone"))
    wanted = [_in_catalog(root, path) for path in paths]
    reading, base = _read(root, ref, is_issuer)
    shown = [problem for problem in reading.problems if passport.is_among(problem.path, wanted)]
    if to_publish and not reading.errors:
        shown += unpublishable(root, reading.catalog.settings)
    for problem in shown:
        click.secho(problem.line(lang), fg="yellow" if problem.is_warning else "red")
    warnings = sum(problem.is_warning for problem in shown)
    errors = len(shown) - warnings
    click.echo(_summary(reading, errors, warnings, lang))
    if base and not reading.errors:
        click.echo(say(f"cli.check_kept_{lang}", ref=base.ref, commit=base.short))
    if with_passport:
        click.echo("\n" + "\n".join(passport.lines(reading.found, wanted, lang)))
    if errors or (strict and warnings):
        raise SystemExit(1)


def _read(root: Path, ref: str | None, is_issuer: bool) -> tuple[Reading, Base | None]:
    try:
        base = None if ref is None else Base.open(root.resolve(), ref)
        return read_catalog(root, base=base, is_issuer=is_issuer), base
    except NoBase as error:
        raise click.UsageError(str(error)) from None


def _in_catalog(root: Path, path: Path) -> str:
    """The path as problems name it: from here as the terminal completes it, or from the catalog's own folder."""
    here = root.resolve()
    for start in (Path.cwd(), here):
        found = Path(os.path.normpath(start / str(path).replace("\\", "/")))
        if found.exists() and found.is_relative_to(here):
            return found.relative_to(here).as_posix()
    raise click.UsageError(say("cli.check_no_path", path=path))


def _summary(reading: Reading, errors: int, warnings: int, lang: str) -> str:
    found, counts = reading.found, {"errors": errors, "warnings": warnings}
    if not found:
        return say(f"cli.check_wrong_{lang}", **counts)
    return say(f"cli.check_counts_{lang}", products=len(found.products), producers=len(found.producers), **counts)
