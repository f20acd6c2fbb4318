"""JSON Schemas of the written form, for editors: they offer fields and choices, and tell in Vietnamese what each is.

They describe what a person may type, so a scalar is a text, a number or a truth value, whatever YAML makes of it; the
full judgement is `ocop check`.
"""

from typing import Any

from build_hooks import rules
from build_hooks.ground.words import say, words_of
from build_hooks.rules import Field

_SCALAR = ["string", "number", "boolean", "null"]
_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{1,2}-\d{1,2}"
_PATTERNS = {
    "date": rf"^\s*[“”‘’]?({_DAY})[“”‘’]?\s*$",
    "period": rf"^\s*[“”‘’]?({_DAY}|\d{{1,2}}/\d{{4}}|\d{{4}}(-\d{{2}})?)[“”‘’]?\s*$",
    "gtin": r"^\s*[“”‘’]?[\d ]{8,20}[“”‘’]?\s*$",
    "url": r"^\s*[“”‘’]?[Hh][Tt][Tt][Pp][Ss]?://",
    "email": "@",
}


def schema(kind: str) -> dict[str, Any]:
    """The schema of one kind of file, "product" or "producer"."""
    title = say(f"rules.title_{kind}")
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **_record(kind)}


def _record(kind: str) -> dict[str, Any]:
    specs = rules.records()[kind]
    found: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _field(spec) for name, spec in specs.items()},
    }
    if required := [name for name, spec in specs.items() if spec.required]:
        found["required"] = required
    if kind == "product":
        found["anyOf"] = [{"required": ["recognitions"]}, {"required": ["status"]}]
    return found


def _field(spec: Field) -> dict[str, Any]:
    words = {
        "title": spec.label,
        "description": " ".join(part for part in (f"{spec.label}.", spec.help, _how(spec)) if part),
    }
    if spec.type == "record":
        return words | _record(spec.of)
    if spec.type == "list":
        inner = _record(spec.of) if spec.of in rules.records() else _scalar(spec, spec.of, spec.max_text)
        return words | {"type": ["array", "null"], "maxItems": spec.max, "items": inner}
    return words | _scalar(spec, spec.type, spec.max)


def _scalar(spec: Field, kind: str, most: int) -> dict[str, Any]:
    if spec.choices:
        rows = rules.choices(spec.choices)
        numbers = [int(key) for key in rows if key.isdigit()]
        return {"enum": [*rows, *numbers], "enumDescriptions": [row["label"] for row in rows.values()]}
    found: dict[str, Any] = {"type": _SCALAR}
    if kind in ("text", "prose", "markdown") and most:
        found["maxLength"] = most + 2  # the quotes that Word may put around it are not counted by `ocop check`
    if kind in _PATTERNS:
        found["pattern"] = _PATTERNS[kind]
    if kind in ("integer", "decimal"):
        found |= {"minimum": spec.min, "maximum": spec.max}
    return found


def _how(spec: Field) -> str:
    if spec.choices:
        rows = rules.choices(spec.choices).items()
        choices = (say("rules.one_choice", key=key, label=row["label"]) for key, row in rows)
        return say("rules.one_of", choices=", ".join(choices))
    kind = spec.of if spec.type == "list" else spec.type
    return say(f"rules.how_{kind}") if f"how_{kind}" in words_of("rules") else ""
