"""One cell as the text that its field wants: labels as keys, zeros that Excel dropped, lists cut at semicolons."""

import re
from datetime import date

from build_hooks import rules
from build_hooks.ground import dates
from build_hooks.ground.text import fold
from build_hooks.intake.texts import EMPTIED
from build_hooks.read.source import CONTROL
from build_hooks.read.values import NO, YES, Wrong, parse
from build_hooks.rules import Field
from build_hooks.workbook.grid import Cell, Kind
from build_hooks.workbook.ranks import rank_of

_CUT = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d{1,3}")
_CUT_TEXT = re.compile(r"\d(?:[.,]\d+[eE]\+?|[eE]\+)\d{1,3}")  # “2E10” may be a lot
_QUOTED = re.compile(r'"((?:[^";]|"")*;(?:[^"]|"")*)"')
_YES, _NO = {"x", "v", "✓", "✔", "☑", "1"}, {"0"}
_ZEROS = {"commune": 5, "old_commune": 5, "old_district": 3}
_EXACT_TYPES = frozenset({"gtin", "tax_code", "phone", "lot", "code"})
_WITHOUT_ZERO = re.compile(r"[35789]\d{8}|2\d{9}")
_POINT_ZERO = re.compile(r"^(\d{7,14})[.,]0+$")
_HYPHEN = re.compile(r"(?<=QĐ)(?:\s*[\u2010-\u2015-]\s*|\s+)(?=[A-ZĐ])")
# What is kept as it was typed; anything else that means the same is written plainly.
_PLAIN = {
    "date": re.compile(r"\d[\d/.-]*\d"),
    "period": re.compile(r"[\d/]+|\d{4}-\d{2}(?:-\d{2})?"),
    "integer": re.compile(r"[\d.]+"),
    "decimal": re.compile(r"[\d.,]+"),
    "phone": re.compile(r"[01][\d .()-]*", re.ASCII),
}
_NUMBERED = frozenset({"number", "decision"})  # texts in which a zero in front matters


def typed(cell: Cell, spec: Field) -> str:
    """The text of a cell for a field, EMPTIED where it says so. Raises Wrong for what the program that wrote the file
    has spoilt."""
    text = cell.text
    if fold(text.strip("()[] ")) == fold(rules.words("emptied")["vi"].strip("()")) and text[:1] in ("(", "["):
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
    if is_exact:
        text = as_exact(text)
    if spec.type == "phone":
        text = dialled(text)
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
    if spec.type == "gtin" and len(text) in (7, 11):
        return f"0{text}"
    return f"0{text}" if spec.type == "tax_code" and len(text) == 9 else text


def dialled(text: str) -> str:
    """The number of a telephone with the zero that a program dropped: of a mobile, or of a landline (0296…)."""
    return f"0{text}" if _WITHOUT_ZERO.fullmatch(text) else text


def as_exact(text: str) -> str:
    """Digits without what programs put around them: the apostrophe before a text, and “.0” behind a number."""
    return _POINT_ZERO.sub(r"\1", text.lstrip("'’"))


def decision_number(text: str) -> str:
    """The number of a paper with one plain hyphen behind QĐ: "1234/QĐ UBND", "1234/QĐ – UBND"."""
    return _HYPHEN.sub("-", text)


def _as_field(text: str, spec: Field) -> str:
    if spec.type == "choice":
        by_label = {fold(row["label"]): key for key, row in rules.choices(spec.choices).items()}
        return by_label.get(fold(text), text)
    if spec.type == "flag":
        low = text.lower()
        return YES if low in _YES else NO if low in _NO else low
    if spec.name == "stars":
        return stars(text)
    if spec.name == "decision":
        text = decision_number(text)
    if spec.type in _PLAIN and not _PLAIN[spec.type].fullmatch(text):
        return _plainly(text, spec)
    return text if spec.type in ("prose", "markdown", "list") else " ".join(text.split())


def _plainly(text: str, spec: Field) -> str:
    """A day, a sum or a telephone number in words as the catalog writes it; the text itself where it is none."""
    try:
        value = parse(" ".join(text.split()), spec)
    except Wrong:
        return " ".join(text.split())
    return dates.vietnamese(value) if isinstance(value, date) else str(value).replace(".", ",")


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
