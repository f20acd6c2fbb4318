"""The header of a table: its rows, wherever they stand and however they are merged, and what each column is for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from build_hooks.ground.text import fold
from build_hooks.workbook.annex.meaning import assigned, fit, names, ties
from build_hooks.workbook.grid import Sheet

_DEEPEST = 4  # rows
_NEEDED = {"owner", "owner_address", "stars", "score", "address", "group", "commune", "district", "kind", "number"}
_LEAST = 2  # columns that a header names, its ranks to be ticked as one
_WORTH, _COST = 0.3, -0.1  # of one more row: of words that head columns alone, and of others
_DATA = re.compile(r"[\d.,()\[\]\s%/-]+")
_TICKED = re.compile(r"(?:(?:san pham|hang|dat|ocop|xep|loai|so|muc)\s+)*0?([1-5])\s*sao(?:\s+ocop)?|([★⭐*]{2,5})")


@dataclass(frozen=True)
class Header:
    """`columns` by meaning; `ticks` are the columns that stand for a rank each; `titles` of all of them."""

    first: int
    last: int
    columns: dict[str, int]
    titles: dict[int, tuple[str, ...]]
    ticks: dict[int, int] = field(default_factory=dict)
    doubtful: tuple[tuple[str, int], ...] = ()

    @property
    def depth(self) -> int:
        return self.last - self.first + 1

    @property
    def name(self) -> int:
        """The column of the products' names."""
        return self.columns.get("name") or self.columns["owner_product"]

    def title(self, column: int) -> str:
        """What stands above a column, on one line."""
        return " – ".join(" ".join(text.split()) for text in self.titles.get(column, ()))

    @property
    def continued(self) -> list[int]:
        """Columns that the title of the address lies over too."""
        at = self.columns.get("address", 0)
        own = self.titles.get(at, ())
        return [other for other, heads in self.titles.items() if other > at > 0 and heads == own]


def headers_of(sheet: Sheet, *, is_district: bool) -> Iterator[Header]:
    """Every header of a sheet, at the top, on each page or above each list."""
    end = min(sheet.rows, default=0) - 1
    last: Header | None = None
    for row in sorted(sheet.rows):
        if row <= end or row < 1:
            continue
        found = _again(sheet, row, last) or _header_at(sheet, row, end, is_district=is_district)
        if found:
            yield found
            end, last = found.last, found


def _again(sheet: Sheet, row: int, last: Header | None) -> Header | None:
    """The header before, when it stands again at a row."""
    if not last or any(_texts(sheet, row + at) != _texts(sheet, last.first + at) for at in range(last.depth)):
        return None
    return replace(last, first=row, last=row + last.depth - 1)


def _texts(sheet: Sheet, row: int) -> list[str]:
    return [cell.text for _, cell in sorted(sheet.rows.get(row, {}).items())]


def _header_at(sheet: Sheet, row: int, above: int, *, is_district: bool) -> Header | None:
    """The header that begins at a row or just above it, below all that is read."""
    if not any(_names_products(cell.text) for cell in sheet.rows.get(row, {}).values()):
        return None
    best: tuple[float, Header] | None = None
    for first in range(row, row - _DEEPEST, -1):
        if first <= above or first < 1 or first not in sheet.rows or (first < row and not _is_wordy(sheet, first)):
            break
        for last in range(row, first + _DEEPEST):
            if last not in sheet.rows or (last > row and not _is_wordy(sheet, last)):
                break
            value, found = _read(sheet, first, last, is_district=is_district)
            value += sum(_worth(sheet, number, last) for number in range(row + 1, last + 1)) + _COST * (row - first)
            if found and (best is None or value > best[0] + 1e-9):
                best = value, found
    return best[1] if best else None


def _worth(sheet: Sheet, row: int, last: int) -> float:
    """What a row below the first adds: it is one of the header where all of its texts head a column or other heads."""
    own = [(at, cell.text) for at, cell in sheet.rows[row].items() if cell.text != sheet.at(row - 1, at)]
    is_header = all(_heads(text) or _below(sheet, row, last, at) for at, text in own)
    return _WORTH if own and is_header else _COST


@lru_cache(maxsize=1 << 13)
def _heads(text: str) -> bool:
    return bool(_tick(text)) or any(fit(name, (text,)) for name in names())


def _is_wordy(sheet: Sheet, row: int) -> bool:
    """Whether a row may be one of a header: words, and no numbers."""
    cells = sheet.rows[row].values()
    return not any(_DATA.fullmatch(cell.text) for cell in cells)


@lru_cache(maxsize=1 << 13)
def _names_products(text: str) -> bool:
    return any(fit(name, (text,)) for name in ("name", "owner_product"))


def _read(sheet: Sheet, first: int, last: int, *, is_district: bool) -> tuple[float, Header | None]:
    """How well rows are explained as a header, and the header that they are."""
    titles = dict(_titles(sheet, first, last))
    ticks = {at: stars for at, heads in titles.items() if (stars := _tick(heads[-1]))}
    ticks = ticks if len(ticks) > 1 or (ticks and not _fits_rank(titles)) else {}
    others = {at: heads for at, heads in titles.items() if at not in ticks}
    columns = assigned(others, is_district=is_district)
    value = sum(fit(name, titles[at], is_district) for name, at in columns.items()) + bool(ticks)
    is_header = bool({"name", "owner_product"} & columns.keys()) and bool(len(ticks) > 1 or _NEEDED & columns.keys())
    if not is_header or len(columns) + bool(ticks) < _LEAST:
        return 0.0, None
    doubtful = tuple(ties(others, columns, is_district=is_district))
    return value, Header(first, last, columns, titles, ticks, doubtful)


def _fits_rank(titles: dict[int, tuple[str, ...]]) -> bool:
    return any(fit("stars", heads) for heads in titles.values())


def _tick(text: str) -> int:
    """The rank that a column stands for, as “Hạng 4 sao” does."""
    found = _TICKED.fullmatch(fold(text))
    return (int(found[1]) if found[1] else len(found[2])) if found else 0


def _titles(sheet: Sheet, first: int, last: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """What stands above each column, from the top; a text over several columns is that of each."""
    width = max((at for row in range(first, last + 1) for at in sheet.rows[row]), default=0)
    for column in range(1, width + 1):
        heads: list[str] = []
        for row in range(first, last + 1):
            text = sheet.at(row, column) or _over(sheet, row, last, column)
            if text and text not in heads:
                heads.append(text)
        if heads:
            yield column, tuple(heads)


def _over(sheet: Sheet, row: int, last: int, column: int) -> str:
    """The text of a cell to the left that lies over this column too: merged, or in a table that lost its merging."""
    left = max((at for at in sheet.rows[row] if at < column), default=0)
    if not left:
        return ""
    text = sheet.at(row, left)
    if (row, left) in sheet.wide:
        return text if column < left + sheet.wide[row, left] else ""
    own, theirs = (_below(sheet, row, last, at) - {text} for at in (column, left))
    return text if own and theirs else ""


def _below(sheet: Sheet, row: int, last: int, column: int) -> set[str]:
    return {text for number in range(row + 1, last + 1) if (text := sheet.at(number, column))}
