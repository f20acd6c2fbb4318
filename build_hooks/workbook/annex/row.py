"""A row below a header: its texts by what their columns are for, and what kind of row it is."""

import re
from dataclasses import dataclass
from functools import cached_property

from build_hooks.rules.names import identity
from build_hooks.rules.problems import Problem, Word
from build_hooks.workbook.annex.header import Header
from build_hooks.workbook.annex.lines import is_count, stated
from build_hooks.workbook.annex.owners import type_of
from build_hooks.workbook.grid import Sheet
from build_hooks.workbook.ranks import rank_of

PLACES = ("village", "address", "commune", "district", "province")
JOINED = ("owner", "owner_address", "tax_code", "kind", *PLACES)  # what is often merged over the rows of one owner
_UNSAID = Word("unsaid")
_NUMBER = re.compile(r"[(\[]?[\d.]+[)\]]?")  # below a header, columns are often numbered
_ORDER = re.compile(r"\d{1,4}[.)]?")
_MARK = re.compile(r"[ivxlc]+|[a-zđ]|[\d.]+|[-–+*•]", re.IGNORECASE)
_SCORE = re.compile(r"(\d{1,3})\s*(?:[.,]\s*(\d{1,4}))?\s*(?:/\s*100)?\s*(?:điểm|đ|d|diem)?\.?", re.IGNORECASE)
_NO_TICK = {"0", "-", "–", "—", "o"}
_TELLING = ("stars", "owner", "owner_address")  # what a product has, though it has no number
_LINES = ("owner", "owner_address", "owner_product")  # in whose cells a break may part a name from an address


@dataclass(frozen=True)
class Row:
    """`number` is that of the sheet."""

    sheet: Sheet
    header: Header
    number: int

    @cached_property
    def cells(self) -> dict[str, str]:
        """Texts by column, those that an address goes on in joined to it; empty ones are left out."""
        found = {name: self._text(name, column) for name, column in self.header.columns.items()}
        found |= {name: "" for name in ("stars", "score") if is_count(found.get(name, ""))}
        more = [text for column in self.header.continued if (text := _one_line(self.sheet.at(self.number, column)))]
        if more and found.get("address") not in more:  # a heading merged over the row stands in each of its cells
            found["address"] = ", ".join([found.get("address", ""), *more]).strip(", ")
        return {name: text for name, text in found.items() if text}

    def _text(self, name: str, column: int) -> str:
        text = self.sheet.at(self.number, column)
        return text if name in _LINES else _one_line(text)

    @cached_property
    def texts(self) -> list[str]:
        """All texts of the row, each once."""
        return list(dict.fromkeys(cell.text for _, cell in sorted(self.sheet.rows[self.number].items())))

    @property
    def name(self) -> str:
        """The text where a product's name stands."""
        return self.cells.get("name") or _one_line(self.cells.get("owner_product", ""))

    @property
    def is_ordered(self) -> bool:
        """Whether it has a number of its own, as products have."""
        return bool(_ORDER.fullmatch(self.cells.get("number", "")))

    @property
    def is_numbering(self) -> bool:
        """Whether it numbers the columns: (1) (2) (3)."""
        return len(self.texts) > 1 and all(_NUMBER.fullmatch(text) for text in self.texts)

    @property
    def is_repeated(self) -> bool:
        """Whether name and number are those of the row above, merged over both."""
        at = [self.header.columns[name] for name in ("name", "owner_product", "number") if name in self.header.columns]
        return all((self.number, column) in self.sheet.copied for column in at)

    @cached_property
    def ticked(self) -> list[int]:
        """The ranks that are ticked."""
        marks = ((stars, self.sheet.at(self.number, column)) for column, stars in self.header.ticks.items())
        return [stars for stars, mark in marks if mark and mark.lower() not in _NO_TICK and stated(mark) < 0]

    @property
    def score(self) -> str:
        """The points as the catalog writes them; the text itself where it is no number."""
        text = self.cells.get("score", "")
        found = _SCORE.fullmatch(text)
        return f"{found[1]},{found[2]}" if found and found[2] else found[1] if found else text

    @property
    def has_result(self) -> bool:
        """Whether it says points or a rank."""
        return bool(
            self.ticked or _SCORE.fullmatch(self.cells.get("score", "")) or any(rank_of(self.cells.get("stars", "")))
        )

    @cached_property
    def line(self) -> str:
        """The one text of a row that is a heading: beside it are only marks and counts; "" of any other row."""
        if self.has_result:
            return ""
        wordy = [text for text in self.texts if not _MARK.fullmatch(text) and not is_count(text)]
        if not wordy and len(self.texts) == 1:
            wordy = self.texts
        return _one_line(wordy[0]) if len(wordy) == 1 else ""

    @property
    def has_owner(self) -> bool:
        return any(self.cells.get(name) for name in ("owner", "owner_address"))

    @property
    def count(self) -> int:
        """How many products the row states, -1 for none."""
        return next((found for text in self.texts if (found := stated(text)) >= 0), -1)

    @property
    def is_owner(self) -> bool:
        """Whether it names an owner for the rows below, where there is no column of owners: by its address or kind."""
        if {"owner", "owner_address"} & self.header.columns.keys() or not self.name or self.has_result:
            return False
        if self.cells.get("group") or (self.is_ordered and "owner_product" not in self.header.columns):
            return False
        return bool(type_of(self.name)) or (not self.is_ordered and any(self.cells.get(name) for name in PLACES))

    @property
    def is_product(self) -> bool:
        """Whether it names a product: by its number, its result or its owner."""
        if not self.name or _NUMBER.fullmatch(self.name) or self.is_repeated:
            return False
        return self.is_ordered or self.has_result or any(self.cells.get(name) for name in _TELLING)

    def goes_on_from(self, last: "Row") -> bool:
        """Whether it has nothing of its own: no number, no result, and words only where the last one has some."""
        known = last.header.columns.keys() & last.cells.keys()
        return last.is_ordered and "number" not in self.cells and not self.has_result and self.cells.keys() <= known

    def column(self, *names: str) -> int:
        """The first of these columns with something in it, or that there is; that of the name otherwise."""
        columns = self.header.columns
        filled = (columns[name] for name in names if name in columns and self.cells.get(name))
        return next(filled, 0) or next((columns[name] for name in names if name in columns), self.header.name)

    def problem(self, message: str, *names: str, **params: object) -> Problem:
        """What is wrong in the first of these columns."""
        return self.sheet.problem(self.number, self.column(*names), message, **params)

    def quoted(self, name: str) -> str | Word:
        """A cell as problems quote it."""
        return f"“{_one_line(said)}”" if (said := self.cells.get(name)) else _UNSAID

    def same_owner(self, other: "Row") -> bool:
        return identity(self.cells.get("owner", "")) == identity(other.cells.get("owner", ""))


def _one_line(text: str) -> str:
    return " ".join(text.split())
