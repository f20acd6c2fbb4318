"""The stamp of every product: an SVG on the site, a PDF for who prints; made once, read back, and kept."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from build_hooks.ground.cache import FOLDER
from build_hooks.ground.kept import Kept, key_of
from build_hooks.ground.progress import progress
from build_hooks.ground.recipes import recipe
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.frame.joining import plain_script
from build_hooks.pages.frame.output import File, Output
from build_hooks.pages.stamps.view import has_stamp, stamp
from build_hooks.stamps import drawing
from build_hooks.stamps.drawing import Stamp

SITE, PRINT = "svg", "pdf"
_LIBRARIES = ("qrcode", "fonttools", "fontpkg-be-vietnam-pro", "resvg-py", "typst", "pypdfium2", "Pillow", "zxing-cpp")
_RECIPE = recipe(Path(drawing.__file__).parent, libraries=_LIBRARIES)
_SCRIPTS = [Path(__file__).with_name(name) for name in ("symbol.js", "ocop-stamp.js", "ocop-card.js")]


def outputs(catalog: Catalog) -> Iterator[Output]:
    """An SVG for every product with a stamp, and the script that makes a PNG on demand."""
    kept, keys = _kept(catalog, SITE), _keys(catalog)
    lacking = {*kept.lacking(key for *_, key in keys)}
    _make(kept, {key: its for _, its, key in keys if key in lacking}, SITE)
    for product, its, key in keys:
        yield File(addresses.stamp(product.code), partial(kept.content, key, partial(_one, its, SITE)), key=key)
    yield File(addresses.STAMP_SCRIPT, plain_script(_SCRIPTS))


def made(catalog: Catalog, kind: str) -> Iterator[tuple[Product, Path]]:
    """Each product that has a stamp, and the file of this format, read back when it was made."""
    kept, keys = _kept(catalog, kind), _keys(catalog)
    _make(kept, {key: its for _, its, key in keys if not kept.find(key)}, kind)
    for product, _, key in keys:
        if path := kept.find(key):
            yield product, path


def _make(kept: Kept, missing: dict[str, Stamp], kind: str) -> None:
    if not missing:  # the readers are slow to load
        return
    from build_hooks.stamps.making import make_many

    files = progress(make_many(missing.values(), (kind,)), len(missing), say("stamps.making"))
    for key, file in zip(missing, files, strict=True):
        kept.put(key, file[kind])


def _one(its: Stamp, kind: str) -> bytes:
    from build_hooks.stamps.making import make

    return make(its, (kind,))[kind]


def needed(catalog: Catalog) -> set[Path]:
    """The files of the cache that the products of today need."""
    keys = [key for *_, key in _keys(catalog)]
    return {path for kind in (SITE, PRINT) for path in _kept(catalog, kind).paths(keys)}


def _kept(catalog: Catalog, kind: str) -> Kept:
    return Kept(catalog.root / FOLDER / "stamps", f".{kind}")


def _keys(catalog: Catalog) -> list[tuple[Product, Stamp, str]]:
    shown = [(product, stamp(catalog, product)) for product in catalog.products if has_stamp(catalog, product)]
    return [(product, its, key_of(_RECIPE, its)) for product, its in shown]
