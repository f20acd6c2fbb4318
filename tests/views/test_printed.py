"""Printed words are true on the day of printing: stars only as the certificate stands, nothing the data lacks."""

from datetime import date
from pathlib import Path

import pytest

from build_hooks import rules
from build_hooks.model.catalog import Catalog
from build_hooks.model.ledger import LedgerEntry
from build_hooks.model.product import Product
from build_hooks.model.settings import Settings
from build_hooks.printing.books import book
from build_hooks.printing.piece import Piece
from build_hooks.printing.printed import (
    SAMPLE,
    TRIAL,
    piece,
    rank,
)
from tests.building import make_product

DATED = ({"stars": 4, "decision": "86/QĐ-UBND", "issued": date(2023, 1, 27), "issuer": "UBND tỉnh An Giang"},)
LAST = date(2026, 1, 27)
REVOKED = {"is": "revoked", "on": date(2025, 2, 1), "decision": "12/QĐ-UBND"}
SETTINGS = Settings(name="Danh mục", place="An Giang", site_url="https://OCOP.angiang.vn/")


def piece_of(product: Product, **options: bool) -> Piece:
    """Its piece in a catalog of its own."""
    return piece(Catalog(Path("/"), SETTINGS, (product,)), product, LAST, **options)


@pytest.mark.parametrize(
    ("changes", "today", "stars", "sure", "sentence"),
    [
        ({"recognitions": DATED}, LAST, 4, True, "Giấy chứng nhận OCOP có thời hạn đến hết ngày 27/01/2026."),
        (
            {"recognitions": DATED},
            date(2026, 1, 28),
            0,
            False,
            "Giấy chứng nhận OCOP đã hết hiệu lực từ ngày 28/01/2026",
        ),
        (
            {"recognitions": DATED, "status": REVOKED},
            LAST,
            0,
            False,
            "Giấy chứng nhận OCOP đã bị thu hồi ngày 01/02/2025",
        ),
        ({}, LAST, 3, False, "Nguồn năm 2025 ghi OCOP 3 sao; chưa rõ thời hạn chứng nhận."),
        ({"recognitions": ({"stars": 3, "as_of": "2020"},)}, LAST, 3, False, "Nguồn năm 2020 ghi OCOP 3 sao. Lần công"),
        (
            {"recognitions": (*DATED, {"stars": 4, "as_of": "2027"})},
            LAST,
            4,
            True,
            "Giấy chứng nhận OCOP có thời hạn đến",
        ),
        (
            {"recognitions": (*DATED, {"stars": 4, "as_of": "2027"})},
            date(2027, 6, 1),
            4,
            False,
            "Quyết định 86/QĐ-UBND có hiệu lực đến hết ngày 27/01/2026. Nguồn năm 2027 vẫn ghi OCOP 4 sao;",
        ),
        (
            {"recognitions": (*DATED, {"stars": 3, "as_of": "2027"})},
            date(2027, 6, 1),
            0,
            False,
            "Quyết định 86/QĐ-UBND (OCOP 4 sao) có hiệu lực đến hết ngày 27/01/2026. Nguồn năm 2027 ghi OCOP 3 sao;",
        ),
        ({"recognitions": ()}, LAST, 0, False, "Danh mục chưa có dữ liệu công nhận OCOP của sản phẩm này."),
    ],
)
def test_rank(changes: dict[str, object], today: date, stars: int, sure: bool, sentence: str) -> None:
    """Valid: stars and their end. Ended or revoked: no stars. Unknown: the source is named; no stars in doubt."""
    found = rank(make_product(**changes), today)
    assert (found.stars, found.sure) == (stars, sure)
    assert found.sentence.startswith(sentence)


def test_the_code_opens_the_trace_page() -> None:
    """With a code its trace page, host in lower case; before that the product's page."""
    coded = make_product(code="7KQ4M2XR")
    entry = LedgerEntry(code="7KQ4M2XR", issued=LAST, product=coded.slug, name=coded.name, hosts=(SETTINGS.public_url,))
    published = piece(Catalog(Path("/"), SETTINGS, (coded,), ledger=(entry,)), coded, LAST)
    assert published.address == "https://ocop.angiang.vn/S/7KQ4M2XR/"
    assert published.opens == "Quét mã để xem nguồn gốc"
    assert piece_of(make_product()).address == "https://ocop.angiang.vn/san-pham/banh-trang/"
    assert piece_of(make_product()).opens == "Quét mã để xem trang sản phẩm"


