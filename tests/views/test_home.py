"""Home: rows with a subject that holds on the day they name, no product twice, and said once what all have alike."""

from datetime import date
from pathlib import Path

from build_hooks.ground.dates import add_months
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.model.settings import Settings
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.lists.home import _home
from build_hooks.pages.lists.shelves import Shelf, shelves
from tests.building import make_product
from tests.markup import Element, parse

DAY = date(2026, 11, 20)


def made(name: str, stars: int = 3, months: int = 20, **changes: object) -> Product:
    """A product with a decision of so many months before the day of the data."""
    row = {"stars": stars, "decision": f"{months}/QĐ-UBND", "issued": add_months(DAY, -months), "level": "province"}
    return make_product(name=name, slug=name, recognitions=[row], updated=DAY, **changes)


def undated(name: str, **changes: object) -> Product:
    return make_product(name=name, slug=name, recognitions=[{"stars": 3, "as_of": "2025"}], updated=DAY, **changes)


def catalog_of(*products: Product) -> Catalog:
    return Catalog(Path(), Settings(name="Danh mục thử", place="An Giang"), products)


def rows(*products: Product) -> dict[str, list[str]]:
    """Names of products by the titles of the rows."""
    return {shelf.title: [card.name for card in shelf.cards] for shelf in shelves(catalog_of(*products))}


def page(*products: Product) -> Element:
    return parse(render("lists/home.html", its=_home(catalog_of(*products)), root=""))


def test_rows_have_a_subject() -> None:
    """Four of the newest decisions, four of the highest ranks; a product stands in the first that it is of."""
    new = [made(f"mới {months}", 5, months) for months in (1, 2, 3, 4)]
    high = [made("năm", 5), *(made(f"bốn {number}", 4) for number in range(3))]
    found = rows(*high, *new, *(made(f"ba {number}") for number in range(9)))
    assert list(found) == ["Mới được công nhận", "5 sao và 4 sao"]
    assert found["Mới được công nhận"] == [product.name for product in new]
    assert found["5 sao và 4 sao"][0] == "năm" and set(found["5 sao và 4 sao"]) == {product.name for product in high}


def test_a_row_that_would_have_gaps_is_none() -> None:
    """Three new ones are no row; what is shown then is the newest of all, eight of them."""
    found = rows(
        *(made(f"mới {number}", 4, 2) for number in range(3)), *(undated(f"ba {number}") for number in range(9))
    )
    assert [(title, len(names)) for title, names in found.items()] == [("Sản phẩm mới cập nhật", 8)]


def test_a_subject_is_true_of_the_day_it_names() -> None:
    """Twelve months to the day and no day more; no decision to come, no ended certificate is in a row."""
    just, past, coming = (made(name, 3, months) for name, months in (("vừa kịp", 11), ("đã qua", 12), ("sắp tới", -1)))
    found = rows(*(made(f"mới {number}", 3, 1) for number in range(3)), just, past, coming)
    assert set(found["Mới được công nhận"]) == {"mới 0", "mới 1", "mới 2", "vừa kịp"}
    assert "5 sao và 4 sao" not in rows(*(made(f"hết {number}", 5, 40) for number in range(4)))
    (new, *_) = shelves(catalog_of(*(made(f"mới {number}", 3, 1) for number in range(4))))
    assert new.line == "Quyết định trong 12 tháng đến ngày 20/11/2026."
    (high,) = shelves(catalog_of(*(made(f"bốn {number}", 4) for number in range(4))))
    assert (high.title, high.line) == ("4 sao", "Giấy chứng nhận có hiệu lực vào ngày 20/11/2026.")


def test_neither_alcohol_nor_samples() -> None:
    """Not in any row, however new and high."""
    shown = [made(f"bốn {number}", 4, 2) for number in range(4)]
    found = rows(*shown, made("rượu", 5, 1, group="do-uong", alcohol=True), made("mẫu", 5, 1, sample=True))
    assert {name for names in found.values() for name in names} == {product.name for product in shown}


def _badges(shelf: Shelf) -> int:
    return sum(card.certificate is not None for card in shelf.cards)


def test_badges_stand_where_they_tell_products_apart() -> None:
    """Where all have the same and no day changes it, the row says it once; what can end keeps its own."""
    (alike,) = shelves(catalog_of(*(undated(f"ba {number}") for number in range(5))))
    assert (_badges(alike), alike.line) == (0, "OCOP 3 sao · Chưa rõ thời hạn.")
    (mixed,) = shelves(catalog_of(*(undated(f"ba {number}") for number in range(5)), made("hết", 3, 40)))
    assert (_badges(mixed), mixed.line) == (6, "")
    (ending, *_) = shelves(catalog_of(*(made(f"mới {number}", 3, 1) for number in range(4))))
    assert _badges(ending) == 4
    (few,) = shelves(catalog_of(undated("một"), undated("hai")))
    assert _badges(few) == 2


def test_groups_are_plates_and_empty_ones_a_line() -> None:
    """A tile with the group's plate and its count; the others are named once, without a link."""
    home = page(undated("bánh"), undated("kẹo", sample=True))
    (tile,) = home.one("ul", "ocop-tiles").all("a")
    assert "ocop-plate--thuc-pham" in tile.attributes["class"].split()
    assert tile.text == "Thực phẩm 1 sản phẩm và 1 trang mẫu"
    assert "Chưa có sản phẩm: Đồ uống, Dược liệu, Thủ công mỹ nghệ, Sinh vật cảnh, Du lịch." in home.text


def test_figures_are_a_picture_that_is_told_too() -> None:
    """A bar a rank, as long as its share of the most; the words beside say the same."""
    bars = page(*(undated(f"ba {number}") for number in range(4)), made("bốn", 4), made("mẫu", 5, sample=True))
    found = bars.one("dl", "ocop-bars")
    assert found.text == "4 sao 1 3 sao 4"
    assert [path.attributes["d"] for path in found.all("path")] == ["M0 0h25v1H0z", "M0 0h100v1H0z"]
    assert all(svg.attributes["aria-hidden"] == "true" for svg in found.all("svg"))


def test_a_catalog_without_products_says_so() -> None:
    """No row, no bars, no empty list."""
    home = page()
    assert "Danh mục chưa có sản phẩm nào." in home.text
    assert not home.all("dl", "ocop-bars") and not home.all("ul", "ocop-tiles")
