"""The QR symbol: how large it is, that nothing is lost between the library's matrix and our runs."""

from collections.abc import Iterator

import pytest
import qrcode
import zxingcpp
from PIL import Image
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
    """With a host of 22 characters the symbol is version 4: 33 modules of 0.6 mm, which is read through stains."""
    assert len(HOST) == 22
    usual, weak = make_symbol(ADDRESS), make_symbol(ADDRESS, "M")
    assert (usual.version, usual.side) == (4, 33) and usual == make_symbol(ADDRESS, "Q")
    assert (weak.version, weak.side) == (3, 29)


@pytest.mark.parametrize(
    ("host", "size", "level"), [(36, 0, "Q"), (37, 0, "Q"), (45, 0, "M"), (45, 21, "Q"), (45, 20, "M"), (2000, 0, "M")]
)
def test_the_level_that_is_read_best(host: int, size: float, level: str) -> None:
    """Q up to version 5 at 20 mm, and wherever its modules are 0.49 mm; an address too long for it has M."""
    address = f"https://{'a' * (host - 3)}.vn/S/7KQ4M2XR/"
    assert make_symbol(address, size=size) == make_symbol(address, level)


def test_the_path_is_written_in_capitals_where_that_saves_a_version() -> None:
    """Sixty bytes are version 5 at level Q; with the path in capitals so are sixty-two."""
    address = f"https://{'a' * 39}.vn/S/7KQ4M2XR/"
    assert len(address) == 62 and make_symbol(address, "Q").version == 5
    assert make_symbol(address.lower(), "Q").version == 6
    assert [barcode.text for barcode in zxingcpp.read_barcodes(_drawn(make_symbol(address)))] == [address]


def _drawn(symbol: Symbol) -> Image.Image:
    side = symbol.side + 2 * QUIET
    image = Image.new("1", (side, side), 1)
    for x, y in dark(symbol):
        image.putpixel((x + QUIET, y + QUIET), 0)
    return image.resize((side * 4, side * 4)).convert("L")


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
@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}l260402/", "https://a.vn/01/08936012345674/10/A.B_C-1"])
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
