"""Templates name only what views have, in the branches too that no product of the tests reaches."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jinja2
import pytest
from jinja2 import TemplateNotFound, meta, nodes

import build_hooks
from build_hooks.pages.frame import rendering
from build_hooks.pages.frame.rendering import environment

ROOT = Path(build_hooks.__file__).parent
TEMPLATES = sorted(path for path in ROOT.rglob("*") if path.suffix in (".html", ".txt") and "theme" not in path.parts)
GIVEN = {name for values in (str, dict, list) for name in dir(values)} | set(dir(jinja2.runtime.LoopContext))


@cache
def _attributes(*parts: str) -> set[str]:
    """The fields, properties and methods of every class of these parts of the package."""
    paths = (path for path in ROOT.rglob("*.py") if path.relative_to(ROOT).parts[0] in parts)
    trees = [ast.parse(path.read_text("utf-8")) for path in paths]
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    bodies = [item for its in classes for item in its.body]
    fields = {
        item.target.id for item in bodies if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
    }
    return fields | {item.name for item in bodies if isinstance(item, ast.FunctionDef)}


BELOW = ("ground", "rules", "places", "model", "pages")  # what templates of pages are given from
ABOVE = ("bundle", "publishing")


@cache
def _tree(path: Path) -> nodes.Template:
    return environment().parse(path.read_text("utf-8"))


def test_every_name_is_an_attribute() -> None:
    """`its.headng` is found here, not by the first product that has one."""
    for path in TEMPLATES:
        named = {found.attr for found in _tree(path).find_all(nodes.Getattr)}
        parts = BELOW if "pages" in path.relative_to(ROOT).parts else BELOW + ABOVE
        assert named - GIVEN - _attributes(*parts) == set(), path


def _given() -> set[str]:
    """What code hands to templates by name, and what templates set for those that they include."""
    calls = [node for path in ROOT.rglob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    handed = {str(word.arg) for node in calls if isinstance(node, ast.Call) for word in node.keywords if _renders(node)}
    trees = list(map(_tree, TEMPLATES))
    names = (name for tree in trees for name in tree.find_all(nodes.Name))
    return handed | {name.name for name in names if name.ctx == "store"} | {*environment().globals, "loop", "style"}


def _renders(node: ast.Call) -> bool:
    return ast.unparse(node.func).split(".")[-1] in ("render", "partial", "block")


def test_every_name_is_given() -> None:
    """`it.heading` is nobody's, and what is included is there."""
    given = _given()
    for path in TEMPLATES:
        assert meta.find_undeclared_variables(_tree(path)) - given == set(), path
        included = filter(None, meta.find_referenced_templates(_tree(path)))
        assert [name for name in included if not _is_found(name)] == [], path


def _is_found(name: str) -> bool:
    loader = environment().loader
    assert loader
    try:
        return bool(loader.get_source(environment(), name))
    except TemplateNotFound:
        return False


SCRIPTS = "\n".join(path.read_text("utf-8") for path in sorted(ROOT.rglob("*.js")))
STYLES = "\n".join(path.read_text("utf-8") for path in sorted(ROOT.rglob("*.css")))
PYTHON = "\n".join(path.read_text("utf-8") for path in sorted(ROOT.rglob("*.py")))
HOOK = re.compile(r"(?<![\w-])data-([a-z][a-z-]*)(?=[\s=>\]~\"'])")
BY_NAME = re.compile(r"\b(?:find|button|part)\(\"([a-z][a-z-]*)\"\)")


def _of_script(name: str) -> str:
    return re.sub(r"-(\w)", lambda match: match[1].upper(), name)


def test_every_hook_of_a_script_is_there() -> None:
    """What a script looks for in a page, `data-NAME`, a template has or a script makes; the host's own are its."""
    markup = "\n".join(path.read_text("utf-8") for path in TEMPLATES) + PYTHON
    made = set(HOOK.findall(markup)) | set(re.findall(r"\"data-([a-z-]+)\"", SCRIPTS))
    made |= {name for name in HOOK.findall(SCRIPTS) if re.search(rf"\bdataset\.{_of_script(name)} = ", SCRIPTS)}
    asked = set(HOOK.findall(SCRIPTS)) | set(BY_NAME.findall(SCRIPTS))
    absent = {name for name in asked if not {name, f"ocop-{name}"} & made}
    assert {name for name in absent if not name.startswith("md-")} == set()


def test_every_hook_of_a_template_is_used() -> None:
    """What a template marks for scripts and styles, one of them asks for."""
    used = set(HOOK.findall(SCRIPTS + STYLES)) | set(BY_NAME.findall(SCRIPTS))
    used |= {"first", "first-state", "then", "then-state"}  # `data-${name}` of frame/ocop-state.js
    for path in TEMPLATES:
        marked = set(HOOK.findall(path.read_text("utf-8")))
        absent = {name for name in marked if not {name, name.removeprefix("ocop-")} & used}
        assert {name for name in absent if f"dataset.{_of_script(name)}" not in SCRIPTS} == set(), path


def test_every_class_of_a_style_is_used() -> None:
    """What no template, script, page or code names has no look to be given; `md-` are the host's."""
    bare = re.sub(r"\{[^{}]*\}|/\*.*?\*/", " ", STYLES, flags=re.DOTALL)
    pages = "\n".join(path.read_text("utf-8") for path in (ROOT.parent / "catalog").rglob("*.md"))
    text = "\n".join([*(path.read_text("utf-8") for path in ROOT.rglob("*.html")), SCRIPTS, PYTHON, pages])
    words = set(re.findall(r"[\w-]+", text))
    named = set(re.findall(r"\.([a-z][\w-]*)", bare)) - words
    assert {name for name in named if not name.startswith("md-")} == MADE_OF_PARTS


# `ocop-gallery__${name}` of product/ocop-gallery.js.
MADE_OF_PARTS = {f"ocop-gallery__{name}" for name in ("close", "next", "previous")}

# Of typst's own values: what its functions, modules and types have.
TYPST = {*re.findall(r"\S+", "artifact header inputs position push quo rem slice")}


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.typ")), ids=lambda path: path.name)
def test_print_names_what_there_is(path: Path) -> None:
    """`its.nmae` in a template of print is found here: names are attributes, or keys that Python writes."""
    code = re.sub(r"//[^\n]*|\"[^\"\n]*\"", "", path.read_text("utf-8"))
    folders = (path.parent, ROOT / "stamps", ROOT / "ground", ROOT / "pixels")
    keys = set(re.findall(r"\w+", "".join(its.read_text("utf-8") for folder in folders for its in folder.glob("*.py"))))
    assert set(re.findall(r"(?<=\w)\.([a-z][\w-]*)", code)) - keys - TYPST == set()


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
