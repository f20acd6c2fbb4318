"""The one quiet line that says what the catalog does not have."""

import pytest

from build_hooks.model.missing import missing_facts
from build_hooks.model.producer import Producer
from tests.building import make_product

PHOTO = {
    "file": "01.jpg",
    "product": "banh-trang",
    "number": 1,
    "path": "images/an-giang/banh-trang/01.jpg",
    "width": 1600,
    "height": 1200,
    "sha256": "0" * 64,
    "colour": "#ffffff",
}
COMMON = ("ảnh chụp sản phẩm", "tên cơ sở sản xuất", "xã hoặc phường", "số và ngày quyết định công nhận")
LABEL = ("thành phần", "khối lượng", "cách bảo quản", "hạn sử dụng")
SALE = ("giá bán", "nơi bán và liên hệ")


@pytest.mark.parametrize(
    ("group", "facts"),
    [
        ("thuc-pham", (*COMMON, *LABEL, *SALE)),
        ("thu-cong-my-nghe", (*COMMON, *SALE)),
        ("du-lich", (COMMON[0], "tên đơn vị tổ chức", *COMMON[2:], *SALE)),
        ("thao-duoc", (*COMMON, *LABEL, *SALE)),
    ],
)
def test_what_a_sparse_product_lacks(group: str, facts: tuple[str, ...]) -> None:
    """Only what a reader would look for in this kind of product is missed, in the order of asking."""
    assert missing_facts(make_product(group=group)) == facts


@pytest.mark.parametrize(
    ("fact", "changes"),
    [
        ("ảnh chụp sản phẩm", {"photos": (PHOTO,)}),
        ("tên cơ sở sản xuất", {"producer": "co-so-mau"}),
        ("xã hoặc phường", {"origin": {"commune": "30406"}}),
        (
            "số và ngày quyết định công nhận",
            {"recognitions": ({"stars": 3, "decision": "86", "issued": "2023-01-27"},)},
        ),
        ("thành phần", {"label": {"ingredients": "Gạo"}}),
        ("khối lượng", {"label": {"net_weight": "500 g"}}),
        ("cách bảo quản", {"label": {"storage": "Nơi khô"}}),
        ("hạn sử dụng", {"label": {"shelf_life": "6 tháng"}}),
        ("giá bán", {"price": {"from": 0, "as_of": "2025"}}),
        ("nơi bán và liên hệ", {"sold_at": ({"name": "Chợ"},)}),
        ("nơi bán và liên hệ", {"contact": {"phone": "0912345678", "consent": "2026-03-02"}}),
    ],
)
def test_what_is_there_is_not_missed(fact: str, changes: dict[str, object]) -> None:
    """A fact that the product has goes from the line, and it alone."""
    everything = missing_facts(make_product())
    assert missing_facts(make_product(**changes)) == tuple(one for one in everything if one != fact)


@pytest.mark.parametrize(
    ("contact", "missed"),
    [
        ({"phone": "0912345678", "consent": "2026-03-02"}, False),
        ({"phone": "0912345678"}, True),
        ({}, True),
    ],
)
def test_a_producer_who_can_be_reached(contact: dict[str, str], missed: bool) -> None:
    """Who may call the producer does not miss a way to buy; nothing else is less missed for it."""
    fields = {"slug": "co-so-mau", "name": "Cơ sở mẫu", "type": "co-so"}
    producer = Producer.model_validate({**fields, "sources": ({"title": "Danh sách"},), "contact": contact})
    everything = missing_facts(make_product())
    expected = everything if missed else tuple(one for one in everything if one != "nơi bán và liên hệ")
    assert missing_facts(make_product(), producer) == expected


def test_a_drawing_is_no_photograph() -> None:
    """An illustration does not stand for a photo."""
    assert "ảnh chụp sản phẩm" in missing_facts(make_product(photos=({**PHOTO, "kind": "illustration"},)))


def test_an_old_place_is_no_commune() -> None:
    """Where only an old place is known, the commune of today is missed."""
    assert "xã hoặc phường" in missing_facts(make_product(origin={"old_district": "888"}))


@pytest.mark.parametrize(
    ("changes", "missed"),
    [
        ({}, False),
        ({"alcohol": True}, True),
        ({"alcohol": True, "label": {"alcohol_by_volume": "29"}}, False),
        ({"alcohol": True, "label": {"alcohol_by_volume": "0"}}, False),
    ],
)
def test_the_strength_of_a_drink(changes: dict[str, object], missed: bool) -> None:
    """Only a drink with alcohol is asked for its strength."""
    assert ("độ cồn" in missing_facts(make_product(group="do-uong", **changes))) is missed
