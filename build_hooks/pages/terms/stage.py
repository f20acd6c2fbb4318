"""The pages of `thoi-han/`: the officers' in no menu and no search engine, the public one where an office has it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.pages.frame.joining import plain_script
from build_hooks.pages.frame.looks import style
from build_hooks.pages.frame.output import File, Output, Page, href
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.terms.view import officers_page, public_rows

_HERE = Path(__file__).parent
SCRIPT, STYLE = "assets/ocop-terms.js", "assets/ocop-terms.css"


def outputs(catalog: Catalog) -> Iterator[Output]:
    """The officers' page, the public list where it is switched on, and what both load."""
    yield _page(addresses.DUE, "officers", lambda: render("terms/officers.html", its=officers_page(catalog)))
    if catalog.settings.lists_terms:
        form = href(addresses.TERMS, addresses.FORM)
        yield _page(
            addresses.TERMS, "public", lambda: render("terms/public.html", rows=public_rows(catalog), form=form)
        )
    yield File(SCRIPT, plain_script([_HERE / "ocop-terms.js"]))
    yield File(STYLE, style(_HERE / "terms.css"))


def _page(uri: str, name: str, article: Callable[[], str]) -> Page:
    heading, description = say(f"terms.{name}_heading"), say(f"terms.{name}_description")
    is_hidden = name == "officers"
    head = render("frame/share-tags.html", hidden=is_hidden, share=None, data="")
    return Page(uri, heading, description, article, head, is_hidden, styles=(STYLE,), scripts=(SCRIPT,))
