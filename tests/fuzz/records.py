"""Made-up records: fields by the rules with right and odd texts, and the many ways to write them down as YAML."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from stdnum import ean

from build_hooks import rules
from build_hooks.ground import codes
from build_hooks.intake.texts import Text, Texts
from build_hooks.places import tables
from build_hooks.rules import Field
from tests.fuzz.dice import NUMBERS, PATHS, Dice

LOT_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789.-_/%'\"*"


def record(dice: Dice, kind: str, wild: float = 0.15, depth: int = 0) -> Texts:
    """A record of this kind; a share of `wild` of its texts is anything at all."""
    likely = 0.25 if depth == 0 else 0.6
    found = {
        name: value(dice, spec, wild, depth)
        for name, spec in rules.records()[kind].items()
        if dice.happens(0.97 if spec.required else likely)
    }
    if dice.happens(wild / 3):
        found[dice.one((dice.piece(), "nam", "stars", "extra")).strip() or "x"] = dice.text()
    return found


def value(dice: Dice, spec: Field, wild: float, depth: int = 0) -> Text:
    """The texts of one field."""
    if spec.type == "record":
        return record(dice, spec.of, wild, depth + 1)
    if spec.type == "list":
        size = dice.one((0, 1, 1, 2, 3)) if not dice.happens(0.005) else spec.max + 1
        inner = Field(spec.name, spec.of, spec.label, max=spec.max_text)
        if spec.of in rules.records():
            return [record(dice, spec.of, wild, depth + 1) for _ in range(size)]
        return [scalar(dice, inner, wild) for _ in range(size)]
    return scalar(dice, spec, wild)


def scalar(dice: Dice, spec: Field, wild: float) -> str:
    """One text: of its type, a spoilt one, or anything."""
    if dice.happens(wild):
        way = dice.number(3)
        return dice.text() if way == 0 else dice.one(PATHS if way == 1 else NUMBERS)
    text = _OF_TYPE.get(spec.type, _words)(dice, spec)
    return dice.spoilt(text) if dice.happens(wild / 2) else text


def _words(dice: Dice, spec: Field) -> str:
    return dice.plain(1 if spec.max < 100 else 3) if dice.happens(0.9) else dice.text()


def _prose(dice: Dice, _spec: Field) -> str:
    return dice.one(("\n", "\n\n", " ")).join(dice.plain() for _ in range(dice.between(1, 3)))


def _choice(dice: Dice, spec: Field) -> str:
    rows = rules.choices(spec.choices)
    key = dice.one(list(rows))
    return key if dice.happens(0.9) else str(rows[key]["label"])


def _integer(dice: Dice, spec: Field) -> str:
    number = dice.between(spec.min, min(spec.max, 10 ** dice.between(1, 12)) if spec.max > 9 else spec.max)
    way = dice.number(8)
    return f"{number:,}".replace(",", ".") if way < 2 else str(number).zfill(4 if way == 2 else 1)


def _date(dice: Dice, _spec: Field) -> str:
    day, month, year = dice.between(1, 29), dice.between(1, 12), dice.between(2017, 2027)
    return f"{day:02}/{month:02}/{year}" if dice.happens(0.8) else f"{year}-{month:02}-{day:02}"


def _period(dice: Dice, spec: Field) -> str:
    return dice.one((str(dice.between(2018, 2027)), f"{dice.between(1, 12):02}/2025", _date(dice, spec)))


def gtin(dice: Dice, _spec: Field | None = None) -> str:
    """A number with its right check digit."""
    digits = dice.one(("893", "0893", "893", "8", "")) + str(dice.number(10 ** dice.one((7, 9, 11))))
    digits = digits.zfill(dice.one((7, 11, 12, 13)))[:13]
    return digits + str(ean.calc_check_digit(digits)) if len(digits) in (7, 11, 12, 13) else digits


def code(dice: Dice, _spec: Field | None = None) -> str:
    """A permanent code."""
    return codes.complete("".join(dice.one(codes.ALPHABET) for _ in range(codes.LENGTH - 1)))


def lot(dice: Dice, _spec: Field | None = None) -> str:
    """A lot's number, of signs that GS1 allows."""
    return "".join(dice.one(LOT_SIGNS) for _ in range(dice.between(1, 20)))


def _phone(dice: Dice, _spec: Field) -> str:
    return dice.one(("0912 345 678", "+84 912.345.678", "1900 1234", "02963 123 456", "0900000000"))


def _url(dice: Dice, _spec: Field) -> str:
    end = dice.one(("", "/", "/x?q=a&b=%3Cscript%3E", ":8080/é", "#x", "/../..", "/{{x}}"))
    host = dice.one(("example.vn", "a.b-c.vn", "ví-dụ.vn", "[::1]", "[x"))
    return f"{dice.one(('https', 'http', 'HTTPS', 'ftp'))}://{host}{end}"


