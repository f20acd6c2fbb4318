"""The submission form: its page, and what judges a record in the browser, as scripts that work from a folder too."""

from collections.abc import Iterator
from functools import cache, partial

from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.pages.form.correcting import part_script, parts
from build_hooks.pages.form.places_data import places_data
from build_hooks.pages.form.rules_data import rules_data
from build_hooks.pages.form.scripts import STYLE, page_script, places_script, rules_script
from build_hooks.pages.form.view import form_view, known
from build_hooks.pages.frame.blocks import Blocks
from build_hooks.pages.frame.looks import style
from build_hooks.pages.frame.output import File, Output, Page
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.frame.values import script


def outputs(catalog: Catalog) -> Iterator[Output]:
    """The page, and the scripts it loads: at once that of the form and its rules, later those of names, places and what
    is to be corrected."""
    heading, description = say("form.heading"), say("form.description")
    article = render("form/form.html", its=form_view(catalog))
    yield Page(
        addresses.FORM, heading, description, article, styles=(addresses.FORM_STYLE,), scripts=(addresses.FORM_SCRIPT,)
    )
    yield File(addresses.FORM_STYLE, style(STYLE))
    blocks = Blocks(catalog, "form")
    code = blocks.key(b"")
    yield File(addresses.FORM_SCRIPT, _form, key=code)
    yield File(addresses.KNOWN, partial(_known, catalog), key=blocks.key(catalog.digest))
    for uri, part in parts(catalog):
        yield File(uri, partial(part_script, part), key=blocks.key(part.digest))
    yield File(addresses.PLACES_DATA, _places, key=code)
    yield File(addresses.PLACES_FINDER, places_script())


def _known(catalog: Catalog) -> bytes:
    return script("OCOP_KNOWN", known(catalog))


@cache
def _form() -> bytes:
    """As the places; the rules as data and as code come first."""
    return script("OCOP_RULES", rules_data()) + rules_script() + b"\n" + page_script()


@cache
def _places() -> bytes:
    """The same for every build of one process."""
    return script("OCOP_PLACES", places_data())
