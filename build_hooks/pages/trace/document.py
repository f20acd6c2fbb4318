"""The trace page as a document of its own: everything but one photo stands in it, so that it opens on a slow phone."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).parent
_SHARED = ("ocop-state.js", "ocop-age.js")  # the same rules as on every other page


def trace_html(its: dict[str, Any]) -> bytes:
    """The document; `its` is what pages/trace/view.py gives, and every text of it is escaped here."""
    style, script = _assets()
    return _environment().get_template("page.html").render(its=its, style=style, script=script).encode()


def former_html(its: dict[str, Any]) -> bytes:
    """The document of a bar code number that no product has any more; `its` is what pages/trace/former.py gives."""
    style, script = _assets()
    return _environment().get_template("former.html").render(its=its, style=style, script=script).encode()


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(HERE)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _shared() -> list[Path]:
    return [HERE.parent / "theme/assets" / name for name in _SHARED]


@cache
def _assets() -> tuple[str, str]:
    style = (HERE / "trace.css").read_text("utf-8")
    script = "\n".join(path.read_text("utf-8") for path in (*_shared(), HERE / "trace.js"))
    return style, script
