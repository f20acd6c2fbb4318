"""A workbook as proposals: rows joined, owners found, every problem with its cell before anything else is asked."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from build_hooks.intake.item import By, Proposal
from build_hooks.intake.texts import Texts
from build_hooks.intake.wording import of_producer
from build_hooks.model.catalog import Catalog
from build_hooks.read.catalog import read_tree
from build_hooks.rules.names import identity, is_same
from build_hooks.rules.problems import Mark, Problem
from build_hooks.workbook.grid import Sheet
from build_hooks.workbook.naming import mended
from build_hooks.workbook.owners import Owners
from build_hooks.workbook.photos import lone_pictures
from build_hooks.workbook.rows import Draft, drafts, join, with_pictures
from build_hooks.workbook.tables import Table, table_of, tables_of

# What a product that is there already need not say again.
_OF_WHOLE = {"missing", "need_recognition", "need_recognition_date", "need_place", "need_price"}


@dataclass
class Found:
    """What a file asks for: proposals, and the problems of its cells by the row they belong to, "" for the file."""

    proposals: list[Proposal] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    wrong: dict[str, list[Problem]] = field(default_factory=dict)


def read_products(sheets: list[Sheet], catalog: Catalog) -> Found:
    """The products of a workbook in the shape of the template."""
    found = Found()
    tables = tables_of(sheets, found.problems)
    by_name = {table.name: list(drafts(table, found.problems)) for table in tables}
    products, producers = by_name.get("products", []), by_name.get("producers", [])
    for product in products:
        with_pictures(product)
    for sheet in sheets:
        if not sheet.is_hidden:
            found.problems += lone_pictures(sheet, [item.row for item in products if item.table.sheet is sheet])
    others = (item for name in ("recognitions", "documents", "lots") for item in by_name.get(name, []))
    owners = Owners(catalog, producers)
    named: set[int] = set()
    for draft in join(products, others, catalog, owners.meant, found.problems):
        own = [*draft.wrong, *_judged("product", draft, tables, owners, catalog), *_hints(draft)]
        named |= {row.row for row in owners.rows(draft.text("producer"))}
        producer = owners.row(draft.text("producer"))
        if producer is not None:
            own += [*producer.wrong, *_judged("producer", producer, tables, owners, catalog)]
            own += _hints(producer, is_owner=True)
        proposal = _proposal(draft, producer, owners)
        found.proposals.append(proposal)
        if own:
            found.wrong.setdefault(proposal.source, []).extend({problem.line(): problem for problem in own}.values())
    for product in producers:
        if product.row not in named:
            found.problems.append(
                product.table.sheet.problem(product.row, 1, "owner_without_product", found=product.text("name"))
            )
    return found


def refuse_twins(found: Found, catalog: Catalog) -> None:
    """A product that stands in two rows is wrong in the later one: nobody can know which of them holds."""
    known = {(identity(product.name), product.producer): product.slug for product in catalog.products}
    first: dict[tuple[str, str], str] = {}
    for proposal in found.proposals:
        owner = (
            proposal.product.get("producer")
            or proposal.corrects_producer
            or identity(str(proposal.producer.get("name", "")))
        )
        named = identity(str(proposal.product.get("name", ""))), str(owner)
        slug = proposal.corrects or known.get(named)
        source = first.setdefault((slug, "") if slug else named, proposal.source)
        if source != proposal.source:
            found.wrong.setdefault(proposal.source, []).append(
                Problem(proposal.source, Mark(), "", "same_row", {"first": source})
            )


def _judged(kind: str, draft: Draft, tables: list[Table], owners: Owners, catalog: Catalog) -> Iterator[Problem]:
    """The problems of a record, each in its cell."""
    found: list[Problem] = []
    fields = draft.fields
    owner = fields.get("producer") if kind == "product" else None
    if owner is not None:
        draft.fields = {name: item for name, item in fields.items() if name != "producer"}
        meant = owners.meant(owner[0])
        if not meant:
            params = {"found": owner[0], "nearest": owners.near(owner[0])}
            found.append(Problem("", owner[1], "", "unknown_owner", params))
        elif len(meant) > 1:
            params = {"found": owner[0], "allowed": ", ".join(sorted(meant))}
            found.append(Problem("", owner[1], "", "ambiguous_owner", params))
    read_tree(kind, draft.node, "", found)
    draft.fields = fields
    is_known = bool(draft.key("slug")) or (kind == "product" and _is_known(draft, catalog))
    for problem in found:
        if not (is_known and problem.message in _OF_WHOLE):
            yield _in_its_cell(kind, problem, draft, tables)


def _hints(draft: Draft, *, is_owner: bool = False) -> Iterator[Problem]:
    """A name in capitals, offered as it would be written."""
    name = draft.text("name")
    if name and (better := mended(name, is_owner=is_owner)) != name:
        column = next((at for at, item in draft.table.columns.items() if item.path == ("name",)), 1)
        yield draft.table.sheet.problem(draft.row, column, "name_mended", found=name, nearest=better)


def _is_known(draft: Draft, catalog: Catalog) -> bool:
    return any(is_same(draft.text("name"), product.name) for product in catalog.products)


def _in_its_cell(kind: str, problem: Problem, draft: Draft, tables: list[Table]) -> Problem:
    table, column = table_of(problem.mark, tables)
    place = table.sheet.place(problem.mark.line, column) if table else draft.place
    field = of_producer(problem.field) if kind == "producer" else problem.field
    return Problem(place, Mark(), field, problem.message, problem.params)


def _proposal(draft: Draft, producer: Draft | None, owners: Owners) -> Proposal:
    texts: Texts = dict(draft.texts)
    owner = str(texts.pop("producer", ""))
    if producer is None and (slug := owners.slug(owner)):
        texts["producer"] = slug
    its = producer.texts if producer is not None else {}
    corrects = draft.key("slug")
    return Proposal(draft.place, texts, its, draft.photos, corrects, producer.key("slug") if producer else "", By.LIST)
