"""What a picture file is: its size after orientation, its hash and its colour, remembered until the file changes."""

import hashlib
import struct
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageFile, ImageOps

from build_hooks.cache import FOLDER, read_memory, write_memory
from build_hooks.pixels.opening import FORMATS, is_turned

MAX_BYTES = 60 * 1024 * 1024
MAX_PIXELS = 100_000_000
MIN_LONG_SIDE = 800
_MEMORY = FOLDER / "photos.json"
_GPS = 0x8825  # EXIF


class Picture(NamedTuple):
    """Width and height in pixels after orientation; the colour as #rrggbb; whether the file says where it was taken."""

    width: int
    height: int
    sha256: str
    colour: str
    has_gps: bool


class TooLarge(Exception):
    """The picture is over the bounds; refused before it is decoded."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__(f"{width}x{height}")
        self.width, self.height = width, height


class Unreadable(Exception):
    """The file is not a whole picture of an accepted format."""


@dataclass(slots=True)
class Album:
    """Looks at pictures below `root` and remembers them by path, size and time of change."""

    root: Path
    _known: dict[str, object]
    _seen: dict[str, object]

    @classmethod
    def open(cls, root: Path) -> "Album":
        """With what earlier runs remembered."""
        return cls(root, read_memory(root / _MEMORY), {})

    def look(self, path: Path) -> Picture:
        """What the picture is. Raises TooLarge or Unreadable."""
        stat, key = path.stat(), path.relative_to(self.root).as_posix()
        stamp = [stat.st_size, stat.st_mtime_ns]
        picture = _remembered(self._known.get(key), stamp) or look(path)
        self._seen[key] = [*stamp, *picture]
        return picture

    def close(self) -> None:
        """Remember what this run saw, and forget what is gone."""
        if self._seen != self._known:
            write_memory(self.root / _MEMORY, dict(self._seen))


def _remembered(known: object, stamp: list[int]) -> Picture | None:
    """What an earlier run wrote down, if it is whole and of the same file."""
    match known:
        case [int(), int(), int() as width, int() as height, str() as sha256, str() as colour, bool() as has_gps]:
            return Picture(width, height, sha256, colour, has_gps) if known[:2] == stamp else None
    return None


def look(path: Path) -> Picture:
    """What the picture is, without memory. Raises TooLarge or Unreadable."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of broken metadata, which is thrown away in any case
            width, height, colour, has_gps = _decoded(path)
    except (OSError, SyntaxError, ValueError, EOFError, OverflowError, struct.error) as error:
        raise Unreadable(str(error)) from error
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Picture(width, height, sha256, colour, has_gps)


def _decoded(path: Path) -> tuple[int, int, str, bool]:
    with Image.open(path, formats=FORMATS) as image:
        width, height = image.size
        if width * height > MAX_PIXELS or path.stat().st_size > MAX_BYTES:
            raise TooLarge(width, height)
        turned = is_turned(image)
        has_gps = bool(image.getexif().get_ifd(_GPS))
        colour = _colour(image)
    return (height, width, colour, has_gps) if turned else (width, height, colour, has_gps)


def _colour(image: ImageFile.ImageFile) -> str:
    image.draft("RGB", (64, 64))
    opaque = image.convert("RGBA") if image.has_transparency_data else image
    small = ImageOps.contain(opaque.convert("RGB"), (64, 64))
    red, green, blue = small.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))  # type: ignore[misc]
    return f"#{red:02x}{green:02x}{blue:02x}"
