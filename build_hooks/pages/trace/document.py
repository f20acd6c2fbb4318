"""The trace page as a document of its own: everything but one photo stands in it, so that it opens on a slow phone."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup

from build_hooks.ground.palette import painted
from build_hooks.pages.frame.assets import OLD_DATA, STATE
from build_hooks.pages.frame.joining import plain_script
from build_hooks.pages.frame.looks import LOOKS, style_of
from build_hooks.pages.frame.office import Report
from build_hooks.pages.frame.policy import document_policy
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.frame.surroundings import Age

_HERE = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Document:
    """What every document behind a stamp shows; "" for what one does not have.

    `catalog` is the catalog's name and `home` its address, `notices` are what a pack may say otherwise. `long` names
    make room for the certificate; `tone` is the colour in the photo's place, `states` are those of its certificates.
    `canonical` is the product's page, which search engines show in its stead. `data` is JSON-LD for them; a `hidden`
    page has none.
    """

    title: str
    description: str
    hidden: bool
    sample: bool
    catalog: str
    home: str
    age: Age
    notices: tuple[str, ...]
    english_notices: tuple[str, ...]
    report: Report
    long: bool = False
    tone: str = ""
    states: frozenset[str] = frozenset()
    canonical: str = ""
    share: str = ""
    data: Markup | None = None


def document(template: str, its: Document) -> str:
    """The document by its template in this room; every text of `its` is escaped here."""
    return render(f"trace/{template}", its=its, **_assets(its.tone, its.states))


@cache
def _assets(tone: str, states: frozenset[str]) -> dict[str, Markup]:
    """The style, the script with the same rules as on every other page, and the policy that lets both be."""
    script = "\n" + plain_script([STATE, OLD_DATA, _HERE / "trace.js"]).decode()
    behind = f"figure{{background:{tone}}}\n" if tone else ""
    css = f"\n{painted(style_of(states, _HERE / 'trace.css', LOOKS).decode())}{behind}"
    finished = {"style": css, "script": script, "policy": document_policy([script], [css])}
    return {name: Markup(text) for name, text in finished.items()}  # noqa: S704 - our own files
