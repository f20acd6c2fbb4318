"""The files of open data of one catalog, each made once and only when somebody asks: others state its hash and size."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from typing import Any, NamedTuple

from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.pages.data import schemas, sheets
from build_hooks.pages.data.figures import tables
from build_hooks.pages.data.heading import VERSION, heading, schema_address
from build_hooks.pages.data.lands import lands, points
from build_hooks.pages.data.origin_file import LIMIT
from build_hooks.pages.data.package import package
from build_hooks.pages.data.records import Record, producer_record, product_record
from build_hooks.pages.frame.blocks import Blocks

JSON, CSV, GEOJSON = "application/json", "text/csv", "application/geo+json"
OF_PRODUCT, OF_LOT = "S/{code}/du-lieu.json", "S/{code}/{lot}/du-lieu.json"
MANIFEST, INDEX, PACKAGE = "SHA256SUMS.txt", "index.json", "datapackage.json"
_BYTE_ORDER_MARK = "\ufeff"  # by which Excel knows UTF-8


class DataFile(NamedTuple):
    """A file below du-lieu/: its name, its type, what it is in words, the schema that it follows, and its maker."""

    name: str
    type: str
    title: str
    schema: str
    make: Callable[[], str]

    @property
    def uri(self) -> str:
        """Its address."""
        return f"{addresses.DATA}{self.name}"


class DataFiles:
    """All files but those that lie beside trace pages."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._blocks = Blocks(catalog, "data")
        self._made: dict[str, bytes] = {}

    def __iter__(self) -> Iterator[DataFile]:
        return iter((*self.files, *self.listing))

    def content(self, its: DataFile) -> bytes:
        """The bytes of a file, made once."""
        if its.name not in self._made:
            self._made[its.name] = its.make().encode()
        return self._made[its.name]

    def digest(self, its: DataFile) -> str:
        """The SHA-256 of a file."""
        return hashlib.sha256(self.content(its)).hexdigest()

    @cached_property
    def files(self) -> tuple[DataFile, ...]:
        """In the order in which they are told of; what lists others stands behind them."""
        land = ("provinces", "communes", "old_districts")
        return (
            _file(JSON, "san-pham.json", "san-pham", self._products),
            _file(CSV, "san-pham.csv", "", lambda: _table(sheets.PRODUCTS, (line for _, line in self._lines))),
            _file(JSON, "co-so.json", "co-so", lambda: self._listed("co-so", {"producers": self._producers})),
            _file(CSV, "co-so.csv", "", lambda: _rows(sheets.PRODUCERS, self._producers)),
            _file(JSON, "dia-phuong.json", "dia-phuong", lambda: self._listed("dia-phuong", self._lands)),
            _file(CSV, "dia-phuong.csv", "", lambda: _rows(sheets.COMMUNES, self._lands["communes"])),
            _file(GEOJSON, "dia-phuong.geojson", "", self._points),
            _file(JSON, "so-lieu.json", "so-lieu", lambda: self._listed("so-lieu", {"tables": tables(self.catalog)})),
            *(self._schema(name, make) for name, make in _schemas(land).items()),
        )

    @cached_property
    def listing(self) -> tuple[DataFile, ...]:
        """What lists the files: a package for tools, a list for programs, and the hashes of all."""
        return (
            _file(JSON, PACKAGE, "", lambda: _json(package(self))),
            _file(JSON, INDEX, "index", self._index),
            _file("text/plain", MANIFEST, "", self._manifest),
        )

    @cached_property
    def _lines(self) -> list[tuple[str, str]]:
        """Of each product that is no sample and in the catalog: its record as JSON, and its line of the table."""
        found = []
        for product in self.catalog.real_products:
            key = self._blocks.key(self.catalog.digest_about([product]))
            block = self._blocks.late(key, partial(_lines_of, self.catalog, product))
            record, _, line = block().partition("\n")
            found.append((record, line))
        return found

    @cached_property
    def _producers(self) -> list[Record]:
        return [producer_record(self.catalog, its) for its in self.catalog.producers if not its.sample]

    @cached_property
    def _lands(self) -> dict[str, list[Record]]:
        return lands(self.catalog)

    def _products(self) -> str:
        gone = [its for its in self.catalog.products if its.is_withdrawn and not its.sample]
        said = {"products": _Lines(record for record, _ in self._lines)}
        return self._listed("san-pham", {**said, "withdrawn": [product_record(self.catalog, its) for its in gone]})

    def _points(self) -> str:
        its = points(self._lands["communes"])
        return _json({"type": its["type"], **heading(self.catalog), "features": its["features"]})

    def _listed(self, name: str, lists: Mapping[str, Any]) -> str:
        return _json({"$schema": schema_address(self.catalog, name), **heading(self.catalog), **lists})

    def _schema(self, name: str, make: Callable[[str], schemas.Schema]) -> DataFile:
        title = say("data.schema_of", name=name)
        path = addresses.data_schema(name).removeprefix(addresses.DATA)
        return DataFile(path, JSON, title, "", lambda: _json(make(title)))

    def _index(self) -> str:
        site = self.catalog.settings.public_url
        beside = [
            {"path": path, "url": f"{site}{path}", "type": "application/ld+json", "title": say(f"data.file_{name}")}
            for path, name in ((OF_PRODUCT, "of_product"), (OF_LOT, "of_lot"))
        ]
        changes = [{"version": VERSION, "change": say("data.change_first")}]
        return self._listed("index", {"changes": changes, "files": [*map(self._row, self), *beside]})

    def _row(self, its: DataFile) -> dict[str, Any]:
        address = f"{self.catalog.settings.public_url}{its.uri}"
        row = {"path": its.uri, "url": address, "type": its.type, "title": its.title}
        return {**row, "schema": schema_address(self.catalog, its.schema)} if its.schema else row

    def _manifest(self) -> str:
        """As sha256sum writes it and checks it."""
        return "".join(f"{self.digest(its)}  {its.name}\n" for its in self if its.name != MANIFEST)


