"""What search is asked as people ask it: made without the engine, with an answer, and in more words than rules have."""

import pytest

from bench import people
from bench.crowd import crowded
from bench.heard import has
from build_hooks import rules
from build_hooks.ground.text import fold
from tests.building import REPOSITORY
from tests.reading import table


def test_the_cases_are_those_that_are_made() -> None:
    """600 with everyday words and 300 with others at each size; nobody takes out what is not understood."""
    assert people.kept() == list(people.made())


def test_the_maker_knows_no_engine() -> None:
    """It imports the catalog and nothing of search."""
    text = (REPOSITORY / "bench/people.py").read_text("utf-8")
    assert "search" not in "".join(line for line in text.splitlines() if "import" in line)


def test_other_words_stand_in_no_rule() -> None:
    """So that more is heard than what was thought of."""
    its = rules.synonyms()
    known = {fold(words) for name, all_words in its.items() if name != "same" for words in all_words}
    said = {word for words in (people.FRONT["other"], people.BACK["other"]) for word in words}
    assert [word for word in sorted(said) if fold(word) in known] == []


@pytest.mark.parametrize("size", people.SIZES)
def test_every_shopper_has_an_answer(size: int) -> None:
    """The product that is meant is there, and something has all that is wanted."""
    catalog = crowded(size)
    slugs = {product.slug for product in catalog.products}
    asked = [row for row in table("search-shoppers.yml") if size in row.get("sizes", people.SIZES)]
    unknown = [row["q"] for row in asked if "expect" in row and row["expect"] not in slugs]
    empty = [
        row["q"]
        for row in asked
        if "all" in row and not any(has(product, row["all"]) for product in catalog.listed_products)
    ]
    assert (unknown, empty) == ([], [])
    assert len(table("search-shoppers.yml")) == 60
