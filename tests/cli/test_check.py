"""`ocop check` says every problem of every file, and its exit code is what a machine asks for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_hooks.cli import ocop
from tests.building import PRODUCT, write_repository
from tests.reading import PATH

SECOND = "products/tay-ninh/banh-phong.yml"
WRONG = PRODUCT.replace("thuc-pham", "x")
WARNED = f"{PRODUCT}summary: Trà mát gan\n"


def run(root: Path, *words: str) -> Result:
    """`ocop check` in this repository."""
    return CliRunner().invoke(ocop, ["--root", str(root), "check", *words])


def test_nothing_is_wrong(repository: Path) -> None:
    """A right catalog is counted, and the exit code is 0."""
    result = run(repository)
    assert (result.exit_code, result.output) == (0, "1 sản phẩm, 0 chủ thể: 0 lỗi, 0 cảnh báo.\n")


def test_everything_that_is_wrong(tmp_path: Path) -> None:
    """Every problem of every file is said in one run, and the exit code is 1."""
    write_repository(tmp_path, {PATH: WRONG, SECOND: WARNED.replace("thuc-pham", "y")})
    result = run(tmp_path)
    *lines, last = result.output.splitlines()
    assert [line.split(" ")[0] for line in lines] == [f"{PATH}:2:8:", f"{SECOND}:2:8:", f"{SECOND}:5:10:"]
    assert (result.exit_code, last) == (1, "2 lỗi, 1 cảnh báo.")


def test_warnings_do_not_fail(tmp_path: Path) -> None:
    """Warnings are said and do not fail, unless --strict asks for it."""
    write_repository(tmp_path, {PATH: WARNED})
    result, strict = run(tmp_path), run(tmp_path, "--strict")
    assert (result.exit_code, strict.exit_code) == (0, 1)
    assert result.output == strict.output
    assert result.output.endswith("1 sản phẩm, 0 chủ thể: 0 lỗi, 1 cảnh báo.\n")


def test_strict_and_nothing_wrong(repository: Path) -> None:
    """--strict fails nothing that is right."""
    assert run(repository, "--strict").exit_code == 0


def test_in_english(tmp_path: Path) -> None:
    """--lang en says the same in English."""
    write_repository(tmp_path, {PATH: WARNED})
    result = run(tmp_path, "--lang", "en")
    assert result.output.splitlines()[0] == (
        f"{PATH}:5:10: warning: summary: the words “mát gan”; food is not promoted as medicine; leave the sentence out"
    )
    assert result.output.splitlines()[-1] == "1 products, 0 producers: 0 errors, 1 warnings."
    write_repository(tmp_path, {PATH: WRONG})
    assert run(tmp_path, "--lang", "en").output.splitlines()[-1] == "1 errors, 0 warnings."


@pytest.mark.parametrize(
    "path", [PATH, f"./{PATH}", "products/an-giang", "products/an-giang/", "products/tay-ninh/../an-giang"]
)
def test_the_problems_of_one_file(tmp_path: Path, path: str) -> None:
    """A path keeps to one file or folder, however it is written; the others are not counted."""
    write_repository(tmp_path, {PATH: WARNED, SECOND: WRONG})
    result = run(tmp_path, path)
    assert result.exit_code == 0
    assert [line.split(" ")[0] for line in result.output.splitlines()] == [f"{PATH}:5:10:", "0"]
    assert run(tmp_path, SECOND).exit_code == 1


def test_a_path_is_whole_names(tmp_path: Path) -> None:
    """`products/an` is not the beginning of `products/an-giang`."""
    write_repository(tmp_path, {PATH: WRONG, "products/an/x.yml": PRODUCT})
    assert PATH not in run(tmp_path, "products/an").output


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    """A mistyped path is not reported as free of problems."""
    write_repository(tmp_path, {PATH: WRONG})
    assert run(tmp_path, "products/an-giang/banh-trag.yml").exit_code == 2


def test_a_path_from_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Inside a folder of the catalog a path is what the terminal completes: relative to that folder."""
    write_repository(tmp_path, {PATH: WRONG})
    monkeypatch.chdir(tmp_path / "products")
    result = CliRunner().invoke(ocop, ["check", "an-giang/banh-trang.yml"])
    assert result.exit_code == 1
    assert PATH in result.output


def test_a_path_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path that goes up and down again is where it leads."""
    write_repository(tmp_path, {PATH: WRONG, SECOND: PRODUCT})
    monkeypatch.chdir(tmp_path / "products/tay-ninh")
    result = CliRunner().invoke(ocop, ["check", "../an-giang"])
    assert (result.exit_code, PATH in result.output) == (1, True)


def test_the_whole_catalog_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The catalog's own folder, named as a path, is everything in it."""
    write_repository(tmp_path, {PATH: WRONG})
    monkeypatch.chdir(tmp_path)
    for path in (".", str(tmp_path)):
        assert CliRunner().invoke(ocop, ["check", path]).exit_code == 1


def test_the_catalog_is_found_from_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --root the nearest folder above that has a mkdocs.yml is the catalog."""
    write_repository(tmp_path)
    monkeypatch.chdir(tmp_path / "products/an-giang")
    result = CliRunner().invoke(ocop, ["check"])
    assert (result.exit_code, result.output) == (0, "1 sản phẩm, 0 chủ thể: 0 lỗi, 0 cảnh báo.\n")


def test_no_catalog_at_all(tmp_path: Path) -> None:
    """A folder that is no catalog is told so, with exit code 2."""
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "Không thấy mkdocs.yml" in result.output


@pytest.mark.parametrize("words", [["--lang", "fr"], ["--stric"], ["--root", "nowhere"]])
def test_a_mistyped_command(repository: Path, words: list[str]) -> None:
    """A wrong option is exit code 2."""
    assert run(repository, *words).exit_code == 2


def test_settings_are_checked_too(tmp_path: Path) -> None:
    """A fault in mkdocs.yml is said like any other."""
    write_repository(tmp_path, nam="x", office={"phone": "123"})
    result = run(tmp_path)
    assert result.exit_code == 1
    assert "extra.ocop.nam: không có trường này" in result.output
    assert "extra.ocop.office.phone: “123” không phải số điện thoại Việt Nam" in result.output


@pytest.mark.parametrize("encoding", ["cp1252", "cp1258", "ascii", "utf-8"])
def test_vietnamese_in_any_terminal(tmp_path: Path, encoding: str) -> None:
    """Whatever code page Windows gives the terminal, the output is UTF-8 and nothing fails."""
    write_repository(tmp_path, {PATH: WARNED})
    result = subprocess.run(
        [sys.executable, "-c", "from build_hooks.cli import main; main()", "--root", str(tmp_path), "check"],
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, b"")
    assert "cảnh báo: summary: có chữ “mát gan”" in result.stdout.decode("utf-8")
