"""Items put at the end of lists in a YAML file; every other character stays, comments and all."""

from typing import Any

import yaml

from build_hooks.read.yaml_tree import Mapping, Node, Scalar, parse
from build_hooks.rules.problems import Problem


class CannotAppend(Exception):
    """The file is written in a way in which nothing can be added safely; a person has to."""


def with_items(text: str, name: str, items: tuple[str, ...]) -> str:
    """The text of a record with these items at the end of its list `name`, which is begun where there is none.

    Raises CannotAppend; what is given back always reads as before, but for the longer list.
    """
    mark, text = text[: len(text) - len(text.removeprefix("\ufeff"))], text.removeprefix("\ufeff")
    before = parse(text, "")
    if not isinstance(before, Mapping) or any(key.mark.column != 1 for key, _ in before.entries):
        raise CannotAppend
    ending = "\r\n" if "\r\n" in text else "\n"
    changed = _appended(text, name, [quoted(item) for item in items], ending)
    if not _grew(before, parse(changed, ""), name, items):
        raise CannotAppend
    return mark + changed


def quoted(text: str) -> str:
    """A text as YAML that is taken for nothing else."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def texts(node: object) -> object:
    """The texts of a node, without their places, to compare."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return [(key.text, texts(value)) for key, value in node.entries]
    return [texts(item) for item in getattr(node, "items", ())]


def _appended(text: str, name: str, items: list[str], ending: str) -> str:
    whole: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    node = next((value for key, value in whole.value if key.value == name), None)
    lines = text.split("\n")
    if node is None:
        end = "" if text.endswith("\n") else ending
        return f"{text}{end}{name}: [{', '.join(items)}]{ending}"
    if isinstance(node, yaml.ScalarNode):
        return _filled(lines, node, items)
    if not isinstance(node, yaml.SequenceNode):
        raise CannotAppend
    return (_in_brackets if node.flow_style else _in_lines)(lines, node, items)


def _filled(lines: list[str], blank: yaml.ScalarNode, items: list[str]) -> str:
    """The list in the place of nothing, or of "~", behind its name."""
    start, end = blank.start_mark, blank.end_mark
    line = lines[start.line]
    before = line[: start.column]
    space = "" if before.endswith(" ") else " "
    lines[start.line] = f"{before}{space}[{', '.join(items)}]{line[end.column :]}"
    return "\n".join(lines)


def _in_brackets(lines: list[str], node: yaml.SequenceNode, items: list[str]) -> str:
    end = node.end_mark
    line, at = lines[end.line], end.column - 1
    comma = ", " if node.value and not _has_last_comma(lines, node) else ""
    lines[end.line] = f"{line[:at]}{comma}{', '.join(items)}{line[at:]}"
    return "\n".join(lines)


def _has_last_comma(lines: list[str], node: yaml.SequenceNode) -> bool:
    """Whether a comma stands behind the last item, as people like it where each has a line of its own."""
    start, end = node.value[-1].end_mark, node.end_mark
    between = [line[: end.column] if number == end.line else line for number, line in enumerate(lines)]
    between = [between[start.line][start.column :], *between[start.line + 1 : end.line + 1]]
    return any("," in line.partition("#")[0] for line in between)


def _in_lines(lines: list[str], node: yaml.SequenceNode, items: list[str]) -> str:
    """A line of its own for each, below the last, as far to the right as that."""
    last = node.value[-1]
    before = lines[last.start_mark.line][: last.start_mark.column]
    end = "\r" if lines[last.end_mark.line].endswith("\r") else ""
    dash = f"{before[: before.rfind('-')]}- "
    below = last.end_mark.line + 1
    if below == len(lines):
        lines[-1:] = [f"{lines[-1]}{end}"]
    lines[below:below] = [f"{dash}{item}{end}" for item in items]
    return "\n".join(lines)


def _grew(before: Mapping, after: Node | Problem, name: str, items: tuple[str, ...]) -> bool:
    """Whether the list alone is another, and now ends in the items."""
    if not isinstance(after, Mapping):
        return False
    old, new = ([(key.text, texts(value)) for key, value in mapping.entries] for mapping in (before, after))
    had = dict(old).get(name) or []
    others = [pair for pair in old if pair[0] != name] == [pair for pair in new if pair[0] != name]
    return isinstance(had, list) and others and [value for key, value in new if key == name] == [[*had, *items]]
