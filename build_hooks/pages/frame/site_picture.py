"""The picture of the site: what a chat shows of a link to a page that has none of its own."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from build_hooks import pixels
from build_hooks.ground import palette
from build_hooks.ground.cache import FOLDER
from build_hooks.ground.kept import Kept, key_of
from build_hooks.ground.recipes import recipe
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame.output import File, Output
from build_hooks.pages.frame.plates import site_plate
from build_hooks.pixels.share import ShareText, make_share_picture

_RECIPE = recipe(Path(pixels.__file__).parent, palette.TABLE, libraries=("Pillow", "resvg-py"))


def outputs(catalog: Catalog) -> Iterator[Output]:
    """One file; none where the site has no address to share."""
    if catalog.settings.site_url:
        kept, key = _kept(catalog)
        path = kept.find(key) or kept.put(key, make_share_picture(site_plate(), _text(catalog)))
        yield File(addresses.SITE_SHARE, path=path, key=path.name)


def needed(catalog: Catalog) -> set[Path]:
    """Its file in the cache."""
    kept, key = _kept(catalog)
    return kept.paths([key])


def _kept(catalog: Catalog) -> tuple[Kept, str]:
    return Kept(catalog.root / FOLDER / "site-picture", ".png"), key_of(_RECIPE, site_plate(), _text(catalog))


def _text(catalog: Catalog) -> ShareText:
    """The catalog's name, what it is, and of which place; nothing that a later day makes untrue."""
    settings = catalog.settings
    host = urlsplit(settings.public_url).netloc
    return ShareText(settings.name, 0, "", settings.tagline, settings.place, "", host, "")