class _Lines(list[str]):
    """Records that are JSON already."""


def _file(type_: str, name: str, schema: str, make: Callable[[], str]) -> DataFile:
    return DataFile(name, type_, say(f"data.file_{name.replace('.', '_').lower()}"), schema, make)


def _schemas(land: tuple[str, ...]) -> dict[str, Callable[[str], schemas.Schema]]:
    return {
        "san-pham": lambda its: schemas.file(its, {"products": schemas.product(), "withdrawn": schemas.withdrawn()}),
        "co-so": lambda its: schemas.file(its, {"producers": schemas.producer()}),
        "dia-phuong": lambda its: schemas.file(its, {name: schemas.land() for name in land}),
        "so-lieu": lambda its: schemas.file(its, {"tables": schemas.table()}),
        "du-lieu": lambda its: schemas.origin_file(its, LIMIT),
        "index": lambda its: schemas.file(its, {"files": {"type": "object"}}),
    }


def _lines_of(catalog: Catalog, product: Product) -> str:
    its = product_record(catalog.about([product]), product)
    return f"{_compact(its)}\n{sheets.line(sheets.PRODUCTS, its)}"


def _rows(columns: tuple[sheets.Column, ...], records: list[Record]) -> str:
    return _table(columns, (sheets.line(columns, its) for its in records))


def _table(columns: tuple[sheets.Column, ...], lines: Iterator[str]) -> str:
    return "".join([_BYTE_ORDER_MARK, sheets.head(columns), *lines])


def _json(its: Mapping[str, Any]) -> str:
    """An object; a list of records has a line a record, so that the files of two days can be compared."""
    return "{" + ",".join(f"{_compact(name)}:{_value(value)}" for name, value in its.items()) + "}\n"


def _value(value: Any) -> str:
    if isinstance(value, _Lines):
        return _listing(value)
    is_list = isinstance(value, list) and value and isinstance(value[0], dict)
    return _listing([*map(_compact, value)]) if is_list else _compact(value)


def _listing(lines: list[str]) -> str:
    return "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
