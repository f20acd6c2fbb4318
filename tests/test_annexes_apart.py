"""The maker of annexes judges the reader, so it knows nothing of it."""

import ast
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).parent / "annexes").glob("*.py"))
READERS = ("build_hooks.workbook", "build_hooks.places.find", "build_hooks.places.wording", "build_hooks.rules")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_of_the_reader_is_known(path: Path) -> None:
    """No module of the reader, and nothing that says what a text means, is imported; the command is asked instead."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    names = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    names += [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    assert [name for name in names if name.startswith(READERS)] == []
