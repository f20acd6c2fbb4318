"""Stamps on sheets of labels, each in the middle of its label."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from build_hooks.ground.words import say
from build_hooks.printing.job import Job, Spot
from build_hooks.printing.label import fit
from build_hooks.printing.letters import Key
from build_hooks.printing.sheet import Sheet
from build_hooks.printing.symbols import make_code
from build_hooks.stamps.drawing import Bar, Line, Stamp

_FOOT = 6.0  # mm of white below the labels that hold the day of printing


@dataclass(frozen=True)
class Drawn:
    """A stamp with its corner in mm, the code by its key."""

    at: tuple[float, float]
    key: Key
    code_alt: Key
    whole: float
    lines: Sequence[Line]
    bars: Sequence[Bar]


@dataclass(frozen=True)
class Sheets:
    """What sheets.typ shows, in mm."""

    width: float
    height: float
    foot: str
    crosses: Sequence[tuple[float, float]]
    pages: Sequence[Sequence[Drawn]]


def sheets(
    title: str, sheet: Sheet, stamps: Sequence[Stamp], printed: str, day: date, *, start: int = 1, marks: bool = False
) -> Job:
    """The job; `start` is the first free label of the first sheet, `marks` are crosses to cut. Raises TooSmall."""
    pages: list[list[Drawn]] = [[] for _ in range(-(-(start - 1 + len(stamps)) // sheet.count))]
    foot = printed if sheet.paper[1] - sheet.bottom >= _FOOT else ""
    job = Job(title, "sheets.typ", day, Sheets(*sheet.paper, foot, _crosses(sheet) if marks else (), pages))
    drawings = {stamp: fit(stamp, sheet.width, sheet.height) for stamp in dict.fromkeys(stamps)}
    for number, stamp in enumerate(stamps, start - 1):
        page, place = divmod(number, sheet.count)
        drawing = drawings[stamp]
        left, top = sheet.corner(place)
        at = (left + (sheet.width - drawing.width) / 2, top + (sheet.height - drawing.height) / 2)
        code = make_code(stamp.address, drawing.module * drawing.symbol.side, stamp.level)
        key = Key(f"{stamp.level} {stamp.address}")
        job.codes[key] = code.svg
        alt = Key(say("stamps.symbol_of", address=drawing.address))
        pages[page].append(Drawn(at, key, alt, code.whole, drawing.lines, drawing.bars))
        job.spots.append(Spot(page, *at, code.whole, stamp.address, drawing.title))
    return job


def _crosses(sheet: Sheet) -> Sequence[tuple[float, float]]:
    """The corners of all labels, each once."""
    found = set()
    for number in range(sheet.count):
        x, y = sheet.corner(number)
        found |= {(x, y), (x + sheet.width, y), (x, y + sheet.height), (x + sheet.width, y + sheet.height)}
    return sorted((round(x, 3), round(y, 3)) for x, y in found)
