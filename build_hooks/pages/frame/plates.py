"""What stands in the place of a photo: the product's name, large, on paper of its group's tint with its drawing.

Tint and drawing of a group are said in rules/choices.yml alone; pages and screens get them as a class a group, drawn
pictures and print as they are.
"""

from functools import cache
from pathlib import Path
from urllib.parse import quote

from build_hooks import rules
from build_hooks.pages.frame.rendering import theme_folder
from build_hooks.pixels.plate import Plate

PLATE = Path(__file__).with_name("plate.css")
_ICONS = theme_folder() / ".icons/material"
_PLAIN = " ='/:.,-"  # what an address in a style's quotes may hold as it is


@cache
def plate(group: str) -> Plate:
    """That of a group's products; its tint is a name of the palette."""
    row = rules.choices("groups")[group]
    return Plate(row["tint"], (_ICONS / f"{row['icon']}.svg").read_text("utf-8"))


@cache
def site_plate() -> Plate:
    """That of the site itself, with the sign of its header."""
    return Plate("herb", (_ICONS / "sprout-outline.svg").read_text("utf-8"))


def plates(prefix: str) -> str:
    """A class for each group of today; `prefix` is how the document names its colours, as “--ocop-”."""
    return "".join(f".ocop-plate--{group}{{{_look(plate(group), prefix)}}}\n" for group in rules.groups_today())


def _look(its: Plate, prefix: str) -> str:
    drawing = quote(its.drawing.replace('"', "'"), safe=_PLAIN)
    return f'--plate:var({prefix}{its.tint});--drawing:url("data:image/svg+xml,{drawing}")'
