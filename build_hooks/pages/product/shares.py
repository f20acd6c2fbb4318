"""A share picture for each product: what a chat shows of a link to its page."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from build_hooks import pixels
from build_hooks.ground import palette
from build_hooks.ground.cache import FOLDER
from build_hooks.ground.kept import Kept, key_of
from build_hooks.ground.recipes import recipe
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.frame.output import File, Output
from build_hooks.pages.frame.plates import plate
from build_hooks.pages.product.share import share_text
from build_hooks.pixels.plate import Plate
from build_hooks.pixels.share import make_share_picture

_KEPT = FOLDER / "shares"
_SUFFIXES = (".jpg", ".png")  # with a photo, without one
_RECIPE = recipe(Path(pixels.__file__).parent, palette.TABLE, libraries=("Pillow", "resvg-py"))


def outputs(catalog: Catalog) -> Iterator[Output]:
    """One picture a product; none for alcohol, which is not promoted."""
    for suffix in _SUFFIXES:
        kept, keys = _kept(catalog, suffix), _keys(catalog, suffix)
        makers = {key: partial(_make, catalog, product) for product, key in keys}
        kept.make(makers, say("product.share_pictures"))
        for product, key in keys:
            yield File(product.share_uri, partial(kept.content, key, makers[key]), key=key)


def needed(catalog: Catalog) -> set[Path]:
    """The files of the cache that the products of today need."""
    every = ((_kept(catalog, suffix), _keys(catalog, suffix)) for suffix in _SUFFIXES)
    return {path for kept, keys in every for path in kept.paths(key for _, key in keys)}


def _kept(catalog: Catalog, suffix: str) -> Kept:
    return Kept(catalog.root / _KEPT, suffix)


def _keys(catalog: Catalog, suffix: str) -> list[tuple[Product, str]]:
    shown = [product for product in catalog.products if product.share_uri.endswith(suffix)]
    return [(product, key_of(_RECIPE, _drawn(product), share_text(catalog, product))) for product in shown]


def _drawn(product: Product) -> str | Plate:
    return product.photos[0].sha256 if product.photos else plate(product.group_today)


def _make(catalog: Catalog, product: Product) -> bytes:
    shown = catalog.root / product.photos[0].path if product.photos else plate(product.group_today)
    return make_share_picture(shown, share_text(catalog, product))
