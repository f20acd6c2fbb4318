"""The words that people read: each room has its own in sentences.yml, an id and a sentence with named places a line.

`say` is asked for "product.enlarge", and finds `enlarge` in pages/product/sentences.yml; templates have it too.
Another language of a room stands beside it, as sentences.en.yml, with the same ids and places. What the room's scripts
say stands in its script-sentences.yml, which pages/frame/joining.py hands to them.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

_ROOT = Path(__file__).parents[1]
FILE, SCRIPT_FILE = "sentences.yml", "script-sentences.yml"
VIETNAMESE = "vi"


def say(name: str, language: str = VIETNAMESE, /, **places: object) -> str:
    """The sentence of the room and id in `name`, its places filled. Raises KeyError for a name or place not known."""
    room, _, own = name.partition(".")
    return words_of(room, language)[own].format_map(places)


@cache
def rooms() -> Mapping[str, Path]:
    """The file of each room with words, by the name of its folder."""
    return {path.parent.name: path for path in sorted(_ROOT.rglob(FILE))}


@cache
def words_of(room: str, language: str = VIETNAMESE) -> Mapping[str, str]:
    """A room's sentences by their ids."""
    return _read(_in(language, rooms()[room]))


@cache
def script_rooms() -> Mapping[str, Path]:
    """The file of each room whose scripts have words."""
    return {path.parent.name: path for path in sorted(_ROOT.rglob(SCRIPT_FILE))}


@cache
def script_words_of(room: str, language: str = VIETNAMESE) -> Mapping[str, str]:
    """What a room's scripts say, by ids."""
    return _read(_in(language, script_rooms()[room]))


def _in(language: str, path: Path) -> Path:
    return path if language == VIETNAMESE else path.with_suffix(f".{language}.yml")


def _read(path: Path) -> dict[str, str]:
    with path.open("rb") as file:
        found: dict[str, str] = yaml.load(file, Loader=yaml.CSafeLoader) or {}
    return found
