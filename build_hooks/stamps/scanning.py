"""Read a stamp back from its file as a phone would: at its printed size, and worn, tilted and badly lit."""

from io import BytesIO
from math import cos, radians, sin

import resvg_py
import zxingcpp
from PIL import Image, ImageFilter

from build_hooks.ground.words import say
from build_hooks.stamps.writers import DPI, pixels

BLUR = 2.0  # px at 300 dpi, the σ of a camera that is out of focus
TILT = 15.0  # degrees
CONTRAST = 40  # of 255 between the darkest and the lightest
_DISTANCE = 2.5  # of the camera, in widths of the stamp
_INCH = 25.4
_QR = zxingcpp.barcode_formats_from_str("QRCode")


class Unreadable(Exception):
    """A stamp did not give its address back; the text says under what."""


def check(content: bytes, kind: str, address: str, width: float) -> None:
    """Decode the file, `width` mm wide, as printed at 300 dpi and worn. Raises Unreadable."""
    image = picture(content, kind, width)
    check_read(image, address, say("stamps.as_printed", kind=kind, dpi=DPI))
    check_read(worn(image), address, say("stamps.worn", kind=kind, dpi=DPI))


def check_read(image: Image.Image, address: str, under: str) -> None:
    """Raises Unreadable, which says `under` what, unless the picture holds this address and no other."""
    found = [barcode.text for barcode in zxingcpp.read_barcodes(image, formats=_QR)]
    if found != [address]:
        raise Unreadable(say("stamps.misread", under=under, found=", ".join(found) or say("stamps.unreadable")))


def picture(content: bytes, kind: str, width: float) -> Image.Image:
    """The file as grey pixels at 300 dpi; a PNG of another resolution is brought to it."""
    match kind:
        case "svg":
            return _raster(content.decode())
        case "pdf":
            return pixels(content, DPI)
    image = Image.open(BytesIO(content)).convert("L")
    wide = round(width / _INCH * DPI)
    return image.resize((wide, max(1, round(image.height * wide / image.width))), Image.Resampling.BOX)


def _raster(svg: str) -> Image.Image:
    # Without smooth edges: twice as fast, and no easier to read.
    content = resvg_py.svg_to_bytes(
        svg_string=svg, dpi=float(DPI), skip_system_fonts=True, background="#fff", shape_rendering="crisp_edges"
    )
    return Image.open(BytesIO(content)).convert("L")


def worn(image: Image.Image) -> Image.Image:
    """Tilted, blurred and pale."""
    tilted = image.transform(
        image.size, Image.Transform.PERSPECTIVE, _tilt(*image.size), Image.Resampling.BILINEAR, fillcolor=255
    )
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
