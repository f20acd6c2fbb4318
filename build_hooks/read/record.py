"""A tree of texts read as one record of rules/fields.yml: its values with their places, and every problem found."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, NamedTuple

from build_hooks import rules
from build_hooks.ground.spelling import nearest
from build_hooks.read.values import TEXTS, Wrong, parse
from build_hooks.read.yaml_tree import Mapping, Node, Scalar, Sequence
from build_hooks.rules import Field
from build_hooks.rules.problems import Mark, Problem, Word
from build_hooks.rules.unicode import in_unicode, page_of

MOST_PROBLEMS = 100
_OFFERED = 120  # letters of a text that is offered in Unicode as a whole; of a longer one the first word is
_WHOLE_FILE = Mark()
_KINDS = {Scalar: Word("text"), Sequence: Word("list"), Mapping: Word("record")}


class Value(NamedTuple):
    """A parsed value and where it stands: a scalar's value, a Record, or a tuple of Values."""

    value: Any
    mark: Mark


@dataclass(frozen=True, slots=True)
class Record:
    """The right values of one record. `given` also names the fields that were there but wrong."""

    kind: str
    at: str = ""
    mark: Mark = _WHOLE_FILE
    fields: dict[str, Value] = field(default_factory=dict)
    given: frozenset[str] = frozenset()

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a field, or `default` when it is absent."""
        return self.fields[name].value if name in self.fields else default

    def where(self, name: str) -> Mark:
        """The place of a field, or of the record when it is absent."""
        return self.fields[name].mark if name in self.fields else self.mark

    def inner(self) -> Iterator["Record"]:
        """This record and every record inside it."""
        yield self
        for value in self.fields.values():
            members = value.value if isinstance(value.value, tuple) else (value,)
            for member in members:
                if isinstance(member.value, Record):
                    yield from member.value.inner()

    def plain(self) -> dict[str, Any]:
        """The values alone, as the models take them."""
        return {name: _plain(value) for name, value in self.fields.items()}


@lru_cache(1 << 12)
def given(names: frozenset[str]) -> frozenset[str]:
    """One set for all records that give these fields: in a large catalog each of ten a product would have its own."""
    return names


def _plain(value: Value) -> Any:
    if isinstance(value.value, Record):
        return value.value.plain()
    if isinstance(value.value, tuple):
        return tuple(_plain(item) for item in value.value)
    return value.value


def _is_empty(node: Node) -> bool:
    """Nothing after the colon, or an empty list: the field is not given."""
    return (isinstance(node, Scalar) and not node.text) or (isinstance(node, Sequence) and not node.items)


@cache
def _required(kind: str) -> tuple[str, ...]:
    return tuple(name for name, spec in rules.records()[kind].items() if spec.required)


class Reader:
    """Reads the records of one file and gathers its problems."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._group = ""

    def report(self, mark: Mark, at: str, message: str, **params: object) -> None:
        """Note one problem; a file of thousands is told to be mended from the top."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(self.path, mark, at, message, params))
        elif len(self.problems) == MOST_PROBLEMS:
            self.problems.append(Problem(self.path, mark, "", "more_problems", {"max": MOST_PROBLEMS}))

    def read(self, kind: str, node: Node, at: str = "") -> Record:
        """The record in `node`; wrong and unknown fields are reported and left out."""
        specs = rules.records()[kind]
        if not isinstance(node, Mapping):
            if at:
                self.report(node.mark, at, "not_map", found=_KINDS[type(node)], allowed=", ".join(specs))
            else:
                self.report(node.mark, "", "not_a_record", found=_KINDS[type(node)])
            return Record(kind, at, node.mark, given=frozenset(specs))
        entries = self._entries(node, specs, at)
        if kind == "product":
            group = entries.get("group")
            self._group = group.text if isinstance(group, Scalar) else ""
        fields: dict[str, Value] = {}
        for name, child in entries.items():
            path = f"{at}.{name}" if at else name
            if (value := self._value(specs[name], child, path)) is not None:
                fields[name] = Value(value, child.mark)
        for name in _required(kind):
            if name not in entries:
                self.report(node.mark, f"{at}.{name}" if at else name, "missing", label=specs[name].label, key=name)
        return Record(kind, sys.intern(at), node.mark, fields, given(frozenset(entries)))

    def _entries(self, node: Mapping, specs: dict[str, Field], at: str) -> dict[str, Node]:
        found: dict[str, Node] = {}
        for key, child in node.entries:
            path = f"{at}.{key.text}" if at else key.text
            if key.text not in specs:
                self._unknown(key, child, path[:80], specs)
            elif key.text in found:
                self.report(key.mark, path, "repeated_key", first=found[key.text].mark.line)
            elif not _is_empty(child):
                found[specs[key.text].name] = child  # the one text of that name
        return found

    def _unknown(self, key: Scalar, child: Node, at: str, specs: dict[str, Field]) -> None:
        if isinstance(child, Scalar) and child.mark == key.mark.after(key.text):
            self.report(key.mark, at.rpartition(".")[0], "cut_at_comma", found=key.text)
            return
        if len(self.problems) > MOST_PROBLEMS:
            return
        labels = {spec.label: name for name, spec in specs.items()}
        near = nearest(key.text, specs) or labels.get(nearest(key.text, labels), "")
        self.report(key.mark, at, "unknown_key", allowed=", ".join(specs), nearest=near)

    def _value(self, spec: Field, node: Node, at: str) -> Any:
        if spec.groups and self._group:
            self._check_group(spec, node.mark, at)
        if spec.type == "record":
            return self.read(spec.of, node, at)
        if spec.type == "list":
            return self._list(spec, node, at)
        return self._scalar(spec, node, at)

    def _list(self, spec: Field, node: Node, at: str) -> tuple[Value, ...] | None:
        if not isinstance(node, Sequence):
            self.report(node.mark, at, "not_list", found=_KINDS[type(node)])
            return None
        if len(node.items) > spec.max:
            self.report(node.mark, at, "too_many", size=len(node.items), max=spec.max)
            return None
        is_record = spec.of in rules.records()
        item_spec = Field(name=spec.name, type=spec.of, label=spec.label, max=spec.max_text)
        values = []
        for number, item in enumerate(node.items, 1):
            path = f"{at}[{number}]"
            value = self.read(spec.of, item, path) if is_record else self._scalar(item_spec, item, path)
            if value is not None:
                values.append(Value(value, item.mark))
        return tuple(values)

    def _scalar(self, spec: Field, node: Node, at: str) -> Any:
        if not isinstance(node, Scalar):
            self.report(node.mark, at, "not_text", found=_KINDS[type(node)])
            return None
        if not node.text:
            return None
        if spec.type in TEXTS:
            self._check_code_page(node, at)
        if node.cut:
            self.report(node.mark, at, "lost_after_hash", found=node.cut)
        try:
            return parse(node.text, spec)
        except Wrong as wrong:
            self.report(node.mark, at, wrong.message, **wrong.params)
            return None

    def _check_code_page(self, node: Scalar, at: str) -> None:
        if page := page_of(node.text):
            word = next(word for word in node.text.split() if page.pattern.search(f" {word}"))
            whole = node.text if len(node.text) <= _OFFERED else word
            self.report(node.mark, at, page.message, found=word, meant=in_unicode(whole, page))

    def _check_group(self, spec: Field, mark: Mark, at: str) -> None:
        groups = rules.choices("groups")
        if self._group not in groups or groups[self._group]["today"] in spec.groups:
            return
        allowed = ", ".join(groups[group]["label"] for group in spec.groups)
        label = groups[self._group]["label"]
        self.report(mark, at, "field_of_other_group", group=label, allowed=allowed)
