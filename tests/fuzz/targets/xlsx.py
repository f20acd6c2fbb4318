"""Workbooks: written part by part and spoilt, read as the template and as an annex."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from build_hooks.workbook.opening import open_sheets
from build_hooks.workbook.package import Refused
from tests.fuzz.dice import Dice
from tests.fuzz.said import unprintable
from tests.fuzz.sheets import workbook
from tests.fuzz.tables import Rows, annex, imported, only_file, seen, template
from tests.fuzz.target import Sample

_SHEETS = {
    "products": "Sản phẩm",
    "producers": "Chủ thể",
    "recognitions": "Công nhận",
    "documents": "Giấy tờ",
    "lots": "Lô hàng",
}


def make(dice: Dice) -> Sample:
    if dice.happens(0.01):
        return _round_trip(dice)
    tables: dict[str, Rows] = {}
    if dice.happens(0.35):
        tables[dice.one(("Phụ lục", "Sheet1", "Sản phẩm"))] = annex(dice)
    else:
        for name, label in _SHEETS.items():
            if name == "products" or dice.happens(0.3):
                tables[label if dice.happens(0.95) else dice.text(2)] = template(dice, name)
    if dice.happens(0.05):
        tables["Trang khác"] = [[dice.text()] for _ in range(3)]
    return {"bang.xlsx": workbook(dice, tables)}


def _round_trip(dice: Dice) -> Sample:
    """A workbook by openpyxl, whose texts are known beforehand."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Sản phẩm")
    for _ in range(4):
        sheet.append(
            [
                "".join(one for one in dice.text(2) if one.isprintable() and one < "\ue000")[:900] or "x"
                for _ in range(3)
            ]
        )
    buffer = BytesIO()
    book.save(buffer)
    return {"vong.xlsx": buffer.getvalue()}


def run(sample: Sample, folder: Path) -> object:
    try:
        sheets = open_sheets(only_file(sample, folder))
    except Refused as refused:
        return [refused.message], []
    return imported(sheets), list(seen(sheets))


def faults(sample: Sample, result: Any) -> Iterator[str]:  # noqa: ARG001
    lines, _ = result
    yield from unprintable(lines)
