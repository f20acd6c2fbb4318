"""`ocop print`: a booklet, leaflets, cards and sheets of stamps for fairs and showrooms."""

from datetime import date
from pathlib import Path

import click

from build_hooks.cli.choosing import Choice, catalog_to_print, choosing, products_of, refuse_unpublished
from build_hooks.cli.sheets import sheets
from build_hooks.cli.writing import write_job
from build_hooks.ground import dates
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.printing.booklet import FOLD, SINGLE, TWO_UP
from build_hooks.printing.jobs import booklet_job, cards_job, leaflets_job

_NAMES = {SINGLE: "cam-nang", TWO_UP: "cam-nang-hai-trang", FOLD: "cam-nang-gap"}
_sample = click.option("--sample", is_flag=True, help="In chữ MẪU; cần khi địa chỉ còn là ví dụ hoặc chưa đăng.")


@click.group("print")
def print_() -> None:
    """In cẩm nang, tờ rơi, thẻ bàn và tờ tem cho hội chợ, gian trưng bày; tệp PDF nằm trong print/.

    Mọi mã QR đều được quét thử trước khi giao. Hạng sao và thời hạn giấy chứng nhận là của ngày in; ngày ấy có trên
    từng bản.
    """


@print_.command("booklet")
@choosing
@click.option("--two-up", "way", flag_value=TWO_UP, help="Hai trang A5 trên một tờ A4, theo thứ tự đọc.")
@click.option("--fold", "way", flag_value=FOLD, help="Hai trang trên một tờ A4, in hai mặt, gấp đôi và ghim giữa.")
@_sample
@click.pass_obj
def booklet_(root: Path, choice: Choice, way: str | None, sample: bool) -> None:
    """Cẩm nang sản phẩm OCOP, khổ A5: bìa, mục lục, từng nhóm, tra theo cơ sở và địa phương."""
    catalog, products, today = _chosen(root, choice, sample=sample)
    job = booklet_job(catalog, products, today, way or SINGLE, sample=sample)
    write_job(root, _NAMES[way or SINGLE], job, f"{len(products)} sản phẩm")


@print_.command("leaflet")
@choosing
@_sample
@click.pass_obj
def leaflet(root: Path, choice: Choice, sample: bool) -> None:
    """Tờ rơi: mỗi sản phẩm một trang A5."""
    catalog, products, today = _chosen(root, choice, sample=sample)
    job = leaflets_job(catalog, products, today, sample=sample)
    write_job(root, "to-roi", job, f"{len(products)} sản phẩm")


@print_.command("cards")
@choosing
@click.option("--price", is_flag=True, help="Thẻ giá; sản phẩm chưa có giá thì có chỗ trống để ghi tay.")
@_sample
@click.pass_obj
def cards_(root: Path, choice: Choice, price: bool, sample: bool) -> None:
    """Thẻ bàn khổ A6, bốn thẻ một tờ A4."""
    catalog, products, today = _chosen(root, choice, sample=sample)
    job = cards_job(catalog, products, today, price=price, sample=sample)
    write_job(root, "the-gia" if price else "the-ban", job, f"{len(products)} sản phẩm")


print_.add_command(sheets)


def _chosen(root: Path, choice: Choice, *, sample: bool) -> tuple[Catalog, list[Product], date]:
    catalog = catalog_to_print(root, "bản in", sample=sample)
    products = products_of(catalog, choice)
    if not sample:
        refuse_unpublished(catalog, ((one, "") for one in products))
    return catalog, products, dates.source_date() or dates.today()
