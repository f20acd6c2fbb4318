"""The one style of all pages is joined from those of the rooms, and none is forgotten."""

from pathlib import Path

from build_hooks import pages
from build_hooks.model.catalog import Catalog
from build_hooks.model.settings import Settings
from build_hooks.pages.frame.assets import outputs
from build_hooks.pages.frame.looks import style
from build_hooks.pages.frame.output import File

ROOMS = Path(pages.__file__).parent
OWN = {"charts", "checking", "form", "showroom", "terms", "trace"}  # documents or pages with a style of their own
FETCHED = "ocop-away.css"


def test_every_style_is_published() -> None:
    """What stands in a room's style file reaches every page, in one file."""
    catalog = Catalog(Path(), Settings(name="Danh mục thử", place="An Giang"), (), ())
    (joined,) = (its.read() for its in outputs(catalog) if isinstance(its, File) and its.uri == "assets/ocop.css")
    styles = [path for path in ROOMS.rglob("*.css") if path.parent.name not in OWN and path.name != FETCHED]
    assert styles and [path for path in styles if style(path) not in joined] == []
