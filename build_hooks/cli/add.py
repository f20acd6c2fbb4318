"""`ocop add`: take in what people send."""

from pathlib import Path

import click

from build_hooks.cli import clock, table
from build_hooks.cli.accepting import WAITS, Accepting, accept_options
from build_hooks.cli.turn import alone
from build_hooks.ground import dates
from build_hooks.ground.words import say
from build_hooks.intake.item import Item, Verdict
from build_hooks.intake.opened import Opened, opened
from build_hooks.intake.papers import keep_papers
from build_hooks.intake.reply import reply
from build_hooks.intake.sources import all_submissions
from build_hooks.intake.submission import Submission
from build_hooks.intake.taking import UNFINISHED, Disturbed, settle, write
from build_hooks.intake.wording import clean
from build_hooks.model.catalog import Catalog
from build_hooks.read.catalog import read_catalog
from build_hooks.rules.problems import Mark, Problem

_MOST_NAMES = 50  # files that were not taken, told one by one


@click.command(help=say("cli.add"))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=say("cli.value_files"))
@click.option("--update", is_flag=True, help=say("cli.add_update"))
@accept_options
@click.option("--dry-run", is_flag=True, help=say("cli.dry_run"))
@click.pass_obj
@alone
def add(
    root: Path, paths: tuple[Path, ...], update: bool, accept: tuple[str, ...], accept_all: bool, dry_run: bool
) -> None:
    catalog = catalog_to_change(root)
    clock.warn(catalog)
    senders: list[Submission] = []
    found: list[Opened] = []
    items: list[Item] = []
    passed_over: list[Problem] = []
    for its in all_submissions(paths):
        if isinstance(its, Problem) and its.is_warning:
            passed_over.append(its)
            continue
        its_own = [its] if isinstance(its, Problem) else opened(its)
        if isinstance(its_own, list):
            items.append(Item(its_own[0].path, "").refuse(*its_own))
        else:
            senders.append(its)  # type: ignore[arg-type]
            found.append(its_own)
    asking = Accepting(accept, everything=accept_all, asks=not dry_run)
    proposals = [each.proposal for each in found]
    if accept:
        asking.leave(settle(catalog, proposals, update=update))
    settled = settle(catalog, proposals, update=update, accept=asking)
    for its, entry, item in zip(senders, found, settled, strict=True):
        _tell_files(its, item)
        if entry.proposal.photos and not entry.sending.photo_consent and item.verdict is not Verdict.SAME:
            item.problems.append(Problem(its.source, Mark(), "", "photo_consent_missing"))
    if not dry_run:
        write_all(root, settled)
        for its, entry, item in zip(senders, found, settled, strict=True):
            _tell(root, its, entry, item, catalog)
    for problem in passed_over:
        click.echo(clean(f"{problem.path}: {problem.plain()}"))
    everything = [*settled, *items]
    table.show(everything)
    finish(everything, dry_run=dry_run, asked=asking)


def catalog_to_change(root: Path) -> Catalog:
    """The catalog as it is, without an error that would hide what is new; a run that was broken off may go on."""
    reading = read_catalog(root, forgive=UNFINISHED)
    if reading.errors:
        for line in clock.told(reading.errors):
            click.echo(line, err=True)
        raise click.ClickException(say("cli.add_wrong_catalog"))
    return reading.catalog


def write_all(root: Path, items: list[Item]) -> None:
    """Write what is taken."""
    try:
        write(root, items)
    except Disturbed as path:
        raise click.ClickException(say("cli.add_disturbed", path=path)) from None


def finish(items: list[Item], *, dry_run: bool, asked: Accepting | None = None) -> None:
    """The last lines, and exit code 1 where something was wrong, 3 where something waits."""
    if dry_run:
        click.echo(say("cli.only_looked"))
    elif any(item.is_taken for item in items):
        click.echo(say("cli.look_again"))
    is_waiting = asked is not None and asked.tell(items)
    if any(item.errors for item in items):
        raise SystemExit(1)
    if is_waiting:
        raise SystemExit(WAITS)


def _tell(root: Path, its: Submission, entry: Opened, item: Item, catalog: Catalog) -> None:
    """Put the answer and the papers where the reviewer finds them, and say who sent it."""
    answer = reply(item, catalog.settings.name)
    kept = keep_papers(root, its, item.name or its.source, answer, is_news=item.verdict is not Verdict.SAME)
    item.notes += [say("cli.add_sender", sender=entry.proposal.sender)] if entry.proposal.sender else []
    agreed = entry.sending.photo_consent
    item.notes += [say("cli.add_photo_consent", day=dates.vietnamese(agreed))] if agreed else []
    item.notes += [say("cli.add_note", note=entry.sending.note)] if entry.sending.note else []
    item.notes += [say("cli.add_no_paper", name=name) for name in kept.refused]
    word = "kept_papers" if kept.answer else "answered"
    item.notes.append(say(f"cli.add_{word}", folder=kept.folder.as_posix(), answer=kept.answer))


def _tell_files(its: Submission, item: Item) -> None:
    """Say of every file what became of it."""
    if len(its.taken) > 1:
        item.notes.append(say("cli.add_taken", count=len(its.taken), names=", ".join(its.taken)))
    item.notes += [say("cli.add_ignored", name=name or say("cli.file_unnamed")) for name in its.ignored[:_MOST_NAMES]]
    if (more := len(its.ignored) - _MOST_NAMES) > 0:
        item.notes.append(say("cli.add_ignored_more", count=more))
