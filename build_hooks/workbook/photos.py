"""The pictures that lie in a row as photos of its product; those that lie in the row of none are told."""

from collections.abc import Collection, Iterator

from build_hooks.rules.problems import Problem
from build_hooks.workbook.grid import Sheet


def photos_of(sheet: Sheet, row: int, column: int = 0) -> tuple[dict[str, bytes], list[Problem]]:
    """Photos of a row by new names in their order, of one column or of all; and those of a kind that is not taken."""
    photos: dict[str, bytes] = {}
    wrong: list[Problem] = []
    found = (item for item in sheet.pictures if item.row == row and column in (0, item.column))
    for number, picture in enumerate(found, 1):
        if ending := _ending(picture.content):
            photos[f"{number:02}.{ending}"] = picture.content
        else:
            wrong.append(sheet.problem(row, picture.column, "other_picture"))
    return photos, wrong


def lone_pictures(sheet: Sheet, rows: Collection[int], column: int = 0) -> Iterator[Problem]:
    """Pictures outside of these rows, or outside of the one column that holds photos."""
    for picture in sheet.pictures:
        if picture.row not in rows or column not in (0, picture.column):
            yield sheet.problem(picture.row, picture.column, "lone_picture", found=sheet.name)


def _ending(content: bytes) -> str:
    """Of the kinds that the catalog takes; "" for another."""
    if content.startswith(b"\x89PNG"):
        return "png"
    if content[4:8] == b"ftyp":
        return "heic"
    if content.startswith(b"RIFF"):
        return "webp"
    return "jpg" if content.startswith(b"\xff\xd8") else ""
