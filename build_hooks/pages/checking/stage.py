"""The page for a quick check, its script and its style: what search and the box for codes load is all it needs."""

from collections.abc import Iterator
from pathlib import Path

from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.certificate import PILLS
from build_hooks.pages.frame.joining import plain_script
from build_hooks.pages.frame.looks import style
from build_hooks.pages.frame.output import File, Output, Page
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.frame.values import inline_json

_HERE = Path(__file__).parent
SCRIPT, STYLE = "assets/ocop-checking.js", "assets/ocop-checking.css"


def outputs(catalog: Catalog) -> Iterator[Output]:  # noqa: ARG001 - every stage is asked with the catalog
    """The same page for every catalog; it reads what is true from the payload of search."""
    heading, description = say("checking.heading"), say("checking.description")
    words = inline_json({str(state): pill for state, pill in PILLS.items()})
    article = render("checking/checking.html", heading=heading, words=words)
    yield Page(addresses.CHECKING, heading, description, article, styles=(STYLE,), scripts=(SCRIPT,))
    yield File(SCRIPT, plain_script([_HERE / "checking.js"]))
    yield File(STYLE, style(_HERE / "checking.css"))
