"""`ocop review`: what a change brings, for the person who accepts it."""

import os
import secrets
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import click

from build_hooks.ground import apart
from build_hooks.ground.cache import write_atomically
from build_hooks.ground.words import say
from build_hooks.intake.bounds import MAX_PHOTO
from build_hooks.intake.compared import compared
from build_hooks.intake.photos import SECONDS
from build_hooks.intake.review import Change, annotations, changes, summary, told
from build_hooks.intake.review_codes import is_about_codes
from build_hooks.intake.review_fields import Sides
from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame.output import File
from build_hooks.pages.product import shares
from build_hooks.pixels.shrinking import write_small_jpeg
from build_hooks.read.catalog import read_catalog
from build_hooks.read.history import Base, NoBase
from build_hooks.rules.problems import Problem

FOLDER = Path("review")
_SUMMARY, _PICTURES = "tom-tat.md", "anh"
_MOST_PICTURES = 60  # photos that are shown before and after
_LONG_SIDE = 640  # px


@click.command(help=say("cli.review"))
@click.option("--base", "ref", required=True, metavar="REF", help=say("cli.review_base"))
@click.pass_obj
def review(root: Path, ref: str) -> None:
    try:
        base = Base.open(root.resolve(), ref)
        reading = read_catalog(root, base=base)
        gone = {path for path in base.changed if not (root / path).exists()}
        found = changes(reading.sound, base.changed, base.files, gone)
        its = compared(base, root, [change.path for change in found])
        photos = [path for record in its.values() for path in record.photos]
        pictures = _pictures(root, base, photos[:_MOST_PICTURES])
    except NoBase as error:
        raise click.UsageError(str(error)) from None
    problems = [
        problem
        for problem in reading.problems
        if not problem.is_warning or is_about_codes(problem) or _is_of(problem, found)
    ]
    text = summary(found, problems, reading.notes, its, pictures)
    write_atomically(root / FOLDER / _SUMMARY, text.encode())
    if reading.sound:
        _write_cards(root, reading.sound, found)
    _say(problems)
    if place := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(summary(found, problems, reading.notes, its))  # there are no files beside that page
    click.echo(say("cli.review_done", changes=told(found), path=(FOLDER / _SUMMARY).as_posix()))
    if reading.errors:
        raise SystemExit(1)


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


def _pictures(root: Path, base: Base, photos: list[str]) -> dict[str, Sides]:
    """`review/anh/N-truoc.jpg` and `N-sau.jpg` for each photo, small; those of an earlier run go."""
    folder = root / FOLDER / _PICTURES
    shutil.rmtree(folder, ignore_errors=True)
    if photos:
        folder.mkdir(parents=True)
    found = {}
    for number, path in enumerate(photos, 1):
        there = root / path
        is_there = there.is_file() and not there.is_symlink() and there.stat().st_size <= MAX_PHOTO
        was = base.files[path].size <= MAX_PHOTO if path in base.files else False
        before = base.contents([path])[path] if was else b""
        sides = {"truoc": before, "sau": there.read_bytes() if is_there else b""}
        names = [_small(folder / f"{number}-{side}.jpg", content) for side, content in sides.items()]
        found[path] = Sides(*names)
    return found


def _small(target: Path, content: bytes) -> str:
    """A picture small enough to be compared, from its folder's folder; "" where it cannot be opened."""
    if not content:
        return ""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "photo"
        source.write_bytes(content)
        try:
            is_made = apart.call(write_small_jpeg, str(source), str(target.resolve()), _LONG_SIDE, seconds=SECONDS)
        except (apart.TookTooLong, apart.Failed):
            is_made = False
    return f"{_PICTURES}/{target.name}" if is_made else ""


def _write_cards(root: Path, catalog: Catalog, found: list[Change]) -> None:
    """`review/SLUG.jpg`: the picture that a chat will show of each product; those of an earlier run go."""
    for old in (root / FOLDER).glob("*.jpg"):
        old.unlink()
    shown = {change.product.share_uri: change.product for change in found if change.product}
    for output in shares.outputs(replace(catalog, products=tuple(shown.values()))):
        if isinstance(output, File):
            write_atomically(root / FOLDER / f"{shown[output.uri].slug}.jpg", output.read())
