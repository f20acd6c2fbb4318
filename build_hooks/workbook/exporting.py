"""The catalog as rows of the template: every text as it stands in its file, choices by their words."""

from pathlib import Path
from typing import Any, NamedTuple

from build_hooks import rules
from build_hooks.intake.texts import Text, Texts, texts_of
from build_hooks.model.catalog import Catalog
from build_hooks.read.source import read_text
from build_hooks.read.yaml_tree import parse
from build_hooks.workbook.columns import columns_of, sheets
from build_hooks.workbook.owners import Owners
from build_hooks.workbook.typed import as_one_cell
from build_hooks.workbook.writing import workbook_bytes

_OF_SHEETS = {row["list"]: name for name, row in sheets().items() if "list" in row}


def exported(catalog: Catalog) -> bytes:
    """A workbook that, read back, changes nothing."""
    names = {producer.slug: producer.name for producer in catalog.producers}
    owners = Owners(catalog)
    rows: dict[str, list[dict[Any, str]]] = {name: [] for name in sheets()}
    products = [(product.slug, product.code, _texts(catalog.root, product.path)) for product in catalog.products]
    producers = [
        (producer.slug, "", _texts(catalog.root, f"producers/{producer.slug}.yml")) for producer in catalog.producers
    ]
    most = _longest([texts for _, _, texts in (*products, *producers)])
    for slug, code, texts in products:
        owner = str(texts.get("producer", ""))
        name = names.get(owner, "")
        own = {**texts, "producer": name if owners.slug(name) == owner else owner}  # a name that two share is no name
        rows["products"].append({("!slug",): slug, ("!code",): code, **_row("products", own, most)})
        for member, name in _OF_SHEETS.items():
            for item in _members(texts.get(member)):
                keys = {("!product",): str(texts["name"]), ("!slug",): slug}
                rows[name].append({**keys, **_row(name, item, most)})
    rows["producers"] = [{("!slug",): slug, **_row("producers", texts, most)} for slug, _, texts in producers]
    return workbook_bytes(rows, most)


class Private(NamedTuple):
    """How many values a workbook carries that the site shows only with consent, or not at all."""

    numbers: int
    mails: int
    addresses: int


def private_values(catalog: Catalog) -> Private:
    """Telephone and Zalo numbers, mail addresses and households' addresses of whom no consent is recorded."""
    contacts = [producer.contact for producer in catalog.producers] + [product.contact for product in catalog.products]
    silent = [contact for contact in contacts if contact.consent is None]
    numbers = sum(bool(contact.phone) + bool(contact.zalo) for contact in silent)
    households = [producer for producer in catalog.producers if not producer.may_show_address]
    addresses = sum(bool(producer.address) for producer in households)
    return Private(numbers, sum(bool(contact.email) for contact in silent), addresses)


def _texts(root: Path, path: str) -> Texts:
    found = texts_of(parse(str(read_text(root / path, path)), path))  # type: ignore[arg-type]
    return found if isinstance(found, dict) else {}


def _longest(records: list[Texts]) -> dict[str, int]:
    """How many members the longest list of each name has, at least as many as the template offers."""
    most: dict[str, int] = dict(rules.workbook()["numbered"])

    def look(texts: Text, name: str) -> None:
        if isinstance(texts, list):
            if any(isinstance(item, dict) for item in texts):
                most[name] = max(most.get(name, 1), len(texts))
            for text in texts:
                look(text, "")
        elif isinstance(texts, dict):
            for key, text in texts.items():
                look(text, key)

    for record in records:
        look(record, "")
    return most


def _row(name: str, texts: Texts, most: dict[str, int]) -> dict[Any, str]:
    found: dict[Any, str] = {}
    for column in columns_of(name, most):
        text = "" if column.key else _at(texts, column.path)
        if text:
            known = rules.choices(column.spec.choices) if column.spec.choices else {}
            found[column.path] = known[text]["label"] if text in known else text
    return found


def _at(texts: Text, path: tuple[str | int, ...]) -> str:
    here: Any = texts
    for step in path:
        if isinstance(step, int):
            here = here[step] if isinstance(here, list) and step < len(here) else ""
        else:
            here = here.get(step, "") if isinstance(here, dict) else ""
    return as_one_cell([str(item) for item in here]) if isinstance(here, list) else str(here)


def _members(found: Text | None) -> list[Texts]:
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []
