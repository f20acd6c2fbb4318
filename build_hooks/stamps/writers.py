"""A drawing as a file: SVG in real millimetres, PNG at a chosen resolution, PDF; letters as outlines or embedded."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import typst
from PIL import Image

from build_hooks.ground.words import say
from build_hooks.stamps.drawing import Drawing, Line, on_dots
from build_hooks.stamps.outlines import TO_EM, Shape, shapes
from build_hooks.stamps.symbol import QUIET
from build_hooks.stamps.tracing import traced
from build_hooks.stamps.typeface import FAMILY, FOLDER, UNITS, advance

FORMATS = ("svg", "png", "pdf")
DPI = 300
_TEMPLATE = Path(__file__).with_name("stamp.typ")
_MOVE, _NAMING, _USE = (
    8,
    25,
    36,
)  # letters that a shape takes beside its path: where it is drawn, once if named, each use
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
    wide, high = mm(drawing.width), mm(drawing.height)
    letters, words = _words(drawing)
    bars = "".join(
        f'<path d="M{mm(bar.x)} {mm(bar.y)}h{mm(bar.width)}v{mm(bar.height)}h-{mm(bar.width)}z"/>'
        for bar in drawing.bars
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {window(wide, high)}>'
        f"<title>{escape(drawing.title)}</title><defs>{letters}</defs>"
        f'<path fill="#fff" d="M0 0h{wide}v{high}h-{wide}z"/>'
        f'<g transform="scale({drawing.module:.6f}) translate({QUIET} {QUIET})">'
        f'<path d="{traced(drawing.symbol)}"/></g>'
        f"{bars}{words}</svg>\n"
    )


def window(wide: str, high: str) -> str:
    """What an SVG shows of its millimetres, as attributes: from its upper left corner, so wide and so high."""
    return f'width="{wide}mm" height="{high}mm" viewBox="0 0 {wide} {high}"'


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """The only page of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document[0]
    finally:
        document.close()


def _png(drawing: Drawing, dpi: int) -> bytes:
    """In whole dots a module, as a printer of labels has them; with its resolution, so that layout programs place it at
    its size."""
    drawing = on_dots(drawing, dpi)
    with opened(_pdf(drawing)) as page:
        image: Image.Image = page.render(scale=dpi / 72, grayscale=True).to_pil()
    buffer = BytesIO()
    shades = image.point(lambda value: round(value / 255 * (_SHADES - 1)) * 255 // (_SHADES - 1))
    shades.save(buffer, "PNG", dpi=(dpi, dpi))
    return buffer.getvalue()


def _words(drawing: Drawing) -> tuple[str, str]:
    """Shapes that stand there so often that naming them is shorter, and each line drawn with the rest and their names.

    A name is a use element, whose link is that of SVG 1.1: programs of print shops know no other.
    """
    lines = [(line, list(_shapes(line))) for line in drawing.lines]
    counted = Counter(shape.path for _, found in lines for shape in found)
    often = (path for path, times in counted.items() if (times - 1) * (len(path) + _MOVE) > _NAMING + _USE * times)
    names = {path: f"a{number}" for number, path in enumerate(often)}
    letters = (f'<path id="{name}" d="M0 0{path}"/>' for path, name in names.items())
    return "".join(letters), "".join(_line(line, found, names) for line, found in lines)


def _shapes(line: Line) -> Iterator[Shape]:
    """Each where it stands in its line."""
    at = 0.0
    for letter in line.text:
        for path, x, y in shapes(letter, line.weight):
            yield Shape(path, x + round(at * TO_EM / UNITS), y)
        at += advance(letter, line.weight)


def _line(line: Line, found: list[Shape], names: dict[str, str]) -> str:
    drawn = "".join(f"M{x} {y}{path}" for path, x, y in found if path not in names)
    uses = (f'<use x="{x}" y="{y}" xlink:href="#{names[path]}"/>' for path, x, y in found if path in names)
    colour = ' fill="#fff"' if line.white else ""
    place = f"translate({mm(line.x)} {mm(line.y)}) scale({line.size / TO_EM:.6f})"
    return f'<g{colour} transform="{place}"><path d="{drawn}"/>{"".join(uses)}</g>'


def mm(value: float) -> str:
    """Millimetres to a thousandth."""
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
        "alt": say("stamps.symbol_of", address=drawing.address),
        "width": drawing.width,
        "height": drawing.height,
        "module": drawing.module,
        "quiet": QUIET,
        "runs": drawing.symbol.runs,
        "bars": drawing.bars,
        "lines": [line._asdict() for line in drawing.lines],
    }
    content: bytes = _typst().compile(
        input=_TEMPLATE.read_bytes(), format="pdf", sys_inputs={"stamp": json.dumps(data)}, timestamp=0
    )
    return content
