"""Annexes as ODS and Word files, mostly spoilt: in their texts, their spans, their XML or their zip."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from build_hooks.workbook.opening import open_sheets
from build_hooks.workbook.package import Refused
from tests.annexes.files import docx, ods
from tests.annexes.paper import Cell, Table
from tests.fuzz.dice import Dice
from tests.fuzz.packing import packed
from tests.fuzz.said import unprintable
from tests.fuzz.sheets import legal
from tests.fuzz.tables import annex, imported, only_file, seen
from tests.fuzz.target import Sample

_SPANS = (1, 1, 1, 1, 1, 2, 3, 40)


def make(dice: Dice) -> Sample:
    rows = annex(dice)
    cells = [
        {at: Cell(legal(text), dice.one(_SPANS), dice.one(_SPANS)) for at, text in enumerate(row) if text}
        for row in rows
    ]
    table = Table("Phụ lục", [legal(dice.text())], cells, [legal(dice.text())], width=max(map(len, rows)))
    make_file = dice.one((docx, ods))
    with zipfile.ZipFile(io.BytesIO(make_file([table], dice.random))) as whole:
        members = [(name, whole.read(name)) for name in whole.namelist()]
    if dice.happens(0.4):
        at = dice.number(len(members))
        name, content = members[at]
        members[at] = name, dice.spoilt(content.decode()).encode("utf-8", "replace")
    content = packed(members, dice, dice.one((0, 0, 0, 0.02)))
    return {"phu-luc.bin": dice.spoilt_bytes(content) if dice.happens(0.1) else content}


def run(sample: Sample, folder: Path) -> object:
    try:
        sheets = open_sheets(only_file(sample, folder))
    except Refused as refused:
        return [refused.message], []
    return imported(sheets), list(seen(sheets))


def faults(sample: Sample, result: Any) -> Iterator[str]:  # noqa: ARG001
    lines, _ = result
    yield from unprintable(lines)
