"""Where the products of an annex come from: columns, merged headers, headings, and the issuer."""

from pathlib import Path
from typing import Any

import pytest

from build_hooks.read.catalog import read_catalog
from tests.intake.sending import contents
from tests.workbook_files import DECISION, grid, opened, run, saved

PHU_BINH = "xã Phú Bình, huyện Phú Tân, tỉnh An Giang"
HUE = ("--decision", "2919/QĐ-UBND", "--issued", "20/11/2020", "--issuer", "UBND tỉnh Thừa Thiên Huế")


def places_of(root: Path) -> dict[str, str]:
    """The place of every product that was not there before."""
    found = {one.slug: one.origin for one in read_catalog(root).catalog.products if one.slug != "banh-trang"}
    return {
        slug: (one.former_commune or one.former_district).full_name if one and one.former_district else ""
        for slug, one in found.items()
    }


def rows(header: list[Any], *cells: list[Any]) -> list[list[Any]]:
    """A table of products with these columns behind the name and before the rank."""
    body = [
        [number, f"Khô mẫu {'ABCDEF'[number - 1]}", *one, "Thực phẩm", "3 sao"] for number, one in enumerate(cells, 1)
    ]
    return [["STT", "Tên sản phẩm", *header, "Nhóm", "Hạng sao"], *body]


@pytest.mark.parametrize(
    "header",
    [
        ["Xã", "Huyện"],
        ["Xã/Phường/Thị trấn", "Huyện/Thị xã/Thành phố"],
        ["Phường, xã", "Quận/Huyện"],
        ["XÃ, PHƯỜNG, THỊ TRẤN", "Huyện, thị xã, thành phố"],
        ["Tên xã", "Tên huyện"],
        ["Địa phương", "Huyện"],
    ],
)
def test_columns_of_their_own(repository: Path, desk: Path, header: list[str]) -> None:
    """Commune and district in two columns, under headers of many words."""
    table = rows(header, ["xã Phú Bình" if header[0] == "Địa phương" else "Phú Bình", "Phú Tân"])
    result = run(repository, grid(desk / "a.xlsx", table), *DECISION)
    assert result.exit_code == 0 and "không đọc" not in result.output, result.output
    assert places_of(repository) == {"kho-mau-a": PHU_BINH}


@pytest.mark.parametrize("has_titles", [True, False])
def test_a_merged_header(repository: Path, desk: Path, has_titles: bool) -> None:
    """ "Địa chỉ" over two columns, with a second row of headers and without."""
    table = rows(["Địa chỉ", None], ["Phú Bình", "Phú Tân"], ["xã Long Hòa", "huyện Phú Tân"])
    if has_titles:
        table.insert(1, [None, None, "Xã", "Huyện"])
    book = opened(grid(desk / "a.xlsx", table).read_bytes())
    book["Phụ lục"].merge_cells("C1:D1")
    result = run(repository, saved(book, desk / "a.xlsx"), *DECISION)
    assert result.exit_code == 0, result.output
    assert places_of(repository) == {"kho-mau-a": PHU_BINH, "kho-mau-b": PHU_BINH.replace("Phú Bình", "Long Hòa")}


def test_headers_that_only_begin_like_a_place(repository: Path, desk: Path) -> None:
    """“Tình trạng” is no tỉnh and “Phương án” no phường: both are told as not read."""
    table = rows(["Địa chỉ", "Tình trạng", "Phương án"], [PHU_BINH, "Tốt", "Mới"])
    result = run(repository, grid(desk / "a.xlsx", table), *DECISION)
    assert "“Tình trạng” không thuộc phụ lục" in result.output and "“Phương án” không thuộc" in result.output
    assert places_of(repository) == {"kho-mau-a": PHU_BINH}


def test_headings_of_places(repository: Path, desk: Path) -> None:
    """A district for the rows below, until the next; a row without an address has the heading's district."""
    table: list[list[Any]] = [
        ["STT", "Tên sản phẩm", "Chủ thể", "Địa chỉ", "Nhóm", "Hạng"],
        ["I. Huyện Phú Tân"],
        [1, "Khô A", "HTX A", "ấp Bình Phú, xã Phú Bình", "Thực phẩm", "3 sao"],
        [2, "Khô B", "HTX B", None, "Thực phẩm", "3 sao"],
        ["II. Thị xã Tân Châu (1 sản phẩm)"],
        [3, "Khô C", "HTX C", "xã Châu Phong", "Thực phẩm", "3 sao"],
    ]
    result = run(repository, grid(desk / "a.xlsx", table), *DECISION)
    assert result.exit_code == 0, result.output
    assert places_of(repository) == {
        "kho-a": PHU_BINH,
        "kho-b": "huyện Phú Tân, tỉnh An Giang",
        "kho-c": "xã Châu Phong, thị xã Tân Châu, tỉnh An Giang",
    }


def test_the_issuers_province_decides(repository: Path, desk: Path) -> None:
    """Huyện Phong Điền of Huế, which is a thị xã since 2025, and not the one of Cần Thơ."""
    table = rows(["Địa chỉ"], ["thôn Mẫu, xã Phong Hiền, huyện Phong Điền"], ["huyện Phong Điền"])
    result = run(repository, grid(desk / "a.xlsx", table), *HUE)
    assert result.exit_code == 0, result.output
    assert places_of(repository) == {
        "kho-mau-a": "phường Phong Hiền, thị xã Phong Điền, thành phố Huế",
        "kho-mau-b": "thị xã Phong Điền, thành phố Huế",
    }


def test_a_doubt_in_its_cell(repository: Path, desk: Path) -> None:
    """Nothing is written, and the words say why, what it may be, and how to write it."""
    path = grid(desk / "a.xlsx", rows(["Xã", "Huyện"], ["Phú Bình", "Chợ Mới"]))
    before = contents(repository)
    result = run(repository, path, *DECISION)
    assert result.exit_code == 1 and contents(repository) == before
    assert "Phụ lục!C2: chưa rõ nơi sản xuất ở địa chỉ “Phú Bình, Chợ Mới”" in result.output
    assert f"có “Phú Bình” nhưng không thuộc “Chợ Mới”; có thể là: {PHU_BINH}; ghi đủ" in result.output
