"""What became of printed codes since an earlier commit: none may be lost, changed, or carried by another product.

A file may be renamed or moved and a product renamed: its code goes with it. Four marks tell whether the product that
carries a code now is the one that carried it then: the slug, the name by its words, the producer, and a recognition
with the same decision and date. **The code has stayed with its product** when

- two of the marks agree; one is enough for a product of which the base knew neither producer nor decision;
- and the product is not still in the catalog beside the one that carries its code now, be it under its old slug, or as
  a new file with its old name and producer;
- and the one that carries the code now was not another product (another slug) at the base already.

Otherwise the code has moved, as when one certified product lends its stamp to its siblings of the same producer under
the same decision; then the ledger must have got a new transfer that names the product.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from build_hooks import rules
from build_hooks.dates import vietnamese
from build_hooks.history import Base
from build_hooks.names import identity
from build_hooks.problems import Mark, Problem, Word
from build_hooks.read.between import Entry
from build_hooks.read.record import Reader, Record, Value
from build_hooks.read.source import MAX_BYTES, decode
from build_hooks.read.yaml_tree import parse
from build_hooks.text import slugify

# What the guard says of a code makes these untrue or misleading: {its message: theirs}.
_SAID_BETTER = {"product_deleted": "lost_code", "ledger_gone": "code_not_in_ledger"}
_NOTHING = Word("nothing")


def problems(base: Base, products: list[Entry], ledger: list[Entry]) -> Iterator[Problem]:
    """Every loss since the base, told at the working tree's files. Raises NoBase when git cannot read the old ones."""
    before = _Side(_at_base(base, "products", products), _at_base(base, "ledger", ledger))
    now = _Side(products, ledger)
    for old in before.ledger:
        if code := old.record.get("code"):
            yield from _ledger(code, old, now, base)
            yield from _code(code, before, now, base)


def without_repeats(found: Iterable[Problem], since: Iterable[Problem]) -> list[Problem]:
    """The problems of other checks, but those that the guard says better of the same code."""
    better = {(_SAID_BETTER.get(one.message), one.params["code"]) for one in since}
    return [one for one in found if (one.message, one.params.get("found")) not in better]


