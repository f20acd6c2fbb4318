"""The annex of a decision as it is published: one decision, many products, in whatever tables an office makes."""

from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.workbook import bounds
from build_hooks.workbook.annex.decision import Decision
from build_hooks.workbook.annex.reading import Reader
from build_hooks.workbook.grid import Sheet
from build_hooks.workbook.importing import Found

__all__ = ["Decision", "read_annex"]


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
        found.problems = [sheets[0].problem(0, 0, "no_header", allowed=allowed, max=bounds.HEADER_WITHIN)]
    return found
