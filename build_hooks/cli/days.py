"""Days as options of commands take them."""

from datetime import date

import click

from build_hooks.ground.dates import parse_day
from build_hooks.ground.words import say


class Day(click.ParamType[date]):
    """A day as people write it: 27/01/2026, 27-1-2026, “ngày 27 tháng 01 năm 2026”."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; one that does not exist is said in one line."""
        try:
            day = value if isinstance(value, date) else parse_day(str(value))
        except ValueError:
            day = None
        if day is None:
            self.fail(say("cli.no_day", value=value), param, ctx)
        return day
