"""What a picture file is: its size after orientation, its hash and its colour, remembered until the file changes.

A file is decoded in a child process with a time limit. What has been decoded here once is decoded again by the build
(for renditions, share pictures, print) without one: the same pixels in no more than a few times the same time.
"""

import hashlib
import struct
import warnings
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from build_hooks.ground import apart
from build_hooks.ground.cache import FOLDER, read_memory, write_memory
from build_hooks.ground.cores import in_threads
from build_hooks.ground.recipes import recipe
from build_hooks.pixels import opening
from build_hooks.pixels.opening import FORMATS, is_turned, upright
from build_hooks.pixels.parts import MAX_SCANS, is_cut, scans
from build_hooks.pixels.telling import Told, told_by

MAX_BYTES = 60 * 1024 * 1024
MAX_PIXELS = 100_000_000
MAX_WEBP_PIXELS = 24_000_000  # its decoder wants 16 bytes a pixel; no telephone takes larger ones
MIN_LONG_SIDE = 800
MAX_RATIO = 5
SECONDS = 30.0  # for one look; a progressive JPEG of 99 megapixels, the slowest at the bounds, takes 2 s of one core
MEMORY = FOLDER / f"looks-{recipe(Path(opening.__file__).parent, Path(__file__), libraries=('Pillow', 'pi-heif'))}.json"
_OF_DECODERS = (OSError, SyntaxError, ValueError, EOFError, OverflowError, struct.error)
_FAULTS = (*_OF_DECODERS, MemoryError, TypeError, KeyError, AssertionError)  # of a palette that is not there
_SMALL = 64  # px wide are enough to know a picture's colour


class Picture(NamedTuple):
    """Width and height in pixels after orientation; the colour as #rrggbb.

    `has_gps` says whether the file tells where it was taken, `behind` whether something lies behind its picture.
    """

    width: int
    height: int
    sha256: str
    colour: str
    has_gps: bool
    behind: bool


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


class TooManyScans(Exception):
    """The picture is a JPEG that goes over itself again and again; refused before it is decoded."""

    def __init__(self, scans: int) -> None:
        super().__init__(str(scans))
        self.scans = scans


class TooSlow(Exception):
    """The picture was not decoded in the time that any honest one needs."""


class Unreadable(Exception):
    """The file is not a whole picture of an accepted format."""


class CutOff(Unreadable):
    """The file ends before its picture does."""


@dataclass(slots=True)
class Album:
    """Looks at pictures below `root` and remembers them by path, size, times of change and place on the disk.

    Where only those differ, as of a file that was copied or linked, its hash says whether it is the same picture.
    """

    root: Path
    _known: dict[str, object]
    _seen: dict[str, object]
    _ahead: dict[Path, "Picture | Exception"] = field(default_factory=dict)

    @classmethod
    def open(cls, root: Path) -> "Album":
        """With what earlier runs remembered."""
        return cls(root, read_memory(root / MEMORY), {})

    def look_ahead(self, paths: Iterable[Path]) -> None:
        """Look on all cores at pictures that are not remembered; what comes of it is told when somebody looks."""
        new = list[Path]()
        for path in dict.fromkeys(paths):
            with suppress(Unreadable):  # to be told by who looks at it
                key, stamp = self._key(path)
                if known := _remembered(self._known.get(key), stamp, path):
                    self._ahead[path] = known
                else:
                    new.append(path)
        self._ahead |= zip(new, in_threads(_looked, new), strict=True)

    def look(self, path: Path) -> Picture:
        """What the picture is. Raises what `look_apart` raises."""
        key, stamp = self._key(path)
        found = self._ahead.pop(path, None) or _remembered(self._known.get(key), stamp, path) or look_apart(path)
        if isinstance(found, Exception):
            raise found
        self._seen[key] = [*stamp, *found]
        return found

    def told(self, path: Path) -> Told:
        """What the file tells beside its picture, which is not decoded: it may be none. Raises Unreadable."""
        key, stamp = self._key(path)
        match self._known.get(key):
            case [int(), int(), int(), int(), bool() as place, bool() as behind] as known if known[:4] == stamp:
                told = Told(place, behind)
            case _:
                told = _told(path)
        self._seen[key] = [*stamp, *told]
        return told

    def _key(self, path: Path) -> tuple[str, list[int]]:
        try:
            stat = path.stat()
        except OSError as error:
            raise Unreadable(str(error)) from error
        its = [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]
        return path.relative_to(self.root).as_posix(), its

    def close(self) -> None:
        """Remember what this run saw, and forget what is gone."""
        if self._seen != self._known:
            write_memory(self.root / MEMORY, dict(self._seen))
            for path in {*(self.root / FOLDER).glob("looks-*.json")} - {self.root / MEMORY}:
                with suppress(OSError):
                    path.unlink()  # of another version of the code


