"""A share picture for each product: what a chat shows of a link to its page."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from build_hooks import pixels
from build_hooks.ground import palette
from build_hooks.ground.cache import FOLDER, write_atomically
from build_hooks.ground.cores import make_all
from build_hooks.ground.recipes import recipe
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.frame.output import File, Output
from build_hooks.pages.product.share import share_text
from build_hooks.pixels.opening import is_whole_jpeg
from build_hooks.pixels.share import SIZE, ShareText, make_share_picture

_KEPT = FOLDER / "shares"
_RECIPE = recipe(Path(pixels.__file__).parent, palette.TABLE)


def outputs(catalog: Catalog) -> Iterator[Output]:
    """One JPEG a product; none for alcohol, which is not promoted."""
    shown = [product for product in catalog.products if product.share_uri]
    places = {product.slug: _place(catalog, product) for product in shown}
    missing = [product for product in shown if not is_whole_jpeg(places[product.slug], SIZE)]
    make_all(lambda product: _make(catalog, product, places[product.slug]), missing, say("product.share_pictures"))
    for product in shown:
        yield File(product.share_uri, path=places[product.slug])


def needed(catalog: Catalog) -> set[Path]:
    """The files of the cache that the products of today need."""
    return {_place(catalog, product) for product in catalog.products if product.share_uri}


def _make(catalog: Catalog, product: Product, path: Path) -> None:
    photo = catalog.root / product.photos[0].path if product.photos else None
    write_atomically(path, make_share_picture(photo, share_text(catalog, product)))


def _place(catalog: Catalog, product: Product) -> Path:
    text: ShareText = share_text(catalog, product)
    photo = product.photos[0].sha256 if product.photos else ""
    key = hashlib.sha256(f"{_RECIPE}{photo}{text!r}".encode()).hexdigest()[:32]
    return catalog.root / _KEPT / key[:2] / f"{key}.jpg"
