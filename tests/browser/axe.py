"""What axe finds on a page: in the light all, in the dark, where only colours differ, what these alone can break."""

from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
# A colour half-way to another is no fault.
ARRIVED = "document.getAnimations().filter(one => one instanceof CSSTransition).forEach(one => one.finish())"
COLOURS = ("color-contrast", "link-in-text-block")


# Only what was found, as text: the driver takes long over all that axe tells of it.
FOUND = """([within, options]) => axe.run(within || document, options).then(found => found.violations
  .flatMap(fault => fault.nodes.map(node => `${fault.id}: ${node.html.slice(0, 160)}`)))"""


def axe_faults(page: Page, *rules: str, within: str | None = None) -> list[str]:
    """Each violation with the beginning of its element: of all rules or of these, on the page or in a part of it."""
    page.evaluate(ARRIVED)
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
    # `preload` would read the style sheets once more, which a folder does not allow.
    options: dict[str, Any] = {"resultTypes": ["violations"], "preload": False}
    if rules:
        options["runOnly"] = list(rules)
    found: list[str] = page.evaluate(FOUND, [within, options])
    return found


def axe_faults_in(scheme: str, page: Page, within: str | None = None) -> list[str]:
    """Those of a page that is shown in this scheme, "light" or "dark"."""
    return axe_faults(page, *(COLOURS if scheme == "dark" else ()), within=within)


def turn_to(scheme: Scheme, page: Page) -> None:
    """A page on a light or a dark device: its theme reads what the device wants when it is opened."""
    page.emulate_media(color_scheme=scheme, media="screen")
    page.reload()
