"""`ocop bundle`: what it says, what it refuses before anything is built, and where it writes."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_hooks.cli import ocop
from tests.building import PRODUCT, lend_fonts
from tests.reading import PATH


@pytest.fixture
def repository(repository: Path) -> Path:
    """With the typeface, which the process that builds its site would have to cut."""
    lend_fonts(repository)
    return repository


def run(root: Path, *arguments: str) -> Result:
    """`ocop bundle …` in this repository."""
    return CliRunner().invoke(ocop, ["--root", str(root), "bundle", *arguments])


def test_a_folder_and_a_zip(repository: Path) -> None:
    """Both below offline/, with the number of products and what they weigh."""
    result = run(repository)
    assert result.exit_code == 0, result.output
    first, second = result.output.splitlines()
    assert first.startswith(f"{repository / 'offline/danh-muc-ocop'}: 1 sản phẩm, ") and first.endswith(" MB")
    assert second.startswith(f"{repository / 'offline/danh-muc-ocop.zip'}: ")
    assert (repository / "offline/danh-muc-ocop/danh-muc/san-pham/banh-trang/index.html").is_file()
    assert not (repository / "site").exists()


def test_a_part_with_a_name_of_its_own(repository: Path) -> None:
    """Several copies lie side by side."""
    (repository / "products/an-giang/nuoc-mam.yml").write_text(PRODUCT.replace("Bánh tráng", "Nước mắm"), "utf-8")
    result = run(repository, "banh-trang", "--size", "small", "--name", "mot-mon")
    assert result.exit_code == 0, result.output
    assert [one.name for one in (repository / "offline/mot-mon/danh-muc/san-pham").iterdir()] == ["banh-trang"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--group", "thuc-pam"), "Có phải “thuc-pham”?"),
        (("--place", "Hà Nội"), "Không có địa phương “Hà Nội” trong danh mục."),
        (("--producer", "x"), "Không có cơ sở “x” trong danh mục."),
        (("banh-tran",), "Có phải “banh-trang”?"),
        (("--name", "Bản 1"), "chỉ dùng chữ thường không dấu"),
        (("--name", "../x"), "chỉ dùng chữ thường không dấu"),
        (("--name", ""), "chỉ dùng chữ thường không dấu"),
        (("--size", "tiny"), "tiny"),
    ],
)
def test_a_wrong_word_is_said_before_anything_is_built(repository: Path, arguments: tuple[str, ...], said: str) -> None:
    """Exit code 2, the nearest right word, and no folder."""
    result = run(repository, *arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert not (repository / "offline").exists()


def test_wrong_data_are_mended_first(repository: Path) -> None:
    """Every problem with its place; nothing is written."""
    (repository / PATH).write_text(PRODUCT.replace("thuc-pham", "thuc-pam"), "utf-8")
    result = run(repository)
    assert result.exit_code == 1
    assert f"{PATH}:2:8:" in result.output and "Chưa làm gì" in result.output
    assert not (repository / "offline").exists()


def test_what_is_not_ours_stays(repository: Path) -> None:
    """A folder of somebody else is named, and left as it is."""
    mine = repository / "offline/danh-muc-ocop/thesis.docx"
    mine.parent.mkdir(parents=True)
    mine.write_text("x", "utf-8")
    result = run(repository)
    assert result.exit_code == 1 and "đã có tệp khác" in result.output
    assert mine.read_text("utf-8") == "x"
