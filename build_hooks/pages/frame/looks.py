"""Styles as documents carry them: state.css gives each mark a look, rules/certificate.yml the states that have it."""

import re
from pathlib import Path

from build_hooks import rules

LOOKS = Path(__file__).with_name("state.css")
_MARK = re.compile(r"\[data-mark=\"(\w+)\"\]")


def style(*paths: Path) -> bytes:
    """Styles as one, the states of rules/certificate.yml in the place of their marks."""
    return _MARK.sub(_states, "\n".join(path.read_text("utf-8") for path in paths)).encode()


def _states(mark: re.Match[str]) -> str:
    of_it = [f'[data-state="{state}"]' for state, row in rules.states().items() if row["mark"] == mark[1]]
    return of_it[0] if len(of_it) == 1 else f":is({', '.join(of_it)})"
