"""Fields and their values as officers and senders read them: labels for keys, words for choices, long texts cut."""

import itertools
import re

from build_hooks import places, rules
from build_hooks.ground.words import say
from build_hooks.intake.texts import Text
from build_hooks.read.values import MEANT_NO, MEANT_YES, NO, YES
from build_hooks.rules import Field
from build_hooks.rules.problems import one_line

_PART = re.compile(r"([a-z_]+)(?:\[(\d+)\])?")
_RECORDS = ("product", "producer")
# Codes of places say nothing to people.
_PLACES = {
    "commune": places.find_communes,
    "old_commune": places.find_old_communes,
    "old_district": places.find_old_districts,
}
_LONGEST = 90  # letters of a value; enough for a number, an address or a title
_AROUND = 20  # letters before the first that differs


def field_words(path: str) -> str:
    """Labels for "recognitions[2].issued", or "producer:name" where a product has a field of that name too; what the
    rules do not know stays as it is written."""
    record, _, inside = path.rpartition(":")
    kinds, path = ((record,), inside) if record in _RECORDS else (_RECORDS, path)
    for kind in kinds:
        words: list[str] = []
        here = kind
        for name, number in _PART.findall(path):
            spec = rules.records().get(here, {}).get(name)
            if spec is None:
                words = []
                break
            words.append(f"{spec.label} {number}".strip())
            here = spec.of
        if words:
            return ", ".join(words)
    return one_line(path)


def of_producer(path: str) -> str:
    """A field of a producer, so that its name is not told as a product's; "" for the whole."""
    return f"producer:{path}" if path else ""


def value_words(spec: Field | None, text: Text | None) -> str:
    """A value on one line, a choice or a flag by its words; "" for none."""
    if isinstance(text, dict):
        return "; ".join(f"{name}: {value_words(None, item)}" for name, item in text.items())
    if isinstance(text, list):
        return "; ".join(value_words(spec, item) for item in text)
    said = clean(text or "")
    if spec is not None and spec.choices and said in rules.choices(spec.choices):
        return rules.label(spec.choices, said)
    if spec is not None and spec.type in _PLACES and said.isdigit():
        found = _PLACES[spec.type](said)
        return f"{found[0].full_name} ({said})" if len(found) == 1 else said
    if spec is not None and spec.type == "flag":
        return YES if said.lower() in MEANT_YES else NO if said.lower() in MEANT_NO else said
    return said


def change_words(old: str, new: str) -> str:
    """“old → new”, each short; of two long texts what stands around the first difference."""
    if old == new != "":
        return say("intake.rewritten", old=_cut(old))
    start = 0
    if old and new and max(len(old), len(new)) > _LONGEST:
        start = max(_first_difference(old, new) - _AROUND, 0)
    before, after = (_cut(text, start) if text else "" for text in (old, new))
    return f"{before or say('intake.nothing')} → {after or say('intake.taken_away')}"


def is_long(text: str) -> bool:
    """Whether a line shows only a part of it."""
    return len(text) > _LONGEST


def clean(text: str) -> str:
    """A stranger's words on one line, without control characters and what turns the direction of writing."""
    return "".join(letter if letter.isprintable() else "�" for letter in " ".join(text.split()))


def _first_difference(text: str, other: str) -> int:
    same = itertools.takewhile(lambda both: both[0] == both[1], zip(text, other, strict=False))
    return sum(1 for _ in same)


def _cut(text: str, start: int = 0) -> str:
    shown = text[start : start + _LONGEST]
    return f"{'…' if start else ''}{shown}{'…' if start + _LONGEST < len(text) else ''}"