def test_a_code_that_opens_nothing_says_so() -> None:
    """Nobody is asked to scan what no ledger has, or what has the address of an example."""
    example = Catalog(Path("/"), SETTINGS.model_copy(update={"site_url": "https://ocop.example.vn/"}), ())
    for found in (piece_of(make_product(code="7KQ4M2XR")), piece(example, make_product(), LAST, trial=True)):
        assert (found.opens, found.mark) == ("Mã in thử, quét chưa mở được trang", TRIAL)


def test_alcohol_is_listed_not_praised() -> None:
    """No story and no summary, but the warning."""
    wine = piece_of(make_product(alcohol=True, story="Ngon.", summary="Ngon."))
    assert (wine.story, wine.summary) == ((), "")
    assert "dưới 18 tuổi" in wine.caution
    assert piece_of(make_product(story="Ngon.", summary="Ngon.")).caution == ""


def test_marks() -> None:
    """A sample says so; a trial print too; a real one carries no mark."""
    assert piece_of(make_product(sample=True)).mark == SAMPLE
    assert piece_of(make_product(), trial=True).mark == TRIAL
    assert piece_of(make_product()).mark == ""


def test_a_photograph_before_a_drawing() -> None:
    """The first photograph is printed; a drawing only where there is none, and it is called one."""
    photo = {"product": "x", "path": "p", "width": 9, "height": 9, "sha256": "", "colour": "#000000"}
    drawing = photo | {"file": "01.jpg", "number": 1, "kind": "illustration", "alt": "Tranh"}
    real = photo | {"file": "02.jpg", "number": 2, "alt": "Ảnh"}
    both, alone = piece_of(make_product(photos=(drawing, real))), piece_of(make_product(photos=(drawing,)))
    assert both.picture and (both.picture.alt, both.picture.note) == ("Ảnh", "")
    assert alone.picture and alone.picture.note == "Hình minh họa, không phải ảnh chụp sản phẩm"


def test_price_has_its_day() -> None:
    """Never an amount without the day it is of; nothing where there is none."""
    priced = piece_of(make_product(price={"as_of": "10/2026", "from": 95_000, "unit": "gói"}))
    assert (priced.price, priced.price_unit) == ("từ 95.000 đồng", "gói")
    assert priced.price_note == "Giá tham khảo, tháng 10/2026"
    assert (piece_of(make_product()).price, piece_of(make_product()).price_note) == ("", "")


def test_places_are_found_by_their_own_name() -> None:
    """An index of places runs by name, whatever kind of place it is; a product without a place is not in it."""
    products = (
        make_product(slug="mot", name="Một", origin={"commune": "30316"}),
        make_product(slug="hai", name="Hai", origin={"commune": "30445"}),
        make_product(slug="ba", name="Ba", origin={"old_district": "huyện Phú Tân, An Giang"}),
        make_product(slug="bon", name="Bốn"),
    )
    places = dict(book(Catalog(Path("/"), SETTINGS, products), products, LAST).indexes)["Theo địa phương"]
    assert [one.name for one in places] == [
        "Xã Bình Thạnh Đông, An Giang",
        "Phường Châu Đốc, An Giang",
        "Huyện Phú Tân cũ, An Giang",
    ]


def test_chapters_are_groups_of_today() -> None:
    """Old groups stand under the new ones, in the order of the rules; samples are not counted."""
    products = (
        make_product(slug="vai", group="vai-may-mac", taxonomy="2018"),
        make_product(slug="banh"),
        make_product(slug="mau", sample=True),
    )
    made = book(Catalog(Path("/"), SETTINGS, products), products, LAST)
    assert [(one.name, one.count) for one in made.chapters] == [
        ("Thực phẩm", "1 sản phẩm và 1 trang mẫu"),
        (rules.choices("groups")[products[0].group_today]["label"], "1 sản phẩm"),
    ]
    assert made.printed == "In ngày 27/01/2026"
    assert made.indexes[0][1] == made.indexes[1][1] == ()
