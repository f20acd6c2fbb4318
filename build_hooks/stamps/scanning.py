"""Read stamps back from their files before they are handed out: every module of every file, and what the symbol says.

Three steps, of which each tells what the ones before it cannot. Of 1,000 spoilt stamps they catch 865, then 77, then
58, where decoding every file as printed and worn caught 700 (`python -m bench.spoilt`):

1. `modules`, every file: each module and the quiet zone are as dark or as light as they should be, and the file is as
   large as it should be. Finer than any decoder, which mends a seventh of a symbol in silence.
2. `check_read`, once a stamp: the symbol, read from a file as a phone does, holds the address. After step 1 all files
   of a stamp have the same modules.
3. `worn`, once a stamp: it is read at its printed size from afar, tilted, blurred and pale. This depends on modules and
   size alone, which are the same in all files.
"""

from collections.abc import Mapping
from io import BytesIO
from math import cos, radians, sin

import pypdfium2
import resvg_py
import zxingcpp
from PIL import Image, ImageFilter

from build_hooks.ground.words import say
from build_hooks.stamps.drawing import INCH, Drawing, on_dots
from build_hooks.stamps.symbol import QUIET, Symbol, Unreadable
from build_hooks.stamps.writers import DPI, mm, opened, window

DOTS = 4  # px a module when a file is looked at
BLUR = 2.0  # px at 300 dpi, the σ of a camera that is out of focus
TILT = 15.0  # degrees
CONTRAST = 40  # of 255 between the darkest and the lightest
_DARK, _LIGHT = 85, 170  # of 255: what a module may be at most, and at least; at 150 dpi its edges take a quarter
_DISTANCE = 2.5  # of the camera, in widths of the stamp
_QR = zxingcpp.barcode_formats_from_str("QRCode")


def check(files: Mapping[str, bytes], drawing: Drawing) -> None:
    """Read the files of one stamp, by format, back. Raises Unreadable."""
    read = False
    for kind, content in files.items():
        under = say("stamps.as_printed", kind=kind, dpi=DPI)
        symbol = look(content, kind, drawing)
        if symbol is None or modules(symbol) != expected(drawing.symbol):
            raise Unreadable(_misread(under, read_symbols(symbol) if symbol else [], drawing.address))
        if not read:
            check_read(symbol, drawing.address, under)
            check_read(printed_and_worn(symbol, drawing), drawing.address, say("stamps.worn", kind=kind, dpi=DPI))
            read = True


def check_read(image: Image.Image, address: str, under: str) -> None:
    """Raises Unreadable, which says `under` what, unless the picture holds this address and no other."""
    if (found := read_symbols(image)) != [address]:
        raise Unreadable(_misread(under, found, address))


def read_symbols(image: Image.Image) -> list[str]:
    """What the QR symbols of a picture hold."""
    return [barcode.text for barcode in zxingcpp.read_barcodes(image, formats=_QR)]


def _misread(under: str, found: list[str], address: str) -> str:
    if found == [address]:
        return say("stamps.misread", under=under, found=say("stamps.blemished"))
    return say("stamps.misread", under=under, found=", ".join(found) or say("stamps.unreadable"))


def look(content: bytes, kind: str, drawing: Drawing) -> Image.Image | None:
    """The file's symbol with its quiet zone in grey, DOTS px a module; None where it is broken or of another size."""
    side = (drawing.symbol.side + 2 * QUIET) * DOTS
    try:
        return {"svg": _in_svg, "pdf": _in_pdf, "png": _in_png}[kind](content, drawing, side)
    except (ValueError, OSError, SyntaxError, pypdfium2.PdfiumError):  # broken off
        return None


def _in_png(content: bytes, drawing: Drawing, side: int) -> Image.Image | None:
    image = Image.open(BytesIO(content)).convert("L")
    dpi = round(image.info.get("dpi", (DPI, DPI))[0])
    drawing, dots = on_dots(drawing, dpi), dpi / INCH  # a millimetre
    if max(abs(image.width - drawing.width * dots), abs(image.height - drawing.height * dots)) > 1.5:
        return None
    square = drawing.height * image.width / drawing.width
    return image.resize((side, side), Image.Resampling.BOX, (0, 0, square, image.height))


