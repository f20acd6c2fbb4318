"""`ocop issue`: give accepted products their permanent codes, and keep in the ledger what stamps may carry."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from build_hooks.cli import clock
from build_hooks.cli.turn import alone
from build_hooks.ground import codes, dates
from build_hooks.ground.gtins import as_printed
from build_hooks.ground.spelling import nearest
from build_hooks.ground.words import say
from build_hooks.intake.appending import CannotAppend
from build_hooks.intake.issuing import (
    FOLDER,
    CannotWriteCode,
    code_for,
    entry_of,
    is_waiting,
    take_back,
)
from build_hooks.intake.issuing import issue as give_code
from build_hooks.intake.published import News, news_of, record
from build_hooks.model.catalog import Catalog
from build_hooks.model.ledger import LedgerEntry
from build_hooks.model.product import Product
from build_hooks.read.catalog import read_catalog

_LISTED = 5  # of many lots, those that a line names


@click.command(help=say("cli.issue"))
@click.argument("names", nargs=-1, metavar=say("cli.value_products_or_codes"))
@click.option("--all", "everything", is_flag=True, help=say("cli.issue_all"))
@click.option("--on", "stated", metavar=say("cli.value_day"), help=say("cli.issue_on"))
@click.option("--take-back", "back", is_flag=True, help=say("cli.issue_take_back"))
@click.pass_obj
@alone
def issue(root: Path, names: tuple[str, ...], everything: bool, stated: str | None, back: bool) -> None:
    if bool(names) == everything:
        raise click.UsageError(say("cli.issue_none"))
    if back and everything:
        raise click.UsageError(say("cli.take_back_none"))
    if back:
        _take_back(_catalog(root), names)
        return
    day = _day(stated)
    catalog = _catalog(root)
    _refuse_lost_codes(catalog)
    products = {item.slug: item for item in catalog.products}
    chosen = list(products.values()) if everything else [_product(products, slug) for slug in dict.fromkeys(names)]
    given = _give_codes(catalog, chosen, day, tell=not everything)
    for product in chosen:
        if entry := given.get(product.slug) or catalog.entry_of_code.get(product.code):
            _publish(catalog, product, entry)


def _day(stated: str | None) -> date | None:
    try:
        day = dates.parse_day(stated.strip()) if stated else None
    except ValueError:
        day = None
    if stated and day is None:
        raise click.UsageError(say("cli.issue_no_day", stated=stated))
    return day


def _catalog(root: Path) -> Catalog:
    # A code in the ledger that no product carries yet is what a run leaves that was broken off.
    reading = read_catalog(root, forgive=frozenset({"lost_code"}))
    if not reading.errors:
        return reading.catalog
    others = [problem for problem in reading.errors if problem.message != "future_date"]
    if not others:
        raise click.ClickException(say("cli.issue_clock", said=clock.behind(reading.errors)))
    for line in clock.told(reading.errors):
        click.echo(line, err=True)
    raise click.ClickException(say("cli.issue_mend"))


def _give_codes(
    catalog: Catalog, chosen: Iterable[Product], stated: date | None, *, tell: bool
) -> dict[str, LedgerEntry]:
    """The entries of the codes that were given, by the products' slugs; `tell` of products that get none."""
    waiting = [item for item in chosen if not (item.code or item.is_withdrawn)]
    if not waiting and (words := clock.doubt(catalog)):
        click.echo(say("cli.note", said=words), err=True)
    day = clock.day_to_write(catalog, stated) if waiting else dates.today()
    given: dict[str, LedgerEntry] = {}
    taken = {entry.code for entry in catalog.ledger}
    for product in chosen:
        if product.code or product.is_withdrawn:
            if tell:
                click.echo(f"{product.path}: {_why_not(product)}")
            continue
        code = code_for(catalog, product, taken)
        try:
            give_code(catalog.root, product, code, day)
        except CannotWriteCode:
            raise click.ClickException(say("cli.issue_no_line", path=product.path)) from None
        taken.add(code)
        given[product.slug] = catalog.entry_of_code.get(code) or entry_of(product, code, day)
        click.echo(f"{product.path}: {codes.in_two_groups(code)}")
    return given


