"""The QR symbol of an address: which modules are dark, and how large they must be printed."""

from typing import Any, NamedTuple, cast

import qrcode
from qrcode.constants import ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.util import MODE_8BIT_BYTE, QRData

LEVELS = {"M": ERROR_CORRECT_M, "Q": ERROR_CORRECT_Q}  # Q for film, sacks and cold packs, which crease and sweat
QUIET = 4  # modules of white around the symbol (ISO/IEC 18004)
LEAST_SIDE = 20.0  # mm, the least whole symbol for phones
LEAST_MODULE = 0.396  # mm, GS1 General Specifications, retail
LARGEST_MODULE = 0.990  # mm, the same; a till's scanner may not see a larger one whole, a phone does
_MASK = 3  # trying all eight masks takes seven times as long; every stamp is read back anyway


class Symbol(NamedTuple):
    """`side` in modules, without the quiet zone; `runs` of dark modules as (column, row, length)."""

    side: int
    runs: tuple[tuple[int, int, int], ...]

    @property
    def version(self) -> int:
        """1 to 40."""
        return (self.side - 17) // 4

    @property
    def least_size(self) -> float:
        """The least printed side in mm, without the quiet zone."""
        return max(LEAST_SIDE, round(self.side * LEAST_MODULE + 0.05, 1))


def make_symbol(address: str, level: str = "M") -> Symbol:
    """The smallest symbol that holds the address at the level: one of LEVELS."""
    code = qrcode.QRCode(error_correction=LEVELS[level], border=0, mask_pattern=_MASK)
    code.add_data(QRData(address.encode(), mode=MODE_8BIT_BYTE))
    code.make(fit=True)
    rows = cast(list[list[Any]], code.modules)
    return Symbol(len(rows), tuple(run for y, row in enumerate(rows) for run in _runs(y, row)))


def _runs(y: int, row: list[Any]) -> list[tuple[int, int, int]]:
    runs: list[tuple[int, int, int]] = []
    for x, dark in enumerate(row):
        if dark and runs and runs[-1][0] + runs[-1][2] == x:
            runs[-1] = (runs[-1][0], y, runs[-1][2] + 1)
        elif dark:
            runs.append((x, y, 1))
    return runs
