"""The rules as the form takes them: the records that people write, with choices, checks and Vietnamese messages."""

import re
from collections.abc import Iterator
from typing import Any

from build_hooks import rules
from build_hooks.pages.form.scripts import rules_script
from build_hooks.read import photos
from build_hooks.rules import Field

WRITTEN = ("product", "producer")


def rules_data() -> dict[str, Any]:
    """What form/rules/ interprets: `records` in the order of fields.yml, with what they choose from and are told."""
    kinds = list(dict.fromkeys(_reached(WRITTEN)))
    records = {kind: {name: _field(spec) for name, spec in rules.records()[kind].items()} for kind in kinds}
    lists = {spec.choices for kind in kinds for spec in rules.records()[kind].values() if spec.choices}
    return {
        "records": records,
        "choices": {name: dict(map(_choice, rules.choices(name).items())) for name in sorted(lists)},
        "choice_keys": {name: list(rules.choices(name)) for name in sorted(lists)},  # JavaScript puts "2018" first
        "groups_today": list(rules.groups_today()),
        "checks": [
            {"record": check.record, "check": check.check, "message": check.message, **check.params}
            for check in rules.checks()
            if check.record in kinds
        ],
        "messages": {name: _message(row) for name, row in rules.messages().items() if name in _said()},
        "short_forms": rules.short_forms(),
        "known_by": rules.known_by(),
        "photos": {"max_ratio": photos.MAX_RATIO, "min_long_side": photos.MIN_LONG_SIDE},
        "words": {name: row["vi"] for name, row in rules.all_words().items()},
        "code_pages": [
            {
                "message": page.message,
                "pattern": page.pattern.pattern,
                "unless": page.unless.pattern,
                "letters": page.letters,
            }
            for page in rules.code_pages()
        ],
    }


def _choice(choice: tuple[str, dict[str, Any]]) -> tuple[str, dict[str, Any]]:
    """A key with what the form asks of it: neither how a page looks nor what English readers are told."""
    key, row = choice
    return key, {name: value for name, value in row.items() if name not in ("en", "icon", "tint")}


def _said() -> set[str]:
    """The messages that the form can say: those of the rules, and those that its scripts name."""
    named = {check.message for check in rules.checks()} | {page.message for page in rules.code_pages()}
    return named | set(re.findall(r'"([a-z_]+)"', rules_script().decode()))


def _reached(kinds: tuple[str, ...]) -> Iterator[str]:
    for kind in kinds:
        yield kind
        inner = (spec.of for spec in rules.records()[kind].values() if spec.of in rules.records())
        yield from _reached(tuple(inner))


def _field(spec: Field) -> dict[str, Any]:
    """What differs from nothing; bounds of numbers always stand there."""
    found = {
        "type": spec.type,
        "label": spec.label,
        "help": spec.help,
        "required": spec.required,
        "of": spec.of,
        "choices": spec.choices,
        "max": spec.max,
        "max_text": spec.max_text,
        "groups": list(spec.groups),
        "asked": "form" in spec.at,
    }
    bounds = {"min": spec.min, "max": spec.max} if spec.type in ("integer", "decimal") else {}
    return {name: value for name, value in found.items() if value} | bounds


def _message(row: dict[str, Any]) -> dict[str, str]:
    return {**{name: row[name] for name in ("level", "form") if name in row}, **row["vi"]}
