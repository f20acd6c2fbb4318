"""The showroom's two screens, a kiosk to touch and slides for a television: documents of their own, for any browser."""

from build_hooks.pages.frame.rendering import render
from build_hooks.pages.showroom.view import Screen

KIOSK, SLIDES = "showroom/kiosk.html", "showroom/slides.html"

# In the order they run. The engine and its payload are those of the search; only shelf.js speaks with them.
ENGINE = ("assets/ocop-search.js", "du-lieu/tim-kiem.js")
SHARED = ("assets/ocop-state.js", "assets/ocop-age.js", *ENGINE, "du-lieu/trung-bay.js")
_PARTS = ("options", "shelf", "parts", "loop", "awake")
_OF = {KIOSK: (*_PARTS, "grid", "arrows", "product", "views", "kiosk"), SLIDES: (*_PARTS, "slides")}


def screen_html(template: str, its: Screen) -> bytes:
    """KIOSK or SLIDES; `its` is what pages/showroom/view.py gives, and every text of it is escaped here."""
    scripts = (*SHARED, *(f"assets/showroom/{name}.js" for name in _OF[template]))
    return render(template, its=its, scripts=scripts).encode()
