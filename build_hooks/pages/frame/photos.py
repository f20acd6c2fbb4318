"""Photos in the sizes a page asks for: WebP, upright, in sRGB, without metadata; made once and kept by content."""

import os
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from itertools import chain, repeat
from pathlib import Path

from PIL import Image

from build_hooks.ground.cache import FOLDER, write_atomically
from build_hooks.ground.cores import make_all
from build_hooks.ground.recipes import recipe
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.photo import Photo, Rendition
from build_hooks.pages.frame.output import File, Output
from build_hooks.pixels import opening
from build_hooks.pixels.opening import open_upright

# The first quality whose file is light enough for a phone is taken; few photos need another than the first. Method 4
# makes files a sixteenth smaller than 2 for twice its time, and is what others are measured with (bench/photos.py).
QUALITIES: tuple[int, ...] = (72, 60, 48, 38, 30)
METHOD = 4
# Bytes by width: with the largest a page stays under 130 KB, with eight cards under 200 KB (bench/first_view.py).
LIGHT = {520: 14_000, 720: 32_000, 1080: 48_000}
_LIGHT_ENOUGH = 48_000  # for a small original in its own width
_RECIPE = recipe(Path(opening.__file__), Path(__file__), libraries=("Pillow", "pi-heif"))
_KEPT = FOLDER / "photos"


def outputs(catalog: Catalog) -> Iterator[Output]:
    """Every rendition of every photo."""
    photos = [photo for product in catalog.products for photo in product.photos]
    missing = [photo for photo in photos if not all(map(_is_kept, *_places(catalog.root, photo)))]
    make_all(partial(make_renditions, catalog.root), missing, say("frame.photos"))
    for photo in photos:
        for rendition, path in zip(*_places(catalog.root, photo), strict=True):
            yield File(rendition.uri, path=path)


def make_renditions(root: Path, photo: Photo) -> None:
    """Make what the cache lacks of one photo, from large to small, each from the next larger of its ladder."""
    places = zip(*_places(root, photo), strict=True)
    wanted = {rendition.width: path for rendition, path in places if not _is_kept(rendition, path)}
    if not wanted:  # another product has the same picture, and was quicker
        return
    steps = [rung for rung in reversed(photo.ladder) if rung.width >= min(wanted)]
    image = open_upright(root / photo.path, steps[0].width)
    filters = chain([Image.Resampling.BICUBIC], repeat(Image.Resampling.LANCZOS))  # the first step is the largest
    for rendition, resampling in zip(steps, filters, strict=False):
        image = image.resize(rendition[1:], resampling, reducing_gap=2.0)
        if rendition.width in wanted:
            write_atomically(wanted[rendition.width], _webp(image))


def needed(catalog: Catalog) -> set[Path]:
    """The files of the cache that the photos of today need."""
    return {
        path for product in catalog.products for photo in product.photos for path in _places(catalog.root, photo)[1]
    }


def _places(root: Path, photo: Photo) -> tuple[tuple[Rendition, ...], tuple[Path, ...]]:
    """The photo's renditions and where the cache keeps each."""
    folder = root / _KEPT / photo.sha256[:2]
    return photo.renditions, tuple(
        folder / f"{photo.sha256}-{rendition.width}-{_RECIPE}.webp" for rendition in photo.renditions
    )


def _is_kept(rendition: Rendition, path: Path) -> bool:
    """Whether the cache has the whole rendition: a WebP of its size, as long as its own header says."""
    try:
        with path.open("rb") as file:
            head = file.read(30)
            size = os.fstat(file.fileno()).st_size
    except OSError:
        return False
    whole = head[:4] == b"RIFF" and int.from_bytes(head[4:8], "little") + 8 == size
    width, height = (int.from_bytes(head[at : at + 2], "little") & 0x3FFF for at in (26, 28))
    return whole and head[8:16] == b"WEBPVP8 " and (width, height) == (rendition.width, rendition.height)


def _webp(image: Image.Image) -> bytes:
    for quality in QUALITIES:
        buffer = BytesIO()
        image.save(buffer, "WEBP", quality=quality, method=METHOD)
        if buffer.tell() <= LIGHT.get(image.width, _LIGHT_ENOUGH):
            break
    return buffer.getvalue()
