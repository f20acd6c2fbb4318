"""`ocop check` says every problem of every file, and its exit code is what a machine asks for."""

import builtins
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from build_hooks.cli import ocop
from tests.building import PRODUCT, write_repository
from tests.reading import OTHER_CODE, PATH
from tests.versions import KHO, LEDGER_FILE, TEXTS, Versions

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


def test_compared_with_a_branch(tmp_path: Path) -> None:
    """--base says with what it compared, and that nothing was lost; in English too."""
    versions = Versions.start(tmp_path)
    short = versions.git("rev-parse", "--short=10", "main")
    result = run(tmp_path, "--base", "main")
    assert (result.exit_code, result.output.splitlines()) == (
        0,
        [
            "3 sản phẩm, 2 chủ thể: 0 lỗi, 0 cảnh báo.",
            f"So với main (commit {short}): mọi mã đã cấp còn nguyên, ở đúng sản phẩm.",
        ],
    )
    assert run(tmp_path, "--base", "main", "--lang", "en").output.splitlines()[-1] == (
        f"Compared with main (commit {short}): every issued code is there and with its product."
    )


def test_a_lost_code_fails(tmp_path: Path) -> None:
    """A loss is an error with its line; nothing then says that all is well, whatever files were asked for."""
    versions = Versions.start(tmp_path)
    versions.remove(LEDGER_FILE)
    result = run(tmp_path, "--base", "main")
    assert result.exit_code == 1
    assert [line.split(" ")[0] for line in result.output.splitlines()] == [f"{LEDGER_FILE}:", "1"]
    other = run(tmp_path, "--base", "main", KHO)
    assert (other.exit_code, "còn nguyên" in other.output) == (0, False)


def test_a_lost_line_is_no_good_news(tmp_path: Path) -> None:
    """A code whose line was deleted is an error that needs no base; with one, nothing says that all codes are there."""
    versions = Versions.start(tmp_path)
    versions.write({KHO: TEXTS[KHO].replace(f"code: {OTHER_CODE}\n", "")})
    result = run(tmp_path, "--base", "main")
    assert (result.exit_code, "còn nguyên" in result.output) == (1, False)


def test_the_issuer(tmp_path: Path) -> None:
    """What the issuer writes is refused without --issuer; with it, what the ledger has may grow and nothing else."""
    versions = Versions.start(tmp_path)
    versions.write({LEDGER_FILE: f"{TEXTS[LEDGER_FILE]}lots: [L1]\n"})
    assert run(tmp_path, "--base", "main").exit_code == 1
    assert run(tmp_path, "--base", "main", "--issuer").exit_code == 0
    versions.write({LEDGER_FILE: TEXTS[LEDGER_FILE].replace("02/03", "03/03")})
    assert run(tmp_path, "--base", "main", "--issuer").exit_code == 1


def test_an_issuer_without_a_base(repository: Path) -> None:
    """There is nothing to allow where nothing is compared."""
    result = run(repository, "--issuer")
    assert (result.exit_code, "--issuer chỉ dùng cùng --base" in result.output) == (2, True)


@pytest.mark.parametrize("ref", ["nhanh-la", "-x", "--all", ""])
def test_an_unknown_base(tmp_path: Path, ref: str) -> None:
    """A branch that is not there is wrong use, never a check that passes."""
    Versions.start(tmp_path)
    result = run(tmp_path, f"--base={ref}")
    assert result.exit_code == 2
    assert f"Kho git không có nhánh, thẻ hay commit “{ref}”" in result.output


def test_a_base_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside a git repository --base is wrong use; without it nothing asks for git."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(repository.parent))
    result = run(repository, "--base", "main")
    assert (result.exit_code, "không nằm trong kho git nào" in result.output) == (2, True)
    monkeypatch.setenv("PATH", "")
    assert run(repository).exit_code == 0


def passport_of(root: Path, *words: str) -> list[str]:
    """What --passport prints below the problems."""
    return run(root, "--passport", *words).output.partition("\n\n")[2].splitlines()


def test_a_passport(tmp_path: Path) -> None:
    """--passport tells what each product lacks and which law asks for it, counts by law, and claims nothing."""
    write_repository(tmp_path, {PATH: PRODUCT})
    assert passport_of(tmp_path) == [
        "Rà thông tin hộ chiếu số và truy xuất nguồn gốc",
        "",
        f"{PATH}: có 1/9 thông tin bắt buộc",
        "  thiếu: ảnh chụp sản phẩm, ngày sản xuất của lô [TT 02]; mã số vạch (GTIN), mã số thuế của chủ thể,",
        "    nơi sản xuất, các bước của lô hàng [NĐ 37]; tên chủ thể, địa chỉ chủ thể [NĐ 37, TT 02]",
        "  chưa có (thực tế có thì ghi thêm): số quyết định công nhận hoặc giấy tờ, ngày sản xuất và hạn sử",
        "    dụng của lô, cảnh báo an toàn [NĐ 37]; nhãn hiệu, mã truy xuất hoặc mã số vạch, số lô, hạn sử",
        "    dụng [TT 02]",
        "",
        "[NĐ 37] Nghị định 37/2026/NĐ-CP, Điều 32 (hộ chiếu số của sản phẩm): 0/1 sản phẩm có đủ thông tin bắt buộc.",
        "[TT 02] Thông tư 02/2024/TT-BKHCN (thông tin truy xuất cho người mua): 0/1 sản phẩm có đủ thông tin bắt buộc.",
        "Đây là bảng tự rà dữ liệu của danh mục, không phải giấy chứng nhận.",
    ]


