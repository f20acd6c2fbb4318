"""The files of open data of one catalog, each made once and only when somebody asks: others state its hash and size."""

import hashlib
import json
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import Any, NamedTuple

from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.pages.data import schemas, sheets
from build_hooks.pages.data.heading import VERSION, heading, schema_address
from build_hooks.pages.data.lands import lands, points
from build_hooks.pages.data.origin_file import LIMIT
from build_hooks.pages.data.package import package
from build_hooks.pages.data.records import Record, producer_record, product_record

JSON, CSV, GEOJSON = "application/json", "text/csv", "application/geo+json"
OF_PRODUCT, OF_LOT = "S/{code}/du-lieu.json", "S/{code}/{lot}/du-lieu.json"
MANIFEST, INDEX, PACKAGE = "SHA256SUMS", "index.json", "datapackage.json"


class DataFile(NamedTuple):
    """A file below du-lieu/: its name, its type, what it is in words, the schema that it follows, and its maker."""

    name: str
    type: str
    title: str
    schema: str
    make: Callable[[], bytes]

    @property
    def uri(self) -> str:
        """Its address."""
        return f"{addresses.DATA}{self.name}"


class DataFiles:
    """All files but those that lie beside trace pages."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._made: dict[str, bytes] = {}

    def content(self, its: DataFile) -> bytes:
        """The bytes of a file, made once."""
        if its.name not in self._made:
            self._made[its.name] = its.make()
        return self._made[its.name]

    @cached_property
    def files(self) -> tuple[DataFile, ...]:
        """In the order in which they are told of; what lists others stands behind them."""
        of = partial(self._file, JSON)
        return (
            of("san-pham.json", "san-pham", self._products),
            self._table("san-pham.csv", sheets.PRODUCTS, "products"),
            of("co-so.json", "co-so", self._producers),
            self._table("co-so.csv", sheets.PRODUCERS, "producers"),
            of("dia-phuong.json", "dia-phuong", self._lands),
            self._table("dia-phuong.csv", sheets.COMMUNES, "communes"),
            self._file(GEOJSON, "dia-phuong.geojson", "", self._points),
            *(self._schema(name) for name in self._schemas),
        )

    @cached_property
    def listing(self) -> tuple[DataFile, ...]:
        """What lists the files: a list for programs, a package for tools, and the hashes of all."""
        return (
            self._file(JSON, PACKAGE, "", lambda: _json(package(self))),
            self._file(JSON, INDEX, "index", self._index),
            self._file("text/plain", MANIFEST, "", self._manifest),
        )

    @cached_property
    def records(self) -> dict[str, list[Record]]:
        """What is open: no samples; of what left the catalog only that it did."""
        catalog = self.catalog
        gone = [its for its in catalog.products if its.is_withdrawn and not its.sample]
        return {
            "products": [product_record(catalog, its) for its in catalog.real_products],
            "withdrawn": [product_record(catalog, its) for its in gone],
            "producers": [producer_record(catalog, its) for its in catalog.producers if not its.sample],
            **lands(catalog),
        }

    def _file(self, type_: str, name: str, schema: str, make: Callable[[], bytes]) -> DataFile:
        return DataFile(name, type_, say(f"data.file_{name.replace('.', '_').lower()}"), schema, make)

    def _table(self, name: str, columns: tuple[sheets.Column, ...], of: str) -> DataFile:
        return self._file(CSV, name, "", lambda: sheets.table(columns, self.records[of]))

    def _schema(self, name: str) -> DataFile:
        title = say("data.schema_of", name=name)
        path = addresses.data_schema(name).removeprefix(addresses.DATA)
        return DataFile(path, JSON, title, "", lambda: _json(self._schemas[name](title)))

    @property
    def _schemas(self) -> dict[str, Callable[[str], schemas.Schema]]:
        return {
            "san-pham": lambda title: schemas.file(
                title, {"products": schemas.product(), "withdrawn": schemas.withdrawn()}
            ),
            "co-so": lambda title: schemas.file(title, {"producers": schemas.producer()}),
            "dia-phuong": lambda title: schemas.file(
                title, {name: schemas.land() for name in ("provinces", "communes", "old_districts")}
            ),
            "du-lieu": lambda title: schemas.origin_file(title, LIMIT),
            "index": lambda title: schemas.file(title, {"files": {"type": "object"}}),
        }

    def _listed(self, name: str, *lists: str) -> bytes:
        return _json(
            {
                "$schema": schema_address(self.catalog, name),
                **heading(self.catalog),
                **{key: self.records[key] for key in lists},
            }
        )

    def _products(self) -> bytes:
        return self._listed("san-pham", "products", "withdrawn")

    def _producers(self) -> bytes:
        return self._listed("co-so", "producers")

    def _lands(self) -> bytes:
        return self._listed("dia-phuong", "provinces", "communes", "old_districts")

    def _points(self) -> bytes:
        its = points(self.records["communes"])
        return _json({"type": its["type"], **heading(self.catalog), "features": its["features"]})

    def _index(self) -> bytes:
        site = self.catalog.settings.public_url
        rows = [self._row(its) for its in (*self.files, *self.listing)]
        beside = [
            {"path": path, "url": f"{site}{path}", "type": "application/ld+json", "title": say(f"data.file_{name}")}
            for path, name in ((OF_PRODUCT, "of_product"), (OF_LOT, "of_lot"))
        ]
        return _json(
            {
                "$schema": schema_address(self.catalog, "index"),
                **heading(self.catalog),
                "changes": [{"version": VERSION, "change": say("data.change_first")}],
                "files": [*rows, *beside],
            }
        )

    def _row(self, its: DataFile) -> dict[str, Any]:
        row = {
            "path": its.uri,
            "url": f"{self.catalog.settings.public_url}{its.uri}",
            "type": its.type,
            "title": its.title,
        }
        return {**row, "schema": schema_address(self.catalog, its.schema)} if its.schema else row

    def _manifest(self) -> bytes:
        """As sha256sum writes it and checks it."""
        files = [its for its in (*self.files, *self.listing) if its.name != MANIFEST]
        return "".join(f"{self.digest(its)}  {its.name}\n" for its in files).encode()

    def digest(self, its: DataFile) -> str:
        """The SHA-256 of a file."""
        return hashlib.sha256(self.content(its)).hexdigest()

    def __iter__(self) -> Iterator[DataFile]:
        return iter((*self.files, *self.listing))


def _json(its: dict[str, Any]) -> bytes:
    """An object; a list of records has a line a record, so that the files of two days can be compared."""
    fields = (f"{_compact(name)}:{_lines(value)}" for name, value in its.items())
    return ("{" + ",".join(fields) + "}\n").encode()


def _lines(value: Any) -> str:
    if not (isinstance(value, list) and value and isinstance(value[0], dict)):
        return _compact(value)
    return "[\n" + ",\n".join(map(_compact, value)) + "\n]"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
