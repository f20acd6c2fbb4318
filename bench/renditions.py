"""Our side of bench/photos.py as a process of its own: look at photos and make their renditions as a build does.

python -m bench.renditions make|widths|sizes ROOT
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import click

from build_hooks.ground.cache import FOLDER as CACHE
from build_hooks.model.catalog import Catalog
from build_hooks.model.photo import Photo
from build_hooks.model.product import Product
from build_hooks.model.settings import Settings
from build_hooks.pages.frame import photos
from build_hooks.pages.frame.output import File
from build_hooks.read.photos import Album

FOLDER = "images"
_root = click.argument("root", type=click.Path(path_type=Path, exists=True, file_okay=False))


@click.group()
def main() -> None:
    """What is asked of the photos of ROOT/images."""


@main.command()
@_root
def make(root: Path) -> None:
    """Look at every photo, make every rendition that the cache lacks, in the first quality alone as the others do."""
    photos.QUALITIES = dict.fromkeys([*photos.QUALITIES][:1], 1.0)
    for _ in photos.outputs(_catalog(root)):
        pass


@main.command()
@_root
def widths(root: Path) -> None:
    """Print the widths of each photo."""
    print(json.dumps({one.file: [size.width for size in one.renditions] for one in _photos(root)}))


@main.command()
@_root
def sizes(root: Path) -> None:
    """Print the bytes of each photo's renditions by width, as a build publishes them."""
    shutil.rmtree(root / CACHE / "photos", ignore_errors=True)
    made = _made(root)
    print(json.dumps({one.file: {size.width: made[size.uri] for size in one.renditions} for one in _photos(root)}))


def _catalog(root: Path) -> Catalog:
    """A product for each photo, so that each has the widths of a first photo."""
    products = (
        Product.model_construct(slug=photo.product, path="", name="", group="thuc-pham", photos=(photo,))
        for photo in _photos(root)
    )
    return Catalog(root, Settings(name="", place=""), tuple(products))


def _photos(root: Path) -> Iterator[Photo]:
    album, paths = Album.open(root), sorted((root / FOLDER).iterdir())
    album.look_ahead(paths)
    for path in paths:
        seen = album.look(path)._asdict()
        del seen["has_gps"], seen["behind"]
        yield Photo(file=path.name, product=path.stem, number=1, path=f"{FOLDER}/{path.name}", **seen)
    album.close()


def _made(root: Path) -> dict[str, int]:
    """Bytes by address."""
    return {its.uri: len(its.read()) for its in photos.outputs(_catalog(root)) if isinstance(its, File)}


if __name__ == "__main__":
    main()
