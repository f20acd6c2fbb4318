"""The files of a stamp: real millimetres, letters as outlines, texts as data, and the same bytes every time."""

import hashlib
import os
import re
import subprocess
import sys
import unicodedata
from io import BytesIO
from xml.etree import ElementTree

import pypdfium2
import pytest
import resvg_py
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageFilter

from build_hooks.stamps.drawing import Drawing, lay_out, on_dots
from build_hooks.stamps.outlines import TO_EM, shapes
from build_hooks.stamps.scanning import expected, look, modules
from build_hooks.stamps.typeface import _FILES, BOLD, FOLDER, REGULAR, UNITS
from build_hooks.stamps.writers import FORMATS, opened, svg, write
from tests.building import REPOSITORY
from tests.stamps.samples import HOSTILE, LONG_NAME, LONG_PRODUCER, stamp

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
SIZES = pytest.mark.parametrize("size", [0.0, 20.7, 33.3, 100.0])


def tree(drawing: Drawing) -> ElementTree.Element:
    """The SVG as a tree."""
    return ElementTree.fromstring(svg(drawing))  # noqa: S314 – our own file


def pdf_text(content: bytes) -> str:
    """What a reader can select on the only page."""
    document = pypdfium2.PdfDocument(content)
    try:
        assert len(document) == 1
        text: str = document[0].get_textpage().get_text_range()
        return text
    finally:
        document.close()


@SIZES
def test_an_svg_is_in_millimetres(size: float) -> None:
    """Width and height are in mm, one unit is one mm, and a module is exact to a thousandth of a millimetre."""
    drawing = lay_out(stamp(size=size))
    root = tree(drawing)
    assert root.attrib["width"].endswith("mm") and root.attrib["height"].endswith("mm")
    wide, high = (float(root.attrib[name].removesuffix("mm")) for name in ("width", "height"))
    assert (wide, high) == pytest.approx((drawing.width, drawing.height), abs=0.001)
    assert root.attrib["viewBox"] == f"0 0 {wide:g} {high:g}"
    group = next(root.iter(f"{SVG}g"))
    found = re.fullmatch(r"scale\(([\d.]+)\) translate\(4 4\)", group.attrib["transform"])
    assert found
    side = size or 20.0
    assert float(found[1]) * drawing.symbol.side == pytest.approx(side, abs=0.001)
    assert float(found[1]) == pytest.approx(drawing.module, abs=0.001)


def test_an_svg_goes_around_its_modules() -> None:
    """One path from corner to corner, in two thirds of what a box for each run takes, and every module is there."""
    drawing = lay_out(stamp())
    path = next(tree(drawing).iter(f"{SVG}g"))[0].attrib["d"]
    assert re.fullmatch(r"(?:m[\d -]+(?:[hv]-?\d+)+z)+", path)
    assert len(path) < sum(len(f"M{x} {y}h{length}v1h-{length}z") for x, y, length in drawing.symbol.runs) * 2 / 3
    symbol = look(svg(drawing).encode(), "svg", drawing)
    assert symbol and modules(symbol) == expected(drawing.symbol)


@pytest.mark.parametrize("text", HOSTILE)
def test_an_svg_is_drawing_alone(text: str) -> None:
    """Paths and a title, whatever the texts: no text element that wants a font, no script, nothing from elsewhere."""
    its = stamp(name=text, producer=text, sample=True)
    root = tree(lay_out(its))
    assert {one.tag for one in root.iter()} == {f"{SVG}{name}" for name in ("svg", "title", "defs", "path", "g", "use")}
    attributes = {name for one in root.iter() for name in one.attrib}
    assert attributes <= {"width", "height", "viewBox", "fill", "d", "transform", "id", "x", "y", LINK}
    names = [one.attrib["id"] for one in root.iter() if "id" in one.attrib]
    assert len(names) == len(set(names))
    assert {one.attrib[LINK] for one in root.iter() if LINK in one.attrib} == {f"#{name}" for name in names}
    (title,) = root.iter(f"{SVG}title")
    assert title.text == f"7KQ4 M2XR {text}".strip()
    assert all(re.fullmatch(r"[MmLlCcQqTtHhVvZz0-9 .-]*", one.attrib["d"]) for one in root.iter(f"{SVG}path"))


