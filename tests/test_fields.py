"""No field is forgotten: each is shown, asked, found and carried, or tests/cases/fields.yml says where not, and why.

A product and its producer say all there is, each text with a word that stands nowhere else. A publication has a field
when that word stands in it; a field without words of its own (a day, a choice) must make a difference there.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from build_hooks import rules
from build_hooks.model.catalog import Catalog
from build_hooks.model.producer import Producer
from build_hooks.model.product import Product
from build_hooks.model.settings import Settings
from build_hooks.model.traces import Trace
from build_hooks.pages.form import stage as form
from build_hooks.pages.form.rules_data import rules_data
from build_hooks.pages.frame.output import File, Page
from build_hooks.pages.lists import producers
from build_hooks.pages.product import stage as products
from build_hooks.pages.search import lookup
from build_hooks.pages.search.payload import payload
from build_hooks.pages.trace.document import document
from build_hooks.pages.trace.view import trace
from build_hooks.rules import Field
from build_hooks.workbook.columns import columns_of, sheets
from tests.building import SETTINGS, make_product
from tests.model.test_missing import PHOTO
from tests.reading import table

# Two values of each type that has no words of its own; of a choice the first two are taken.
VALUES: dict[str, tuple[Any, Any]] = {
    "flag": (False, True),
    "integer": (3, 4),
    "decimal": (Decimal("62.5"), Decimal("63.75")),
    "date": (date(2026, 1, 27), date(2026, 2, 28)),
    "period": ("2025", "2024"),
    "gtin": ("09521234543213", "09506000134352"),
    "tax_code": ("1600190009", "0309532909"),
    "phone": ("0912345678", "0987654321"),
    "slug": ("co-so-mau", "lo-banh-moi"),
    "code": ("7KQ4M2XR", "ABCDEFGF"),
    "lot": ("L260402", "L260403"),
    "photo_file": ("01.jpg", "02.jpg"),
    "commune": ("30445", "30406"),
    "old_commune": ("30445", "30424"),
    "old_district": ("huyện Phú Tân, An Giang", "huyện Chợ Mới, An Giang"),
}
WORDS = {"text": "{}", "prose": "{}", "markdown": "{}", "email": "{}@example.vn", "url": "https://example.vn/{}"}
PLACES = ("page", "trace", "form", "search", "excel")
OWN = ("producer.js", "contact.js", "place.js", "photos.js")  # parts of the form that are more than fields of a record
WITHOUT_A_NAME = {"photos": "product.photos.file", "producer": "product.producer"}
KEYS = {"code": "product.code", "picture": "product.photos.file", "picture_alt": "product.photos.alt"}
FORM = Path(form.__file__).parent / "page"
PLAN = re.compile(r"\bPLAN = (\[.*?\n  \]);", re.DOTALL)


class Leaf(NamedTuple):
    """A field that holds no other: its way in the record ("lots.steps.what"), and what the rules say of it."""

    kind: str
    way: str
    spec: Field

    @property
    def name(self) -> str:
        """As the table names it."""
        return f"{self.kind}.{self.way}"

    @property
    def word(self) -> str:
        """A word that nobody else says; "" for a field that is no text."""
        number = NAMES.index(self.name)
        letters = "".join(chr(ord("a") + number // 26**place % 26) for place in range(2))
        return f"vq{letters}qz" if self.spec.type in WORDS or self.spec.type == "list" else ""

    def value(self, at: int = 0) -> Any:
        """What the field says, or, at 1, says otherwise."""
        if self.spec.type == "choice":
            return list(rules.choices(self.spec.choices))[at]
        if self.spec.type == "list":
            return (self.word,)
        return WORDS[self.spec.type].format(self.word) if self.word else VALUES[self.spec.type][at]


def leaves(kind: str, record: str = "", before: str = "") -> Iterator[Leaf]:
    """Every field of a record and of those inside."""
    for name, spec in rules.records()[record or kind].items():
        if spec.of in rules.records():
            yield from leaves(kind, spec.of, f"{before}{name}.")
        else:
            yield Leaf(kind, f"{before}{name}", spec)


LEAVES = [*leaves("product"), *leaves("producer")]
NAMES = [leaf.name for leaf in LEAVES]


class Scene(NamedTuple):
    """What must not be there for another field to be shown: a product that left has no story, and so on."""

    group: str
    without: tuple[str, ...] = ()


SCENES = (
    ("product.status",),
    (
        "product.status",
        "product.recognitions.decision",
        "product.recognitions.issued",
        "product.recognitions.valid_until",
    ),
    ("product.status", "product.origin.commune", "product.origin.old_commune"),
    (),
)


def record(kind: str, scene: Scene, changed: str, name: str = "", before: str = "") -> dict[str, Any]:
    """A whole record, without what the scene leaves out, one field of it otherwise."""
    found: dict[str, Any] = {**PHOTO, "product": "banh-trang"} if name == "photo" else {}
    for field, spec in rules.records()[name or kind].items():
        way = f"{before}{field}"
        if f"{kind}.{way}" in scene.without:
            continue
        if spec.of in rules.records():
            inner = record(kind, scene, changed, spec.of, f"{way}.")
            found[field] = (inner,) if spec.type == "list" else inner
        else:
            found[field] = Leaf(kind, way, spec).value(at=f"{kind}.{way}" == changed)
    return found


@cache
def catalog_of(scene: Scene, changed: str) -> Catalog:
    """The catalog of this product and its producer; a second producer is there to be named instead."""
    product = {"slug": "banh-trang", "path": "products/an-giang/banh-trang.yml", **record("product", scene, changed)}
    product |= {} if changed == "product.group" else {"group": scene.group}
    producer, (first, second) = record("producer", scene, changed), VALUES["slug"]
    owners = ({**producer, "slug": first}, {**producer, "slug": second, "name": "Lò bánh mới"})
    settings = Settings.model_validate({**SETTINGS, "site_url": "https://ocop.angiang.gov.vn/"})
    return Catalog(Path(), settings, (Product.model_validate(product),), tuple(map(Producer.model_validate, owners)))


def page(catalog: Catalog) -> str:
    """What the pages of the product and its producer say."""
    pages = [one for one in (*products.outputs(catalog), *producers.outputs(catalog)) if isinstance(one, Page)]
    return "\n".join(f"{one.title} {one.description} {one.article}" for one in pages)


def traced(catalog: Catalog) -> str:
    """What the stamps of the product and of its lot open."""
    (its,) = catalog.products
    return "\n".join(document("page.html", trace(catalog, Trace(its, lot))) for lot in (None, *its.lots))


def found(catalog: Catalog) -> str:
    """What search and the box for codes know."""
    (codes,) = (one.read().decode() for one in lookup.outputs(catalog) if isinstance(one, File))
    return json.dumps(payload(catalog), ensure_ascii=False) + codes


PUBLISHED: dict[str, Callable[[Catalog], str]] = {"page": page, "trace": traced, "search": found}


@cache
def text_of(place: str, scene: Scene, changed: str = "") -> str:
    """What a place makes of it."""
    return PUBLISHED[place](catalog_of(scene, changed))


def is_published(place: str, leaf: Leaf) -> bool:
    """Whether a place shows or knows the field, in one of the scenes."""
    scenes = (Scene(group, without) for without in SCENES for group in leaf.spec.groups[:1] or ("thuc-pham",))
    if leaf.word:
        return any(leaf.word in text_of(place, scene) for scene in scenes)
    return any(text_of(place, scene) != text_of(place, scene, leaf.name) for scene in scenes)


@cache
def asked() -> frozenset[str]:
    """The fields of the form's plan; of its parts that are more than fields, what their scripts name."""
    script = (FORM / "plan.js").read_text("utf-8")
    plan = yaml.safe_load(PLAN.search(script)[1])  # type: ignore[index]
    named = set(re.findall(r"[\".]([a-z_]+)\b", "".join((FORM / name).read_text("utf-8") for name in OWN)))
    ways = {f"product.{name}" for name, spec in rules.records()["product"].items() if "form" in spec.at}
    for part in plan:
        holder = part.get("record", part.get("list", ""))
        names = [*part.get("fields", ()), *part.get("more", ())]
        ways |= {f"product.{holder}.{name}" for name in names} if holder else {f"product.{name}" for name in names}
        ways |= {f"product.{holder}"} if holder and "fields" not in part else set()
        if own := part.get("drawn", ""):
            direct = re.compile(rf"(?:product\.)?{own}\.([a-z_]+)")
            ways |= {name for name in NAMES if (match := direct.fullmatch(name)) and match[1] in named}
            ways |= {WITHOUT_A_NAME[own]} if own in WITHOUT_A_NAME else set()
    return frozenset(name for name in NAMES if any(name == way or name.startswith(f"{way}.") for way in ways))


