"""A page that is used again is as new: no test finds what another has left in it, or has done to it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import on_disk, serve
from tests.browser.filling import until
from tests.browser.windows import Window, Windows

KEPT = """async () => [
  localStorage.length, sessionStorage.length, document.cookie.length, history.length, window.name,
  (await indexedDB.databases()).length, innerWidth, Boolean(window.planted), navigator.planted === true,
  matchMedia('(prefers-color-scheme: dark)').matches, new Date().getFullYear() < 2001,
]"""
LEAVE = """() => {
  localStorage.a = sessionStorage.a = 'b';
  window.name = 'c';
  window.planted = true;
  document.cookie = 'a=b; max-age=9999';
  indexedDB.open('a', 1);
  history.pushState(null, '', '#a');
  addEventListener('pagehide', () => { localStorage.late = sessionStorage.late = 'c' });
}"""
LASTING: dict[str, Callable[[Page], object]] = {
    "script": lambda page: page.add_init_script("navigator.planted = true"),
    "clock": lambda page: page.clock.set_fixed_time("2000-01-01T00:00:00Z"),
    "media": lambda page: page.emulate_media(color_scheme="dark"),
    "size": lambda page: page.set_viewport_size({"width": 999, "height": 400}),
    "route": lambda page: page.route("**/*", lambda route: route.abort()),
    "ear": lambda page: page.on("console", lambda _: None),
    "context": lambda page: page.context.set_extra_http_headers({"a": "b"}),
    "another-page": lambda page: page.evaluate("window.open('about:blank')"),
}


@pytest.fixture(params=["file", "http"])
def base(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A page of nothing, from a folder and from a host."""
    (tmp_path / "index.html").write_text(
        '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">', "utf-8"
    )
    if request.param == "file":
        yield on_disk(tmp_path)
    else:
        with serve(tmp_path) as address:
            yield address


def test_nothing_is_left(windows: Windows, base: str) -> None:
    """Of what a page keeps, and of what it keeps when it is left; the page is the same one."""
    with windows.visit(base, locale="vi-VN") as visit:
        first = visit.open("index.html")
        new = first.evaluate(KEPT)
        first.evaluate(LEAVE)
        until(first, "(async () => (await indexedDB.databases()).length)()")
        assert first.evaluate(KEPT) != new
    with windows.visit(base, locale="vi-VN") as visit:
        assert visit.page is first
        assert visit.open("index.html").evaluate(KEPT) == new


@pytest.mark.parametrize("name", LASTING)
def test_what_lasts_closes_the_page(windows: Windows, base: str, name: str) -> None:
    """Another is opened for the next test."""
    with windows.visit(base, locale="vi-VN") as visit:
        new = visit.open("index.html").evaluate(KEPT)
        LASTING[name](visit.page)
        first = visit.page
    assert first.is_closed()
    with windows.visit(base, locale="vi-VN") as visit:
        assert visit.open("index.html").evaluate(KEPT) == new


def test_a_page_that_said_something_is_not_used_again(windows: Windows, base: str) -> None:
    """What was wrong with it may be still."""
    with windows.visit(base, locale="vi-VN") as visit:
        visit.open("index.html").evaluate("console.log('a')")
        assert len(visit.said) == 1
    assert visit.page.is_closed()


def test_few_wait(windows: Windows, base: str) -> None:
    """Each is a process."""
    for width in range(300, 310):
        with windows.visit(base, viewport={"width": width, "height": 400}) as visit:
            visit.open("index.html")
    kept: list[Window] = windows.free
    assert len(kept) == 4 and not any(window.page.is_closed() for window in kept)
