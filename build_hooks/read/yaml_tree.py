"""YAML as a tree of texts with their lines and columns: nothing is guessed to be a number, a date or a truth value."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from build_hooks.problems import Mark, Problem

MAX_DEPTH = 8
_CUT = re.compile(r"\s+(#[^\s#].*)")  # "Mắm cá #1"; a comment has a space behind its sign
_NO_SPACE = re.compile(r"\s*(?:- )?([a-z_]+):([^\s/].*)")
_QUOTE_INSIDE = re.compile(r"""[^:]+:\s+("[^"]*"|'[^']*')\s*[^\s#,}\]]""")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written; "" for nothing after the colon. `cut` is what a "#" right behind it turned into a comment."""

    text: str
    mark: Mark
    cut: str = ""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their nodes in the order written; a repeated key stands twice."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    mark: Mark


Node = Scalar | Sequence | Mapping


class _BadTree(Exception):
    def __init__(self, mark: Mark, message: str, **params: object) -> None:
        super().__init__(message)
        self.mark, self.message, self.params = mark, message, params


def parse(text: str, shown: str) -> Node | Problem:
    """The tree of the one document in `text`, or the first problem of its form; `shown` is the path it names."""
    lines = text.split("\n")
    try:
        return _Tree(yaml.parse(text, Loader=yaml.CSafeLoader), lines).document()
    except _BadTree as bad:
        return Problem(shown, bad.mark, "", bad.message, bad.params)
    except yaml.YAMLError as error:
        return _unreadable(error, lines, shown)


class _Tree:
    """Builds nodes from the parser's events; an alias is refused where it stands."""

    def __init__(self, events: Iterator[yaml.Event], lines: list[str]) -> None:
        self._events = events
        self._lines = lines

    def document(self) -> Node:
        node: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if node is not None:
                    raise _BadTree(_mark(event), "several_documents")
                node = self._node(next(self._events), 0)
        if node is None or (isinstance(node, Scalar) and not node.text):
            raise _BadTree(Mark(), "empty_file")
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        mark = _mark(event)
        if isinstance(event, yaml.AliasEvent):
            raise _BadTree(mark, "alias", found=f"*{event.anchor}")
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            raise _BadTree(mark, "alias", found=f"&{event.anchor}")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, mark)
        if depth == MAX_DEPTH:
            raise _BadTree(mark, "too_deep", max=MAX_DEPTH)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(depth, yaml.SequenceEndEvent)), mark)
        flat = list(self._items(depth, yaml.MappingEndEvent))
        return Mapping(tuple(zip(map(_key, flat[::2]), flat[1::2], strict=True)), mark)

    def _items(self, depth: int, end: type[yaml.Event]) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, end):
                return
            yield self._node(event, depth + 1)

    def _scalar(self, event: yaml.ScalarEvent, mark: Mark) -> Scalar:
        text: str = event.value
        if event.style:
            return Scalar(text.strip(), mark)
        if text in ("~", "null"):
            return Scalar("", mark)
        end = event.end_mark
        cut = _CUT.match(self._lines[end.line], end.column) if end and end.line < len(self._lines) else None
        return Scalar(text, mark, cut[1] if cut else "")


def _key(node: Node) -> Scalar:
    if not isinstance(node, Scalar):
        raise _BadTree(node.mark, "bad_yaml")
    return node


def _mark(event: yaml.Event) -> Mark:
    start = event.start_mark
    return Mark(start.line + 1, start.column + 1) if start else Mark()


def _unreadable(error: yaml.YAMLError, lines: list[str], shown: str) -> Problem:
    """What libyaml stumbled over, in an officer's words: the usual slips stand on its line or on the one before."""
    place = getattr(error, "problem_mark", None)
    if place is None:
        return Problem(shown, Mark(), "", "bad_yaml")
    near = [number for number in (place.line, place.line - 1) if 0 <= number < len(lines)]
    for number in near:
        line = lines[number]
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            return Problem(shown, Mark(number + 1, indent.index("\t") + 1), "", "tab")
        if slip := _NO_SPACE.fullmatch(line.rstrip()):
            params = {"nearest": f"{slip[1]}: {slip[2]}"}
            return Problem(shown, Mark(number + 1, slip.end(1) + 1), "", "no_space_after_colon", params)
        if slip := _QUOTE_INSIDE.match(line):
            return Problem(shown, Mark(number + 1, slip.end(1)), "", "quote_inside")
    return Problem(shown, Mark(place.line + 1, place.column + 1), "", "bad_yaml")
