"""Words that people read stand in the rooms' words files: none is missing, none is unused, none is typed in code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from jinja2 import nodes

import build_hooks
from build_hooks.ground.words import FILE, SCRIPT_FILE, rooms, say, words_of
from build_hooks.pages.frame.rendering import environment

ROOT = Path(build_hooks.__file__).parent
MARKED = re.compile("[àáạảãâầấậẩẫăằắặẳẵèéẹẻẽêềếệểễìíịỉĩòóọỏõôồốộổỗơờớợởỡùúụủũưừứựửữỳýỵỷỹđ]", re.IGNORECASE)
# Two words in a row, of any language: no text that code works with has them but the few of PATTERNS.
TWO_WORDS = re.compile(r"(?<![\w.-])[^\W\d_]{2,} [^\W\d_A-Z]{2,}(?![\w(=-])")
NAME = re.compile(r"""\bsay\(\s*f?["']([a-z0-9_.-]+)(\{?)""")
CODE = sorted(path for ending in ("py", "html", "svg", "typ", "txt", "js", "css") for path in ROOT.rglob(f"*.{ending}"))

# Letters that are no words for people but what is looked for or written in texts, each with its reason.
PATTERNS: dict[str, str] = {
    "cli/new.py": "the name of the command in a file",
    "ground/palette.py": "how a style asks for a dark screen",
    "ground/story.py": "what a link out of the catalog is to a browser",
    "ground/text.py": "đ has no mark that could be taken off",
    "model/certificate.py": "how a decision begins whose text has the word before its number",
    "pages/form/page/draft.js": "the key of drafts that devices hold already",
    "pages/form/rules/names.js": "đ has no mark that could be taken off",
    "pages/form/rules/values.js": "how a file writes a flag",
    "pages/frame/assets.py": "how a style asks for a screen",
    "pages/frame/joining.py": "how a script begins",
    "pages/frame/output.py": "where a host puts the text of a page",
    "pages/search/engine/slips.js": "the keys of Telex and VNI, and what they write",
    "pages/search/engine/words.js": "đ has no mark that could be taken off",
    "pages/search/ocop-code.js": "the word before a lot, as people type it",
    "pages/search/payload.py": "how a remark on allergens begins",
    "read/values.py": "how files write yes and no",
    "rules/names.py": "đ has no mark that could be taken off",
    "workbook/address_parts.py": "kinds of unit, looked for in printed addresses",
    "workbook/annex/decision.py": "how a line names the decision that it belongs to",
    "workbook/annex/groups.py": "how a group's name begins, and its words that do not count",
    "workbook/annex/header.py": "how a column is headed that stands for a rank",
    "workbook/annex/lines.py": "numbers of products, as lines state them, and how a list begins",
    "workbook/annex/meaning.py": "what stands between the words of two columns in one",
    "workbook/annex/owners.py": "how an address begins behind a name",
    "workbook/annex/row.py": "what stands behind points, and the letter of a list",
    "workbook/typed.py": "what the number of a paper has before its hyphen",
    "workbook/ranks.py": "numbers in titles that are no ranks",
}


def used() -> Iterator[tuple[str, bool]]:
    """Every name that code or a template asks for, and whether it is only the beginning of one."""
    for path in CODE:
        for name, brace in NAME.findall(path.read_text("utf-8")):
            yield name, bool(brace)


def test_rooms_have_names_of_their_own() -> None:
    """No two folders with words are called alike, or one of them would never be found."""
    for file in (FILE, SCRIPT_FILE):
        names = [path.parent.name for path in ROOT.rglob(file)]
        assert sorted(names) == sorted(set(names))


def test_no_name_is_missing() -> None:
    """Whatever is asked for is there."""
    every = {f"{room}.{own}" for room in rooms() for own in words_of(room)}
    missing = [
        name
        for name, is_beginning in used()
        if not (any(known.startswith(name) for known in every) if is_beginning else name in every)
    ]
    assert missing == []


def test_no_word_is_unused() -> None:
    """Whatever is there is asked for."""
    whole = {name for name, is_beginning in used() if not is_beginning}
    beginnings = tuple(name for name, is_beginning in used() if is_beginning)
    every = {f"{room}.{own}" for room in rooms() for own in words_of(room)}
    assert sorted(name for name in every - whole if not name.startswith(beginnings or ("\0",))) == []


SCRIPT_NOTES = re.compile(r"(?:^|(?<=[\s(]))(?:/\*.*?\*/|//[^\n]*)", re.DOTALL)
JINJA = re.compile(r"\{% block kind %\}.*?\{% endblock %\}|\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
HTML_CODE = re.compile(r"<(script|style)\b[^>]*>.*?</\1>", re.DOTALL)
ATTRIBUTE = re.compile(
    r"""\b(?:alt|aria-(?:braille)?(?:label|description|roledescription|placeholder|valuetext)|label|placeholder|title)=(["'])(.*?)\1"""
)
PHRASE = re.compile(r"""(?<!name="color-scheme" )\b(?:content|value)=(["'])(.*?)\1""")
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
CONTENT = re.compile(r'\bcontent: "((?:[^"\\\n]|\\.)*)"')
FILLED = re.compile(r"\$\{[^{}]*\}")
# Where a script shows a text, one word is enough.
SHOWN = re.compile(
    r"""\.(?:textContent|innerText|title|alt|placeholder|ariaLabel) = (?:"([^"]+)"|`([^`]+)`)"""
    r"""|\bsay\(\w+, (?:"([^"]+)"|`([^`]+)`)"""
)
ELEMENT = re.compile(r">\s*([^\W\d_]{2,}[^<>{}]*)</")
NO_WORDS = re.compile(r'"use strict"|\bError\("[^"]*"\)')
LETTERS = re.compile(r"[^\W\d_]+[^\W\d_A-Z]")
COMMAND = re.compile(r"^(?:msedge|chrome) .*$|^  (?:Edge|Chrome):$", re.MULTILINE)


def code(path: Path) -> str:
    """A script or a typst template without its comments."""
    return SCRIPT_NOTES.sub("", path.read_text("utf-8"))


def texts(path: Path) -> Iterator[str]:
    """What stands in a file but its comments and docstrings."""
    match path.suffix:
        case ".py":
            yield from _constants(ast.parse(path.read_text("utf-8")))
        case ".js":
            text = NO_WORDS.sub("", code(path))
            yield from (line.strip() for line in text.splitlines() if MARKED.search(line))
            yield from _quoted(text)
        case ".typ":
            text = code(path)
            yield from _quoted(text)
            yield from re.findall(r"\[([^\[\]\n#]+)\]", text)
        case ".css":
            yield from CONTENT.findall(code(path))
        case _:
            yield JINJA.sub("", path.read_text("utf-8"))


def _quoted(text: str) -> Iterator[str]:
    yield from (FILLED.sub("", quoted or pattern) for quoted, pattern in LITERAL.findall(SCRIPT_NOTES.sub("", text)))


def _constants(tree: ast.Module) -> Iterator[str]:
    nodes = list(ast.walk(tree))
    left_out = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}  # a docstring, of a constant too
    for raised in (node for node in nodes if isinstance(node, ast.Raise)):  # for who works on the code
        left_out |= {id(node) for node in ast.walk(raised) if not (isinstance(node, ast.Constant) and _is_marked(node))}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            yield node.value
        elif isinstance(node, ast.JoinedStr) and id(node) not in left_out:
            yield " ".join(" ".join(str(part.value) for part in node.values if isinstance(part, ast.Constant)).split())


def _is_marked(node: ast.Constant) -> bool:
    return bool(MARKED.search(str(node.value)))


def found_in(path: Path) -> list[str]:
    """The words for people in a file. Of templates any text counts, of code letters with marks and words in a row."""
    if path.suffix in (".html", ".svg", ".txt"):
        (text,) = texts(path)
        plain = COMMAND.sub("", HTML_CODE.sub("", text))
        shown = [re.sub(r"<[^>]*>", " ", plain), *(words for _, words in ATTRIBUTE.findall(plain))]
        phrases = [
            *(words for _, words in PHRASE.findall(plain)),
            *_quoted("".join(found[0] for found in HTML_CODE.finditer(text))),
        ]
        return [word for each in shown for word in LETTERS.findall(each)] + list(filter(_is_phrase, phrases))
    alone = [word for found in SHOWN.findall(code(path)) for word in found if LETTERS.search(FILLED.sub("", word))]
    return [*filter(_is_phrase, texts(path)), *(alone if path.suffix == ".js" else ())]


def _is_phrase(text: str) -> bool:
    return bool(MARKED.search(text) or TWO_WORDS.search(text) or ELEMENT.search(text))


def own(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_code_has_no_words() -> None:
    """A sentence for people is changed without a look at code; what has lost its letters is taken off the list."""
    found = {own(path): words for path in CODE if (words := found_in(path))}
    assert {name: words for name, words in found.items() if name not in PATTERNS} == {}
    assert PATTERNS.keys() - found.keys() == set()


PLANTED = {
    "marked.py": 'NOTE = "chứng nhận"',
    "plain.py": 'def note() -> str:\n    return f"San pham {1}"',
    "joined.py": 'NOTE = f"Con {1} trang"',
    "raised.py": 'raise ValueError("không đọc được")',
    "marked.js": "show(`Đã chép ${text}`); // nói",
    "plain.js": 'show("Copied this address");',
    "text.html": "{# of it #}<p>{{ its.name }} Gia</p>",
    "attribute.html": '<img src="{{ its.src }}" alt="Tem cua {{ its.name }}">',
    "described.html": "<nav aria-description='Danh muc'></nav>",
    "page.html": '<meta name="description" content="Danh muc nhom">',
    "inline.html": '<script>say("Danh muc san pham")</script>',
    "title.svg": '<svg xmlns="http://www.w3.org/2000/svg"><title>Tem</title></svg>',
    "title.py": 'DRAWING = "<title>Tem</title>"',
    "shown.js": "place.textContent = `Trang ${at}`;",
    "one.js": 'place.title = "Xong";',
    "filled.js": "show(`Danh muc san pham ${name}`);",
    "content.css": 'p::before { content: "Mới"; }',
    "content.typ": "#block[San pham cua xa]",
    "text.txt": "{{ its.name }}\nLien he\n",
    "literal.typ": '#text(size: 8pt, "Trang sản phẩm")',
    "plain.typ": '#text(size: 8pt, "Trang san pham")',
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_word_typed_in_code_is_found(name: str, tmp_path: Path) -> None:
    """In every kind of file, with marks or without."""
    path = tmp_path / name
    path.write_text(PLANTED[name], "utf-8")
    assert found_in(path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("code.py", '"""A docstring of words."""\nNAME = "ocop-verdict"  # of words\nraise KeyError("no such name")'),
        ("code.js", '"use strict"; /* of words */ find("input, select"); throw new Error("no such name"); // một lời'),
        (
            "code.html",
            '{# một lời #}<style>p { margin: 0 auto }</style><p class="of it">{{ say("frame.home") }}</p>',
        ),
        ("code.typ", "// một lời\n#text(size: 8pt, its.words)"),
    ],
)
def test_code_is_not_taken_for_words(name: str, text: str, tmp_path: Path) -> None:
    """Comments, docstrings, names, and what a programmer is told."""
    path = tmp_path / name
    path.write_text(text, "utf-8")
    assert found_in(path) == []


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


def said(path: Path) -> Iterator[tuple[str, set[str]]]:
    """Each sentence that a file names whole, with the places it gives; what hands over a mapping is left out."""
    if path.suffix == ".py":
        calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
        for node in (node for node in calls if ast.unparse(node.func) == "say"):
            if isinstance(name := node.args[0], ast.Constant) and all(word.arg for word in node.keywords):
                yield str(name.value), {str(word.arg) for word in node.keywords}
    else:
        for call in environment().parse(path.read_text("utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "say" and isinstance(call.args[0], nodes.Const):
                yield call.args[0].value, {keyword.key for keyword in call.kwargs}


def test_places_are_filled() -> None:
    """Whoever asks for a sentence gives its places and no others, in the branches too that no test reaches."""
    wrong = []
    for path in (path for path in CODE if path.suffix in (".py", ".html", ".txt")):
        for name, given in said(path):
            room, _, its = name.partition(".")
            wrong += [(own(path), name)] if given != places(words_of(room)[its]) else []
    assert wrong == []


def test_a_name_that_is_not_there() -> None:
    """It stops whatever asks."""
    with pytest.raises(KeyError):
        say("frame.nothing-of-the-kind")


@pytest.mark.parametrize("ending", ["yml", "js", "css"])
def test_lines_are_read_without_scrolling(ending: str) -> None:
    """At most 120 letters, as ruff asks of Python: what is longer nobody reviews."""
    long = [
        f"{own(path)}:{number}"
        for path in sorted(ROOT.rglob(f"*.{ending}"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if len(line) > 120
    ]
    assert long == []
