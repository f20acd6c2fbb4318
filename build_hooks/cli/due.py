"""`ocop due`: what ends and what has ended, whom to tell; as a list, as tables, and as letters to producers."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path

import click

from build_hooks import rules
from build_hooks.cli.days import Day
from build_hooks.cli.turn import my_turn
from build_hooks.ground import dates
from build_hooks.ground.dates import vietnamese
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.due import PRESSING, End, Kind, Term, ends
from build_hooks.model.selection import CannotSelect, Selection, select
from build_hooks.read.catalog import read_catalog
from build_hooks.register.table import kind_of

_TOLD = (*PRESSING, Term.UNDECIDED)
_ASIDE = (Term.NOTHING, Term.REVOKED, Term.WITHDRAWN, Term.SAMPLE)

_KEYS: Mapping[str, Callable[[Catalog, End], str]] = {
    "decision": lambda _, end: _decision(end),
    "commune": lambda _, end: end.product.origin.short or say("register.no_place"),
    "producer": lambda catalog, end: catalog.producer_name(end.product) or say("register.no_producer"),
    "group": lambda _, end: rules.label("groups", end.product.group_today),
}


@click.command(help=say("cli.due"))
@click.option("--on", "today", type=Day(), metavar=say("cli.value_day"), help=say("cli.due_on"))
@click.option("--by", type=click.Choice(list(_KEYS)), default="decision", help=say("cli.due_by"))
@click.option("--group", "groups", multiple=True, metavar=say("cli.value_group"), help=say("cli.choose_group"))
@click.option(
    "--place", "--commune", "places", multiple=True, metavar=say("cli.value_name"), help=say("cli.choose_place")
)
@click.option("--producer", "producers", multiple=True, metavar=say("cli.value_name"), help=say("cli.choose_producer"))
@click.option("--tables", is_flag=True, help=say("cli.due_tables"))
@click.option("--calendar", is_flag=True, help=say("cli.due_calendar"))
@click.option("--letters", "to_write", is_flag=True, help=say("cli.due_letters"))
@click.pass_obj
def due(
    root: Path,
    today: date | None,
    by: str,
    groups: tuple[str, ...],
    places: tuple[str, ...],
    producers: tuple[str, ...],
    tables: bool,
    calendar: bool,
    to_write: bool,
) -> None:
    reading = read_catalog(root)
    day = today or dates.source_date() or dates.today()
    for problem in reading.errors:
        click.secho(problem.line(), fg="red", err=True)
    if reading.sound is None:
        raise click.ClickException(say("cli.mend_to_write"))
    try:
        catalog = select(reading.sound, Selection(groups, places, producers))
    except CannotSelect as reason:
        raise click.UsageError(str(reason)) from None
    found = ends(catalog.products, day)
    _show(catalog, found, day, by)
    if tables or calendar or to_write:
        writing = import_module("build_hooks.cli.due_files")  # Excel, Word and typst take longer than all else
        with my_turn(root):
            for said in writing.written(root, catalog, found, day, (tables, calendar, to_write)):
                click.echo(said)
    if reading.errors:
        click.secho(say("cli.due_left_out", count=len(reading.errors)), fg="red", err=True)
        raise SystemExit(1)


def _show(catalog: Catalog, found: Iterable[End], today: date, by: str) -> None:
    """The pressing ones by term and key, then counts of what is not pressing and of what no longer counts."""
    of_term: dict[Term, list[End]] = {term: [] for term in Term}
    for end in found:
        of_term[end.term].append(end)
    click.echo(say("register.as_of", day=vietnamese(today)))
    for term in _TOLD:
        if ended := of_term[term]:
            click.secho(f"\n{_counted(term, len(ended))}", bold=True)
            _show_term(catalog, ended, today, by)
    click.echo()
    click.echo(say("register.rest", term=say(f"model.term_{Term.LATER}"), count=len(of_term[Term.LATER])))
    counts = Counter({term: len(of_term[term]) for term in _ASIDE if of_term[term]})
    if counts:
        click.echo(say("register.aside", counts=", ".join(_counted(term, count) for term, count in counts.items())))


def _counted(term: Term, count: int) -> str:
    return say("register.heading", term=say(f"model.term_{term}"), count=count)


def _show_term(catalog: Catalog, found: list[End], today: date, by: str) -> None:
    under: dict[str, list[End]] = {}
    for end in found:
        under.setdefault(_KEYS[by](catalog, end), []).append(end)
    for key, its in under.items():
        click.echo(f"  {key}")
        for end in its:
            click.echo(f"    {_line(catalog, end, today)}")


def _line(catalog: Catalog, end: End, today: date) -> str:
    days = end.days(today)
    when = ""
    if end.last_day and days is not None:
        name = "day_left" if days >= 0 else "day_gone"
        when = say(f"register.{name}", day=vietnamese(end.last_day), days=abs(days))
    what = "" if end.kind is Kind.CERTIFICATE else f"{kind_of(end)} {end.name}".strip()
    parts = (when, end.product.name, what, catalog.producer_name(end.product), end.product.origin.short)
    return " · ".join(part for part in parts if part)


def _decision(end: End) -> str:
    if end.kind is not Kind.CERTIFICATE:
        return kind_of(end)
    return say("register.decision", decision=end.name) if end.name else say("register.undecided_name")
