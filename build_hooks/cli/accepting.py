"""The yes to what waits: asked at a terminal for each record, or given by --accept and --accept-all."""

import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from build_hooks.ground.words import say
from build_hooks.intake.accepting import Question
from build_hooks.intake.differences import listed
from build_hooks.intake.item import Changed, Item
from build_hooks.intake.wording import clean

_NAMED = 5  # names in the last line
WAITS = 3  # exit code: nothing is wrong, and something waits; 2 is click's for wrong use
_Command = TypeVar("_Command", bound=Callable[..., Any])


def accept_options(command: _Command) -> _Command:
    """--accept and --accept-all."""
    everything = click.option("--accept-all", is_flag=True, help=say("cli.accept_all"))
    some = click.option(
        "--accept",
        multiple=True,
        metavar=say("cli.value_name"),
        help=say("cli.accept"),
    )
    return some(everything(command))


class Accepting:
    """Answers the questions of a run. Nobody is asked but at a terminal, and no yes is taken for granted."""

    def __init__(self, named: Sequence[str], *, everything: bool, asks: bool) -> None:
        self._named, self._everything = set(named), everything
        self._contested: set[str] = set()
        self._asks = asks and is_person()
        self._used: set[str] = set()

    def leave(self, items: Sequence[Item]) -> None:
        """Take no name for a yes where these items want different things of one record: it says not which is meant."""
        wanted: dict[str, list[Changed]] = {}
        for entry in (changed for item in items for changed in item.waiting):
            wanted.setdefault(entry.slug, []).append(entry)
        several = {
            slug for slug, found in wanted.items() if any(changed.waiting != found[0].waiting for changed in found)
        }
        self._contested = self._named & several
        self._named -= self._contested

    def __call__(self, question: Question) -> bool:
        if question.slug in self._named:
            self._used.add(question.slug)
            return True
        return self._everything or (self._asks and _ask(question))

    def tell(self, items: Sequence[Item]) -> bool:
        """Say what still waits and how it is taken; whether anything does."""
        for name in sorted(self._contested):
            click.secho(f"--accept {name}: {say('cli.accept_contested')}", fg="yellow")
        for name in sorted(self._named - self._used):
            click.secho(say("cli.accept_unused", name=name), fg="yellow")
        waiting = list(dict.fromkeys(changed.slug for item in items for changed in item.waiting))
        if not waiting:
            return False
        words = " ".join(f"--accept {text}" for text in waiting[:_NAMED])
        more = say("cli.accept_more", count=len(waiting) - _NAMED) if len(waiting) > _NAMED else ""
        click.secho(
            say("cli.accept_waits", count=len(waiting), words=words, more=more),
            fg="yellow",
        )
        return True


def is_person() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin.isatty()


def _ask(question: Question) -> bool:
    sender = say("cli.accept_sender", sender=clean(question.sender)[:200]) if question.sender else ""
    name = clean(question.name)[:200] or say("cli.unnamed")
    click.echo(f"{name}  ←  {clean(question.source)[:200]}{sender}")
    click.echo(f"        {say('cli.accept_compare', path=question.path)}")
    for line in listed(list(question.waiting)):
        click.echo(f"          {line}")
    return click.confirm(say("cli.accept_ask"), default=False)
