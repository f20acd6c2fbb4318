"""The QR symbol: how large it is, that nothing is lost between the library's matrix and our runs."""

from collections.abc import Iterator

import pytest
import qrcode
from qrcode.constants import ERROR_CORRECT_M, ERROR_CORRECT_Q

from build_hooks.stamps.symbol import LARGEST_MODULE, LEAST_MODULE, LEVELS, QUIET, Symbol, make_symbol

HOST = "ocop.angiang.gov.vn.vn"
ADDRESS = f"https://{HOST}/S/7KQ4M2XR/"
MASK = 3


def dark(symbol: Symbol) -> set[tuple[int, int]]:
    """Every dark module as (column, row)."""
    return {(x + step, y) for x, y, length in symbol.runs for step in range(length)}


def reference(address: str, level: int) -> Iterator[tuple[int, int]]:
    """The dark modules of the library's own symbol."""
    code = qrcode.QRCode(error_correction=level, border=0, mask_pattern=MASK)
    code.add_data(address.encode(), optimize=0)
    code.make(fit=True)
    for y, row in enumerate(code.get_matrix()):
        yield from ((x, y) for x, is_dark in enumerate(row) if is_dark)


def test_a_usual_address_is_a_small_symbol() -> None:
    """With a host of 22 characters the symbol is version 3 at level M: 29 modules; Q needs a larger one."""
    assert len(HOST) == 22
    usual, strong = make_symbol(ADDRESS), make_symbol(ADDRESS, "Q")
    assert (usual.version, usual.side) == (3, 29)
    assert (strong.version, strong.side) == (4, 33)


def test_the_longest_host_of_a_small_symbol() -> None:
    """Version 3 at level M holds 42 bytes: a host of 22 characters fits, one of 23 does not."""
    assert make_symbol(f"https://{'a' * 19}.vn/S/7KQ4M2XR/").version == 3
    assert make_symbol(f"https://{'a' * 20}.vn/S/7KQ4M2XR/").version == 4


def test_the_figures_of_the_standards() -> None:
    """Four modules of quiet zone (ISO/IEC 18004); modules of 0.396 to 0.990 mm (GS1, retail)."""
    assert (QUIET, LEAST_MODULE, LARGEST_MODULE) == (4, 0.396, 0.990)


@pytest.mark.parametrize("length", [5, 22, 60, 200, 800])
@pytest.mark.parametrize("level", LEVELS)
def test_the_least_size_is_large_enough(length: int, level: str) -> None:
    """At its least size a symbol is at least 20 mm wide and its modules at least 0.396 mm; no more than needed."""
    symbol = make_symbol(f"https://{'a' * length}.vn/S/7KQ4M2XR/", level)
    assert symbol.least_size >= 20
    assert symbol.least_size / symbol.side >= LEAST_MODULE
    assert symbol.least_size == 20 or symbol.least_size < symbol.side * LEAST_MODULE + 0.11


@pytest.mark.parametrize(("level", "constant"), [("M", ERROR_CORRECT_M), ("Q", ERROR_CORRECT_Q)])
@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}L260402/", "https://a.vn/01/08936012345674/10/A.B_C-1/"])
def test_the_runs_are_the_matrix(address: str, level: str, constant: int) -> None:
    """Our runs have exactly the library's dark modules, and no two runs of a row touch or overlap."""
    symbol = make_symbol(address, level)
    assert dark(symbol) == set(reference(address, constant))
    assert sum(length for _, _, length in symbol.runs) == len(dark(symbol))
    ends = {(x + length, y) for x, y, length in symbol.runs}
    assert not ends & {(x, y) for x, y, _ in symbol.runs}


def test_a_symbol_keeps_its_corners() -> None:
    """The three finders stand where a scanner looks for them, and the fourth corner has none."""
    symbol = make_symbol(ADDRESS)
    last = symbol.side - 1
    frames = [{(x + at_x, y + at_y) for x in range(7) for y in (0, 6)} for at_x, at_y in ((0, 0), (last - 6, 0))]
    frames.append({(x, y + last - 6) for x in range(7) for y in (0, 6)})
    assert all(frame <= dark(symbol) for frame in frames)
    assert not {(last - x, last - y) for x in range(7) for y in range(7)} <= dark(symbol)
