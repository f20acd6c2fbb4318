"""Exports are written with few empty rows here; the command's tests write all of them."""

from collections.abc import Iterator

import pytest

from tests.workbook_files import few_empty_rows


@pytest.fixture(scope="module", autouse=True)
def exports_are_short() -> Iterator[None]:
    """For the tests of a file."""
    with few_empty_rows():
        yield
