"""The feed of what was recognised: read by a reader of others, entries that stay the same, and no ends."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]

from build_hooks.model.catalog import Catalog
from build_hooks.model.product import Product
from build_hooks.model.settings import Settings
from build_hooks.pages.frame.output import File
from build_hooks.pages.lists import feed
from tests.building import make_product

SITE = "https://ocop.example.vn/"


def product(number: int, *days: date, **more: object) -> Product:
    """One with decisions of these days."""
    decided = tuple({"stars": 3, "decision": "86/QĐ-UBND", "issued": day} for day in days)
    return make_product(slug=f"p{number}", name=f"Món <{number}> & co", recognitions=decided, **more)


def read(*products: Product) -> Any:
    """What a reader finds."""
    catalog = Catalog(Path(), Settings(name="Danh mục thử", place="An Giang", site_url=SITE), products)
    (file,) = feed.outputs(catalog)
    assert isinstance(file, File)
    found = feedparser.parse(file.read())
    assert not found.bozo
    return found


def test_what_is_new_and_again() -> None:
    """The newest first; a sample is not told, nor what has no decision."""
    found = read(product(1, date(2023, 1, 27), date(2026, 2, 1)), product(2, sample=True), product(3))
    assert [entry.title for entry in found.entries] == [
        "Món <1> & co: công nhận lại, OCOP 3 sao",
        "Món <1> & co: công nhận OCOP 3 sao",
    ]
    assert found.entries[0].link == f"{SITE}san-pham/p1/" and "2029" not in str(found)


def test_two_decisions_of_one_day() -> None:
    """An entry is called by product and day, and no two may be called alike."""
    (entry,) = read(product(1, date(2023, 1, 27), date(2023, 1, 27))).entries
    assert entry.title == "Món <1> & co: công nhận OCOP 3 sao"


def test_a_reader_never_sees_one_twice() -> None:
    """Through 36 changes of the data."""
    seen: list[str] = []
    days: list[date] = []
    for number in range(36):
        days.append(date(2023, 1, 1) + timedelta(days=30 * number))
        entries = read(
            *(product(at, day, updated=date(2026, 1, 1 + number % 20)) for at, day in enumerate(days))
        ).entries
        seen += [entry.id for entry in entries if entry.id not in seen]
        assert len({entry.id for entry in entries}) == len(entries) == min(30, number + 1)
    assert len(seen) == len(set(seen)) == 36


def test_without_an_address_there_is_none() -> None:
    """Nor where nothing is dated."""
    for its in (Settings(name="A", place="B"), Settings(name="A", place="B", site_url=SITE)):
        assert list(feed.outputs(Catalog(Path(), its, (product(3),)))) == []
