"""What ends: for officers in its place and with its reason; for the public by name, where an office answers."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from build_hooks.model import addresses
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.model.settings import Office, Settings
from build_hooks.pages.frame.output import Page
from build_hooks.pages.frame.surroundings import footer
from build_hooks.pages.terms.stage import outputs
from build_hooks.pages.terms.view import officers_page
from build_hooks.read.settings import settings_of
from tests.building import make_product
from tests.markup import Element, parse

NO_BLAME = (
    "Ngày được tính theo quyết định mà danh mục có. Quá ngày ấy không có nghĩa là cơ sở vi phạm hay sản phẩm kém chất "
    "lượng. Nếu đã có quyết định mới, xin gửi để danh mục cập nhật."
)
OFFICE = Settings(name="Danh mục thử", place="An Giang", office=Office(name="Chi cục"), terms_list=True)
DAY = date(2026, 11, 20)
DATED = {"stars": 3, "decision": "86/QĐ-UBND", "issued": date(2023, 12, 10)}


def product(slug: str, **fields: Any) -> Product:
    return make_product(slug=slug, name=f"Bánh {slug}", **{"recognitions": (DATED,), "updated": DAY, **fields})


PRODUCTS = (
    product("gan"),
    product("da-qua", recognitions=({**DATED, "issued": date(2023, 1, 27)},)),
    product("con-lau", recognitions=({**DATED, "issued": date(2025, 1, 27)},)),
    product("khong-ngay", recognitions=({"stars": 3, "as_of": "2025"},)),
    product("nghi-ngo", recognitions=({**DATED, "issued": date(2020, 1, 27)}, {"stars": 3, "as_of": "2025"})),
    product("theo-nguon", recognitions=({"stars": 3, "as_of": "2024", "valid_until": date(2027, 1, 5)},)),
    product("rut", status={"is": "withdrawn", "on": DAY}),
    product("thu-hoi", status={"is": "revoked", "on": DAY}),
    product("mau", sample=True),
    product("dang-ky", recognitions=(), status={"is": "registered", "on": DAY}),
)


def catalog(settings: Settings = OFFICE) -> Catalog:
    return Catalog(Path(), settings, PRODUCTS)


def pages(settings: Settings = OFFICE) -> dict[str, Page]:
    return {its.uri: its for its in outputs(catalog(settings)) if isinstance(its, Page)}


def slugs(rows: list[Element]) -> list[str]:
    """The products of rows, by their links."""
    return [row.one("a").attributes["href"].split("/")[-2] for row in rows]


def test_each_in_its_place() -> None:
    """What ends by how many days are left, what lacks a decision, and how many are not watched, with the reason."""
    found = {its.term: [row.product for row in its.rows] for its in officers_page(catalog()).sections}
    assert found == {
        "within_30": ["Bánh gan"],
        "within_90": ["Bánh theo-nguon"],
        "within_180": [],
        "ended": ["Bánh da-qua"],
        "undecided": ["Bánh khong-ngay", "Bánh nghi-ngo"],
        "later": ["Bánh con-lau"],
    }
    page = pages()[addresses.DUE]
    assert page.hidden and "noindex" in page.head and NO_BLAME in parse(page.article).text
    for reason in ("đã rút khỏi danh mục: 1", "đã bị thu hồi: 1", "dữ liệu mẫu: 1", "chưa có dữ liệu công nhận: 1"):
        assert reason in page.article
    assert "Tính đến ngày 20/11/2026." in page.article


def test_the_public_list() -> None:
    """Dated decisions alone, by name, under the sentence that blames nobody, with a way to send a new one."""
    page = pages()[addresses.TERMS]
    article = parse(page.article)
    assert slugs(article.one("tbody").all("tr")) == ["con-lau", "da-qua", "gan", "nghi-ngo"]
    assert not page.hidden and NO_BLAME in article.text
    assert article.one("h1").text == "Danh sách sản phẩm và thời hạn giấy chứng nhận OCOP"
    assert any(link.attributes["href"].endswith("gui-thong-tin/index.html") for link in article.all("a"))
    assert "thoi-han/index.html" in footer(catalog(), "Danh mục")


@pytest.mark.parametrize(
    "change", [{"office": Office()}, {"office": Office(phone="0912345678")}, {"terms_list": False}]
)
def test_it_is_off(change: dict[str, Any]) -> None:
    """Until an office is named and has switched it on; the officers' page is there."""
    settings = OFFICE.model_copy(update=change)
    assert list(pages(settings)) == [addresses.DUE] and "thoi-han" not in footer(catalog(settings), "Danh mục")


@pytest.mark.parametrize("office", ["{}", "{phone: 0912345678}"])
def test_switched_on_by_nobody(office: str) -> None:
    """It is told at its place, and the site is built without the list."""
    text = f"extra:\n  ocop:\n    name: Danh mục\n    place: An Giang\n    terms_list: có\n    office: {office}\n"
    settings, (problem,) = settings_of(text)
    assert settings and not settings.lists_terms
    assert (problem.message, problem.mark.line, problem.is_warning) == ("terms_without_office", 5, True)
    settings, problems = settings_of(text.replace(office, "{name: Chi cục}"))
    assert settings and settings.lists_terms and not problems
