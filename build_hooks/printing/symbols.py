"""A QR symbol as the typesetter takes it: a picture that counts in modules, and how large it is printed."""

from functools import lru_cache
from typing import NamedTuple

from build_hooks.stamps.symbol import QUIET, make_symbol


class Code(NamedTuple):
    """`svg` is the symbol with its quiet zone, `whole` mm wide, of which `quiet` mm are white on every side."""

    svg: str
    whole: float
    quiet: float


@lru_cache(maxsize=4096)
def make_code(address: str, size: float = 0.0, level: str = "") -> Code:
    """The symbol of an address, `size` mm wide without its quiet zone and never smaller than phones need."""
    symbol = make_symbol(address, level, size)
    side = max(size, symbol.least_size)
    across = symbol.side + 2 * QUIET
    path = "".join(f"M{x + QUIET} {y + QUIET}h{length}v1h-{length}z" for x, y, length in symbol.runs)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {across}"><path d="{path}"/></svg>'
    return Code(svg, side * across / symbol.side, side * QUIET / symbol.side)
