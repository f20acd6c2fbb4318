"""`ocop template`, `ocop import`, `ocop export-xlsx`: the catalog and Excel."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from build_hooks import rules
from build_hooks.cli import clock, table
from build_hooks.cli.accepting import Accepting, accept_options
from build_hooks.cli.add import catalog_to_change, finish, write_all
from build_hooks.cli.turn import alone
from build_hooks.ground import dates
from build_hooks.ground.cache import write_atomically
from build_hooks.ground.text import as_seen
from build_hooks.ground.words import say
from build_hooks.intake.item import Item
from build_hooks.intake.taking import settle
from build_hooks.read.values import Wrong, parse
from build_hooks.rules.problems import Mark, Problem
from build_hooks.workbook.addresses import Asked, place_of
from build_hooks.workbook.annex import Decision, decision_of, group_of, is_annex, read_annex
from build_hooks.workbook.exporting import exported, private_values
from build_hooks.workbook.gathered import gathered
from build_hooks.workbook.grid import Sheet
from build_hooks.workbook.importing import Found, read_products, refuse_twins
from build_hooks.workbook.opening import open_sheets
from build_hooks.workbook.package import Refused
from build_hooks.workbook.typed import decision_number
from build_hooks.workbook.writing import workbook_bytes

_OUT = click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help=say("cli.out"))


@click.command(help=say("cli.template"))
@_OUT
def template(out: Path | None) -> None:
    _write(out or Path("mau-nhap-ocop.xlsx"), workbook_bytes())


@click.command("export-xlsx", help=say("cli.export_xlsx"))
@_OUT
@click.pass_obj
def export_xlsx(root: Path, out: Path | None) -> None:
    catalog = catalog_to_change(root)
    _write(out or Path("danh-muc-ocop.xlsx"), exported(catalog))
    carried = private_values(catalog)
    if any(carried):
        click.secho(say("cli.export_xlsx_private", **carried._asdict()), fg="yellow")


@click.command("import", help=say("cli.import", sign=rules.words("emptied")["vi"]))
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar=say("cli.value_file"))
@click.option("--decision", help=say("cli.import_decision"))
@click.option("--issued", help=say("cli.import_issued"))
@click.option("--issuer", help=say("cli.import_issuer"))
@click.option("--level", type=click.Choice(["province", "district", "central"]), help=say("cli.import_level"))
@click.option("--stars", type=click.Choice(["3", "4", "5"]), help=say("cli.import_stars"))
@click.option("--group", help=say("cli.import_group"))
@click.option("--place", help=say("cli.import_place"))
@click.option("--skip-wrong", is_flag=True, help=say("cli.import_skip_wrong"))
@accept_options
@click.option("--dry-run", is_flag=True, help=say("cli.dry_run"))
@click.pass_obj
@alone
def import_(
    root: Path,
    /,
    path: Path,
    skip_wrong: bool,
    accept: tuple[str, ...],
    accept_all: bool,
    dry_run: bool,
    **decision: str | None,
) -> None:
    annex = _decision(decision)
    catalog = catalog_to_change(root)
    clock.warn(catalog)
    try:
        sheets = open_sheets(path)
        if annex is None and is_annex(sheets):
            raise click.UsageError(_asks_for_decision(sheets))
        found = read_annex(sheets, annex, catalog) if annex else read_products(sheets, catalog)
        refuse_twins(found, catalog)
    except Refused as refused:
        click.secho(Problem(path.name, Mark(), "", refused.message, refused.params).line(), fg="red", err=True)
        raise SystemExit(1) from None
    right = [proposal for proposal in found.proposals if not _errors(found, proposal.source)]
    is_in_vain = not skip_wrong and any(not item.is_warning for item in _all_problems(found))
    asking = Accepting(accept, everything=accept_all, asks=not (dry_run or is_in_vain))
    items = _items(found, settle(catalog, right, update=True, accept=asking))
    table.show_problems(gathered([*found.problems, *(problem for item in items for problem in item.problems)]))
    is_wrong = any(item.errors for item in items) or any(not item.is_warning for item in found.problems)
    table.show(items, told=True)
    if is_wrong and not skip_wrong:
        click.echo(say("cli.import_wrong"))
        raise SystemExit(1)
    if not dry_run:
        write_all(root, items)
    finish(items, dry_run=dry_run, asked=asking)


def _items(found: Found, settled: list[Item]) -> list[Item]:
    """Every row's item in the order of the file; rows with wrong cells carry their reasons."""
    by_source = {entry.source: entry for entry in settled}
    items = []
    for proposal in found.proposals:
        told = found.wrong.get(proposal.source, [])
        item = by_source.get(proposal.source) or Item(proposal.source, str(proposal.product.get("name", "")))
        if any(not problem.is_warning for problem in told):
            item.refuse(*told)
        else:
            item.problems = [*told, *item.problems]
        in_cells = {problem.sentence(): problem for problem in told}  # of the product as a whole the cells are unknown
        here = [in_cells.get(problem.sentence(), problem) for problem in item.problems]
        item.problems = list({problem.line(): problem for problem in here}.values())
        items.append(item)
    return items


