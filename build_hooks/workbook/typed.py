"""One cell as the text that its field wants: labels as keys, zeros that Excel dropped, lists cut at semicolons."""

import re

from build_hooks import rules
from build_hooks.ground.text import fold
from build_hooks.ground.words import say
from build_hooks.intake.texts import EMPTIED
from build_hooks.read.source import CONTROL
from build_hooks.read.values import NO, YES, Wrong
from build_hooks.rules import Field
from build_hooks.workbook.grid import Cell, Kind
from build_hooks.workbook.ranks import rank_of

_CUT = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d{1,3}")
_CUT_TEXT = re.compile(r"\d(?:[.,]\d+[eE]\+?|[eE]\+)\d{1,3}")  # “2E10” may be a lot
_QUOTED = re.compile(r'"((?:[^";]|"")*;(?:[^"]|"")*)"')
_YES, _NO = {"x", "v", "✓", "✔", "☑", "1"}, {"0"}
_ZEROS = {"commune": 5, "old_commune": 5, "old_district": 3}
_EXACT_TYPES = frozenset({"gtin", "tax_code", "phone", "lot", "code"})
_NUMBERED = frozenset({"number", "decision"})  # texts in which a zero in front matters


def typed(cell: Cell, spec: Field) -> str:
    """The text of a cell for a field, EMPTIED where it says so. Raises Wrong for what the program that wrote the file
    has spoilt."""
    text = cell.text
    if fold(text.strip("()[] ")) == fold(say("workbook.emptied").strip("()")) and text[:1] in ("(", "["):
        return EMPTIED
    if cell.kind is Kind.ERROR:
        raise Wrong("cell_error", found=text)
    if cell.kind is Kind.FORMULA:
        raise Wrong("formula_without_value")
    if control := CONTROL.search(text):
        raise Wrong("control_character", found=f"U+{ord(control[0]):04X}")
    is_exact = spec.type in _EXACT_TYPES or spec.name in _NUMBERED
    cut = _CUT if cell.kind is Kind.NUMBER else _CUT_TEXT
    if (is_exact or cell.kind is Kind.NUMBER) and (cut.fullmatch(text) or _is_rounded(cell)):
        raise Wrong("lost_digits", found=text)
    if cell.kind is Kind.DATE and is_exact:
        raise Wrong("date_in_text", found=text)
    return _as_field(with_zeros(text, spec) if cell.kind is Kind.NUMBER else text, spec)


def is_doubtful(cell: Cell, spec: Field) -> bool:
    """Whether zeros in front may have been lost, and nobody can tell."""
    return cell.kind is Kind.NUMBER and (spec.type == "lot" or spec.name in _NUMBERED) and cell.text[:1] != "0"


def _is_rounded(cell: Cell) -> bool:
    return cell.kind is Kind.NUMBER and len(cell.text.partition(",")[0]) > 15


def with_zeros(text: str, spec: Field) -> str:
    """A number with the zeros in front that this kind always has; the field's own check judges the rest."""
    if not (text.isascii() and text.isdigit()):
        return text
    if spec.type in _ZEROS:
        return text.zfill(_ZEROS[spec.type])
    is_short = len(text) == 9 and spec.type in ("phone", "tax_code")
    return f"0{text}" if is_short else text


def _as_field(text: str, spec: Field) -> str:
    if spec.type == "choice":
        by_label = {fold(row["label"]): key for key, row in rules.choices(spec.choices).items()}
        return by_label.get(fold(text), text)
    if spec.type == "flag":
        low = text.lower()
        return YES if low in _YES else NO if low in _NO else low
    if spec.name == "stars":
        return stars(text)
    return text if spec.type in ("prose", "markdown", "list") else " ".join(text.split())


def parts(text: str) -> list[str]:
    """The members of a list in one cell: a line each, or cut at semicolons but for one in quotes."""
    if quoted := _QUOTED.fullmatch(text):
        return [quoted[1].replace('""', '"')]
    members = text.split("\n") if "\n" in text else text.split(";")
    return [member.strip() for member in members if member.strip()]


def as_one_cell(members: list[str]) -> str:
    """The cell that `parts` makes these members of."""
    if len(members) == 1 and ";" in members[0]:
        return '"' + members[0].replace('"', '""') + '"'
    return "\n".join(members)


def stars(text: str) -> str:
    """The rank in words as its number, as ranks.py reads it; the text itself where it gives none."""
    return str(rank_of(text).stars or text)
