"""No page is stale: after any change a build that keeps what it can gives the bytes of one from nothing."""

from pathlib import Path

from bench.stale import stale


def test_changes_of_the_kinds_that_are_seen_worst(tmp_path: Path) -> None:
    """A text of the same size and time and a product's file that is called otherwise; then a template and words."""
    assert stale(tmp_path, [["same size", "renaming"], ["template", "words"]], 2, seed=1) == []
