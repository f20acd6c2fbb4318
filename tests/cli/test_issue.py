"""`ocop issue` gives codes to accepted products, once, and refuses while anything is wrong."""

import builtins
import io
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from build_hooks.cli import ocop
from build_hooks.ground.codes import is_code
from build_hooks.read.catalog import read_catalog
from tests.building import PRODUCT, write_repository
from tests.reading import CODE, LEDGER, PATH

SECOND = "products/an-giang/banh-phong.yml"


def run(root: Path, *words: str) -> Result:
    """`ocop issue` in this repository."""
    return CliRunner().invoke(ocop, ["--root", str(root), "issue", *words])


def contents(root: Path) -> dict[str, bytes]:
    """Every product and ledger file with its bytes."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("products", "ledger")
        for path in (root / folder).rglob("*")
        if path.is_file()
    }


def test_a_code_is_given(repository: Path) -> None:
    """The product's file gets the line, the ledger its file, and the officer reads the code in two groups."""
    result = run(repository, "banh-trang")
    assert result.exit_code == 0, result.output
    (entry,) = (repository / "ledger").iterdir()
    code = entry.stem
    assert is_code(code)
    assert result.output == f"{PATH}: {code[:4]} {code[4:]}\n"
    assert (repository / PATH).read_text("utf-8") == PRODUCT.replace("group:", f"code: {code}\ngroup:", 1)


def test_the_catalog_reads_as_before(repository: Path) -> None:
    """After a code was given nothing is wrong."""
    run(repository, "banh-trang")
    assert [problem.line() for problem in read_catalog(repository).problems] == []


def test_comments_quotes_and_line_ends_stay(tmp_path: Path) -> None:
    """A file as people write it on Windows keeps all that they wrote."""
    text = f"# ghi chú\n\n{PRODUCT}".replace("Bánh tráng", "'Bánh tráng' # tên").replace("\n", "\r\n")
    write_repository(tmp_path, {PATH: text})
    assert run(tmp_path, "banh-trang").exit_code == 0
    (entry,) = (tmp_path / "ledger").iterdir()
    after = (tmp_path / PATH).read_bytes().decode()
    assert after == text.replace("# tên\r\n", f"# tên\r\ncode: {entry.stem}\r\n")


def test_a_blank_line_for_the_code_is_filled(tmp_path: Path) -> None:
    """A `code:` that was left blank takes the code."""
    write_repository(tmp_path, {PATH: PRODUCT.replace("group:", "code:\ngroup:", 1)})
    assert run(tmp_path, "banh-trang").exit_code == 0
    (entry,) = (tmp_path / "ledger").iterdir()
    assert (tmp_path / PATH).read_text("utf-8") == PRODUCT.replace("group:", f"code: {entry.stem}\ngroup:", 1)


def test_a_second_run_changes_nothing(repository: Path) -> None:
    """A product has one code for ever: asked again, the command says it."""
    first = run(repository, "banh-trang")
    before = contents(repository)
    second, every = run(repository, "banh-trang"), run(repository, "--all")
    code = re.sub(r".*: ", "", first.output)
    assert (second.exit_code, second.output) == (0, f"{PATH}: đã có mã {code}")
    assert (every.exit_code, every.output) == (0, "")
    assert contents(repository) == before


def test_all(tmp_path: Path) -> None:
    """--all gives a code to every product but those that were withdrawn."""
    withdrawn = f"{PRODUCT}status: {{is: withdrawn, on: 02/03/2026}}\n"
    write_repository(tmp_path, {PATH: PRODUCT, SECOND: PRODUCT, "products/an-giang/banh-cu.yml": withdrawn})
    result = run(tmp_path, "--all")
    assert (result.exit_code, len(result.output.splitlines())) == (0, 2)
    assert len(list((tmp_path / "ledger").iterdir())) == 2
    assert (tmp_path / "products/an-giang/banh-cu.yml").read_text("utf-8") == withdrawn


def test_a_withdrawn_product(tmp_path: Path) -> None:
    """A product that was withdrawn gets no code, and the officer reads why."""
    write_repository(tmp_path, {PATH: f"{PRODUCT}status: {{is: withdrawn, on: 02/03/2026}}\n"})
    result = run(tmp_path, "banh-trang")
    assert (result.exit_code, result.output) == (0, f"{PATH}: sản phẩm đã rút khỏi danh mục, không cấp mã\n")
    assert not (tmp_path / "ledger").exists()


def test_several_and_by_file_name(tmp_path: Path) -> None:
    """Several products can be named, and a file's path is as good as its slug."""
    write_repository(tmp_path, {PATH: PRODUCT, SECOND: PRODUCT})
    result = run(tmp_path, PATH, "banh-phong")
    assert (result.exit_code, len(list((tmp_path / "ledger").iterdir()))) == (0, 2)


