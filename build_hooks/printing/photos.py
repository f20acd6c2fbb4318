"""Photos for paper: upright, cut to a shape, as light as paper allows; made once and kept by content."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from build_hooks.ground.cache import FOLDER
from build_hooks.ground.kept import Kept
from build_hooks.ground.recipes import recipe
from build_hooks.ground.words import say
from build_hooks.pixels import opening
from build_hooks.pixels.opening import open_upright
from build_hooks.printing.job import Crop

DPI = 260  # a reader at arm's length sees no difference from 300; a third less to print
_QUALITY = 84
_RECIPE = recipe(Path(opening.__file__), Path(__file__), libraries=("Pillow", "pi-heif"))
_KEPT = FOLDER / "print"
_INCH = 25.4


def make_photos(root: Path, crops: Iterable[Crop]) -> dict[Crop, Path]:
    """The file of each; what the cache lacks is made on all cores."""
    keys = {crop: _key(crop) for crop in crops}
    wanted = {key: crop for crop, key in keys.items()}
    paths = Kept(root / _KEPT, ".jpg").fill(wanted, _make, say("printing.photos"))
    return {crop: paths[key] for crop, key in keys.items()}


def _key(crop: Crop) -> str:
    wide, high = _pixels(crop)
    return f"{crop.picture.sha256}-{wide}x{high}-{_RECIPE}"


def _pixels(crop: Crop) -> tuple[int, int]:
    return round(crop.width / _INCH * DPI), round(crop.height / _INCH * DPI)


def _make(crop: Crop) -> bytes:
    wide, high = _pixels(crop)
    image = open_upright(crop.picture.path, wide)
    if image.height * wide < high * image.width:  # a wide one gives its sides
        image = open_upright(crop.picture.path, -(-high * image.width // image.height))
    fitted = ImageOps.fit(image, _not_larger(image, wide, high), Image.Resampling.LANCZOS)
    buffer = BytesIO()
    fitted.save(buffer, "JPEG", quality=_QUALITY, optimize=True)
    return buffer.getvalue()


def _not_larger(image: Image.Image, wide: int, high: int) -> tuple[int, int]:
    """The size in the wanted shape, never beyond the original's own pixels."""
    scale = min(1.0, image.width / wide, image.height / high)
    return max(1, round(wide * scale)), max(1, round(high * scale))
