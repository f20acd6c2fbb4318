"""The catalog of the repository, right whatever is in it; and the one that tests know, which goes with the code."""

from typing import Any

import yaml

from build_hooks.read.catalog import read_catalog
from tests.building import CATALOG, REPOSITORY

OF_A_PROVINCE = {"site_name", "site_url", "site_description", "docs_dir", "hooks", "watch"}


def of_the_code(text: str) -> dict[str, Any]:
    """What mkdocs.yml says that is neither a province's own nor a path."""
    config: dict[str, Any] = yaml.safe_load(text)
    config["theme"].pop("custom_dir")
    config["extra"].pop("ocop")
    return {key: value for key, value in config.items() if key not in OF_A_PROVINCE}


def test_the_catalog_of_this_repository_is_right() -> None:
    """Whatever products it has by now, not one error is in them."""
    assert [one.line() for one in read_catalog(REPOSITORY).errors] == []


def test_the_tests_build_what_the_repository_builds() -> None:
    """The same theme, navigation and extensions: who changes mkdocs.yml writes it into tests/first/mkdocs.yml too."""
    own, first = ((root / "mkdocs.yml").read_text("utf-8") for root in (REPOSITORY, CATALOG))
    assert of_the_code(own) == of_the_code(first)


def test_a_source_is_what_was_read() -> None:
    """Pages: one of 31/01/2023, which published a decision of 27/01/2023, and two without a day."""
    catalog = read_catalog(CATALOG).catalog
    read = {(source.title, source.date) for one in catalog.real_products for source in one.sources}
    read |= {(source.title, source.date) for one in catalog.producers if not one.sample for source in one.sources}
    assert [title for title, _ in read if title.startswith("Quyết định")] == []
    assert {day for title, day in read if "86/QĐ-UBND" in title} == {"31/01/2023"}
    assert len(read) == 3
