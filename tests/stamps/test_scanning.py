"""Reading stamps back: what would not scan is refused, and the worn picture is really worn."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from bench.spoilt import whole
from build_hooks.stamps.drawing import Bar, Drawing, lay_out
from build_hooks.stamps.scanning import (
    BLUR,
    CONTRAST,
    DOTS,
    check,
    check_read,
    expected,
    look,
    modules,
    read_symbols,
    worn,
)
from build_hooks.stamps.symbol import QUIET, Unreadable
from build_hooks.stamps.writers import FORMATS, write
from tests.stamps.samples import ADDRESS, stamp

each_format = pytest.mark.parametrize("kind", FORMATS)
DRAWING = lay_out(stamp())
OTHER = lay_out(stamp(address=ADDRESS.replace("7KQ4M2XR", "ABCDEFGF")))
DPI = (300, 300)


def png(image: Image.Image) -> bytes:
    """The picture as a PNG."""
    buffer = BytesIO()
    image.save(buffer, "PNG", dpi=DPI)
    return buffer.getvalue()


def as_picture(drawing: Drawing = DRAWING) -> Image.Image:
    """The stamp as it is printed."""
    return whole(write(drawing, "png"), "png", drawing.width)


def flipped(*places: tuple[int, int]) -> Drawing:
    """The stamp with these modules turned, by column and row."""
    dark = {(x + step, y) for x, y, length in DRAWING.symbol.runs for step in range(length)} ^ {*places}
    runs = tuple((x, y, 1) for x, y in sorted(dark))
    return replace(DRAWING, symbol=DRAWING.symbol._replace(runs=runs))


@each_format
def test_a_good_stamp_is_read(kind: str) -> None:
    """A stamp as it is written passes, alone and behind others."""
    check({kind: write(DRAWING, kind)}, DRAWING)
    check({kind: write(DRAWING, kind) for kind in FORMATS}, DRAWING)


@each_format
def test_a_wrong_address_is_refused(kind: str) -> None:
    """A file that opens something else, by one letter or a slash, is refused, and the words say what it holds."""
    content = write(DRAWING, kind)
    for address in (f"{ADDRESS[:-1]}x", ADDRESS.replace("7KQ4", "7KQ5"), ADDRESS.replace("/S/", "/s/")):
        with pytest.raises(Unreadable, match=ADDRESS):
            check({kind: content}, lay_out(stamp(address=address)))


@each_format
def test_a_symbol_that_is_not_of_its_address_is_refused(kind: str) -> None:
    """A layout with the symbol of another address is drawn as it is: reading it says what it holds."""
    mixed = replace(DRAWING, symbol=OTHER.symbol)
    with pytest.raises(Unreadable, match="ABCDEFGF"):
        check({kind: write(mixed, kind)}, mixed)


@each_format
def test_every_format_is_looked_at(kind: str) -> None:
    """Another product's file among good ones is refused, whatever its format and wherever it comes."""
    good = {kind: write(DRAWING, kind) for kind in FORMATS}
    for files in (good | {kind: write(OTHER, kind)}, {kind: write(OTHER, kind)} | good | {kind: write(OTHER, kind)}):
        with pytest.raises(Unreadable, match=f"{kind} 300 dpi: .*ABCDEFGF"):
            check(files, DRAWING)


@each_format
def test_one_wrong_module_is_refused(kind: str) -> None:
    """What every decoder would mend in silence is a stamp that wears out sooner: it is not handed out."""
    bad = write(flipped((14, 14)), kind)
    assert read_symbols(whole(bad, kind, DRAWING.width)) == [ADDRESS]
    with pytest.raises(Unreadable, match="ô in sai"):
        check({kind: bad}, DRAWING)


@each_format
@pytest.mark.parametrize("place", [(0.6, 20.0), (20.0, 0.6), (20.0, 34.5), (34.5, 20.0)])
def test_something_in_the_quiet_zone_is_refused(kind: str, place: tuple[float, float]) -> None:
    """A module's worth of black in the white on each of the four sides."""
    x, y = (value * DRAWING.module for value in place)
    bar = Bar(x, y, DRAWING.module * 1.2, DRAWING.module * 1.2)
    with pytest.raises(Unreadable, match="ô in sai"):
        check({kind: write(replace(DRAWING, bars=(*DRAWING.bars, bar)), kind)}, DRAWING)


@each_format
def test_words_over_the_symbol_are_refused(kind: str) -> None:
    """A line of words that begins in the symbol."""
    lines = (*DRAWING.lines, DRAWING.lines[1]._replace(x=DRAWING.module * 8))
    with pytest.raises(Unreadable):
        check({kind: write(replace(DRAWING, lines=lines), kind)}, DRAWING)


