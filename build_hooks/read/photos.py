"""What a picture file is: its size after orientation, its hash and its colour, remembered until the file changes."""

import hashlib
import struct
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from build_hooks.cache import FOLDER, read_memory, write_memory
from build_hooks.pixels.opening import FORMATS, is_turned, upright

MAX_BYTES = 60 * 1024 * 1024
MAX_PIXELS = 100_000_000
MAX_WEBP_PIXELS = 24_000_000  # its decoder wants 16 bytes a pixel; no telephone takes larger ones
MIN_LONG_SIDE = 800
MAX_RATIO = 5
MEMORY = FOLDER / "looks-3.json"  # the number changes with anything that changes what is remembered
_GPS, _LATITUDE = 0x8825, 2  # EXIF
_SMALL = 64  # px wide are enough to know a picture's colour


class Picture(NamedTuple):
    """Width and height in pixels after orientation; the colour as #rrggbb; whether the file says where it was taken."""

    width: int
    height: int
    sha256: str
    colour: str
    has_gps: bool


class TooLarge(Exception):
    """The picture is over the bounds; refused before it is decoded."""

    def __init__(self, width: int, height: int, most: int) -> None:
        super().__init__(f"{width}x{height}")
        self.width, self.height, self.most = width, height, most


class TooThin(Exception):
    """The picture is so long or flat that no rendition of it makes sense, or fits the format."""

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
        return cls(root, read_memory(root / MEMORY), {})

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
            write_memory(self.root / MEMORY, dict(self._seen))


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
        most = MAX_WEBP_PIXELS if image.format == "WEBP" else MAX_PIXELS
        if width * height > most or path.stat().st_size > MAX_BYTES:
            raise TooLarge(width, height, most)
        if max(width, height) > MAX_RATIO * min(width, height):
            raise TooThin(width, height)
        turned, has_gps = is_turned(image), _says_where(image)
        dot = upright(image, _SMALL).resize((1, 1), Image.Resampling.BOX)
    red, green, blue = dot.getpixel((0, 0))  # type: ignore[misc]
    colour = f"#{red:02x}{green:02x}{blue:02x}"
    return (height, width, colour, has_gps) if turned else (width, height, colour, has_gps)


def _says_where(image: Image.Image) -> bool:
    """Whether EXIF or XMP hold a latitude; a camera writes the rest of the GPS block even when it knows no place."""
    xmp = image.info.get("xmp", b"")
    return bool(image.getexif().get_ifd(_GPS).get(_LATITUDE)) or b"GPSLatitude" in (
        xmp if isinstance(xmp, bytes) else xmp.encode()
    )
