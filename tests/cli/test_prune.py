"""`ocop prune` removes what the catalog no longer needs from the cache, and nothing else."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_hooks.bundle.television import needed, television
from build_hooks.cli import ocop
from build_hooks.pages import needed_in_cache
from build_hooks.pages.frame import photos
from build_hooks.pages.frame.output import File
from build_hooks.pages.product import shares
from build_hooks.read.catalog import read_catalog
from build_hooks.read.photos import MEMORY
from tests.building import PRODUCT, jpeg, write_repository
from tests.reading import PATH

PICTURE = "images/an-giang/banh-trang/01.jpg"
WITH_PHOTO = f"{PRODUCT}photos: [{{file: 01.jpg, alt: Bánh}}]\n"
CACHE = ".cache/ocop"


def run(root: Path | str) -> Result:
    """`ocop prune` in this repository."""
    return CliRunner().invoke(ocop, ["--root", str(root), "prune"])


def make(root: Path, product: str, photo: bytes) -> None:
    """Write the product and its photo, and make all its pictures."""
    write_repository(root, {PATH: product, PICTURE: photo})
    catalog = read_catalog(root).catalog
    for stage in (photos, shares):
        assert all(isinstance(one, File) and one.read() for one in stage.outputs(catalog))


def cached(root: Path) -> set[str]:
    """The pictures in the cache."""
    folders = [root / CACHE / name for name in ("photos", "shares")]
    return {path.name for folder in folders for path in folder.rglob("*") if path.is_file()}


def test_what_is_needed_stays(tmp_path: Path) -> None:
    """A cache without anything stale is left as it is."""
    make(tmp_path, WITH_PHOTO, jpeg())
    before = cached(tmp_path)
    result = run(tmp_path)
    assert (result.exit_code, result.output) == (0, "Đã xóa 0 tệp, 0.0 MB.\n")
    assert cached(tmp_path) == before
    assert {path.name for path in needed_in_cache(read_catalog(tmp_path).catalog)} == before


def test_what_is_stale_goes(tmp_path: Path) -> None:
    """Renditions and share pictures of an earlier photo and name go, with what a broken run left."""
    make(tmp_path, WITH_PHOTO, jpeg(900, 700))
    stale = cached(tmp_path)
    make(tmp_path, WITH_PHOTO.replace("tráng", "phồng"), jpeg())
    wanted = cached(tmp_path) - stale
    (tmp_path / CACHE / "photos/.half.webp.x1").write_bytes(b"half")
    result = run(tmp_path)
    assert cached(tmp_path) == wanted
    assert result.output.startswith(f"Đã xóa {len(stale) + 1} tệp, ")


def test_originals_and_memory_stay(tmp_path: Path) -> None:
    """What `ocop shrink` kept, and what is remembered of the photos, are no renditions."""
    make(tmp_path, WITH_PHOTO, jpeg())
    kept = tmp_path / CACHE / "originals/01.jpg"
    kept.parent.mkdir()
    kept.write_bytes(b"original")
    run(tmp_path)
    assert kept.read_bytes() == b"original"
    assert (tmp_path / MEMORY).is_file()


@pytest.mark.parametrize("way", ["relative", "dot", "linked"])
def test_however_the_repository_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    """By a relative path, as the current folder or through a link: what is needed stays."""
    root = tmp_path / "repository"
    make(root, WITH_PHOTO, jpeg())
    before = cached(root)
    named: dict[str, str] = {"relative": "repository", "dot": ".", "linked": str(tmp_path / "link")}
    (tmp_path / "link").symlink_to(root)
    monkeypatch.chdir(root if way == "dot" else tmp_path)
    assert run(named[way]).exit_code == 0
    assert cached(root) == before


def test_a_catalog_with_errors_is_left_alone(tmp_path: Path) -> None:
    """While a product cannot be read nobody knows what it needs: nothing is removed."""
    make(tmp_path, WITH_PHOTO, jpeg())
    before = cached(tmp_path)
    write_repository(tmp_path, {PATH: "name: [\n"})
    result = run(tmp_path)
    assert result.exit_code == 1
    assert result.output == ("Error: Danh mục đang có lỗi; hãy chạy “ocop check” và sửa trước, kẻo xóa nhầm.\n")
    assert cached(tmp_path) == before


def test_an_empty_cache(repository: Path) -> None:
    """Where nothing was ever made there is nothing to remove."""
    assert run(repository).output == "Đã xóa 0 tệp, 0.0 MB.\n"


def test_pictures_for_televisions(tmp_path: Path) -> None:
    """The one of today stays, that of an earlier name goes."""
    make(tmp_path, WITH_PHOTO, jpeg())
    assert list(television(read_catalog(tmp_path).catalog))
    (tmp_path / PATH).write_text(WITH_PHOTO.replace("Bánh tráng", "Bánh phồng"), "utf-8")
    list(television(read_catalog(tmp_path).catalog))
    assert len(list((tmp_path / CACHE / "screens").rglob("*.jpg"))) == 2
    run(tmp_path)
    (left,) = (tmp_path / CACHE / "screens").rglob("*.jpg")
    assert {left} == needed(read_catalog(tmp_path).catalog)