@each_format
@pytest.mark.parametrize("size", [19.0, 24.0])
def test_another_size_is_refused(kind: str, size: float) -> None:
    """A file that a layout program would place smaller or larger than was asked for, its symbol whole."""
    with pytest.raises(Unreadable, match=r"ô in sai|không đọc được"):
        check({kind: write(lay_out(stamp(size=size)), kind)}, DRAWING)


@each_format
def test_a_file_that_breaks_off_is_refused(kind: str) -> None:
    """At every tenth of its length, and empty."""
    content = write(DRAWING, kind)
    for length in range(0, len(content), len(content) // 10)[:10]:
        with pytest.raises(Unreadable):
            check({kind: content[:length]}, DRAWING)


@pytest.mark.parametrize("grey", ["#666", "#999"])
def test_a_pale_symbol_is_refused(grey: str) -> None:
    """Modules in grey instead of black, though a decoder reads them."""
    pale = write(DRAWING, "svg").replace(b'<path d="m', f'<path fill="{grey}" d="m'.encode())
    assert read_symbols(whole(pale, "svg", DRAWING.width)) == [ADDRESS]
    with pytest.raises(Unreadable):
        check({"svg": pale}, DRAWING)


def test_a_white_page_is_refused() -> None:
    """A picture without a symbol, in each format."""
    with pytest.raises(Unreadable, match="không đọc được"):
        check({"png": png(Image.new("L", as_picture().size, 255))}, DRAWING)
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="25mm" viewBox="0 0 60 25"></svg>'
    with pytest.raises(Unreadable, match="không đọc được"):
        check({"svg": svg.encode()}, DRAWING)


def test_two_symbols_are_refused() -> None:
    """A picture that would open one of two addresses."""
    both = Image.new("L", (as_picture().width, as_picture().height * 2), 255)
    both.paste(as_picture(), (0, 0))
    both.paste(as_picture(OTHER), (0, as_picture().height))
    with pytest.raises(Unreadable, match="ABCDEFGF"):
        check_read(both, ADDRESS, "")


@pytest.mark.parametrize("kind", ["svg", "pdf"])
def test_a_symbol_printed_too_small_is_refused(kind: str) -> None:
    """At its printed size the modules must be large enough: a symbol of 6 mm does not survive wear."""
    tiny = lay_out(stamp(size=6.0))
    with pytest.raises(Unreadable, match="mờ, nghiêng"):
        check({kind: write(tiny, kind)}, tiny)


@each_format
@pytest.mark.parametrize("size", [0.0, 20.7, 33.3, 100.0])
@pytest.mark.parametrize("level", ["M", "Q"])
def test_modules_are_seen_one_by_one(kind: str, size: float, level: str) -> None:
    """Whatever the size, the resolution and the level: exactly the symbol within four modules of white."""
    drawing = lay_out(stamp(size=size, level=level))
    for dpi in (150, 300, 600):
        symbol = look(write(drawing, kind, dpi), kind, drawing)
        assert symbol is not None and symbol.mode == "L"
        assert symbol.size == ((drawing.symbol.side + 2 * QUIET) * DOTS,) * 2
        assert modules(symbol) == expected(drawing.symbol)


def test_worn_is_pale() -> None:
    """The whole range between black and white is 40 of 255 steps."""
    low, high = worn(as_picture()).getextrema()
    assert isinstance(low, int) and isinstance(high, int)
    assert CONTRAST - 2 <= high - low <= CONTRAST
    assert CONTRAST == 40


def test_worn_is_blurred() -> None:
    """A hard edge is spread over as many pixels as a Gauss of σ = 2 spreads it: 10 to 90 % in some 5 pixels."""
    edge = Image.new("L", (400, 400), 255)
    edge.paste(0, (0, 200, 400, 400))  # horizontal, which the tilt leaves nearly sharp in the middle
    column = list(worn(edge).crop((200, 150, 201, 250)).tobytes())
    low, high = min(column), max(column)
    between = [value for value in column if low + 0.1 * (high - low) < value < low + 0.9 * (high - low)]
    assert BLUR == 2.0
    assert 4 <= len(between) <= 7


def test_worn_is_tilted() -> None:
    """Turned about the upright axis by 15°: one side is nearer and taller, and the whole is narrower by cos 15°."""
    plate = Image.new("L", (1000, 400), 255)
    plate.paste(0, (100, 100, 900, 300))
    tilted = worn(plate)
    middle = sum(tilted.getextrema()) / 2  # type: ignore[arg-type]  # grey: a pair
    black = tilted.point(lambda value: 255 * (value < middle))
    box = black.getbbox()
    assert box is not None
    assert 0.93 <= (box[2] - box[0]) / 800 <= 1.0
    heights = []
    for x in (box[0] + 20, box[2] - 21):
        column = black.crop((x, 0, x + 1, 400)).getbbox()
        assert column is not None
        heights.append(column[3] - column[1])
    assert abs(heights[0] - heights[1]) >= 10
    assert not ImageChops.difference(tilted, worn(plate)).getbbox()
