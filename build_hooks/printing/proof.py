"""Read every code of a PDF back from its pages as printed at 300 dpi, each at its place."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

import pypdfium2
import zxingcpp
from PIL import Image

from build_hooks.ground.progress import progress
from build_hooks.ground.words import say
from build_hooks.printing.job import Spot

DPI = 300
_QR = zxingcpp.barcode_formats_from_str("QRCode")
_POINTS = 72 / 25.4  # of a mm


class Misread(NamedTuple):
    """A code that did not give its address back; `page` counts from 1."""

    page: int
    name: str
    found: str

    def __str__(self) -> str:
        found = self.found or say("stamps.unreadable")
        return say("printing.misread", page=self.page, name=self.name, found=found)


def prove(pdf: bytes, spots: list[Spot]) -> list[Misread]:
    """Every code that is not what it should be, in the order of the pages."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        ordered = sorted(spots)
        found = progress(_read(document, ordered), len(ordered), say("printing.proving"))
        return [
            Misread(spot.page + 1, spot.name, words)
            for spot, words in zip(ordered, found, strict=True)
            if words != spot.address
        ]
    finally:
        document.close()


def _read(document: Any, spots: list[Spot]) -> Iterator[str]:
    """What each spot says: "" for nothing, all of it for more than one code."""
    for number, here in groupby(spots, key=lambda spot: spot.page):
        if number >= len(document):
            yield from ("" for _ in here)
            continue
        page = document[number]
        for spot in here:
            yield ", ".join(barcode.text for barcode in zxingcpp.read_barcodes(_picture(page, spot), formats=_QR))


def _picture(page: Any, spot: Spot) -> Image.Image:
    """The spot alone: a page with a photo takes a hundred times as long to draw."""
    wide, high = page.get_size()
    edges = (
        spot.x * _POINTS,
        high - (spot.y + spot.side) * _POINTS,
        wide - (spot.x + spot.side) * _POINTS,
        spot.y * _POINTS,
    )
    crop = tuple(max(0.0, edge) for edge in edges)
    image: Image.Image = page.render(scale=DPI / 72, grayscale=True, crop=crop).to_pil()
    return image