def _publish(catalog: Catalog, product: Product, entry: LedgerEntry) -> None:
    """Write what is new into the entry, and say what; one that cannot be written ends no run."""
    news = news_of(catalog.settings, product, entry)
    path = f"{FOLDER}/{entry.code}.yml"
    if news.left_out:
        click.echo(
            say("cli.issue_full", path=path, names=", ".join(news.left_out)),
            err=True,
        )
    if not news:
        return
    try:
        record(catalog.root, entry.code, news)
    except CannotAppend:
        raise click.ClickException(say("cli.issue_not_added", path=path)) from None
    click.echo(say("cli.issue_added", path=path, what=_told(news)))


def _told(news: News) -> str:
    """ "địa chỉ https://…/; mã vạch 8936…; 12 lô: L1, L2, …"."""
    parts = [say("cli.issue_host", host=host) for host in news.hosts]
    if news.gtins:
        parts.append(say("cli.issue_gtins", gtins=", ".join(map(as_printed, news.gtins))))
    if news.lots:
        more = ", …" if len(news.lots) > _LISTED else ""
        parts.append(say("cli.issue_lots", count=len(news.lots), lots=", ".join(news.lots[:_LISTED]), more=more))
    return "; ".join(parts)


def _refuse_lost_codes(catalog: Catalog) -> None:
    """A product that lost its line must get its old code back, never a second one."""
    lost = [code for code in catalog.lost_codes if not any(is_waiting(code, product) for product in catalog.products)]
    if not lost:
        return
    entry = lost[0]
    unpublished = " ".join(item.code for item in lost if not item.hosts)
    way = say("cli.issue_unpublished", code=unpublished) if unpublished else ""
    raise click.ClickException(say("cli.issue_lost", code=entry.code, name=entry.name, product=entry.product, way=way))


def _take_back(catalog: Catalog, names: Iterable[str]) -> None:
    """Remove entries of codes that nobody can have printed: all that are named, or none."""
    entries = [_entry_to_take_back(catalog, name) for name in dict.fromkeys(names)]
    for entry in entries:
        take_back(catalog.root, entry.code)
        click.echo(
            say(
                "cli.take_back_done",
                folder=FOLDER,
                code=entry.code,
                shown=codes.in_two_groups(entry.code),
                name=entry.name,
            )
        )


def _entry_to_take_back(catalog: Catalog, name: str) -> LedgerEntry:
    code = codes.typed(Path(name).stem)
    entry = catalog.entry_of_code.get(code)
    if entry is None:
        raise click.UsageError(say("cli.take_back_unknown", name=name, folder=FOLDER))
    carrier = next((product for product in catalog.products if product.code == code), None)
    if carrier:
        raise click.ClickException(say("cli.take_back_carried", path=carrier.path, code=code))
    if entry.hosts:
        way = _way_on(catalog, entry)
        raise click.ClickException(
            say("cli.take_back_published", code=code, name=entry.name, host=entry.hosts[-1], way=way)
        )
    return entry


def _way_on(catalog: Catalog, entry: LedgerEntry) -> str:
    """What to do with a published code that nobody carries: a product that has its own by now takes no second one."""
    twin = next((product for product in catalog.products if product.slug == entry.product and product.code), None)
    if twin is None:
        return say("cli.take_back_way", code=entry.code)
    return say("cli.take_back_twin", path=twin.path, code=twin.code)


def _why_not(product: Product) -> str:
    if product.code:
        return say("cli.issue_has_code", code=codes.in_two_groups(product.code))
    return say("cli.issue_withdrawn")


def _product(products: dict[str, Product], slug: str) -> Product:
    name = Path(slug).stem
    if name not in products:
        near = nearest(name, products)
        hint = say("cli.did_you_mean", near=near) if near else ""
        raise click.UsageError(say("cli.issue_no_product", slug=slug, hint=hint))
    return products[name]
