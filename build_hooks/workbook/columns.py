"""The columns of each sheet, made from the rules: every field with its label, and the place it has in a record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from build_hooks import rules
from build_hooks.ground.text import fold
from build_hooks.rules import Field

Path = tuple[str | int, ...]
_LISTS = {"recognitions": 3, "documents": 5}  # columns for these in a table without sheets of their own


@dataclass(frozen=True)
class Column:
    """`path` leads to the field in the record: ("variants", 0, "gtin"); one that begins with "!" is no field."""

    label: str
    path: Path
    spec: Field
    is_required: bool = False

    @property
    def key(self) -> str:
        """The name of a column that no field stands behind, "" for a field."""
        first = str(self.path[0])
        return first[1:] if first.startswith("!") else ""


@lru_cache(maxsize=4096)  # thirty rows of every sheet are asked whether they are the header of each of five tables
def header(text: str) -> str:
    """A header as it is compared: folded, without the star of a required column."""
    return fold(text.replace("*", " ").replace("\n", " "))


def sheets() -> dict[str, dict[str, Any]]:
    """The sheets by name, in their order."""
    found: dict[str, dict[str, Any]] = rules.workbook()["sheets"]
    return found


def columns_of(name: str, most: Mapping[str, int]) -> tuple[Column, ...]:
    """The columns of a sheet, with as many members of each list as `most` says: what has to be filled in stands first,
    what the catalog writes last."""
    return tuple(sorted(_columns_of(name, most), key=lambda column: not column.is_required))


def _columns_of(name: str, most: Mapping[str, int]) -> list[Column]:
    sheet = sheets()[name]
    if name == "products":
        found = [*_fields("product", sheet["leave"], most), _key("picture"), _key("picture_alt")]
        return [*found, _key("slug"), _key("code")]
    if name == "producers":
        return [*_fields("producer", sheet["leave"], most), _key("slug")]
    joined = [_key("product", is_required=True), _key("owner")]
    return [*joined, *_fields(sheet["record"], sheet["leave"], most), _key("slug")]


@cache
def by_header(name: str) -> dict[str, Column]:
    """Every column that a sheet may have, by its folded header and those of earlier templates."""
    most = {spec.name: spec.max for fields in rules.records().values() for spec in fields.values() if spec.max}
    found = columns_of(name, most)
    if name == "products":  # a table of its own, such as a CSV, has no other sheets
        others = [record for record in rules.records()["product"] if record not in _LISTS]
        found = (*found, *_fields("product", others, _LISTS))
    known = {header(column.label): column for column in found}
    former = rules.workbook()["former"].get(name, {})
    return known | {header(old): known[header(new)] for old, new in former.items()}


def _key(name: str, *, is_required: bool = False) -> Column:
    words = rules.workbook()["keys"][name]
    return Column(words["label"], (f"!{name}",), Field(name, "text", words["label"], words["help"]), is_required)


def _fields(kind: str, leave: list[str], most: Mapping[str, int], before: str = "", at: Path = ()) -> Iterator[Column]:
    short = rules.workbook()["short"]
    for name, spec in rules.records()[kind].items():
        if name in leave:
            continue
        words = short.get(name, spec.label)
        if spec.type == "record":
            yield from _fields(spec.of, [], most, f"{before}{words}: ", (*at, name))
        elif spec.type == "list" and spec.of in rules.records():
            for number in range(most.get(name, 1)):
                inner = list(_fields(spec.of, [], most, f"{before}{words} {number + 1}: ", (*at, name, number)))
                is_asked = spec.required and number == 0
                yield from (
                    Column(column.label, column.path, column.spec, is_asked and column.spec.required)
                    for column in inner
                )
        else:
            yield Column(f"{before}{spec.label}", (*at, name), spec, spec.required and not at)
