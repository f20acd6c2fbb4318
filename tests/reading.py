"""What tests of reading share: the tables of cases, and the lines an officer gets for a text or for a repository."""

import re
from pathlib import Path
from typing import Any

import yaml

from build_hooks import rules
from build_hooks.read.catalog import Reading, read_catalog, read_record
from build_hooks.read.source import decode
from build_hooks.rules.problems import Problem
from tests.building import PRODUCER, PRODUCT, write_repository

CASES = Path(__file__).parent / "cases"
PATH = "products/an-giang/banh-trang.yml"
PRODUCER_PATH = "producers/co-so-banh-trang.yml"
CODE = "7KQ4M2XR"
OTHER_CODE = "ABCDEFGF"

LEDGER = f"""\
code: "{CODE}"
issued: 02/03/2026
product: "banh-trang"
name: "Bánh tráng"
"""


def table(name: str) -> Any:
    """A table of tests/cases."""
    with (CASES / name).open("rb") as file:
        return yaml.load(file, Loader=yaml.CSafeLoader)


def with_fields(line: str) -> str:
    """A line of a table with the fields that the rules have by now where it says <product> or another record."""
    return re.sub(r"<([a-z]+)>", lambda found: ", ".join(rules.records()[found[1]]), line)


def problems_of(text: str | bytes, kind: str = "product", path: str = PATH) -> list[Problem]:
    """Every problem of one file's text, in the order of the lines."""
    found: list[Problem] = []
    content = text if isinstance(text, bytes) else text.encode()
    read_record(kind, decode(content, path), path, found)
    return sorted(found, key=lambda one: one.order)


def lines_of(text: str | bytes, kind: str = "product", path: str = PATH) -> list[str]:
    """The lines an officer reads about one file's text."""
    return [problem.line() for problem in problems_of(text, kind, path)]


def said(problems: list[Problem] | tuple[Problem, ...]) -> list[tuple[str, str]]:
    """Where each problem stands, and the message."""
    return [(problem.place, problem.message) for problem in problems]


def read_files(root: Path, files: dict[str, str | bytes], **settings: Any) -> Reading:
    """The reading of a repository of these files."""
    return read_catalog(write_repository(root, files, **settings))


def with_producer(product: str = "", producer: str = "") -> dict[str, str | bytes]:
    """The smallest product and the producer it names, with lines added to each."""
    return {
        PATH: f"{PRODUCT}producer: co-so-banh-trang\n{product}",
        PRODUCER_PATH: f"{PRODUCER}{producer}",
    }


def with_code(product: str = "") -> dict[str, str | bytes]:
    """The smallest product with a code, and the ledger's file of it."""
    return {PATH: f"{PRODUCT}code: {CODE}\n{product}", f"ledger/{CODE}.yml": LEDGER}
