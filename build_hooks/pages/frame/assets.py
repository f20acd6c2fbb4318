"""The style and the scripts of every page."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from build_hooks.ground.palette import DARK, LIGHT, colour, palette
from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame.blocks import Blocks
from build_hooks.pages.frame.host_style import host_style, theme_style
from build_hooks.pages.frame.joining import plain_script
from build_hooks.pages.frame.looks import style
from build_hooks.pages.frame.output import File, Output, published
from build_hooks.pages.frame.plates import plates
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.frame.tones import tones

_HERE = Path(__file__).parent
_ASKED = re.compile(r"var\(--ocop-([a-z-]+)\)")
STATE, OLD_DATA = _HERE / "ocop-state.js", _HERE / "ocop-age.js"
"""The rules of the day that documents of their own carry too."""
_AWAY = _HERE / "ocop-away.js"
_STYLES = (
    "frame/base.css",
    "frame/verdict.css",
    "frame/plate.css",
    "lists/home.css",
    "lists/lists.css",
    "search/code-box.css",
    "dots/dots.css",
    "product/product.css",
    "frame/wide.css",
    "search/search.css",
    "frame/written.css",
)
"""Of rooms, in the order in which one rule stands above another; a page loads them as one file."""
_SCRIPTS = (
    "frame/ocop-state.js",
    "frame/ocop-age.js",
    "frame/ocop-host.js",
    "frame/ocop-page.js",
    "search/find/engine.js",
    "search/find/box.js",
    "search/ocop-code-box.js",
    "product/ocop-gallery.js",
    "dots/nearest.js",
    "dots/ocop-dots.js",
    "lists/ocop-copy-age.js",
)
"""In the order they run, as one file too; what few readers need is fetched by the script that needs it."""


def _robots(site: str) -> bytes:
    """Everything may be read; pages that are not for search engines say so themselves."""
    return f"User-agent: *\nAllow: /\nSitemap: {site}sitemap.xml\n".encode()


def outputs(catalog: Catalog) -> Iterator[Output]:
    """The rooms' scripts as one, their styles, the theme's, the site's sign, and what a folder needs."""
    yield File("assets/ocop.js", plain_script(_HERE.parent / name for name in _SCRIPTS))
    yield from published([_AWAY])
    theme = theme_style()
    yield File("assets/ocop-host.css", partial(host_style, theme), key=Blocks(catalog, "frame").key(theme.encode()))
    yield File("assets/ocop-away.css", _ASKED.sub(_literally, style(_AWAY.with_suffix(".css")).decode()).encode())
    if catalog.settings.site_url:
        yield File("robots.txt", _robots(catalog.settings.public_url))
    yield File("assets/favicon.svg", render("frame/favicon.svg").encode())
    yield File(
        "assets/ocop.css",
        f"{_tokens()}{tones()}{plates('--ocop-')}".encode() + style(*(_HERE.parent / name for name in _STYLES)),
    )


def _tokens() -> str:
    """The colours as custom properties; in print always the light ones."""
    light = palette(LIGHT)
    dark = {name: value for name, value in palette(DARK).items() if value != light[name]}
    slate = f'[data-md-color-scheme="slate"]{{{_properties(dark)}}}'
    return f"[data-md-color-scheme]{{{_properties(light)}}}\n@media screen{{{slate}}}\n"


def _literally(asked: re.Match[str]) -> str:
    """A colour in a document that declares none, and behind a box, where no declaration reaches."""
    return colour(asked[1].replace("-", "_"))


def _properties(colours: Mapping[str, str]) -> str:
    return "".join(f"--ocop-{name.replace('_', '-')}:{value};" for name, value in colours.items())
