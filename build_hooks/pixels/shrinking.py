"""A photo made small enough to be kept: upright, in sRGB, as JPEG, without any metadata."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from build_hooks.pixels.opening import FORMATS, open_upright
from build_hooks.pixels.parts import MAX_SCANS, scans

LONG_SIDE = 4000  # px; more than any rendition needs
MAX_PIXELS = 400_000_000  # what one machine can still open
_QUALITY = 90


def small_jpeg(photo: Path, long_side: int = LONG_SIDE) -> bytes:
    """The photo at most `long_side` px long. Raises OSError, ValueError or SyntaxError when it is no whole picture."""
    with Image.open(photo, formats=FORMATS) as image:
        width, height = image.size
    if width * height > MAX_PIXELS:
        raise ValueError("too many pixels")
    if scans(photo.read_bytes()) > MAX_SCANS:
        raise ValueError("too many scans")
    picture = open_upright(photo, long_side)
    picture.thumbnail((long_side, long_side), Image.Resampling.LANCZOS)
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=_QUALITY, optimize=True)
    return buffer.getvalue()


def write_small_jpeg(photo: str, small: str, long_side: int = LONG_SIDE) -> bool:
    """The same as a file, for who cannot hand over bytes; whether it is a picture that can be opened."""
    try:
        Path(small).write_bytes(small_jpeg(Path(photo), long_side))
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError):
        return False
    return True
