"""What the page of open data shows: each file with what it is and an example, the rules, and what changed."""

import json
from dataclasses import dataclass

from build_hooks.ground.dates import vietnamese
from build_hooks.ground.words import say
from build_hooks.model import addresses
from build_hooks.model.traces import Trace
from build_hooks.pages.data.files import CSV, OF_LOT, OF_PRODUCT, DataFile, DataFiles
from build_hooks.pages.data.heading import VERSION, licence
from build_hooks.pages.data.origin_file import origin_file
from build_hooks.pages.frame.crumbs import crumbs
from build_hooks.pages.frame.links import Link
from build_hooks.pages.frame.output import href

_LONGEST = 1200  # letters of an example


@dataclass(frozen=True)
class Example:
    """A file with what it is; its address, and the beginning of what is in it, "" where there is nothing."""

    name: str
    href: str
    title: str
    text: str


@dataclass(frozen=True)
class DataPage:
    """The page as data/data.html shows it; `as_of` is an ISO day, and `day` the same in words."""

    crumbs: tuple[Link, ...]
    files: tuple[Example, ...]
    version: str
    as_of: str
    day: str
    licence: str


def data_page(files: DataFiles) -> DataPage:
    """With examples out of the very files."""
    catalog = files.catalog
    plain = [its for its in files if "/" not in its.name]
    return DataPage(
        crumbs=crumbs(addresses.DATA),
        files=(*(_example(files, its) for its in plain), *_beside(files)),
        version=VERSION,
        as_of=catalog.as_of.isoformat() if catalog.as_of else "",
        day=vietnamese(catalog.as_of) if catalog.as_of else "",
        licence=licence(catalog),
    )


def _example(files: DataFiles, its: DataFile) -> Example:
    return Example(its.name, href(addresses.DATA, its.uri), its.title, _beginning(files, its))


def _beginning(files: DataFiles, its: DataFile) -> str:
    text = files.content(its).decode("utf-8-sig")
    if its.type == CSV:
        return "\n".join(text.splitlines()[:2])
    if not its.name.endswith("json"):
        return "\n".join(text.splitlines()[:3])
    head, record, *_ = [*text.split("\n", 2), ""]
    is_listed = head.endswith("[")  # a line a record: of thousands the first is enough
    return _short(json.loads(_closed(head, record)) if is_listed else json.loads(text))


def _closed(head: str, record: str) -> str:
    inside = record.removesuffix(",") if record.startswith("{") else ""
    return f"{head}{inside}]}}"


def _short(value: object) -> str:
    """Of every list the first item."""
    text = json.dumps(_first(value), ensure_ascii=False, indent=1)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _first(value: object) -> object:
    if isinstance(value, dict):
        return {name: _first(item) for name, item in value.items()}
    return [_first(item) for item in value[:1]] if isinstance(value, list) else value


def _beside(files: DataFiles) -> tuple[Example, ...]:
    """Of the first product with a code that is no sample."""
    catalog = files.catalog
    product = next((its for its in catalog.real_products if its.code), None)
    text = _short(json.loads(origin_file(catalog, Trace(product)))) if product else ""
    own = href(addresses.DATA, addresses.data(product.trace_uri)) if product else ""
    return (
        Example(OF_PRODUCT, own, say("data.file_of_product"), text),
        Example(OF_LOT, "", say("data.file_of_lot"), ""),
    )