def _in_svg(content: bytes, drawing: Drawing, side: int) -> Image.Image | None:
    """Through a window on the symbol: what lies beside it is not drawn."""
    svg = content.decode()
    whole, high = window(mm(drawing.width), mm(drawing.height)), drawing.height
    if svg.count(whole) != 1:
        return None
    # Without smooth edges: a third quicker, and whole dots a module have none.
    pixels = resvg_py.svg_to_bytes(
        svg_string=svg.replace(whole, f'width="{side}" height="{side}" viewBox="0 0 {high} {high}"'),
        skip_system_fonts=True,
        background="#fff",
        shape_rendering="crisp_edges",
    )
    return Image.open(BytesIO(pixels)).convert("L")


def _in_pdf(content: bytes, drawing: Drawing, side: int) -> Image.Image | None:
    points = 72 / INCH  # a millimetre
    with opened(content) as page:
        wide, high = page.get_size()
        if max(abs(wide - drawing.width * points), abs(high - drawing.height * points)) > 0.1:
            return None
        image: Image.Image = page.render(scale=side / high, crop=(0, 0, wide - high, 0), grayscale=True).to_pil()
        return image.resize((side, side), Image.Resampling.BOX)


def modules(symbol: Image.Image) -> list[bool | None]:
    """Row by row whether each module is dark, the quiet zone with them; None for what is neither dark nor light."""
    side = symbol.width // DOTS
    greys = symbol.resize((side, side), Image.Resampling.BOX).tobytes()
    return [True if grey <= _DARK else False if grey >= _LIGHT else None for grey in greys]


def expected(symbol: Symbol) -> list[bool | None]:
    """What `modules` finds in a file as it should be."""
    side = symbol.side + 2 * QUIET
    rows: list[bool | None] = [False] * side**2
    for x, y, length in symbol.runs:
        start = (y + QUIET) * side + x + QUIET
        rows[start : start + length] = [True] * length
    return rows


def printed_and_worn(symbol: Image.Image, drawing: Drawing) -> Image.Image:
    """What was looked at, at its printed size in 300 dpi, as the left end of the stamp."""
    wide, high = (round(size / INCH * DPI) for size in (drawing.width, drawing.height))
    return worn(symbol.resize((high, high), Image.Resampling.BOX), wide)


def worn(image: Image.Image, width: int = 0) -> Image.Image:
    """Tilted, blurred and pale; of a picture that is the left end of one `width` px wide, this end."""
    tilt = _tilt(width or image.width, image.height)
    tilted = image.transform(image.size, Image.Transform.PERSPECTIVE, tilt, Image.Resampling.BILINEAR, fillcolor=255)
    darkest = (255 - CONTRAST) // 2
    return tilted.filter(ImageFilter.GaussianBlur(BLUR)).point(lambda value: darkest + value * CONTRAST // 255)


def _tilt(width: int, height: int) -> tuple[float, ...]:
    """Where each pixel of a plane turned about its upright axis comes from: the eight numbers of Pillow's transform."""
    sine, cosine, far = sin(radians(TILT)), cos(radians(TILT)), _DISTANCE * width
    middle_x, middle_y = width / 2, height / 2
    # With u, v from the middle: x = u·far / (far·cos − u·sin), y = v·(far + x·sin) / far.
    g, scale = -sine / (far * cosine + middle_x * sine), far * cosine + middle_x * sine
    a = (far - middle_x * sine) / scale
    c = middle_x * (far * cosine + middle_x * sine - far) / scale
    d = -middle_y * sine / scale
    e = far * cosine / scale
    f = (middle_y * (far * cosine + middle_x * sine) - middle_y * far * cosine) / scale
    return (a, 0.0, c, d, e, f, g, 0.0)
