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

    name = "SỐxSỐ"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, float] | None:
        """The two numbers."""
        if isinstance(value, tuple):
            return value
        found = re.fullmatch(r"(\d{1,4}(?:[.,]\d{1,3})?)\s*[x×]\s*(\d{1,4}(?:[.,]\d{1,3})?)", str(value).strip())
        if found is None:
            self.fail(f"“{value}” không phải hai số, như 70x37.", param, ctx)
        return float(found[1].replace(",", ".")), float(found[2].replace(",", "."))


@click.command(epilog=f"\b\nKiểu tờ nhãn (khổ A4, cỡ tính bằng mm):\n{_KNOWN}")
@choosing
@click.option("--layout", type=click.Choice(list(rules.sheets())), help="Kiểu tờ nhãn. Mặc định 3x8.")
@click.option("--label", type=Pair(), help="Kiểu riêng: cỡ nhãn, mm, như 60x30; đi cùng --grid.")
@click.option("--grid", type=Pair(), help="Kiểu riêng: số cột x số hàng.")
@click.option("--edge", type=Pair(), help="Kiểu riêng: lề trái x lề trên, mm. Mặc định 0x0.")
@click.option("--gap", type=Pair(), help="Kiểu riêng: khe ngang x khe dọc giữa các nhãn, mm. Mặc định 0x0.")
@click.option("--paper", type=Pair(), help="Kiểu riêng: khổ giấy, mm. Mặc định A4.")
@click.option("--start", type=int, default=1, help="Nhãn trống đầu tiên của tờ đã dùng dở, đếm từng hàng từ 1.")
@click.option("--copies", type=click.IntRange(1, 10_000), default=1, help="Mỗi tem in mấy nhãn.")
@click.option("--marks", is_flag=True, help="In dấu cắt ở góc các nhãn, cho giấy thường.")
@click.option("--size", type=Millimetres(1, 200), help="Cạnh ô mã, mm. Mặc định lớn vừa nhãn, ít nhất 20.")
@click.option("--level", type=click.Choice(list(LEVELS)), default="M", help="Q cho màng, bao và hàng đông lạnh.")
@click.option("--sample", is_flag=True, help="In chữ MẪU; cần khi địa chỉ còn là ví dụ hoặc chưa đăng.")
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
    level: str,
    sample: bool,
) -> None:
    """Tem xếp trên tờ nhãn, đúng vị trí từng nhãn. MÃ/LÔ là tem của một lô."""
    own = {"--label": label, "--grid": grid, "--edge": edge, "--gap": gap, "--paper": paper}
    sheet = _own(own, layout) if any(own.values()) else Sheet.known(layout or "3x8")
    if wrong := list(faults(sheet, start)):
        raise click.UsageError("; ".join(wrong) + ".")
    catalog = catalog_to_print(root, "tem", sample=sample)
    stamps = [
        dataclasses.replace(one, level=level, size=size or 0.0, sample=one.sample or sample)
        for one in _stamps(catalog, choice, sample=sample)
    ]
    _check_size(stamps, size)
    today = dates.source_date() or dates.today()
    repeated = [one for one in stamps for _ in range(copies)]
    try:
        job = sheets_job(sheet, repeated, today, start=start, marks=marks)
    except TooSmall as reason:
        wide, high = (mm(one) for one in reason.need)
        raise click.UsageError(
            f"nhãn {mm(sheet.width)} × {mm(sheet.height)} mm quá nhỏ cho tem: ô mã với viền trắng cần ít nhất "
            f"{wide} × {high} mm."
        ) from None
    write_job(root, "to-tem", job, f"{len(repeated)} tem")


def _own(given: dict[str, tuple[float, float] | None], layout: str | None) -> Sheet:
    """A sheet by its measures; nothing that was asked for is passed over in silence."""
    if layout:
        raise click.UsageError(f"Chọn một trong hai: --layout {layout}, hoặc kiểu riêng bằng --label và --grid.")
    label, grid, edge, gap, paper = given.values()
    if label is None or grid is None:
        raise click.UsageError("Kiểu riêng cần cả --label và --grid.")
    if grid != (int(grid[0]), int(grid[1])):
        raise click.UsageError("--grid: số cột và số hàng phải là số nguyên.")
    (wide, high), (left, top), (gap_x, gap_y) = label, edge or (0.0, 0.0), gap or (0.0, 0.0)
    return Sheet(wide, high, int(grid[0]), int(grid[1]), left, top, gap_x, gap_y, paper or A4)


def _stamps(catalog: Catalog, choice: Choice, *, sample: bool) -> list[Stamp]:
    """Of lots only where they are named; of many products those with a code."""
    if choice.wanted and not (choice.everything or choice.groups or choice.places or choice.producers):
        wanted = [named_lot(catalog, text) for text in choice.wanted]
        if not sample:
            refuse_unpublished(catalog, wanted)
        return list(dict.fromkeys(stamp(catalog, *one) for one in wanted))
    products = products_of(catalog, choice)
    if not sample:
        refuse_unpublished(catalog, ((one, "") for one in products))
    found = [stamp(catalog, one) for one in products if one.code]
    if len(found) < len(products):
        click.echo(f"Bỏ qua {len(products) - len(found)} sản phẩm chưa có mã.", err=True)
    if not found:
        raise click.UsageError("Chưa sản phẩm nào được chọn có mã; chạy “ocop issue” trước.")
    return found


def _check_size(stamps: list[Stamp], size: float | None) -> None:
    least = max(make_symbol(one.address, one.level).least_size for one in stamps)
    if size is not None and size < least:
        raise click.UsageError(f"--size {size:g}: quá nhỏ để điện thoại quét được; ít nhất {least:g} mm.")
