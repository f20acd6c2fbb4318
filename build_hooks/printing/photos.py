"""Photos for paper: upright, cut to a shape, as light as paper allows; made once and kept by content."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from build_hooks.ground.cache import FOLDER, write_atomically
from build_hooks.ground.cores import make_all
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
    places = {crop: _place(root, crop) for crop in crops}
    missing = [crop for crop, path in places.items() if not path.is_file()]
    make_all(lambda crop: _make(crop, places[crop]), missing, say("printing.photos"))
    return places


def _place(root: Path, crop: Crop) -> Path:
    wide, high = _pixels(crop)
    its = crop.picture.sha256
    return root / _KEPT / its[:2] / f"{its}-{wide}x{high}-{_RECIPE}.jpg"


def _pixels(crop: Crop) -> tuple[int, int]:
    return round(crop.width / _INCH * DPI), round(crop.height / _INCH * DPI)


def _make(crop: Crop, path: Path) -> None:
    wide, high = _pixels(crop)
    image = open_upright(crop.picture.path, wide)
    if image.height * wide < high * image.width:  # a wide one gives its sides
        image = open_upright(crop.picture.path, -(-high * image.width // image.height))
    fitted = ImageOps.fit(image, _not_larger(image, wide, high), Image.Resampling.LANCZOS)
    buffer = BytesIO()
    fitted.save(buffer, "JPEG", quality=_QUALITY, optimize=True)
    write_atomically(path, buffer.getvalue())


def _not_larger(image: Image.Image, wide: int, high: int) -> tuple[int, int]:
    """The size in the wanted shape, never beyond the original's own pixels."""
    scale = min(1.0, image.width / wide, image.height / high)
    return max(1, round(wide * scale)), max(1, round(high * scale))