@pytest.mark.parametrize("dpi", [300, 600])
@pytest.mark.parametrize("size", [0.0, 33.3])
def test_a_png_knows_its_resolution(size: float, dpi: int) -> None:
    """As many pixels as its millimetres take, and pHYs in pixels a metre, so that a layout program keeps its size."""
    drawing = on_dots(lay_out(stamp(size=size)), dpi)
    content = write(drawing, "png", dpi)
    image = Image.open(BytesIO(content))
    expected = (drawing.width / 25.4 * dpi, drawing.height / 25.4 * dpi)
    assert image.size == pytest.approx(expected, abs=1.01)
    at = content.index(b"pHYs") + 4
    across, down = (int.from_bytes(content[at + start : at + start + 4], "big") for start in (0, 4))
    assert (across, down, content[at + 8]) == (round(dpi / 0.0254), round(dpi / 0.0254), 1)
    assert image.mode == "L"
    assert set(image.getextrema()) == {0, 255}


@SIZES
def test_a_pdf_has_the_size_of_the_stamp(size: float) -> None:
    """One page, in points within a hundredth."""
    drawing = lay_out(stamp(size=size))
    document = pypdfium2.PdfDocument(write(drawing, "pdf"))
    try:
        points = document[0].get_size()
    finally:
        document.close()
    assert points == pytest.approx((drawing.width / 25.4 * 72, drawing.height / 25.4 * 72), abs=0.01)


def test_the_text_of_a_pdf_can_be_selected() -> None:
    """Every line comes back letter by letter with its marks, in the order in which it is read."""
    name, producer = "Mắm cá lóc ướp thính – loại 1 (ĐẶC BIỆT)", "Hộ kinh doanh Nguyễn Thị Ngọc Phượng"
    drawing = lay_out(stamp(name=name, producer=producer, stars="OCOP 4 sao, có hiệu lực đến 27/01/2026", lot="L1"))
    lines = [unicodedata.normalize("NFC", line) for line in pdf_text(write(drawing, "pdf")).split("\r\n") if line]
    assert lines == [line.text for line in drawing.lines]


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.isascii() and text.isprintable()])
def test_typst_reads_texts_as_texts(text: str) -> None:
    """Typst's own signs are printed, not obeyed."""
    drawing = lay_out(stamp(name=text, producer=text))
    shown = "".join(line.text for line in drawing.lines).replace(" ", "")
    assert re.sub(r"\s", "", pdf_text(write(drawing, "pdf"))) == shown


def test_letters_the_typeface_lacks_do_not_stop_a_stamp() -> None:
    """An emoji or a foreign script leaves a gap or a box; the rest is printed."""
    drawing = lay_out(stamp(name="Bánh 🍌 漢字 tráng"))
    text = pdf_text(write(drawing, "pdf"))
    assert "Bánh" in text and "tráng" in text and "Cơ sở Bánh Tráng" in text


def test_lines_are_as_wide_in_every_format() -> None:
    """Where a line ends in the PDF is where the layout, and so the SVG, says: words never run off one of them."""
    its = stamp(name=LONG_NAME, producer=LONG_PRODUCER, stars="OCOP 4 sao, có hiệu lực đến 27/01/2026")
    drawing = lay_out(its)
    with opened(write(drawing, "pdf")) as page:
        from_pdf = page.render(scale=300 / 72, grayscale=True).to_pil()
    content = resvg_py.svg_to_bytes(svg_string=svg(drawing), dpi=300.0, background="#fff")
    from_svg = Image.open(BytesIO(content)).convert("L")
    boxes = [image.point(lambda value: 255 * (value < 128)).getbbox() for image in (from_pdf, from_svg)]
    assert boxes[0] == pytest.approx(boxes[1], abs=2)


