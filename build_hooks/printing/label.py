"""A stamp fitted to a label: the whole drawing if there is room, with narrower words, or the symbol with its code."""

from dataclasses import replace

from build_hooks.ground.words import say
from build_hooks.stamps.drawing import BASIS, LEAST_LETTERS, MARGIN, WORDS_WIDTH, Bar, Drawing, Line, Stamp, lay_out
from build_hooks.stamps.symbol import QUIET, make_symbol
from build_hooks.stamps.typeface import BOLD, width

_INSET = 1.0  # mm of the label that a larger stamp leaves free on every side: no printer feeds paper exactly
_LARGEST = 40.0  # mm; a larger symbol is no easier to scan
_NARROWEST = 26.0  # mm of words beside a symbol of 20 mm that can still be read
_LETTERS, _LINE = 2.4, 3.4  # mm, of the code below a symbol without words
SAMPLE = say("printing.sample_stamp")


class TooSmall(Exception):
    """The label cannot hold the stamp at its least size; `need` is the least width and height in mm."""

    def __init__(self, need: tuple[float, float]) -> None:
        super().__init__(f"{need[0]:.1f} x {need[1]:.1f}")
        self.need = need


def fit(stamp: Stamp, wide: float, high: float) -> Drawing:
    """The stamp for a label; a size it asks for is kept, otherwise it is as large as fits. Raises TooSmall."""
    symbol = make_symbol(stamp.address, stamp.level, stamp.size)
    across = (symbol.side + 2 * QUIET) / symbol.side
    least = stamp.size or symbol.least_size
    whole = least * across
    most = min((wide - 2 * _INSET) / (across + (WORDS_WIDTH + MARGIN) / BASIS), (high - 2 * _INSET) / across)
    if most >= least:
        return lay_out(replace(stamp, size=stamp.size or min(most, max(_LARGEST, least))))
    words = (wide - whole) * BASIS / least - MARGIN
    if high >= whole and words >= _NARROWEST:
        return lay_out(replace(stamp, size=least), min(words, WORDS_WIDTH))
    bare = _bare(replace(stamp, size=least))
    if wide >= whole and high >= bare.height:
        return bare
    raise TooSmall((whole, bare.height))


def _bare(stamp: Stamp) -> Drawing:
    """The symbol, its code below, and a sample's mark; a lot that leaves too small letters has a line of its own."""
    drawing = lay_out(stamp)
    code = " ".join(part for part in (SAMPLE if stamp.sample else "", stamp.code) if part)
    whole = " ".join(part for part in (code, stamp.lot) if part)
    lines = [whole] if _letters(whole, drawing.height) >= LEAST_LETTERS else [code, stamp.lot]
    placed = [_below(drawing, number, words, white=stamp.sample) for number, words in enumerate(lines)]
    bars = [
        Bar(line.x - 0.5, drawing.height - 0.2 + _LINE * number, width(line.text, line.size, BOLD) + 1.0, _LINE)
        for number, line in enumerate(placed)
    ]
    return replace(
        drawing,
        width=drawing.height,
        height=drawing.height + _LINE * len(lines),
        lines=tuple(placed),
        bars=tuple(bars) if stamp.sample else (),
    )


def _letters(words: str, room: float) -> float:
    return min(_LETTERS, _LETTERS * room / width(words, _LETTERS, BOLD))


def _below(drawing: Drawing, number: int, words: str, *, white: bool) -> Line:
    size = _letters(words, drawing.height)
    left = (drawing.height - width(words, size, BOLD)) / 2
    return Line(words, left, drawing.height + _LINE * number + _LETTERS * 0.86, size, BOLD, white=white)
