"""The showroom: a kiosk to touch, slides for a television, and the one script of data both read beside the search's."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from build_hooks.ground.palette import SCREEN, declared
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame.blocks import Blocks
from build_hooks.pages.frame.looks import LOOKS, style
from build_hooks.pages.frame.output import File, Output
from build_hooks.pages.frame.plates import PLATE, plates
from build_hooks.pages.frame.values import script
from build_hooks.pages.showroom.screens import KIOSK, SLIDES, screen_html, screen_script
from build_hooks.pages.showroom.view import kiosk, showroom_data, slides

_HERE = Path(__file__).parent


def outputs(catalog: Catalog) -> Iterator[Output]:
    """Two documents, their scripts and styles, and a script that sets `window.OCOP_SHOWROOM`."""
    yield File(f"{addresses.KIOSK}index.html", screen_html(KIOSK, kiosk(catalog)))
    yield File(f"{addresses.SLIDES}index.html", screen_html(SLIDES, slides(catalog)))
    yield screen_script(KIOSK)
    yield screen_script(SLIDES)
    yield from _styles()
    yield File(addresses.SHOWROOM_DATA, partial(_data, catalog), key=Blocks(catalog, "showroom").key(catalog.digest))


def _data(catalog: Catalog) -> bytes:
    return script("OCOP_SHOWROOM", showroom_data(catalog))


def _styles() -> Iterator[Output]:
    """Both styles; the first, which every screen loads, declares the colours of both."""
    screen = plates("--") + style(LOOKS, PLATE, _HERE / "screen.css").decode()
    its = style(_HERE / "kiosk.css").decode()
    colours = declared(SCREEN, screen + its)
    yield File("assets/showroom/screen.css", f":root{{{colours}}}\n{screen}".encode())
    yield File("assets/showroom/kiosk.css", its.encode())
