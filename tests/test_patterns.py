"""How scalars and kinds of places are written stands in one table each, and Python and scripts read it alike."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import build_hooks
from build_hooks.ground.patterns import for_scripts, pattern, table
from build_hooks.pages.form.places_data import places_data
from build_hooks.pages.frame.joining import plain_script
from build_hooks.places.wording import KINDS, WORDING

ROOT = Path(build_hooks.__file__).parent
CODE = [*ROOT.rglob("*.py"), *ROOT.rglob("*.js")]
SHORTEST = 9  # letters of an expression that nobody types twice by chance
WORDS = re.compile("[\"'/|](?:[a-zà-ỹđ ]+[|])+[a-zà-ỹđ ]+")  # as a list of words in an expression


def sources() -> Iterator[tuple[str, str]]:
    """Every expression with its name, as it might be typed in a script or in Python."""
    for name, row in table().items():
        source = row.get("whole") or row["parts"]
        if len(source) >= SHORTEST:
            yield from ((name, one) for one in {source, source.replace("/", r"\/")})


def test_no_expression_is_typed_again() -> None:
    """A telephone number is changed in one place, for the check, the workbook and the form."""
    typed = list(sources())
    for path in CODE:
        text = path.read_text("utf-8")
        assert [name for name, source in typed if source in text] == [], path


def test_no_list_of_kinds_is_typed_again() -> None:
    """Words for kinds of places stand in places/wording.yml alone."""
    known = {word for words in KINDS.values() for word in words.split("|") if len(word) > 2}
    for path in CODE:
        lists = [{*re.split(r"[|]", its.strip("\"'/|"))} for its in WORDS.findall(path.read_text("utf-8"))]
        assert [words for words in lists if len(words & known) > 1] == [], path


def test_every_expression_is_used() -> None:
    """By both languages, or it need not stand in the table."""
    text = {end: "".join(one.read_text("utf-8") for one in CODE if one.suffix == end) for end in (".py", ".js")}
    assert [name for name in table() if f'pattern("{name}")' not in text[".py"]] == []
    assert [name for name in table() if f"OcopPatterns.{name}" not in text[".js"]] == []


def test_rows_say_what_they_are() -> None:
    """One of `whole` and `parts`, and no word that nothing reads."""
    for row in table().values():
        assert len({*row} & {"whole", "parts"}) == 1
        assert {*row} <= {"whole", "parts", "any_space", "any_case", "lines"}


def test_digits_are_those_of_ascii() -> None:
    """As in JavaScript: a number in another script is none."""
    assert pattern("phone").fullmatch("0912345678")
    assert not pattern("phone").fullmatch("٠٩١٢٣٤٥٦٧٨")


def test_scripts_get_anchored_expressions() -> None:
    """What Python asks by fullmatch ends where the text ends; parts are global, to be taken out all."""
    assert for_scripts(["year"]) == r'{year:new RegExp("^(?:(?:19|20|21)\\d\\d)$","")}'
    assert "<" not in for_scripts(table())
    assert for_scripts(["gtin_signs"]) == r'{gtin_signs:new RegExp("[ \\u2010-\\u2015-]","g")}'


def test_a_script_carries_what_it_asks_for(tmp_path: Path) -> None:
    """And no more; a name that is not in the table stops the build."""
    (tmp_path / "a.js").write_text("OcopPatterns.year.test(text);", "utf-8")
    assert plain_script([tmp_path / "a.js"]).decode().count("new RegExp") == 1
    (tmp_path / "b.js").write_text("OcopPatterns.jear.test(text);", "utf-8")
    with pytest.raises(KeyError, match="jear"):
        plain_script([tmp_path / "b.js"])


def test_the_form_has_the_words_of_places() -> None:
    """The same table, whole."""
    assert places_data()["wording"] == WORDING
    assert {kind for kinds in WORDING["levels"].values() for kind in kinds} == {*KINDS}
