"""Rows joined into records: a product with its recognitions, papers and lots, each text with the cell it came from."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from build_hooks.intake.texts import EMPTIED, Texts, texts_of
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.read.values import Wrong
from build_hooks.read.yaml_tree import Mapping, Node, Scalar, Sequence
from build_hooks.rules.names import identity, is_same
from build_hooks.rules.problems import Mark, Problem
from build_hooks.workbook.columns import Column, sheets
from build_hooks.workbook.grid import Cell
from build_hooks.workbook.photos import photos_of
from build_hooks.workbook.tables import Table
from build_hooks.workbook.typed import is_doubtful, parts, typed

Owners = Callable[[str], frozenset[str]]


@dataclass
class Draft:
    """A record while its rows come together: nested fields and members, at last (text, mark)."""

    table: Table
    row: int
    fields: dict[str, Any] = field(default_factory=dict)
    keys: dict[str, Cell] = field(default_factory=dict)
    photos: dict[str, bytes] = field(default_factory=dict)
    wrong: list[Problem] = field(default_factory=list)  # cells that no text could be made of

    @property
    def place(self) -> str:
        """The row, as people find it."""
        return self.table.sheet.place(self.row, 1)

    @property
    def node(self) -> Node:
        """The record as the reader of files takes it, with cells as places; without fields that are to be emptied."""
        return self._node(_filled(self.fields))

    @property
    def texts(self) -> Texts:
        """The record as texts."""
        found = texts_of(self._node(self.fields))
        return found if isinstance(found, dict) else {}

    def _node(self, fields: Any) -> Node:
        return _node(fields, Mark(self.row, self.table.mark(Cell("", self.row, 1)).column))

    def key(self, name: str) -> str:
        """The text of a column that no field stands behind."""
        return self.keys[name].text if name in self.keys else ""

    def text(self, name: str) -> str:
        """The text of a field at the top."""
        found = self.fields.get(name)
        return found[0] if isinstance(found, tuple) and found[0] != EMPTIED else ""


def drafts(table: Table, problems: list[Problem]) -> Iterator[Draft]:
    """A draft for each row with something in it."""
    for row in table.rows():
        draft = Draft(table, row)
        for number, column in table.columns.items():
            cell = table.sheet.rows[row].get(number)
            if cell is None:
                continue
            if column.key:
                draft.keys[column.key] = cell
                continue
            place = table.sheet.place(row, number)
            try:
                text = typed(cell, column.spec)
            except Wrong as wrong:
                draft.wrong.append(Problem(place, Mark(), column.label, wrong.message, wrong.params))
                continue
            if is_doubtful(cell, column.spec):
                problems.append(Problem(place, Mark(), column.label, "zeros_in_doubt", {"found": text}))
            _put(draft.fields, column, text, table.mark(cell))
        if draft.fields or draft.keys or draft.wrong:
            yield draft


def with_pictures(draft: Draft) -> None:
    """Pictures that lie in the draft's row become its photos."""
    words = parts(draft.key("picture_alt"))
    draft.photos, wrong = photos_of(draft.table.sheet, draft.row)
    draft.wrong += wrong
    mark = draft.table.mark(Cell("", draft.row, 1))
    photos: list[Any] = []
    for number, name in enumerate(draft.photos):
        alt = {"alt": (words[number], mark)} if number < len(words) else {}
        photos.append({"file": (name, mark), **alt})
    if photos:
        draft.fields["photos"] = photos


def join(
    products: list[Draft], others: Iterable[Draft], catalog: Catalog, owners: Owners, problems: list[Problem]
) -> list[Draft]:
    """Put each recognition, paper and lot into its product; a product that only the catalog knows gets a draft.

    `owners` gives all producers that a text may mean.
    """
    found = _Products(owners)
    for draft in products:
        found.add(draft)
    for other in others:
        meant = found.meant(other)
        if not meant and (known := _known(catalog, other, owners)):
            draft = Draft(other.table, other.row, {}, {**other.keys, "slug": Cell(known.slug, other.row, 1)})
            draft.fields["name"] = (known.name, other.table.mark(Cell("", other.row, 1)))
            found.add(draft)
            meant = [draft]
        if len(meant) != 1:
            message = "row_without_product" if not meant else "row_of_two_products"
            shown = other.key("product") or other.key("slug")
            problems += [other.table.sheet.problem(other.row, 1, message, found=shown), *other.wrong]
            continue
        member = sheets()[other.table.name]["list"]
        meant[0].fields.setdefault(member, []).append(other.fields)
        meant[0].wrong += other.wrong
    return found.drafts


class _Products:
    """The products of a file by what the rows of other sheets may call them."""

    def __init__(self, owners: Owners) -> None:
        self.drafts: list[Draft] = []
        self._owners = owners
        self._by_slug: dict[str, list[Draft]] = {}
        self._by_name: dict[str, list[Draft]] = {}

    def add(self, draft: Draft) -> None:
        """One more."""
        self.drafts.append(draft)
        self._by_slug.setdefault(draft.key("slug"), []).append(draft)
        self._by_name.setdefault(identity(draft.text("name")), []).append(draft)

    def meant(self, row: Draft) -> list[Draft]:
        """All that a row may belong to."""
        if slug := row.key("slug"):
            return self._by_slug.get(slug, [])
        named, owner = self._by_name.get(identity(row.key("product")), []), row.key("owner")
        return [draft for draft in named if not owner or self._owners(owner) & self._owners(draft.text("producer"))]


def _known(catalog: Catalog, row: Draft, owners: Owners) -> Product | None:
    slug, name, owner = row.key("slug"), row.key("product"), row.key("owner")
    if slug:
        return next((product for product in catalog.products if product.slug == slug), None)
    named = [product for product in catalog.products if is_same(product.name, name)]
    found = [product for product in named if not owner or owners(owner) & owners(product.producer)]
    return found[0] if len(found) == 1 else None


def _put(fields: dict[str, Any], column: Column, text: str, mark: Mark) -> None:
    """The text at its path: names lead into records, numbers into lists."""
    holder: Any = fields
    *way, last = column.path
    for at, step in enumerate(way):
        below: Any = [] if isinstance(column.path[at + 1], int) else {}
        if isinstance(step, int):
            holder.extend({} for _ in range(step + 1 - len(holder)))
            holder = holder[step]
        else:
            holder = holder.setdefault(step, below)
    if column.spec.type == "list" and text != EMPTIED:
        holder[last] = [(part, mark) for part in parts(text)]
    else:
        holder[last] = (text, mark)


def _filled(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _filled(item) for name, item in value.items() if not _is_emptied(item)}
    return [_filled(item) for item in value if not _is_emptied(item)] if isinstance(value, list) else value


def _is_emptied(value: Any) -> bool:
    return isinstance(value, tuple) and value[0] == EMPTIED


def _node(value: Any, mark: Mark) -> Node:
    if isinstance(value, tuple):
        return Scalar(value[0], value[1])
    if isinstance(value, list):
        return Sequence(tuple(_node(item, _first(item, mark)) for item in value if item), _first(value, mark))
    entries = tuple((Scalar(name, _first(item, mark)), _node(item, _first(item, mark))) for name, item in value.items())
    return Mapping(entries, mark)


def _first(value: Any, mark: Mark) -> Mark:
    """The first cell that something came from."""
    if isinstance(value, tuple):
        found: Mark = value[1]
        return found
    inner = value.values() if isinstance(value, dict) else value
    return next((_first(item, mark) for item in inner), mark)
