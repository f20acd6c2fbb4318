"""Made-up tables, as people fill in the template or publish the annex of a decision, and what becomes of them."""

import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from build_hooks.model.catalog import Catalog
from build_hooks.places import tables
from build_hooks.read.catalog import read_catalog
from build_hooks.workbook import columns
from build_hooks.workbook.annex import Decision, read_annex
from build_hooks.workbook.columns import Column
from build_hooks.workbook.grid import Sheet
from build_hooks.workbook.importing import Found, read_products, refuse_twins
from tests.building import CATALOG
from tests.fuzz.dice import NUMBERS, Dice
from tests.fuzz.records import scalar
from tests.fuzz.said import said

Rows = list[list[str]]

_DECISIONS = (
    Decision("86/QĐ-UBND", "27/01/2023", "UBND tỉnh An Giang", "province"),
    Decision("1/QĐ-UBND", "27/01/2026", "UBND tỉnh Tây Ninh"),
)
_ANNEX = (
    "STT",
    "Tên sản phẩm",
    "Tên chủ thể",
    "Địa chỉ",
    "Điểm",
    "Xếp hạng",
    "Ghi chú",
    "Nhóm",
    "Mã số thuế",
    "Hình ảnh",
)
_HEADINGS = ("I. Nhóm thực phẩm", "II", "Đồ uống", "A. Sản phẩm 4 sao", "Tổng cộng: 3 sản phẩm", "CHỦ TỊCH", "1", "(1)")
_RANKS = ("3 sao", "★★★★", "Ba sao", "***", "03 (ba) sao", "☆☆☆", "OCOP 4 sao", "5", "3.0", "²", "bốn sao sao")


@cache
def catalog() -> Catalog:
    """A catalog that does not change, read from a copy of its own."""
    with tempfile.TemporaryDirectory() as name:
        return read_catalog(Path(shutil.copytree(CATALOG, name, dirs_exist_ok=True))).catalog


@cache
def _known() -> tuple[str, ...]:
    products = [text for one in catalog().products for text in (one.slug, one.name)]
    return (*products, *(text for one in catalog().producers for text in (one.slug, one.name)))


@cache
def _columns(name: str) -> tuple[Column, ...]:
    return tuple(columns.by_header(name).values())


def template(dice: Dice, name: str) -> Rows:
    """A sheet of the template, with some of its columns and a few rows."""
    chosen = dice.some(_columns(name), 14)
    chosen += [one for one in _columns(name) if one.is_required and dice.happens(0.8)]
    heads = [dice.spoilt(one.label) if dice.happens(0.004) else one.label + dice.one(("", " *")) for one in chosen]
    rows = [[_cell(dice, one) if dice.happens(0.8) else "" for one in chosen] for _ in range(dice.number(6))]
    return [*([dice.plain()] for _ in range(dice.one((0, 0, 0, 1, 3)))), heads, *rows]


def _cell(dice: Dice, column: Column) -> str:
    if column.spec.type == "list":
        return dice.one((";", "\n")).join(dice.plain(1) for _ in range(dice.number(4)))
    if column.key in ("slug", "product", "owner"):
        return dice.one(_known()) if dice.happens(0.6) else dice.text(2)
    return scalar(dice, column.spec, 0.15)


def annex(dice: Dice) -> Rows:
    """A table as a decision's annex is published."""
    heads = [one for one in _ANNEX if dice.happens(0.75)]
    dice.shuffle(heads) if dice.happens(0.2) else None
    rows: Rows = [[dice.plain()] for _ in range(dice.number(3))] + [heads]
    for number in range(dice.number(7)):
        rows.append([dice.one(_HEADINGS)] if dice.happens(0.2) else [_of(dice, one, number) for one in heads])
    return rows


def _of(dice: Dice, head: str, number: int) -> str:
    if dice.happens(0.12):
        return dice.text(2) if dice.happens(0.7) else dice.one(NUMBERS)
    if head == "STT":
        return str(number + 1)
    if head == "Địa chỉ":
        parts = (f"ấp {dice.number(9)}", dice.one(tables.old_communes()).full_name, dice.one(("", "tỉnh An Giang")))
        return dice.one((", ", " - ", "; ")).join(one for one in parts if one)
    if head == "Xếp hạng":
        return dice.one(_RANKS)
    return f"{dice.between(50, 100)},{dice.number(100)}" if head == "Điểm" else dice.plain(2)


def imported(sheets: list[Sheet]) -> list[str]:
    """All that is said of sheets, read as the template or, where that is likelier, as an annex; seldom as both."""
    is_annex = any(cell.text == "STT" for sheet in sheets for row in sheet.rows.values() for cell in row.values())
    size = sum(len(sheet.rows) for sheet in sheets)
    lines: list[str] = []
    if not is_annex or size % 8 == 0:
        lines += _said(read_products(sheets, catalog()))
    if is_annex or size % 8 == 1:
        lines += _said(read_annex(sheets, _DECISIONS[size % 2], catalog()))
    return lines


def _said(found: Found) -> Iterator[str]:
    refuse_twins(found, catalog())
    yield from said(found.problems)
    yield from said(one for problems in found.wrong.values() for one in problems)
    yield from (ascii(one)[:4000] for one in found.proposals)


def seen(sheets: list[Sheet]) -> Iterator[object]:
    """What was read of the cells."""
    for sheet in sheets:
        yield (
            sheet.name,
            [(cell.row, cell.column, cell.text, cell.kind) for row in sheet.rows.values() for cell in row.values()],
        )


def only_file(sample: dict[str, bytes], folder: Path) -> Path:
    """The sample's one file, in the folder."""
    ((name, content),) = sample.items()
    (folder / name).write_bytes(content)
    return folder / name