def _slug(dice: Dice, _spec: Field) -> str:
    return dice.one(("co-so", "ho-kinh-doanh-do-thi-ngan", "a", "con", "x1-2", "a--b"))


def _photo(dice: Dice, _spec: Field) -> str:
    return f"{dice.between(1, 12):02}.{dice.one(('jpg', 'png', 'webp', 'heic', 'JPG'))}"


@cache
def _names(kind: str) -> tuple[str, ...]:
    known: dict[str, Callable[[], Any]] = {
        "commune": tables.communes,
        "old_commune": tables.old_communes,
        "old_district": tables.old_districts,
    }
    return tuple(text for place in known[kind]() for text in (place.full_name, place.code, place.name))


def _place(dice: Dice, spec: Field) -> str:
    return dice.one(_names(spec.type))


_OF_TYPE: dict[str, Callable[[Dice, Field], str]] = {
    "prose": _prose,
    "markdown": _prose,
    "choice": _choice,
    "flag": lambda dice, _spec: dice.one(("có", "không", "true", "no", "Yes")),
    "integer": _integer,
    "decimal": lambda dice, spec: f"{dice.between(spec.min, spec.max)}{dice.one((',', '.'))}{dice.number(100):02}",
    "date": _date,
    "period": _period,
    "gtin": gtin,
    "tax_code": lambda dice, _spec: dice.one(("9999999997", "1601234567", "0312345678-001", "0100109106")),
    "phone": _phone,
    "url": _url,
    "email": lambda dice, _spec: dice.one(("ban-hang@example.vn", "a.b+c@x.vn", "a@b")),
    "slug": _slug,
    "code": code,
    "lot": lot,
    "photo_file": _photo,
    "commune": _place,
    "old_commune": _place,
    "old_district": _place,
}


def kept(text: Text) -> Text:
    """The texts as a file keeps them: without spaces at the ends of lines, and without what is empty."""
    if isinstance(text, str):
        return "\n".join(line.rstrip() for line in text.strip().split("\n"))
    if isinstance(text, dict):
        return {name: found for name, one in text.items() if (found := kept(one))}
    return [found for one in text if (found := kept(one))]


def words(text: Text) -> Iterator[str]:
    """Every text in it, keys among them."""
    if isinstance(text, str):
        yield text
    else:
        yield from text if isinstance(text, dict) else ()
        for one in text.values() if isinstance(text, dict) else text:
            yield from words(one)


def as_yaml(dice: Dice, texts: Texts) -> str:
    """The record as a file, in one of the ways that people and programs write YAML."""
    lines = list(_mapping(dice, texts, ""))
    if dice.happens(0.1):
        lines.insert(dice.number(len(lines) + 1), dice.one(("# ghi chú", "---", "...", "%YAML 1.1", "", "\t", "? x")))
    return dice.one(("\n", "\n", "\n", "\r\n", "\r")).join(lines) + "\n"


def _mapping(dice: Dice, texts: Texts, indent: str) -> Iterator[str]:
    for name, text in texts.items():
        key = f"{indent}{name if name.isidentifier() else _scalar(dice, name)}:"
        if isinstance(text, str):
            yield from _field(dice, key, text, indent)
        elif not text or dice.happens(0.1):
            yield f"{key} {json.dumps(text, ensure_ascii=dice.happens(0.2))}"
        elif isinstance(text, dict):
            yield key
            yield from _mapping(dice, text, f"{indent}  ")
        else:
            yield key
            yield from _items(dice, text, indent)


def _items(dice: Dice, items: list[Text], indent: str) -> Iterator[str]:
    for one in items:
        if isinstance(one, dict) and one:
            first, *rest = _mapping(dice, one, f"{indent}    ")
            yield f"{indent}  - {first.lstrip()}"
            yield from rest
        else:
            yield f"{indent}  - {_scalar(dice, one) if isinstance(one, str) else json.dumps(one)}"


def _field(dice: Dice, key: str, text: str, indent: str) -> Iterator[str]:
    if "\n" in text or dice.happens(0.05):
        yield f"{key} {dice.one(('|', '|-', '>', '|+', '|2'))}"
        yield from (f"{indent}  {line}" for line in text.split("\n"))
    else:
        yield f"{key} {_scalar(dice, text)}"


def _scalar(dice: Dice, text: str) -> str:
    way = dice.number(10)
    if way < 4 and text and text[0].isalnum() and ": " not in text and " #" not in text:
        return text
    if way == 5:
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=way == 6)
