"""Pictures that any television plays from a USB stick: one a product, in the order of the lists, kept by content."""

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
from build_hooks.ground.cache import FOLDER
from build_hooks.ground.kept import Kept, key_of
from build_hooks.ground.recipes import recipe
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.frame.plates import plate
from build_hooks.pixels.screen import PHOTO, SIZE, ScreenText, make_screen_picture
from build_hooks.stamps.scanning import check_read
from build_hooks.stamps.symbol import make_symbol

TELEVISION = "TIVI"
_KEPT = FOLDER / "screens"
_RECIPE = recipe(Path(pixels.__file__).parent, palette.TABLE, libraries=("Pillow", "qrcode", "resvg-py"))


class _Picture(NamedTuple):
    product: Product
    text: ScreenText
    address: str

    @property
    def key(self) -> str:
        its = self.product
        shown = its.photos[0].sha256 if its.photos else plate(its.group_today)
        return key_of(_RECIPE, shown, self.text, self.address)


def television(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """`TIVI/001-slug.jpg` and so on. Raises Unreadable when a symbol does not give its address back."""
    pictures = list(_pictures(catalog))
    wanted = {picture.key: picture for picture in pictures}
    paths = _kept(catalog).fill(wanted, partial(_make, catalog.root), say("bundle.television"))
    digits = max(3, len(str(len(pictures))))
    for number, picture in enumerate(pictures, 1):
        yield f"{TELEVISION}/{number:0{digits}}-{picture.product.slug}.jpg", paths[picture.key].read_bytes()


def needed(catalog: Catalog) -> set[Path]:
    """The files of the cache that the products of today need."""
    return _kept(catalog).paths(picture.key for picture in _pictures(catalog))


def _kept(catalog: Catalog) -> Kept:
    return Kept(catalog.root / _KEPT, ".jpg")


def _pictures(catalog: Catalog) -> Iterator[_Picture]:
    today = dates.source_date() or max(dates.today(), catalog.as_of or date.min)
    for product in on_screen(catalog):
        yield _Picture(product, screen_text(catalog, product, today), scan_address(catalog, product))


def _make(root: Path, picture: _Picture) -> bytes:
    its = picture.product
    shown = root / its.photos[0].path if its.photos else plate(its.group_today)
    symbol = make_symbol(picture.address) if picture.address else None
    content = make_screen_picture(shown, picture.text, *(symbol or ()))
    if picture.address:
        # A pack in the photo may carry a symbol of its own.
        image = Image.open(BytesIO(content)).convert("L").crop((PHOTO, 0, *SIZE))
        check_read(image, picture.address, f"{picture.product.slug}, {TELEVISION}")
    return content
