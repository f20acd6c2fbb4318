"""A certificate's state is worded, and marked, in rules/certificate.yml alone; all else asks for it."""

import re
from pathlib import Path
from string import Formatter

import pytest

from build_hooks import rules
from build_hooks.pages.frame.asked import NotSaid, filled
from build_hooks.pages.frame.looks import LOOKS, style
from build_hooks.pages.trace import document
from tests.building import REPOSITORY

TABLE = "build_hooks/rules/certificate.yml"
_ENDINGS = ("py", "html", "typ", "txt", "js", "yml", "css", "md")
FILES = [
    path
    for folder in ("build_hooks", "catalog")
    for ending in _ENDINGS
    for path in (REPOSITORY / folder).rglob(f"*.{ending}")
    if path != REPOSITORY / TABLE
]
_ENOUGH = 25  # letters of a sentence that are found again by no chance


def pieces() -> list[str]:
    """Pills and what stands between the blanks of sentences, in small letters."""
    texts = [row["pill"] for row in rules.states().values()]
    rows = rules.sayings().values()
    texts += [words for row in rows for words in (*row.sentences.values(), row.words, row.picture, row.stamp)]
    parts = {part.strip(" .;,") for text in texts for part, *_ in Formatter().parse(text)}
    sentences = {sentence.strip(" .") for part in parts for sentence in re.split(r"[.;:]", part)}
    plain = {row["pill"] for row in rules.states().values() if "{" not in row["pill"]}
    return sorted({text.lower() for text in {text for text in sentences if len(text) >= _ENOUGH} | plain})


@pytest.mark.parametrize("piece", pieces())
def test_a_state_is_worded_in_one_file(piece: str) -> None:
    """A patch of the wording touches the table, and no page, template, script or guide."""
    found = [path.relative_to(REPOSITORY).as_posix() for path in FILES if piece in _said(path)]
    assert found == []


def _said(path: Path) -> str:
    text = " ".join(path.read_text("utf-8").lower().split())
    return re.sub(r"giấy chứng nhận (?:ocop )?(?:còn|đã|bị|hết)", "", text)  # a sentence of its own, of the paper


def test_a_page_asks_for_words() -> None:
    """Short ones and whole sentences with what stands in their blanks; other braces are text."""
    ended = rules.states()["ended"]["pill"]
    assert filled("| {{ pill.ended }} | {: #a } {{ other }}") == f"| {ended} | {{: #a }} {{{{ other }}}}"
    text = filled("{{ sentence.undated stars=“3” date=“năm 2025” }}")
    assert text == rules.sayings()["undated"].sentences["vi"].format(stars=3, date="năm 2025")


@pytest.mark.parametrize("asked", ["{{ pill.endet }}", "{{ sentence.ended }}", "{{ sentence.gone date=“1” }}"])
def test_words_that_are_not_there(asked: str) -> None:
    """Another name, or a blank that is left empty, stops the build and is named."""
    with pytest.raises(NotSaid, match=re.escape(asked)):
        filled(f"Lời: {asked}.")


@pytest.mark.parametrize("path", sorted(REPOSITORY.glob("catalog/**/*.md")), ids=lambda path: path.name)
def test_pages_ask_for_what_there_is(path: Path) -> None:
    """No page written by hand stops the build."""
    assert "{{ pill." not in filled(path.read_text("utf-8"))


def test_every_state_has_a_mark_and_every_mark_a_shape() -> None:
    """No two states look alike."""
    shapes = set(re.findall(r'data-mark="(\w+)"', LOOKS.read_text("utf-8")))
    marks = [row["mark"] for row in rules.states().values()]
    assert shapes == set(marks) and len(shapes) == len(marks)


def test_a_mark_is_of_its_states(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table says which states look how; a mark of several states is that of each."""
    assert '.ocop-verdict[data-state="valid"]{' in style(LOOKS).decode()
    marks = {"valid": "filled", "dated": "filled", "ended": "outlined", "revoked": "solid", "unknown": "dashed"}
    rows = {state: {"mark": mark} for state, mark in (*marks.items(), ("none", "plain"))}
    monkeypatch.setattr(rules, "states", lambda: rows)
    assert '.ocop-verdict:is([data-state="valid"],[data-state="dated"]){' in style(LOOKS).decode()


def test_one_style_knows_states() -> None:
    """The look of a state is changed in one file, which documents of their own carry too."""
    assert [path for path in FILES if path.suffix == ".css" and "data-state" in path.read_text("utf-8")] == []
    revoked = '.ocop-verdict[data-state="revoked"]{'
    found = [document._assets("", frozenset({state}))["style"].count(revoked) for state in ("revoked", "valid")]
    assert found == [1, 0]
