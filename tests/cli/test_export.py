"""`ocop export` writes a folder that needs no hook, and never over what is not its own."""

from pathlib import Path

import yaml
from click.testing import CliRunner, Result

from build_hooks.cli import ocop
from tests.building import PRODUCT, write_repository
from tests.reading import PATH


def run(root: Path, folder: Path) -> Result:
    """`ocop export FOLDER` in this repository."""
    return CliRunner().invoke(ocop, ["--root", str(root), "export", str(folder)])


def test_a_whole_folder(repository: Path, tmp_path: Path) -> None:
    """Pages with front matter, files, the theme and a mkdocs.yml without our hooks."""
    folder = tmp_path / "out/deep"
    result = run(repository, folder)
    assert result.exit_code == 0, result.output
    assert result.output.endswith(f" trang trong {folder}\n")
    pages = list((folder / "docs").rglob("index.md"))
    assert result.output.startswith(f"{len(pages)} trang")
    config = yaml.load((folder / "mkdocs.yml").read_bytes(), Loader=yaml.CSafeLoader)
    assert not {"hooks", "watch"} & set(config)
    assert (config["docs_dir"], config["theme"]["custom_dir"]) == ("docs", "theme")
    assert (folder / "theme/product.html").is_file()
    _, front, body = (folder / "docs/san-pham/banh-trang/index.md").read_text("utf-8").split("---\n")
    meta = yaml.load(front, Loader=yaml.CSafeLoader)
    assert (meta["template"], meta["title"], meta["ocop"]["heading"]) == ("product.html", "Bánh tráng", "Bánh tráng")
    assert body == ""


def test_a_hand_written_page_keeps_its_text(repository: Path, tmp_path: Path) -> None:
    """The home page has its own text below the values we give it."""
    run(repository, tmp_path / "out")
    home = (tmp_path / "out/docs/index.md").read_text("utf-8")
    assert home.endswith("---\n\nLời giới thiệu.\n")
    assert "template: home.html" in home


def test_a_hand_written_page_without_front_matter(repository: Path, tmp_path: Path) -> None:
    """A home page that is text alone is exported too."""
    (repository / "catalog/index.md").write_text("Lời giới thiệu.\n", "utf-8")
    result = run(repository, tmp_path / "out")
    assert result.exit_code == 0, result.exception
    assert (tmp_path / "out/docs/index.md").read_text("utf-8").endswith("Lời giới thiệu.\n")


def test_an_older_export_is_replaced(repository: Path, tmp_path: Path) -> None:
    """A second export leaves nothing of the first that is not in the second."""
    folder = tmp_path / "out"
    run(repository, folder)
    stale = folder / "docs/san-pham/cu/index.md"
    stale.parent.mkdir()
    stale.touch()
    assert run(repository, folder).exit_code == 0
    assert not stale.exists()
    assert (folder / "docs/san-pham/banh-trang/index.md").is_file()


def test_two_exports_are_the_same(repository: Path, tmp_path: Path) -> None:
    """The same catalog is the same bytes."""
    one, other = tmp_path / "one", tmp_path / "other"
    run(repository, one)
    run(repository, other)
    files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(other) for path in other.rglob("*") if path.is_file())
    assert [(one / path).read_bytes() for path in files] == [(other / path).read_bytes() for path in files]


def test_a_foreign_folder_is_refused(repository: Path, tmp_path: Path) -> None:
    """A folder that holds anything else is left as it is."""
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "thesis.docx").write_text("x", "utf-8")
    result = run(repository, folder)
    assert result.exit_code == 1
    assert "đã có tệp khác; hãy chọn một thư mục trống" in result.output
    assert [path.name for path in folder.iterdir()] == ["thesis.docx"]


def test_an_empty_folder_is_taken(repository: Path, tmp_path: Path) -> None:
    """A folder that is there and empty is as good as none."""
    (tmp_path / "out").mkdir()
    assert run(repository, tmp_path / "out").exit_code == 0


def test_a_file_in_place_of_the_folder(repository: Path, tmp_path: Path) -> None:
    """A file is no folder."""
    (tmp_path / "out").write_text("x", "utf-8")
    assert run(repository, tmp_path / "out").exit_code == 2


def test_nothing_is_written_while_anything_is_wrong(tmp_path: Path) -> None:
    """An error anywhere stops the export before the older one is touched."""
    root, folder = write_repository(tmp_path / "root"), tmp_path / "out"
    run(root, folder)
    before = sorted(folder.rglob("*"))
    (root / PATH).write_text(PRODUCT.replace("thuc-pham", "x"), "utf-8")
    result = run(root, folder)
    assert result.exit_code == 1
    assert "Chưa ghi gì: hãy sửa các lỗi trên trước." in result.output
    assert f"{PATH}:2:8: group: “x”" in result.output
    assert sorted(folder.rglob("*")) == before
