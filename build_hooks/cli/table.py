"""The table at the end of taking in: a line for each product, then the counts, and what to do next."""

from collections import Counter
from collections.abc import Sequence

import click

from build_hooks.ground.words import say
from build_hooks.intake.differences import listed
from build_hooks.intake.item import Changed, Item, Verdict
from build_hooks.intake.reply import in_words
from build_hooks.intake.wording import clean
from build_hooks.rules.problems import Problem

_COLOURS = {
    Verdict.NEW: "green",
    Verdict.CHANGED: "green",
    Verdict.SAME: "yellow",
    Verdict.WRONG: "red",
    Verdict.WAITING: "yellow",
}


def show(items: Sequence[Item], *, told: bool = False) -> None:
    """Print every item with its problems and notes, and how many there are of each kind; `told` problems are not said
    again."""
    for item in items:
        click.secho(f"{item.verdict.word:5}", fg=_COLOURS[item.verdict], nl=False)
        click.echo(f" {_shown(item.name) or say('cli.unnamed')}  ←  {_shown(item.source)}")
        if item.path:
            click.echo(f"        {item.path}")
        for changed in item.changed:
            _show_change(changed, item.path)
        for difference in item.left_out:
            left_out = say("cli.table_left_out", field=difference.words, value=_shown(difference.new))
            click.secho(f"        {left_out}", fg="yellow")
        for problem in () if told else item.problems:
            where = "" if problem.path == item.source else f"{_shown(problem.path)}: "
            _say(problem, f"        {where}")
        for note in item.notes:
            click.echo(f"        {_shown(note)}")
    counts = Counter(item.verdict for item in items)
    shown = [entry for entry in Verdict if entry is not Verdict.WAITING or counts[entry]]
    click.echo(", ".join(f"{counts[verdict]} {verdict.word}" for verdict in shown) + ".")


def show_problems(problems: Sequence[Problem]) -> None:
    """A line for each, with its place."""
    for problem in problems:
        _say(problem, f"{_shown(problem.path)}: ")


def _say(problem: Problem, before: str) -> None:
    words = in_words(problem) + _other(problem)
    words = say("cli.table_warning", said=words) if problem.is_warning else words
    click.secho(f"{before}{words}", fg="yellow" if problem.is_warning else "red")


def _show_change(changed: Changed, path: str) -> None:
    """Every changed field of a record, old and new; the file where it is not the item's own."""
    if changed.path != path:
        click.echo(f"        {changed.path}")
    for line in listed(list(changed.taken)):
        click.echo(f"          {line}")
    for line in listed(list(changed.waiting)):
        click.secho(f"          {say('cli.table_waits', line=line)}", fg="yellow")


def _other(problem: Problem) -> str:
    """The other file of a doubt, which the words for a sender do not name."""
    first = str(problem.params.get("first", ""))
    return f" ({_shown(first)})" if first.endswith(".yml") and first not in in_words(problem) else ""


def _shown(text: str) -> str:
    """A stranger's words on one line without control characters."""
    return clean(text)[:200]