def _told(path: Path) -> Told:
    try:
        return told_by(path.read_bytes()) if path.stat().st_size <= MAX_BYTES else Told()
    except OSError as error:
        raise Unreadable(str(error)) from error


def _remembered(known: object, stamp: list[int], path: Path) -> Picture | None:
    """What an earlier run wrote down, if it is whole and of the same file."""
    match known:
        case [
            *before,
            int() as wide,
            int() as high,
            str() as sha,
            str() as colour,
            bool() as gps,
            bool() as behind,
        ] if before == stamp or (before[:1] == stamp[:1] and sha == _sha256(path)):
            return Picture(wide, high, sha, colour, gps, behind)
    return None


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:  # to be told by who looks at it
        return ""


def beginning(path: Path) -> bytes:
    """The first bytes of a file, by which its kind is known; none of one that cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(64)
    except OSError:
        return b""


def look_apart(path: Path) -> Picture:
    """What the picture is, decoded in a child process within SECONDS.

    Raises TooLarge, TooThin, TooManyScans, TooSlow or Unreadable, of which CutOff is one.
    """
    try:
        name, *values = apart.call(look_told, str(path), seconds=SECONDS)
    except apart.TookTooLong:
        raise TooSlow from None
    except apart.Failed as failed:
        raise Unreadable(str(failed)) from failed
    if name == "Picture":
        return Picture(*values)
    refusals = {item.__name__: item for item in (TooLarge, TooThin, TooManyScans, CutOff, Unreadable)}
    raise refusals[name](*values)


def _looked(path: Path) -> Picture | Exception:
    try:
        return look_apart(path)
    except (TooLarge, TooThin, TooManyScans, TooSlow, Unreadable) as refusal:
        return refusal


def look_told(path: str) -> list[object]:
    """A look as plain values: "Picture" and what it holds, or the name of what `look` raises and its arguments."""
    try:
        return ["Picture", *look(Path(path))]
    except TooLarge as large:
        return ["TooLarge", large.width, large.height, large.most]
    except TooThin as thin:
        return ["TooThin", thin.width, thin.height]
    except TooManyScans as many:
        return ["TooManyScans", many.scans]
    except Unreadable as unreadable:
        return [type(unreadable).__name__, str(unreadable)]


def look(path: Path) -> Picture:
    """What the picture is, without memory or time limit. Raises TooLarge, TooThin, TooManyScans or Unreadable."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of broken metadata, which is thrown away in any case
            width, height, colour = _decoded(path)
        content = path.read_bytes()
    except _FAULTS as error:
        raise (CutOff if _is_cut(path) else Unreadable)(str(error)) from error
    return Picture(width, height, hashlib.sha256(content).hexdigest(), colour, *told_by(content))


def _is_cut(path: Path) -> bool:
    try:
        return path.stat().st_size <= MAX_BYTES and is_cut(path.read_bytes())
    except OSError:
        return False


def _decoded(path: Path) -> tuple[int, int, str]:
    with Image.open(path, formats=FORMATS) as image:
        width, height = image.size
        most = MAX_WEBP_PIXELS if image.format == "WEBP" else MAX_PIXELS
        if width * height > most or path.stat().st_size > MAX_BYTES:
            raise TooLarge(width, height, most)
        if max(width, height) > MAX_RATIO * min(width, height):
            raise TooThin(width, height)
        if (count := scans(path.read_bytes())) > MAX_SCANS:
            raise TooManyScans(count)
        turned = is_turned(image)
        dot = upright(image, _SMALL).resize((1, 1), Image.Resampling.BOX)
    red, green, blue = dot.getpixel((0, 0))  # type: ignore[misc]
    colour = f"#{red:02x}{green:02x}{blue:02x}"
    return (height, width, colour) if turned else (width, height, colour)
