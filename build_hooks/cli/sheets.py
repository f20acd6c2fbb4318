"""`ocop print sheets`: stamps on sheets of labels, of a known kind or in a layout of one's own."""

import dataclasses
import re
from pathlib import Path

import click

from build_hooks import rules
from build_hooks.cli.choosing import Choice, catalog_to_print, choosing, named_lot, products_of, refuse_unpublished
from build_hooks.cli.measures import Millimetres
from build_hooks.cli.writing import write_job
from build_hooks.ground import dates
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.pages.stamps.view import stamp
from build_hooks.printing.jobs import sheets_job
from build_hooks.printing.label import TooSmall
from build_hooks.printing.sheet import A4, Sheet, faults, mm
from build_hooks.stamps.drawing import Stamp
from build_hooks.stamps.symbol import LEVELS, make_symbol

_KNOWN = "\n".join(f"  {name}: {row['label']}" for name, row in rules.sheets().items())


class Pair(click.ParamType):  # type: ignore[type-arg]
    """Two lengths in mm, or two counts: "70x37", "63,5×33,9"."""

    name = say("cli.value_pair")

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, float] | None:
        """The two numbers."""
        if isinstance(value, tuple):
            return value
        found = re.fullmatch(r"(\d{1,4}(?:[.,]\d{1,3})?)\s*[x×]\s*(\d{1,4}(?:[.,]\d{1,3})?)", str(value).strip())
        if found is None:
            self.fail(say("cli.no_pair", value=value), param, ctx)
        return float(found[1].replace(",", ".")), float(found[2].replace(",", "."))


@click.command(epilog=f"\b\n{say('cli.sheets_known')}\n{_KNOWN}", help=say("cli.sheets"))
@choosing
@click.option("--layout", type=click.Choice(list(rules.sheets())), help=say("cli.sheets_layout"))
@click.option("--label", type=Pair(), help=say("cli.sheets_label"))
@click.option("--grid", type=Pair(), help=say("cli.sheets_grid"))
@click.option("--edge", type=Pair(), help=say("cli.sheets_edge"))
@click.option("--gap", type=Pair(), help=say("cli.sheets_gap"))
@click.option("--paper", type=Pair(), help=say("cli.sheets_paper"))
@click.option("--start", type=int, default=1, help=say("cli.sheets_start"))
@click.option("--copies", type=click.IntRange(1, 10_000), default=1, help=say("cli.sheets_copies"))
@click.option("--marks", is_flag=True, help=say("cli.sheets_marks"))
@click.option("--size", type=Millimetres(1, 200), help=say("cli.sheets_size"))
@click.option("--level", type=click.Choice(list(LEVELS)), help=say("cli.level_for_film"))
@click.option("--sample", is_flag=True, help=say("cli.print_sample"))
@click.pass_obj
def sheets(
    root: Path,
    choice: Choice,
    layout: str | None,
    label: tuple[float, float] | None,
    grid: tuple[float, float] | None,
    edge: tuple[float, float] | None,
    gap: tuple[float, float] | None,
    paper: tuple[float, float] | None,
    start: int,
    copies: int,
    marks: bool,
    size: float | None,
    level: str | None,
    sample: bool,
) -> None:
    own = {"--label": label, "--grid": grid, "--edge": edge, "--gap": gap, "--paper": paper}
    sheet = _own(own, layout) if any(own.values()) else Sheet.known(layout or "3x8")
    if wrong := list(faults(sheet, start)):
        raise click.UsageError("; ".join(wrong) + ".")
    catalog = catalog_to_print(root, say("cli.piece_stamp"), sample=sample)
    stamps = [
        dataclasses.replace(item, level=level or "", size=size or 0.0, sample=item.sample or sample)
        for item in _stamps(catalog, choice, sample=sample)
    ]
    _check_size(stamps, size)
    today = dates.source_date() or dates.today()
    repeated = [item for item in stamps for _ in range(copies)]
    try:
        job = sheets_job(sheet, repeated, today, start=start, marks=marks)
    except TooSmall as reason:
        wide, high = (mm(number) for number in reason.need)
        raise click.UsageError(
            say("cli.sheets_too_small", width=mm(sheet.width), height=mm(sheet.height), wide=wide, high=high)
        ) from None
    write_job(root, "to-tem", job, say("cli.count_stamps", count=len(repeated)))


def _own(given: dict[str, tuple[float, float] | None], layout: str | None) -> Sheet:
    """A sheet by its measures; nothing that was asked for is passed over in silence."""
    if layout:
        raise click.UsageError(say("cli.sheets_one_way", layout=layout))
    label, grid, edge, gap, paper = given.values()
    if label is None or grid is None:
        raise click.UsageError(say("cli.sheets_both"))
    if grid != (int(grid[0]), int(grid[1])):
        raise click.UsageError(say("cli.sheets_whole_numbers"))
    (wide, high), (left, top), (gap_x, gap_y) = label, edge or (0.0, 0.0), gap or (0.0, 0.0)
    return Sheet(wide, high, int(grid[0]), int(grid[1]), left, top, gap_x, gap_y, paper or A4)


def _stamps(catalog: Catalog, choice: Choice, *, sample: bool) -> list[Stamp]:
    """Of lots only where they are named; of many products those with a code."""
    if choice.wanted and not (choice.everything or choice.groups or choice.places or choice.producers):
        wanted = [named_lot(catalog, text) for text in choice.wanted]
        if not sample:
            refuse_unpublished(catalog, wanted)
        return list(dict.fromkeys(stamp(catalog, *pair) for pair in wanted))
    products = products_of(catalog, choice)
    if not sample:
        refuse_unpublished(catalog, ((product, "") for product in products))
    found = [stamp(catalog, product) for product in products if product.code]
    if len(found) < len(products):
        click.echo(say("cli.sheets_no_code", count=len(products) - len(found)), err=True)
    if not found:
        raise click.UsageError(say("cli.sheets_no_codes"))
    return found


def _check_size(stamps: list[Stamp], size: float | None) -> None:
    least = max(make_symbol(item.address, item.level, item.size).least_size for item in stamps)
    if size is not None and size < least:
        raise click.UsageError(say("cli.size_too_small", size=size, least=least))
