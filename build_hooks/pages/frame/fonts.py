"""The catalog's typeface, Be Vietnam Pro, cut down to what Vietnamese and English pages need, with its licence."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import fontpkg_be_vietnam_pro

from build_hooks.ground.cache import FOLDER
from build_hooks.ground.kept import Kept, key_of
from build_hooks.ground.recipes import recipe
from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame.output import File, Output

WEIGHTS = {400: "Regular", 600: "SemiBold"}
_LETTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *(0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0),
    *range(0x1EA0, 0x1EFA),
    *(0x300, 0x301, 0x303, 0x309, 0x323),
    *(0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x20AB, 0x2192),
)


def outputs(catalog: Catalog) -> Iterator[Output]:
    """One file a weight, and the licence beside them."""
    package = fontpkg_be_vietnam_pro.ROOT
    for weight, name in WEIGHTS.items():
        source = package / "files" / f"BeVietnamPro-{name}.ttf"
        yield File(f"assets/fonts/be-vietnam-pro-{weight}.woff2", path=_subset(catalog.root, source))
    yield File("assets/fonts/OFL.txt", path=package / "LICENSE")


def _subset(root: Path, source: Path) -> Path:
    kept = Kept(root / FOLDER / "fonts", ".woff2")
    key = key_of(recipe(Path(__file__), source, libraries=("fonttools", "Brotli")))
    return kept.find(key) or kept.put(key, _cut(source.read_bytes()))


def _cut(content: bytes) -> bytes:
    # Only needed when the typeface changes, and slow to load.
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "liga"]
    options.hinting = False
    font = TTFont(BytesIO(content), recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=_LETTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    buffer = BytesIO()
    font.save(buffer)
    return buffer.getvalue()
