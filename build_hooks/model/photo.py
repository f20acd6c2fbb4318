"""A photo of a product: what the file says, what the picture is, and the sizes it is published in."""

from typing import NamedTuple

from build_hooks.model import addresses
from build_hooks.model.base import Model

WIDTHS = (320, 640, 1200)  # a card on a phone, a phone's whole width at 2 dots a pixel, a desktop's column


class Rendition(NamedTuple):
    """One published size, in pixels."""

    uri: str
    width: int
    height: int


class Photo(Model):
    """`number` counts from 1 within the product; `path` is relative to the repository; px after orientation."""

    file: str
    alt: str = ""
    kind: str = "photo"
    credit: str = ""
    product: str
    number: int
    path: str
    width: int
    height: int
    sha256: str
    colour: str

    @property
    def is_illustration(self) -> bool:
        """A drawing, which the page must call one."""
        return self.kind == "illustration"

    @property
    def renditions(self) -> tuple[Rendition, ...]:
        """From small to large, never wider than the original."""
        widths = [width for width in WIDTHS if width < self.width] or [self.width]
        return tuple(
            Rendition(
                addresses.photo(self.product, self.number, width),
                width,
                max(1, round(self.height * width / self.width)),
            )
            for width in widths
        )
