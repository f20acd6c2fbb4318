"""Words that people read stand in the rooms' words files: none is missing, none is unused, none is typed in code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

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
    "model/certificate.py": "how a decision begins whose text has the word before its number",
}
# Files whose words still stand in them; the list only shrinks.
PENDING = frozenset(
    {
        "cli/__init__.py",
        "cli/accepting.py",
        "cli/add.py",
        "cli/bundle.py",
        "cli/check.py",
        "cli/choosing.py",
        "cli/clock.py",
        "cli/excel.py",
        "cli/export.py",
        "cli/issue.py",
        "cli/measures.py",
        "cli/new.py",
        "cli/passport.py",
        "cli/print.py",
        "cli/prune.py",
        "cli/review.py",
        "cli/selecting.py",
        "cli/sheets.py",
        "cli/shrink.py",
        "cli/stamps.py",
        "cli/start.py",
        "cli/table.py",
        "cli/turn.py",
        "cli/writing.py",
        "ground/dates.py",
        "ground/text.py",
        "intake/compared.py",
        "intake/desk.py",
        "intake/differences.py",
        "intake/issuing.py",
        "intake/item.py",
        "intake/reply.py",
        "intake/review.py",
        "intake/review_codes.py",
        "intake/taking.py",
        "intake/wording.py",
        "pages/form/form.html",
        "pages/form/places_data.py",
        "pages/form/stage.py",
        "pages/lists/groups.py",
        "pages/lists/home.html",
        "pages/lists/home.py",
        "pages/lists/index-list.html",
        "pages/lists/listing.html",
        "pages/lists/pager.html",
        "pages/lists/places.py",
        "pages/lists/producer.html",
        "pages/lists/producers.py",
        "pages/search/browse.py",
        "pages/search/code-box.html",
        "pages/search/find.html",
        "pages/search/lost.html",
        "pages/search/lost.py",
        "pages/search/payload.py",
        "pages/search/search.html",
        "pages/showroom/kiosk.html",
        "pages/showroom/slides.html",
        "pages/showroom/view.py",
        "pages/trace/certificate.html",
        "pages/trace/closing.html",
        "pages/trace/document.html",
        "pages/trace/facts.html",
        "pages/trace/first.html",
        "pages/trace/former.html",
        "pages/trace/former.py",
        "pages/trace/lot.html",
        "pages/trace/page.html",
        "pages/trace/view.py",
        "pixels/screen.py",
        "places/wording.py",
        "read/history.py",
        "read/since/ledger.py",
        "read/values.py",
        "rules/names.py",
        "rules/problems.py",
        "rules/schema.py",
        "stamps/drawing.py",
        "stamps/scanning.py",
        "workbook/address_parts.py",
        "workbook/addresses.py",
        "workbook/annex.py",
        "workbook/grid.py",
        "workbook/reading.py",
        "workbook/template_words.py",
        "workbook/typed.py",
        "workbook/writing.py",
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


def test_a_name_that_is_not_there() -> None:
    """It stops whatever asks."""
    with pytest.raises(KeyError):
        say("frame.nothing-of-the-kind")