def test_a_product_named_twice(repository: Path) -> None:
    """A product that is named twice in one run gets one code."""
    assert run(repository, "banh-trang", "banh-trang").exit_code == 0
    assert len(list((repository / "ledger").iterdir())) == 1
    assert [problem.line() for problem in read_catalog(repository).problems] == []


def test_an_interrupted_run_is_taken_up(repository: Path) -> None:
    """A code that stands in the ledger and not in the product is the one that the next run writes."""
    run(repository, "banh-trang")
    after = contents(repository)
    (repository / PATH).write_text(PRODUCT, "utf-8")
    assert run(repository, "banh-trang").exit_code == 0
    assert contents(repository) == after


@pytest.mark.parametrize("words", [["banh-trang"], ["banh-phong"], ["--all"]], ids=["the-product", "another", "all"])
@pytest.mark.parametrize("change", ["name", "file", "deleted"])
def test_a_code_that_nobody_takes_up(tmp_path: Path, change: str, words: list[str]) -> None:
    """A product that lost its code and changed its name or file gets no second one: the code is named instead."""
    names = {"name": PATH, "file": "products/an-giang/banh-trang-cu.yml", "deleted": "products/an-giang/keo.yml"}
    product = PRODUCT if change == "file" else PRODUCT.replace("Bánh tráng", "Bánh mới")
    write_repository(tmp_path, {names[change]: product, SECOND: PRODUCT, f"ledger/{CODE}.yml": LEDGER})
    before = contents(tmp_path)
    result = run(tmp_path, *words)
    assert result.exit_code == 1
    assert f"Chưa cấp mã nào: mã {CODE} của “Bánh tráng” (banh-trang.yml)" in result.output
    assert f"“code: {CODE}”" in result.output
    assert contents(tmp_path) == before


def test_the_ledger_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Codes for 300 products read each file of the ledger once, however many are given."""
    names = [f"banh-{number}" for number in range(300)]
    write_repository(tmp_path, {f"products/an-giang/{name}.yml": PRODUCT for name in names})
    assert run(tmp_path, *names[:20]).exit_code == 0
    read: Counter[Path] = Counter()
    real = open

    def counted(file: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        if isinstance(file, str | Path) and Path(file).parent == tmp_path / "ledger" and "r" in mode:
            read[Path(file)] += 1
        return real(file, mode, *args, **kwargs)

    for module in (io, builtins):
        monkeypatch.setattr(module, "open", counted)
    result = run(tmp_path, "--all")
    assert (result.exit_code, len(result.output.splitlines())) == (0, 280)
    assert (len(read), set(read.values())) == (20, {1})


def test_a_file_in_braces(tmp_path: Path) -> None:
    """A file that is not written line by line is refused, with the mend, and nothing is written."""
    text = '{name: A, group: thuc-pham, recognitions: [{stars: 3, as_of: "2025"}], sources: [{title: x}]}\n'
    write_repository(tmp_path, {PATH: text})
    before = contents(tmp_path)
    result = run(tmp_path, "banh-trang")
    assert result.exit_code == 1
    assert "hãy viết mỗi trường một dòng" in result.output
    assert contents(tmp_path) == before


def test_nothing_is_given_while_anything_is_wrong(tmp_path: Path) -> None:
    """An error anywhere stops the command, which says it; a warning does not."""
    write_repository(tmp_path, {PATH: PRODUCT, SECOND: PRODUCT.replace("thuc-pham", "x")})
    before = contents(tmp_path)
    result = run(tmp_path, "banh-trang")
    assert result.exit_code == 1
    assert f"{SECOND}:2:8: group: “x” không có trong danh sách" in result.output
    assert "Chưa cấp mã nào" in result.output
    assert contents(tmp_path) == before


def test_a_warning_stops_nothing(tmp_path: Path) -> None:
    """Codes are given in a catalog that has warnings."""
    write_repository(tmp_path, {PATH: f"{PRODUCT}summary: Trà mát gan\n"})
    assert run(tmp_path, "banh-trang").exit_code == 0


def test_an_unknown_product(repository: Path) -> None:
    """A slug that is not there is told with the nearest one, and no other product gets its code."""
    result = run(repository, "banh-trang", "banh-trag")
    assert result.exit_code == 2
    assert "Không có sản phẩm “banh-trag”. Có phải “banh-trang”?" in result.output
    assert not (repository / "ledger").exists()


def test_neither_product_nor_all(repository: Path) -> None:
    """The command does not guess what is wanted."""
    for words in ((), ("banh-trang", "--all")):
        result = run(repository, *words)
        assert result.exit_code == 2
        assert "Ghi tên một hay nhiều sản phẩm, hoặc --all." in result.output


def test_a_long_name(tmp_path: Path) -> None:
    """A name longer than the ledger can hold is refused before a code is given, or the ledger holds it."""
    write_repository(tmp_path, {f"products/an-giang/{'a' * 100}.yml": PRODUCT})
    run(tmp_path, "--all")
    if (tmp_path / "ledger").exists():
        assert [problem.line() for problem in read_catalog(tmp_path).problems] == []
