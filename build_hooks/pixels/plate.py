"""Draw a plate: paper of a group's tint with its drawing, for a product without a photo."""

from functools import cache
from io import BytesIO
from typing import NamedTuple

import resvg_py
from PIL import Image, ImageColor

from build_hooks.ground.palette import colour

SHOWN = 0.18  # how much of the green the drawing has, as in frame/plate.css
_PART, _OVER = 0.8, 0.06  # of the lower side of its place: the drawing's own, and how far it leaves the frame


Colour = tuple[int, ...]


class Plate(NamedTuple):
    """A group's tint by its name in the palette, and its drawing as SVG."""

    tint: str
    drawing: str

    @property
    def paper(self) -> Colour:
        """The tint."""
        return ImageColor.getrgb(colour(self.tint))

    @property
    def pen(self) -> Colour:
        """What the drawing is of."""
        pairs = zip(self.paper, ImageColor.getrgb(colour("leaf")), strict=True)
        return tuple(round(below + (above - below) * SHOWN) for below, above in pairs)


def draw_plate(image: Image.Image, plate: Plate, left: int, right: int) -> None:
    """Over the whole height of the image between two px; the drawing leaves the lower right corner a little."""
    height = image.height
    side = round(min(height, right - left) * _PART)
    over = round(side * _OVER)
    image.paste(plate.paper, (left, 0, right, height))
    shape = _shape(plate.drawing, side).crop((0, 0, side - over, side - over))
    image.paste(plate.pen, (right - side + over, height - side + over), shape)


@cache
def _shape(drawing: str, side: int) -> Image.Image:
    """How much of each pixel the drawing covers; the same for all products of a group."""
    content = resvg_py.svg_to_bytes(svg_string=drawing, width=side, height=side)
    return Image.open(BytesIO(bytes(content))).getchannel("A")
