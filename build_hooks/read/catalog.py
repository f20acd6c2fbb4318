"""The one way in: every file of the repository read into a frozen Catalog, with every problem found on the way."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from build_hooks.ground.collecting import without_collecting
from build_hooks.ground.text import slugify
from build_hooks.model.catalog import Catalog
from build_hooks.model.ledger import LedgerEntry
from build_hooks.model.producer import Producer
from build_hooks.model.product import Product
from build_hooks.model.report import Report
from build_hooks.model.written_page import WrittenPage
from build_hooks.read import against_base, between_files, checks, doubts, hosts, sums
from build_hooks.read.against_base.sides import Side
from build_hooks.read.between_files import Entry
from build_hooks.read.folder import Found, links, record_files
from build_hooks.read.gallery import Gallery
from build_hooks.read.history import Base
from build_hooks.read.record import Reader, Record
from build_hooks.read.remembered import Parsed, Remembered
from build_hooks.read.settings import FILE, docs_dir, read_settings
from build_hooks.read.source import decode, read_bytes
from build_hooks.read.written_pages import written_pages
from build_hooks.read.yaml_tree import Node, parse
from build_hooks.rules.problems import InvalidCatalog, Problem


@dataclass(frozen=True)
class Reading:
    """What was read: the catalog, unless an error stands in its way, and every problem in the order of the files.

    `sound` holds the files that no error is about: to be looked at beside the errors, never to be published. `notes`
    are no problems: what who accepts a change must know of printed codes, when there is a base to compare with.
    """

    found: Catalog | None
    problems: tuple[Problem, ...]
    sound: Catalog | None = None
    notes: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Problems that stop a build."""
        return tuple(problem for problem in self.problems if not problem.is_warning)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Problems that do not."""
        return tuple(problem for problem in self.problems if problem.is_warning)

    @property
    def catalog(self) -> Catalog:
        """The catalog. Raises InvalidCatalog with every problem when there is none."""
        if self.found is None:
            raise InvalidCatalog(self.problems)
        return self.found


def read_catalog(
    root: Path, forgive: frozenset[str] = frozenset(), base: Base | None = None, *, is_issuer: bool = False
) -> Reading:
    """Read the repository at `root`: mkdocs.yml, products/, producers/, images/, ledger/ and data/figures/.

    Problems whose message is among `forgive` are left out: a command that mends them must be able to read.
    With a `base`, whatever it printed must still be there, and only the issuer may have changed the ledger and code
    lines; raises NoBase when git cannot read it.
    """
    with without_collecting():
        return _read(root.resolve(), forgive, base, is_issuer)


def _read(root: Path, forgive: frozenset[str], base: Base | None, is_issuer: bool) -> Reading:
    settings, problems = read_settings(root)
    docs = docs_dir(root)
    problems += links(root, FILE, docs)
    found = list(written_pages(root, docs))
    problems += (page for page in found if isinstance(page, Problem))
    products = list(_entries(root, "products", "product", problems))
    producers = list(_entries(root, "producers", "producer", problems))
    ledger = list(_entries(root, "ledger", "ledger", problems))
    reports = list(_entries(root, "data/figures", "report", problems))
    problems += sums.problems(reports)
    problems += between_files.problems(products, producers, ledger, reports)
    problems += doubts.problems(products, producers)
    problems += hosts.problems(root, settings, ledger)
    notes: list[Problem] = []
    if base is not None:
        now = Side(products, producers, ledger, settings)
        losses, notes = against_base.compare(base, now, is_issuer=is_issuer)
        problems = against_base.without_repeats(problems, losses) + losses
    gallery = Gallery.open(root, problems)
    gallery.look_ahead(products)
    photos = {entry.path: gallery.photos_of(entry) for entry in products}
    gallery.look_at_pages(docs)
    gallery.close([entry.path for entry in products])
    ordered = _ordered(problem for problem in problems if problem.message not in forgive)
    wrong = {problem.path for problem in ordered if not problem.is_warning}
    if settings is None:
        return Reading(None, ordered, notes=_ordered(notes))
    sound = Catalog(
        root=root,
        settings=settings,
        products=tuple(
            _product(product, photos[product.path]) for product in _taken(products) if product.path not in wrong
        ),
        producers=tuple(_producer(producer) for producer in _taken(producers) if producer.path not in wrong),
        ledger=tuple(_ledger_entry(entry) for entry in _taken(ledger) if entry.path not in wrong),
        written_pages=tuple(page for page in found if isinstance(page, WrittenPage)),
        reports=tuple(_report(entry) for entry in reports if entry.path not in wrong),
    )
    return Reading(None if wrong else sound, ordered, sound, _ordered(notes))


def _taken(entries: list[Entry]) -> Iterator[Entry]:
    """The entries by slug, each gone when the next is asked for: of thousands no two forms stay in memory."""
    entries.sort(key=lambda entry: entry.slug, reverse=True)
    while entries:
        yield entries.pop()


def _ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.order))


def _entries(root: Path, folder: str, kind: str, problems: list[Problem]) -> Iterator[Entry]:
    known = Remembered(root, kind)
    files = list[Found]()
    for found in record_files(root, folder, ledger=kind == "ledger"):
        (problems if isinstance(found, Problem) else files).append(found)  # type: ignore[arg-type]
    contents = ((file.shown, read_bytes(file.path, file.shown)) for file in files)
    for file, its in zip(files, known.parsed(contents, partial(_parsed, kind)), strict=True):
        slug = file.stem if kind == "ledger" else slugify(file.stem)
        problems += its.problems
        yield Entry(file.shown, slug, its.record or Record(kind), is_read=its.record is not None, parsed=its)
    known.close()


def _parsed(kind: str, path: str, content: bytes) -> Parsed:
    found: list[Problem] = []
    record = read_record(kind, decode(content, path), path, found)
    return Parsed(record, tuple(found), checks.newest_day(record) if record else date.min)


def read_record(kind: str, text: str | Problem, path: str, problems: list[Problem]) -> Record | None:
    """The record of one file's text, its problems appended; None when the text is no tree at all."""
    tree = text if isinstance(text, Problem) else parse(text, path)
    if isinstance(tree, Problem):
        problems.append(tree)
        return None
    return read_tree(kind, tree, path, problems)


def read_tree(kind: str, tree: Node, path: str, problems: list[Problem]) -> Record:
    """The record of a tree, its problems appended."""
    reader = Reader(path)
    record = reader.read(kind, tree)
    problems += reader.problems
    problems += checks.problems(record, path)
    return record


def _product(entry: Entry, photos: tuple[dict[str, Any], ...]) -> Product:
    fields = {"slug": entry.slug, "path": entry.path}
    return entry.parsed.model(photos, lambda: Product(**fields, **{**entry.record.plain(), "photos": photos}))


def _producer(entry: Entry) -> Producer:
    return entry.parsed.model((), lambda: Producer(slug=entry.slug, **entry.record.plain()))


def _report(entry: Entry) -> Report:
    return entry.parsed.model((), lambda: Report(slug=entry.slug, **entry.record.plain()))


def _ledger_entry(entry: Entry) -> LedgerEntry:
    return entry.parsed.model((), lambda: LedgerEntry(**entry.record.plain()))
