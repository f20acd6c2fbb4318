"""What is printed of one product: words ready to set, its photo, and the address of its code."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from build_hooks.ground.story import Block
from build_hooks.pixels.plate import Plate


class Picture(NamedTuple):
    """A photo to print; `path` is the original, `note` says that it is a drawing."""

    path: Path
    sha256: str
    alt: str
    note: str = ""


class Fact(NamedTuple):
    """A row: what it is, and its words."""

    name: str
    value: str


@dataclass(frozen=True)
class Piece:
    """A product in words. `stars` is 0 where none may be shown; `sure` is False where their end is not known.

    `shape` is the mark of rules/certificate.yml that the verdict has. What has no `picture` has the
    `plate` of its group, unless it has alcohol.
    """

    slug: str
    name: str
    group: str
    place: str
    address: str
    opens: str
    certificate: str
    shape: str = "plain"
    code: str = ""
    stars: int = 0
    sure: bool = False
    producer: str = ""
    facts: tuple[Fact, ...] = ()
    more: tuple[Fact, ...] = ()
    summary: str = ""
    story: tuple[Block, ...] = ()
    caution: str = ""
    price: str = ""
    price_unit: str = ""
    price_note: str = ""
    picture: Picture | None = None
    plate: Plate | None = None
    mark: str = ""

    @property
    def typed_address(self) -> str:
        """The address as a person types it."""
        return self.address.removeprefix("https://")
