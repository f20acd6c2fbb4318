"""Fixtures that several tests share: a repository to write into, and sites built once."""

import copy
import gc
import os
import pickle
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from filelock import FileLock

from build_hooks import rules
from build_hooks.bundle import making
from build_hooks.bundle.making import Bundle, make_bundle
from build_hooks.ground import apart
from build_hooks.model.edition import WIDEST, Edition
from build_hooks.model.selection import Selection
from build_hooks.pages.frame import fonts
from build_hooks.read.catalog import read_catalog
from tests import forking
from tests.building import CATALOG, PRODUCT, build, lend_fonts, write_repository

# Seldom: a search goes through all tests that were collected and what they loaded, and took a tenth of the time.
gc.set_threshold(50_000, 20, 20)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one product."""
    return write_repository(tmp_path)


@pytest.fixture(scope="session", autouse=True)
def cut_once() -> Iterator[None]:
    """The same letters of the same typeface, whatever catalog asks for them."""
    with patch.object(fonts, "_cut", cache(fonts._cut)):
        yield


@pytest.fixture(scope="session", autouse=True)
def power_that_never_fails() -> Iterator[None]:
    """No test takes the power away: none waits for a disk. That it is asked to write at once is tested by itself."""
    with patch.object(os, "fsync", lambda _: None):
        yield


@pytest.fixture(scope="session", autouse=True)
def hosts_forked() -> Iterator[None]:
    """The host of an offline copy is forked, as that of `build` is; what it says goes where it would go."""

    def run(command: list[str], *, cwd: Path, env: dict[str, str], check: bool) -> subprocess.CompletedProcess[str]:
        assert command[:2] == [sys.executable, "-m"] and not check
        done = forking.run(command[2:], cwd, env)
        os.write(1, done.stdout.encode())
        os.write(2, done.stderr.encode())
        return done

    with patch.object(making, "subprocess", SimpleNamespace(run=run)):
        yield


@pytest.fixture
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is called in a child process is called here, so that it knows the bounds that a test has set."""
    monkeypatch.setattr(apart, "call", lambda function, *values, seconds: function(*values) if seconds else None)


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder that is not the repository: where files lie that somebody sent."""
    return tmp_path_factory.mktemp("desk")


Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """`once(name, make)`: the folder of that name, made by `make(folder)` for the whole run; its tests only read it.

    The first process of the run that asks makes it, and the others wait.
    """
    base = tmp_path_factory.getbasetemp()
    run = base.parent if base.name.startswith("popen-") else base  # a worker's own folder lies in that of the run

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder, whole = run / f"once-{name}", run / f"once-{name}.whole"
        with FileLock(f"{folder}.lock"):
            if not whole.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                make(folder)
                whole.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def real_site(once: Once) -> Path:
    """The real catalog, built once with --strict."""

    def make(folder: Path) -> None:
        result = build(CATALOG, "--strict", "--site-dir", str(folder / "site"))
        assert result.returncode == 0, result.stderr

    return once("real-site", make) / "site"


@pytest.fixture(scope="session")
def real_bundle(once: Once) -> Bundle:
    """The offline copy of the real catalog, made once."""
    return _bundle_of(once, "danh-muc-ocop", CATALOG, Edition(widest=WIDEST["normal"]))


@pytest.fixture(scope="session")
def small_bundle(once: Once) -> Bundle:
    """The copy of one group of the real catalog with small photos."""
    return _bundle_of(once, "do-uong", CATALOG, Edition(Selection(groups=("do-uong",)), widest=WIDEST["small"]))


def _bundle_of(once: Once, name: str, root: Path, edition: Edition) -> Bundle:
    """Its copy, made once for the run; what was told of it lies beside."""

    def make(folder: Path) -> None:
        bundle = make_bundle(edition.of(read_catalog(root).catalog), edition, folder / name)
        (folder / "made").write_bytes(pickle.dumps(bundle))

    made: Bundle = pickle.loads((once(f"bundle-{name}", make) / "made").read_bytes())  # noqa: S301 - our own
    return made


WRITTEN = """\
---
title: Gian hàng
---

# Gian hàng

Có [Mắm cá linh](san-pham/mam-ca-linh/index.md) và [Nước mía](san-pham/nuoc-mia/index.md);
theo giấy phép [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/deed.vi).
"""


@pytest.fixture(scope="session")
def written_bundle(once: Once, tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """The copy of one of two groups, with a page written by hand that names a product of each and leads elsewhere."""
    files: dict[str, str | bytes] = {
        "products/an-giang/mam-ca-linh.yml": PRODUCT.replace("Bánh tráng", "Mắm cá linh"),
        "products/an-giang/nuoc-mia.yml": PRODUCT.replace("Bánh tráng", "Nước mía").replace("thuc-pham", "do-uong"),
        "catalog/gian-hang.md": WRITTEN,
    }
    root = write_repository(tmp_path_factory.mktemp("written"), files)
    lend_fonts(root)
    return _bundle_of(once, "gian-hang", root, Edition(Selection(groups=("do-uong",))))


@pytest.fixture(scope="session")
def unpacked(once: Once, real_bundle: Bundle) -> Path:
    """What a person gets who unpacks its zip."""

    def make(folder: Path) -> None:
        with zipfile.ZipFile(real_bundle.zip) as packed:
            packed.extractall(folder)

    return once("unpacked", make) / "danh-muc-ocop"


@pytest.fixture
def of_2027(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Food and drinks stay, plants and herbs become one group, and the rest goes to another."""
    lists = copy.deepcopy(rules._all_choices())
    lists["taxonomies"]["2023"] |= {"today": False, "period": "từ năm 2023 đến năm 2026"}
    lists["taxonomies"]["2027"] = {"label": "Bộ bốn nhóm từ năm 2027", "today": True, "unwritten": True}
    old = lists["groups"]
    for key in ("thuc-pham", "do-uong"):
        old[key]["taxonomy"].append("2027")
    for key, label, tint, replaced in (
        ("cay-co", "Cây và dược liệu", "herb", ("duoc-lieu", "sinh-vat-canh", "thao-duoc")),
        (
            "khac",
            "Sản phẩm khác",
            "clay",
            ("thu-cong-my-nghe", "du-lich", "vai-may-mac", "luu-niem", "du-lich-nong-thon"),
        ),
    ):
        old[key] = {"label": label, "taxonomy": ["2027"], "today": key, "icon": "leaf", "tint": tint}
        for one in replaced:
            old[one]["today"] = key
    monkeypatch.setattr(rules, "_all_choices", lambda: lists)
    _forget_choices()
    yield
    monkeypatch.undo()
    _forget_choices()


def _forget_choices() -> None:
    for one in (rules.choices, rules.today_taxonomy, rules.groups_today, rules.records):
        one.cache_clear()