def _all_problems(found: Found) -> list[Problem]:
    return [*found.problems, *(problem for some in found.wrong.values() for problem in some)]


def _errors(found: Found, source: str) -> bool:
    return any(not problem.is_warning for problem in found.wrong.get(source, []))


def _decision(given: dict[str, str | None]) -> Decision | None:
    """What was said of a decision, each as a file of the catalog takes it; None for a workbook of the template."""
    if all(text is None for text in given.values()):
        return None
    number, issued, issuer = (as_seen(given[name] or "") for name in ("decision", "issued", "issuer"))
    if not (number and issued and issuer):
        raise click.UsageError(say("cli.import_needs_decision"))
    day = _checked("issued", issued)
    if day > dates.today():
        raise click.UsageError(say("cli.import_issued_ahead", issued=issued, today=dates.vietnamese(dates.today())))
    checked = _checked("decision", decision_number(number)), dates.vietnamese(day), _checked("issuer", issuer)
    said = Decision(*checked, given["level"] or "")
    return replace(said, stars=int(given["stars"] or 0), group=_group(given, said), place=_place(given, said))


def _group(given: dict[str, str | None], decision: Decision) -> str:
    """The key of the group that holds for rows without one."""
    text = as_seen(given["group"] or "")
    key = text if text in rules.choices("groups") else group_of(text, decision.taxonomy, may_begin=True)
    if text and not key:
        allowed = ", ".join(row["label"] for row in rules.choices("groups").values())
        raise click.UsageError(say("cli.import_no_group", found=text, allowed=allowed))
    return key


def _place(given: dict[str, str | None], decision: Decision) -> str:
    """The address that holds for rows without one, which has to be one place of the decision's day."""
    text = as_seen(given["place"] or "")
    if text and (doubt := place_of(Asked({"address": text}, decision.issuer, (), decision.day)).doubt):
        params = {"found": text, "why": doubt.why, "nearest": "; ".join(doubt.candidates)}
        raise click.UsageError(f"--place: {Problem('', Mark(), '', 'address_in_doubt', params).sentence()}.")
    return text


def _asks_for_decision(sheets: list[Sheet]) -> str:
    """That a file is the annex of a decision, with what it says of that itself."""
    printed = decision_of(sheets)
    said = (
        *([f'--decision "{printed.number}"'] if printed.number else []),
        *([f"--issued {printed.issued}"] if printed.issued else []),
        *([f'--issuer "{printed.issuer}"'] if printed.issuer else []),
    )
    return say("cli.import_is_annex_of", said=" ".join(said)) if said else say("cli.import_is_annex")


def _checked(name: str, text: str) -> Any:
    """The value of an option that a field of a recognition takes, or what is wrong with it in one line."""
    try:
        return parse(text, rules.records()["recognition"][name])
    except Wrong as wrong:
        problem = Problem("", Mark(), "", wrong.message, wrong.params)
        raise click.UsageError(f"--{name}: {problem.sentence()}.") from None


def _write(path: Path, content: bytes) -> None:
    if path.exists():
        raise click.ClickException(say("cli.out_exists", path=path))
    write_atomically(path.resolve(), content)
    click.echo(str(path))
