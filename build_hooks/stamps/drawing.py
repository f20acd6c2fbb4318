"""A stamp laid out in millimetres: the symbol at the left, its words at the right; every writer draws this."""

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from build_hooks.ground.words import say
from build_hooks.stamps.symbol import QUIET, Symbol, make_symbol
from build_hooks.stamps.typeface import BOLD, REGULAR, width

INCH = 25.4  # mm
BASIS = 20.0  # mm; sizes below are those beside a symbol of this side
WORDS_WIDTH = 43.0  # mm, the width of the words
MARGIN = 2.5  # mm right of and above the words
_LEADING = 1.25
LEAST_LETTERS = 4.5 / 72 * INCH  # mm of the em, of any words
_RULE = 0.15  # mm, the line to write a lot on


@dataclass(frozen=True)
class Stamp:
    """What a stamp says. `size` is the symbol's side in mm without its quiet zone, 0 for the least; `level` is M or Q,
    "" for the one that is read best."""

    address: str
    code: str
    name: str
    producer: str = ""
    lot: str = ""
    stars: str = ""
    sample: bool = False
    level: str = ""
    size: float = 0.0

    @property
    def typed_address(self) -> str:
        """The address as a person types it."""
        return self.address.removeprefix("https://")


class Line(NamedTuple):
    """A line of words in mm: left end, baseline, height of the em; weight as in CSS; white on a black bar."""

    text: str
    x: float
    y: float
    size: float
    weight: int
    white: bool = False


class Bar(NamedTuple):
    """A black rectangle in mm."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Drawing:
    """Everything that is black on white, in mm; the symbol's quiet zone begins at the upper left corner."""

    address: str
    title: str
    width: float
    height: float
    symbol: Symbol
    module: float
    lines: tuple[Line, ...]
    bars: tuple[Bar, ...]


class Part(NamedTuple):
    """Words in the sizes of the basis: mm of the em, of the gap above; at most so many lines, and so many of them
    whatever room there is."""

    text: str
    size: float
    weight: int = REGULAR
    gap: float = 0.0
    most: int = 1
    kind: str = ""
    least: int = 3


def lay_out(stamp: Stamp, words_width: float = WORDS_WIDTH) -> Drawing:
    """The drawing, with words as large as fit beside the symbol.

    `words_width` in mm is that beside a symbol of 20 mm, and grows with it.
    """
    symbol = make_symbol(stamp.address, stamp.level, stamp.size)
    side = stamp.size or symbol.least_size
    module, scale = side / symbol.side, side / BASIS
    height, line = (symbol.side + 2 * QUIET) * module, words_width * scale
    room = height - MARGIN * scale
    words, found = scale, parts(stamp)
    smallest = min(scale, LEAST_LETTERS / min(part.size for part in found))
    while words > smallest and not _fits(found, words, line, room):
        words = max(words - 0.05 * scale, smallest)
    found = _shortened(found, words, line, room)
    lines, bars = _place(found, words, line, height)
    return Drawing(
        address=stamp.address,
        title=f"{stamp.code} {stamp.name}".strip(),
        width=height + line + MARGIN * scale,
        height=height,
        symbol=symbol,
        module=module,
        lines=lines,
        bars=bars,
    )


def on_dots(drawing: Drawing, dpi: int) -> Drawing:
    """The drawing in the nearest size with whole dots a module in which it can still be scanned and read."""
    exact, side = drawing.module * dpi / INCH, drawing.module * drawing.symbol.side
    for dots in (max(1, round(exact)), max(1, math.ceil(exact))):
        factor = dots / exact
        letters = all(line.size * factor >= min(line.size, LEAST_LETTERS) for line in drawing.lines)
        if letters and side * factor >= min(side, drawing.symbol.least_size):
            break
    its = _scaled(drawing, factor)
    return replace(its, width=_whole(its.width, dpi), height=_whole(its.height, dpi))


def _whole(length: float, dpi: int) -> float:
    """So many mm that a page is as many dots long, not one more, and nothing on it is stretched."""
    return (math.ceil(length * dpi / INCH - 0.01) - 0.001) * INCH / dpi


