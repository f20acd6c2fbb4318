"""One awful file with as many faults as fit, and the full list of what is said of them."""

from datetime import date

import pytest

from build_hooks.ground import dates
from tests.reading import CASES, lines_of, problems_of, with_fields

NAME = "everything-wrong.yml"


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "today", lambda: date(2026, 3, 2))


def test_every_fault_is_told_at_once() -> None:
    """All faults of a file are told in one run, each once, in the order of its lines."""
    expected = (CASES / "everything-wrong.txt").read_text("utf-8").splitlines()
    assert lines_of((CASES / NAME).read_bytes(), path=NAME) == [*map(with_fields, expected)]


def test_every_fault_is_told_in_english_too() -> None:
    """The other language says the same of the same places, with nothing left to fill in."""
    problems = problems_of((CASES / NAME).read_bytes(), path=NAME)
    for problem in problems:
        line = problem.line("en")
        assert line.startswith(f"{problem.place}: {'warning: ' if problem.is_warning else ''}")
        assert line != problem.line("vi")
