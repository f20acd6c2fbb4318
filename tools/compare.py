"""Compares what two commits make of one catalog: python -m tools.compare BASE [HEAD] [--only site,export]

Both sides' code reads the data of BASE: products, producers, images, ledger. Each makes the site, stamps, printed
matter, the offline copy and the export (as Zensical builds it) on the same day; then every file is compared: bytes, or
what a parser sees of it. What may differ stands in FILES and TOKENS, with its reason. Ends with 1 when more does.
"""

import contextlib
import os
import posixpath
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from fnmatch import fnmatch
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import click
import pypdfium2

from tools.commits import unpack

DATA = ("products", "producers", "images", "ledger", "data")
DAY = "1795651200"  # 2026-11-26: what is made for one day is made for the same one
OCOP = ("-c", "from build_hooks.cli import main; main()")
MAKERS: dict[str, list[tuple[str, ...]]] = {
    "site": [("-m", "mkdocs", "build", "--strict", "-q", "-d", "made/site")],
    "stamps": [(*OCOP, "stamps", "--all", "--sample")],
    "print": [(*OCOP, "print", kind, "--all", "--sample") for kind in ("booklet", "leaflet", "cards", "sheets")],
    "bundle": [(*OCOP, "bundle")],
    "export": [
        (*OCOP, "export", "made/export"),
        ("-m", "zensical", "build", "--clean", "-f", "made/export/mkdocs.yml"),
    ],
}
MADE = {"site": "made/site", "stamps": "print/tem", "print": "print", "bundle": "offline", "export": "made/export/site"}


class File(NamedTuple):
    """Files that may differ, or be on one side alone, and why."""

    pattern: str
    reason: str


class Token(NamedTuple):
    """What HEAD may show where BASE showed another thing ("" for nothing), as regular expressions, and why."""

    base: str
    head: str
    reason: str


FILES = (
    File("*.js", "scripts are source: tests in real browsers hold what they do"),
    File("*.css", "styles are source: pictures and tests of contrast hold what they show"),
    File("*.zip", "its members are compared where it lies unpacked"),
    File("*/huong-dan/*", "guides are texts that follow what commands ask"),
    File("site/du-lieu/*", "what search reads is source for its scripts"),
    File("export/*search*", "the host's own index of words"),
    File("*/chia-se.*", "drawn in the colours of the palette: tests of pictures hold what they show"),
)
TOKENS = (
    Token(r"<a .*'href', ''.*>", r"<a .*'href'.*>", "a link that led nowhere leads to the form"),
    Token(r"<meta .*'theme-color'.*>", r"<meta .*'theme-color'.*>", "one palette: a screen's colour is its paper"),
    Token(r"(</?script.*>)?", r"(</?script.*>)?", "scripts are parted and joined"),
)


@click.command()
@click.argument("base")
@click.argument("head", default="HEAD")
@click.option("--only", default=",".join(MAKERS), show_default=True, help="What to make, by comma.")
@click.option("--keep", type=click.Path(path_type=Path), help="A folder for both sides, kept for a look.")
def main(base: str, head: str, only: str, keep: Path | None) -> None:
    """Make both sides in turn and print every file that differs."""
    with tempfile.TemporaryDirectory(prefix="ocop-compare-") as folder:
        sides = [Path(keep or folder, name) for name in ("base", "head")]
        for side, commit in zip(sides, (base, head), strict=True):
            _lay_out(side, commit, base)
            for what in only.split(","):
                _make(side, what)
        found = [line for what in only.split(",") for line in differences(what, *sides)]
    print("\n".join(found) or "nothing differs but what is expected")
    for rule in FILES:
        print(f"  may differ: {rule.pattern}: {rule.reason}")
    for token in TOKENS:
        print(f"  may stand for {token.base}: {token.head}: {token.reason}")
    sys.exit(1 if found else 0)


def _lay_out(side: Path, commit: str, data_of: str) -> None:
    """The tree of a commit with the data of another, and the cache of the machine to start from."""
    shutil.rmtree(side, ignore_errors=True)
    side.mkdir(parents=True)
    unpack(side, commit)
    for name in DATA:
        shutil.rmtree(side / name, ignore_errors=True)
    unpack(side, data_of, *DATA)


