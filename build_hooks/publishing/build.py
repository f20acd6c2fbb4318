"""One run of a host, from its start to its end: what it is made of, where it is written, and what is proven of it.

The catalog is imported where it is read: where nothing has changed, a build ends before.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from build_hooks.ground.cache import FOLDER
from build_hooks.ground.disks import refusal
from build_hooks.ground.words import say
from build_hooks.publishing import proof
from build_hooks.publishing.exchange import Place, Refused
from build_hooks.publishing.proof import Proof
from build_hooks.publishing.writing import Writing

if TYPE_CHECKING:
    from build_hooks.publishing.serving import Server
    from build_hooks.publishing.site import Site

# Extensions of Markdown's own that read no file but the page.
_PLAIN = {"abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "tables", "toc"}
_OF_PAGES = ("page_markdown", "page_content", "page_context", "pre_page", "page_read_source", "post_page")


class Build:
    """`command` is what the host was called for: "build", "gh-deploy" or "serve"; "" where nobody said so.

    `wrong` is the error with which the host ends in one line; `host` is where it logs.
    """

    site: "Site"
    place: Place
    _writing: Writing

    def __init__(self, wrong: type[Exception], host: str) -> None:
        self.command = ""
        self._wrong, self._root, self._inputs = wrong, Path(), ""
        self._log, self._heard = logging.getLogger(f"{host}.hooks.ocop"), _Heard(host)

    @contextmanager
    def told(self) -> Iterator[None]:
        """What is refused ends the host as its own errors do, and so does what a disk refuses."""
        try:
            yield
        except Refused as reason:
            raise self._wrong(str(reason)) from None
        except OSError as error:
            if not (said := refusal(error, self.place.site)):
                raise
            raise self._wrong(said) from None

    def begin(self, root: Path, site: Path) -> None:
        """A build of the catalog at `root` that is to be published at `site`."""
        self._heard.begin()
        self._root, self.place, self._inputs = root, Place(site, root / FOLDER), ""

    def is_done(self, folders: Iterable[Path], settings: Mapping[str, Any]) -> bool:
        """Whether a build would make what is there already; what was said then is said again.

        `folders` hold texts that are read beside the catalog's own, `settings` are the host's. Nobody knows it where
        other plugins take part, or extensions that may read any file.
        """
        if len(settings["plugins"]) > 1 or not _PLAIN.issuperset(settings["markdown_extensions"]):
            return False
        self._inputs = proof.inputs(self._root, folders, settings)
        last = Proof.read(self.place.memory) if self.command == "build" else None
        if last is None or not last.holds(self._inputs, self.place.site):
            return False
        for line in last.told:
            self._log.warning(line)
        self._log.info(say("publishing.unchanged", site=self.place.site))
        return True

    @staticmethod
    def is_alone(handlers: Mapping[str, Iterable[object]], name: str) -> bool:
        """Whether nothing handles pages but what stands in the module of this name."""
        found = {getattr(method, "__module__", "") for event in _OF_PAGES for method in handlers.get(event, ())}
        return found <= {name}

    def read(self, name: str, base: str) -> Path:
        """Read what a site of this name promises; returns the folder that the host is to fill. Raises Refused."""
        from build_hooks.publishing.site import Site

        self.place.begin()
        self._writing = Writing(self.place.new, self.place.site, Proof.read(self.place.memory))
        self.site = Site.read(self._root, name, base, forgives=self.command == "serve")
        for line in self.site.warnings:
            self._log.warning(line)
        return self.place.made

    def publish(self, *, is_strict: bool) -> Path:
        """Write what the host did not, and publish all; not where the host is about to end for its warnings.

        Returns where it is published. Raises Refused for what is missing, and OSError.
        """
        self.site.write(self._writing, self.place.made)
        if not (is_strict and self._heard.lines):
            self.place.exchange()
            Proof(self._inputs, self._writing.files, self._writing.made, self._heard.lines).keep(self.place.memory)
        self.end()
        return self.place.site

    def end(self) -> None:
        """Whatever came of it; it may be said twice."""
        self._heard.end()
        if hasattr(self, "place"):
            self.place.end()

    def leave(self) -> None:
        """The host ends."""
        self.end()
        if self.command == "serve":
            self.place.forget()

    def server(self, address: Any, rebuild: Callable[[], object], watched: Iterable[str]) -> "Server":
        """What serves the site and makes it again; `rebuild` has the host do it."""
        from build_hooks.publishing.serving import Maker, Server

        mount = urlsplit(self.site.base).path
        maker = Maker(self._renew, rebuild, self._log.warning)
        server = Server(tuple(address), mount, self._root, self.place.site, maker)
        for path in watched:
            server.watch(path)
        server.show(self.site.problems)
        return server

    def _renew(self) -> bool:
        self.site, needs_host = self.site.renewed(self.place.site)
        return needs_host


class _Heard(logging.Handler):
    """The warnings that a host gives during one build."""

    def __init__(self, host: str) -> None:
        super().__init__(logging.WARNING)
        self._host = logging.getLogger(host)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())

    def begin(self) -> None:
        self.lines = []
        self._host.addHandler(self)  # a second time changes nothing

    def end(self) -> None:
        self._host.removeHandler(self)