@pytest.mark.parametrize("weight", [REGULAR, BOLD])
def test_an_outline_is_that_of_the_typeface(weight: int) -> None:
    """Each letter as fontTools draws it, to six thousandths of the em, half of the bytes; what is hollow stays so."""
    font = TTFont(FOLDER / _FILES[weight])
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    ours = theirs = 0
    for letter in "aăâđêôơưåẮỗựỵQ@&%8gSW/-…“":
        pen = SVGPathPen(glyphs)
        glyphs[names[ord(letter)]].draw(pen)
        path = "".join(f"M{x} {y}{steps}" for steps, x, y in shapes(letter, weight))
        assert _apart(_drawn(path, UNITS / TO_EM), _drawn(pen.getCommands(), 1, "scale(1 -1)")) == 0, letter
        ours, theirs = ours + len(path), theirs + len(pen.getCommands())
    assert ours < theirs * 0.5


def test_letters_with_marks_share_the_letter_that_bears_them() -> None:
    """One a for all of them, wherever it stands in its letter; a horn is no mark but a part of its letter's line."""
    for weight in (REGULAR, BOLD):
        plain, horned = shapes("a", weight)[0].path, shapes("ư", weight)[0].path
        assert all(shapes(letter, weight)[0].path == plain for letter in "àáảãạăâắằặấậ")
        assert all(shapes(letter, weight)[0].path == horned for letter in "ứừửữự")
        assert [len(shapes(letter, weight)) for letter in " aáạậấư"] == [0, 1, 2, 2, 3, 2, 1]
        assert horned != shapes("u", weight)[0].path


def _apart(one: Image.Image, other: Image.Image) -> int:
    """How many pixels of one picture are dark where the other is light for a pixel around, and the other way."""
    return sum(
        sum(ImageChops.subtract(ours.filter(ImageFilter.MinFilter(3)), theirs).histogram()[128:])
        for ours, theirs in ((one, other), (other, one))
    )


def _drawn(path: str, scale: float, turned: str = "") -> Image.Image:
    """At a pixel four thousandths of the em, in black on white."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-100 -1100 1400 1500">'
        f'<path transform="{turned or f"scale({scale})"}" d="{path}"/></svg>'
    )
    content = resvg_py.svg_to_bytes(svg_string=svg, width=350, height=375, skip_system_fonts=True, background="#fff")
    return Image.open(BytesIO(content)).convert("L")


def test_the_same_drawing_gives_the_same_bytes() -> None:
    """Made twice, with another stamp in between, not a byte differs."""
    drawing, other = lay_out(stamp()), lay_out(stamp(name="Kẹo dừa"))
    first = [write(drawing, kind) for kind in FORMATS]
    assert [write(other, kind) for kind in FORMATS] != first
    assert [write(drawing, kind) for kind in FORMATS] == first


ELSEWHERE = """\
import hashlib
from build_hooks.stamps.drawing import lay_out
from build_hooks.stamps.writers import FORMATS, write
from tests.stamps.samples import stamp
print(*(hashlib.sha256(write(lay_out(stamp()), kind)).hexdigest() for kind in FORMATS))
"""


@pytest.mark.parametrize("seed", ["1", "4711"])
def test_another_process_gives_the_same_bytes(seed: str) -> None:
    """Neither the order of hashing nor the time zone leaves a trace."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Kiritimati"}
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE], cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=True
    )
    here = [hashlib.sha256(write(lay_out(stamp()), kind)).hexdigest() for kind in FORMATS]
    assert done.stdout.split() == here


def test_an_unknown_format_is_refused() -> None:
    """What is no format of ours is an error and no file."""
    with pytest.raises(ValueError, match="gif"):
        write(lay_out(stamp()), "gif")
