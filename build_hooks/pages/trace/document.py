"""The trace page as a document of its own: everything but one photo stands in it, so that it opens on a slow phone."""

from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from build_hooks.pages.frame.assets import OLD_DATA, STATE
from build_hooks.pages.frame.joining import plain_script
from build_hooks.pages.frame.rendering import render

_HERE = Path(__file__).parent


def trace_html(its: dict[str, Any]) -> bytes:
    """The document; `its` is what view.py gives, and every text of it is escaped here."""
    style, script = _assets()
    return render("trace/page.html", its=its, style=style, script=script).encode()


def former_html(its: dict[str, Any]) -> bytes:
    """The document of a bar code number that no product has any more; `its` is what pages/trace/former.py gives."""
    style, script = _assets()
    return render("trace/former.html", its=its, style=style, script=script).encode()


@cache
def _assets() -> tuple[Markup, Markup]:
    """The style, and the script with the same rules as on every other page."""
    script = plain_script([STATE, OLD_DATA, _HERE / "trace.js"]).decode()
    return Markup((_HERE / "trace.css").read_text("utf-8")), Markup(script)  # noqa: S704 - our own files
