"""Annexes as ODS and Word files, mostly spoilt: in their texts, their spans, their XML or their zip."""

import io
import zipfile

from tests.annexes.files import docx, ods
from tests.annexes.paper import Cell, Table
from tests.fuzz.dice import Dice
from tests.fuzz.packing import packed
from tests.fuzz.sheets import legal
from tests.fuzz.tables import annex
from tests.fuzz.target import Sample
from tests.fuzz.targets import xlsx

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


run, faults = xlsx.run, xlsx.faults  # whatever kind of file it is
