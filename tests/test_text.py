"""Text as it is compared and as it stands in an address, by the table that the browser's script is held to as well."""

from typing import Any

import pytest

from build_hooks.ground.text import fold, slugify
from tests.reading import table


@pytest.mark.parametrize("row", table("folds.yml"), ids=lambda row: repr(row["text"]))
def test_folds(row: dict[str, Any]) -> None:
    """A text has one folded form and one slug."""
    assert (fold(row["text"]), slugify(row["text"])) == (row["fold"], row["slug"])
