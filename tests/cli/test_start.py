"""`ocop start`: another province begins in this repository, and nothing of the catalog that was there is lost."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_hooks.cli import ocop
from build_hooks.ground.cache import FOLDER
from build_hooks.read.catalog import read_catalog
from tests.building import CATALOG, REPOSITORY, build
from tests.versions import Versions

ANSWERS = (
    *("--site-name", "Sản phẩm OCOP Cà Mau", "--place", "Cà Mau", "--tagline", "Đất mũi, sản vật rừng ngập mặn"),
    *("--site-url", "https://ocop.camau.gov.vn/", "--edit-url", "https://github.com/camau/ocop/edit/main/"),
    *("--office-name", "Sở Nông nghiệp và Môi trường", "--office-phone", "0290 3831 234"),
)


def run(root: Path, *words: str, answers: str = "") -> Result:
    """`ocop start` in this repository."""
    return CliRunner().invoke(ocop, ["--root", str(root), "start", *words], input=answers)


@pytest.fixture
def first(tmp_path: Path, once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """A repository with the first catalog, committed."""
    return Path(shutil.copytree(once("started", _make_first) / "repository", tmp_path / "repository", symlinks=True))


def _make_first(place: Path) -> None:
    root = place / "repository"
    shutil.copytree(CATALOG, root, ignore=shutil.ignore_patterns(".cache"))
    for name in ("catalog", ".github"):
        shutil.copytree(REPOSITORY / name, root / name)
    for name in ("products", "images"):
        shutil.copy(REPOSITORY / name / "README.md", root / name)
    (root / "build_hooks").symlink_to(REPOSITORY / "build_hooks")
    text = (CATALOG / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(text.replace("../../", ""), "utf-8")
    Versions.of(root, root)


def comments_of(root: Path) -> list[str]:
    """The comments of mkdocs.yml, which tell a newcomer what each setting is for."""
    return [line.strip() for line in (root / "mkdocs.yml").read_text("utf-8").splitlines() if "# " in line]


def test_another_province_begins(first: Path) -> None:
    """Empty folders, settings of its own with the file's comments, and a site that builds without a warning."""
    comments = comments_of(first)
    result = run(first, "--yes", *ANSWERS)
    assert result.exit_code == 0, result.output
    assert not list((first / "products").rglob("*.yml")) + list((first / "ledger").rglob("*.yml"))
    assert not list((first / "images").rglob("*.jpg")) and (first / "products/README.md").is_file()
    assert comments_of(first) == comments
    reading = read_catalog(first)
    assert [one.line() for one in reading.problems] == []
    settings = reading.catalog.settings
    assert (settings.name, settings.place, settings.site_url) == (
        "Sản phẩm OCOP Cà Mau",
        "Cà Mau",
        "https://ocop.camau.gov.vn/",
    )
    assert (settings.office.name, settings.office.phone) == ("Sở Nông nghiệp và Môi trường", "02903831234")
    chooser = (first / ".github/ISSUE_TEMPLATE/config.yml").read_text("utf-8")
    assert "url: https://ocop.camau.gov.vn/gui-thong-tin/\n" in chooser
    assert "An Giang" not in (first / "catalog/ve-danh-muc.md").read_text("utf-8")
    done = build(first, "--strict")
    assert done.returncode == 0, done.stderr
    assert "Sản phẩm OCOP Cà Mau" in (first / "site/index.html").read_text("utf-8")


def test_one_product_and_the_site_has_it(first: Path) -> None:
    """Ten minutes later: `ocop new`, and a page."""
    run(first, "--yes", *ANSWERS)
    words = [
        "--name",
        "Tôm khô",
        "--group",
        "thuc-pham",
        "--commune",
        "xã Đất Mũi, Cà Mau",
        "--stars",
        "4",
        "--as-of",
        "2026",
    ]
    result = CliRunner().invoke(ocop, ["--root", str(first), "new", *words])
    assert result.exit_code == 0, result.output
    done = build(first, "--strict")
    assert done.returncode == 0, done.stderr
    assert "Tôm khô" in (first / "site/san-pham/tom-kho/index.html").read_text("utf-8")


def test_git_has_what_was_there(first: Path) -> None:
    """Every file comes back as it was, by the means that whoever works with git knows."""
    before = {path: path.read_bytes() for path in first.rglob("*.yml")}
    assert run(first, "--yes", *ANSWERS).exit_code == 0
    Versions(first, first).git("checkout", "-q", "--", ".")
    assert {path: path.read_bytes() for path in before} == before


def test_a_broken_run_goes_on(first: Path) -> None:
    """What is left of the data is removed; the settings are written."""
    for path in sorted((first / "products").rglob("*.yml"))[:5]:
        path.unlink()
    result = run(first, "--yes", *ANSWERS)
    assert result.exit_code == 0 and not list((first / "products").rglob("*.yml"))
    assert read_catalog(first).catalog.settings.place == "Cà Mau"


