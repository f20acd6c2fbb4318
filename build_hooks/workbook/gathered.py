"""What is wrong in a table, each thing once: one line for all cells of a column in which the same is wrong."""

import re
from collections.abc import Iterable
from dataclasses import replace

from build_hooks.ground.words import say
from build_hooks.rules.problems import Problem

_CELL = re.compile(r"(.*(?:!|, ))([A-Z]{1,3})([0-9]{1,7})", re.DOTALL)
_MOST = 6  # ranges that are named of one line


def gathered(problems: Iterable[Problem]) -> list[Problem]:
    """Errors first, in the order in which they came; cells of one column and one sentence are one problem."""
    found: dict[tuple[bool, str, str], dict[int, None]] = {}
    first: dict[tuple[bool, str, str], Problem] = {}
    for problem in problems:
        cell = _CELL.fullmatch(problem.path)
        key = problem.is_warning, f"{cell[1]}{cell[2]}" if cell else problem.path, problem.sentence()
        first.setdefault(key, problem)
        found.setdefault(key, {})
        if cell:
            found[key][int(cell[3])] = None
    told = [replace(first[key], path=_place(key[1], list(rows))) for key, rows in found.items()]
    return sorted(told, key=lambda problem: problem.is_warning)


def _place(column: str, rows: list[int]) -> str:
    """ "bang.xlsx, Sản phẩm!I2:I31 (30 ô)" for cells that follow one another, else each by its row."""
    if not rows:
        return column
    letters = re.sub(r".*(?:!|, )", "", column, flags=re.DOTALL)
    parts: list[list[int]] = []
    for row in sorted(rows):
        if parts and parts[-1][1] == row - 1:
            parts[-1][1] = row
        else:
            parts.append([row, row])
    named = [f"{start}" if start == end else f"{start}:{letters}{end}" for start, end in parts[:_MOST]]
    more = "…" if len(parts) > _MOST else ""
    count = f" ({say('workbook.cells', count=len(rows))})" if len(rows) > 1 else ""
    return f"{column}{f', {letters}'.join(named)}{more}{count}"
