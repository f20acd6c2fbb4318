"""Facts as rows of a name and a value."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """What a fact is called, and the fact."""

    name: str
    value: str


def rows(*pairs: tuple[str, str]) -> tuple[Row, ...]:
    """The rows whose value is known."""
    return tuple(Row(name, value) for name, value in pairs if value)