@cache
def carried() -> frozenset[str]:
    """The fields that a workbook has columns for."""
    ways: set[str] = set()
    for name, sheet in sheets().items():
        kind = "producer" if sheet["record"] == "producer" else "product"
        before = [kind, sheet["list"]] if "list" in sheet else [kind]
        for column in columns_of(name, {}):
            inside = [*before, *(step for step in column.path if isinstance(step, str))]
            ways.add(KEYS.get(column.key, "") if column.key else ".".join(inside))
    return frozenset(ways)


def is_there(place: str, leaf: Leaf) -> bool:
    """Whether a place has the field."""
    if place in PUBLISHED:
        return is_published(place, leaf)
    return leaf.name in (asked() if place == "form" else carried())


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("summary_en", "Gold medal at a fair", "Gold medal at a fair"),
        ("aliases", ("Bánh đa", "Bánh nem"), "Bánh đa, Bánh nem"),
        ("updated", date(2026, 1, 27), "27/01/2026"),
        ("group_by", "danh-muc", "nhóm do danh mục tự xếp"),
        ("sample", True, "Có"),
    ],
)
def test_a_row_alone_puts_a_field_everywhere(
    name: str, value: Any, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the product's page and the trace page, in the form and in search, in words of its type; never of alcohol."""
    spec = rules.records()["product"][name]
    monkeypatch.setitem(rules.records()["product"], name, replace(spec, at=("page", "trace", "form", "search")))
    settings = Settings.model_validate({**SETTINGS, "site_url": "https://ocop.angiang.gov.vn/"})
    row = rf"{spec.label}</dt>\s*<dd>{words}<"
    for alcohol in (False, True):
        its = make_product(code="7KQ4M2XR", group="do-uong", alcohol=alcohol, **{name: value})
        catalog = Catalog(Path(), settings, (its,), ())
        assert bool(re.search(row, page(catalog)) and re.search(row, traced(catalog))) != alcohol
    assert rules_data()["records"]["product"][name]["asked"]
    known = payload(catalog)["words"].split("\n")
    assert spec.type in ("date", "flag") or {*words.lower().replace(",", "").split()} <= {*known}


LEFT_OUT: dict[str, dict[str, str]] = table("fields.yml")["left_out"]
REASONS: dict[str, str] = table("fields.yml")["reasons"]


@pytest.mark.parametrize("place", PLACES)
def test_no_field_is_forgotten(place: str) -> None:
    """What a place does not have is what the table says that it leaves out."""
    absent = [leaf.name for leaf in LEAVES if not is_there(place, leaf)]
    left_out = [name for name in NAMES if place in LEFT_OUT.get(name, {})]
    assert [name for name in absent if name not in left_out] == [], "in no row of tests/cases/fields.yml"
    assert [name for name in left_out if name not in absent] == [], "there after all"


def test_the_table_says_what_is_true() -> None:
    """Every row is about a field and a place, and every reason is given by a row."""
    assert list(LEFT_OUT) == [name for name in NAMES if name in LEFT_OUT], "fields of the rules, in their order"
    assert {place for row in LEFT_OUT.values() for place in row} <= set(PLACES)
    assert {reason for row in LEFT_OUT.values() for reason in row.values()} == set(REASONS)
