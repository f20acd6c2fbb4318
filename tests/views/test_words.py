"""Numbers, phones, prices and counts as Vietnamese readers expect them."""

from decimal import Decimal

import pytest

from build_hooks.ground.text import sentence_case
from build_hooks.model.product import Product
from build_hooks.pages.frame.rows import Row
from build_hooks.pages.frame.words import (
    alphabetical,
    counted,
    number,
    phone,
)
from build_hooks.pages.product.facts import (
    Pack,
    Paper,
    PriceLine,
    Withdrawn,
    documents,
    label,
    lots,
    price,
    variants,
    withdrawn,
)
from tests.building import make_product


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (999, "999"),
        (50_000, "50.000"),
        (1_234_567, "1.234.567"),
        (Decimal("1234.5"), "1.234,5"),
        (Decimal("62.50"), "62,50"),
        (Decimal("100"), "100"),
    ],
)
def test_a_number(value: int | Decimal, words: str) -> None:
    """Dots part thousands, a comma the fraction; the digits stay as they were written."""
    assert number(value) == words


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("0912345678", "0912 345 678"),
        ("02963827123", "0296 382 7123"),
        ("19001234", "1900 1234"),
        ("1800123456", "1800 123 456"),
    ],
)
def test_a_phone_number(digits: str, words: str) -> None:
    """A number is read in groups, none of which is a digit alone."""
    assert phone(digits) == words


def test_a_sentence_begins_with_a_capital() -> None:
    """The first letter alone changes, also a Vietnamese one."""
    assert [sentence_case(text) for text in ("xã Phú Tân", "đặc khu Phú Quốc", "")] == [
        "Xã Phú Tân",
        "Đặc khu Phú Quốc",
        "",
    ]


def test_the_order_of_names() -> None:
    """Names sort by their letters, then by their marks: Đ stands with D, and not behind Z."""
    assert sorted(["Vĩnh", "Đào", "Bánh", "Dao", "Ăn", "An"], key=alphabetical) == [
        "An",
        "Ăn",
        "Bánh",
        "Dao",
        "Đào",
        "Vĩnh",
    ]


@pytest.mark.parametrize(
    ("real", "samples", "words"),
    [
        (0, 0, "0 sản phẩm"),
        (9, 0, "9 sản phẩm"),
        (9, 1, "9 sản phẩm và 1 trang mẫu"),
        (0, 2, "2 trang mẫu"),
        (1200, 0, "1.200 sản phẩm"),
    ],
)
def test_samples_are_in_no_total(real: int, samples: int, words: str) -> None:
    """A count says real products and samples apart."""
    assert counted([make_product()] * real + [make_product(sample=True)] * samples) == words


@pytest.mark.parametrize(
    ("fields", "value", "note"),
    [
        ({"from": 50_000, "as_of": "2025"}, "từ 50.000 đồng", "Giá tham khảo, năm 2025"),
        ({"to": 50_000, "as_of": "05/2025"}, "đến 50.000 đồng", "Giá tham khảo, tháng 05/2025"),
        (
            {"from": 50_000, "to": 60_000, "as_of": "02/03/2025"},
            "50.000 – 60.000 đồng",
            "Giá tham khảo, ngày 02/03/2025",
        ),
        ({"from": 50_000, "to": 50_000, "unit": "kg", "as_of": "2025"}, "50.000 đồng / kg", "Giá tham khảo, năm 2025"),
        ({"from": 0, "to": 0, "as_of": "2025"}, "0 đồng", "Giá tham khảo, năm 2025"),
    ],
)
def test_a_price(fields: dict[str, object], value: str, note: str) -> None:
    """A price is never without its day, and says whether it is a bound or a range."""
    assert price(make_product(price=fields)) == PriceLine(value, note)


def test_no_price() -> None:
    """Without a price nothing is shown."""
    assert price(make_product()) is None


@pytest.mark.parametrize(
    ("gtin", "digits"),
    [
        ("08936012345674", "8936012345674"),
        ("18936012345671", "18936012345671"),
        ("00000096385074", "96385074"),
        ("00036000291452", "036000291452"),
    ],
)
def test_digits_under_a_bar_code(gtin: str, digits: str) -> None:
    """A number is shown with as many digits as stand under its bar code: 8, 12, 13 or 14."""
    assert variants(make_product(variants=({"name": "Gói", "gtin": gtin},))) == (Pack("Gói", digits),)


def test_the_newest_lot_comes_first() -> None:
    """Lots without a date come last, and two of them can be sorted."""
    dated = [{"lot": "A", "produced": "2026-01-02"}, {"lot": "B", "produced": "2026-03-02"}]
    product = make_product(lots=[{"lot": "C"}, *dated, {"lot": "D"}])
    assert [lot.name for lot in lots(product)][:2] == ["B", "A"]
    assert lots(product)[0].rows == (Row("Ngày sản xuất", "02/03/2026"),)


def test_a_document_in_one_line() -> None:
    """A paper is named by its kind, and its line holds what is known."""
    papers = [{"kind": "attp", "number": "12/2024", "issuer": "Sở Y tế", "issued": "2024-03-02"}, {"kind": "haccp"}]
    assert documents(make_product(documents=papers)) == (
        Paper(
            kind="Giấy chứng nhận an toàn thực phẩm",
            title="",
            line="số 12/2024, Sở Y tế, cấp ngày 02/03/2024",
        ),
        Paper(kind="HACCP", title="", line=""),
    )


def test_a_label_without_its_warnings() -> None:
    """Label facts come in the order of fields.yml; warnings stand apart, and what is absent is left out."""
    product = make_product(
        label={"warnings": "Nóng", "net_weight": "500 g", "ingredients": "Gạo", "alcohol_by_volume": "0"}
    )
    assert [(row.name, row.value) for row in label(product)] == [
        ("Thành phần", "Gạo"),
        ("Khối lượng tịnh hoặc thể tích", "500 g"),
        ("Độ cồn (% thể tích)", "0"),
    ]


def _withdrawn(**status: str) -> Product:
    return make_product(status={"is": "withdrawn", "on": "2026-03-02", **status})


def test_a_withdrawn_product_says_so() -> None:
    """A product that was withdrawn says since when, and why if that is known; any other says nothing."""
    text = "Từ ngày 02/03/2026, danh mục không còn cập nhật sản phẩm này."
    assert withdrawn(_withdrawn()) == Withdrawn("Sản phẩm đã rút khỏi danh mục", text)
    told = withdrawn(_withdrawn(reason="Cơ sở ngừng làm."))
    assert told and told.text == f"{text} Lý do: Cơ sở ngừng làm."
    assert withdrawn(make_product()) is None
