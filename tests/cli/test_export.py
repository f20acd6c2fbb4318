"""`ocop export` writes a folder that needs no hook, and never over what is not its own."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from build_hooks.cli import ocop
from build_hooks.model.certificate import PILLS, State
from tests.building import PRODUCT, REPOSITORY, write_repository
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
    assert (folder / "theme/catalog.html").is_file()
    _, front, body = (folder / "docs/san-pham/banh-trang/index.md").read_text("utf-8").split("---\n")
    meta = yaml.load(front, Loader=yaml.CSafeLoader)
    assert (meta["template"], meta["title"]) == ("catalog.html", "Bánh tráng")
    assert "<h1>Bánh tráng</h1>" in meta["ocop"]["article"]
    assert body == ""


def test_a_hand_written_page_keeps_its_text(repository: Path, tmp_path: Path) -> None:
    """The home page has its own text below the values we give it."""
    run(repository, tmp_path / "out")
    home = (tmp_path / "out/docs/index.md").read_text("utf-8")
    assert home.endswith("---\n\nLời giới thiệu.\n")
    assert "template: catalog.html" in home


def test_a_hand_written_page_without_front_matter(repository: Path, tmp_path: Path) -> None:
    """A home page that is text alone is exported too."""
    (repository / "catalog/index.md").write_text("Lời giới thiệu.\n", "utf-8")
    result = run(repository, tmp_path / "out")
    assert result.exit_code == 0, result.exception
    assert (tmp_path / "out/docs/index.md").read_text("utf-8").endswith("Lời giới thiệu.\n")


def test_a_hand_written_page_gets_the_words_it_asks_for(repository: Path, tmp_path: Path) -> None:
    """A host without hooks reads them; a name that is not there is told with its page, and stops the export."""
    page = repository / "catalog/quet-tem.md"
    page.write_text("# Quét tem\n\nTrang ghi “{{ pill.ended }}”.\n", "utf-8")
    assert run(repository, tmp_path / "out").exit_code == 0
    text = (tmp_path / "out/docs/quet-tem.md").read_text("utf-8")
    assert text.endswith(f"Trang ghi “{PILLS[State.ENDED]}”.\n")
    page.write_text("# Quét tem\n\nTrang ghi “{{ pill.endet }}”.\n", "utf-8")
    result = run(repository, tmp_path / "new")
    assert result.exit_code != 0 and not (tmp_path / "new").exists()
    assert "quet-tem.md" in result.output and "{{ pill.endet }}" in result.output


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


def edit(root: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the settings of mkdocs.yml."""
    path = root / "mkdocs.yml"
    config = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    change(config)
    path.write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")


@pytest.mark.parametrize("name", ["catalog/out", "catalog", "theme/out", "linked/out"])
def test_a_folder_among_the_sources(tmp_path: Path, name: str) -> None:
    """An export into what it is made from is refused before anything is written, through a link as well."""
    root = write_repository(tmp_path / "root")
    shutil.copytree(REPOSITORY / "build_hooks/theme", root / "theme")
    edit(root, lambda config: config["theme"].update(custom_dir="theme"))
    (root / "linked").symlink_to(root / "catalog")
    before = sorted(root.rglob("*"))
    result = run(root, root / name)
    assert result.exit_code == 1
    assert "nằm trong thư mục nguồn; hãy chọn một thư mục khác" in result.output
    assert sorted(root.rglob("*")) == before


def test_tags_in_the_settings(repository: Path, tmp_path: Path) -> None:
    """Tags that MkDocs knows do not stop the export, and none of them runs anything."""
    with (repository / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("site_author: !ENV [AUTHOR, Sở]\n")
        file.write("emoji: !!python/name:material.extensions.emoji.twemoji\n")
        file.write(f"run: !!python/object/apply:os.mkdir ['{tmp_path / 'made'}']\n")
    result = run(repository, tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert not (tmp_path / "made").exists()
    config = yaml.load((tmp_path / "out/mkdocs.yml").read_bytes(), Loader=yaml.CSafeLoader)
    assert config["site_author"] == ["AUTHOR", "Sở"]


def test_the_usual_folder_of_pages(repository: Path, tmp_path: Path) -> None:
    """Without `docs_dir` the pages are in docs/, as MkDocs has it."""
    edit(repository, lambda config: config.pop("docs_dir"))
    (repository / "catalog").rename(repository / "docs")
    result = run(repository, tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out/docs/index.md").read_text("utf-8").endswith("Lời giới thiệu.\n")


@pytest.mark.parametrize("theme", [{"name": "material"}, {"name": "material", "custom_dir": ""}, "material", None])
def test_a_theme_without_a_folder(repository: Path, tmp_path: Path, theme: object) -> None:
    """Settings without the theme's folder are told what they lack, and an older export stays."""
    folder = tmp_path / "out"
    run(repository, folder)
    before = sorted(folder.rglob("*"))
    edit(repository, lambda config: config.update(theme=theme))
    result = run(repository, folder)
    assert (result.exit_code, isinstance(result.exception, SystemExit)) == (1, True)
    assert "mkdocs.yml cần “theme: {custom_dir: …}”" in result.output
    assert sorted(folder.rglob("*")) == before


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
