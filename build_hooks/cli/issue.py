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


@click.command()
@click.argument("names", nargs=-1, metavar="[SẢN PHẨM|MÃ]…")
@click.option("--all", "everything", is_flag=True, help="Cấp cho mọi sản phẩm chưa có mã.")
@click.option("--on", "stated", metavar="NGÀY", help="Hôm nay là ngày nào, khi đồng hồ của máy không khớp dữ liệu.")
@click.option("--take-back", "back", is_flag=True, help="Thu lại những mã này: chưa đăng, không sản phẩm nào mang.")
@click.pass_obj
@alone
def issue(root: Path, names: tuple[str, ...], everything: bool, stated: str | None, back: bool) -> None:
    """Cấp mã truy xuất cho sản phẩm (tên tệp, không có .yml).

    Ghi mã vào tệp sản phẩm và ghi một tệp vào sổ ledger/. Mã đã cấp không đổi; đã đăng thì không thu lại được. Địa chỉ
    trang, mã vạch và lô mà tem được phép mang cũng ghi thêm vào sổ; chạy trên nhánh chính, trước khi đăng. Chạy lại
    thì chỉ ghi thêm điều mới.
    """
    if bool(names) == everything:
        raise click.UsageError("Ghi tên một hay nhiều sản phẩm, hoặc --all.")
    if back and everything:
        raise click.UsageError("--take-back: ghi từng mã cần thu lại.")
    if back:
        _take_back(_catalog(root), names)
        return
    day = _day(stated)
    catalog = _catalog(root)
    _refuse_lost_codes(catalog)
    products = {one.slug: one for one in catalog.products}
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
        raise click.UsageError(f"--on {stated}: không phải một ngày; viết như 27/01/2026.")
    return day


def _catalog(root: Path) -> Catalog:
    # A code in the ledger that no product carries yet is what a run leaves that was broken off.
    reading = read_catalog(root, forgive=frozenset({"lost_code"}))
    if not reading.errors:
        return reading.catalog
    others = [problem for problem in reading.errors if problem.message != "future_date"]
    if not others:
        raise click.ClickException(f"Chưa cấp mã nào: {clock.behind(reading.errors)}")
    for line in clock.told(reading.errors):
        click.echo(line, err=True)
    raise click.ClickException("Chưa cấp mã nào: hãy sửa các lỗi trên trước.")


def _give_codes(
    catalog: Catalog, chosen: Iterable[Product], stated: date | None, *, tell: bool
) -> dict[str, LedgerEntry]:
    """The entries of the codes that were given, by the products' slugs; `tell` of products that get none."""
    waiting = [one for one in chosen if not (one.code or one.is_withdrawn)]
    if not waiting and (words := clock.doubt(catalog)):
        click.echo(f"Lưu ý: {words}", err=True)
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
            raise click.ClickException(
                f"{product.path}: không thêm được dòng “code”; hãy viết mỗi trường một dòng, bắt đầu từ đầu dòng."
            ) from None
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
            f"{path}: {', '.join(news.left_out)} đã đủ số mục, không ghi thêm được; tem mang mục mới sẽ bị từ chối.",
            err=True,
        )
    if not news:
        return
    try:
        record(catalog.root, entry.code, news)
    except CannotAppend:
        raise click.ClickException(
            f"{path}: không ghi thêm được; hãy viết mỗi trường một dòng, bắt đầu từ đầu dòng."
        ) from None
    click.echo(f"{path}: ghi thêm {_told(news)}")


def _told(news: News) -> str:
    """ "địa chỉ https://…/; mã vạch 8936…; 12 lô: L1, L2, …"."""
    parts = [f"địa chỉ {host}" for host in news.hosts]
    if news.gtins:
        parts.append(f"mã vạch {', '.join(map(as_printed, news.gtins))}")
    if news.lots:
        more = ", …" if len(news.lots) > _LISTED else ""
        parts.append(f"{len(news.lots)} lô: {', '.join(news.lots[:_LISTED])}{more}")
    return "; ".join(parts)


def _refuse_lost_codes(catalog: Catalog) -> None:
    """A product that lost its line must get its old code back, never a second one."""
    lost = [one for one in catalog.lost_codes if not any(is_waiting(one, product) for product in catalog.products)]
    if not lost:
        return
    entry = lost[0]
    unpublished = " ".join(one.code for one in lost if not one.hosts)
    way = f" Mã chưa đăng, chưa in ở đâu thì thu lại: ocop issue --take-back {unpublished}" if unpublished else ""
    raise click.ClickException(
        f"Chưa cấp mã nào: mã {entry.code} của “{entry.name}” ({entry.product}.yml) không còn ở sản phẩm nào. "
        f"Thêm lại dòng “code: {entry.code}” vào tệp của sản phẩm ấy, hoặc phục hồi tệp đã xóa.{way}"
    )


def _take_back(catalog: Catalog, names: Iterable[str]) -> None:
    """Remove entries of codes that nobody can have printed: all that are named, or none."""
    entries = [_entry_to_take_back(catalog, name) for name in dict.fromkeys(names)]
    for entry in entries:
        take_back(catalog.root, entry.code)
        click.echo(f"{FOLDER}/{entry.code}.yml: đã thu lại mã {codes.in_two_groups(entry.code)} của “{entry.name}”.")


def _entry_to_take_back(catalog: Catalog, name: str) -> LedgerEntry:
    code = codes.typed(Path(name).stem)
    entry = catalog.entry_of_code.get(code)
    if entry is None:
        raise click.UsageError(f"Chưa thu lại mã nào: không có mã “{name}” trong sổ {FOLDER}/.")
    carrier = next((one for one in catalog.products if one.code == code), None)
    if carrier:
        raise click.ClickException(
            f"Chưa thu lại mã nào: {carrier.path} đang mang mã {code}. Mã chưa in thì xóa dòng “code” ở tệp ấy trước."
        )
    if entry.hosts:
        raise click.ClickException(
            f"Chưa thu lại mã nào: mã {code} của “{entry.name}” đã đăng ở {entry.hosts[-1]}, có thể đã in trên bao bì. "
            f"{_way_on(catalog, entry)}"
        )
    return entry


def _way_on(catalog: Catalog, entry: LedgerEntry) -> str:
    """What to do with a published code that nobody carries: a product that has its own by now takes no second one."""
    twin = next((one for one in catalog.products if one.slug == entry.product and one.code), None)
    if twin is None:
        return f"Thêm lại dòng “code: {entry.code}” vào tệp của sản phẩm ấy."
    return (
        f"{twin.path} đang mang mã {twin.code}: hai nơi cùng cấp mã thì giữ mã của nơi đã đăng; "
        f"ở nơi chưa đăng, hoàn lại lần cấp mã (git revert) rồi mới gộp."
    )


def _why_not(product: Product) -> str:
    if product.code:
        return f"đã có mã {codes.in_two_groups(product.code)}"
    return "sản phẩm đã rút khỏi danh mục, không cấp mã"


def _product(products: dict[str, Product], slug: str) -> Product:
    name = Path(slug).stem
    if name not in products:
        near = nearest(name, products)
        hint = f" Có phải “{near}”?" if near else ""
        raise click.UsageError(f"Không có sản phẩm “{slug}”.{hint}")
    return products[name]
