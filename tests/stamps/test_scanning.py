"""Reading stamps back: what would not scan is refused, and the worn picture is really worn."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageDraw

from build_hooks.stamps.drawing import lay_out
from build_hooks.stamps.scanning import BLUR, CONTRAST, Unreadable, check, check_read, picture, worn
from build_hooks.stamps.writers import FORMATS, write
from tests.stamps.samples import ADDRESS, stamp

each_format = pytest.mark.parametrize("kind", FORMATS)
DRAWING = lay_out(stamp())


def png(image: Image.Image) -> bytes:
    """The picture as a PNG."""
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def as_picture() -> Image.Image:
    """The stamp as it is printed."""
    return picture(write(DRAWING, "png"), "png", DRAWING.width)


@each_format
def test_a_good_stamp_is_read(kind: str) -> None:
    """A stamp as it is written passes."""
    check(write(DRAWING, kind), kind, ADDRESS, DRAWING.width)


@each_format
def test_a_wrong_address_is_refused(kind: str) -> None:
    """A file that opens something else, by one letter or a slash, is refused, and the words say what it holds."""
    content = write(DRAWING, kind)
    for address in (ADDRESS.removesuffix("/"), ADDRESS.replace("7KQ4", "7KQ5"), f"{ADDRESS}L1/", ""):
        with pytest.raises(Unreadable, match=ADDRESS):
            check(content, kind, address, DRAWING.width)


def test_a_white_page_is_refused() -> None:
    """A picture without a symbol, in each format."""
    size = (round(DRAWING.width / 25.4 * 300), round(DRAWING.height / 25.4 * 300))
    with pytest.raises(Unreadable, match="không đọc được"):
        check(png(Image.new("L", size, 255)), "png", ADDRESS, DRAWING.width)
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="25mm" viewBox="0 0 60 25"></svg>'
    with pytest.raises(Unreadable, match="không đọc được"):
        check(svg.encode(), "svg", ADDRESS, 60)


@pytest.mark.parametrize("scratch", ["finder", "middle", "edge"])
def test_a_scratched_symbol_is_refused(scratch: str) -> None:
    """A symbol that lost a finder, its middle or a side is refused."""
    image = as_picture()
    end = DRAWING.height / 25.4 * 300
    begin, side = end * 0.1, end * 0.8
    box = {
        "finder": (begin, begin, begin + side * 0.26, begin + side * 0.26),
        "middle": (begin + side * 0.3, begin + side * 0.3, begin + side * 0.75, begin + side * 0.75),
        "edge": (begin, begin, begin + side * 0.3, begin + side),
    }[scratch]
    ImageDraw.Draw(image).rectangle(box, fill=255)
    with pytest.raises(Unreadable):
        check(png(image), "png", ADDRESS, DRAWING.width)


def test_two_symbols_are_refused() -> None:
    """A picture that would open one of two addresses."""
    other = lay_out(stamp(address=ADDRESS.replace("7KQ4M2XR", "ABCDEFGF")))
    both = Image.new("L", (as_picture().width, as_picture().height * 2), 255)
    both.paste(as_picture(), (0, 0))
    both.paste(picture(write(other, "png"), "png", other.width), (0, as_picture().height))
    with pytest.raises(Unreadable, match="ABCDEFGF"):
        check_read(both, ADDRESS, "")


def test_a_symbol_printed_too_small_is_refused() -> None:
    """At its printed size the modules must be large enough: a symbol of 6 mm does not survive wear."""
    tiny = lay_out(stamp(size=6.0))
    with pytest.raises(Unreadable, match="mờ, nghiêng"):
        check(write(tiny, "svg"), "svg", ADDRESS, tiny.width)


@each_format
def test_a_picture_is_at_the_printed_size(kind: str) -> None:
    """300 pixels an inch, from any format; a PNG of 600 dpi is brought down to it."""
    for dpi in (300, 600):
        image = picture(write(DRAWING, kind, dpi), kind, DRAWING.width)
        expected = (DRAWING.width / 25.4 * 300, DRAWING.height / 25.4 * 300)
        assert image.size == pytest.approx(expected, abs=2)
        assert image.mode == "L"


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
