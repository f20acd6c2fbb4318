"""Which products to print: by code or name, group, place, producer, or all; and a catalog fit to be printed."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import click

from build_hooks.ground import codes
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.model.selection import CannotSelect, Selection, select
from build_hooks.pages.stamps.view import why_unpublished
from build_hooks.read.catalog import read_catalog


class Choice(NamedTuple):
    """What a person asked for: names, or everything that all filters let through."""

    wanted: tuple[str, ...]
    everything: bool
    groups: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    producers: tuple[str, ...] = ()


def choosing(command: Callable[..., None]) -> Callable[..., None]:
    """The options of a choice; the command takes it as `choice`."""

    def chosen(wanted: Any, everything: Any, groups: Any, places: Any, producers: Any, **others: Any) -> None:
        command(choice=Choice(wanted, everything, groups, places, producers), **others)

    chosen.__doc__, chosen.__name__ = command.__doc__, command.__name__
    chosen.__click_params__ = getattr(command, "__click_params__", [])  # type: ignore[attr-defined]
    for option in (
        click.option("--producer", "producers", multiple=True, metavar="TÊN", help="Sản phẩm của cơ sở này."),
        click.option("--place", "places", multiple=True, metavar="TÊN", help="Của tỉnh, xã hoặc huyện cũ này."),
        click.option("--group", "groups", multiple=True, metavar="NHÓM", help="Của nhóm này, như thuc-pham."),
        click.option("--all", "everything", is_flag=True, help="Mọi sản phẩm của danh mục."),
        click.argument("wanted", nargs=-1, metavar="[MÃ|TÊN TỆP]…"),
    ):
        chosen = option(chosen)
    return chosen


def catalog_to_print(root: Path, what: str, *, sample: bool) -> Catalog:
    """The catalog, with an address to print; `what` is printed in one word."""
    reading = read_catalog(root)
    if reading.errors:
        for problem in reading.errors:
            click.echo(problem.line(), err=True)
        raise click.ClickException(f"Chưa làm {what} nào: hãy sửa các lỗi trên trước.")
    settings = reading.catalog.settings
    if not settings.site_url:
        raise click.ClickException(f"mkdocs.yml chưa có site_url: {what} cần địa chỉ mà trang sẽ ở mãi.")
    if not settings.may_be_printed and not sample:
        raise click.ClickException(
            f"Chưa in được: “{settings.site_url}” không phải địa chỉ https thật mà điện thoại của người mua mở được. "
            f"Ghi địa chỉ thật vào site_url trong mkdocs.yml, hoặc thêm --sample để in thử {what} có chữ MẪU."
        )
    return reading.catalog


def refuse_unpublished(catalog: Catalog, wanted: Iterable[tuple[Product, str]]) -> None:
    """End the command, with a line each, where a code, or the lot of a code, has an address that is not published."""
    lines = [
        f"{product.path}: {why}"
        for product, lot in wanted
        if product.code and (why := why_unpublished(catalog, product, lot))
    ]
    for line in lines:
        click.echo(line, err=True)
    if lines:
        raise click.ClickException(
            "Chưa in gì: nơi tem mở ra phải có thật và còn mãi. Thêm --sample để in thử có chữ MẪU."
        )


def products_of(catalog: Catalog, choice: Choice) -> list[Product]:
    """The chosen products: named ones as they were named, others as lists show them."""
    filters = choice.groups + choice.places + choice.producers
    if bool(choice.wanted) == bool(choice.everything or filters):
        raise click.UsageError("Ghi một hay nhiều mã; hoặc --all; hoặc lọc bằng --group, --place, --producer.")
    if choice.wanted:
        return list({one.slug: one for one in (named(catalog, text) for text in choice.wanted)}.values())
    try:
        return list(select(catalog, Selection(choice.groups, choice.places, choice.producers)).listed_products)
    except CannotSelect as reason:
        raise click.UsageError(str(reason)) from None


def named(catalog: Catalog, name: str, what: str = "bản") -> Product:
    """The listed product with this code or file name; `what` of it is printed in one word."""
    code = codes.typed(name)
    product = next((one for one in catalog.products if one.slug == name or one.code == code != ""), None)
    if product is None:
        raise click.UsageError(f"Không có sản phẩm nào mang mã hay tên “{name}”.")
    if product.is_withdrawn:
        raise click.UsageError(f"{product.path}: sản phẩm đã rút khỏi danh mục, không in {what} mới.")
    return product


def named_lot(catalog: Catalog, text: str) -> tuple[Product, str]:
    """The product with a code, and the lot, of "CODE" or "CODE/LOT"."""
    name, _, lot = text.partition("/")
    product = named(catalog, name, "tem")
    if not product.code:
        raise click.UsageError(f"{product.path}: chưa có mã; chạy “ocop issue {product.slug}” trước.")
    if lot and lot not in {one.lot for one in product.lots_with_page}:
        raise click.UsageError(f"{product.path}: không có lô “{lot}” nào có trang riêng; xem mục lots của tệp.")
    return product, lot