def _make(side: Path, what: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(side), "SOURCE_DATE_EPOCH": DAY, "NO_MKDOCS_2_WARNING": "1"}
    for words in MAKERS[what]:
        print(f"{side.name}: {what}: {' '.join(words[-3:])}", file=sys.stderr, flush=True)
        done = subprocess.run(
            [sys.executable, *words], cwd=side, env=environment, check=False, capture_output=True, text=True
        )
        if done.returncode:
            sys.exit(f"{side.name}: {' '.join(words)} ended with {done.returncode}\n{done.stdout}\n{done.stderr}")


def differences(what: str, base: Path, head: Path) -> Iterator[str]:
    """A line for each place where what was made on both sides differs and may not."""
    one, other = (dict(_files(side / MADE[what])) for side in (base, head))
    for name in sorted({*one, *other}):
        path = f"{what}/{name}"
        if any(fnmatch(path, rule.pattern) for rule in FILES):
            continue
        if name not in one or name not in other:
            yield f"{path}: only in {'head' if name in other else 'base'}"
        elif one[name].read_bytes() != other[name].read_bytes():
            yield from (f"{path}: {told}" for told in _unlike(*(_seen(files[name], name) for files in (one, other))))


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path


def _unlike(base: list[str], head: list[str]) -> Iterator[str]:
    """What differs beyond TOKENS, both sides of each place."""
    for kind, first, last, begin, end in SequenceMatcher(None, base, head, autojunk=False).get_opcodes():
        pairs = list(zip_longest(base[first:last], head[begin:end], fillvalue=""))
        if kind != "equal" and not all(_may(*pair) for pair in pairs):
            yield " ≠ ".join(repr("".join(side)[:200]) for side in (base[first:last], head[begin:end]))


def _may(was: str, now: str) -> bool:
    return any(re.fullmatch(rule.base, was) and re.fullmatch(rule.head, now) for rule in TOKENS)


class _Document(HTMLParser):
    """What a page says and points at: its head in any order, then tags with sorted attributes, and texts, in order.

    Addresses are told from the root of the site: `index.html` beside a page is what `../here/index.html` is.
    """

    def __init__(self, path: str) -> None:
        super().__init__()
        self.head: list[str] = []
        self.seen: list[str] = []
        self._folder = posixpath.dirname(path)
        self._raw = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._raw = tag in {"script", "style"}
        kept = sorted((name, self._value(name, " ".join((value or "").split()))) for name, value in attrs)
        (self.head if tag in {"meta", "link"} else self.seen).append(f"<{tag} {kept}>")

    def _value(self, name: str, value: str) -> str:
        if name not in {"href", "src", "action"} or not value or re.match(r"[a-z]+:|#|//", value):
            return value
        return posixpath.normpath(posixpath.join(self._folder, value))

    def handle_endtag(self, tag: str) -> None:
        self._raw = False
        self.seen.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if text := " ".join(data.split()):
            self.seen.append("(inline source)" if self._raw else text)


def _page(content: bytes, path: str) -> list[str]:
    document = _Document(path)
    document.feed(content.decode("utf-8"))
    return [*sorted(document.head), *document.seen]


def _print(content: bytes, _: str) -> list[str]:
    """A PDF as words at their places, in whole points, and the number of things on each page: not its colours."""
    with contextlib.closing(pypdfium2.PdfDocument(content)) as document:
        return [line for page in document for line in _sheet(page)]


def _sheet(page: pypdfium2.PdfPage) -> Iterator[str]:
    text = page.get_textpage()
    yield f"{[round(side) for side in page.get_size()]} {sum(1 for _ in page.get_objects())} things"
    for number in range(text.count_rects()):
        box = text.get_rect(number)
        yield f"{text.get_text_bounded(*box)!r} {[round(side) for side in box]}"


def _lines(content: bytes, _: str) -> list[str]:
    text = content.decode("utf-8", "surrogateescape")
    return [line.strip() for line in text.splitlines() if line.strip()]


PARSERS: dict[str, Callable[[bytes, str], list[str]]] = {".html": _page, ".pdf": _print}


def _seen(file: Path, path: str) -> list[str]:
    return PARSERS.get(file.suffix, _lines)(file.read_bytes(), path)


if __name__ == "__main__":
    main()
