"""The words that people read: each room has its own in sentences.yml, an id and a sentence with named places a line.

`say` is asked for "product.no_photo", and finds `no_photo` in pages/product/sentences.yml; templates have it too.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

_ROOT = Path(__file__).parents[1]
FILE = "sentences.yml"


def say(name: str, /, **places: object) -> str:
    """The sentence of the room and id in `name`, its places filled. Raises KeyError for a name or place not known."""
    room, _, own = name.partition(".")
    return words_of(room)[own].format_map(places)


@cache
def rooms() -> Mapping[str, Path]:
    """The file of each room with words, by the name of its folder."""
    return {path.parent.name: path for path in sorted(_ROOT.rglob(FILE))}


@cache
def words_of(room: str) -> Mapping[str, str]:
    """A room's sentences by their ids."""
    with rooms()[room].open("rb") as file:
        found: dict[str, str] = yaml.load(file, Loader=yaml.CSafeLoader) or {}
    return found
