"""The layout of a stamp: everything within its bounds and clear of the symbol, and nothing that matters cut short."""

import unicodedata
from datetime import date, timedelta
from itertools import pairwise

import pytest

from build_hooks.ground.dates import vietnamese
from build_hooks.ground.words import say
from build_hooks.stamps.drawing import Drawing, lay_out
from build_hooks.stamps.symbol import QUIET
from build_hooks.stamps.typeface import BOLD, width
from tests.stamps.samples import HOSTILE, LONG_NAME, LONG_PRODUCER, stamp

EVERYTHING = {"stars": "OCOP 5 sao, có hiệu lực đến 24/04/2044", "lot": "L260402", "sample": True}
# Of the em: how far the tallest letter with its marks rises above the baseline, how far the deepest hangs below it.
RISE, HANG = 1.0, 0.25


def outside(drawing: Drawing) -> list[object]:
    """Lines and bars that leave the stamp or touch the symbol's own square."""
    symbol_end = (drawing.symbol.side + QUIET) * drawing.module
    found: list[object] = [
        line
        for line in drawing.lines
        if line.x < symbol_end
        or line.x + width(line.text, line.size, line.weight) > drawing.width
        or line.y - line.size * RISE < 0
        or line.y + line.size * HANG > drawing.height
    ]
    found += [
        bar
        for bar in drawing.bars
        if bar.x < symbol_end
        or bar.y < 0
        or bar.width <= 0
        or bar.x + bar.width > drawing.width
        or bar.y + bar.height > drawing.height
    ]
    return found


@pytest.mark.parametrize("level", ["M", "Q"])
@pytest.mark.parametrize("host", ["a.vn", "ocop.example.vn", f"{'dai-' * 20}.example.vn"])
@pytest.mark.parametrize("text", [*HOSTILE, LONG_NAME, ""])
def test_everything_is_within_the_stamp(text: str, host: str, level: str) -> None:
    """Whatever the texts and the host, no line and no bar leaves the stamp or lies on the symbol."""
    for more in ({}, EVERYTHING):
        address = f"https://{host}/S/7KQ4M2XR/"
        its = stamp(name=text, producer=LONG_PRODUCER if text else "", address=address, level=level, **more)
        assert outside(lay_out(its)) == []


def test_the_quiet_zone_is_white() -> None:
    """Four modules around the symbol stay free of letters and bars: a black bar nearer than that misleads scanners."""
    for more in ({}, EVERYTHING):
        drawing = lay_out(stamp(**more))
        zone_end = (drawing.symbol.side + 2 * QUIET) * drawing.module
        starts = [line.x for line in drawing.lines] + [bar.x for bar in drawing.bars]
        assert min(starts) >= zone_end - 1e-9


def test_lines_do_not_lie_on_each_other() -> None:
    """Each baseline is below the one before by at least the height of its letters."""
    for its in (stamp(), stamp(**EVERYTHING), stamp(name=LONG_NAME, producer=LONG_PRODUCER, **EVERYTHING)):
        lines = lay_out(its).lines
        assert all(below.y - above.y >= below.size for above, below in pairwise(lines))


@pytest.mark.parametrize("size", [0.0, 20.0, 33.3, 100.0])
def test_a_stamp_grows_with_its_symbol(size: float) -> None:
    """The symbol has the side that was asked for, 20 mm by itself; all else grows in proportion."""
    drawing = lay_out(stamp(size=size))
    side = size or 20.0
    assert drawing.module * drawing.symbol.side == pytest.approx(side, abs=1e-9)
    small = lay_out(stamp())
    assert drawing.width / small.width == pytest.approx(side / 20)
    assert [line.size / small.lines[at].size for at, line in enumerate(drawing.lines)] == pytest.approx(
        [side / 20] * len(drawing.lines)
    )


def test_a_long_name_and_producer_are_whole() -> None:
    """A name of more than 110 letters is printed whole, in smaller letters; a producer of 160 leaves it the room."""
    assert (len(LONG_NAME), len(LONG_PRODUCER)) == (117, 160)
    shown = " ".join(line.text for line in lay_out(stamp(name=LONG_NAME, producer=LONG_PRODUCER)).lines)
    assert LONG_NAME in shown
    assert LONG_PRODUCER not in shown and "7KQ4 M2XR" in shown


@pytest.mark.parametrize("words_width", [33.0, 43.0])
@pytest.mark.parametrize("size", [0.0, 40.0])
def test_no_letter_is_smaller_than_four_and_a_half_points(size: float, words_width: float) -> None:
    """The producer makes room first, then the invitation and the name; code, address, rank and lot are always whole."""
    everything = {**EVERYTHING, "sample": False, "size": size}
    shown = lay_out(stamp(name=LONG_NAME, producer=LONG_PRODUCER, **everything), words_width).lines
    assert min(line.size for line in shown) >= 4.5 / 72 * 25.4
    text = " ".join(line.text for line in shown)
    assert "7KQ4 M2XR" in text and str(EVERYTHING["stars"]) in text and "Mắm cá linh" in text
    assert text.replace(" ", "").endswith(f"Sốlô:{EVERYTHING['lot']}".replace(" ", ""))


