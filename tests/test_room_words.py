"""Words that people read stand in the rooms' words files: none is missing, none is unused, none is typed in code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import build_hooks
from build_hooks.ground.words import rooms, say, words_of

ROOT = Path(build_hooks.__file__).parent
MARKED = re.compile("[àáạảãâầấậẩẫăằắặẳẵèéẹẻẽêềếệểễìíịỉĩòóọỏõôồốộổỗơờớợởỡùúụủũưừứựửữỳýỵỷỹđ]", re.IGNORECASE)
NAME = re.compile(r"""\bsay\(\s*f?["']([a-z0-9_.-]+)(\{?)""")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
CODE = [*ROOT.rglob("*.py"), *ROOT.rglob("*.html")]

# Letters that are no words for people but what is looked for in texts, each with its reason.
PATTERNS: dict[str, str] = {
    "pages/search/payload.py": "how a remark on allergens begins",
    "read/values.py": "how files write yes and no",
    "workbook/address_parts.py": "kinds of unit, looked for in printed addresses",
    "workbook/annex.py": "how a row of sums begins",
    "model/certificate.py": "how a decision begins whose text has the word before its number",
}
# Files whose words still stand in them; the list only shrinks.
PENDING = frozenset(
    {
        "ground/dates.py",
        "ground/text.py",
        "pixels/screen.py",
        "rules/names.py",
        "rules/problems.py",
        "rules/schema.py",
        "stamps/drawing.py",
        "stamps/scanning.py",
    }
)


def used() -> Iterator[tuple[str, bool]]:
    """Every name that code or a template asks for, and whether it is only the beginning of one."""
    for path in CODE:
        for name, brace in NAME.findall(path.read_text("utf-8")):
            yield name, bool(brace)


def test_no_name_is_missing() -> None:
    """Whatever is asked for is there."""
    every = {f"{room}.{own}" for room in rooms() for own in words_of(room)}
    missing = [
        name
        for name, is_beginning in used()
        if not (any(one.startswith(name) for one in every) if is_beginning else name in every)
    ]
    assert missing == []


def test_no_word_is_unused() -> None:
    """Whatever is there is asked for."""
    whole = {name for name, is_beginning in used() if not is_beginning}
    beginnings = tuple(name for name, is_beginning in used() if is_beginning)
    every = {f"{room}.{own}" for room in rooms() for own in words_of(room)}
    assert sorted(one for one in every - whole if not one.startswith(beginnings or ("\0",))) == []


def texts(path: Path) -> Iterator[str]:
    """What stands in a file but its comments and docstrings."""
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        yield COMMENT.sub("", text)
        return
    nodes = list(ast.walk(ast.parse(text)))
    said = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}  # a docstring, of a constant too
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def own(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", CODE, ids=own)
def test_code_has_no_words(path: Path) -> None:
    """A sentence for people is changed without a look at code."""
    has_words = any(MARKED.search(text) for text in texts(path))
    if own(path) in PENDING:
        assert has_words, "its words are gone: take it off the list"
    elif own(path) not in PATTERNS:
        assert not has_words, [text for text in texts(path) if MARKED.search(text)][:3]


OTHER = sorted((path.parent.name, path.name.split(".")[1]) for path in ROOT.rglob("sentences.*.yml"))


def places(sentence: str) -> set[str]:
    """The names of the places in a sentence."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize(("room", "language"), OTHER)
def test_another_language_says_the_same(room: str, language: str) -> None:
    """Every sentence is there in it, with the same places: no page mixes languages or stops for want of a word."""
    ours, theirs = words_of(room), words_of(room, language)
    assert list(theirs) == list(ours)
    assert [name for name in ours if places(ours[name]) != places(theirs[name])] == []
    assert [name for name, words in theirs.items() if language == "en" and MARKED.search(words)] == []


def test_a_name_that_is_not_there() -> None:
    """It stops whatever asks."""
    with pytest.raises(KeyError):
        say("frame.nothing-of-the-kind")
