"""Workbooks for tests: the template filled in by openpyxl, with what people and programs do to it."""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook

from build_hooks.cli import ocop
from build_hooks.workbook.writing import workbook_bytes

PRODUCT = {
    "Tên sản phẩm": "Mắm cá linh",
    "Nhóm sản phẩm": "Thực phẩm",
    "Chủ thể OCOP": "Lò mắm Bà Sáu",
    "Nơi sản xuất: Xã, phường hiện nay": "xã Bình Thạnh Đông, An Giang",
    "Nguồn 1: Tên nguồn": "Quyết định 86/QĐ-UBND",
}
PRODUCER = {
    "Tên cơ sở (chủ thể OCOP)": "Lò mắm Bà Sáu",
    "Loại hình": "Cơ sở sản xuất",
    "Nguồn 1: Tên nguồn": "Quyết định 86/QĐ-UBND",
}
RECOGNITION = {
    "Tên sản phẩm": "Mắm cá linh",
    "Hạng sao": "3",
    "Số quyết định": "86/QĐ-UBND",
    "Ngày ký quyết định": "27/01/2025",
    "Cơ quan công nhận": "UBND tỉnh An Giang",
}
WHOLE: dict[str, list[dict[str, Any]]] = {"Sản phẩm": [PRODUCT], "Chủ thể": [PRODUCER], "Công nhận": [RECOGNITION]}
# The annex of a decision, as it is published.
DECISION = ("--decision", "86/QĐ-UBND", "--issued", "27/01/2023", "--issuer", "UBND tỉnh An Giang")
ANNEX: list[list[Any]] = [
    ["PHỤ LỤC"],
    ["DANH SÁCH SẢN PHẨM ĐẠT OCOP (kèm theo Quyết định số 86/QĐ-UBND ngày 27/01/2023)"],
    [],
    ["STT", "Tên sản phẩm", "Tên chủ thể", "Địa chỉ", "Điểm", "Xếp hạng", "Ghi chú"],
    [1, 2, 3, 4, 5, 6, 7],
    ["I", "Nhóm thực phẩm"],
    [
        1,
        "Lạp xưởng cá",
        "Công ty TNHH MTV Thanh Tùng",
        "ấp Bình Thành, xã Phú Bình, huyện Phú Tân, tỉnh An Giang",
        62.5,
        "3 sao",
    ],
    [2, "Khô cá chốt", "HTX Tân Hưng", "xã Bình Thạnh Đông, huyện Phú Tân, tỉnh An Giang", "78,25", "★★★★", "Mới"],
    ["II", "Đồ uống"],
    [3, "Rượu dâu tằm", "Hộ kinh doanh Gia Định", "thị trấn Phú Mỹ, huyện Phú Tân, An Giang", 55, "Ba sao"],
    [],
    ["Tổng cộng: 3 sản phẩm"],
    [None, None, None, None, None, "CHỦ TỊCH"],
]
PATH = "products/an-giang/binh-thanh-dong/mam-ca-linh.yml"


def few_empty_rows() -> Any:
    """Workbooks written with few empty rows: three hundred in five sheets would be most of the time of a test."""
    return patch.multiple("build_hooks.workbook.writing", _EMPTY_ROWS=4, _SPARE_ROWS=4)


@cache
def template() -> bytes:
    """The template, with few empty rows."""
    with few_empty_rows():
        return workbook_bytes()


def opened(content: bytes = b"") -> Any:
    """The template, or another workbook, to be changed."""
    return load_workbook(BytesIO(content or template()))


def cell(name: str, label: str, row: int = 2) -> str:
    """Where a row has the column of these words, as problems name it: "Sản phẩm!AR2"."""
    (column,) = (one.column_letter for one in opened()[name][1] if str(one.value).removesuffix(" *") == label)
    return f"{name}!{column}{row}"


def fill(book: Any, rows: dict[str, list[dict[str, Any]]], first: int = 2) -> Any:
    """Put rows into the template by the words of their headers."""
    for name, some in rows.items():
        sheet = book[name]
        columns = {str(cell.value).removesuffix(" *"): cell.column for cell in sheet[1]}
        for number, row in enumerate(some, first):
            for label, value in row.items():
                sheet.cell(number, columns[label]).value = value
    return book


def saved(book: Any, path: Path) -> Path:
    """The workbook as a file."""
    book.save(path)
    return path


def filled(path: Path, rows: dict[str, list[dict[str, Any]]] | None = None) -> Path:
    """The template with these rows, as a file."""
    return saved(fill(opened(), WHOLE if rows is None else rows), path)


def grid(path: Path, rows: list[list[Any]], title: str = "Phụ lục") -> Path:
    """A workbook of one sheet with these cells."""
    book = Workbook()
    sheet: Any = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return saved(book, path)


def run(root: Path, *words: str | Path) -> Result:
    """`ocop import` in this repository."""
    return CliRunner().invoke(ocop, ["--root", str(root), "import", *map(str, words)])
