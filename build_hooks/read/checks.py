"""The rules of rules/checks.yml over one record: a closed list of checks, each a few lines."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from build_hooks import rules
from build_hooks.ground import dates, gtins
from build_hooks.ground.dates import add_months, period_span, vietnamese
from build_hooks.model.recognition import Recognition, deciding, later_source
from build_hooks.read.record import Record
from build_hooks.rules import Check
from build_hooks.rules.problems import Mark, Problem

Finding = tuple[str, Mark, dict[str, object]]


def problems(record: Record, path: str) -> Iterator[Problem]:
    """Every problem between fields of this record and of the records inside it."""
    parts = tuple(record.inner())
    is_past = _newest_day(parts) <= dates.today()
    for part in parts:
        for check in _checks_of(part.kind):
            if is_past and check.check in _DAYS:
                continue
            for name, mark, params in _CHECKS[check.check](check.params, part):
                at = f"{part.at}.{name}" if part.at and name else part.at or name
                yield Problem(path, mark, at, check.message, params)


def newest_day(record: Record) -> date:
    """The newest day that a rule holds against today; behind it nothing that is found here changes with the day."""
    return _newest_day(record.inner())


def _newest_day(parts: Iterable[Record]) -> date:
    days = (_DAYS[check.check](check.params, part) for part in parts for check in _dated_checks_of(part.kind))
    return max(filter(None, days), default=date.min)


@cache
def _dated_checks_of(kind: str) -> tuple[Check, ...]:
    return tuple(check for check in _checks_of(kind) if check.check in _DAYS)


@cache
def _checks_of(kind: str) -> tuple[Check, ...]:
    return tuple(check for check in rules.checks() if check.record == kind)


def _one_of(params: dict[str, Any], record: Record) -> Iterator[Finding]:
    if not record.given.intersection(params["fields"]):
        yield "", record.mark, {}


def _choice_of(params: dict[str, Any], record: Record) -> Iterator[Finding]:
    """The chosen key belongs to the list that another field names."""
    value, options = record.get(params["field"]), rules.choices(params["field"] + "s")
    its: list[str] = options[value][params["by"]] if value else []
    by = record.get(params["by"], rules.unwritten(params["of"], its))
    if value and by not in its:
        allowed = [key for key, row in options.items() if by in row[params["by"]]]
        found = {"found": value, "by": by, "allowed": ", ".join(allowed), "other": its[0]}
        yield params["field"], record.where(params["field"]), found


def _in_order(params: dict[str, Any], record: Record) -> Iterator[Finding]:
    first, then = record.get(params["first"]), record.get(params["then"])
    if first is not None and then is not None and then < first:
        said = {"first": params["first"], "then": params["then"]}
        values = {"first_value": _shown(first), "then_value": _shown(then)}
        yield params["then"], record.where(params["then"]), {**said, **values}


def _in_past(params: dict[str, Any], record: Record) -> Iterator[Finding]:
    day, today = _day(params, record), dates.today()
    if day and day > today:
        found: dict[str, object] = {"date": vietnamese(day), "today": vietnamese(today)}
        yield params["field"], record.where(params["field"]), found


def _day(params: dict[str, Any], record: Record) -> date | None:
    day: date | None = record.get(params["field"])
    return day


def _period_in_past(params: dict[str, Any], record: Record) -> Iterator[Finding]:
    """A period of which not even the first day has come."""
    day, today = _first_day(params, record), dates.today()
    if day and day > today:
        found: dict[str, object] = {"found": record.get(params["field"]), "today": vietnamese(today)}
        yield params["field"], record.where(params["field"]), found


def _first_day(params: dict[str, Any], record: Record) -> date | None:
    period = record.get(params["field"])
    return period_span(period)[0] if period else None


def _not_long_after(params: dict[str, Any], record: Record) -> Iterator[Finding]:
    """A day at most so many months after the first of `firsts` that is given; of a period its last day counts."""
    then = record.get(params["then"])
    first = next((record.get(name) for name in params["firsts"] if name in record.fields), None)
    if then is None or first is None:
        return
    start = period_span(first)[1] if isinstance(first, str) else first
    if then > add_months(start, params["months"]):
        found = {"found": vietnamese(then), "first_value": _shown(first), "years": params["months"] // 12}
        yield params["then"], record.where(params["then"]), found


def _source_outlives(params: dict[str, Any], record: Record) -> Iterator[Finding]:
    """A source that still names the stars after the last day of the decision that decides."""
    items = [item.value for item in record.get(params["list"], ()) if "stars" in item.value.fields]
    if len(items) < 2:
        return
    known = [(item, Recognition(**item.plain())) for item in items]
    its = deciding(recognition for _, recognition in known)
    last_day = its.last_valid_day if its else None
    for entry, recognition in known:
        if last_day and later_source([recognition], last_day):
            found = {"found": recognition.as_of, "stars": recognition.stars, "last": vietnamese(last_day)}
            yield f"{params['list']}.as_of", entry.where("as_of"), found


def _unique(params: dict[str, Any], record: Record) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for number, item in enumerate(record.get(params["list"], ()), 1):
        value = item.value.get(params["field"])
        if value is None:
            continue
        key, mark = str(value).lower(), item.value.where(params["field"])
        if key in first:
            shown = gtins.as_printed(value) if params["field"] == "gtin" else value
            yield params["list"], mark, {"found": shown, "first": first[key]}
        first.setdefault(key, number)


def _gtin_prefix(params: dict[str, Any], record: Record) -> Iterator[Finding]:
    if record.get(params["unless"]):
        return
    for item in record.get(params["list"], ()):
        value = item.value.get(params["field"])
        if value and gtins.prefix(value) not in params["prefixes"]:
            yield params["list"], item.value.where(params["field"]), {"found": gtins.as_printed(value)}


def _matches(params: dict[str, Any], record: Record) -> Iterator[Finding]:
    value = record.get(params["field"])
    if value and not re.match(params["pattern"], value):
        yield params["field"], record.where(params["field"]), {"found": value}


def _band(params: dict[str, Any], record: Record) -> Iterator[Finding]:
    value, expect = record.get(params["value"]), record.get(params["expect"])
    if value is None or expect is None:
        return
    band = next(band for band in params["bands"] if value >= Decimal(band["from"]))
    if band["is"] != expect:
        yield params["expect"], record.where(params["expect"]), {"stars": expect, "score": _shown(value)}


def _by_period(params: dict[str, Any], record: Record) -> Iterator[Finding]:
    day, key, found = (record.get(params[name]) for name in ("date", "key", "expect"))
    if day is None or key is None or found is None:
        return
    period = next(period for period in params["periods"] if day.isoformat() >= period["from"])
    if (expected := period["table"][key]) != found:
        words = {"found": rules.label("levels", found).lower(), "expected": rules.label("levels", expected).lower()}
        yield params["expect"], record.where(params["expect"]), {"stars": key, "date": vietnamese(day), **words}


def _words_for(params: dict[str, Any], record: Record) -> Iterator[Finding]:
    value, by = record.get(params["field"]), record.get(params["by"])
    if value and by and not _first_word(value, params["words"][by]):
        allowed = ", ".join(params["words"][by])
        found = {"found": value, "level": rules.label("levels", by), "allowed": allowed}
        yield params["field"], record.where(params["field"]), found


def _needs(params: dict[str, Any], record: Record) -> Iterator[Finding]:
    """Where one of these fields is given, another goes with it; `when` restricts the rule to records of such values."""
    other = any(record.get(name) not in values for name, values in params.get("when", {}).items())
    given = [name for name in params["fields"] if name in record.given]
    if given and not other and params["needs"] not in record.given:
        needed = rules.records()[record.kind][params["needs"]]
        yield given[0], record.where(given[0]), {"label": needed.label, "key": needed.name}


def _flag_for_words(params: dict[str, Any], record: Record) -> Iterator[Finding]:
    other = any(record.get(name) not in values for name, values in params["when"].items())
    if other or params["flag"] in record.given:
        return
    for name, text, mark in _texts(record, params["fields"]):
        if word := _first_word(text, params["words"]):
            yield name, mark, {"found": word}
            return


def _none_when(params: dict[str, Any], record: Record) -> Iterator[Finding]:
    if record.get(params["flag"]):
        for name in params["fields"]:
            if record.get(name):
                yield name, record.where(name), {}


def _words_absent(params: dict[str, Any], record: Record) -> Iterator[Finding]:
    for name, text, mark in _texts(record, params["fields"]):
        if word := _first_word(text, params["words"]):
            yield name, mark, {"found": word}


def _texts(record: Record, names: list[str]) -> Iterator[tuple[str, str, Mark]]:
    for name in names:
        value = record.get(name)
        if isinstance(value, tuple):
            yield from ((name, item.value, item.mark) for item in value)
        elif value:
            yield name, value, record.where(name)


def _first_word(text: str, words: list[str]) -> str:
    lower = " ".join(text.lower().split())
    return next((word for word in words if word in lower and re.search(rf"\b{re.escape(word)}\b", lower)), "")


def _shown(value: Any) -> str:
    if isinstance(value, Decimal):
        return str(value).replace(".", ",")
    return vietnamese(value) if hasattr(value, "isoformat") else str(value)


# The checks that ask what day it is, and the day that each holds against it; no other may ask.
_DAYS: dict[str, Callable[[dict[str, Any], Record], date | None]] = {
    "in_past": _day,
    "period_in_past": _first_day,
}
_CHECKS: dict[str, Callable[[dict[str, Any], Record], Iterator[Finding]]] = {
    "one_of": _one_of,
    "choice_of": _choice_of,
    "in_order": _in_order,
    "in_past": _in_past,
    "period_in_past": _period_in_past,
    "not_long_after": _not_long_after,
    "source_outlives": _source_outlives,
    "unique": _unique,
    "gtin_prefix": _gtin_prefix,
    "matches": _matches,
    "band": _band,
    "by_period": _by_period,
    "words_for": _words_for,
    "needs": _needs,
    "flag_for_words": _flag_for_words,
    "none_when": _none_when,
    "words_absent": _words_absent,
}
