"""The showroom's two screens, a kiosk to touch and slides for a television: documents of their own, for any browser."""

from pathlib import Path

from markupsafe import Markup

from build_hooks.pages.frame.assets import OLD_DATA, STATE
from build_hooks.pages.frame.joining import plain_script
from build_hooks.pages.frame.output import File
from build_hooks.pages.frame.policy import document_policy
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.showroom.view import Screen

KIOSK, SLIDES = "kiosk", "slides"

# What a screen loads first: the engine and its payload are those of the search; only shelf.js speaks with them.
ENGINE = ("assets/ocop-search.js", "du-lieu/tim-kiem.js")
_DATA = (*ENGINE, "du-lieu/trung-bay.js")
_HERE = Path(__file__).parent
_PARTS = ("options", "shelf", "parts", "loop", "awake")
_OF = {
    KIOSK: (*_PARTS, "grid", "arrows", "product", "../dots/nearest", "drawings", "language", "views", "kiosk"),
    SLIDES: (*_PARTS, "slides"),
}


def screen_html(screen: str, its: Screen) -> bytes:
    """KIOSK or SLIDES; `its` is what pages/showroom/view.py gives, and every text of it is escaped here."""
    policy = Markup(document_policy())  # noqa: S704 - no part of it is anyone's text
    scripts = (*_DATA, _script_uri(screen))
    return render(f"showroom/{screen}.html", its=its, scripts=scripts, policy=policy).encode()


def screen_script(screen: str) -> File:
    """All that the screen runs, in its order, behind the rules of the day."""
    own = (_HERE / f"{name}.js" for name in _OF[screen])
    return File(_script_uri(screen), plain_script([STATE, OLD_DATA, *own]))


def _script_uri(screen: str) -> str:
    return f"assets/showroom/{screen}.js"
