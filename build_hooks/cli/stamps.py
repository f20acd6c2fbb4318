"""`ocop stamps`: stamps for packs, every file read back before the command says done."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from build_hooks.cli.choosing import catalog_to_print, named_lot
from build_hooks.cli.measures import Millimetres
from build_hooks.ground import dates, gtins
from build_hooks.ground.cache import write_atomically
from build_hooks.ground.progress import progress
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.stamps.view import stamp, stars_line, why_unpublished
from build_hooks.stamps.drawing import Stamp
from build_hooks.stamps.making import make_many
from build_hooks.stamps.scanning import Unreadable
from build_hooks.stamps.symbol import LARGEST_MODULE, LEVELS, make_symbol
from build_hooks.stamps.writers import DPI, FORMATS

FOLDER = Path("print/tem")


class Wanted(NamedTuple):
    """One stamp to make: `name` of its file, and why it is refused, "" when it is not."""

    name: str
    stamp: Stamp
    refused: str = ""


@click.command()
@click.argument("wanted", nargs=-1, metavar="[MÃ|MÃ/LÔ]…")
@click.option("--all", "everything", is_flag=True, help="Tem của mọi sản phẩm có mã.")
@click.option("--format", "kinds", type=click.Choice(FORMATS), multiple=True, help="Mặc định: cả ba.")
@click.option("--dpi", type=click.IntRange(150, 2400), default=DPI, help="Độ phân giải của PNG. Mặc định 300.")
@click.option("--level", type=click.Choice(list(LEVELS)), default="M", help="Q cho màng, bao và hàng đông lạnh.")
@click.option("--size", type=Millimetres(1, 300), help="Cạnh ô mã, mm, không kể viền trắng. Mặc định 20.")
@click.option("--stars", is_flag=True, help="In hạng sao và ngày hết hiệu lực; chỉ khi chứng nhận còn hiệu lực.")
@click.option("--gs1", is_flag=True, help="Mã mang địa chỉ theo cú pháp GS1 Digital Link, mỗi mã số vạch một tem.")
@click.option("--sample", is_flag=True, help="In chữ MẪU; cần khi địa chỉ còn là ví dụ hoặc chưa đăng.")
@click.pass_obj
def stamps(
    root: Path,
    wanted: tuple[str, ...],
    everything: bool,
    kinds: tuple[str, ...],
    dpi: int,
    level: str,
    size: float | None,
    stars: bool,
    gs1: bool,
    sample: bool,
) -> None:
    """Làm tem dán lên bao bì, ghi vào print/tem/. Mỗi tệp được quét thử trước khi giao.

    MÃ là mã truy xuất hoặc tên tệp của sản phẩm; thêm /LÔ cho tem của một lô. Kết thúc với mã 1 khi có tem bị từ chối.
    """
    if bool(wanted) == everything:
        raise click.UsageError("Ghi một hay nhiều mã, hoặc --all.")
    catalog = catalog_to_print(root, "tem", sample=sample)
    chosen = _everything(catalog) if everything else [named_lot(catalog, text) for text in wanted]
    chosen = list({(product.slug, lot): (product, lot) for product, lot in chosen}.values())
    asked = [
        one for product, lot in chosen for one in _asked(catalog, product, lot, gs1=gs1, stars=stars, sample=sample)
    ]
    asked = [one._replace(stamp=dataclasses.replace(one.stamp, level=level, size=size or 0.0)) for one in asked]
    _check_size(asked, size)
    if sample:
        asked = [one._replace(stamp=dataclasses.replace(one.stamp, sample=True)) for one in asked]
    for one in asked:
        if one.refused:
            click.secho(f"{one.name}: {one.refused}", fg="red", err=True)
    good = [one for one in asked if not one.refused]
    _write(root, good, kinds or FORMATS, dpi)
    if len(good) < len(asked):
        raise SystemExit(1)


def _everything(catalog: Catalog) -> list[tuple[Product, str]]:
    return [(product, "") for product in catalog.products if product.code and not product.is_withdrawn]


def _asked(catalog: Catalog, product: Product, lot: str, *, gs1: bool, stars: bool, sample: bool) -> Iterator[Wanted]:
    """The stamps of a product or lot: one, or one for each of its GTINs."""
    line = stars_line(product, dates.today()) if stars else ""
    refused = "chứng nhận OCOP không rõ còn hiệu lực hôm nay, không in sao" if stars and not line else ""
    name = f"{product.code}-{lot}" if lot else product.code
    if gs1 and not product.gtins:
        yield Wanted(name, stamp(catalog, product, lot), "sản phẩm chưa có mã số vạch (gtin)")
        return
    for gtin in product.gtins if gs1 else ("",):
        its = dataclasses.replace(stamp(catalog, product, lot, gtin), stars=line)
        unpublished = "" if sample else why_unpublished(catalog, product, lot, gtin)
        yield Wanted(f"{name}-{gtins.as_printed(gtin)}" if gtin else name, its, unpublished or refused)


def _check_size(asked: list[Wanted], size: float | None) -> None:
    """Refuse a symbol too small for phones; say when a till may not see all of it."""
    if size is None:
        return
    symbols = [make_symbol(one.stamp.address, one.stamp.level) for one in asked]
    least = max((one.least_size for one in symbols), default=size)
    if size < least:
        raise click.UsageError(f"--size {size:g}: quá nhỏ để điện thoại quét được; ít nhất {least:g} mm.")
    if any(size > one.side * LARGEST_MODULE for one in symbols):
        click.echo("Lưu ý: ô mã lớn hơn cỡ GS1 khuyên cho máy quét ở quầy; điện thoại vẫn quét được.", err=True)


def _write(root: Path, wanted: list[Wanted], kinds: tuple[str, ...], dpi: int) -> None:
    if not wanted:
        click.echo("Chưa làm tem nào.")
        return
    replaced = 0
    try:
        made = progress(make_many((one.stamp for one in wanted), kinds, dpi), len(wanted), "Tem")
        for one, files in zip(wanted, made, strict=True):
            for kind, content in files.items():
                path = root / FOLDER / f"{one.name}.{kind}"
                replaced += path.is_file() and path.read_bytes() != content
                write_atomically(path, content)
    except Unreadable as reason:
        raise click.ClickException(f"Dừng lại: tem không quét được ({reason}). Thử --size lớn hơn.") from None
    again = f", {replaced} tệp cũ được thay" if replaced else ""
    click.echo(
        f"{len(wanted)} tem, {len(wanted) * len(kinds)} tệp trong {FOLDER.as_posix()}/, tệp nào cũng quét được{again}."
    )
