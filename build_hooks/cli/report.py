"""`ocop report`: the figures of a report, in the terminal, as JSON, and as Excel and Word."""

import json
from datetime import date
from pathlib import Path
from textwrap import fill

import click

from build_hooks.cli.days import Day
from build_hooks.cli.turn import my_turn
from build_hooks.figures.counts import between, figures
from build_hooks.figures.reported import reported
from build_hooks.figures.tables import Table, worded
from build_hooks.ground import dates
from build_hooks.ground.cache import write_atomically
from build_hooks.ground.dates import vietnamese
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.read.catalog import read_catalog
from build_hooks.register.report_word import report_document
from build_hooks.register.spreadsheet import as_workbook

FOLDER = Path("print/so-lieu")


@click.command(help=say("cli.report"))
@click.option("--on", "today", type=Day(), metavar=say("cli.value_day"), help=say("cli.report_on"))
@click.option("--between", "period", type=Day(), nargs=2, metavar=say("cli.value_days"), help=say("cli.report_between"))
@click.option("--json", "as_json", is_flag=True, help=say("cli.report_json"))
@click.option("--tables", is_flag=True, help=say("cli.report_tables"))
@click.pass_obj
def report(root: Path, today: date | None, period: tuple[date, date] | None, as_json: bool, tables: bool) -> None:
    reading = read_catalog(root)
    for problem in reading.errors:
        click.secho(problem.line(), fg="red", err=True)
    if reading.sound is None:
        raise click.ClickException(say("cli.mend_to_write"))
    catalog, day = reading.sound, today or dates.source_date() or dates.today()
    if period and period[0] > period[1]:
        raise click.UsageError(say("cli.report_backwards"))
    found = _tables(catalog, day, period)
    if as_json:
        click.echo(json.dumps([_plain(table) for table in found], ensure_ascii=False, indent=2))
    else:
        for table in found:
            _show(table)
    if tables:
        note = say("figures.report_note", day=vietnamese(day), catalog=catalog.settings.name)
        title = say("figures.report")
        with my_turn(root):
            write_atomically(root / FOLDER / "so-lieu.xlsx", as_workbook(found, day))
            content = report_document(title, note, catalog.settings.office.name or catalog.settings.name, found)
            write_atomically(root / FOLDER / "so-lieu.docx", content)
        click.echo(say("cli.report_done", folder=FOLDER.as_posix()), err=as_json)
    if reading.errors:
        click.secho(say("cli.due_left_out", count=len(reading.errors)), fg="red", err=True)
        raise SystemExit(1)


def _tables(catalog: Catalog, day: date, period: tuple[date, date] | None) -> list[Table]:
    """Of a period what was decided and what ended; else what the catalog counts, then what reports state."""
    return [
        *(
            between(catalog, *period).values()
            if period
            else (*figures(catalog, day).values(), *reported(catalog).values())
        )
    ]


def _plain(table: Table) -> dict[str, object]:
    rows = [[str(value) if isinstance(value, date) else value for value in row] for row in table.rows]
    return {"title": table.title, "columns": list(table.columns), "rows": rows, "note": table.note}


def _show(table: Table) -> None:
    """In columns that stand below each other, what is counted at the right."""
    rows = [list(table.columns), *([worded(value) for value in row] for row in table.rows)]
    first, *widths = (max(len(row[number]) for row in rows) for number in range(len(table.columns)))
    click.secho(f"\n{table.title}", bold=True)
    for name, *values in rows:
        counted = (text.rjust(width) for text, width in zip(values, widths, strict=True))
        click.echo("  ".join(["", name.ljust(first), *counted]).rstrip())
    if table.note:
        click.echo(fill(table.note, 100, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False))
