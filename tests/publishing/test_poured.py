"""Where only products change, the host makes nothing: pages are poured into the frames that it made before."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.building import PRODUCER, PRODUCT, build, write_repository
from tests.publishing.states import PATH, built, published
from tests.test_host import refused

POURED = "khung trang vẫn như lần trước"
LINE = 'as_of: "2025"'
WARNED = 'as_of: "2025", score: "95"'
FILES: dict[str, str | bytes] = {
    PATH: PRODUCT + "producer: a\nupdated: 20/11/2026\n",
    "products/an-giang/hai.yml": PRODUCT.replace("Bánh tráng", "Hai"),
    "producers/a.yml": PRODUCER,
    "catalog/nhom.md": "# Nhóm\n\n[Bánh tráng](san-pham/banh-trang/index.md)\n",
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a catalog whose menu names one of our pages, with its site and cache as a build left them."""
    root = write_repository(tmp_path_factory.mktemp("poured") / "root", FILES)
    _replace(root / "mkdocs.yml", "nav:\n", "nav:\n- Nhóm: nhom/index.md\n- nhom.md\n")
    built(root)
    return Path(shutil.copytree(root, root.with_name("kept")))


@pytest.fixture
def root(kept: Path) -> Path:
    """That catalog, where it was built, for a test to change."""
    shutil.rmtree(kept.with_name("root"))
    return Path(shutil.copytree(kept, kept.with_name("root")))


def _replace(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def _as_from_nothing(root: Path) -> bool:
    """Builds it, and compares with a build of nothing but what people wrote; returns whether the host was left out."""
    result = build(root)
    assert result.returncode == 0, result.stderr
    other = root.with_name("other")
    shutil.copytree(root, other, ignore=shutil.ignore_patterns(".cache", "site", ".site*"))
    theirs = built(other)
    shutil.rmtree(other)
    assert published(root) == theirs
    assert (POURED in result.stderr) == ("Building documentation" not in result.stderr)
    return POURED in result.stderr


def test_texts_of_products_and_producers_need_no_host(root: Path) -> None:
    """Not even where home, lists and pages that the menu names tell them; the bytes are those of a whole build."""
    _replace(root / PATH, "name: Bánh tráng", "name: Bánh phồng\nsummary: Phơi <b>sương</b>")
    assert _as_from_nothing(root)
    assert "Bánh phồng" in (root / "site/index.html").read_text("utf-8")
    _replace(root / PATH, "group: thuc-pham", "group: do-uong\nsample: có")
    _as_from_nothing(root)
    _replace(root / "producers/a.yml", "Cơ sở", "Hộ")
    assert _as_from_nothing(root)


CHANGES: dict[str, Callable[[Path], object]] = {
    "another product": lambda root: (root / "products/an-giang/ba.yml").write_text(PRODUCT, "utf-8"),
    "no product": lambda root: (root / "products/an-giang/hai.yml").unlink(),
    "what search engines may see": lambda root: _replace(root / PATH, "group:", "sample: có\ngroup:"),
    "the day of the data": lambda root: _replace(root / PATH, "20/11/2026", "21/11/2026"),
    "a page written by hand": lambda root: _replace(root / "catalog/nhom.md", "# Nhóm", "# Các nhóm"),
    "a setting": lambda root: _replace(root / "mkdocs.yml", "site_description: ", "site_description: Mới "),
    "frames that were cut off": lambda root: _cut(next((root / ".cache/ocop/sites").glob("*.frames"))),
    "frames of which a sign is another": lambda root: _flip(next((root / ".cache/ocop/sites").glob("*.frames"))),
    "a proof in the place of frames": lambda root: _exchange(root / ".cache/ocop/sites"),
    "no frames": lambda root: next((root / ".cache/ocop/sites").glob("*.frames")).unlink(),
    "a spoilt page of the host's": lambda root: _cut(root / "site/404.html"),
    "no page of the host's": lambda root: (root / "site/404.html").unlink(),
}


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


def _flip(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"<main", b"<nain", 1))


def _exchange(folder: Path) -> None:
    next(folder.glob("*.frames")).write_bytes(next(folder.glob("*.json")).read_bytes())


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_the_host_tells_too_needs_it(change: Callable[[Path], object], root: Path) -> None:
    """And nothing of before is taken for what it should be."""
    change(root)
    _replace(root / PATH, "name: Bánh tráng", "name: Bánh phồng")
    assert not _as_from_nothing(root)
    _replace(root / PATH, "name: Bánh phồng", "name: Bánh tráng")
    assert POURED in build(root).stderr


def test_a_product_that_the_menu_names(root: Path) -> None:
    """All pages tell its name, which the host alone can write there; what else it says needs no host."""
    _replace(root / "mkdocs.yml", "nav:\n", "nav:\n- ./san-pham//banh-trang/index.md\n")
    assert not _as_from_nothing(root)
    _replace(root / PATH, "name: Bánh tráng", "name: Bánh phồng")
    assert not _as_from_nothing(root)
    for uri in ("index.html", "404.html", "nhom.html", "san-pham/hai/index.html"):
        assert "Bánh phồng" in (root / "site" / uri).read_text("utf-8"), uri
    _replace(root / PATH, "group:", "summary: Phơi sương\ngroup:")
    assert _as_from_nothing(root)


def test_spoilt_pages_of_ours_are_poured_again(root: Path) -> None:
    """They need no host."""
    for page in (root / "site/san-pham").rglob("*.html"):
        _cut(page)
    _replace(root / PATH, "name: Bánh tráng", "name: Bánh phồng")
    assert _as_from_nothing(root)


def test_warnings_are_those_of_a_whole_build(root: Path) -> None:
    """Of the data as they are now, and of the host as it said them; --strict refuses both."""
    _replace(root / "catalog/nhom.md", "banh-trang/index.md", "la/index.md")
    assert "la/index.md" in build(root).stderr
    _replace(root / PATH, LINE, WARNED)
    said = build(root).stderr
    assert POURED in said and "la/index.md" in said and f"{PATH}:3:" in said
    _replace(root / "catalog/nhom.md", "la/index.md", "hai/index.md")
    assert f"{PATH}:3:" in refused(build(root, "--strict"))
    _replace(root / PATH, WARNED, LINE)
    assert build(root, "--strict").returncode == 0
    _replace(root / PATH, LINE, WARNED)
    assert f"{PATH}:3:" in refused(build(root, "--strict"))


def test_another_plugin_gets_its_pages(root: Path) -> None:
    """Whatever was known before."""
    (root / "more.py").write_text('def on_post_page(output, **_):\n    return output + "<!-- seen -->"\n', "utf-8")
    _replace(root / "mkdocs.yml", "hooks:\n", f"hooks:\n- {root / 'more.py'}\n")
    for name in ("Bánh phồng", "Bánh đa"):
        (root / PATH).write_text(f"{FILES[PATH]!s}".replace("Bánh tráng", name), "utf-8")
        assert not _as_from_nothing(root)
        page = (root / "site/san-pham/banh-trang/index.html").read_text("utf-8")
        assert name in page and page.endswith("<!-- seen -->")
