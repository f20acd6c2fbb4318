"""The site for who writes it: built again at every change, with what is wrong in a box over the page.

It ends because of nothing that somebody writes. What is in memory is used again: a saved product is read, rendered and
shown at once; where the host has something to do too, it does it then. Where the code changes, it begins anew.
"""

import mimetypes
import os
import posixpath
import re
import shutil
import signal
import sys
import time
import traceback
import webbrowser
from collections.abc import Callable, Iterable
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Event, Thread
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from build_hooks.ground.disks import files_below
from build_hooks.ground.words import say
from build_hooks.pages.frame.rendering import render
from build_hooks.publishing.exchange import Refused
from build_hooks.publishing.proof import PHOTOS, TEXTS

_CODE = Path(__file__).parents[1]
_ASKED = "/.ocop/"  # below it, a page asks whether its version is still the newest
_PATIENCE = 25.0  # s that such a question stays open
_PAUSE = 0.2  # s between two looks at the files, and at least five times as long as a look takes
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>', re.IGNORECASE)
_DATA = {*TEXTS, PHOTOS}

Seen = dict[str, tuple[int, int, int]]


class Maker(NamedTuple):
    """What makes the site again: `renew` reads the catalog, writes what needs no host and returns whether it does;
    `rebuild` has the host build everything. Both raise what is wrong. `tell` says a line in the terminal."""

    renew: Callable[[], bool]
    rebuild: Callable[[], object]
    tell: Callable[[str], object]


class Server:
    """Serves `folder` below `mount` at `address`; `root` is the catalog's."""

    def __init__(self, address: tuple[str, int], mount: str, root: Path, folder: Path, maker: Maker) -> None:
        self.folder, self.mount = folder, f"/{mount.strip('/')}/".replace("//", "/")
        self._root, self._maker, self.tell = root.resolve(), maker, maker.tell
        self._watched = {root.resolve() / name for name in _DATA}
        self._seen: Seen = {}
        self._look_takes = 0.0
        self._ended, self._shown = Event(), Condition()
        self.version, self.problems = time.time_ns(), list[str]()
        self._http = _Listener(address, self)

    @property
    def url(self) -> str:
        """Where a browser finds it."""
        host, port = self._http.server_address[:2]
        return f"http://{host!s}:{port}{self.mount}"

    def watch(self, path: str | Path, *_: object, **__: object) -> None:
        """Look at a file, or at all below a folder."""
        self._watched.add(Path(path).resolve())

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Serve until the process is interrupted, or told to end: the host then clears what it filled."""
        for name in ("SIGTERM", "SIGHUP"):
            if (told := getattr(signal, name, None)) and signal.getsignal(told) == signal.SIG_DFL:
                signal.signal(told, signal.default_int_handler)
        self.start()
        self.tell(say("publishing.serving", url=self.url))
        if open_in_browser:
            webbrowser.open(self.url)
        while not self._ended.wait(max(_PAUSE, 5 * self._look_takes)):
            self.look_again()

    def start(self) -> None:
        """Answer browsers, and remember the files as they are."""
        self._seen = self._look()
        Thread(target=self._http.serve_forever, daemon=True).start()

    def shutdown(self) -> None:
        """End."""
        self._ended.set()
        self._http.shutdown()
        self._http.server_close()

    def show(self, problems: Iterable[str] = ()) -> None:
        """Have every open page loaded again, with these problems over it."""
        with self._shown:
            self.problems = list(problems)
            self.version += 1
            self._shown.notify_all()

    def wait_for_another(self, version: str) -> int:
        """The version that is shown, as soon as it is another one or patience ends."""
        with self._shown:
            self._shown.wait_for(lambda: str(self.version) != version, _PATIENCE)
            return self.version

    def look_again(self) -> bool:
        """Make anew what has changed since the last look, if anything has; returns whether it had."""
        before, self._seen = self._seen, self._look()
        changed = {path for path, _ in before.items() ^ self._seen.items()}
        if changed:
            self._make([Path(path) for path in sorted(changed)])
        return bool(changed)

    def _look(self) -> Seen:
        began, found = time.thread_time(), dict[str, tuple[int, int, int]]()
        for watched in self._watched:
            with suppress(OSError):  # a folder that goes away while it is looked at is looked at again
                for uri in files_below(watched, frozenset({"__pycache__"})) if watched.is_dir() else ("",):
                    path = f"{watched}/{uri}".rstrip("/")
                    its = os.stat(path)  # noqa: PTH116 - thousands of them, five times a second
                    found[path] = its.st_mtime_ns, its.st_size, its.st_ino
        self._look_takes = time.thread_time() - began
        return found

    def _make(self, changed: list[Path]) -> None:
        try:
            code = [path for path in changed if path.is_relative_to(_CODE)]
            if code:
                self._begin_anew(code)
            is_data = all(path.is_relative_to(self._root) and self._top(path) in _DATA for path in changed)
            needs_host = self._maker.renew() if is_data else True
            if is_data:
                self.show()
            if needs_host:
                self._maker.rebuild()
                self.show()
        except Refused as reason:
            self._tell(str(reason))
        except Exception as error:
            self._tell(f"{type(error).__name__}: {error}", traceback.format_exc())

    def _top(self, path: Path) -> str:
        return path.relative_to(self._root).parts[0]

    def _tell(self, problem: str, details: str = "") -> None:
        self.tell(details or problem)
        self.show(problem.splitlines())

    def _begin_anew(self, code: list[Path]) -> None:
        """Be the same program with the code of now, which is at least code. Raises SyntaxError."""
        for path in code:
            if path.suffix == ".py" and path.is_file():
                compile(path.read_bytes(), path, "exec")
        if os.name != "posix":
            raise Refused(say("publishing.code_changed"))
        self.shutdown()
        shutil.rmtree(self.folder, ignore_errors=True)
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - ourselves


class _Listener(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], server: Server) -> None:
        self.site = server
        super().__init__(address, _Answer)

    def handle_error(self, *_: object) -> None:
        """A browser that went away while it was answered is no news; all else is."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            self.site.tell(traceback.format_exc())


