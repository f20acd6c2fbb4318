"""Templates name only what views have, in the branches too that no product of the tests reaches."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

import build_hooks
from build_hooks.pages.frame import rendering
from build_hooks.pages.frame.rendering import environment

ROOT = Path(build_hooks.__file__).parent
TEMPLATES = sorted(ROOT.glob("pages/*/*.html"))
GIVEN = {name for values in (str, dict, list) for name in dir(values)} | set(dir(jinja2.runtime.LoopContext))


def _attributes() -> set[str]:
    """The fields, properties and methods of every class of the package."""
    trees = [ast.parse(path.read_text("utf-8")) for path in ROOT.rglob("*.py")]
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    bodies = [item for its in classes for item in its.body]
    fields = {
        item.target.id for item in bodies if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
    }
    return fields | {item.name for item in bodies if isinstance(item, ast.FunctionDef)}


ATTRIBUTES = _attributes() | GIVEN


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_name_is_an_attribute(path: Path) -> None:
    """`its.headng` is found here, not by the first product that has one."""
    tree = environment().parse(path.read_text("utf-8"))
    named = {found.attr for found in tree.find_all(nodes.Getattr)}
    assert named - ATTRIBUTES == set()


def _of_html() -> Iterator[tuple[str, str]]:
    """Every template of HTML that the site is made of, the host's and its theme's among them."""
    for folder in (ROOT, rendering.theme_folder()):
        yield from ((str(path), path.read_text("utf-8")) for path in folder.rglob("*.html"))


def test_small_templates_say_the_same() -> None:
    """No word and no space between two is lost; no line is indented; and none has text whose spaces count."""
    small = rendering.Small(environment())
    found = dict(_of_html())
    assert len(found) > 100
    for path, source in found.items():
        made = small.preprocess(source, path)
        assert made.split() == source.split(), path
        assert not re.search(r"\n[ \t\n]", made), path
        assert not re.search(r"<(pre|textarea)\b[^>]*>[^<]*\n", source), path
    assert small.preprocess("a\n\n  b", "bundle/note.txt") == "a\n\n  b"
