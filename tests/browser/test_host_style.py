"""Pages of the catalog look alike with the few rules of the theme's styles that they load and with all of them."""

import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from build_hooks.pages.frame.host_style import host_style, known_names, theme_style
from tests.browser.conftest import DESKTOP, PHONE, Opener, Visit, serve
from tests.browser.test_pages import CATALOG, SAMPLE
from tests.markup import parse

BESIDES = {"browse": "tim-kiem/index.html", "form": "gui-thong-tin/index.html"}
NAMING = (
    "class",
    "id",
    "data-md-color-scheme",
    "data-md-component",
    "data-md-toggle",
    "data-md-level",
    "data-md-state",
)
# What the browser makes of every element and of what stands before and behind its words.
COMPUTED = """() => [...document.querySelectorAll("body, body *")].map((element) =>
  ["", "::before", "::after"].map((part) => {
    const style = getComputedStyle(element, part || null);
    return ["content", "display", "position", "visibility", "opacity", "width", "height", "top", "left", "margin",
      "padding", "border", "border-radius", "box-shadow", "z-index", "overflow", "float", "order", "flex",
      "color", "background", "font", "line-height", "text-decoration", "text-align", "text-overflow", "white-space",
      "list-style", "cursor", "outline", "mask-image", "fill", "scroll-margin-top",
    ].map((name) => style.getPropertyValue(name)).join();
  }).join())"""
MEDIA: tuple[Literal["print", "screen"], ...] = ("print", "screen")
OPENED = "document.querySelectorAll('.md-toggle').forEach((toggle) => { toggle.checked = true; })"


@pytest.mark.parametrize("uri", [*CATALOG.values(), *BESIDES.values()])
def test_every_name_is_known(real_site: Path, uri: str) -> None:
    """No page has a class, an identifier or an attribute whose rules would have been dropped."""
    found = set()
    for element in parse((real_site / uri).read_text("utf-8")).walk():
        for name in NAMING:
            found |= set((element.attributes.get(name) or "").split())
    asked = set(re.findall(r"[\w-]+", theme_style()))
    assert (found - known_names()) & asked == set()


def test_rules_that_nothing_can_need_go() -> None:
    """What asks for other names goes, in a list of selectors too; what must not be is no reason, nor what may be."""
    css = """.md-header:not(.md-header--lifted),.md-search .md-icon{color:red}.admonition{color:red}
    :is(.md-nav,.tabbed-set) li{top:0}:is(.tabbed-set,.tabbed-labels) li{top:0}
    [dir=ltr] .md-grid{left:0}[dir=rtl] .md-grid{left:0}
    @media print{.md-top{display:none}.admonition{display:none}}@media screen{.admonition{top:0}}
    :root{--md-nobody:url("data:,1");--md-asked:#000}.md-top{color:var(--md-asked)}"""
    assert host_style(css).decode() == (
        ".md-header:not(.md-header--lifted){color:red}:is(.md-nav,.tabbed-set) li{top:0}[dir=ltr] .md-grid{left:0}"
        "@media print{.md-top{display:none}}:root{--md-asked:#000}.md-top{color:var(--md-asked)}"
    )


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (DESKTOP, "dark")], ids=["phone", "desktop"])
def test_every_element_looks_the_same(real_site: Path, visit: Opener, size: dict[str, int], scheme: str) -> None:
    """On screen and in print, with the drawer closed and open: what the browser computes of every element."""
    with serve(real_site) as base:
        few, whole = (visit(base, viewport=size, color_scheme=scheme, reduced_motion="reduce") for _ in range(2))
        whole.page.route("**/ocop-host.css", lambda route: route.fulfill(body=theme_style(), content_type="text/css"))
        for uri in ("index.html", SAMPLE, "nhom/index.html"):
            for medium in MEDIA:
                pages = [_open(its, uri, medium) for its in (few, whole)]
                assert pages[0].evaluate(COMPUTED) == pages[1].evaluate(COMPUTED), f"{uri} {medium}"
            for page in pages:
                page.evaluate(OPENED)
            assert pages[0].evaluate(COMPUTED) == pages[1].evaluate(COMPUTED), f"{uri} opened"


def _open(visit: Visit, uri: str, medium: Literal["print", "screen"]) -> Page:
    """A page that was never shown in another medium: nothing is on its way from one look to the other."""
    visit.page.emulate_media(media=medium)
    return visit.open(uri)