@dataclass(frozen=True)
class _Side:
    """The files then or now, by what they are looked up by."""

    products: list[Entry]
    ledger: list[Entry]

    @cached_property
    def slugs(self) -> dict[str, Entry]:
        return {entry.slug: entry for entry in self.products}

    @cached_property
    def carriers(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.products:
            found.setdefault(entry.record.get("code", ""), []).append(entry)
        return found

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Ledger files by their path and by their code."""
        by_code = {entry.record.get("code", ""): entry for entry in self.ledger}
        return by_code | {entry.path: entry for entry in self.ledger}


def _at_base(base: Base, folder: str, now: list[Entry]) -> list[Entry]:
    """The entries at the base: those of the working tree where nothing changed, the others as git keeps them."""
    same = {entry.path: entry for entry in now if entry.path not in base.changed}
    records = [
        path for path in base.files if path.startswith(f"{folder}/") and path.lower().endswith((".yml", ".yaml"))
    ]
    old = base.contents(path for path in records if path not in same and base.files[path].size <= MAX_BYTES)
    return [same[path] if path in same else _entry(folder, path, old[path]) for path in records if path in same | old]


def _entry(folder: str, path: str, content: bytes) -> Entry:
    """An old file; what was wrong in it is no matter now."""
    kind = "ledger" if folder == "ledger" else "product"
    stem = PurePosixPath(path).stem
    text = decode(content, path)
    tree = text if isinstance(text, Problem) else parse(text, path)
    record = Record(kind) if isinstance(tree, Problem) else Reader(path).read(kind, tree)
    return Entry(path, stem if kind == "ledger" else slugify(stem), record)


def _ledger(code: str, old: Entry, now: _Side, base: Base) -> Iterator[Problem]:
    entry = now.entries.get(old.path) or now.entries.get(code)
    if entry is None:
        yield Problem(old.path, Mark(), "", "ledger_gone", {"code": code, "path": old.path, "base": base.short})
    elif entry.is_read:
        yield from _first_difference(code, old.record, entry)


def _first_difference(code: str, old: Record, entry: Entry) -> Iterator[Problem]:
    """The first field, in the order of fields.yml, that is not as it was; transfers may have been added at the end."""
    then, now = old.plain(), entry.record.plain()
    for name in rules.records()["ledger"]:
        was, is_now = then.get(name), now.get(name)
        mark = entry.record.where(name)
        if name == "transfers":
            same, mark = _kept(was or (), is_now or (), entry.record)
        else:
            same = was == is_now
        if not same and not entry.has_wrong(name):
            params = {"code": code, "found": _shown(is_now), "expected": _shown(was)}
            yield Problem(entry.path, mark, name, "ledger_changed", params)
            return


def _kept(was: tuple[Any, ...], is_now: tuple[Any, ...], record: Record) -> tuple[bool, Mark]:
    """Whether the old transfers still lead the list, and where the first that does not stands."""
    items = record.get("transfers", ())
    first = next((at for at, one in enumerate(was) if is_now[at : at + 1] != (one,)), len(was))
    return first == len(was), items[first].mark if first < len(items) else record.where("transfers")


def _shown(value: Any) -> object:
    if isinstance(value, tuple):
        return ", ".join(str(_shown(item)) for item in value)
    if isinstance(value, dict):
        return " ".join(str(_shown(item)) for item in value.values())
    if isinstance(value, bool):
        return "có" if value else "không"
    return vietnamese(value) if isinstance(value, date) else value or _NOTHING


def _code(code: str, before: _Side, now: _Side, base: Base) -> Iterator[Problem]:
    olds = before.carriers.get(code, [])
    if not olds:
        return
    old, carriers = olds[0], now.carriers.get(code, [])
    name = old.record.get("name", old.slug)
    if not carriers and old.slug not in now.slugs and not _may_be_renamed(now, base):
        params = {"code": code, "product": name, "path": old.path, "base": base.short}
        yield Problem(old.path, Mark(), "", "product_deleted", params)
    for entry in carriers:
        if not any(_has_stayed(one, entry, before, now) for one in olds) and not _is_handed(code, entry, before, now):
            params = {"code": code, "product": name, "first": old.path, "to": entry.slug}
            yield entry.problem("code", "code_moved", **params)


def _may_be_renamed(now: _Side, base: Base) -> bool:
    """Whether a new file that cannot be read may be the one that is missing."""
    return any(one.path not in base.files and (not one.is_read or one.has_wrong("code")) for one in now.products)


def _has_stayed(old: Entry, entry: Entry, before: _Side, now: _Side) -> bool:
    if entry.slug != old.slug and (old.slug in now.slugs or entry.slug in before.slugs):
        return False
    marks = _marks(old, entry)
    enough = 2 if len(marks) > 2 else 1
    return sum(marks) >= enough and not _is_beside(old, entry, before, now)


def _marks(old: Entry, entry: Entry) -> list[bool]:
    """Which marks agree, of those the base knew."""
    marks = [entry.slug == old.slug, _name(entry) == _name(old)]
    if producer := old.record.get("producer"):
        marks.append(entry.record.get("producer") == producer)
    if decisions := _decisions(old):
        marks.append(bool(decisions & _decisions(entry)))
    return marks


def _is_beside(old: Entry, entry: Entry, before: _Side, now: _Side) -> bool:
    """Whether the old product is there too, as a new file with its name and producer."""
    if _name(entry) == _name(old):
        return False
    new = (one for one in now.products if one.path != entry.path and one.slug not in before.slugs)
    return any(_name(one) == _name(old) and one.record.get("producer") == old.record.get("producer") for one in new)


def _is_handed(code: str, entry: Entry, before: _Side, now: _Side) -> bool:
    """Whether the ledger got a transfer since the base, and the last one names the product that carries the code."""
    then, transfers = _transfers(code, before), _transfers(code, now)
    return len(transfers) > len(then) and bool(transfers[-1].value.get("to") == entry.slug)


def _transfers(code: str, side: _Side) -> tuple[Value, ...]:
    found: tuple[Value, ...] = side.entries[code].record.get("transfers", ()) if code in side.entries else ()
    return found


def _name(entry: Entry) -> str:
    return identity(entry.record.get("name", ""))


def _decisions(entry: Entry) -> set[tuple[str, object]]:
    items = (item.value for item in entry.record.get("recognitions", ()))
    return {(identity(one.get("decision")), one.get("issued")) for one in items if one.get("decision")}
