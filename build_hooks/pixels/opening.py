"""Open a picture as it should be seen: upright, in sRGB, opaque, without metadata, and in little memory."""

from collections.abc import Callable
from contextlib import nullcontext
from io import BytesIO
from pathlib import Path
from threading import Lock

import pi_heif
from PIL import Image, ImageCms

pi_heif.register_heif_opener()
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
Image.MAX_IMAGE_PIXELS = None  # the reader holds every size against its own bound before anything is decoded
PAPER = (255, 255, 255)  # what shows through where a picture is transparent

_ORIENTATION = 0x0112  # EXIF
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_LARGE = 16_000_000  # pixels; of pictures beyond, which few formats can decode small, one is worked on at a time
_one_large = Lock()
_STRIP = 2_000_000  # pixels that are converted at a time: a 48-megapixel picture never stands in memory twice


def orientation(image: Image.Image) -> int:
    """The EXIF orientation, 1 to 8."""
    value = image.getexif().get(_ORIENTATION, 1)
    return value if value in _TURNS else 1


def is_turned(image: Image.Image) -> bool:
    """Whether width and height change places when the picture is set upright."""
    return orientation(image) >= 5


def _is_large(image: Image.Image) -> bool:
    return image.width * image.height > _LARGE


def open_upright(path: Path, width: int) -> Image.Image:
    """The picture in RGB, upright and in sRGB, at least `width` pixels wide if the original is."""
    with Image.open(path, formats=FORMATS) as image, _one_large if _is_large(image) else nullcontext():
        return upright(image, width)


def upright(image: Image.Image, width: int) -> Image.Image:
    """The same of an opened picture, which is then of no other use."""
    turn = _TURNS.get(orientation(image))
    profile = image.info.get("icc_profile")
    side = image.height if is_turned(image) else image.width
    wanted = min(1.0, width / side)
    if image.format in ("JPEG", "MPO"):
        image.draft(image.mode, (max(1, int(image.width * wanted)), max(1, int(image.height * wanted))))
        side = image.height if is_turned(image) else image.width
    factor = max(1, side // width)
    small = _in_strips(image, factor, _converter(image, profile))
    if profile and image.mode != "CMYK":
        small = _transformed(small, profile) or small
    return small.transpose(turn) if turn is not None else small


def _in_strips(image: Image.Image, factor: int, convert: Callable[[Image.Image], Image.Image]) -> Image.Image:
    """The picture in RGB, each `factor` by `factor` pixels made one."""
    _load(image)
    rows = factor * max(1, _STRIP // (image.width * factor))
    size = (-(-image.width // factor), -(-image.height // factor))
    small = Image.new("RGB", size)
    for top in range(0, image.height, rows):
        strip = convert(image.crop((0, top, image.width, min(top + rows, image.height))))
        small.paste(strip.reduce(factor) if factor > 1 else strip, (0, top // factor))
    return small


def _load(image: Image.Image) -> None:
    """Decode it. Raises OSError for whatever the decoder says of a broken picture."""
    try:
        image.load()
    except RuntimeError as error:  # libheif's, of sizes that do not go together
        raise OSError(str(error)) from error


def _converter(image: Image.Image, profile: bytes | None) -> Callable[[Image.Image], Image.Image]:
    if image.mode.startswith("I"):  # 16 bits a pixel
        return lambda strip: strip.convert("I").point(lambda value: value * (1 / 256)).convert("L").convert("RGB")
    if image.mode == "CMYK" and profile:
        return lambda strip: _transformed(strip, profile) or strip.convert("RGB")
    if image.has_transparency_data:
        return _on_paper
    return lambda strip: strip.convert("RGB")


def _on_paper(strip: Image.Image) -> Image.Image:
    paper = Image.new("RGBA", strip.size, PAPER)
    return Image.alpha_composite(paper, strip.convert("RGBA")).convert("RGB")


def _transformed(image: Image.Image, profile: bytes) -> Image.Image | None:
    """The picture in sRGB; None when the profile is broken, and the numbers are sRGB as far as anyone knows."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
    if converted is not None:
        converted.info.clear()  # or the profile would be written into what is made of it
    return converted
