"""`ocop bundle`: the catalog as a folder and a zip for a computer without network."""

from pathlib import Path

import click

from build_hooks.bundle.making import FOLDER, NAME, CannotBundle, make_bundle
from build_hooks.cli.selecting import chosen, selecting
from build_hooks.cli.turn import alone
from build_hooks.ground.text import slugify
from build_hooks.model.edition import WIDEST, Edition
from build_hooks.model.selection import Selection
from build_hooks.pages.frame.words import counted
from build_hooks.read.catalog import read_catalog
from build_hooks.stamps.scanning import Unreadable


@click.command()
@selecting
@click.option("--size", type=click.Choice(list(WIDEST)), default="normal", help="small: chỉ kèm ảnh nhỏ, cho nhẹ.")
@click.option("--name", default=NAME, help=f"Tên thư mục và tệp zip. Mặc định {NAME}.")
@click.pass_obj
@alone
def bundle(
    root: Path,
    products: tuple[str, ...],
    groups: tuple[str, ...],
    places: tuple[str, ...],
    producers: tuple[str, ...],
    size: str,
    name: str,
) -> None:
    """Làm bản dùng không cần mạng: một thư mục và một tệp zip trong offline/, bấm đúp MO-DANH-MUC.html là xem được.

    MÃ là mã truy xuất hoặc tên tệp của sản phẩm. Cùng một loại lựa chọn thì cộng lại, khác loại thì thu hẹp; không chọn
    gì là cả danh mục.
    """
    if not name or slugify(name) != name:
        raise click.UsageError(f"--name {name}: chỉ dùng chữ thường không dấu, số và dấu “-”.")
    reading = read_catalog(root)
    if reading.errors:
        for problem in reading.errors:
            click.echo(problem.line(), err=True)
        raise click.ClickException("Chưa làm gì: hãy sửa các lỗi trên trước.")
    edition = Edition(Selection(groups, places, producers, products), WIDEST[size])
    catalog = chosen(reading.catalog, edition)
    try:
        made = make_bundle(catalog, edition, root / FOLDER / name)
    except (CannotBundle, Unreadable) as reason:
        raise click.ClickException(str(reason)) from None
    click.echo(f"{made.folder}: {counted(catalog.listed_products)}, {made.files} tệp, {_mb(made.size)}")
    click.echo(f"{made.zip}: {_mb(made.zip_size)}")


def _mb(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
