"""A JPEG that lacks nothing but the mark of its end, as some chats and cameras leave it."""

import hashlib
from io import BytesIO

from PIL import Image

from build_hooks.pixels.parts import MAX_SCANS, anatomy, scans

_MOST = 50_000_000  # pixels; larger ones stay as they are
_END = b"\xff\xd9"
_MORE = b"\x5a" * 256  # would be drawn as something wherever a block of the picture is still missing


def with_end(content: bytes) -> bytes:
    """The picture with its end mark where that alone is missing; else the content as it is.

    A decoder fills what is missing with grey and says nothing. So it is decoded with two endings: only a picture that
    is all there looks the same with more behind it. Raises TooManyParts.
    """
    found = anatomy(content)
    is_open = found.kind == "jpeg" and bool(found.parts) and found.parts[-1].name == "SOS"
    if not is_open or scans(content) > MAX_SCANS:
        return content
    rest = content.removesuffix(b"\xff")
    try:
        seen = [_decoded(rest + more + _END) for more in (b"", _MORE)]
    except (OSError, SyntaxError, ValueError):
        return content
    return rest + _END if seen[0] == seen[1] != "" else content


def _decoded(content: bytes) -> str:
    """The hash of its pixels; "" of one that is too large to be tried."""
    with Image.open(BytesIO(content), formats=("JPEG",)) as image:
        return hashlib.sha256(image.tobytes()).hexdigest() if image.width * image.height <= _MOST else ""
