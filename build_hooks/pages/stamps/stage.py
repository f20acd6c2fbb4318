"""The stamp of every product for the print shop and for a visitor's phone: SVG, PDF and PNG, made once and kept."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from build_hooks.ground.cache import FOLDER, write_atomically
from build_hooks.ground.progress import progress
from build_hooks.ground.recipes import recipe
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.frame.output import File, Output
from build_hooks.pages.stamps.view import has_stamp, stamp
from build_hooks.stamps import drawing
from build_hooks.stamps.drawing import Stamp
from build_hooks.stamps.making import make_many
from build_hooks.stamps.writers import FORMATS

_KEPT = FOLDER / "stamps"
_RECIPE = recipe(Path(drawing.__file__).parent, libraries=("qrcode", "resvg-py", "fonttools", "zxing-cpp"))


def outputs(catalog: Catalog) -> Iterator[Output]:
    """Three files for every product with a stamp."""
    shown = _shown(catalog)
    missing = [its for _, its in shown if not all(path.is_file() for path in _places(catalog.root, its).values())]
    for its, files in zip(
        missing, progress(make_many(missing, FORMATS), len(missing), say("stamps.making")), strict=True
    ):
        for kind, path in _places(catalog.root, its).items():
            write_atomically(path, files[kind])
    for product, its in shown:
        for kind, path in _places(catalog.root, its).items():
            yield File(addresses.stamp(product.code, kind), path=path)


def needed(catalog: Catalog) -> set[Path]:
    """The files of the cache that the products of today need."""
    return {path for _, its in _shown(catalog) for path in _places(catalog.root, its).values()}


def _shown(catalog: Catalog) -> list[tuple[Product, Stamp]]:
    return [(product, stamp(catalog, product)) for product in catalog.products if has_stamp(catalog, product)]


def _places(root: Path, its: Stamp) -> dict[str, Path]:
    key = hashlib.sha256(f"{_RECIPE}{its!r}".encode()).hexdigest()[:32]
    return {kind: root / _KEPT / key[:2] / f"{key}.{kind}" for kind in FORMATS}
