"""Pictures of a sheet by the cell they lie in: drawn over cells, placed in a cell (Excel), or =DISPIMG (WPS Office)."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from build_hooks.intake.bounds import MAX_PHOTO
from build_hooks.workbook import bounds
from build_hooks.workbook.grid import Picture, whole_number
from build_hooks.workbook.package import Package, Refused, local, relation_id

_NOWHERE = 10**6
_DISPIMG = re.compile(r'DISPIMG\(\s*"([^"]{1,80})"')


class Placed(NamedTuple):
    """A cell that says it holds a picture: by an index into the workbook's rich values, or by a formula."""

    row: int
    column: int
    value: str
    formula: str


def pictures_of(package: Package, sheet: str, placed: list[Placed]) -> list[Picture]:
    """Every picture of a sheet in the order of its rows. Raises Refused for too many."""
    found = [*_drawn(package, sheet), *(_in_cells(package, placed) if placed else ())]
    if len(found) > bounds.MAX_PICTURES:
        raise Refused("too_many_pictures", max=bounds.MAX_PICTURES)
    return sorted(found, key=lambda picture: (picture.row, picture.column))


def _drawn(package: Package, sheet: str) -> Iterator[Picture]:
    for path in package.relations(sheet).values():
        if not path.startswith("xl/drawings/") or not path.endswith(".xml"):
            continue
        media = package.relations(path)
        tree = package.tree(path)
        for anchor in tree if tree is not None else ():
            parts = {local(element): element for element in anchor.iter()}
            if "blip" not in parts:
                continue  # a drawing or a box of text
            blip = media.get(relation_id(parts["blip"], "embed"), "")  # "" when it lies outside of the file
            corner = {local(part): part.text or "" for part in parts.get("from", ())}
            row, column = (_counted(corner[text].strip()) + 1 if text in corner else 0 for text in ("row", "col"))
            yield Picture(row, column, package.bytes_of(blip, MAX_PHOTO) if blip else b"")


def _in_cells(package: Package, placed: list[Placed]) -> Iterator[Picture]:
    by_value = _rich_values(package) if any(entry.value for entry in placed) else {}
    by_name = _named_pictures(package) if any(entry.formula for entry in placed) else {}
    for item in placed:
        name = _DISPIMG.search(item.formula)
        path = by_value.get(item.value, "") or (by_name.get(name[1], "") if name else "")
        if path:
            yield Picture(item.row, item.column, package.bytes_of(path, MAX_PHOTO))


def _rich_values(package: Package) -> dict[str, str]:
    """The picture of each value that a cell's `vm` counts, from 1: metadata, rich values, relations, media."""
    metadata = package.tree("xl/metadata.xml")
    links = package.tree("xl/richData/richValueRel.xml")
    if metadata is None or links is None:
        return {}
    media = package.relations("xl/richData/richValueRel.xml")
    paths = [media.get(relation_id(link), "") for link in links]
    values = [_first_number(element) for element in package.elements("xl/richData/rdrichvalue.xml", "rv")]
    rich = [_counted(element.get("i")) for element in metadata.iter() if local(element) == "rvb"]
    listed = [part for part in metadata if local(part) == "valueMetadata"]
    cells = [_counted(element.get("v")) for part in listed for element in part.iter() if local(element) == "rc"]
    found: dict[str, str] = {}
    for count, index in enumerate(cells, 1):
        value = rich[index] if index < len(rich) else index
        path = paths[values[value]] if value < len(values) and values[value] < len(paths) else ""
        found[str(count)] = path
    return found


def _named_pictures(package: Package) -> dict[str, str]:
    """WPS Office keeps pictures of cells in a list of its own, by a name that the formula says."""
    media = package.relations("xl/cellimages.xml")
    found: dict[str, str] = {}
    for element in package.elements("xl/cellimages.xml", "cellImage"):
        parts = {local(part): part for part in element.iter()}
        if "cNvPr" in parts and "blip" in parts:
            found[parts["cNvPr"].get("name", "")] = media.get(relation_id(parts["blip"], "embed"), "")
    return found


def _first_number(value: Element) -> int:
    return next((_counted(element.text) for element in value if local(element) == "v"), 0)


def _counted(text: str | None) -> int:
    return whole_number(text, _NOWHERE)
