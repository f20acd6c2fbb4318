"""Say how far long work is: a bar on a terminal, a quiet line now and then elsewhere, nothing for what is quick."""

import logging
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

T = TypeVar("T")
log = logging.getLogger("mkdocs.hooks.ocop")
_EVERY = 10.0  # seconds between the lines of a log


def progress(items: Iterable[T], total: int, what: str) -> Iterator[T]:
    """The items as they come, with word of how many of `total` there were."""
    if sys.stderr and sys.stderr.isatty():  # a program without a terminal may have none
        with click.progressbar(items, length=total, label=what, file=sys.stderr) as bar:
            yield from bar
        return
    told = time.monotonic()
    for number, item in enumerate(items, 1):
        yield item
        if time.monotonic() - told > _EVERY:
            told = time.monotonic()
            log.info("%s: %d/%d", what, number, total)
