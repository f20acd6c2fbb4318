"""Pictures of a table that cannot be a product's photo: told with their place, never dropped in silence."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl.drawing.image import Image as Drawn
from openpyxl.drawing.spreadsheet_drawing import AbsoluteAnchor
from openpyxl.drawing.xdr import XDRPoint2D, XDRPositiveSize2D

from build_hooks.read.catalog import read_catalog
from tests.building import jpeg
from tests.intake.sending import contents
from tests.workbook_files import ANNEX, DECISION, WHOLE, fill, grid, opened, run, saved

LONE = "cảnh báo: có ảnh không nằm ở ô ảnh của sản phẩm nào nên không lấy"
OTHER = "ảnh ở ô này không phải loại ảnh chụp thông thường"
EMF = b"\x01\x00\x00\x00" + bytes(84)


@pytest.mark.parametrize(
    ("sheet", "cell", "place"),
    [
        ("Sản phẩm", "C1", "a.xlsx, Sản phẩm!C1: "),
        ("Sản phẩm", "C9", "a.xlsx, Sản phẩm!C9: "),
        ("Chủ thể", "B2", "a.xlsx, Chủ thể!B2: "),
        ("Sản phẩm", "", "a.xlsx, Sản phẩm: "),
    ],
)
def test_a_picture_of_no_product(repository: Path, desk: Path, sheet: str, cell: str, place: str) -> None:
    """In the header, in an empty row, in another sheet, or bound to no cell at all."""
    book = fill(opened(), WHOLE)
    picture = Drawn(BytesIO(jpeg(40, 30)))
    if not cell:
        picture.anchor = AbsoluteAnchor(pos=XDRPoint2D(0, 0), ext=XDRPositiveSize2D(9_525, 9_525))
    book[sheet].add_image(picture, cell or None)
    result = run(repository, saved(book, desk / "a.xlsx"))
    assert result.exit_code == 0 and f"{place}{LONE}" in result.output, result.output


@pytest.mark.parametrize(
    "content", [b"GIF89a" + bytes(20), EMF, b"\xd7\xcd\xc6\x9a" + bytes(20), b"II*\x00", b"", b"MZ"]
)
def test_a_picture_of_another_kind(repository: Path, desk: Path, content: bytes) -> None:
    """Its row is refused with what to do; nothing is written."""
    book = fill(opened(), WHOLE)
    book["Sản phẩm"].add_image(Drawn(BytesIO(jpeg(40, 30))), "C2")
    written = BytesIO()
    book.save(written)
    with ZipFile(written) as old, ZipFile(desk / "a.xlsx", "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name.startswith("xl/media/") else old.read(name))
    before = contents(repository)
    result = run(repository, desk / "a.xlsx")
    assert result.exit_code == 1 and f"a.xlsx, Sản phẩm!C2: {OTHER}" in result.output, result.output
    assert "xóa ảnh này rồi chèn lại ảnh gốc" in result.output and contents(repository) == before


def test_pictures_of_an_annex(repository: Path, desk: Path) -> None:
    """Those of the column of pictures are photos of their rows; a seal over the last row is none."""
    book = opened(grid(desk / "a.xlsx", [[*row, "Hình ảnh"] if "STT" in row else row for row in ANNEX]).read_bytes())
    for cell, size in (("H7", (40, 30)), ("H10", (30, 40)), ("C10", (20, 20)), ("H12", (20, 10))):
        book["Phụ lục"].add_image(Drawn(BytesIO(jpeg(*size))), cell)
    result = run(repository, saved(book, desk / "a.xlsx"), *DECISION)
    assert result.exit_code == 0, result.output
    assert [line.split(": ")[0] for line in result.output.splitlines() if LONE in line] == [
        "a.xlsx, Phụ lục!C10",
        "a.xlsx, Phụ lục!H12",
    ]
    photos = {one.slug: one.photos for one in read_catalog(repository).catalog.products}
    assert {slug: len(some) for slug, some in photos.items()} == {
        "banh-trang": 0,
        "kho-ca-chot": 0,
        "lap-xuong-ca": 1,
        "ruou-dau-tam": 1,
    }


def test_a_seal_in_an_annex_without_photos(repository: Path, desk: Path) -> None:
    """It is told and not taken."""
    book = opened(grid(desk / "a.xlsx", ANNEX).read_bytes())
    book["Phụ lục"].add_image(Drawn(BytesIO(jpeg(40, 30))), "F10")
    result = run(repository, saved(book, desk / "a.xlsx"), *DECISION)
    assert result.exit_code == 0 and f"a.xlsx, Phụ lục!F10: {LONE}" in result.output, result.output
    assert not (repository / "images").exists()
