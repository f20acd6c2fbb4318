"""What editors know of the files is made from the rules, current, and true of every file that the check accepts."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from build_hooks import rules
from build_hooks.cli.schema import KINDS, schema_text
from tests.building import CATALOG, PRODUCT, REPOSITORY
from tests.reading import problems_of

KIND_OF = {"products": "product", "producers": "producer", "data": "report"}
FILES = [path for folder in KIND_OF for path in sorted((CATALOG / folder).rglob("*.yml"))]


def as_an_editor(node: Any) -> Any:
    """The tree as the core schema of YAML gives it: a day is a text there."""
    if isinstance(node, dict):
        return {key: as_an_editor(value) for key, value in node.items()}
    if isinstance(node, list):
        return [as_an_editor(value) for value in node]
    return node.isoformat() if isinstance(node, date) else node


def faults(kind: str, text: str) -> list[str]:
    """What an editor would underline."""
    validator = jsonschema.Draft7Validator(json.loads(schema_text(kind)))
    return [one.message for one in validator.iter_errors(as_an_editor(YAML(typ="safe").load(text)))]


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_current(kind: str) -> None:
    """`ocop schema` was run after the last change of the rules."""
    assert (REPOSITORY / f"schema/{kind}.schema.json").read_text("utf-8") == schema_text(kind)
    jsonschema.Draft7Validator.check_schema(json.loads(schema_text(kind)))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_of_the_catalog_is_right(path: Path) -> None:
    """No editor underlines what the catalog has accepted."""
    kind = KIND_OF[path.relative_to(CATALOG).parts[0]]
    assert faults(kind, path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "sample: có",
        "sample: true",
        "updated: 2026-01-27",
        "updated: 27/1/2026",
        "taxonomy: 2018",
        'taxonomy: "2018"',
        "price: {from: 50.000, to: 60000, as_of: 2026}",
        "variants: [{name: Gói, gtin: 8936049500008}]",
        'label: {alcohol_by_volume: "62,50"}',
        "photos:",
        "tags: []",
    ],
)
def test_whatever_way_it_is_written(line: str) -> None:
    """Numbers, truth values and empty fields as YAML gives them."""
    text = f"{PRODUCT}{line}\n"
    assert [one.line() for one in problems_of(text) if one.message not in ("field_of_other_group",)] == []
    assert faults("product", text) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("grup: x", "grup"),
        ("updated: hôm qua", "hôm qua"),
        ("taxonomy: 2020", "2020"),
        ("status: {is: gone, on: 01/01/2024}", "gone"),
        ("photos: x", "x"),
        ("sold_at: [{address: x}]", "name"),
        ("name_en: " + "x" * 200, "too long"),
        ("links: [{name: x, url: www.example.vn}]", "www.example.vn"),
    ],
)
def test_what_is_wrong_is_underlined(line: str, said: str) -> None:
    """And the check refuses it too."""
    assert any(said in one for one in faults("product", f"{PRODUCT}{line}\n"))
    assert problems_of(f"{PRODUCT}{line}\n")


def test_what_is_required() -> None:
    """A name, a group, a source, and a recognition or a status."""
    found = " ".join(faults("product", "season: Tết\n"))
    for name in ("name", "group", "sources"):
        assert f"'{name}' is a required property" in found
    assert "not valid under any of the given schemas" in found


def _fields(schema: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    for one in schema.get("properties", {}).values():
        found += [one, *_fields(one), *_fields(one.get("items", {}))]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_says_what_it_is(kind: str) -> None:
    """In Vietnamese, on hovering; choices with their words."""
    for one in _fields(json.loads(schema_text(kind))):
        assert one["title"] and one["title"] in one["description"]
        if "enum" in one:
            assert len(one["enumDescriptions"]) == len({str(value) for value in one["enum"]})


def test_the_editor_is_told_which_files() -> None:
    """The mapping names schemas that are there, and every folder of records."""
    mapping = json.loads((REPOSITORY / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert sorted(mapping.values()) == ["data/figures/*.yml", "producers/*.yml", "products/**/*.yml"]
    assert all((REPOSITORY / one).is_file() for one in mapping)
    assert set(KINDS) <= set(rules.records())
