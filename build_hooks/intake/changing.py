"""A file changed by machine: comments, order and quotes of its writer stay, and only what was asked for is another."""

from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import LiteralScalarString

from build_hooks import rules
from build_hooks.intake.texts import Text, Texts, texts_of
from build_hooks.intake.writing import as_written
from build_hooks.read.yaml_tree import parse
from build_hooks.rules import Field
from build_hooks.rules.problems import Problem


class CannotChange(Exception):
    """The file is written in a way that a machine would not keep; a person has to change it."""


def changed_text(text: str, kind: str, wanted: Texts) -> str:
    """The file's text with its record made `wanted`. Raises CannotChange, and never loses a field in silence."""
    if "\r\n" in text:
        return changed_text(text.replace("\r\n", "\n"), kind, wanted).replace("\n", "\r\n")
    before = parse(text, "")
    if isinstance(before, Problem):
        raise CannotChange
    old = texts_of(before)
    if old == wanted or not isinstance(old, dict):
        return text
    editor = _editor(text)
    try:
        tree = editor.load(text)
        _change_record(tree, kind, old, wanted)
        written = StringIO()
        editor.dump(tree, written)
    except (YAMLError, TypeError, ValueError, AttributeError, KeyError, IndexError) as error:
        raise CannotChange from error
    changed = written.getvalue()
    after = parse(changed, "")
    if isinstance(after, Problem) or texts_of(after) != wanted:
        raise CannotChange
    return changed


def _editor(text: str) -> YAML:
    editor = YAML(typ="rt")
    editor.preserve_quotes = True
    editor.width = 100_000  # its lines stay as long as they are
    is_indented = "\n  - " in text or "\n- " not in text
    editor.indent(mapping=2, sequence=4 if is_indented else 2, offset=2 if is_indented else 0)
    return editor


def _change_record(tree: CommentedMap, kind: str, old: Texts, wanted: Texts) -> None:
    specs = rules.records()[kind]
    for name in [name for name in old if name not in wanted]:
        del tree[name]
    for name, text in wanted.items():
        if old.get(name) != text:
            _change_field(tree, specs, name, old.get(name), text)


def _change_field(tree: CommentedMap, specs: dict[str, Field], name: str, old: Text | None, text: Text) -> None:
    spec = specs.get(name)
    inner = spec.of if spec and spec.of in rules.records() else ""
    if isinstance(old, dict) and isinstance(text, dict) and isinstance(tree.get(name), CommentedMap) and inner:
        _change_record(tree[name], inner, old, text)
    elif isinstance(old, list) and isinstance(text, list) and isinstance(tree.get(name), CommentedSeq):
        _change_list(tree[name], spec, inner, old, text)
    elif name in tree:
        tree[name] = _node(spec, text)
    else:
        tree.insert(_place(tree, specs, name), name, _node(spec, text))


def _change_list(items: CommentedSeq, spec: Field | None, inner: str, old: list[Text], wanted: list[Text]) -> None:
    for at, text in enumerate(wanted):
        if at >= len(old):
            items.append(_node(spec, text))
            continue
        before = old[at]
        if inner and isinstance(before, dict) and isinstance(text, dict):
            _change_record(items[at], inner, before, text)
        elif before != text:
            items[at] = _node(spec, text)
    del items[len(wanted) :]


def _place(tree: CommentedMap, specs: dict[str, Field], name: str) -> int:
    """Behind the nearest field that the rules put before this one."""
    order = list(specs)
    before = set(order[: order.index(name)]) if name in specs else set(order)
    return max((at + 1 for at, key in enumerate(tree) if key in before), default=0)


def _node(spec: Field | None, text: Text) -> Any:
    return _with_blocks(as_written(spec, text))


def _with_blocks(value: Any) -> Any:
    """Plain values as the editor writes them: its own maps and lists, and texts of several lines as blocks."""
    if isinstance(value, dict):
        return CommentedMap({key: _with_blocks(item) for key, item in value.items()})
    if isinstance(value, list):
        return CommentedSeq([_with_blocks(item) for item in value])
    if isinstance(value, str) and value.endswith("\n"):
        return LiteralScalarString(value)
    return str(value) if isinstance(value, str) else value
