"""Stamps made and read back: whatever stands on them, none is handed out that does not open its address."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from build_hooks.stamps import making
from build_hooks.stamps.drawing import Drawing, lay_out
from build_hooks.stamps.making import make, make_many
from build_hooks.stamps.symbol import Unreadable
from build_hooks.stamps.writers import FORMATS, write
from tests.stamps.samples import ADDRESS, HOSTILE, LONG_NAME, LONG_PRODUCER, stamp


def decoded(content: bytes) -> list[str]:
    """What a scanner reads in a PNG."""
    return [one.text for one in zxingcpp.read_barcodes(Image.open(BytesIO(content)))]


@pytest.mark.parametrize("level", ["M", "Q"])
@pytest.mark.parametrize("text", [*HOSTILE, LONG_NAME])
def test_any_text_makes_a_stamp(text: str, level: str) -> None:
    """Hostile, foreign, endless: every format is drawn and decodes to the address, plain and worn."""
    its = stamp(name=text, producer=LONG_PRODUCER if level == "M" else text, sample=level == "Q", level=level)
    files = make(its, FORMATS)
    assert tuple(files) == FORMATS
    assert decoded(files["png"]) == [ADDRESS]


def test_the_same_symbol_in_other_sizes() -> None:
    """Small, large, at another resolution."""
    for size, dpi in ((20.0, 150), (60.0, 300), (20.0, 1200)):
        assert decoded(make(stamp(size=size), ("png",), dpi)["png"]) == [ADDRESS]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_that_does_not_scan_is_not_handed_out(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that draws another address is caught, and the words name the code and the format."""

    def wrong(drawing: Drawing, asked: str, dpi: int) -> bytes:
        other = lay_out(stamp(address=ADDRESS.replace("7KQ4", "7KQ5"))) if asked == kind else drawing
        return write(other, asked, dpi)

    monkeypatch.setattr(making, "write", wrong)
    with pytest.raises(Unreadable, match=rf"7KQ4 M2XR: {kind} 300 dpi: https://ocop\.example\.vn/S/7KQ5M2XR/"):
        make(stamp(), FORMATS)


@pytest.mark.parametrize("count", [0, 1, 14])
def test_many_stamps_come_in_their_order(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few are made here, many by several processes; each file is that of its stamp."""
    monkeypatch.setattr(making, "_FEW", 12)
    wanted = [stamp(address=f"https://a.vn/S/{number:08}/") for number in range(count)]
    made = list(make_many(wanted, ("png",)))
    assert [decoded(files["png"]) for files in made] == [[one.address] for one in wanted]
    assert made == [make(one, ("png",)) for one in wanted]


def test_one_bad_stamp_stops_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address that cannot be printed at its size ends the work with its code, in other processes as well."""
    monkeypatch.setattr(making, "_FEW", 12)
    wanted = [stamp() for _ in range(13)] + [stamp(code="ABCD EFGF", size=4.0)]
    with pytest.raises(Unreadable, match="ABCD EFGF"):
        list(make_many(wanted, ("svg",)))
