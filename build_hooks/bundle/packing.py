"""A folder as one zip whose bytes depend on its files alone: in the order of their names, all of one day."""

import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

_PACKED = {".webp", ".jpg", ".jpeg", ".png", ".woff2", ".zip", ".gz"}  # as small as they get
_FIRST_DAY = date(1980, 1, 1)  # a zip knows none before
_MODE = 0o644
_UNIX = 3


def write_zip(path: Path, folder: Path, files: Iterable[str], day: date | None) -> None:
    """Write the files, relative to `folder`, below a folder of the zip with the name of `path`."""
    when = max(day or _FIRST_DAY, _FIRST_DAY)
    with zipfile.ZipFile(path, "w") as packed:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{folder_name(path)}/{name}", (when.year, when.month, when.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if Path(name).suffix in _PACKED else zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = _UNIX, _MODE << 16
            packed.writestr(entry, (folder / name).read_bytes())


def folder_name(path: Path) -> str:
    """The folder that a zip unpacks into; a zip in the making has more endings than one."""
    return path.name.lstrip(".").split(".")[0]


def holds(path: Path, name: str) -> bool:
    """Whether the zip at `path` has this file below its folder; what is no zip has none."""
    try:
        with zipfile.ZipFile(path) as packed:
            return f"{folder_name(path)}/{name}" in packed.namelist()
    except (OSError, zipfile.BadZipFile):
        return False
