"""A sheet as cells with something in them, each a text with its place; whatever kind of file it was read from."""

from dataclasses import dataclass, field
from enum import Enum

from build_hooks.ground.words import say
from build_hooks.rules.problems import Mark, Problem

_LONGEST_NUMBER = 8  # digits; Excel has 1,048,576 rows, and Python refuses to read five thousand


class Kind(Enum):
    """What a cell held before it became a text."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    FLAG = "flag"
    ERROR = "error"
    FORMULA = "formula"  # without the value that the program had worked out


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` as a person would type it: 27/01/2023, 62,5, có. Row and column count from 1."""

    text: str
    row: int
    column: int
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by the cell of its upper left corner, 0 for none; `content` is empty when the file only links to it."""

    row: int
    column: int
    content: bytes


@dataclass
class Sheet:
    """`rows` holds only cells that are not empty; `file` is how people name the workbook, `name` "" for a CSV.

    Rows before 1 are lines above a table in a text. `wide` is how many columns merged cells cover, by row and column;
    `copied` are the places to which a value was copied because it is merged over them.
    """

    file: str
    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)
    is_hidden: bool = False
    is_cut: bool = False  # a page or a table of a text, which may go on with the one before
    has_ranges: bool = True  # whether its kind of file can say that cells are merged
    wide: dict[tuple[int, int], int] = field(default_factory=dict)
    copied: set[tuple[int, int]] = field(default_factory=set)

    def place(self, row: int = 0, column: int = 0) -> str:
        """ "bang.xlsx, Sản phẩm!C12" for people."""
        cell = f"{letters(column)}{row}" if row > 0 and column else (say("workbook.row", row=row) if row > 0 else "")
        inside = f"{self.name}!{cell}" if self.name and cell else self.name or cell
        return f"{self.file}, {inside}" if inside else self.file

    def problem(self, row: int, column: int, message: str, **params: object) -> Problem:
        """One thing wrong in one cell, or in a row as a whole."""
        return Problem(self.place(row, column), Mark(), "", message, params)

    def at(self, row: int, column: int) -> str:
        """The text of a cell; "" for an empty one."""
        cell = self.rows.get(row, {}).get(column)
        return cell.text if cell else ""


def letters(column: int) -> str:
    """Excel's name of a column: 1 is A, 28 is AB."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def position(reference: str) -> tuple[int, int]:
    """Row and column of "AB12"; 0 for what is left out or is none."""
    head = reference.replace("$", "").rstrip("0123456789")
    digits = reference.replace("$", "")[len(head) :]
    if len(head) > 3 or len(digits) > 7 or not all("A" <= letter <= "Z" for letter in head):
        return 0, 0
    column = 0
    for letter in head:
        column = column * 26 + ord(letter) - 64
    return int(digits or 0), column


def whole_number(text: str | None, otherwise: int = 0) -> int:
    """The number that a file counts by; `otherwise` for all but a few plain digits ("²" is one to `str.isdigit`)."""
    is_plain = bool(text) and len(text) <= _LONGEST_NUMBER and text.isascii() and text.isdigit()  # type: ignore[arg-type,union-attr]
    return int(text) if is_plain else otherwise  # type: ignore[arg-type]
