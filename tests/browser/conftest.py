"""A browser for the session, and pages in it that betray every word on the console and every request that leaves."""

import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser.filling import SHARE_SHEET, opened
from tests.browser.windows import Visit as Visit
from tests.browser.windows import Windows, noted_changes
from tests.building import PRODUCER, PRODUCT, build, jpeg, write_repository
from tools.browser import find_for_tests

PHONE = ViewportSize(width=360, height=740)
DESKTOP = ViewportSize(width=1280, height=900)
_QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--metrics-recording-only",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless browser for all tests."""
    program = find_for_tests()
    if program is None:
        pytest.fail("no browser: run `python -m tools.browser`")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=program, headless=True, args=[*_QUIET, *(["--no-sandbox"] if root else [])]
        )
        yield opened
        opened.close()


Opener = Callable[..., Visit]


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Iterator[Windows]:
    """What is open in the browser and as new."""
    with noted_changes() as changed:
        yield Windows(browser, changed)


@pytest.fixture
def visit(windows: Windows) -> Iterator[Opener]:
    """`visit(base, **context options)` gives a page of its own; at the end each must have been silent and at home.

    A page from `file://` is opened with the network off.
    """
    visits: list[Visit] = []
    with ExitStack() as ways:

        def start(base: str, **options: Any) -> Visit:
            options = {"viewport": PHONE, "locale": "vi-VN", "offline": base.startswith("file:"), **options}
            visits.append(ways.enter_context(windows.visit(base, **options)))
            return visits[-1]

        yield start
    assert [words for seen in visits for words in seen.said] == []
    assert [url for seen in visits for url in seen.strayed] == []


class _Silent(SimpleHTTPRequestHandler):
    """Serves a folder below a sub-path, as a free host does; an unknown address gets the site's own 404.html."""

    def __init__(self, *args: Any, prefix: str, **options: Any) -> None:
        self.prefix = prefix
        super().__init__(*args, **options)

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(self.prefix) if path.startswith(self.prefix) else "/-")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class _Host(ThreadingHTTPServer):
    """A host that does not mind a page that is left before it is whole."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve(site: Path, prefix: str = "/") -> Iterator[str]:
    """The address of a folder on a host of its own, below `prefix`."""
    handler = partial(_Silent, directory=str(site), prefix=prefix)
    with _Host(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
        server.shutdown()
        thread.join()


def on_disk(site: Path) -> str:
    """The address of a folder without any host."""
    return f"{site.as_uri()}/"


@contextmanager
def scripted(browser: Browser, folder: Path, scripts: bytes, start: str) -> Iterator[Page]:
    """A page from a folder, offline, with these scripts and then `start`; nothing in it may fail."""
    (folder / "scripts.js").write_bytes(scripts)
    html = f'<!doctype html><meta charset="utf-8"><script src="scripts.js"></script><script>{start}</script>'
    (folder / "index.html").write_text(html, "utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto((folder / "index.html").as_uri())
    yield page
    context.close()
    assert failures == []


def asked(page: Page, function: str, value: Any) -> Any:
    """What a function of the page makes of a value. Both go as one text: the driver takes long over many small ones."""
    answer: str = page.evaluate(f"text => JSON.stringify(({function})(JSON.parse(text)))", json.dumps(value))
    return json.loads(answer)


@pytest.fixture(scope="session")
def file_site(real_site: Path) -> str:
    """The real site as on a USB stick."""
    return on_disk(real_site)


@pytest.fixture(scope="session")
def http_site(real_site: Path) -> Iterator[str]:
    """The real site below a sub-path of a host."""
    with serve(real_site, "/danh-muc/ocop/") as address:
        yield address


@pytest.fixture(params=["file", "http"])
def anywhere(request: pytest.FixtureRequest) -> str:
    """The real site, once from a folder and once from a host."""
    address: str = request.getfixturevalue(f"{request.param}_site")
    return address


@pytest.fixture
def phone(visit: Opener, file_site: str) -> Visit:
    """A phone that reads the real site from a folder."""
    return visit(file_site)


@pytest.fixture
def desktop(visit: Opener, file_site: str) -> Visit:
    """A computer that reads the real site from a folder."""
    return visit(file_site, viewport=DESKTOP)


DATED = """\
name: Bánh tráng
group: thuc-pham
producer: lo-banh
origin: {commune: "30445"}
recognitions:
  - {stars: 3, decision: 86/QĐ-UBND, issued: 27/01/2023, issuer: UBND tỉnh An Giang, level: province}
photos: [{file: 01.jpg, alt: Bánh tráng phơi trên giàn}]
sources: [{title: Quyết định 86/QĐ-UBND}]
updated: 01/06/2025
"""

DISPUTED = """\
name: Mứt gừng
group: thuc-pham
recognitions:
  - {stars: 3, decision: 86/QĐ-UBND, issued: 27/01/2023, issuer: UBND tỉnh An Giang, level: province}
  - {stars: 4, as_of: 05/2026}
sources: [{title: Quyết định 86/QĐ-UBND}]
updated: 01/06/2025
"""

REVOKED = """\
name: Kẹo dừa
group: thuc-pham
recognitions: [{stars: 3, decision: 86/QĐ-UBND, issued: 27/01/2023, issuer: UBND tỉnh An Giang, level: province}]
status: {is: revoked, on: 01/03/2025, decision: 12/QĐ-UBND, issuer: UBND tỉnh An Giang, source: Công báo An Giang}
sources: [{title: Quyết định 86/QĐ-UBND}]
updated: 01/06/2025
"""


@pytest.fixture(scope="session")
def dated_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of 01/06/2025: two certificates are valid through 27/01/2026, and one was revoked on 01/03/2025.

    Of one of the two a source behind that day names other stars.
    """
    root = write_repository(
        tmp_path_factory.mktemp("dated"),
        {
            "products/an-giang/banh-trang.yml": DATED,
            "products/an-giang/keo-dua.yml": REVOKED,
            "products/an-giang/mut-gung.yml": DISPUTED,
            "producers/lo-banh.yml": PRODUCER,
            "images/an-giang/banh-trang/01.jpg": jpeg(),
        },
    )
    result = build(root)
    assert result.returncode == 0, result.stderr
    return root / "site"


# The submission form

EDIT_URL = "https://github.com/ocop/danh-muc/edit/main/"


@pytest.fixture(scope="session")
def form_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalog with one product, kept on GitHub, and its site with the submission form."""
    files: dict[str, str | bytes] = {
        "products/an-giang/banh-trang.yml": f"{PRODUCT}producer: lo-banh\n",
        "producers/lo-banh.yml": PRODUCER,
    }
    root = write_repository(tmp_path_factory.mktemp("form"), files, edit_url=EDIT_URL)
    result = build(root, "--strict")
    assert result.returncode == 0, result.stderr
    return root


@pytest.fixture
def form(visit: Opener, form_root: Path) -> Page:
    """A phone that opened the form from a folder without network."""
    site = on_disk(form_root / "site")
    return opened(visit(site, has_touch=True, is_mobile=True, accept_downloads=True, script=SHARE_SHEET))