def test_a_passport_in_english(tmp_path: Path) -> None:
    """--lang en says the same in English."""
    write_repository(tmp_path, {PATH: PRODUCT})
    lines = passport_of(tmp_path, "--lang", "en")
    assert lines[2] == f"{PATH}: 1 of 9 required"
    assert lines[-1] == "This is a self-check of the catalog's data, not a certification."
    assert "  missing: photograph of the product, production date of a lot [TT 02]; GTIN, tax code of the" in lines


def test_whose_passport(tmp_path: Path) -> None:
    """Samples are marked and not counted, withdrawn products left out; without --passport nothing of it is said."""
    gone = PRODUCT + "status: {is: withdrawn, on: 02/03/2026}\n"
    sample = "products/an-giang/mau.yml"
    write_repository(tmp_path, {PATH: PRODUCT, SECOND: gone, sample: PRODUCT + "sample: có\n"})
    lines = passport_of(tmp_path)
    assert [line.split(": ")[0] for line in lines if line.startswith("products/")] == [PATH, f"{sample} (mẫu)"]
    assert "Không tính 1 sản phẩm mẫu." in lines
    assert len([line for line in lines if ": 0/1 sản phẩm" in line]) == 2
    assert "hộ chiếu" not in run(tmp_path).output


def test_the_passport_of_some(tmp_path: Path) -> None:
    """With paths only their products are told and counted; a sample alone is counted for no law."""
    write_repository(tmp_path, {PATH: PRODUCT, SECOND: PRODUCT + "sample: có\n", "images/x.txt": ""})
    assert [line.split(":")[0] for line in passport_of(tmp_path, PATH) if line.startswith("products/")] == [PATH]
    some = passport_of(tmp_path, "products/tay-ninh")
    assert any(line.startswith(f"{SECOND} (mẫu)") for line in some)
    assert not any(line.startswith("[") for line in some)
    assert passport_of(tmp_path, "images")[1:] == ["Không có sản phẩm nào để rà."]


def test_a_passport_changes_no_exit_code(tmp_path: Path) -> None:
    """What a product lacks is no error; errors are, and come before any passport."""
    write_repository(tmp_path, {PATH: PRODUCT})
    assert run(tmp_path, "--passport", "--strict").exit_code == 0
    write_repository(tmp_path, {PATH: WRONG})
    result = run(tmp_path, "--passport")
    assert result.exit_code == 1
    assert result.output.splitlines()[-1] == "Chưa rà được: hãy sửa các lỗi của danh mục trước."


@pytest.mark.parametrize("where", ["scandir", "open"])
def test_what_may_not_be_read_never_ends_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    """A folder or file of another person is named with the system's reason, and all others are looked at."""
    write_repository(tmp_path, {PATH: PRODUCT, SECOND: WRONG, "products/an-giang/phu-tan/x.yml": PRODUCT})
    closed = tmp_path / ("products/an-giang/phu-tan" if where == "scandir" else PATH)
    real_scan, real = os.scandir, open

    def scan(path: Any = ".") -> Any:
        if where == "scandir" and str(path) == str(closed):
            raise PermissionError
        return real_scan(path)

    def opened(path: Any, *words: Any, **more: Any) -> Any:
        if where == "open" and str(path) == str(closed):
            raise PermissionError
        return real(path, *words, **more)

    monkeypatch.setattr(os, "scandir", scan)
    monkeypatch.setattr(builtins, "open", opened)
    result = run(tmp_path)
    shown = closed.relative_to(tmp_path).as_posix()
    assert f"{shown}: máy không cho đọc tệp hay thư mục này (PermissionError);" in result.output, result.output
    assert result.exit_code == 1 and f"{SECOND}:" in result.output


@pytest.mark.parametrize("address", ["https://ocop.example.vn/", "http://localhost:8000/", "https://ocop/", ""])
def test_an_example_address_is_not_published(tmp_path: Path, address: str) -> None:
    """Told at its line with the mend, and to who publishes alone."""
    root = write_repository(tmp_path)
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("https://ocop.example.vn/", f"'{address}'"), "utf-8")
    assert run(root).exit_code == 0
    result = run(root, "--publish")
    assert result.exit_code == 1 and result.output.startswith("mkdocs.yml:2:11: site_url: ")
    assert "ghi địa chỉ thật vào site_url" in result.output


@pytest.mark.parametrize("address", ["https://ten.github.io/ocop/", "http://ocop.angiang.gov.vn/", "http://10.0.0.5/"])
def test_an_address_of_others_is_published(tmp_path: Path, address: str) -> None:
    """A project page, a host without TLS, a number within an office: whoever publishes knows who opens it."""
    root = write_repository(tmp_path)
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("https://ocop.example.vn/", address), "utf-8")
    assert run(root, "--publish").exit_code == 0
