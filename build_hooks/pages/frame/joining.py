"""Scripts of one concern a file, joined into the few that a page loads, behind the words that they ask for.

Joined, the engine is one request instead of thirteen, which on a slow line is a second earlier; made small by rjsmin
it is a third lighter (bench/search.py). rjsmin takes a template inside another one for the end of it, and a regular
expression behind `=>` for a division: tests/test_small_scripts.py says when a script means another thing afterwards.

A script asks for `OcopWords.ROOM.ID`, always written whole, and finds it in pages/ROOM/script-sentences.yml: so each
carries its own words and no others, also where it runs alone. In the same way the files of common/, which several
rooms share, go in front of the scripts that name them; `OcopColours.NAME` is a colour of ground/palette.yml, and
`OcopPatterns.NAME` an expression of ground/patterns.yml. All of it is strict, and the object that a folder's files fill
together (they end with `(globalThis.NAME)`) is there before the first of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from rjsmin import jsmin

from build_hooks.ground.palette import colour
from build_hooks.ground.patterns import for_scripts
from build_hooks.ground.words import script_words_of
from build_hooks.pages.frame.values import json_for_script

_ASKED = re.compile(r"\bOcopWords\.([a-z]+)\.([a-z0-9_]+)")
_FILLED = re.compile(r"^\}\)\((globalThis\.\w+(?:, globalThis\.\w+)*)\);$", re.MULTILINE)
_MATCHED = re.compile(r"\bOcopPatterns\.([a-z_]+)")
_PAINTED = re.compile(r"\bOcopColours\.([a-z_]+)")
_COMMON = Path(__file__).with_name("common")
_SHARED = {
    "OcopWords.fill(": "fill",
    "OcopWords.speak(": "speak",
    "OcopCodes.": "codes",
    "OcopScan.": "scan",
    "OcopDay.": "day",
    "OcopElement": "element",
    "OcopCarry(": "carry",
    "OcopScript(": "script",
    "OcopAway(": "away",
    "OcopHolds(": "holds",
}


def plain_script(paths: Iterable[Path]) -> bytes:
    """Scripts joined and made small. Raises KeyError where one asks for words that its room lacks, or for no colour."""
    small: str = jsmin(joined(paths))
    return small.encode()


def joined(paths: Iterable[Path]) -> str:
    """Scripts as they were written, behind what they share and their words."""
    text = "".join(path.read_text("utf-8") for path in paths)
    shared = "".join((_COMMON / f"{name}.js").read_text("utf-8") for asked, name in _SHARED.items() if asked in text)
    given = (_patterns(shared + text), shared, _colours(text), *_words(shared + text), *_objects(text))
    return '"use strict";\n' + "".join(given) + text


def _objects(text: str) -> Iterator[str]:
    """A line an object that is filled."""
    for name in sorted({name for found in _FILLED.findall(text) for name in found.split(", ")}):
        yield f"{name}={name}||{{}};\n"


def _patterns(text: str) -> str:
    """A line with the expressions that scripts match texts against, or none."""
    asked = sorted(set(_MATCHED.findall(text)))
    added = f"OcopPatterns=Object.assign(globalThis.OcopPatterns||{{}},{for_scripts(asked)});\n"
    return f"globalThis.{added}" if asked else ""


def _colours(text: str) -> str:
    """A line with the colours that scripts draw with, or none."""
    asked = {name: colour(name) for name in sorted(set(_PAINTED.findall(text)))}
    added = f"OcopColours=Object.assign(globalThis.OcopColours||{{}},{json_for_script(asked)});\n"
    return f"globalThis.{added}" if asked else ""


def _words(text: str) -> Iterator[str]:
    """A line a room, which adds to what another script may have brought."""
    asked: defaultdict[str, set[str]] = defaultdict(set)
    for room, own in _ASKED.findall(text):
        asked[room].add(own)
    for room, names in sorted(asked.items()):
        known = script_words_of(room)
        words = json_for_script({name: known[name] for name in sorted(names)})
        yield "globalThis.OcopWords=globalThis.OcopWords||{};"
        yield f"OcopWords.{room}=Object.assign(OcopWords.{room}||{{}},{words});\n"
