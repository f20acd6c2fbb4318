"""The catalog's files then or now, by what they are looked up by."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from build_hooks.ground.text import slugify
from build_hooks.model.settings import Settings
from build_hooks.read.between_files import Entry
from build_hooks.read.history import Base
from build_hooks.read.record import Reader, Record, Value
from build_hooks.read.settings import FILE, settings_of
from build_hooks.read.source import MAX_BYTES, decode
from build_hooks.read.yaml_tree import parse
from build_hooks.rules.names import identity
from build_hooks.rules.problems import Problem

_FOLDERS = {"products": "product", "producers": "producer", "ledger": "ledger"}


@dataclass(frozen=True)
class Side:
    """The files then or now; `settings` is None where mkdocs.yml could not be read."""

    products: list[Entry]
    producers: list[Entry]
    ledger: list[Entry]
    settings: Settings | None = None

    @cached_property
    def slugs(self) -> dict[str, Entry]:
        """Products by their slug."""
        return {entry.slug: entry for entry in self.products}

    @cached_property
    def carriers(self) -> dict[str, list[Entry]]:
        """Products by their code; those without one under ""."""
        found: dict[str, list[Entry]] = {}
        for entry in self.products:
            found.setdefault(entry.record.get("code", ""), []).append(entry)
        return found

    @cached_property
    def gtins(self) -> dict[str, list[Entry]]:
        """Products by the bar code numbers of their variants."""
        found: dict[str, list[Entry]] = {}
        for entry in self.products:
            for gtin in gtins_of(entry):
                found.setdefault(gtin, []).append(entry)
        return found

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Ledger files by their path and by their code."""
        by_code = {entry.record.get("code", ""): entry for entry in self.ledger}
        return by_code | {entry.path: entry for entry in self.ledger}

    @cached_property
    def _makers(self) -> dict[str, str]:
        return {entry.slug: entry.record.get("name", "") for entry in self.producers}

    def maker_name(self, product: Entry) -> str:
        """The name of a product's producer, or its slug where no file has one."""
        slug: str = product.record.get("producer", "")
        return self._makers.get(slug) or slug

    def maker(self, product: Entry) -> str:
        """Who makes a product, by the words of the name: the file may be renamed, and its content exchanged."""
        return identity(self.maker_name(product))

    def transfers(self, code: str) -> tuple[Value, ...]:
        """The code's transfers, the first one first."""
        found: tuple[Value, ...] = ()
        return self.entries[code].record.get("transfers", found) if code in self.entries else found


def gtins_of(product: Entry) -> list[str]:
    """The bar code numbers of a product's variants, each of 14 digits."""
    found = (item.value.get("gtin") for item in product.record.get("variants", ()))
    return [gtin for gtin in found if gtin]


def side_at(base: Base, now: Side) -> Side:
    """The files at the base: those of the working tree where nothing changed, the others as git keeps them.

    Raises NoBase when git cannot read them.
    """
    return Side(
        _entries(base, "products", now.products),
        _entries(base, "producers", now.producers),
        _entries(base, "ledger", now.ledger),
        _settings(base, now.settings),
    )


def _entries(base: Base, folder: str, now: list[Entry]) -> list[Entry]:
    same = {entry.path: entry for entry in now if entry.path not in base.changed}
    records = [
        path for path in base.files if path.startswith(f"{folder}/") and path.lower().endswith((".yml", ".yaml"))
    ]
    old = base.contents(path for path in records if path not in same and base.files[path].size <= MAX_BYTES)
    return [same.get(path) or _entry(path, old.get(path), _FOLDERS[folder]) for path in records]


def _entry(path: str, content: bytes | None, kind: str) -> Entry:
    """An old file; what was wrong in it is no matter now. One beyond the bound of any file has no content."""
    stem = PurePosixPath(path).stem
    slug = stem if kind == "ledger" else slugify(stem)
    text = decode(content, path) if content is not None else None
    tree = parse(text, path) if isinstance(text, str) else None
    if tree is None or isinstance(tree, Problem):
        return Entry(path, slug, Record(kind), is_read=False)
    return Entry(path, slug, Reader(path).read(kind, tree))


def _settings(base: Base, now: Settings | None) -> Settings | None:
    if FILE not in base.changed or FILE not in base.files or base.files[FILE].size > MAX_BYTES:
        return now
    return settings_of(decode(base.contents([FILE])[FILE], FILE))[0]
