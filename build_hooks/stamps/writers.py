"""A drawing as a file: SVG in real millimetres, PNG at a chosen resolution, PDF; letters as outlines or embedded."""

import json
from functools import cache, lru_cache
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import typst
from PIL import Image

from build_hooks.stamps.drawing import Drawing, Line
from build_hooks.stamps.symbol import QUIET
from build_hooks.stamps.typeface import FAMILY, FOLDER, UNITS, advance, outline

FORMATS = ("svg", "png", "pdf")
DPI = 300
_TEMPLATE = Path(__file__).with_name("stamp.typ")
_SHADES = 16  # greys of a PNG: enough for smooth letters, a third of the bytes


def write(drawing: Drawing, kind: str, dpi: int = DPI) -> bytes:
    """The file's bytes; `kind` is one of FORMATS, `dpi` counts for PNG alone. The same drawing gives the same bytes."""
    match kind:
        case "svg":
            return svg(drawing).encode()
        case "png":
            return _png(drawing, dpi)
        case "pdf":
            return _pdf(drawing)
    raise ValueError(kind)


def svg(drawing: Drawing) -> str:
    """One unit is one millimetre."""
    wide, high = _mm(drawing.width), _mm(drawing.height)
    bars = "".join(
        f'<path d="M{_mm(bar.x)} {_mm(bar.y)}h{_mm(bar.width)}v{_mm(bar.height)}h-{_mm(bar.width)}z"/>'
        for bar in drawing.bars
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" '
        f'width="{wide}mm" height="{high}mm" viewBox="0 0 {wide} {high}">'
        f"<title>{escape(drawing.title)}</title>"
        f'<path fill="#fff" d="M0 0h{wide}v{high}h-{wide}z"/>'
        f'<g transform="scale({drawing.module:.6f}) translate({QUIET} {QUIET})"><path d="{_modules(drawing)}"/></g>'
        f"{bars}{''.join(_svg_line(line) for line in drawing.lines)}</svg>\n"
    )


def pixels(pdf: bytes, dpi: int) -> Image.Image:
    """The only page of a PDF as grey pixels."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        image: Image.Image = document[0].render(scale=dpi / 72, grayscale=True).to_pil()
        return image
    finally:
        document.close()


def _png(drawing: Drawing, dpi: int) -> bytes:
    """With its resolution, so that layout programs place it at its size."""
    image = pixels(_pdf(drawing), dpi)
    buffer = BytesIO()
    shades = image.point(lambda value: round(value / 255 * (_SHADES - 1)) * 255 // (_SHADES - 1))
    shades.save(buffer, "PNG", dpi=(dpi, dpi))
    return buffer.getvalue()


def _modules(drawing: Drawing) -> str:
    return "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in drawing.symbol.runs)


def _svg_line(line: Line) -> str:
    steps, at = [], 0.0
    for letter in line.text:
        x, y, rest = outline(letter, line.weight)
        if rest:
            steps.append(f"M{round(at) + x} {y}{rest}")
        at += advance(letter, line.weight)
    scale, colour = f"{line.size / UNITS:.6f}", ' fill="#fff"' if line.white else ""
    place = f"translate({_mm(line.x)} {_mm(line.y)}) scale({scale} -{scale})"
    return f'<path{colour} transform="{place}" d="{"".join(steps)}"/>'


def _mm(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


@cache
def _typst() -> Any:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])
    return typst.Compiler(font_paths=fonts)


@lru_cache(maxsize=1)  # a PNG is made from the PDF
def _pdf(drawing: Drawing) -> bytes:
    # Texts travel as data; typst never sees them as its own language.
    data = {
        "family": FAMILY,
        "title": drawing.title,
        "width": drawing.width,
        "height": drawing.height,
        "module": drawing.module,
        "quiet": QUIET,
        "runs": drawing.symbol.runs,
        "bars": drawing.bars,
        "lines": [line._asdict() for line in drawing.lines],
    }
    content: bytes = _typst().compile(
        input=_TEMPLATE.read_bytes(), format="pdf", sys_inputs={"stamp": json.dumps(data)}, timestamp=0, pdf_tags=False
    )
    return content
