"""Codes as people type them, bar codes, lots and every other short text that a field takes; and their addresses."""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from build_hooks import rules
from build_hooks.ground import (
    codes,
    dates,
    gtins,
    text,
)
from build_hooks.model import addresses
from build_hooks.read.values import Wrong, parse
from build_hooks.rules import Field
from build_hooks.rules.problems import Mark, Problem
from build_hooks.workbook.typed import parts, stars
from build_hooks.workbook.values import number_text
from tests.fuzz.dice import Dice
from tests.fuzz.records import code, gtin, lot, scalar
from tests.fuzz.said import said, unprintable
from tests.fuzz.target import Sample

_TYPES = {spec.type: spec for fields in rules.records().values() for spec in fields.values()}
_SHORT = tuple(one for one in _TYPES if one not in ("record", "list", "markdown"))
_BETWEEN = (" ", "-", "–", "\u00a0", "\u200b", ".", "\ufeff", "\u202f", "")
_SAFE = re.compile(r"[A-Za-z0-9._/-]+/")


def make(dice: Dice) -> Sample:
    way = dice.number(5)
    if way == 0:
        return _named(
            "code", {"right": (right := code(dice)), "typed": _typed(dice, right), "wrong": _wrong(dice, right)}
        )
    if way == 1:
        return _named("gtin", {"right": (right := gtin(dice)), "wrong": _wrong(dice, right)})
    if way == 2:
        return _named("lot", {"right": lot(dice), "code": code(dice)})
    kind = dice.one(_SHORT)
    spec = Field(kind, kind, kind, max=120, choices=_TYPES[kind].choices, min=0) if kind != "text" else _TYPES[kind]
    spec = _TYPES[kind] if kind in ("integer", "decimal", "choice") else spec
    return _named("value", {"type": kind, "text": scalar(dice, spec, 0.3)})


def _named(name: str, content: dict[str, str]) -> Sample:
    return {f"{name}.json": json.dumps(content).encode()}


def _typed(dice: Dice, right: str) -> str:
    """The same as somebody may type it."""
    found = "".join(letter + (dice.one(_BETWEEN) if dice.happens(0.3) else "") for letter in right)
    found = found.translate(str.maketrans("01", dice.one(("01", "OI", "oL", "Ol")))) if dice.happens(0.5) else found
    found = found.lower() if dice.happens(0.5) else found
    wide = {ord(one): ord(one) + 0xFEE0 for one in "0123456789ABCDEFGHJKMNPQRSTVWXYZ"}
    return found.translate(wide) if dice.happens(0.2) else found


def _wrong(dice: Dice, right: str) -> str:
    """One sign changed, or two that changed places."""
    at, other = dice.number(len(right)), dice.number(len(right))
    letters = list(right)
    if dice.happens(0.5):
        letters[at] = dice.one(
            [one for one in (codes.ALPHABET if not right.isdigit() else "0123456789") if one != right[at]]
        )
    else:
        letters[at], letters[other] = letters[other], letters[at]
    return "".join(letters)


def run(sample: Sample, folder: Path) -> object:  # noqa: ARG001
    ((name, content),) = sample.items()
    given: dict[str, str] = json.loads(content)
    return {"code": _code, "gtin": _gtin, "lot": _lot, "value": _value}[name.partition(".")[0]](given)


def _code(given: dict[str, str]) -> list[str]:
    right, wrong = given["right"], given["wrong"]
    found = [] if codes.is_code(right) else [f"{right} is no code"]
    if codes.typed(given["typed"]) != right:
        found.append(f"{given['typed']!r} is not read as {right}, but as {codes.typed(given['typed'])!r}")
    if wrong != right and codes.is_code(wrong):
        found.append(f"{wrong} passes for {right}")
    if wrong != right and codes.is_code(codes.typed(wrong)) and codes.typed(wrong) != right:
        found.append(f"{wrong} typed is another code")
    return [*found, *_addresses(addresses.trace(right))]


def _gtin(given: dict[str, str]) -> list[str]:
    value, other = _parsed("gtin", given["right"]), _parsed("gtin", given["wrong"])
    found = []
    if isinstance(value, str):
        if _parsed("gtin", gtins.as_printed(value)) != value:
            found.append(f"{value} printed is another")
        if given["right"][0] != "0" and gtins.as_printed(value) != given["right"]:
            found.append(f"{given['right']} is printed as {gtins.as_printed(value)}")
        gtins.prefix(value)
        found += _addresses(addresses.gs1(value))
        one_changed = sum(a != b for a, b in zip(given["right"], given["wrong"], strict=True)) == 1
        if one_changed and isinstance(other, str):
            found.append(f"{given['wrong']} passes for {given['right']}")
    return found


def _lot(given: dict[str, str]) -> list[str]:
    number = _parsed("lot", given["right"])
    if not isinstance(number, str) or not rules.pattern("lot_page").match(number):
        return []
    return _addresses(addresses.lot(given["code"], number), addresses.gs1_lot("08930000000007", number))


def _addresses(*found: str) -> list[str]:
    """Those that are no plain path below the site."""
    return [f"escape: the address {one!r}" for one in found if not _SAFE.fullmatch(one) or _leads_away(one)]


def _leads_away(address: str) -> bool:
    return any(part.strip(".") == "" for part in address.strip("/").split("/"))


def _parsed(kind: str, given: str) -> Any:
    try:
        return parse(given, Field(kind, kind, kind, max=120))
    except Wrong as wrong:
        return wrong


def _value(given: dict[str, str]) -> list[str]:
    kind, its = given["type"], given["text"]
    spec = _TYPES[kind]
    found: list[str] = []
    try:
        value = parse(its, spec)
    except Wrong as wrong:
        found += unprintable(said([Problem("x.yml", Mark(1, 1), kind, wrong.message, wrong.params)]))
    else:
        found += _again(kind, spec, value)
    codes.typed(its), stars(its), parts(its), number_text(its, (True, "00000"), from_1904=False)
    dates.parse_period(its)
    if text.as_seen(text.as_seen(its)) != text.as_seen(its):
        found.append(f"seen twice it is another: {its[:60]!r}")
    if text.fold(text.fold(its)) != text.fold(its):
        found.append(f"folded twice it is another: {its[:60]!r}")
    if not re.fullmatch("[a-z0-9]*(?:-[a-z0-9]+)*", text.slugify(its)):
        found.append(f"escape: the slug {text.slugify(its)!r}")
    if text.slugify(unicodedata.normalize("NFD", its)) != text.slugify(unicodedata.normalize("NFC", its)):
        found.append(f"composed it has another slug: {its[:60]!r}")
    return found


def _again(kind: str, spec: Field, value: Any) -> list[str]:
    """What has been read, written as the catalog does, reads as the same."""
    if kind in ("flag", "decimal"):
        return []
    written = dates.vietnamese(value) if kind == "date" else str(value)
    try:
        same = parse(written, spec) == value
    except Wrong:
        same = False
    return [] if same else [f"{kind} {written[:80]!r} read again is not the same"]


def faults(sample: Sample, result: Any) -> Iterator[str]:  # noqa: ARG001
    yield from result
