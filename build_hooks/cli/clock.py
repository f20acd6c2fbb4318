"""The clock of this machine, judged by the days that the data names: it dates what cannot be taken back."""

from collections.abc import Iterable
from datetime import date

import click

from build_hooks.ground import dates
from build_hooks.ground.dates import vietnamese
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.rules.problems import Problem

MONTHS = 24  # after its newest day the data is not believed to be so old, nor the clock to be right


def day_to_write(catalog: Catalog, stated: date | None = None) -> date:
    """The day that a new code gets: the clock's, or the one that a person states; else one line says why neither."""
    newest, today = catalog.newest_day, dates.today()
    if stated is None:
        if words := doubt(catalog):
            raise click.ClickException(say("cli.clock_stops", said=words, today=vietnamese(today)))
        return today
    last = max(today, dates.add_months(newest, MONTHS)) if newest else today
    if stated > last or (newest and stated < newest):
        first = say("cli.clock_since", first=vietnamese(newest)) if newest else ""
        raise click.UsageError(say("cli.clock_on_range", stated=vietnamese(stated), first=first, last=vietnamese(last)))
    return stated


def doubt(catalog: Catalog) -> str:
    """What is odd about the clock, as one sentence; "" while nothing is."""
    newest, today = catalog.newest_day, dates.today()
    if newest and today < newest:
        return say("cli.clock_behind", today=vietnamese(today), newest=vietnamese(newest))
    if newest and today > dates.add_months(newest, MONTHS):
        return say("cli.clock_ahead", today=vietnamese(today), years=MONTHS // 12, newest=vietnamese(newest))
    return ""


def warn(catalog: Catalog) -> None:
    """For commands that write today's date into a file, where it can be mended."""
    if words := doubt(catalog):
        click.echo(say("cli.clock_warns", said=words), err=True)


def behind(problems: Iterable[Problem]) -> str:
    """One sentence for days of the data that lie ahead of the clock; "" where there are none."""
    ahead = [problem for problem in problems if problem.message == "future_date"]
    if not ahead:
        return ""
    newest = max(ahead, key=lambda problem: dates.parse_day(str(problem.params["date"])) or date.min)
    return say(
        "cli.clock_dates_ahead",
        today=newest.params["today"],
        count=len(ahead),
        day=newest.params["date"],
        place=newest.place,
    )


def told(problems: Iterable[Problem]) -> list[str]:
    """The problems as lines; several days that lie ahead are one: it is rather the clock that is behind."""
    found = list(problems)
    others = [problem for problem in found if problem.message != "future_date"]
    if len(found) - len(others) < 2:
        return [problem.line() for problem in found]
    return [*(other.line() for other in others), say("cli.clock_error", said=behind(found))]
