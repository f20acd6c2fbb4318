"""Values for scripts, as JSON that neither ends a script element nor a line."""

import json
from typing import Any

from markupsafe import Markup

# A script may be pasted into a page one day, and an old reader takes the last two for ends of a line.
_ESCAPES = str.maketrans({"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def inline_json(value: Any) -> Markup:
    """The value for a script element of its own, without anything that could be markup."""
    return Markup(json_for_script(value).replace("&", "\\u0026"))  # noqa: S704 - see above


def script(name: str, value: Any) -> bytes:
    """A classic script that puts the value on `window`."""
    return f"window.{name}={json_for_script(value)};\n".encode()


def json_for_script(value: Any) -> str:
    """The value as it may stand in any script."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
