"""What a picture file is: its size after orientation, its hash and its colour, remembered until the file changes."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageFile, ImageOps

from build_hooks.cache import FOLDER, read_memory, write_memory

FORMATS = ("JPEG", "PNG", "WEBP")
MAX_BYTES = 60 * 1024 * 1024
MAX_PIXELS = 100_000_000
MIN_LONG_SIDE = 800
_MEMORY = FOLDER / "photos.json"
_EXIF_ORIENTATION = 0x0112
_TURNED = range(5, 9)


class Picture(NamedTuple):
    """Width and height in pixels after orientation; the colour as #rrggbb."""

    width: int
    height: int
    sha256: str
    colour: str


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
    _known: dict[str, list[object]]
    _seen: dict[str, list[object]]

    @classmethod
    def open(cls, root: Path) -> "Album":
        """With what earlier runs remembered."""
        return cls(root, read_memory(root / _MEMORY), {})

    def look(self, path: Path) -> Picture:
        """What the picture is. Raises TooLarge or Unreadable."""
        stat, key = path.stat(), path.relative_to(self.root).as_posix()
        stamp = [stat.st_size, stat.st_mtime_ns]
        known = self._known.get(key)
        if known and len(known) == 6 and known[:2] == stamp:
            self._seen[key] = known
            return Picture(*known[2:])  # type: ignore[arg-type]  # checked by write_memory's own table
        picture = look(path)
        self._seen[key] = [*stamp, *picture]
        return picture

    def close(self) -> None:
        """Remember what this run saw, and forget what is gone."""
        if self._seen != self._known:
            write_memory(self.root / _MEMORY, dict(self._seen))


def look(path: Path) -> Picture:
    """What the picture is, without memory. Raises TooLarge or Unreadable."""
    size = path.stat().st_size
    try:
        with Image.open(path, formats=FORMATS) as image:
            width, height = image.size
            if width * height > MAX_PIXELS or size > MAX_BYTES:
                raise TooLarge(width, height)
            turned = image.getexif().get(_EXIF_ORIENTATION) in _TURNED
            colour = _colour(image)
    except Image.DecompressionBombError as bomb:
        raise TooLarge(0, 0) from bomb
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise Unreadable(str(error)) from error
    if turned:
        width, height = height, width
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Picture(width, height, sha256, colour)


def _colour(image: ImageFile.ImageFile) -> str:
    image.draft("RGB", (64, 64))
    small = ImageOps.contain(image.convert("RGB"), (64, 64))
    red, green, blue = small.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))  # type: ignore[misc]
    return f"#{red:02x}{green:02x}{blue:02x}"
