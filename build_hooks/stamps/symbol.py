"""The QR symbol of an address: which modules are dark, and how large they must be printed."""

import re
from contextlib import suppress
from functools import lru_cache
from typing import Any, NamedTuple, cast

import qrcode
from qrcode.constants import ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError
from qrcode.util import MODE_8BIT_BYTE, MODE_ALPHA_NUM, QRData

LEVELS = {"M": ERROR_CORRECT_M, "Q": ERROR_CORRECT_Q}  # a seventh of the words may be lost, or a quarter
QUIET = 4  # modules of white around the symbol (ISO/IEC 18004)
LEAST_SIDE = 20.0  # mm, the least whole symbol for phones
LEAST_MODULE = 0.396  # mm, GS1 General Specifications, retail
LEAST_FOR_Q = 0.49  # mm a module: at 20 mm up to version 5
LARGEST_MODULE = 0.990  # mm, the same; a till's scanner may not see a larger one whole, a phone does
_MASK = 3  # trying all eight masks takes seven times as long; every stamp is read back anyway
_CAPITALS = re.compile(r"/[0-9A-Z$%*+./:-]*$")


class Unreadable(Exception):
    """A stamp did not give its address back; the text says under what."""


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
        return _least_size(self.side)


def _least_size(side: int) -> float:
    return max(LEAST_SIDE, round(side * LEAST_MODULE + 0.05, 1))


def make_symbol(address: str, level: str = "", size: float = 0.0) -> Symbol:
    """The smallest symbol that holds the address at the level: one of LEVELS, or "" for the better one at its size.

    `size` is the printed side in mm, 0 for the least. Q is read through stains and creases that M is not, M through
    more blur (`python -m bench.reads`, docs/inside.md): Q is the better one while its modules stay large.
    """
    return _made(address, level or ("Q" if _stays_large(address, size) else "M"))


def _stays_large(address: str, size: float) -> bool:
    """Whether modules do at Q; not of an address that is too long for it."""
    with suppress(ValueError, DataOverflowError):
        side = 17 + 4 * _best(address, "Q").version
        return bool((size or _least_size(side)) / side >= LEAST_FOR_Q)
    return False


@lru_cache(maxsize=256)  # it is asked how large a stamp must be, and then for its symbol
def _made(address: str, level: str) -> Symbol:
    code = _best(address, level)
    code.make(fit=False)
    rows = cast(list[list[Any]], code.modules)
    return Symbol(len(rows), tuple(run for y, row in enumerate(rows) for run in _runs(y, row)))


def _best(address: str, level: str) -> "qrcode.QRCode[Any]":
    """In bytes; or with the path in letters of five and a half bits, where that saves a version."""
    whole, mixed = (_fitted(parts, level) for parts in (_in_bytes(address), _in_parts(address)))
    return mixed if mixed.version < whole.version else whole


def _fitted(parts: list[QRData], level: str) -> "qrcode.QRCode[Any]":
    code = qrcode.QRCode(error_correction=LEVELS[level], border=0, mask_pattern=_MASK)
    for part in parts:
        code.add_data(part)
    code.best_fit(start=1)
    return code


def _in_bytes(text: str) -> list[QRData]:
    return [QRData(text.encode(), mode=MODE_8BIT_BYTE)]


def _in_parts(address: str) -> list[QRData]:
    """The host in bytes, and the end of the path as QR codes write capitals and digits."""
    end = _CAPITALS.search(address)
    behind = end.group(0) if end else ""
    before = _in_bytes(address.removesuffix(behind))
    return [*before, QRData(behind.encode(), mode=MODE_ALPHA_NUM)] if behind else before


def _runs(y: int, row: list[Any]) -> list[tuple[int, int, int]]:
    runs: list[tuple[int, int, int]] = []
    for x, dark in enumerate(row):
        if dark and runs and runs[-1][0] + runs[-1][2] == x:
            runs[-1] = (runs[-1][0], y, runs[-1][2] + 1)
        elif dark:
            runs.append((x, y, 1))
    return runs
