"""YAML as a tree of texts with their lines and columns: nothing is guessed to be a number, a date or a truth value."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from build_hooks.read.source import CONTROL
from build_hooks.rules.problems import Mark, Problem, mark_at

MAX_DEPTH = 8
_CUT = re.compile(r"\s+(#[^\s#].*)")  # "Mắm cá #1"; a comment has a space behind its sign
_NO_SPACE = re.compile(r"\s*(?:- )?([a-z_]+):([^\s/].*)")
_COLON_INSIDE = re.compile(r"""\s*(?:- )?[a-z_]+: +[^\s"'{\[|>&*#][^#]*?:(?= )""")
_QUOTE_INSIDE = re.compile(r"""[^:]+:\s+("[^"]*"|'[^']*')\s*[^\s#,}\]]""")


class Scalar(NamedTuple):
    """A text as written; "" for nothing after the colon. `cut` is what a "#" right behind it turned into a comment."""

    text: str
    mark: Mark
    cut: str = ""


class Sequence(NamedTuple):
    """A list."""

    items: tuple["Node", ...]
    mark: Mark


class Mapping(NamedTuple):
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
    loader = yaml.CSafeLoader(text)
    try:
        return _Tree(loader.get_event, lines).document()
    except _BadTree as bad:
        return Problem(shown, bad.mark, "", bad.message, bad.params)
    except yaml.YAMLError as error:
        return _unreadable(error, lines, shown)
    finally:
        loader.dispose()


class _Tree:
    """Builds nodes from the parser's events; an alias is refused where it stands.

    Events are told apart by their very type and pulled one by one: the plainer `yaml.parse` costs a third more.
    """

    def __init__(self, next_event: Callable[[], Any], lines: list[str]) -> None:
        self._next = next_event
        self._lines = lines

    def document(self) -> Node:
        node: Node | None = None
        while type(event := self._next()) is not yaml.StreamEndEvent:
            if type(event) is yaml.DocumentStartEvent:
                if node is not None:
                    raise _BadTree(_mark(event), "several_documents")
                node = self._node(self._next(), 0)
        if node is None or (isinstance(node, Scalar) and not node.text):
            raise _BadTree(Mark(), "empty_file")
        return node

    def _node(self, event: Any, depth: int) -> Node:
        mark = _mark(event)
        kind = type(event)
        if kind is yaml.AliasEvent:
            raise _BadTree(mark, "alias", found=f"*{event.anchor}")
        if event.anchor:
            raise _BadTree(mark, "alias", found=f"&{event.anchor}")
        if kind is yaml.ScalarEvent:
            return self._scalar(event, mark)
        if depth == MAX_DEPTH:
            raise _BadTree(mark, "too_deep", max=MAX_DEPTH)
        if kind is yaml.SequenceStartEvent:
            return Sequence(tuple(self._items(depth, yaml.SequenceEndEvent)), mark)
        flat = self._items(depth, yaml.MappingEndEvent)
        return Mapping(tuple(zip(map(_key, flat[::2]), flat[1::2], strict=True)), mark)

    def _items(self, depth: int, end: type[yaml.Event]) -> list[Node]:
        items = []
        while type(event := self._next()) is not end:
            items.append(self._node(event, depth + 1))
        return items

    def _scalar(self, event: Any, mark: Mark) -> Scalar:
        text: str = event.value
        if not text.isprintable() and (control := CONTROL.search(text)):  # written as "\\u0007", no sign of the file
            raise _BadTree(mark, "control_character", found=f"U+{ord(control[0]):04X}")
        if event.style:
            return Scalar(text.strip(), mark)
        if text in ("~", "null"):
            return Scalar("", mark)
        line = self._lines[event.end_mark.line] if event.end_mark.line < len(self._lines) else ""
        cut = _CUT.match(line, event.end_mark.column) if "#" in line else None
        return Scalar(text, mark, cut[1] if cut else "")


def _key(node: Node) -> Scalar:
    if not isinstance(node, Scalar):
        raise _BadTree(node.mark, "bad_yaml")
    return node


def _mark(event: Any) -> Mark:
    start = event.start_mark
    return mark_at(start.line + 1, start.column + 1)


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
        if slip := _COLON_INSIDE.match(line):
            return Problem(shown, Mark(number + 1, slip.end()), "", "colon_inside")
        if slip := _QUOTE_INSIDE.match(line):
            return Problem(shown, Mark(number + 1, slip.end(1)), "", "quote_inside")
    return Problem(shown, Mark(place.line + 1, place.column + 1), "", "bad_yaml")
