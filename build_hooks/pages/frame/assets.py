"""The style and the scripts of every page."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from build_hooks.ground.palette import DARK, LIGHT, palette
from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame.looks import style
from build_hooks.pages.frame.output import File, Output, published
from build_hooks.pages.frame.rendering import render

_HERE = Path(__file__).parent
STATE, OLD_DATA = _HERE / "ocop-state.js", _HERE / "ocop-age.js"
"""The rules of the day that documents of their own carry too."""
_STYLES = (
    "frame/base.css",
    "frame/state.css",
    "lists/home.css",
    "search/code-box.css",
    "product/product.css",
    "frame/wide.css",
    "search/search.css",
    "frame/written.css",
)
"""Of rooms, in the order in which one rule stands above another; a page loads them as one file."""


def outputs(_: Catalog) -> Iterator[Output]:
    """Scripts under their own names, the rooms' styles as one behind the colours, and the sign of the site."""
    yield from published(_HERE.glob("*.js"))
    yield File("assets/favicon.svg", render("frame/favicon.svg").encode())
    yield File("assets/ocop.css", _tokens().encode() + style(*(_HERE.parent / name for name in _STYLES)))


def _tokens() -> str:
    """The colours as custom properties; in print always the light ones."""
    light = palette(LIGHT)
    dark = {name: value for name, value in palette(DARK).items() if value != light[name]}
    slate = f'[data-md-color-scheme="slate"]{{{_properties(dark)}}}'
    return f"[data-md-color-scheme]{{{_properties(light)}}}\n@media screen{{{slate}}}\n"


def _properties(colours: Mapping[str, str]) -> str:
    return "".join(f"--ocop-{name.replace('_', '-')}:{value};" for name, value in colours.items())
