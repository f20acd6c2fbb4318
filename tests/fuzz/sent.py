"""What people send, made up: the files of a submission under right and wrong names, and what becomes of them."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from build_hooks.intake.opened import Opened, opened
from build_hooks.intake.papers import keep_papers
from build_hooks.intake.reply import reply
from build_hooks.intake.sources import all_submissions
from build_hooks.intake.taking import settle
from build_hooks.read.catalog import read_catalog
from build_hooks.rules.problems import Problem
from tests.building import PRODUCT, jpeg
from tests.fuzz.dice import PATHS, Dice
from tests.fuzz.packing import Members
from tests.fuzz.records import as_yaml, record
from tests.fuzz.said import said, unprintable
from tests.fuzz.target import Sample, fresh
from tests.intake import sending

_KINDS = {"san-pham.yml": "product", "chu-the.yml": "producer", "gui-kem.yml": "sending"}
_NAMES = (
    *("anh/01.jpg", "anh/02.png", "anh/nul.jpg", "minh-chung/giay.pdf", "SAN-PHAM.YML", "san-pham.yml", "ANH/01.JPG"),
    *("../san-pham.yml", "/anh/01.jpg", "a\\san-pham.yml", "b/../san-pham.yml", "anh/../../x.jpg", "a.zip", "x.html"),
    *("anh/ảnh 01.jpg", "anh/01.jpg.exe", "anh/-01.jpg", "minh-chung/giay.pdf.lnk", "anh/con.jpg", "x-san-pham.yml"),
    *("__MACOSX/san-pham.yml", "thư mục/san-pham.yml", "a/b/c/d/e/f/san-pham.yml", "anh/", "/", "san-pham.yml/"),
)
_SETTINGS = b"site_url: https://ocop.example.vn/\ndocs_dir: catalog\nextra: {ocop: {name: Danh, place: An Giang}}\n"
_KEPT = re.compile(r"(?:san-pham|chu-the|gui-kem)\.yml|(?:anh|minh-chung)/[A-Za-z0-9][A-Za-z0-9_-]*\.[A-Za-z]{3,4}")
_WRITTEN = re.compile(r"(?:products|producers|images)(?:/[a-z0-9-]+)+(?:/[A-Za-z0-9][A-Za-z0-9_-]*)?\.[A-Za-z]{3,4}")


@cache
def _photo() -> bytes:
    return jpeg(64, 48)


def members(dice: Dice, names: bool = True) -> Members:
    """The files of one submission or more."""
    found: Members = []
    for around in dice.one((("",), ("",), ("",), ("mot/", "hai/"), ("a/",))):
        found += ((around + name, _record(dice, kind)) for name, kind in _KINDS.items() if dice.happens(0.85))
        found += ((around + name, _content(dice)) for name in dice.some(_NAMES, 3))
    if names and dice.happens(0.3):
        at = dice.number(len(found) + 1)
        found.insert(at, ((dice.piece() if dice.happens(0.5) else dice.one(PATHS)) or "-", _content(dice)))
    return found


def _record(dice: Dice, kind: str) -> bytes:
    if dice.happens(0.3):
        text = {"product": sending.PRODUCT, "producer": sending.PRODUCER, "sending": sending.SENDING}[kind]
    else:
        text = as_yaml(dice, record(dice, kind, dice.one((0.02, 0.2))))
    return (dice.spoilt(text) if dice.happens(0.2) else text).encode("utf-8", "surrogatepass")


def _content(dice: Dice) -> bytes:
    way = dice.number(4)
    if way < 2:
        return dice.spoilt_bytes(_photo()) if way else _photo()
    return dice.junk(40) if way == 2 else b"\0" * 300_000


def taken(path: Path, root: Path, whole: bool) -> tuple[list[str], list[str]]:
    """All that is said of a file that somebody sent, and every name that leads where it should not.

    With `whole` it is settled as `ocop add` does, against the small catalog at `root`.
    """
    lines: list[str] = []
    wrong: list[str] = []
    found: list[Opened] = []
    for its in all_submissions([path]):
        if isinstance(its, Problem):
            lines += said([its])
            continue
        wrong += (f"escape: kept as {name!r}" for name in its.files if not _KEPT.fullmatch(name))
        one = opened(its)
        if isinstance(one, list):
            lines += said(one)
        else:
            found.append(one)
            if whole:
                keep_papers(root, its, its.source, "Cảm ơn.")
    if whole and found:
        for item in settle(read_catalog(root).catalog, [one.proposal for one in found], update=len(found) % 2 == 0):
            lines += said(item.problems)
            reply(item, "danh mục")
            wrong += (f"escape: would write {name!r}" for name in item.files if not _WRITTEN.fullmatch(name))
    return lines, wrong


def small_catalog(folder: Path) -> Path:
    """A catalog of one product, made anew."""
    return catalog_of(fresh(folder, {}) / "catalog", {"products/an-giang/banh-trang.yml": PRODUCT.encode()})


def catalog_of(root: Path, files: Sample) -> Path:
    """A repository of these files at `root`, with its settings and one page."""
    for name, content in {"mkdocs.yml": _SETTINGS, "catalog/index.md": "# Danh mục".encode(), **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def told(result: Any) -> Iterator[str]:
    """The faults of what `taken` found."""
    lines, wrong = result
    yield from unprintable(lines)
    yield from wrong