def test_what_is_too_much_ends_in_an_ellipsis() -> None:
    """A name that no size could hold is visibly cut, never silently."""
    lines = lay_out(stamp(name="Ư" * 240)).lines
    name = [line.text for line in lines if "Ư" in line.text]
    assert len(name) == 4 and name[-1].endswith("…")


@pytest.mark.parametrize("lot", ["L260402", "0", "W" * 20, "MW_MW-MW.MWMWMWMWMWM", "0123456789ABCDEFGHIJ"])
def test_the_lot_is_whole(lot: str) -> None:
    """A lot's number is on its stamp letter for letter, however wide its letters are."""
    drawing = lay_out(stamp(address=f"https://ocop.example.vn/S/7KQ4M2XR/{lot}/", lot=lot))
    assert "".join(line.text for line in drawing.lines[-2:]).replace(" ", "").endswith(f"Sốlô:{lot}")
    assert drawing.bars == ()


def test_a_place_to_write_a_lot() -> None:
    """Without a lot there is a line to write one on, right of its word."""
    drawing = lay_out(stamp())
    word, (rule,) = drawing.lines[-1], drawing.bars
    assert word.text == "Số lô:"
    assert rule.x > word.x + width(word.text, word.size, word.weight)
    assert rule.y == word.y


def test_the_last_day_is_whole() -> None:
    """The line of stars is never cut, whatever the day."""
    days = [date(2025, 1, 1) + timedelta(days=number) for number in range(20 * 366)]
    widest = max(
        (f"OCOP 4 sao, có hiệu lực đến {vietnamese(day)}" for day in days), key=lambda text: width(text, 1, BOLD)
    )
    assert widest in {line.text for line in lay_out(stamp(stars=widest)).lines}


def test_the_typed_address_is_whole() -> None:
    """The address that a person can type stands there without the scheme, to the last slash."""
    for address in ("https://ocop.example.vn/S/7KQ4M2XR/", f"https://{'a' * 60}.example.vn/S/7KQ4M2XR/{'W' * 20}/"):
        shown = "".join(line.text for line in lay_out(stamp(address=address)).lines)
        assert address.removeprefix("https://") in shown


@pytest.mark.parametrize("words_width", [33.0, 37.0, 39.0, 41.0, 43.0])
@pytest.mark.parametrize("host", ["ocop.angiang.gov.vn", "ocop.vn", "sanpham-ocop.angiang.gov.vn"])
def test_an_address_is_broken_after_a_slash(host: str, words_width: float) -> None:
    """Where the address takes two lines, the second is the whole code: it can be typed, and no slash stands alone."""
    made = stamp(address=f"https://{host}/S/QA9W41Z5/")
    address = [line.text for line in lay_out(made, words_width).lines if "/" in line.text]
    assert address in ([f"{host}/S/QA9W41Z5/"], [f"{host}/S/", "QA9W41Z5/"])


def test_a_sample_says_so_first() -> None:
    """A sample's stamp begins with MẪU in white on a black bar, and does not invite to scan."""
    drawing = lay_out(stamp(sample=True, lot="L1"))
    first, (bar,) = drawing.lines[0], drawing.bars
    assert (first.text, first.white) == (say("stamps.sample"), True)
    assert bar.x < first.x and bar.x + bar.width > first.x + width(first.text, first.size, first.weight)
    assert bar.y < first.y - first.size * 0.7 and bar.y + bar.height > first.y
    assert [line.white for line in drawing.lines[1:]] == [False] * (len(drawing.lines) - 1)
    assert not any("Quét" in line.text for line in drawing.lines)


def test_the_words_of_a_stamp() -> None:
    """In order: what to do, name, producer, rank, code, address, lot; all composed as Vietnamese is written."""
    its = stamp(lot="L1", stars="OCOP 3 sao, có hiệu lực đến 27/01/2026")
    shown = [line.text for line in lay_out(its).lines]
    assert shown == [
        "Quét mã để xem nguồn gốc",
        "Bánh tráng",
        "Cơ sở Bánh Tráng",
        "OCOP 3 sao, có hiệu lực đến 27/01/2026",
        "7KQ4 M2XR",
        "ocop.example.vn/S/7KQ4M2XR/",
        "Số lô: L1",
    ]
    assert all(unicodedata.is_normalized("NFC", text) for text in shown)
