"""A text is read by its field's type, and what is not of the type is told in that type's own words."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from build_hooks import rules
from build_hooks.read.values import Wrong, parse
from build_hooks.rules import Field
from tests.reading import table

ROWS: list[dict[str, Any]] = table("values.yml")
COMPOUND = {"record", "list"}


def _plain(value: object) -> object:
    """The value as the table writes it."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['type']}-{row['text'][:24]}".replace("\n", " "))
def test_a_text_by_its_type(row: dict[str, Any]) -> None:
    """The table says what each text is, or which message names what is wrong with it."""
    spec = Field(name="field", label="Field", type=row["type"], **row.get("params", {}))
    try:
        found: dict[str, object] = {"value": _plain(parse(row["text"], spec))}
    except Wrong as wrong:
        blanks = {name: wrong.params[name] for name in row.get("blanks", {})}
        found = {"message": wrong.message, **({"blanks": blanks} if blanks else {})}
    assert found == {key: row[key] for key in ("value", "message", "blanks") if key in row}


@pytest.mark.parametrize("kind", ["url", "slug", "integer", "phone", "photo_file", "choice", "lot", "period"])
def test_what_is_no_text_is_short(kind: str) -> None:
    """Whatever is no text is told its length and not looked at beyond 500 characters; within it has its own words."""
    spec = Field(name="field", label="Field", type=kind, choices="groups")
    with pytest.raises(Wrong) as wrong:
        parse("á" * 501, spec)
    assert (wrong.value.message, wrong.value.params) == ("too_long", {"size": 501, "max": 500})
    with pytest.raises(Wrong) as wrong:
        parse("á" * 500, spec)
    assert wrong.value.message != "too_long"


@pytest.mark.parametrize(("kind", "size"), [("commune", 160), ("old_commune", 160), ("old_district", 160)])
def test_a_place_is_short(kind: str, size: int) -> None:
    """A place that is longer than any place's name is not searched for."""
    spec = Field(name="field", label="Field", type=kind)
    for text, message in (("x" * (size + 1), "too_long"), ("x" * size, "unknown_place")):
        with pytest.raises(Wrong) as wrong:
            parse(text, spec)
        assert wrong.value.message == message


def test_the_table_knows_every_type() -> None:
    """Each scalar type of rules/fields.yml has a text that is right and one that is wrong."""
    types = {spec.type for fields in rules.records().values() for spec in fields.values()} - COMPOUND
    assert {row["type"] for row in ROWS if "value" in row} == types
    assert {row["type"] for row in ROWS if "message" in row} == types


def test_no_row_stands_twice() -> None:
    """Every row of the table checks something of its own."""
    keys = [(row["type"], row["text"], str(row.get("params"))) for row in ROWS]
    assert len(keys) == len(set(keys))


def _labels() -> list[tuple[str, str, str]]:
    lists = {spec.choices for fields in rules.records().values() for spec in fields.values() if spec.choices}
    return [(name, key, row["label"]) for name in sorted(lists) for key, row in rules.choices(name).items()]


@pytest.mark.parametrize(("choices", "key", "label"), _labels())
def test_a_label_in_place_of_its_key(choices: str, key: str, label: str) -> None:
    """Who writes the words of a choice is told its key and no other."""
    if label == key:
        return
    with pytest.raises(Wrong) as wrong:
        parse(label, Field(name="field", label="Field", type="choice", choices=choices))
    assert wrong.value.params["nearest"] == key
