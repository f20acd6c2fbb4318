"""Every path and command that a document for maintainers names is there."""

import re
from fnmatch import fnmatch
from pathlib import Path

import click
import pytest

from build_hooks.cli import ocop
from tests.building import REPOSITORY

DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    "deploy/README.md",
    *(f"docs/{p.name}" for p in (REPOSITORY / "docs").glob("*.md")),
]
# Where a short path begins, as in `rules/fields.yml` or `pages/trace/`.
BASES = ("", "build_hooks", "build_hooks/pages", "catalog/huong-dan", "catalog", "tests", ".github")
MADE = [line.strip("/") for line in (REPOSITORY / ".gitignore").read_text("utf-8").split() if not line.startswith("#")]
SOURCES = "\n".join(path.read_text("utf-8") for path in (REPOSITORY / "build_hooks").rglob("*.py"))
LINK = re.compile(r"""(?:\]\(|\b(?:src|href)="|^\[[^\]]+\]: )(?!\w+:)([^)#"\s]*)#?([^)"\s]*)""", re.MULTILINE)
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`|^(?:    |```\w*\n)?((?:make|ocop|python|mkdocs) .*)$", re.MULTILINE)
_PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*/?")
_ENDING = re.compile(r"\.(?:py|yml|md|txt|html|js|css|typ|toml|json|conf|config|tsv)$")
_PLACEHOLDER = re.compile(r"[A-Z]{3,}(?![\w.-]*\.md)|[…*<]")


def _pieces(document: str) -> list[str]:
    text = (REPOSITORY / document).read_text("utf-8")
    return [inline or line for inline, line in _CODE.findall(text)]


def _is_there(path: str, document: str) -> bool:
    bare = path.strip("/")
    folder = Path(document).parent
    if any((REPOSITORY / base / bare).exists() for base in (*BASES, folder)):
        return True
    if "/" not in path and next((REPOSITORY / "build_hooks").rglob(path), None):
        return True  # a file of the room that the line speaks of
    made = any(fnmatch(bare, pattern) or bare.startswith(f"{pattern}/") for pattern in MADE)
    return made or bare in SOURCES  # the site's own addresses, which stages name


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_is_there(document: str) -> None:
    """A path in backticks is in the repository, is made by a command, or is an address that a stage names."""
    named = [
        word
        for piece in _pieces(document)
        for word in piece.replace("\\", "/").split()
        if ("/" in word or _ENDING.search(word)) and _PATH.fullmatch(word) and not _PLACEHOLDER.search(word)
    ]
    assert [path for path in named if not _is_there(path, document)] == []


@pytest.mark.parametrize("document", [*DOCUMENTS, "CHANGELOG.md"])
def test_every_link_leads_somewhere(document: str) -> None:
    """A relative link or picture names a file."""
    links = LINK.findall((REPOSITORY / document).read_text("utf-8"))
    targets = [(REPOSITORY / document).parent / path if path else REPOSITORY / document for path, _ in links]
    assert [str(target) for target in targets if not target.exists()] == []
    named = [(target, anchor) for target, (_, anchor) in zip(targets, links, strict=True) if anchor]
    assert [anchor for target, anchor in named if anchor not in _anchors(target)] == []


def _anchors(document: Path) -> set[str]:
    """As GitHub makes them of headings, and as MkDocs writes them in its attribute lists."""
    text = document.read_text("utf-8")
    made = {re.sub(r"[^\w -]", "", line).strip().lower().replace(" ", "-") for line in HEADING.findall(text)}
    return made | set(re.findall(r"\{: #([\w-]+)", text))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_is_there(document: str) -> None:
    """`make NAME` is a target, `ocop NAME` a command, `python -m NAME` a module, each option that of some command."""
    text = "\n".join(_pieces(document))
    targets = re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(re.findall(r"\bmake ([a-z]+(?:-[a-z]+)*)\b", text)) <= set(targets)
    assert set(re.findall(r"\bocop ([a-z][a-z-]*)\b", text)) <= set(ocop.list_commands(click.Context(ocop)))
    for name, words in re.findall(r"\bocop ([a-z][a-z-]*)\b([^\n`]*)", text):
        command = ocop.get_command(click.Context(ocop), name)
        assert command, name
        below = list(command.commands.values()) if isinstance(command, click.Group) else []
        options = {word for its in (ocop, command, *below) for one in its.params for word in one.opts} | {"--help"}
        assert set(re.findall(r"(?<!\S)--[a-z-]+", words)) <= options, name
    modules = [
        name for name in re.findall(r"python -m ((?:bench|tests|tools)[.\w]*)", text) if not name.endswith("NAME")
    ]
    assert [name for name in modules if not _is_module(name)] == []


def _is_module(name: str) -> bool:
    path = REPOSITORY / name.replace(".", "/")
    return path.with_suffix(".py").is_file() or (path / "__main__.py").is_file()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_variable_is_read(document: str) -> None:
    """An environment variable of ours is one that the code reads."""
    text = (REPOSITORY / document).read_text("utf-8")
    tools = "\n".join(path.read_text("utf-8") for path in (REPOSITORY / "tools").glob("*.py"))
    assert [name for name in set(re.findall(r"\bOCOP_[A-Z]+\b", text)) if f'"{name}"' not in SOURCES + tools] == []
