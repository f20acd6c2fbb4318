"""Pictures that any television plays from a USB stick: one a product, in the order of the lists, kept by content."""

import hashlib
from collections.abc import Iterator
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from build_hooks import pixels
from build_hooks.bundle.screen import on_screen, scan_address, screen_text
from build_hooks.ground import dates, palette
from build_hooks.ground.cache import FOLDER, write_atomically
from build_hooks.ground.cores import make_all
from build_hooks.ground.recipes import recipe
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pixels.opening import is_whole_jpeg
from build_hooks.pixels.screen import PHOTO, SIZE, ScreenText, make_screen_picture
from build_hooks.stamps.scanning import check_read
from build_hooks.stamps.symbol import make_symbol

TELEVISION = "TIVI"
_KEPT = FOLDER / "screens"
_RECIPE = recipe(Path(pixels.__file__).parent, palette.TABLE, libraries=("Pillow", "qrcode"))


class _Picture(NamedTuple):
    product: Product
    text: ScreenText
    address: str
    path: Path


def television(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """`TIVI/001-slug.jpg` and so on. Raises Unreadable when a symbol does not give its address back."""
    pictures = list(_pictures(catalog))
    missing = [item for item in pictures if not is_whole_jpeg(item.path, SIZE)]
    make_all(partial(_make, catalog.root), missing, say("bundle.television"))
    digits = max(3, len(str(len(pictures))))
    for number, picture in enumerate(pictures, 1):
        yield f"{TELEVISION}/{number:0{digits}}-{picture.product.slug}.jpg", picture.path.read_bytes()


def needed(catalog: Catalog) -> set[Path]:
    """The files of the cache that the products of today need."""
    return {picture.path for picture in _pictures(catalog)}


def _pictures(catalog: Catalog) -> Iterator[_Picture]:
    today = dates.source_date() or max(dates.today(), catalog.as_of or date.min)
    for product in on_screen(catalog):
        text, address = screen_text(catalog, product, today), scan_address(catalog, product)
        photo = product.photos[0].sha256 if product.photos else ""
        key = hashlib.sha256(f"{_RECIPE}{photo}{text!r}{address}".encode()).hexdigest()[:32]
        yield _Picture(product, text, address, catalog.root / _KEPT / key[:2] / f"{key}.jpg")


def _make(root: Path, picture: _Picture) -> None:
    photo = root / picture.product.photos[0].path if picture.product.photos else None
    symbol = make_symbol(picture.address) if picture.address else None
    content = make_screen_picture(photo, picture.text, *(symbol or ()))
    if picture.address:
        image = Image.open(BytesIO(content)).convert("L")
        if photo:  # a pack in the photo may carry a symbol of its own
            image = image.crop((PHOTO, 0, *SIZE))
        check_read(image, picture.address, f"{picture.product.slug}, {TELEVISION}")
    write_atomically(picture.path, content)
