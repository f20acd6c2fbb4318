"""What the laws ask of a product at least, and which of it the data has."""

from typing import Any

import pytest

from build_hooks import rules
from build_hooks.model.passport import Passport
from build_hooks.model.producer import Producer
from tests.building import make_product
from tests.model.test_missing import PHOTO

Changes = dict[str, Any]

# By requirement: what the product and its producer have, and what is not enough.
CASES: dict[str, tuple[list[tuple[Changes, Changes]], list[tuple[Changes, Changes]]]] = {
    "name": ([({}, {})], [({"name": ""}, {})]),
    "photograph": ([({"photos": (PHOTO,)}, {})], [({"photos": ({**PHOTO, "kind": "illustration"},)}, {})]),
    "gtin": (
        [({"variants": ({"name": "Gói", "gtin": "09521234543213"},)}, {})],
        [({"variants": ({"name": "Gói"},)}, {})],
    ),
    "producer_name": ([({}, {})], [({}, {"name": ""})]),
    "producer_address": (
        [
            ({}, {"type": "doanh-nghiep", "address": "1 đường Mẫu"}),
            ({}, {"address": "1 đường Mẫu", "contact": {"consent": "2026-03-02"}}),
            ({}, {"origin": {"as_certified": "ấp Mẫu"}}),
        ],
        [({}, {}), ({}, {"address": "1 đường Mẫu"}), ({"origin": {"as_certified": "ấp Mẫu"}}, {})],
    ),
    "producer_id": ([({}, {"tax_code": "9999999997"})], [({}, {})]),
    "origin": (
        [({"origin": place}, {}) for place in ({"commune": "30406"}, {"old_district": "888"}, {"as_certified": "ấp"})],
        [({}, {}), ({}, {"origin": {"commune": "30406"}})],
    ),
    "steps": (
        [({"lots": ({"lot": "A", "steps": ({"what": "Phơi"},)},)}, {})],
        [({"lots": ({"lot": "A", "produced": "2026-03-02"},)}, {}), ({"code": "7KQ4M2XR"}, {})],
    ),
    "produced": ([({"lots": ({"lot": "A", "produced": "2026-03-02"},)}, {})], [({"lots": ({"lot": "A"},)}, {})]),
    "certificate": (
        [({"recognitions": ({"stars": 3, "decision": "86"},)}, {}), ({"documents": ({"kind": "attp"},)}, {})],
        [({}, {}), ({"recognitions": ({"stars": 3, "as_of": "2025"},)}, {})],
    ),
    "lot_dates": (
        [({"lots": ({"lot": "A", "produced": "2026-03-02", "expires": "2026-09-02"},)}, {})],
        [({"lots": ({"lot": "A", "produced": "2026-03-02"}, {"lot": "B", "expires": "2026-09-02"})}, {})],
    ),
    "warnings": ([({"label": {"warnings": "Có chứa cá"}}, {})], [({"label": {"storage": "Nơi khô"}}, {})]),
    "brand": ([({"documents": ({"kind": "nhan-hieu"},)}, {})], [({"documents": ({"kind": "attp"},)}, {})]),
    "code": (
        [({"code": "7KQ4M2XR"}, {}), ({"variants": ({"name": "Gói", "gtin": "09521234543213"},)}, {})],
        [({}, {})],
    ),
    "lot": ([({"lots": ({"lot": "A"},)}, {})], [({}, {})]),
    "shelf_life": (
        [({"label": {"shelf_life": "6 tháng"}}, {}), ({"lots": ({"lot": "A", "expires": "2026-09-02"},)}, {})],
        [({"lots": ({"lot": "A"},)}, {})],
    ),
}
ROWS = [
    (name, *changes, index == 0) for name, case in CASES.items() for index, side in enumerate(case) for changes in side
]


def passport(product: Changes, producer: Changes | None) -> Passport:
    """The smallest product and producer with these fields."""
    fields = {"slug": "co-so-mau", "name": "Cơ sở mẫu", "type": "co-so", "sources": ({"title": "Danh sách"},)}
    its = None if producer is None else Producer.model_validate({**fields, **producer})
    return Passport(make_product(**product), its)


def ids(found: tuple[rules.Requirement, ...]) -> set[str]:
    """The ids of these requirements."""
    return {one.id for one in found}


@pytest.mark.parametrize(("name", "product", "producer", "is_there"), ROWS)
def test_what_the_data_has(name: str, product: Changes, producer: Changes, is_there: bool) -> None:
    """Each requirement is present by the fact that answers it, and absent by anything less."""
    assert (name not in ids(passport(product, producer).absent)) is is_there


def test_every_requirement_has_both() -> None:
    """The table has a product with and without each thing that the rules ask for."""
    assert list(CASES) == [one.id for one in rules.requirements()]
    assert all(there and not_there for there, not_there in CASES.values())


def test_a_product_without_producer() -> None:
    """Who does not know the producer lacks name, address and number."""
    assert {"producer_name", "producer_address", "producer_id"} <= ids(passport({}, None).lacks)


def test_needed_and_not_given() -> None:
    """What is asked only where there is such a thing is no lack."""
    empty = passport({}, None)
    assert ids(empty.lacks) | ids(empty.not_given) == ids(empty.absent)
    assert ids(empty.not_given) == {"certificate", "lot_dates", "warnings", "brand", "code", "lot", "shelf_life"}
    assert not ids(empty.required) & ids(empty.not_given)


DATED = {"gtin", "steps", "produced", "lot_dates", "lot", "shelf_life"}


@pytest.mark.parametrize(
    ("group", "asked"),
    [
        ("thuc-pham", DATED),
        ("thu-cong-my-nghe", DATED),
        ("sinh-vat-canh", set()),
        ("du-lich", set()),
        ("thao-duoc", DATED),
        ("du-lich-nong-thon", set()),
    ],
)
def test_what_a_group_is_asked(group: str, asked: set[str]) -> None:
    """A plant or a tour has no bar code and no lots; an older group is asked what a later one of its kind is."""
    assert ids(passport({"group": group}, None).asked) & DATED == asked


def test_each_law_by_itself() -> None:
    """A law is answered by what it needs itself: not by what another asks, nor by what is only “if any”."""
    decree, circular = rules.laws()["nd-37-2026"], rules.laws()["tt-02-2024"]
    producer = {"origin": {"as_certified": "ấp Mẫu"}}
    product = {"photos": (PHOTO,), "lots": ({"lot": "A", "produced": "2026-03-02"},)}
    one = passport(product, producer)
    assert (one.has_all_of(circular), one.has_all_of(decree)) == (True, False)
    other = {"lots": ({"lot": "A", "steps": ({"what": "Phơi"},)},), "origin": {"commune": "30406"}}
    other["variants"] = ({"name": "Gói", "gtin": "09521234543213"},)
    two = passport(other, {**producer, "tax_code": "9999999997"})
    assert (two.has_all_of(circular), two.has_all_of(decree)) == (False, True)


def test_the_rules_are_whole() -> None:
    """Each requirement has words in both languages and a law, and names only kinds of groups that there are."""
    for one in rules.requirements():
        assert one.vi and one.en and one.laws
        assert one.excepted <= {row.get("kind") for row in rules.choices("groups").values()}
    assert {law for one in rules.requirements() for law in one.laws} == set(rules.laws().values())
