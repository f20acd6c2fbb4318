"""The one way templates are rendered: strict, escaping, each found by its room and name, as “trace/page.html”.

A name that is not there stops the build. Only plain text, by its ending .txt, is not escaped. Icons are those of the
theme's package, as “.icons/material/NAME.svg”.
"""

import hashlib
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from jinja2.ext import Extension

from build_hooks.ground.palette import colour
from build_hooks.ground.words import say
from build_hooks.pages.frame.compiled import Compiled
from build_hooks.rules import field_label

_ROOMS = Path(__file__).parent.parent
_INDENTED = re.compile(r"\s*\n\s*")
_seen: dict[str, str] = {}


class Small(Extension):
    """Templates of HTML without their indentation: of white space with a line's end in it a browser sees one space.

    Done once a template and not once a page. The host's own templates lose a quarter, in every page of the site.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        return _INDENTED.sub("\n", source) if str(name).endswith(".html") else source


def render(template: str, **values: object) -> str:
    """The template with these values; every text among them is escaped unless it is Markup."""
    return environment().get_template(template).render(**values)


def prepare(templates: Environment) -> None:
    """Give a host's templates what ours have: no indentation, and no need to be compiled each time."""
    templates.add_extension(Small)
    templates.bytecode_cache = Compiled(Path(__file__))


@cache
def environment() -> Environment:
    """Rooms' templates and the theme's icons; `say` gives words, `field` a field's name, `colour` a colour."""
    its = Environment(
        loader=FileSystemLoader([_ROOMS, _ROOMS.parent, theme_folder()]),
        autoescape=select_autoescape(disabled_extensions=("txt",), default=True),
        undefined=StrictUndefined,
        bytecode_cache=Compiled(Path(__file__)),
        auto_reload=False,  # `templates` tells; to ask the system for each of a page's 25 costs a tenth of the page
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[Small],
    )
    its.globals |= {"say": say, "field": field_label, "colour": colour}
    return its


def templates() -> str:
    """The hash of all templates as they are now: who changes one while a process serves sees it at once."""
    paths = sorted(_ROOMS.rglob("*.html"))
    found = hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in paths)).hexdigest()
    if _seen.setdefault("templates", found) != found:
        environment.cache_clear()
        _seen["templates"] = found
    return found


def known_templates() -> str:
    """That hash as of the last look: outputs look when they begin, and ask for it in each room."""
    return _seen.get("templates") or templates()


def theme_folder() -> Path:
    """Where the templates and the assets of the host's theme are."""
    package = find_spec("material")
    if package is None or not package.submodule_search_locations:
        raise RuntimeError("mkdocs-material is not installed; run: python tools/environment.py")
    return Path(package.submodule_search_locations[0], "templates")