def _scaled(drawing: Drawing, factor: float) -> Drawing:
    lines = (line._replace(x=line.x * factor, y=line.y * factor, size=line.size * factor) for line in drawing.lines)
    return replace(
        drawing,
        width=drawing.width * factor,
        height=drawing.height * factor,
        module=drawing.module * factor,
        lines=tuple(lines),
        bars=tuple(Bar(*(value * factor for value in bar)) for bar in drawing.bars),
    )


def parts(stamp: Stamp) -> list[Part]:
    """What stands beside the symbol, from top to bottom."""
    found = [
        Part(say("stamps.sample"), 2.1, BOLD, kind="bar")
        if stamp.sample
        else Part(say("stamps.invite"), 2.1, BOLD, least=0),
        Part(stamp.name, 2.6, BOLD, gap=0.9, most=4, least=1),
        Part(stamp.producer, 2.05, most=3, least=0),
        Part(stamp.stars, 2.05, BOLD, gap=0.5, most=2),
        Part(stamp.code, 3.6, BOLD, gap=0.7),
        Part(stamp.typed_address, 1.95, most=3),
        Part(say("stamps.lot", lot=stamp.lot).strip(), 2.3, gap=0.9, most=2, kind="" if stamp.lot else "lot"),
    ]
    return [part for part in found if part.text]


def _fits(found: list[Part], words: float, line: float, room: float) -> bool:
    """Whether all lines are there and none must be left out."""
    whole = all(len(_lines(part, words, line)) <= part.most for part in found)
    return whole and _height(found, words, line) <= room


def _shortened(found: list[Part], words: float, line: float, room: float) -> list[Part]:
    """What letters of 4.5 pt leave room for: the smallest words that may go lose a line first. So the producer goes
    line by line, then the invitation, then the name but for one line; code, address, lot and stars stay whole."""
    while _height(found, words, line) > room:
        going = [part for part in found if len(_wrapped(part, words, line)) > part.least]
        if not going:
            break
        last = min(going, key=lambda part: part.size)
        fewer = last._replace(most=len(_wrapped(last, words, line)) - 1)
        found = [fewer if part is last else part for part in found if part is not last or fewer.most]
    return found


def _height(found: list[Part], words: float, line: float) -> float:
    return sum(part.gap * words + len(_wrapped(part, words, line)) * part.size * words * _LEADING for part in found)


def _place(found: list[Part], words: float, line: float, height: float) -> tuple[tuple[Line, ...], tuple[Bar, ...]]:
    lines: list[Line] = []
    bars: list[Bar] = []
    y = max((height - _height(found, words, line)) / 2, 0.0)
    for part in found:
        size = part.size * words
        y += part.gap * words
        for text in _wrapped(part, words, line):
            baseline, x = y + size * (_LEADING + 0.72) / 2, height
            if part.kind == "bar":
                wide = width(text, size, part.weight)
                bars.append(Bar(x, y - size * 0.2, wide + size * 0.6, size * 1.5))
                x += size * 0.3
            lines.append(Line(text, x, baseline, size, part.weight, white=part.kind == "bar"))
            if part.kind == "lot":
                start = width(text, size, part.weight) + size * 0.4
                bars.append(Bar(height + start, baseline, line * 0.6 - start, _RULE * line / WORDS_WIDTH))
            y += size * _LEADING
    return tuple(lines), tuple(bars)


def _wrapped(part: Part, words: float, line: float) -> list[str]:
    """The part's lines; what is too much even in the smallest letters ends in "…"."""
    lines = _lines(part, words, line)
    if len(lines) > part.most:
        lines = [*lines[: part.most - 1], f"{lines[part.most - 1].rstrip(',')[:-1]}…"]
    return lines


@lru_cache(maxsize=64)  # it is asked whether the words fit, how high they are, and then for them
def _lines(part: Part, words: float, line: float) -> list[str]:
    """All of the part's lines, at most `line` mm long; a word that is too long for one is broken."""
    size, most = part.size * words, line
    lines: list[str] = []
    for word in part.text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, part.weight) <= most:
            lines[-1] = longer
        else:
            lines += _broken(word, size, part.weight, most)
    return lines


def _broken(word: str, size: float, weight: int, most: float) -> list[str]:
    """Pieces of a word; an address is broken after a slash, so that none stands alone and the code stays whole."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, weight) > most:
            cut = pieces[-1].rfind("/") + 1 or len(pieces[-1])
            pieces[-1:] = [pieces[-1][:cut], pieces[-1][cut:]]
        pieces[-1] += letter
    return pieces
