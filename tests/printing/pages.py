"""What tests of printed matter share: pieces to vary, and PDFs read as words, pixels and codes."""

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import create_string_buffer
from datetime import date
from typing import Any

import pypdfium2
import zxingcpp
from PIL import Image

from build_hooks.printing.piece import Piece

DAY = date(2026, 11, 23)
HOST = "https://ocop.angiang.vn/"
LONG_NAME = (
    "Mắm cá linh hảo hạng nấu bằng cá linh đầu mùa nước nổi sông Hậu của Tổ hợp tác sản xuất mắm Phú Tân, "
    "hộp giấy 500 gam"
)


def piece(slug: str = "banh-trang", **changes: Any) -> Piece:
    """The smallest piece with these fields changed."""
    fields = {
        "slug": slug,
        "name": "Bánh tráng",
        "group": "Thực phẩm",
        "place": "",
        "address": f"{HOST}san-pham/{slug}/",
        "opens": "Quét mã để xem trang sản phẩm",
        "certificate": "Nguồn năm 2025 ghi OCOP 3 sao; chưa rõ thời hạn chứng nhận.",
        "stars": 3,
    }
    return Piece(**{**fields, **changes})


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """The document, closed again."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def words(pdf: bytes) -> list[str]:
    """The words of each page as a reader would copy them, spaced singly."""
    with opened(pdf) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    return [" ".join(text.replace("\u200b", "").replace("\ufffe", "").split()) for text in texts]


def tags(pdf: bytes) -> list[tuple[str, str]]:
    """The structure of all pages in reading order: what each element is, and the words for who cannot see it."""
    with opened(pdf) as document:
        return [found for page in document for found in _tags_of(page)]


def _tags_of(page: Any) -> Iterator[tuple[str, str]]:
    tree = pypdfium2.raw.FPDF_StructTree_GetForPage(page)
    waiting = [pypdfium2.raw.FPDF_StructTree_GetChildAtIndex(tree, 0)]
    try:
        while waiting:
            element = waiting.pop()
            if not element:  # marked words, not an element
                continue
            kind, alt = pypdfium2.raw.FPDF_StructElement_GetType, pypdfium2.raw.FPDF_StructElement_GetAltText
            yield _text(kind, element), _text(alt, element)
            count = pypdfium2.raw.FPDF_StructElement_CountChildren(element)
            waiting += [pypdfium2.raw.FPDF_StructElement_GetChildAtIndex(element, at) for at in reversed(range(count))]
    finally:
        pypdfium2.raw.FPDF_StructTree_Close(tree)


def _text(ask: Any, element: Any) -> str:
    size = ask(element, None, 0)
    buffer = create_string_buffer(size)
    ask(element, buffer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def fonts(pdf: bytes) -> set[str]:
    """Names of the typefaces that the words of all pages are set in."""
    with opened(pdf) as document:
        texts = [one for page in document for one in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT], max_depth=9)]
        return {one.get_font().get_base_name().partition("+")[2] for one in texts}


def picture(pdf: bytes, page: int = 0, dpi: int = 300) -> Image.Image:
    """A page as grey pixels."""
    with opened(pdf) as document:
        image: Image.Image = document[page].render(scale=dpi / 72, grayscale=True).to_pil()
        return image


def codes(pdf: bytes) -> list[list[str]]:
    """Every code that a whole page holds, wherever it is. A square one is found however it lies, as ours do on a fold;
    to look for bars on their side as well takes twice as long."""
    with opened(pdf) as document:
        count = len(document)
    pictures = (picture(pdf, page) for page in range(count))
    return [sorted(one.text for one in zxingcpp.read_barcodes(its, try_rotate=False)) for its in pictures]
