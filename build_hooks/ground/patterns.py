"""How scalars are written: the expressions of patterns.yml, for Python and, as a line of script, for the browser."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def table() -> Mapping[str, Mapping[str, Any]]:
    """The rows of patterns.yml by their names."""
    with Path(__file__).with_suffix(".yml").open("rb") as file:
        rows: dict[str, Any] = yaml.load(file, Loader=yaml.CSafeLoader)
    return rows


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The expression of this name; one of a whole text is asked by `fullmatch`. Raises KeyError."""
    row = table()[name]
    flags = re.NOFLAG if row.get("any_space") else re.ASCII
    flags |= re.IGNORECASE if row.get("any_case") else re.NOFLAG
    flags |= re.MULTILINE if row.get("lines") else re.NOFLAG
    return re.compile(row["whole"] if "whole" in row else row["parts"], flags)


def for_scripts(names: Iterable[str]) -> str:
    """An object of JavaScript with these expressions: those of a whole text anchored, all others global."""
    return "{" + ",".join(f"{name}:{_script(table()[name])}" for name in names) + "}"


def _script(row: Mapping[str, Any]) -> str:
    source = f"^(?:{row['whole']})$" if "whole" in row else row["parts"]
    flags = ("" if "whole" in row else "g") + ("i" if row.get("any_case") else "") + ("m" if row.get("lines") else "")
    quoted = json.dumps(source).replace("<", r"\u003c")  # a script may stand in a page
    return f"new RegExp({quoted},{json.dumps(flags)})"