def test_what_git_does_not_have_is_never_removed(first: Path) -> None:
    """A new file, a changed one, one that git was told to leave alone: the command stops before the first is gone."""
    names = ("ledger/NEW.yml", "products/tay-ninh/tan-hung/kho-ca-chot.yml", "images/rieng.jpg")
    (first / ".gitignore").write_text("images/rieng.jpg\n", "utf-8")
    for name in names:
        path = first / name
        kept = path.read_bytes() if path.is_file() else None
        path.write_bytes((kept or b"") + b"# them\n")
        before = sorted(one for one in first.rglob("*") if not {".git", ".cache"} & set(one.parts))
        result = run(first, "--yes", *ANSWERS)
        said = f"Chưa xóa gì: git chưa giữ {name}."
        assert result.exit_code == 1 and said in result.output
        assert sorted(one for one in first.rglob("*") if not {".git", ".cache"} & set(one.parts)) == before
        path.write_bytes(kept) if kept else path.unlink()


def test_without_git_only_the_first_catalog_is_removed(first: Path) -> None:
    """Whoever unpacked a zip of this repository begins all the same: the tests have those files."""
    shutil.rmtree(first / ".git")
    assert "Chưa xóa gì: " in run(first, "--yes", *ANSWERS).output
    shutil.copytree(CATALOG, first / "tests/first", ignore=shutil.ignore_patterns(".cache"))
    assert run(first, "--yes", *ANSWERS).exit_code == 0
    assert not list((first / "products").rglob("*.yml"))


def test_it_asks(first: Path) -> None:
    """Before anything goes; a name is asked until there is one, what is not known is left open, with its comment."""
    assert run(first, answers="n\n").exit_code == 1
    assert list((first / "products").rglob("*.yml"))
    comments = comments_of(first)
    answers = ["y", "", "OCOP Cà Mau", "Cà Mau", "Đất mũi", "", "", "", "", "", ""]
    result = run(first, answers="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    settings = read_catalog(first).catalog.settings
    assert (settings.name, settings.site_url, settings.edit_url) == ("OCOP Cà Mau", "https://ocop.example.vn/", "")
    assert comments_of(first) == comments
    assert "chưa in được tem" in result.output


def test_a_wrong_answer_is_asked_again(first: Path) -> None:
    """In the words of the check, and before anything goes."""
    answers = ["y", "OCOP Cà Mau", "Cà Mau", "Đất mũi", "ocop.camau.gov.vn", "https://ocop.camau.gov.vn", ""]
    answers += ["Sở", "0290 38", "0290 3831 234", "", "thu", ""]
    result = run(first, answers="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    for said in ("“ocop.camau.gov.vn” không phải", "“0290 38” không phải", "“thu” không phải địa chỉ thư"):
        assert result.output.count(said) == 1
    settings = read_catalog(first).catalog.settings
    assert (settings.site_url, settings.office.phone) == ("https://ocop.camau.gov.vn/", "02903831234")


@pytest.mark.parametrize(
    ("option", "answer", "said"),
    [
        ("--site-url", "ocop.camau.gov.vn", "không phải đường dẫn; bắt đầu bằng https://"),
        ("--edit-url", "kho", "không phải đường dẫn"),
        ("--site-name", "x" * 121, "dài 121 ký tự; nhiều nhất 120"),
        ("--office-zalo", "0290 38", "không phải số điện thoại"),
    ],
)
def test_a_wrong_option_stops_before_anything_goes(first: Path, option: str, answer: str, said: str) -> None:
    """The option is named with what is wrong."""
    before = (first / "mkdocs.yml").read_text("utf-8")
    result = run(first, "--yes", *ANSWERS, option, answer)
    assert result.exit_code == 2 and f"{option}: " in result.output and said in " ".join(result.output.split())
    assert list((first / "products").rglob("*.yml")) and not (first / "tests").exists()
    assert (first / "mkdocs.yml").read_text("utf-8") == before


@pytest.mark.parametrize(
    ("words", "said"), [((), "Cần thêm: --site-name, --place, --tagline."), (("--site-name", "x"), "--place")]
)
def test_without_asking_the_least_is_needed(first: Path, words: tuple[str, ...], said: str) -> None:
    """A name, a place and a line."""
    result = run(first, "--yes", *words)
    assert result.exit_code == 2 and said in result.output
    assert list((first / "products").rglob("*.yml"))


@pytest.mark.usefixtures("real_site")
def test_the_tests_are_green_afterwards(tmp_path: Path) -> None:
    """In a started copy of this repository, tests of the kinds that lean on its settings and on its pages."""
    root = tmp_path / "repository"
    kept_out = {*(REPOSITORY / ".gitignore").read_text("utf-8").replace("/", "").split(), ".git"}
    # What Python has compiled comes along, and is known by the time of its source.
    shutil.copytree(REPOSITORY, root, ignore=shutil.ignore_patterns(*kept_out - {"__pycache__"}))
    for made in (CATALOG / ".cache", REPOSITORY / FOLDER / "fonts"):  # so that it is not made anew
        shutil.copytree(made, root / made.relative_to(REPOSITORY))
    Versions.of(root, root)
    assert run(root, "--yes", *ANSWERS).exit_code == 0
    some = [
        "tests/cli/test_stamps.py::test_an_address_that_nobody_can_open_is_refused",
        "tests/cli/test_start.py::test_another_province_begins",
        "tests/cli/test_schema.py",
        "tests/test_site.py::test_no_page_claims_too_much",
        "tests/test_docs.py",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *some],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
