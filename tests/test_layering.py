"""Imports point down only, so that each part can be read, tested and replaced with what lies below it alone."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import build_hooks
from build_hooks.pages import STAGES

ROOT = Path(build_hooks.__file__).parent

# From the bottom to the top: a part imports only what stands before it.
LAYERS = (
    "ground",
    "pixels",
    "stamps",
    "rules",
    "places",
    "model",
    "figures",
    "read",
    "pages/frame",
    "pages/english",
    "pages/dots",
    "pages/linked",
    "pages/stamps",
    "pages/product",
    "pages/trace",
    "pages/data",
    "pages/search",
    "pages/lists",
    "pages/showroom",
    "pages/form",
    "pages/checking",
    "pages/charts",
    "pages/terms",
    "pages",
    "printing",
    "register",
    "intake",
    "workbook",
    "export",
    "bundle",
    "starting",
    "publishing",
    "hooks",
    "cli",
)
EDGE = {"hooks", "cli"}  # where problems are printed and a process may end

FILES = {
    path.relative_to(ROOT).with_suffix("").as_posix().removesuffix("/__init__"): path for path in ROOT.rglob("*.py")
}
PARTS = {name: path for name, path in FILES.items() if name != "__init__"}


@cache
def _nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))


@cache
def _imported(path: Path) -> list[str]:
    """Full names of everything that a file imports: "os", "build_hooks.ground.text", "build_hooks.ground.text.fold"."""
    return list(_each_import(path))


def _each_import(path: Path) -> Iterator[str]:
    for node in _nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("import_module", "importlib.import_module"):
            yield from (str(name.value) for name in node.args if isinstance(name, ast.Constant))


@cache
def _ours(path: Path) -> set[str]:
    """The parts of this package that a file imports, as "read/values"."""
    names = (
        name.removeprefix("build_hooks.").split(".") for name in _imported(path) if name.startswith("build_hooks.")
    )
    return {_longest(name) for name in names} - {"__version__"}


def _longest(name: list[str]) -> str:
    """The file that a dotted name leads to: a module, or the package that holds what is named."""
    return next(part for size in range(len(name), 0, -1) if (part := "/".join(name[:size])) in {*FILES, "__version__"})


def _room(name: str) -> str:
    """The folder of a part; of the pages the room."""
    first, *below = name.split("/")
    return f"{first}/{below[0]}" if first == "pages" and below else first


def _layer(name: str) -> int:
    return LAYERS.index(_room(name))


def test_every_part_has_its_layer() -> None:
    """The list names what there is, and nothing that is gone."""
    assert {_room(name) for name in PARTS} == set(LAYERS)


def test_imports_point_down() -> None:
    """A module imports from layers below its own, or from its own folder."""
    up = {
        name: others
        for name, path in PARTS.items()
        if (others := [its for its in _ours(path) if _room(its) != _room(name) and _layer(its) >= _layer(name)])
    }
    assert up == {}


def test_only_the_adapter_knows_the_host() -> None:
    """MkDocs is imported in one file."""
    assert _who_imports("mkdocs") | _who_imports("material") == {"hooks"}


def _who_imports(package: str) -> set[str]:
    return {name for name, path in PARTS.items() if any(its.split(".")[0] == package for its in _imported(path))}


def test_no_stage_knows_another() -> None:
    """A stage is replaced without a look at the others."""
    names = {stage.__module__.removeprefix("build_hooks.").replace(".", "/") for stage in STAGES}
    assert {name: _ours(PARTS[name]) & names for name in names if _ours(PARTS[name]) & names} == {}


def test_nobody_needs_the_command() -> None:
    """Nothing below imports the command line, or, but for the bar of long work, what it is made with."""
    assert {name for name in _who_imports("click") if _room(name) != "cli"} == {"ground/progress"}
    below = {name: path for name, path in PARTS.items() if _room(name) != "cli"}
    assert [name for name, path in below.items() if "cli" in map(_room, _ours(path))] == []


@cache
def _calls(path: Path) -> set[str]:
    return set(_each_call(path))


def _each_call(path: Path) -> Iterator[str]:
    for node in _nodes(path):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)
        elif isinstance(node, ast.Raise) and node.exc is not None:
            yield ast.unparse(node.exc.func if isinstance(node.exc, ast.Call) else node.exc)


def test_nobody_below_the_edge_prints_or_ends() -> None:
    """Problems are values: only the edge prints them and decides how the process ends; who forks one ends that one."""
    forbidden = {"print", "exit", "quit", "sys.exit", "os._exit", "SystemExit", "sys.stdout.write", "sys.stderr.write"}
    below = {name: path for name, path in PARTS.items() if _room(name) not in EDGE}
    found = {name: its for name, path in below.items() if (its := forbidden & _calls(path))}
    assert found == {"ground/cores": {"os._exit"}}


def test_models_and_views_read_nothing() -> None:
    """A model or a view works on what it is given: it opens no file."""
    opening = (".open", ".read_text", ".read_bytes", ".write_text", ".write_bytes", ".is_file", ".exists")
    pure = {name: path for name, path in PARTS.items() if name.startswith("model") or name.endswith("/view")}
    assert [
        name for name, path in pure.items() if any(call == "open" or call.endswith(opening) for call in _calls(path))
    ] == []


def test_three_files_start_programs() -> None:
    """Git, MkDocs and our own child processes are run by one file each, which know how to do it safely."""
    assert _who_imports("subprocess") == {"bundle/making", "ground/apart", "read/history"}


def test_every_file_says_what_it_is() -> None:
    """A module opens with one sentence, unless it is empty."""
    texts = {name: path.read_text("utf-8") for name, path in PARTS.items()}
    assert [name for name, text in texts.items() if text and not ast.get_docstring(ast.parse(text))] == []


def test_names_are_nouns() -> None:
    """A variable or parameter says what it holds: “one” of a list could be anything."""
    found = [
        f"{name}:{node.lineno}"
        for name, path in PARTS.items()
        for node in _nodes(path)
        if (isinstance(node, ast.Name) and node.id == "one") or (isinstance(node, ast.arg) and node.arg == "one")
    ]
    assert found == []
