"""CSV of every encoding and separator, read as the template and as an annex; what Python's writer wrote reads back."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from build_hooks.workbook.delimited import read_delimited, separator_of
from build_hooks.workbook.opening import open_sheets
from build_hooks.workbook.package import Refused
from build_hooks.workbook.values import tidy
from tests.fuzz.dice import Dice
from tests.fuzz.said import unprintable
from tests.fuzz.tables import Rows, annex, imported, only_file, seen, template
from tests.fuzz.target import Sample

_ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258", "cp1252", "utf-16-be")


def make(dice: Dice) -> Sample:
    rows = template(dice, "products") if dice.happens(0.6) else annex(dice)
    if dice.happens(0.01):
        rows += [["x"]] * dice.one((100, 5_001)) if dice.happens(0.5) else [["x"] * dice.one((401, 3_000))]
    if dice.happens(0.01):
        rows.append([dice.one("x ạ\n") * dice.one((32_768, 140_000))])
    if dice.happens(0.25):
        return {"vong.csv": _written(rows, dice.one(",;\t"), csv.QUOTE_ALL)}
    separator = dice.one((",", ";", "\t", "|"))
    text = _written(rows, separator).decode("utf-8", "surrogatepass")
    if dice.happens(0.15):
        text = f"sep={dice.one((separator, chr(34), ' ', 'x', 'é', chr(0), chr(92), '²'))}\n{text}"
    if dice.happens(0.4):
        text = dice.spoilt(text)
    content = text.encode(dice.one(_ENCODINGS), "replace")
    return {"bang.csv": dice.spoilt_bytes(content) if dice.happens(0.2) else content}


def _written(rows: Rows, separator: str, quoted: Literal[0, 1] = csv.QUOTE_MINIMAL) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=separator, quoting=quoted).writerows(rows)
    return buffer.getvalue().encode("utf-8", "surrogatepass")


def run(sample: Sample, folder: Path) -> object:
    try:
        sheets = open_sheets(only_file(sample, folder))
    except Refused as refused:
        return [refused.message], [], []
    lost = _lost(sample["vong.csv"]) if "vong.csv" in sample else []
    return imported(sheets), list(seen(sheets)), lost


def _lost(content: bytes) -> list[str]:
    """The cells that are another text than what was written."""
    text = content.decode("utf-8", "replace")
    if "\ufffd" in text or text.lower().startswith("sep="):
        return []
    rows = read_delimited(content, "vong.csv").rows
    found = []
    separator = separator_of(text)
    for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1):
        for at, one in enumerate(row, 1):
            cell = rows.get(number, {}).get(at)
            if tidy(one) != (cell.text if cell else ""):
                found.append(f"{one[:60]!r} is read as {cell and cell.text[:60]!r}")
    return found


def faults(sample: Sample, result: Any) -> Iterator[str]:  # noqa: ARG001
    lines, _, lost = result
    yield from unprintable(lines)
    yield from (f"not the same texts: {one}" for one in lost[:1])
