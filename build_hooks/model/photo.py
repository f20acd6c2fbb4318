"""A photo of a product: what the file says, what the picture is, and the sizes it is published in."""

from typing import NamedTuple

from build_hooks.model import addresses
from build_hooks.model.base import Model

# A card on a phone of 390 px at 3 dots a pixel; and that phone's whole width, which is a desktop's column at 1.7.
# bench/first_view.py says which is loaded where.
WIDTHS = (520, 1080)
SMALL = 720
"""On a disk alone, for who wants a small copy: a phone's whole width at 2 dots."""
_WORTH = 1.2  # a width this much larger than the one below is worth a file of its own


class Rendition(NamedTuple):
    """One published size, in pixels."""

    uri: str
    width: int
    height: int


class Photo(Model):
    """`number` counts from 1 within the product; `path` is relative to the repository; px after orientation.

    `widest` is 0 on the network; from a disk one size does for all, the largest that is no wider.
    """

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
    widest: int = 0

    @property
    def is_illustration(self) -> bool:
        """A drawing, which the page must call one."""
        return self.kind == "illustration"

    @property
    def renditions(self) -> tuple[Rendition, ...]:
        """From small to large, never wider than the original."""
        if not self.widest:
            return self._sized(self._widths(WIDTHS))
        return tuple(rung for rung in self.ladder if rung.width <= self.widest)[-1:] or self.ladder[:1]

    @property
    def ladder(self) -> tuple[Rendition, ...]:
        """Every size that the picture may have anywhere, from small to large: each is made from the largest, so
        that its bytes do not depend on which of them are asked for."""
        return self._sized(sorted({*self._widths(WIDTHS), *self._widths((SMALL,))}))

    def _widths(self, usual: tuple[int, ...]) -> list[int]:
        widths = [width for width in usual if width <= self.width]
        if not widths or (self.width < usual[-1] and self.width > widths[-1] * _WORTH):
            widths.append(self.width)
        return widths

    def _sized(self, widths: list[int]) -> tuple[Rendition, ...]:
        return tuple(
            Rendition(
                addresses.photo(self.product, self.number, width),
                width,
                max(1, round(self.height * width / self.width)),
            )
            for width in widths
        )