class _Answer(BaseHTTPRequestHandler):
    server: _Listener

    def do_GET(self) -> None:
        site, path = self.server.site, urlsplit(self.path).path
        if path.startswith(_ASKED):
            self._give(HTTPStatus.OK, str(site.wait_for_another(path.removeprefix(_ASKED))).encode(), "text/plain")
        elif not path.startswith(site.mount):
            self._lead(site.mount)
        else:
            self._give_file(path)

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        """The terminal is for what is wrong with the catalog."""

    def _give_file(self, path: str) -> None:
        site = self.server.site
        inside = posixpath.normpath("/" + unquote(path.removeprefix(site.mount))).lstrip("/")
        file = site.folder / inside
        if file.is_dir():
            if not path.endswith("/"):
                self._lead(f"{path}/")
                return
            file /= "index.html"
        found = file.is_file()
        status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
        try:
            content = (file if found else site.folder / "404.html").read_bytes()
        except OSError:
            content = b""
        kind = mimetypes.guess_type(file.name)[0] if found else "text/html"
        if kind == "text/html":
            content = self._with_box(content)
        self._give(status, content, kind or "application/octet-stream")

    def _with_box(self, page: bytes) -> bytes:
        """The page with what only this server adds, and without the policy that would stop it."""
        site = self.server.site
        box = render(
            "publishing/box.html", problems=site.problems, asked=f"{_ASKED}{site.version}", version=site.version
        )
        before, end, after = _POLICY.sub(b"", page, count=1).rpartition(b"</body>")
        return before + box.encode() + end + after if end else after + box.encode()

    def _give(self, status: HTTPStatus, content: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _lead(self, path: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", quote(path))
        self.send_header("Content-Length", "0")
        self.end_headers()
