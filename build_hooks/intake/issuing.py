"""The ledger of codes: one small file a code, and the line in the product's file; for ever, once it is published."""

from datetime import date
from pathlib import Path

from build_hooks.ground import dates
from build_hooks.ground.cache import write_atomically
from build_hooks.ground.codes import new_code
from build_hooks.ground.words import say
from build_hooks.intake.appending import quoted, texts
from build_hooks.model.catalog import Catalog
from build_hooks.model.ledger import LedgerEntry
from build_hooks.model.product import Product
from build_hooks.read.values import YES
from build_hooks.read.yaml_tree import Mapping, Scalar, parse
from build_hooks.rules.names import is_same
from build_hooks.rules.problems import Problem

FOLDER = "ledger"


class CannotWriteCode(Exception):
    """The product's file is not written in lines of "field: value", so that a line cannot be added safely."""


def code_for(catalog: Catalog, product: Product, taken: set[str]) -> str:
    """The code a run gave the product that was broken off before its file was written; else a new one."""
    waiting = [entry for entry in catalog.lost_codes if is_waiting(entry, product)]
    waiting.sort(key=lambda entry: (not entry.hosts, entry.issued, entry.code))  # packs may carry a published one
    return waiting[0].code if waiting else new_code(taken)


def is_waiting(entry: LedgerEntry, product: Product) -> bool:
    """Whether a code that no product carries was given to this one: the same file and the same name."""
    slug, name = entry.holder
    return not product.code and not product.is_withdrawn and slug == product.slug and is_same(name, product.name)


def issue(root: Path, product: Product, code: str, today: date) -> None:
    """Give the product the code: the ledger's file first, then the line in the product's own file.

    Raises CannotWriteCode, before anything is written.
    """
    path, entry = root / product.path, root / FOLDER / f"{code}.yml"
    changed = with_code(path.read_bytes().decode("utf-8"), code)
    if not entry.is_file():
        write_atomically(entry, _entry(product, code, today).encode(), lasting=True)
    write_atomically(path, changed.encode(), lasting=True)


def entry_of(product: Product, code: str, today: date) -> LedgerEntry:
    """The entry that `issue` writes."""
    return LedgerEntry(
        code=code,
        issued=today,
        product=product.slug,
        name=product.name,
        producer=product.producer,
        gtins=product.gtins,
        sample=product.sample,
    )


def take_back(root: Path, code: str) -> None:
    """Remove the entry of a code that no product carries and nobody can have printed."""
    (root / FOLDER / f"{code}.yml").unlink(missing_ok=True)


def with_code(text: str, code: str) -> str:
    """The product's text with a line `code: …` below its name; every other character stays. Raises CannotWriteCode."""
    mark, text = text[: len(text) - len(text.removeprefix("\ufeff"))], text.removeprefix("\ufeff")
    before = parse(text, "")
    lines = text.splitlines(keepends=True)
    if not isinstance(before, Mapping) or any(key.mark.column != 1 for key, _ in before.entries):
        raise CannotWriteCode
    keys = {key.text: key.mark.line for key, _ in before.entries}
    ending = "\r\n" if lines[0].endswith("\r\n") else "\n"
    at = keys.get("name", 0)
    if "code" in keys:
        lines.pop(keys["code"] - 1)
        at -= keys["code"] < at
    if at and not lines[at - 1].endswith("\n"):
        lines[at - 1] += ending
    lines.insert(at, f"code: {code}{ending}")
    changed = "".join(lines)
    if not _differs_by_code_alone(before, parse(changed, ""), code):
        raise CannotWriteCode
    return mark + changed


def _differs_by_code_alone(before: Mapping, after: object, code: str) -> bool:
    if isinstance(after, Problem) or not isinstance(after, Mapping):
        return False
    old = [(key.text, texts(value)) for key, value in before.entries if key.text != "code"]
    new = [(key.text, texts(value)) for key, value in after.entries if key.text != "code"]
    added = [value.text for key, value in after.entries if key.text == "code" and isinstance(value, Scalar)]
    return old == new and added == [code]


def _entry(product: Product, code: str, today: date) -> str:
    lines = [
        f"# {say('intake.ledger_kept')}",
        f"code: {quoted(code)}",
        f"issued: {dates.vietnamese(today)}",
        f"product: {quoted(product.slug)}",
        f"name: {quoted(product.name)}",
    ]
    if product.producer:
        lines.append(f"producer: {quoted(product.producer)}")
    if product.gtins:
        lines.append(f"gtins: [{', '.join(quoted(gtin) for gtin in product.gtins)}]")
    if product.sample:
        lines.append(f"sample: {YES}")
    return "\n".join(lines) + "\n"
