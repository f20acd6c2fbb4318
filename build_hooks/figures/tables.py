"""A table of texts, numbers and days, whatever it is shown as."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from build_hooks.ground.dates import vietnamese

Value = str | int | date | None


class Table(NamedTuple):
    """A table with its name and a `note` below it; a value that nobody knows is None."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Value]]
    note: str = ""


def worded(value: Value) -> str:
    """As people read it."""
    return vietnamese(value) if isinstance(value, date) else "" if value is None else str(value)
