"""A record as YAML, as a person would write it: fields in the order of the rules, quotes only where needed."""

import re
from typing import Any

import yaml

from build_hooks import rules
from build_hooks.intake.texts import Text, Texts
from build_hooks.rules import Field

_WIDTH = 10_000  # no line is broken but by its writer: a changed word is then one changed line
_PROSE = ("prose", "markdown")
_PLAIN_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


_analysed: dict[str, Any] = {}
_MOST_ANALYSED = 4096


class _Block(str):
    """A text of several lines or of prose, written as a block."""


class _Writer(yaml.SafeDumper):
    """Indents lists below their field, as the files of the catalog are written."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:  # noqa: ARG002
        return super().increase_indent(flow, False)

    def analyze_scalar(self, scalar: str) -> Any:
        """What may be written how, found once for texts that stand in many records: a third of a table's writing."""
        if scalar not in _analysed:
            if len(_analysed) >= _MOST_ANALYSED:
                _analysed.clear()
            _analysed[scalar] = super().analyze_scalar(scalar)
        return _analysed[scalar]

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


_Writer.add_representer(
    _Block, lambda writer, text: writer.represent_scalar("tag:yaml.org,2002:str", str(text), style="|")
)


def record_text(kind: str, texts: Texts) -> str:
    """The file of a record, which reads back as the same texts. Fields that the rules do not know come last."""
    tree = _ordered(kind, texts)
    written: str = yaml.dump(tree, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return written


def _ordered(kind: str, texts: Texts) -> dict[str, Any]:
    specs = rules.records()[kind]
    names = [name for name in specs if name in texts] + [name for name in texts if name not in specs]
    return {name: as_written(specs.get(name), texts[name]) for name in names}


def as_written(spec: Field | None, text: Text) -> Any:
    """A field's texts as values to be written: prose ends in a line break, small whole numbers are numbers."""
    if isinstance(text, dict):
        return _ordered(spec.of, text) if spec and spec.of in rules.records() else text
    if isinstance(text, list):
        return [as_written(spec, item) for item in text]
    if spec is not None and spec.type == "integer" and _PLAIN_NUMBER.fullmatch(text):
        return int(text)
    is_prose = spec is not None and spec.type in _PROSE and (spec.type == "markdown" or "\n" in text)
    lines = "\n".join(line.rstrip() for line in text.strip().split("\n"))  # no block is written with spaces at an end
    return _Block(f"{lines}\n") if is_prose or "\n" in lines else lines
