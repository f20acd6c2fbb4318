"""Photos in the sizes a page asks for: WebP, upright, in sRGB, without metadata; made once and kept by content."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

from build_hooks.cache import FOLDER, write_atomically
from build_hooks.model.catalog import Catalog
from build_hooks.model.photo import Photo
from build_hooks.outputs import File, Output

QUALITY = 76
_RECIPE = f"webp-{QUALITY}-1"  # part of a rendition's name in the cache; change it with anything that changes the bytes
_PAPER = (255, 255, 255)


def outputs(catalog: Catalog) -> Iterator[Output]:
    """Every rendition of every photo."""
    photos = [photo for product in catalog.products for photo in product.photos]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for files in pool.map(lambda photo: make_renditions(catalog.root, photo), photos):
            yield from files


def make_renditions(root: Path, photo: Photo) -> list[File]:
    """The renditions of one photo, made where the cache lacks them, from large to small, each from the one before."""
    kept = {one: _kept(root, photo, one.width) for one in photo.renditions}
    missing = [one for one, path in kept.items() if not path.is_file()]
    if missing:
        image = _upright(root / photo.path)
        for one in sorted(missing, key=lambda one: -one.width):
            image = image.resize((one.width, one.height), Image.Resampling.LANCZOS, reducing_gap=2.0)
            write_atomically(kept[one], _webp(image))
    return [File(one.uri, path=path) for one, path in kept.items()]


def _kept(root: Path, photo: Photo, width: int) -> Path:
    return root / FOLDER / "photos" / photo.sha256[:2] / f"{photo.sha256}-{width}-{_RECIPE}.webp"


def _upright(path: Path) -> Image.Image:
    with Image.open(path) as opened:
        profile = opened.info.get("icc_profile")
        image = ImageOps.exif_transpose(opened)
    if profile and image.mode in ("RGB", "CMYK", "L"):
        image = _in_srgb(image, profile)
    if image.has_transparency_data:
        flat = Image.new("RGBA", image.size, _PAPER)
        return Image.alpha_composite(flat, image.convert("RGBA")).convert("RGB")
    return image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        converted = ImageCms.profileToProfile(
            image, ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError):  # a broken profile: the numbers are sRGB as far as anyone knows
        return image
    return converted or image


def _webp(image: Image.Image) -> bytes:
    buffer = BytesIO()
    image.save(buffer, "WEBP", quality=QUALITY, method=4)
    return buffer.getvalue()
