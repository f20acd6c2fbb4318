"""What axe finds on a page: in the light all, in the dark, where only colours differ, what these alone can break."""

from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
# A colour half-way to another is no fault.
ARRIVED = "document.getAnimations().filter(one => one instanceof CSSTransition).forEach(one => one.finish())"
COLOURS = ("color-contrast", "link-in-text-block")


def axe_faults(page: Page, *rules: str, within: str | None = None) -> list[str]:
    """Each violation with the beginning of its element: of all rules or of these, on the page or in a part of it."""
    page.evaluate(ARRIVED)
    # `preload` would read the style sheets once more, which a folder does not allow.
    options: dict[str, Any] = {"resultTypes": ["violations"], "preload": False}
    if rules:
        options["runOnly"] = list(rules)
    violations = Axe().run(page, context=within, options=options).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in violations for node in one["nodes"]]


def axe_faults_in(scheme: str, page: Page, within: str | None = None) -> list[str]:
    """Those of a page that is shown in this scheme, "light" or "dark"."""
    return axe_faults(page, *(COLOURS if scheme == "dark" else ()), within=within)


def turn_to(scheme: Scheme, page: Page) -> None:
    """A page on a light or a dark device: its theme reads what the device wants when it is opened."""
    page.emulate_media(color_scheme=scheme, media="screen")
    page.reload()
