"""`ocop review`: what a change brings, for the person who accepts it."""

import os
import secrets
from dataclasses import replace
from pathlib import Path

import click

from build_hooks.ground.cache import write_atomically
from build_hooks.ground.words import say
from build_hooks.intake.compared import compared
from build_hooks.intake.differences import Difference, listed
from build_hooks.intake.review import (
    Change,
    annotations,
    changes,
    summary,
    told,
)
from build_hooks.intake.review_codes import is_about_codes
from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame.output import File
from build_hooks.pages.product import shares
from build_hooks.read.catalog import read_catalog
from build_hooks.read.history import Base, NoBase
from build_hooks.rules.problems import Problem

FOLDER = Path("review")
_SUMMARY = "tom-tat.md"


@click.command(help=say("cli.review"))
@click.option("--base", "ref", required=True, metavar="REF", help=say("cli.review_base"))
@click.pass_obj
def review(root: Path, ref: str) -> None:
    try:
        base = Base.open(root.resolve(), ref)
        reading = read_catalog(root, base=base)
        gone = {path for path in base.changed if not (root / path).exists()}
        found = changes(reading.sound, base.changed, base.files, gone)
        fields = {path: _lines(some) for path, some in compared(base, root, (change.path for change in found)).items()}
    except NoBase as error:
        raise click.UsageError(str(error)) from None
    problems = [
        problem
        for problem in reading.problems
        if not problem.is_warning or is_about_codes(problem) or _is_of(problem, found)
    ]
    text = summary(found, problems, reading.notes, fields)
    write_atomically(root / FOLDER / _SUMMARY, text.encode())
    if reading.sound:
        _write_cards(root, reading.sound, found)
    _say(problems)
    if place := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(text)
    click.echo(say("cli.review_done", changes=told(found), path=(FOLDER / _SUMMARY).as_posix()))
    if reading.errors:
        raise SystemExit(1)


def _lines(found: list[Difference]) -> list[tuple[str, bool]]:
    """What has to be compared with papers first, then the rest."""
    if not found:
        return [(say("cli.review_no_field"), False)]
    proven = [difference for difference in found if difference.is_held and difference.path != "updated"]
    parts = ((proven, True), ([difference for difference in found if difference not in proven], False))
    return [(line, held) for some, held in parts for line in listed(some)]


def _say(problems: list[Problem]) -> None:
    """Lines for people; in GitHub Actions also for its page, where no line of a file may be taken for a command."""
    is_hosted = os.environ.get("GITHUB_ACTIONS") == "true"
    password = secrets.token_hex(16)
    if is_hosted:
        for line in (*annotations(problems), f"::stop-commands::{password}"):
            click.echo(line)
    for problem in problems:
        click.secho(problem.line(), fg="yellow" if problem.is_warning else "red")
    if is_hosted:
        click.echo(f"::{password}::")


def _is_of(problem: Problem, found: list[Change]) -> bool:
    """Whether a warning is about a product or producer of this change, about its photos, or about it and another."""
    names = {Path(change.path).stem for change in found} | {
        change.product.producer for change in found if change.product
    }
    other = Path(str(problem.params.get("first", "")))  # of two files the new one may be the first
    return not problem.path.startswith(("products/", "producers/", "images/")) or bool(
        names & {Path(problem.path).stem, Path(problem.path).parent.name, other.stem}
    )


def _write_cards(root: Path, catalog: Catalog, found: list[Change]) -> None:
    """`review/SLUG.jpg`: the picture that a chat will show of each product; those of an earlier run go."""
    for old in (root / FOLDER).glob("*.jpg"):
        old.unlink()
    shown = {change.product.share_uri: change.product for change in found if change.product}
    for output in shares.outputs(replace(catalog, products=tuple(shown.values()))):
        if isinstance(output, File):
            write_atomically(root / FOLDER / f"{shown[output.uri].slug}.jpg", output.read())
