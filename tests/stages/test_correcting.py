"""What corrections open with: every product once, in scripts of a few dozen, as texts that read back as the same."""

import json
from pathlib import Path
from typing import Any

import pytest

from build_hooks import rules
from build_hooks.intake.merging import merged
from build_hooks.intake.texts import Texts, texts_of
from build_hooks.intake.writing import record_text
from build_hooks.model.catalog import Catalog
from build_hooks.model.producer import Producer
from build_hooks.model.product import Product
from build_hooks.model.settings import Settings
from build_hooks.pages import STAGES
from build_hooks.pages.form.correcting import held_of, part_script, parts
from build_hooks.pages.frame import fonts, photos
from build_hooks.pages.frame.output import File, Page
from build_hooks.pages.product import shares
from build_hooks.pages.stamps import stage as stamps
from build_hooks.read.catalog import read_catalog
from build_hooks.read.yaml_tree import parse
from build_hooks.rules.problems import Problem
from tests.building import CATALOG, make_product

PICTURES = {its.outputs for its in (fonts, photos, shares, stamps)}


def catalog_of(*products: Product, producers: tuple[Producer, ...] = ()) -> Catalog:
    return Catalog(Path(), Settings(name="Danh mục thử", place="An Giang"), products, producers)


def held(product: Product) -> dict[str, Any]:
    found: dict[str, Any] = held_of(catalog_of(product), product)["product"]
    return found


def texts(record: str) -> Texts:
    """The texts of a file."""
    tree = parse(record, "")
    assert not isinstance(tree, Problem)
    found = texts_of(tree)
    assert isinstance(found, dict)
    return found


def values(script: bytes) -> dict[str, Any]:
    """What a script adds."""
    found: dict[str, Any] = json.loads(script.decode().partition("{},")[2].removesuffix(");\n"))
    return found


@pytest.mark.parametrize("count", [0, 1, 40, 41, 1000])
def test_each_product_is_in_one_script(count: int) -> None:
    """A few dozen in each, however many there are."""
    catalog = catalog_of(*(make_product(slug=f"mon-{number}") for number in range(count)))
    sizes = [values(part_script(part)) for _, part in parts(catalog)]
    assert sorted(slug for its in sizes for slug in its) == sorted(product.slug for product in catalog.products)
    assert len(sizes) == -(-count // 40) and all(len(its) <= 80 for its in sizes)


def test_a_new_product_changes_one_script() -> None:
    """Where the number of scripts is the same, the others keep their bytes."""
    some = [make_product(slug=f"mon-{number}") for number in range(90)]
    before, after = (
        {uri: part_script(part) for uri, part in parts(catalog_of(*its))}
        for its in (some, [*some, make_product(slug="mon-moi")])
    )
    assert sum(before[uri] != after[uri] for uri in before) == 1


def test_what_a_correction_opens_with_changes_nothing() -> None:
    """Sent back as it is, it is what the file says already: in its texts, and in their writing."""
    catalog = read_catalog(CATALOG).catalog
    for product in catalog.products:
        old = texts((CATALOG / product.path).read_text("utf-8"))
        new: Texts = {name: text for name, text in held(product).items() if name in old and name != "origin"}
        assert merged("product", old, new) == old, product.slug
        back = texts(record_text("product", held(product)))
        assert back == held(product), product.slug


def test_what_pages_do_not_show_is_not_there() -> None:
    """A drink's praise (Law 44/2019), what left the catalog, and the day of consent."""
    told = {"summary": "Ngon", "story": "Kể", "contact": {"phone": "0912345678", "consent": "2026-03-02"}}
    assert held(make_product(**told))["contact"] == {"phone": "0912 345 678"}
    assert held(make_product(**told, group="do-uong", alcohol=True)).keys() & {"summary", "story", "alcohol"} == {
        "alcohol"
    }
    gone = make_product(**told, status={"is": "withdrawn", "on": "2026-06-01"})
    assert held(gone) == {"name": "Bánh tráng", "group": "thuc-pham"}


def test_nothing_private_stands_in_any_output() -> None:
    """Neither the numbers of a product or producer who did not agree, nor the address of such a household."""
    numbers = ["0934567812", "0934 567 812", "0976543218", "0976 543 218"]
    private = [*numbers, "kin@example.vn", "12 ấp Kín", "kin.example.vn"]
    contact = {"phone": numbers[0], "zalo": numbers[2], "email": private[4], "website": "https://kin.example.vn/"}
    producer = {
        "slug": "ho-kin", "name": "Hộ Kín", "type": "ho-kinh-doanh", "address": "12 ấp Kín", "tax_code": "1801234567",
        "contact": contact, "sources": ({"title": "Danh sách"},),
    }  # fmt: skip
    catalog = catalog_of(
        make_product(producer="ho-kin", contact=contact), producers=(Producer.model_validate(producer),)
    )
    said: dict[str, str] = {}
    for stage in STAGES:
        for its in stage(catalog) if stage not in PICTURES else ():
            if isinstance(its, Page):
                said[its.uri] = f"{its.title}{its.description}{its.head}{its.article}"
            elif isinstance(its, File) and not its.uri.endswith((".woff2", ".zip")):
                said[its.uri] = its.read().decode()
    assert '"producer":{"name":"Hộ Kín","type":"ho-kinh-doanh","tax_code":"1801234567"}' in said["du-lieu/sua/00.js"]
    assert [(uri, text) for uri, words in said.items() for text in private if text in words] == []


def test_every_list_of_records_says_what_its_members_are_known_by() -> None:
    """Or a correction could not tell a changed member from a new one."""
    records = rules.records()
    lists = {
        name: records[spec.of]
        for kind in ("product", "producer", "lot")
        for name, spec in records[kind].items()
        if spec.type == "list" and spec.of in records
    }
    assert lists.keys() == rules.known_by().keys()
    assert [(name, key) for name, keys in rules.known_by().items() for key in keys if key not in lists[name]] == []
