"""The page `so-lieu/` and its style; what it counts is what `ocop report` counts."""

from collections.abc import Iterator
from pathlib import Path

from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.pages.charts.view import figures_page
from build_hooks.pages.frame.looks import style
from build_hooks.pages.frame.output import File, Output, Page
from build_hooks.pages.frame.rendering import render

STYLE = "assets/ocop-charts.css"


def outputs(catalog: Catalog) -> Iterator[Output]:
    """The page, made when somebody asks for it."""

    def article() -> str:
        return render("charts/charts.html", its=figures_page(catalog))

    yield Page(addresses.FIGURES, say("charts.heading"), say("charts.description"), article, styles=(STYLE,))
    yield File(STYLE, style(Path(__file__).with_name("charts.css")))
