"""The answer to a sender is pasted into a chat: every problem on a line of its own, whatever was sent."""

import pytest

from build_hooks.intake.reply import in_words
from build_hooks.rules.problems import Mark, Problem


@pytest.mark.parametrize("sign", ["\r", "\n", "\u2028", "\u202e", "\x1b[31m", "\u200b", "\ud800"])
def test_a_field_that_nobody_knows_stays_on_its_line(sign: str) -> None:
    """A key is a stranger's text as well."""
    said = in_words(Problem("san-pham.yml", Mark(1, 1), f"na{sign}me", "unknown_key", {"allowed": "name"}))
    assert said.isprintable()
    assert said.startswith("na")
