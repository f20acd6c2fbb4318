"""`ocop issue`: give accepted products their permanent codes."""

from pathlib import Path

import click

from build_hooks import codes, dates
from build_hooks.cli.turn import alone
from build_hooks.ledger import CannotWriteCode, code_for, is_waiting
from build_hooks.ledger import issue as give_code
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.read.catalog import read_catalog
from build_hooks.spelling import nearest


@click.command()
@click.argument("slugs", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Cấp cho mọi sản phẩm chưa có mã.")
@click.pass_obj
@alone
def issue(root: Path, slugs: tuple[str, ...], everything: bool) -> None:
    """Cấp mã truy xuất cho sản phẩm (tên tệp, không có .yml).

    Ghi mã vào tệp sản phẩm và ghi một tệp vào sổ ledger/. Mã đã cấp không đổi và không thu lại.
    """
    if bool(slugs) == everything:
        raise click.UsageError("Ghi tên một hay nhiều sản phẩm, hoặc --all.")
    # A code in the ledger that no product carries yet is what a run leaves that was broken off.
    reading = read_catalog(root, forgive=frozenset({"lost_code"}))
    if reading.errors:
        for problem in reading.errors:
            click.echo(problem.line(), err=True)
        raise click.ClickException("Chưa cấp mã nào: hãy sửa các lỗi trên trước.")
    catalog = reading.catalog
    _refuse_lost_codes(catalog)
    products = {one.slug: one for one in catalog.products}
    chosen = list(products.values()) if everything else [_product(products, slug) for slug in dict.fromkeys(slugs)]
    taken = {entry.code for entry in catalog.ledger}
    for product in chosen:
        if product.code or product.is_withdrawn:
            if not everything:
                click.echo(f"{product.path}: {_why_not(product)}")
            continue
        code = code_for(catalog, product, taken)
        try:
            give_code(catalog.root, product, code, dates.today())
        except CannotWriteCode:
            raise click.ClickException(
                f"{product.path}: không thêm được dòng “code”; hãy viết mỗi trường một dòng, bắt đầu từ đầu dòng."
            ) from None
        taken.add(code)
        click.echo(f"{product.path}: {codes.in_two_groups(code)}")


def _refuse_lost_codes(catalog: Catalog) -> None:
    """A product that lost its line must get its old code back, never a second one."""
    for entry in catalog.lost_codes:
        if not any(is_waiting(entry, product) for product in catalog.products):
            raise click.ClickException(
                f"Chưa cấp mã nào: mã {entry.code} của “{entry.name}” ({entry.product}.yml) không còn ở sản phẩm nào. "
                f"Thêm lại dòng “code: {entry.code}” vào tệp của sản phẩm ấy, hoặc phục hồi tệp đã xóa."
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
