"""Records as they were read before, by the hash of their path and text: those of the same text are not read again.

What stands in the cache is JSON, which runs nothing, and is read by the types of rules/fields.yml. A record that names
a day still to come is read anew: what the rules say of it changes with the day.
"""

import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic_core import from_json

import build_hooks
from build_hooks import rules
from build_hooks.ground import dates
from build_hooks.ground.cache import FOLDER
from build_hooks.ground.cores import make_apart
from build_hooks.ground.entries import Entries
from build_hooks.ground.recipes import recipe
from build_hooks.read.record import Record, Value, given
from build_hooks.rules import Field
from build_hooks.rules.problems import Mark, Problem, Word, mark_at

KEPT = FOLDER / "records"
_MOST_IN_MEMORY = 10_000  # records of a kind; a server of more reads them from the disk
_SOURCES = ("ground", "rules", "places", "model", "read")
_LIBRARIES = ("pydantic", "PyYAML", "python-stdnum")
# What JSON has no words for; and which it has, where that is no text.
_FROM_TEXT: Mapping[str, Callable[[str], object]] = {"date": date.fromisoformat, "decimal": Decimal}
_OTHERS = {"flag": bool, "integer": int}
T = TypeVar("T")
_Reader = Callable[[Any], Any]
_memory: dict[str, dict[bytes, "Parsed"]] = {}


@dataclass(slots=True)
class Parsed:
    """What a file's text is: its record, None where it is no tree, and the problems of it alone.

    `newest` is the newest day that a rule holds against today.
    """

    record: Record | None
    problems: tuple[Problem, ...] = ()
    newest: date = date.min
    _made: tuple[object, Any] | None = None

    def model(self, beside: object, make: Callable[[], T]) -> T:
        """What `make` makes of the record and of what is `beside` it; made again where that is another."""
        if self._made is None or self._made[0] != beside:
            self._made = (beside, make())
        made: T = self._made[1]
        return made


class Remembered:
    """The records of one kind in the catalog at `root`."""

    def __init__(self, root: Path, kind: str) -> None:
        self._kind = kind
        self._entries = Entries(root / KEPT / f"{kind}.bin", f"{kind} {_recipe()}")
        self._before, self._now = _memory.get(kind, {}), dict[bytes, Parsed]()

    def parsed(
        self, files: Iterable[tuple[str, bytes | Problem]], parse: Callable[[str, bytes], Parsed]
    ) -> list[Parsed]:
        """What the files of these paths and contents are; those that nobody remembers by `parse`, on all cores."""
        today, found, new = dates.today(), list[Parsed](), dict[int, tuple[str, bytes]]()
        for number, (path, content) in enumerate(files):
            if isinstance(content, Problem):
                found.append(Parsed(None, (content,)))
                continue
            its = self._found(self._key(path, content), path)
            if its is None or its.newest > today:
                new[number] = path, content
            found.append(its or Parsed(None))
        own = dict[int, Parsed]()

        def parsed_text(number: int) -> bytes:
            own[number] = parse(*new[number])
            return _text(own[number])

        numbers = [*new]
        for turn, text in make_apart(parsed_text, numbers):
            number = numbers[turn]
            path, content = new[number]
            its = own.get(number) or _told(self._kind, path, text) or parse(path, content)
            found[number] = its
            if its.newest <= today:
                self._now[self._key(path, content)] = its
                if text:
                    self._entries.put(self._key(path, content), text)
        return found

    def _key(self, path: str, content: bytes) -> bytes:
        return hashlib.sha256(f"{self._kind}\0{path}\0".encode() + content).digest()

    def _found(self, key: bytes, path: str) -> Parsed | None:
        its = self._before.get(key) or _told(self._kind, path, self._entries.get(key))
        if its is not None:
            self._now[key] = its
        return its

    def close(self) -> None:
        """Remember what was read: on the disk, and from the second time on in memory; most processes read once."""
        self._entries.close()
        is_repeated = self._kind in _memory
        _memory[self._kind] = self._now if is_repeated and len(self._now) <= _MOST_IN_MEMORY else {}


