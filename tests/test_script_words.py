"""What scripts say stands in their rooms' script-sentences.yml: none missing, none unused."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_hooks.ground.words import script_rooms, script_words_of
from build_hooks.pages.frame.joining import joined, plain_script
from tests.test_room_words import ROOT, code, own

ROOMS = ROOT / "pages"
SCRIPTS = sorted(ROOMS.rglob("*.js"))
ANY = re.compile(r"\bOcopWords\b(?!\s*=|\s*\|\||\.(?:fill|speak) =|\[room\])")
NAME = re.compile(r"\bOcopWords\.([a-z]+)\.([a-z0-9_]+)\b(?!\()")
FILLED = re.compile(r"\bOcopWords\.fill\(\s*OcopWords\.([a-z]+)\.([a-z0-9_]+),\s*\{")
PLACE = re.compile(r"\{(\w+)\}")


def asked() -> Iterator[tuple[str, str]]:
    """Every room and id that a script names."""
    for path in SCRIPTS:
        yield from NAME.findall(code(path))


def known() -> set[tuple[str, str]]:
    return {(room, name) for room in script_rooms() for name in script_words_of(room)}


def test_no_word_is_missing_or_unused() -> None:
    """What is asked for is there, and what is there is asked for."""
    assert sorted(set(asked()) - known()) == []
    assert sorted(known() - set(asked())) == []


def test_names_are_written_whole() -> None:
    """`OcopWords` is never handed on, nor asked with a made-up name: what a script says is found by reading it."""
    for path in SCRIPTS:
        text = code(path)
        own_calls = text.count("OcopWords.fill(") + text.count("OcopWords.speak(")
        assert len(ANY.findall(text)) - len(NAME.findall(text)) - own_calls == 0, own(path)


def places_given(text: str, start: int) -> set[str]:
    """The names in the object that begins at `start`."""
    depth, names, part = 0, [], ""
    for sign in text[start:]:
        depth += (sign in "{([") - (sign in "})]")
        if depth == 0 or (depth == 1 and sign == ","):
            names.append(part)
            part = ""
        elif depth > 1 or sign != "{":
            part += sign
        if depth == 0:
            break
    return {name.partition(":")[0].strip() for name in names if name.strip()}


def test_places_are_filled() -> None:
    """Whoever names a sentence with places gives just those."""
    for path in SCRIPTS:
        text = code(path)
        plain = list(NAME.findall(text))
        for found in FILLED.finditer(text):
            room, name = found.groups()
            wanted = set(PLACE.findall(script_words_of(room)[name]))
            assert places_given(text, found.end() - 1) == wanted, (own(path), name)
            plain.remove((room, name))
        assert [name for room, name in plain if PLACE.search(script_words_of(room)[name])] == [], own(path)


def test_a_script_carries_what_it_names(tmp_path: Path) -> None:
    """Its own words alone, in front of it, and what fills their places only where it is used."""
    script = tmp_path / "one.js"
    script.write_text("// says\nshow(OcopWords.frame.copied);\n", "utf-8")
    strict, first, *rest = joined([script]).splitlines()
    assert strict == '"use strict";'
    assert '"copied":"Đã chép đường dẫn"' in first
    assert "symbol_of" not in first
    assert rest == ["// says", "show(OcopWords.frame.copied);"]


def test_a_script_carries_what_rooms_share(tmp_path: Path) -> None:
    """Codes, the day, elements and what fills places go in front of the scripts that name them, and of no others."""
    script = tmp_path / "one.js"
    for asked in ("OcopCodes.isCode(text);", "OcopDay.today(0, '');", "OcopElement('p');"):
        script.write_text(f"{asked}\n", "utf-8")
        name = asked.partition("(")[0].partition(".")[0]
        *shared, last = joined([script]).splitlines()
        assert last == asked
        assert [line for line in shared if line.startswith("globalThis.") and " = " in line] == [
            next(line for line in shared if line.startswith(f"globalThis.{name} ="))
        ]


def test_a_word_that_is_not_there(tmp_path: Path) -> None:
    """It stops the build."""
    script = tmp_path / "one.js"
    script.write_text("show(OcopWords.frame.nothing_of_the_kind);\n", "utf-8")
    with pytest.raises(KeyError):
        plain_script([script])
