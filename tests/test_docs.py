"""What is written for people names what there is: every field for officers, every command for maintainers."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import click
import pytest

from build_hooks import rules
from build_hooks.cli import ocop
from build_hooks.model.certificate import PILLS
from build_hooks.pages.frame.asked import filled
from tests.building import REPOSITORY, make_product

FIELDS_PAGE = filled((REPOSITORY / "catalog/huong-dan/cac-truong.md").read_text("utf-8"))
COMMANDS_PAGE = (REPOSITORY / "docs/commands.md").read_text("utf-8")
IN_BACKTICKS = set(re.findall(r"`([^`\n]+)`", FIELDS_PAGE))
RECORDS = [name for name in rules.records() if name != "ledger"]  # only `ocop issue` writes the ledger


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_is_explained(record: str) -> None:
    """Each field that an officer can write stands in the guide as it is written, with the words people read."""
    fields = rules.records()[record]
    assert [name for name in fields if name not in IN_BACKTICKS] == []


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_stands_in_its_own_table(record: str) -> None:
    """A record's table has a row for each of its fields in their order, and no row of a field that is gone."""
    _, found, rest = FIELDS_PAGE.partition(f"{{: #{record} }}")
    assert found, f"no section #{record}"
    section = rest.split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)`", section, re.MULTILINE)
    assert rows == list(rules.records()[record])


@pytest.mark.parametrize("record", RECORDS)
def test_what_is_required_is_said(record: str) -> None:
    """The guide calls required what the rules require, and nothing else."""
    section = FIELDS_PAGE.partition(f"{{: #{record} }}")[2].split("\n## ")[0]
    said = re.findall(r"^\| `(\w+)` \(bắt buộc\)", section, re.MULTILINE)
    assert said == [name for name, spec in rules.records()[record].items() if spec.required]


@pytest.mark.parametrize("name", ["groups", "producer_types", "levels", "statuses", "photo_kinds", "document_kinds"])
def test_every_choice_is_explained(name: str) -> None:
    """Each word that can be chosen stands in the guide."""
    assert [key for key in rules.choices(name) if key not in IN_BACKTICKS] == []


def _commands(command: click.Command, words: tuple[str, ...] = ("ocop",)) -> Iterator[tuple[str, click.Command]]:
    yield " ".join(words), command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from _commands(below, (*words, name))


COMMANDS = list(_commands(ocop))


@pytest.mark.parametrize(("words", "command"), COMMANDS, ids=[words for words, _ in COMMANDS])
def test_every_command_is_named(words: str, command: click.Command) -> None:
    """The page of commands names each, and each of its options by its long form."""
    assert words in COMMANDS_PAGE
    options = [max(one.opts, key=len) for one in command.params if isinstance(one, click.Option)]
    assert [option for option in options if option not in COMMANDS_PAGE] == []


@pytest.mark.parametrize(("words", "command"), COMMANDS, ids=[words for words, _ in COMMANDS])
def test_every_command_explains_itself(words: str, command: click.Command) -> None:
    """--help says what each command and each option does."""
    assert command.help, words
    assert [one.name for one in command.params if isinstance(one, click.Option) and not one.help] == []


def test_the_sentences_about_certificates_are_those_of_pages() -> None:
    """The table of ve-danh-muc.md shows every state in the words that pages have."""
    page = filled((REPOSITORY / "catalog/ve-danh-muc.md").read_text("utf-8"))
    rows = re.findall(r"^\| (Ch[^|]+) \| ([^|]+) \|$", page, re.MULTILINE)
    dated, last = {"stars": 3, "decision": "…", "issued": "2023-01-27"}, date(2026, 1, 27)
    later = {"stars": 3, "as_of": "02/03/2026"}
    revoked = {"is": "revoked", "on": "2025-03-02", "decision": "…"}
    histories: list[dict[str, Any]] = [
        {"recognitions": (dated,)},
        {"recognitions": (dated,)},
        {"recognitions": (dated,), "status": revoked},
        {},
        {"recognitions": ({"stars": 3, "as_of": "2020"},)},
        {"recognitions": (dated, later)},
    ]
    days = (last, *[last + timedelta(days=1)] * 5)
    said = []
    for history, day in zip(histories, days, strict=True):
        its = make_product(**history).certificate
        said.append((PILLS[its.state(day)], its.sentence(day).replace("ngày 02/03/2025 (", "ngày … (")))
    assert rows in (said, [])  # another province writes a page of its own
