"""A stamp fitted to a label: the whole drawing if there is room, with narrower words, or the symbol with its code."""

from dataclasses import replace

from build_hooks.ground.words import say
from build_hooks.stamps.drawing import BASIS, MARGIN, WORDS_WIDTH, Bar, Drawing, Line, Stamp, lay_out
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
    symbol = make_symbol(stamp.address, stamp.level)
    across = (symbol.side + 2 * QUIET) / symbol.side
    least = stamp.size or symbol.least_size
    whole = least * across
    most = min((wide - 2 * _INSET) / (across + (WORDS_WIDTH + MARGIN) / BASIS), (high - 2 * _INSET) / across)
    if most >= least:
        return lay_out(replace(stamp, size=stamp.size or min(most, max(_LARGEST, least))))
    words = (wide - whole) * BASIS / least - MARGIN
    if high >= whole and words >= _NARROWEST:
        return lay_out(replace(stamp, size=least), min(words, WORDS_WIDTH))
    if wide >= whole and high >= whole + _LINE:
        return _bare(replace(stamp, size=least))
    raise TooSmall((whole, whole + _LINE))


def _bare(stamp: Stamp) -> Drawing:
    """The symbol with its code below, and a sample's mark."""
    drawing = lay_out(stamp)
    words = " ".join(part for part in (SAMPLE if stamp.sample else "", stamp.code, stamp.lot) if part)
    size = min(_LETTERS, _LETTERS * drawing.height / width(words, _LETTERS, BOLD))
    wide = width(words, size, BOLD)
    left, baseline = (drawing.height - wide) / 2, drawing.height + _LETTERS * 0.86
    lines = (Line(words, left, baseline, size, BOLD, white=stamp.sample),)
    bar = Bar(left - 0.5, drawing.height - 0.2, wide + 1.0, _LINE)
    return replace(
        drawing, width=drawing.height, height=drawing.height + _LINE, lines=lines, bars=(bar,) if stamp.sample else ()
    )
