"""The annex of a decision as it is published: one decision, many products, in whatever tables an office makes."""

from collections.abc import Iterator
from itertools import islice

from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.rules.problems import Problem
from build_hooks.rules.unicode import in_unicode, page_of
from build_hooks.workbook import bounds, columns
from build_hooks.workbook.annex.decision import Decision, Printed, decision_in
from build_hooks.workbook.annex.groups import group_of
from build_hooks.workbook.annex.header import headers_of
from build_hooks.workbook.annex.reading import Reader
from build_hooks.workbook.columns import header
from build_hooks.workbook.grid import Sheet
from build_hooks.workbook.importing import Found

__all__ = ["Decision", "decision_of", "group_of", "is_annex", "read_annex"]

_LEAST = 2  # headers that an annex has and the template has not
_OF_TEMPLATE = 4  # headers by which a table is one of the template


def read_annex(sheets: list[Sheet], decision: Decision, catalog: Catalog) -> Found:
    """The products of all tables; a sheet without one is named, and so is a hidden one."""
    reader = Reader(decision, catalog)
    has_table = False
    for sheet in sheets:
        if sheet.is_hidden:
            reader.found.problems += [sheet.problem(0, 0, "hidden_sheet", found=sheet.name)] if sheet.rows else []
        elif reader.read(sheet):
            has_table = True
        elif sheet.rows:
            reader.found.problems.append(sheet.problem(0, 0, "sheet_without_table", found=sheet.name))
    found = reader.end()
    if not has_table:
        allowed = say("workbook.no_header_columns")
        no_header = sheets[0].problem(0, 0, "no_header", allowed=allowed, max=bounds.HEADER_WITHIN)
        found.problems = [*islice(_old_letters(sheets), 1), no_header]
    return found


def _old_letters(sheets: list[Sheet]) -> Iterator[Problem]:
    """Cells that were typed for an old font, whose words nobody finds."""
    for sheet in sheets:
        for row, cells in sorted(sheet.rows.items()):
            for at, cell in sorted(cells.items()):
                if page := page_of(cell.text):
                    params = {"found": cell.text, "meant": in_unicode(cell.text, page)}
                    yield sheet.problem(row, at, page.message, **params)


def is_annex(sheets: list[Sheet]) -> bool:
    """Whether a file is the annex of a decision rather than a table of the template."""
    labels = {header(row["label"]) for row in columns.sheets().values()}
    if any(header(sheet.name) in labels for sheet in sheets):
        return False
    return any(_is_annex(sheet) for sheet in sheets if not sheet.is_hidden)


def _is_annex(sheet: Sheet) -> bool:
    first = next(headers_of(sheet, is_district=False), None)
    if first is None:
        return False
    titles = {header(heads[-1]) for heads in first.titles.values()}
    known = max((titles & columns.by_header(name).keys() for name in columns.sheets()), key=len)
    other = [at for at in first.columns.values() if header(first.titles[at][-1]) not in known]
    return len(known) < _OF_TEMPLATE and len(other) + bool(first.ticks) >= _LEAST


def decision_of(sheets: list[Sheet]) -> Printed:
    """The decision that the lines of a file name; empty where none does."""
    for sheet in sheets:
        for _, cells in sorted(sheet.rows.items())[: bounds.HEADER_WITHIN]:
            for cell in cells.values():
                if (printed := decision_in(cell.text)).number:
                    return printed
    return Printed()
