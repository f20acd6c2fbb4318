"""One run of a host, from its start to its end: what it is made of, where it is written, and what is proven of it.

The catalog is imported where it is read: where nothing has changed, a build ends before.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from build_hooks.ground.cache import FOLDER, read_memory, write_memory
from build_hooks.ground.collecting import without_collecting
from build_hooks.ground.disks import files_below, refusal
from build_hooks.ground.words import say
from build_hooks.publishing.exchange import Place, Refused
from build_hooks.publishing.last_site import LastSite
from build_hooks.publishing.proof import Inputs, Proof
from build_hooks.publishing.writing import Writing

if TYPE_CHECKING:
    from build_hooks.publishing.serving import Server
    from build_hooks.publishing.site import Site

# Extensions of Markdown's own that read no file but the page.
_PLAIN = {"abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "tables", "toc"}
_OF_PAGES = ("page_markdown", "page_content", "page_context", "pre_page", "page_read_source", "post_page")
_UNKNOWN = Inputs("", "")
_WITH_A_MINUTE = "sitemap.xml.gz"  # the host packs its own, which we replace


class Build:
    """`command` is what the host was called for: "build", "gh-deploy" or "serve"; "" where nobody said so.

    `wrong` is the error with which the host ends in one line; `host` is where it logs. `site` is what is promised.
    """

    site: "Site"
    place: Place
    _writing: Writing
    _proof: Proof
    _last: LastSite

    def __init__(self, wrong: type[Exception], host: str) -> None:
        self.command = ""
        self._wrong, self._root, self._inputs, self._around = wrong, Path(), _UNKNOWN, ""
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

    def is_done(self, root: Path, folders: Iterable[Path], settings: Mapping[str, Any]) -> bool:
        """Publish the catalog at `root` where the host has nothing to do: returns whether that was so.

        Either nothing has changed, or only what is poured into frames that are known. `folders` hold texts that are
        read beside the catalog's own, `settings` are the host's. Nobody knows it where other plugins take part, or
        extensions that may read any file. Raises Refused and OSError.
        """
        with without_collecting():
            return self._is_done(root, folders, settings)

    def _is_done(self, root: Path, folders: Iterable[Path], settings: Mapping[str, Any]) -> bool:
        self._heard.end()
        self._root, self.place = root, Place(Path(settings["site_dir"]), root / FOLDER)
        knows = len(settings["plugins"]) == 1 and _PLAIN.issuperset(settings["markdown_extensions"])
        self._proof, may_end = Proof.read(self.place.memory), knows and self.command == "build"
        self._last = LastSite(self.place.site, self._proof.files)
        self._inputs = Inputs.of(root, folders, settings) if knows else _UNKNOWN
        if may_end and self._proof.holds(self._inputs, self._last):
            self._end_with(say("publishing.unchanged", site=self.place.site), self._proof.told)
            return True
        self._read(settings["site_name"], settings["site_url"] or "", settings["nav"])
        return may_end and self._is_poured(is_strict=settings["strict"])

    @staticmethod
    def is_alone(handlers: Mapping[str, Iterable[object]], name: str) -> bool:
        """Whether nothing handles pages but what stands in the module of this name."""
        found = {getattr(method, "__module__", "") for event in _OF_PAGES for method in handlers.get(event, ())}
        return found <= {name}

    @staticmethod
    def prepared(templates: Any) -> Any:
        """The host's templates as ours are."""
        from build_hooks.pages.frame.rendering import prepare

        prepare(templates)
        return templates

    def publish(self, *, is_strict: bool) -> Path:
        """Write what the host did not, and publish all; not where the host is about to end for its warnings.

        Returns where it is published. Raises Refused for what is missing, and OSError.
        """
        made = self.place.made
        theirs, told = [uri for uri in files_below(made) if uri != _WITH_A_MINUTE], [*self._heard.lines]
        self.site.write(self._writing, made, theirs, self._around)
        if not (is_strict and (told or self.site.warnings)):
            self._exchange(told)
            if self._around:
                write_memory(self.place.frames, {"of": self._around, "told": told, "frames": self.site.framed.plain()})
        self.end()
        return self.place.site

    def end(self) -> None:
        """Whatever came of it; it may be said twice."""
        self._heard.end()
        if hasattr(self, "place"):
            self.place.end()
        if hasattr(self, "_last"):
            self._last.end()

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

    def _read(self, name: str, base: str, nav: Any) -> None:
        """Read what a site of this name and navigation promises, and tell what is to be said of it."""
        from build_hooks.publishing.site import Site

        self.place.begin()
        self._writing = Writing(self.place.new, self._last, self._proof)
        self.site = Site.read(self._root, name, base, forgives=self.command == "serve")
        self._around = self.site.around(self._inputs.host, nav) if self._inputs.host else ""
        for line in self.site.warnings:
            self._log.warning(line)
        self._heard.begin()

    def _is_poured(self, *, is_strict: bool) -> bool:
        """Pour all pages into the frames of the last build, if they are those of this one, and publish them."""
        from build_hooks.pages.frame.frames import Frames

        kept = read_memory(self.place.frames)
        if kept.get("of") != self._around or (is_strict and (kept["told"] or self.site.warnings)):
            return False
        theirs = self._writing.proven(self._around)
        if not (theirs and self.site.needs_no_host(Frames.from_plain(kept["frames"]))):
            return False
        self.site.write(self._writing, self.place.site, theirs, self._around)
        self._exchange(kept["told"])
        self._end_with(say("publishing.poured", site=self.place.site), kept["told"])
        return True

    def _exchange(self, told: list[str]) -> None:
        """Publish what was written, and remember it."""
        self.place.exchange()
        told = [*self.site.warnings, *told]
        Proof([*self._inputs], self._writing.files, self._writing.made, told).keep(self.place.memory)

    def _end_with(self, sentence: str, told: Iterable[str]) -> None:
        """Say again what was said of the same, and what was done."""
        self.end()
        for line in told:
            self._log.warning(line)
        self._log.info(sentence)

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
