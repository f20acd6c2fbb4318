"""Files of Excel and Word that libraries write, without the time of their making."""

import re
import zipfile
from io import BytesIO

_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")  # libraries write the time of saving there


def without_clock(content: bytes) -> bytes:
    """The same file with no time of its making in its zip."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = zipfile.ZipInfo(info.filename, _ZIP_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, _MODIFIED.sub(b"\\g<1>2026-01-01T00:00:00Z", old.read(info)))
    return written.getvalue()
