"""What a page says the catalog does not have, by group: absent facts a shopper would look for."""

from collections.abc import Callable

from build_hooks.model.producer import Producer
from build_hooks.model.product import Product

_FOOD = frozenset({"thuc-pham", "do-uong", "duoc-lieu"})
_GOODS = _FOOD | {"thu-cong-my-nghe", "sinh-vat-canh"}
_ALL = _GOODS | {"du-lich"}

_REACH = "nơi bán và liên hệ"
_FACTS: tuple[tuple[str, frozenset[str], Callable[[Product], object]], ...] = (
    ("ảnh chụp sản phẩm", _ALL, lambda one: one.has_photograph),
    ("tên cơ sở sản xuất", _GOODS, lambda one: one.producer),
    ("tên đơn vị tổ chức", frozenset({"du-lich"}), lambda one: one.producer),
    ("xã hoặc phường", _ALL, lambda one: one.origin.commune),
    ("số và ngày quyết định công nhận", _ALL, lambda one: one.recognition and one.recognition.decision),
    ("thành phần", _FOOD, lambda one: one.label.ingredients),
    ("khối lượng", _FOOD, lambda one: one.label.net_weight),
    ("cách bảo quản", _FOOD, lambda one: one.label.storage),
    ("hạn sử dụng", _FOOD, lambda one: one.label.shelf_life),
    ("độ cồn", frozenset({"do-uong"}), lambda one: not one.alcohol or one.label.alcohol_by_volume is not None),
    ("giá bán", _ALL, lambda one: one.price),
    (_REACH, _ALL, lambda one: one.sold_at or one.contact.consent),
)


def missing_facts(product: Product, producer: Producer | None = None) -> tuple[str, ...]:
    """The names of absent facts, in the order a reader would ask for them; a producer may be reached in its stead."""
    reachable = producer is not None and producer.contact.consent is not None
    absent = (name for name, groups, fact in _FACTS if product.group_today in groups and not fact(product))
    return tuple(name for name in absent if not (reachable and name == _REACH))
