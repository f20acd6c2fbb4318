"""Pages of the browser that are used again: opening one in a context of its own costs as much as loading it twice."""

import json
from collections.abc import Callable, Iterator, MutableSet
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit
from weakref import WeakSet

from playwright.sync_api import Browser, BrowserContext, CDPSession, Dialog, Error, Page, Request

# What a test does to a page that outlives what is loaded in it; nothing takes it back but to close the page.
_LASTING = (
    "add_init_script",
    "add_locator_handler",
    "close",
    "clock",
    "context",
    "emulate_media",
    "expose_binding",
    "expose_function",
    "expect_popup",
    "on",
    "once",
    "route",
    "route_from_har",
    "set_default_navigation_timeout",
    "set_default_timeout",
    "set_extra_http_headers",
    "set_viewport_size",
)
_FREE = 4


@dataclass
class Visit:
    """A page of the site at `base`, as new as in a browser just installed, with all that it said and asked for."""

    page: Page
    base: str
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for event, hear in self._ears.items():
            self.page.on(event, hear)

    @cached_property
    def _ears(self) -> dict[Any, Callable[[Any], None]]:
        return {
            "console": lambda message: self._note(f"{message.type}: {message.text}"),
            "pageerror": lambda error: self._note(f"error: {error}"),
            "dialog": self._refuse,
            "request": lambda request: self.asked.append(request.url),
            "requestfailed": self._note_failure,
        }

    def end(self) -> None:
        """Hear nothing any more."""
        for event, hear in self._ears.items():
            self.page.remove_listener(event, hear)

    def _note(self, words: str) -> None:
        self.said.append(f"{self.page.url.removeprefix(self.base)}: {words}")

    def _note_failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the browser's own, when a page is left early
            self._note(f"failed: {request.url} {request.failure}")

    def _refuse(self, dialog: Dialog) -> None:
        self._note(f"dialog: {dialog.message}")
        dialog.dismiss()

    def open(self, uri: str) -> Page:
        """Go to the page `uri` of the site and wait until it is loaded."""
        self.page.goto(self.base + uri)
        return self.page

    @property
    def strayed(self) -> list[str]:
        """Requests that left the folder or the host."""
        return [url for url in self.asked if not url.startswith((self.base, "data:", "blob:"))]


@dataclass(frozen=True)
class Window:
    """A context and its page; `ours` clears what the page keeps."""

    kind: str
    context: BrowserContext
    page: Page
    ours: CDPSession

    @classmethod
    def open(cls, browser: Browser, kind: str, script: str = "", **options: Any) -> "Window":
        """An empty page in a context with these options; `script` runs before any page's own."""
        context = browser.new_context(**options)
        context.set_default_timeout(10_000)
        page = context.new_page()
        if script:
            page.add_init_script(script)
        return cls(kind, context, page, context.new_cdp_session(page))

    def emptied(self, asked: list[str]) -> bool:
        """Whether all is gone that these addresses keep."""
        with suppress(Error):
            self.page.evaluate("window.name = ''")  # here: for an empty page the driver would have to prepare itself
            self.page.goto("about:blank")  # what a page keeps when it is left is kept now
            self.page.mouse.move(-1, -1)
            self.context.clear_cookies()
            for origin in {_origin(url) for url in asked}:
                self.ours.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
            self.ours.send("Network.clearBrowserCache")
            self.ours.send("Page.resetNavigationHistory")
            return True
        return False


class Windows:
    """What is open in the browser and as new; a few only, for each is a process."""

    def __init__(self, browser: Browser, changed: MutableSet[Page]) -> None:
        self.browser = browser
        self.changed = changed
        self.free: list[Window] = []

    @contextmanager
    def visit(self, base: str, **options: Any) -> Iterator[Visit]:
        """A page as new; afterwards it is free for others, or closed where it cannot be made as new."""
        window = self._taken(options)
        visit = Visit(window.page, base)
        self.changed.discard(window.page)
        yield visit
        visit.end()
        alone = self.changed.isdisjoint(window.context.pages) and len(window.context.pages) == 1
        if alone and not visit.said and window.emptied(visit.asked):
            self.free.append(window)
        else:
            window.context.close()
        for old in self.free[:-_FREE]:
            self.free.remove(old)
            old.context.close()

    def _taken(self, options: dict[str, Any]) -> Window:
        kind = json.dumps(options, sort_keys=True)
        for window in reversed(self.free):
            if window.kind == kind:
                self.free.remove(window)
                return window
        return Window.open(self.browser, kind, **options)


@contextmanager
def noted_changes() -> Iterator[MutableSet[Page]]:
    """The pages to which something lasting is done meanwhile."""
    changed: WeakSet[Page] = WeakSet()
    with ExitStack() as stack:
        for name in _LASTING:
            stack.enter_context(patch.object(Page, name, _noting(getattr(Page, name), changed)))
        yield changed


def _noting(own: Any, changed: MutableSet[Page]) -> Any:
    if isinstance(own, property):
        return property(_noting(own.fget, changed))

    @wraps(own)
    def noting(page: Page, *values: Any, **named: Any) -> Any:
        changed.add(page)
        return own(page, *values, **named)

    return noting


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
