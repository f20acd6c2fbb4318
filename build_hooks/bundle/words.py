"""The two files that people see first: the page that opens the catalog, and what to read before."""

from dataclasses import dataclass

from build_hooks.bundle.printed import FOLDER
from build_hooks.bundle.television import TELEVISION
from build_hooks.ground.dates import vietnamese
from build_hooks.model.catalog import Catalog
from build_hooks.model.settings import Office
from build_hooks.pages.frame.policy import HASHES, sealed
from build_hooks.pages.frame.rendering import render

DOOR, NOTE = "MO-DANH-MUC.html", "DOC-TRUOC.txt"
SITE = "danh-muc"  # the folder of the site
_BOM = "\ufeff"  # old Notepads take a file without it for another code page


@dataclass(frozen=True)
class Door:
    """What both say: the catalog by its `name`, and the files beside them."""

    name: str
    door: str = DOOR
    site: str = SITE


@dataclass(frozen=True, kw_only=True)
class Note(Door):
    """`folder` is that of the copy; `prints` and `television` are folders in it, "" for what it does not have."""

    place: str
    day: str
    part: str
    folder: str
    prints: str
    television: str
    stale_days: int
    office: Office
    licence: str


def door(catalog: Catalog) -> bytes:
    """The page that a double-click opens: it leads into the site, or says to unpack the zip first."""
    return sealed(render("bundle/door.html", its=Door(catalog.settings.name), hashes=HASHES)).encode()


def note(catalog: Catalog, name: str, folders: set[str]) -> bytes:
    """Plain text for any Notepad; `name` is that of the copy's folder, and only those of `folders` are told of."""
    settings = catalog.settings
    its = Note(
        settings.name,
        place=settings.place,
        day=vietnamese(catalog.as_of) if catalog.as_of else "",
        part=catalog.part.words if catalog.part else "",
        folder=name,
        prints=FOLDER if FOLDER in folders else "",
        television=TELEVISION if TELEVISION in folders else "",
        stale_days=settings.stale_days,
        office=settings.office,
        licence=settings.licence,
    )
    return (_BOM + "\r\n".join(render("bundle/note.txt", its=its).splitlines()) + "\r\n").encode()
