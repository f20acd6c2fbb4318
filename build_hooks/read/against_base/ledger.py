"""What became of the ledger: the issuer adds to it, and nobody else touches it."""

import os
import shlex
from collections.abc import Iterator
from datetime import date
from typing import Any

from build_hooks import rules
from build_hooks.ground.dates import vietnamese
from build_hooks.read.against_base.sides import Side
from build_hooks.read.between_files import Entry
from build_hooks.read.history import Base
from build_hooks.read.record import Record
from build_hooks.read.values import NO, YES
from build_hooks.rules.problems import Mark, Problem, Word

GROWING = ("gtins", "lots", "hosts", "transfers")  # only at their end
_NOTHING = Word("nothing")


def problems(base: Base, before: Side, now: Side, *, is_issuer: bool) -> Iterator[Problem]:
    """Every entry that is gone or says something else; for who is not the issuer every other change of the folder."""
    told = set()
    for old in before.ledger:
        if code := old.record.get("code"):
            for problem in _entry(code, old, now, base):
                told.add(problem.path)
                yield problem
    if not is_issuer:
        for path in sorted(base.changed):
            if path.split("/")[0].lower() == "ledger" and path not in told:
                yield _touched(path, base)


def _touched(path: str, base: Base) -> Problem:
    if path not in base.files:
        return Problem(path, Mark(), "", "ledger_added")
    how = Word("edited") if os.path.lexists(base.root / path) else Word("removed")
    return Problem(path, Mark(), "", "ledger_touched", {"how": how, "base": base.short, "path": shlex.quote(path)})


def _entry(code: str, old: Entry, now: Side, base: Base) -> Iterator[Problem]:
    entry = now.entries.get(old.path) or now.entries.get(code)
    if entry is None:
        params = {"code": code, "path": shlex.quote(old.path), "base": base.short}
        yield Problem(old.path, Mark(), "", "ledger_gone", params)
    elif entry.is_read:
        yield from _first_difference(code, old.record, entry)


def _first_difference(code: str, old: Record, entry: Entry) -> Iterator[Problem]:
    """The first field, in the order of fields.yml, that is not as it was; lists may have grown at their end."""
    then, now = old.plain(), entry.record.plain()
    for name in rules.records()["ledger"]:
        was, is_now = then.get(name), now.get(name)
        mark = entry.record.where(name)
        if name in GROWING:
            same, mark = _kept(name, was or (), is_now or (), entry.record)
        else:
            same = was == is_now
        if not same and not entry.has_wrong(name):
            params = {"code": code, "found": _shown(is_now), "expected": _shown(was)}
            yield Problem(entry.path, mark, name, "ledger_changed", params)
            return


def _kept(name: str, was: tuple[Any, ...], is_now: tuple[Any, ...], record: Record) -> tuple[bool, Mark]:
    """Whether the old items still lead the list, and where the first that does not stands."""
    items = record.get(name, ())
    first = next((at for at, item in enumerate(was) if is_now[at : at + 1] != (item,)), len(was))
    return first == len(was), items[first].mark if first < len(items) else record.where(name)


def _shown(value: Any) -> object:
    if isinstance(value, tuple):
        return ", ".join(str(_shown(item)) for item in value) or _NOTHING
    if isinstance(value, dict):
        return " ".join(str(_shown(item)) for item in value.values())
    if isinstance(value, bool):
        return YES if value else NO
    return vietnamese(value) if isinstance(value, date) else value or _NOTHING
