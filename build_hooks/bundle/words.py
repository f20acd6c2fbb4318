"""The two files that people see first: the page that opens the catalog, and what to read before."""

from dataclasses import dataclass

from build_hooks.bundle.printed import FOLDER
from build_hooks.bundle.television import TELEVISION
from build_hooks.ground.dates import vietnamese
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.settings import Office, Settings
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
    """`folder` is that of the copy; `prints` and `television` are folders in it, "" for what it does not have;
    `newer` says where a newer copy is."""

    place: str
    day: str
    part: str
    folder: str
    prints: str
    television: str
    stale_days: int
    newer: str
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
        newer=_newer(settings),
        office=settings.office,
        licence=settings.licence,
    )
    return (_BOM + "\r\n".join(render("bundle/note.txt", its=its).splitlines()) + "\r\n").encode()


def _newer(its: Settings) -> str:
    """Where the next copy is found: the settings name a place, or the published site has it."""
    if its.offline_copy:
        return _below(say("bundle.newer_at", address=its.offline_copy))
    if its.may_be_published:
        return _below(say("bundle.newer_on_site", button=say("frame.offline_copy"), address=its.public_url))
    return say("bundle.newer_asked")


def _below(words: str) -> str:
    """Its lines as deep as those of the note's sections."""
    return words.replace("\n", "\n  ")
