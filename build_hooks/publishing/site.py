"""One build of the site: what the catalog promises, which of it the host renders, and what is written."""

import hashlib
import os
import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from build_hooks.ground.cache import write_atomically
from build_hooks.ground.collecting import without_collecting
from build_hooks.ground.cores import make_apart
from build_hooks.ground.dates import WrongSourceDate, source_date
from build_hooks.ground.words import say
from build_hooks.model.edition import VARIABLE, Edition
from build_hooks.model.selection import CannotSelect
from build_hooks.pages import outputs, surroundings
from build_hooks.pages.frame import frames
from build_hooks.pages.frame.asked import NotSaid, filled
from build_hooks.pages.frame.blocks import keep, remember, with_blocks
from build_hooks.pages.frame.frames import Frames, NoFrame, tight
from build_hooks.pages.frame.output import OWN_TEXT, File, Output, Page
from build_hooks.pages.frame.policy import sealed
from build_hooks.publishing.exchange import Refused
from build_hooks.publishing.sitemap import sitemap
from build_hooks.publishing.writing import Writing
from build_hooks.read.catalog import read_catalog
from build_hooks.stamps.symbol import Unreadable

HOME = "index.md"  # the one page that is written by hand and filled from the catalog


@dataclass
class Site:
    """What one reading of the catalog promises, by the source that stands for it in the host.

    `surroundings` are what the host prints around every page, `base` is the address that canonical ones begin with;
    `asked` are the sources that the host wants written, and `framed` the frames that it rendered. `problems` are there
    only where they were to be forgiven.
    """

    root: Path
    name: str
    base: str
    promised: dict[str, Output]
    surroundings: dict[str, Any]
    warnings: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    framed: Frames = field(default_factory=Frames)
    asked: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, root: Path, name: str, base: str, *, forgives: bool = False) -> "Site":
        """What the catalog at `root` promises for a site of this name. Raises Refused with every problem.

        Where it `forgives` them, files that are wrong are left out instead.
        """
        try:
            source_date()
            reading = read_catalog(root)
            problems = tuple(error.line() for error in reading.errors)
            found = reading.sound if forgives else reading.found
            if found is None:
                raise Refused("\n".join([say("publishing.wrong_data", count=len(problems)), *problems]))
            catalog = Edition.from_text(os.environ.get(VARIABLE, "")).of(found)
            with without_collecting():
                promised = {_source(output): output for output in outputs(catalog)}
            whole = sitemap(base, promised.values(), catalog.written_pages)
            promised[whole.uri] = whole
            warnings = tuple(warning.line() for warning in reading.warnings)
            return cls(root, name, base, promised, surroundings(catalog, name), warnings, problems)
        except (CannotSelect, WrongSourceDate) as reason:
            raise Refused(str(reason)) from None
        except Unreadable as reason:
            raise Refused(say("publishing.unreadable_stamp", reason=reason)) from None

    def part(self, by_hand: dict[str, str], left: set[str], nav: Any, *, is_alone: bool) -> None:
        """Part the pages into those that the host renders and those that are poured into its frames.

        `by_hand` has the paths of the host's own files by their addresses, `left` their sources; `nav` names others.
        Where it is not alone, because other plugins handle pages, it renders all. Raises Refused for a file at an
        address of ours.
        """
        for source, output in self.promised.items():
            if source != HOME and output.built in by_hand:
                raise Refused(say("publishing.same_address", path=by_hand[output.built]))
        pours = is_alone and os.environ.get(frames.VARIABLE) != "0"
        pages = [output for output in self.promised.values() if isinstance(output, Page)] if pours else []
        self.framed = Frames.of(pages, left | named_in(nav), self.name)

    def is_ours(self, source: str) -> bool:
        """Whether the host has nothing to do for this source."""
        return source in self.framed.poured or isinstance(self.promised[source], File)

    def meta(self, source: str) -> dict[str, Any]:
        """What the host is told of a page before it renders it; marks where its frame is to be kept."""
        if source in self.framed.samples:
            return self.framed.marked(source)
        output = self.promised.get(source)
        return output.front_matter if isinstance(output, Page) else {}

    def canonical(self, source: str, url: str) -> str:
        """The address that a page calls its own, of the one that the host gave it: it ends in a slash."""
        return self.framed.canonical if source in self.framed.samples else url.removesuffix("index.html")

    @staticmethod
    def text(source: str, markdown: str) -> str:
        """A page's own text with the words that it asks for. Raises Refused."""
        try:
            return filled(markdown)
        except NotSaid as asked:
            raise Refused(say("publishing.not_said", path=source, asked=asked)) from None

    def rendered(self, source: str, page: str, text: str) -> str:
        """What the host rendered around a text; of a sample its frame is kept, and its own words are poured in.

        It loses its empty lines, and the policy gets the hashes of the frame's scripts. Raises Refused.
        """
        if (its := self.framed.samples.get(source)) is None:
            ours = self.promised.get(source)
            blocks = (*ours.article.split(OWN_TEXT), ours.head) if isinstance(ours, Page) else ()
            return sealed(tight(page, *blocks, text), *blocks, text)
        try:
            self.framed.learn(source, sealed(tight(page)), text)
        except NoFrame as missing:
            raise Refused(say("publishing.no_frame", missing=missing)) from None
        self.asked.add(source)
        return self._poured(its)

    @staticmethod
    def sealed(document: str) -> str:
        """A document that is no page, without empty lines and with its policy."""
        return sealed(tight(document))

    def write(self, writing: Writing, folder: Path, uris: Iterable[str], around: str) -> None:
        """Write what is ours beside what the host made: these files of the folder, by the key of what is `around`.

        Raises Refused: a page that is missing must never be noticed by a shopper first.
        """
        promised = {output.built for output in self.promised.values()}
        ours = {output.built: output for source, output in self.promised.items() if source in self.asked}
        theirs = [uri for uri in uris if uri not in ours]
        if missing := sorted(promised - ours.keys() - set(theirs)):
            raise Refused("\n".join([say("publishing.not_built"), *missing]))
        writing.make_room([*ours, *theirs])
        made = {uri: self._made(output) for uri, output in ours.items()}
        new = [output for uri, output in ours.items() if not writing.keeps(uri, made[uri])]
        for uri in theirs:
            writing.take(folder, uri, "" if uri in promised else around)
        for uri, digest in self._written(writing, new):
            writing.note(uri, digest, made[uri])
        remember()

    def _written(self, writing: Writing, new: Iterable[Output]) -> Iterator[tuple[str, str]]:
        """The address and the digest of each of these, which are written on all cores.

        Those of one key are written by one process: they share what they work out.
        """
        alike = defaultdict[str, list[Output]](list)
        for output in new:
            alike[output.key or output.built].append(output)
        parts = [*alike.values()]
        with closing(make_apart(partial(self._write_part, writing), parts)) as messages:
            for number, message in messages:
                yield from zip([output.built for output in parts[number]], keep(message), strict=True)

    def _write_part(self, writing: Writing, outputs: Iterable[Output]) -> bytes:
        """The digests of outputs that are now written, with the blocks that were made for them."""
        return with_blocks(lambda: [writing.write(output.built, self.content(output)) for output in outputs])

    def around(self, inputs: str, nav: Any) -> str:
        """The key of what a host makes of these `inputs` beside the pages that are poured: of all that it is told.

        Its menus print the titles of pages that `nav` names; of all where there is none.
        """
        named = named_in(nav) if nav else self.promised.keys()
        told = [
            (output.built, source in named and output.title) if isinstance(output, Page) else output.built
            for source, output in self.promised.items()
        ]
        return hashlib.sha256(repr((inputs, sorted(self.surroundings.items()), told)).encode()).hexdigest()

    def needs_no_host(self, framed: Frames) -> bool:
        """Whether every page can be poured into these frames; it is then what will be done."""
        self.framed, self.asked = framed, set(self.promised)
        return all(map(self.is_known, self.promised.values()))

    def _made(self, output: Output) -> str:
        """The key of all that its file is made of; "" where nobody knows."""
        if not output.key or isinstance(output, File):
            return output.key
        about = (output.key, output.title, output.description, self._address(output), self.framed.digest(output))
        return hashlib.sha256(repr(about).encode()).hexdigest()

    def content(self, output: Output) -> bytes:
        """The bytes of a page whose frame is known, or of a file."""
        return self._poured(output).encode() if isinstance(output, Page) else output.read()

    def renewed(self, folder: Path) -> tuple["Site", bool]:
        """What the catalog promises now, with whatever needs no host written into the folder, which this site fills;
        and whether anything does. Raises Refused."""
        after = Site.read(self.root, self.name, self.base)
        after.framed, after.asked = self.framed, self.asked
        last = self.promised
        changed = [output for source, output in after.promised.items() if _about(last.get(source)) != _about(output)]
        ours = [output for output in changed if after.is_known(output)]
        for output in ours:
            write_atomically(folder / output.built, after.content(output))
        remember()
        gone = self.promised.keys() - after.promised.keys()
        return after, bool(gone) or self.surroundings != after.surroundings or len(ours) < len(changed)

    def is_known(self, output: Output) -> bool:
        """Whether it can be written without the host."""
        return isinstance(output, File) or self.framed.knows(output)

    def _poured(self, page: Page) -> str:
        return self.framed.pour(page, self._address(page))

    def _address(self, page: Page) -> str:
        return f"{self.base}{page.uri}" if self.base else ""


def named_in(nav: Any) -> set[str]:
    """The sources that a host's navigation names."""
    if isinstance(nav, str):
        return {posixpath.normpath(nav)}
    return set[str]().union(*map(named_in, nav.values() if isinstance(nav, dict) else nav or ()))


def _about(output: Output | None) -> object:
    """What says whether two outputs come out alike: the key of what they are made of, where they have one."""
    if output is None or not output.key:
        return output
    if isinstance(output, File):
        return output.key
    return output.key, output.title, output.description, output.hidden, output.styles, output.scripts


def _source(output: Output) -> str:
    return output.source if isinstance(output, Page) else output.uri
