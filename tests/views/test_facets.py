"""The table of facets: one row is enough for a facet, whatever it is that the model knows of a product."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench.crowd import crowded
from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.model.settings import Settings
from build_hooks.pages.search import facets as own
from build_hooks.pages.search.columns import column
from build_hooks.pages.search.facets import MOST, Facet, facet_columns, facets, values_of
from build_hooks.pages.search.payload import rows
from build_hooks.rules import choices
from tests.building import SETTINGS, make_product

KEPT = {"nhom", "sao", "tinh", "xa", "loai", "chung-nhan", "lo"}  # in bookmarks and messages that people sent


def of(**row: Any) -> Facet:
    return Facet("thu", "thu", "Thử", **row)


def said(its: Facet, product: Product) -> list[tuple[str, str]]:
    """Keys and words of a product alone."""
    catalog = Catalog(root=Path(), settings=Settings.model_validate(SETTINGS), products=(product,))
    return [(value.key, value.label) for value in values_of(its, catalog, product)]


def columns(its: Facet, *products: Product, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the payload has of a facet."""
    monkeypatch.setattr(own, "facets", lambda: (its,))
    catalog = Catalog(root=Path(), settings=Settings.model_validate(SETTINGS), products=products)
    found: dict[str, Any] = facet_columns(catalog, products)["thu"]
    return found


def test_addresses_stay() -> None:
    """Each facet has a key of its own, none is that of the words or the order, and the old ones are there."""
    addresses = [one.address for one in facets()]
    assert len({*addresses, "q", "xep"}) == len(addresses) + 2
    assert {*addresses} >= KEPT
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", one) for one in addresses)


def test_the_table_is_sound() -> None:
    """Every row is named in Vietnamese, lies within one that is there, and has an order that the page knows."""
    known = {one.name for one in facets()}
    assert len(known) <= MOST
    assert [one.name for one in facets() if not one.label or one.order not in ("given", "greatest", "most")] == []
    assert {one.within for one in facets()} - {""} <= known
    assert all(choices(one.choices) for one in facets() if one.choices)


@pytest.mark.parametrize("its", [one for one in facets() if one.value], ids=lambda its: its.name)
def test_every_way_leads_to_values(its: Facet) -> None:
    """Whatever a product is, the way is there; no key holds the comma that parts values in an address."""
    catalog = crowded(300)
    found = [value for one in rows(catalog) for value in values_of(its, catalog, one)]
    assert found and not [value for value in found if "," in value.key]


@pytest.mark.parametrize(
    ("row", "changes", "expected"),
    [
        ({"value": "product.recognition.issued.year"}, {}, []),
        ({"value": "product.recognition.stars", "words": "{value} sao"}, {}, [("3", "3")]),
        ({"value": "product.recognitions.as_of"}, {}, [("2025", "2025")]),
        ({"value": "product.tags"}, {"tags": ("quà biếu", "ăn vặt, cay")}, [
            ("quà biếu", "quà biếu"), ("ăn vặt cay", "ăn vặt, cay"),
        ]),
        ({"value": "product.group", "choices": "groups"}, {}, [("thuc-pham", "Thực phẩm")]),
        ({"value": "product.sample", "if_any": "Dữ liệu mẫu"}, {"sample": True}, [("true", "Dữ liệu mẫu")]),
        ({"value": "product.lots", "if_any": "Có lô"}, {}, [("false", "")]),
        ({"value": "product.updated"}, {"updated": "2026-01-27"}, [("2026-01-27", "27/01/2026")]),
        ({"value": "product.season"}, {}, []),
        ({"value": "producer.type", "choices": "producer_types"}, {}, []),
    ],
)  # fmt: skip
def test_a_row_says_any_kind_of_value(row: dict[str, Any], changes: dict[str, Any], expected: Any) -> None:
    """Numbers, days, texts, lists, choices and flags; what a product does not say is none, on the way too."""
    assert said(of(**row), make_product(**changes)) == expected


def test_marks_are_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dừa is not dứa: two values that only marks tell apart stay two, each once, in the order of the alphabet."""
    fruits = [make_product(slug=str(at), season=one) for at, one in enumerate(("dứa", "dừa", "dứa", ""))]
    found = columns(of(value="product.season"), *fruits, monkeypatch=monkeypatch)
    assert found == {"values": [["dứa", "dứa"], ["dừa", "dừa"]], "rows": column([1, 2, 1, 0])}


def test_a_product_may_have_several_values(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each combination has a number, and says of which values it is made."""
    tagged = [make_product(slug=str(at), tags=one) for at, one in enumerate((("b", "a"), (), ("a",), ("a", "b")))]
    found = columns(of(value="product.tags"), *tagged, monkeypatch=monkeypatch)
    assert found == {"values": [["a", "a"], ["b", "b"]], "sets": [[0], [0, 1]], "rows": column([2, 0, 1, 2])}


def test_numbers_stand_as_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """9 before 10."""
    products = [make_product(slug=str(at), label={"alcohol_by_volume": one}) for at, one in enumerate(("10", "9"))]
    found = columns(of(value="product.label.alcohol_by_volume"), *products, monkeypatch=monkeypatch)
    assert [key for key, _ in found["values"]] == ["9", "10"]


def test_a_row_with_an_unknown_word_is_refused() -> None:
    """A slip in the table stops the build instead of being passed over."""
    with pytest.raises(TypeError):
        replace(facets()[0], orders="most")  # type: ignore[call-arg]
