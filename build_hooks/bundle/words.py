"""The two files that people see first: the page that opens the catalog, and what to read before."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from build_hooks.ground.dates import vietnamese
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog

DOOR, NOTE = "MO-DANH-MUC.html", "DOC-TRUOC.txt"
SITE = "danh-muc"  # the folder of the site
_BOM = "\ufeff"  # old Notepads take a file without it for another code page


def door(catalog: Catalog) -> bytes:
    """The page that a double-click opens: it leads into the site, or says to unpack the zip first."""
    return _filled("door.html", catalog).encode()


def note(catalog: Catalog, name: str, folders: set[str]) -> bytes:
    """Plain text for any Notepad; `name` is that of the copy's folder, and only those of `folders` are told of."""
    text = _filled("note.txt", catalog, name=name, folders=folders)
    return (_BOM + "\r\n".join(text.splitlines()) + "\r\n").encode()


def _filled(template: str, catalog: Catalog, **more: object) -> str:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["say"] = say
    return environment.get_template(template).render(
        settings=catalog.settings,
        part=catalog.part.words if catalog.part else "",
        day=vietnamese(catalog.as_of) if catalog.as_of else "",
        site=SITE,
        door=DOOR,
        **more,
    )
