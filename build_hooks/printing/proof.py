"""Read every code of a PDF back from its pages as printed at 300 dpi, each at its place."""

import os
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import NamedTuple

import pypdfium2
import zxingcpp

from build_hooks.printing.job import Spot
from build_hooks.progress import progress

DPI = 300
_QR = zxingcpp.barcode_formats_from_str("QRCode")
_MM = DPI / 25.4  # pixels
_FEW = 60  # pages that are read before another process has started
_CHUNK = 12


class Misread(NamedTuple):
    """A code that did not give its address back; `page` counts from 1."""

    page: int
    name: str
    found: str

    def __str__(self) -> str:
        return f"trang {self.page}, {self.name}: {self.found or 'không đọc được'}"


def prove(pdf: bytes, spots: list[Spot]) -> list[Misread]:
    """Every code that is not what it should be, in order; long work on all cores."""
    pages: defaultdict[int, list[Spot]] = defaultdict(list)
    for spot in spots:
        pages[spot.page].append(spot)
    numbers = sorted(pages)
    if len(numbers) < _FEW:
        return [one for number in numbers for one in _read(pdf, pages[number])]
    parts = [[spot for number in numbers[at : at + _CHUNK] for spot in pages[number]] for at in range(0, len(numbers), _CHUNK)]
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        found = progress(pool.map(_read, [pdf] * len(parts), parts), len(parts), "Quét thử")
        return [one for part in found for one in part]


def _read(pdf: bytes, spots: list[Spot]) -> list[Misread]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return list(_misread(document, spots))
    finally:
        document.close()


def _misread(document: pypdfium2.PdfDocument, spots: list[Spot]) -> Iterator[Misread]:
    shown, image = -1, None
    for spot in spots:
        if spot.page >= len(document):
            yield Misread(spot.page + 1, spot.name, "không có trang này")
            continue
        if spot.page != shown:
            shown, image = spot.page, document[spot.page].render(scale=DPI / 72, grayscale=True).to_pil()
        box = [round(edge * _MM) for edge in (spot.x, spot.y, spot.x + spot.side, spot.y + spot.side)]
        found = [one.text for one in zxingcpp.read_barcodes(image.crop(box), formats=_QR)]
        if found != [spot.address]:
            yield Misread(spot.page + 1, spot.name, ", ".join(found))
