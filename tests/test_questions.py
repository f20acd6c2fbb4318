"""Twenty questions about the catalog, answered from its open data by a program that knows nothing of ours.

It reads JSON and CSV as anybody would; the right answers come from its own reading of the YAML.
"""

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

ROOT = Path(__file__).parent / "first"
Rows = list[dict[str, Any]]


class Published(NamedTuple):
    """What a stranger has downloaded."""

    site: Path
    products: Rows
    producers: Rows
    places: dict[str, Any]
    table: Rows
    points: Rows

    def own(self, product: dict[str, Any]) -> dict[str, Any]:
        """The file beside the trace page, found by the address that the list gives."""
        folder = product["trace"].partition("/S/")[2]
        its: dict[str, Any] = json.loads((self.site / "S" / folder / "du-lieu.json").read_text("utf-8"))["about"]
        return its


class Written(NamedTuple):
    """What the files say, by slug; samples left out."""

    products: dict[str, Any]
    producers: dict[str, Any]


@pytest.fixture(scope="module")
def published(real_site: Path) -> Published:
    folder = real_site / "du-lieu"
    listed, owners, places, points = (
        json.loads((folder / name).read_text("utf-8"))
        for name in ("san-pham.json", "co-so.json", "dia-phuong.json", "dia-phuong.geojson")
    )
    with (folder / "san-pham.csv").open(encoding="utf-8-sig", newline="") as file:
        table = [{name: cell.removeprefix("'") for name, cell in row.items()} for row in csv.DictReader(file)]
    return Published(real_site, listed["products"], owners["producers"], places, table, points["features"])


@pytest.fixture(scope="module")
def written() -> Written:
    def read(folder: str) -> dict[str, Any]:
        files = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / folder).rglob("*.yml")}
        return {slug: its for slug, its in sorted(files.items()) if its.get("sample") != "có"}

    return Written(read("products"), read("producers"))


def day(text: str) -> str:
    """27/01/2023 as 2023-01-27."""
    return "-".join(reversed(str(text).split("/")))


def decided(its: Written) -> dict[str, Any]:
    """The one decision of each product that has one."""
    return {
        slug: found[0]
        for slug, product in its.products.items()
        if (found := [one for one in product["recognitions"] if one.get("issued")])
    }


def after_three_years(issued: str) -> str:
    """The last day of 36 months."""
    first = date.fromisoformat(day(issued))
    return first.replace(year=first.year + 3).isoformat()


Question = tuple[str, Callable[[Published], object], Callable[[Written], object]]
QUESTIONS: list[Question] = [
    ("How many products are there?", lambda its: len(its.products), lambda its: len(its.products)),
    (
        "What are they called?",
        lambda its: sorted(one["name"] for one in its.products),
        lambda its: sorted(one["name"] for one in its.products.values()),
    ),
    (
        "Which have three stars?",
        lambda its: {one["slug"] for one in its.products if one["certificate"]["stars"] == 3},
        lambda its: {slug for slug, one in its.products.items() if {r["stars"] for r in one["recognitions"]} == {3}},
    ),
    (
        "Which have a decision with a day?",
        lambda its: {one["slug"] for one in its.products if "last_day" in one["certificate"]},
        lambda its: set(decided(its)),
    ),
    (
        "By which decisions?",
        lambda its: {one["certificate"]["decision"] for one in its.products if "last_day" in one["certificate"]},
        lambda its: {one["decision"] for one in decided(its).values()},
    ),
    (
        "Until when do their certificates hold?",
        lambda its: {
            one["slug"]: one["certificate"]["last_day"] for one in its.products if "last_day" in one["certificate"]
        },
        lambda its: {slug: after_three_years(one["issued"]) for slug, one in decided(its).items()},
    ),
    (
        "Which had ended on 28/01/2026?",
        lambda its: {row["slug"] for row in its.table if row["last_day"] and row["last_day"] < "2026-01-28"},
        lambda its: {s for s, one in decided(its).items() if after_three_years(one["issued"]) < "2026-01-28"},
    ),
    (
        "Who issued them?",
        lambda its: {row["issuer"] for row in its.table if row["issued"]},
        lambda its: {one["issuer"] for one in decided(its).values()},
    ),
    (
        "Of how many does only a source tell?",
        lambda its: sum("last_day" not in one["certificate"] for one in its.products),
        lambda its: len(its.products) - len(decided(its)),
    ),
    (
        "How many are there of each group?",
        lambda its: sorted(one["group"] for one in its.products),
        lambda its: sorted(one["group"] for one in its.products.values()),
    ),
    (
        "Which is alcohol?",
        lambda its: {one["slug"] for one in its.products if one.get("alcohol")},
        lambda its: {slug for slug, one in its.products.items() if one.get("alcohol") == "có"},
    ),
    (
        "Who makes each?",
        lambda its: {one["slug"]: one.get("producer") for one in its.products},
        lambda its: {slug: one.get("producer") for slug, one in its.products.items()},
    ),
    (
        "What is the maker of each called?",
        lambda its: {row["slug"]: row["producer_name"] for row in its.table if row["producer"]},
        lambda its: {s: its.producers[one["producer"]]["name"] for s, one in its.products.items() if "producer" in one},
    ),
    (
        "How many producers are companies?",
        lambda its: sum(one["type"] == "doanh-nghiep" for one in its.producers),
        lambda its: sum(one["type"] == "doanh-nghiep" for one in its.producers.values()),
    ),
    (
        "Which products does each producer have?",
        lambda its: {one["slug"]: sorted(one["products"]) for one in its.producers},
        lambda its: {
            slug: sorted(s for s, one in its.products.items() if one.get("producer") == slug) for slug in its.producers
        },
    ),
    (
        "Which communes have products?",
        lambda its: {point["id"] for point in its.points},
        lambda its: {one["origin"]["commune"] for one in its.products.values() if one["origin"].get("commune")},
    ),
    (
        "Which products are of Tây Ninh?",
        lambda its: next(set(one["products"]) for one in its.places["provinces"] if "Tây Ninh" in one["name"]),
        lambda its: {path.stem for path in (ROOT / "products/tay-ninh").rglob("*.yml")} & set(its.products),
    ),
    (
        "What is written on each stamp?",
        lambda its: {row["slug"]: row["code"].replace(" ", "") for row in its.table},
        lambda its: {slug: one["code"] for slug, one in its.products.items()},
    ),
    (
        "When was each changed?",
        lambda its: {row["slug"]: row["updated"] for row in its.table},
        lambda its: {slug: day(one["updated"]) for slug, one in its.products.items()},
    ),
    (
        "Of which does the catalog lack a photograph?",
        lambda its: {
            one["slug"] for one in its.products if "ảnh chụp sản phẩm" in its.own(one)["additionalProperty"][0]["value"]
        },
        lambda its: {
            slug
            for slug, one in its.products.items()
            if all(photo.get("kind") == "illustration" for photo in one.get("photos", ()))
        },
    ),
]


def test_twenty_questions(published: Published, written: Written, subtests: pytest.Subtests) -> None:
    """Each answer from the data is that of the files, and is none that an empty file would give."""
    assert len(QUESTIONS) == len({question for question, *_ in QUESTIONS}) == 20
    for question, of_data, of_files in QUESTIONS:
        with subtests.test(question):
            right = of_files(written)
            assert of_data(published) == right and right
