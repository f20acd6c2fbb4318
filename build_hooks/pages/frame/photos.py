"""Photos in the sizes a page asks for: WebP, upright, in sRGB, without metadata; made once and kept by content."""

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import Image

from build_hooks.ground.cache import FOLDER
from build_hooks.ground.cores import make_all
from build_hooks.ground.kept import Kept
from build_hooks.ground.recipes import recipe
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.photo import Photo, Rendition
from build_hooks.pages.frame.output import File, Output
from build_hooks.pixels import opening
from build_hooks.pixels.opening import open_upright

# The first quality whose file is light enough for a phone is taken. Beside each the bytes of its files, of those of the
# first: of 23 photos none was further off than a tenth. Method 4 makes files a sixteenth smaller than 2 for twice its
# time, and is what others are measured with (bench/photos.py).
QUALITIES = {72: 1.0, 60: 0.85, 48: 0.72, 38: 0.61, 30: 0.53}
METHOD = 4
# Bytes by width: with the largest a page stays under 130 KB, with eight cards under 200 KB (bench/first_view.py).
LIGHT = {520: 14_000, 720: 32_000, 1080: 48_000}
_LIGHT_ENOUGH = 48_000  # for a small original in its own width
_RECIPE = recipe(Path(opening.__file__), Path(__file__), libraries=("Pillow", "pi-heif"))
_KEPT = FOLDER / "photos"


def outputs(catalog: Catalog) -> Iterator[Output]:
    """Every rendition of every photo. Those of a photo are made together, so that none depends on what was there."""
    kept = _kept(catalog.root)
    photos = [photo for product in catalog.products for photo in product.photos]
    lacking = {tuple(keys): photo for photo in photos if kept.lacking(keys := _keys(photo))}
    make_all(partial(_keep, catalog.root, kept), lacking.values(), say("frame.photos"))
    for photo in photos:
        for rendition, key in zip(photo.renditions, _keys(photo), strict=True):
            yield File(
                rendition.uri, partial(kept.content, key, partial(_made, catalog.root, photo, rendition)), key=key
            )


def make_renditions(root: Path, photo: Photo) -> Iterator[tuple[Rendition, bytes]]:
    """One photo's sizes from large to small, each made from the largest of its ladder, whatever else is wanted."""
    wanted, largest = {rendition.width for rendition in photo.renditions}, photo.ladder[-1]
    image = open_upright(root / photo.path, largest.width)
    image = image.resize(largest[1:], Image.Resampling.BICUBIC, reducing_gap=2.0)  # the longest of the steps
    for rendition in reversed(photo.ladder):
        if rendition.width in wanted:
            is_largest = rendition == largest
            yield rendition, _webp(image if is_largest else image.resize(rendition[1:], Image.Resampling.LANCZOS))


def _keep(root: Path, kept: Kept, photo: Photo) -> None:
    for rendition, content in make_renditions(root, photo):
        kept.put(_key(photo, rendition), content)


def _made(root: Path, photo: Photo, rendition: Rendition) -> bytes:
    return dict(make_renditions(root, photo))[rendition]


def needed(catalog: Catalog) -> set[Path]:
    """The files of the cache that the photos of today need."""
    return _kept(catalog.root).paths(
        key for product in catalog.products for photo in product.photos for key in _keys(photo)
    )


def _kept(root: Path) -> Kept:
    return Kept(root / _KEPT, ".webp")


def _keys(photo: Photo) -> list[str]:
    return [_key(photo, rendition) for rendition in photo.renditions]


def _key(photo: Photo, rendition: Rendition) -> str:
    return f"{photo.sha256}-{rendition.width}-{_RECIPE}"


def _webp(image: Image.Image) -> bytes:
    """In the first quality that is light enough; from the weight in one follows about where to look on."""
    light, left = LIGHT.get(image.width, _LIGHT_ENOUGH), [*QUALITIES]
    while True:
        quality = left.pop(0)
        buffer = BytesIO()
        image.save(buffer, "WEBP", quality=quality, method=METHOD)
        weight = buffer.tell() / QUALITIES[quality]  # in the first quality
        if buffer.tell() <= light or not left:
            return buffer.getvalue()
        while len(left) > 1 and weight * QUALITIES[left[0]] > light:
            del left[0]
