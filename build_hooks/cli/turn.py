"""One writer at a time: a lock that a command takes before it reads what it is going to change.

The system keeps the lock, not the file: it ends with the process that holds it, killed or not, on Windows too.
"""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Concatenate, ParamSpec

import click
from filelock import BaseFileLock, FileLock, Timeout

from build_hooks.ground.cache import FOLDER, remove_unfinished
from build_hooks.ground.disks import refusal
from build_hooks.ground.words import say

LOCK = FOLDER / "lock"
WRITTEN = ("ledger", "products", "producers", "images", "data", "print")
LIMIT = 600.0  # s; the largest thing waited for is a copy of thousands of products
_POLL = 0.2  # s

P = ParamSpec("P")


def alone(command: Callable[Concatenate[Path, P], None]) -> Callable[Concatenate[Path, P], None]:
    """Run the command, which gets the catalog's folder first, in its turn; at once where it only looks (`dry_run`)."""

    @functools.wraps(command)
    def in_turn(root: Path, /, *arguments: P.args, **options: P.kwargs) -> None:
        if options.get("dry_run"):
            command(root, *arguments, **options)
            return
        with my_turn(root):
            command(root, *arguments, **options)

    return in_turn


@contextmanager
def my_turn(root: Path) -> Iterator[None]:
    """Wait until no other command writes at `root`, and say so; what a killed one had half-written is gone then.

    What cannot be written ends the command with one line, and so does waiting for longer than LIMIT.
    """
    lock = FileLock(root / LOCK, poll_interval=_POLL, fallback_to_soft=False)
    try:
        _take(lock, root / LOCK)
        try:
            for folder in WRITTEN:
                remove_unfinished(root / folder)
            yield
        finally:
            lock.release()
    except OSError as error:
        if not (said := refusal(error, root / LOCK)):
            raise
        raise click.ClickException(said) from None


def _take(lock: BaseFileLock, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        lock.acquire(timeout=0)
        return
    except Timeout:
        click.echo(say("cli.turn_waits"), err=True)
    try:
        lock.acquire(timeout=LIMIT)
    except Timeout:
        raise click.ClickException(say("cli.turn_gave_up", minutes=LIMIT / 60)) from None