@cache
def _recipe() -> str:
    """Of all that makes a record and its problems out of a text."""
    code = Path(build_hooks.__file__).parent
    return f"{recipe(*(code / name for name in _SOURCES), libraries=_LIBRARIES)} {sys.version}"


def _text(its: Parsed) -> bytes:
    """As it is kept; nothing where a problem is filled with what JSON does not tell apart."""
    try:
        problems = [_problem_list(problem) for problem in its.problems]
    except TypeError:
        return b""
    record = _record_list(its.record) if its.record else None
    return json.dumps([record, problems, its.newest.isoformat()], separators=(",", ":")).encode()


def _told(kind: str, path: str, text: bytes | None) -> Parsed | None:
    """What was kept; None where there is nothing, or not what `_text` writes."""
    if text is None:
        return None
    try:
        record, problems, newest = from_json(text)
        return Parsed(
            _record(kind, record) if record else None,
            tuple(_problem(path, problem) for problem in problems),
            date.fromisoformat(newest),
        )
    except (ValueError, TypeError, KeyError, ArithmeticError, RecursionError):
        return None


def _record_list(record: Record) -> list[Any]:
    """Where it is, its fields with their places, and the names of those that were there but wrong."""
    fields = {name: [*value.mark, _value_list(value.value)] for name, value in record.fields.items()}
    return [record.at, *record.mark, fields, sorted(record.given - record.fields.keys())]


def _value_list(value: Any) -> Any:
    if isinstance(value, Record):
        return _record_list(value)
    if isinstance(value, tuple):
        return [[*item.mark, _value_list(item.value)] for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _record(kind: str, told: list[Any]) -> Record:
    at, line, column, fields, wrong = told
    readers = _readers(kind)
    found = {}
    for key, (its_line, its_column, value) in fields.items():
        name, type_, read = readers[key]
        if type(value) is not type_:
            raise TypeError(value)
        found[name] = Value(read(value) if read else value, mark_at(its_line, its_column))
    return Record(kind, sys.intern(at), mark_at(line, column), found, given(frozenset(found).union(wrong)))


@cache
def _readers(kind: str) -> Mapping[str, tuple[str, type, _Reader | None]]:
    """By the name of each field the one text that all records have for it, the type that JSON has for it, and the way
    from there to its value, if it is another."""
    return {name: (name, *_reader(spec)) for name, spec in rules.records()[kind].items()}


def _reader(spec: Field) -> tuple[type, _Reader | None]:
    if spec.type not in ("record", "list"):
        return _scalar_reader(spec.type)
    own = (list, partial(_record, spec.of)) if spec.of in rules.records() else _scalar_reader(spec.of)
    return own if spec.type == "record" else (list, partial(_members, *own))


def _scalar_reader(type_: str) -> tuple[type, _Reader | None]:
    return _OTHERS.get(type_, str), _FROM_TEXT.get(type_)


def _members(type_: type, read: _Reader | None, told: list[Any]) -> tuple[Value, ...]:
    found = []
    for line, column, value in told:
        if type(value) is not type_:
            raise TypeError(value)
        found.append(Value(read(value) if read else value, mark_at(line, column)))
    return tuple(found)


def _problem_list(problem: Problem) -> list[Any]:
    return [
        *problem.mark,
        problem.field,
        problem.message,
        {name: _filling(its) for name, its in problem.params.items()},
    ]


def _filling(value: object) -> object:
    """A word of ours as a list; what JSON has as it is. Raises TypeError for all else."""
    if type(value) is Word:
        return [value.name, value.blanks]
    if type(value) in (str, int, bool):
        return value
    raise TypeError(value)


def _problem(path: str, told: list[Any]) -> Problem:
    line, column, field, message, params = told
    filled = {name: _word(*value) if isinstance(value, list) else value for name, value in params.items()}
    return Problem(path, Mark(line, column), field, message, filled)


def _word(name: str, blanks: list[list[str]]) -> Word:
    return Word(name, tuple((blank, filling) for blank, filling in blanks))
