"""A drawn picture as a JPEG that is light enough."""

from collections.abc import Iterable
from io import BytesIO

from PIL import Image


def light_jpeg(image: Image.Image, qualities: Iterable[int], most: int) -> bytes:
    """The JPEG of the first quality with at most `most` bytes; that of the last where none has."""
    for quality in qualities:
        buffer = BytesIO()
        image.save(buffer, "JPEG", quality=quality, optimize=True)
        if buffer.tell() <= most:
            break
    return buffer.getvalue()
