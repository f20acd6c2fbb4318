"""A print job: a template with its data and pictures, and where on its pages which code must be read."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from build_hooks.printing.piece import Picture


class Spot(NamedTuple):
    """A code on a page (from 0): the upper left corner and the side of its quiet zone in mm, and what it must say."""

    page: int
    x: float
    y: float
    side: float
    address: str
    name: str


class Crop(NamedTuple):
    """A photo cut to a shape: width and height in mm on paper."""

    picture: Picture
    width: float
    height: float


@dataclass
class Job:
    """What one PDF is made of. `data` is a frozen dataclass of what its template shows.

    It names pictures by the keys of `crops`, codes by those of `codes`.
    """

    title: str
    template: str
    day: date
    data: object
    crops: dict[str, Crop] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    spots: list[Spot] = field(default_factory=list)
