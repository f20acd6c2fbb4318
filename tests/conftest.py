"""Fixtures that several tests share: a repository to write into, and sites built once."""

import copy
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_hooks import rules
from build_hooks.bundle.making import Bundle, make_bundle
from build_hooks.ground import apart
from build_hooks.model.edition import WIDEST, Edition
from build_hooks.model.selection import Selection
from build_hooks.read.catalog import read_catalog
from tests.building import CATALOG, PRODUCT, build, write_repository


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one product."""
    return write_repository(tmp_path)


@pytest.fixture
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is called in a child process is called here, so that it knows the bounds that a test has set."""
    monkeypatch.setattr(apart, "call", lambda function, *values, seconds: function(*values) if seconds else None)


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder that is not the repository: where files lie that somebody sent."""
    return tmp_path_factory.mktemp("desk")


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real catalog, built once with --strict."""
    site = tmp_path_factory.mktemp("real") / "site"
    result = build(CATALOG, "--strict", "--site-dir", str(site))
    assert result.returncode == 0, result.stderr
    return site


@pytest.fixture(scope="session")
def real_bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """The offline copy of the real catalog, made once."""
    edition = Edition(widest=WIDEST["normal"])
    catalog = edition.of(read_catalog(CATALOG).catalog)
    return make_bundle(catalog, edition, tmp_path_factory.mktemp("bundle") / "danh-muc-ocop")


@pytest.fixture(scope="session")
def small_bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """The copy of one group of the real catalog with small photos."""
    edition = Edition(Selection(groups=("do-uong",)), widest=WIDEST["small"])
    catalog = edition.of(read_catalog(CATALOG).catalog)
    return make_bundle(catalog, edition, tmp_path_factory.mktemp("part") / "do-uong")


WRITTEN = """\
---
title: Gian hàng
---

# Gian hàng

Có [Mắm cá linh](san-pham/mam-ca-linh/index.md) và [Nước mía](san-pham/nuoc-mia/index.md);
theo giấy phép [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/deed.vi).
"""


@pytest.fixture(scope="session")
def written_bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """The copy of one of two groups, with a page written by hand that names a product of each and leads elsewhere."""
    files: dict[str, str | bytes] = {
        "products/an-giang/mam-ca-linh.yml": PRODUCT.replace("Bánh tráng", "Mắm cá linh"),
        "products/an-giang/nuoc-mia.yml": PRODUCT.replace("Bánh tráng", "Nước mía").replace("thuc-pham", "do-uong"),
        "catalog/gian-hang.md": WRITTEN,
    }
    root = write_repository(tmp_path_factory.mktemp("written"), files)
    edition = Edition(Selection(groups=("do-uong",)))
    catalog = edition.of(read_catalog(root).catalog)
    return make_bundle(catalog, edition, tmp_path_factory.mktemp("booth") / "gian-hang")


@pytest.fixture(scope="session")
def unpacked(real_bundle: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a person gets who unpacks its zip."""
    place = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(real_bundle.zip) as packed:
        packed.extractall(place)
    return place / "danh-muc-ocop"


@pytest.fixture
def of_2027(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Food and drinks stay, plants and herbs become one group, and the rest goes to another."""
    lists = copy.deepcopy(rules._all_choices())
    lists["taxonomies"]["2023"] |= {"today": False, "period": "từ năm 2023 đến năm 2026"}
    lists["taxonomies"]["2027"] = {"label": "Bộ bốn nhóm từ năm 2027", "today": True, "unwritten": True}
    old = lists["groups"]
    for key in ("thuc-pham", "do-uong"):
        old[key]["taxonomy"].append("2027")
    for key, label, replaced in (
        ("cay-co", "Cây và dược liệu", ("duoc-lieu", "sinh-vat-canh", "thao-duoc")),
        ("khac", "Sản phẩm khác", ("thu-cong-my-nghe", "du-lich", "vai-may-mac", "luu-niem", "du-lich-nong-thon")),
    ):
        old[key] = {"label": label, "taxonomy": ["2027"], "today": key, "icon": "leaf"}
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
