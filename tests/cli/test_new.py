"""`ocop new` adds one product, by options or by asking, in files that need no mending."""

from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_hooks.cli import ocop
from build_hooks.read.catalog import read_catalog
from tests.intake.sending import contents

PATH = "products/an-giang/binh-thanh-dong/mam-ca-linh.yml"
GIVEN = (
    *("--name", "Mắm cá linh", "--group", "thuc-pham", "--commune", "xã Bình Thạnh Đông, An Giang", "--stars", "3"),
    *("--decision", "86/QĐ-UBND", "--issued", "27/01/2023", "--issuer", "UBND tỉnh An Giang"),
    *("--producer", "Lò mắm Bà Sáu", "--type", "co-so"),
)


def run(root: Path, *words: str, answers: str = "") -> Result:
    """`ocop new` in this repository."""
    return CliRunner().invoke(ocop, ["--root", str(root), "new", *words], input=answers)


def test_by_options(repository: Path) -> None:
    """Product and producer are written as a person would write them, and the catalog has no problem."""
    result = run(repository, *GIVEN)
    assert result.exit_code == 0, result.output
    text = (repository / PATH).read_text("utf-8")
    assert text.startswith(
        "name: Mắm cá linh\ngroup: thuc-pham\nproducer: lo-mam-ba-sau\norigin:\n  commune: '30445'\n"
    )
    assert "title: Quyết định 86/QĐ-UBND ngày 27/01/2023 của UBND tỉnh An Giang" in text
    assert [one.line() for one in read_catalog(repository).problems] == []
    assert read_catalog(repository).catalog.products[1].recognitions[0].stars == 3


def test_by_asking(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A choice by its number, a commune by an old name that leads to today's, what is not known left empty."""
    monkeypatch.setattr(import_module("build_hooks.cli.new"), "_is_person", lambda: True)
    answers = [
        "Mắm cá linh",
        "1",
        "xã Phú Bình",
        "xã Bình Thạnh Đông, An Giang",
        "3",
        "",
        "2025",
        "",
        "Lò mắm Bà Sáu",
        "6",
    ]
    result = run(repository, answers="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    assert "Chưa rõ xã nào; có phải: " in result.output and "xã Bình Thạnh Đông, tỉnh An Giang" in result.output
    assert (repository / PATH).is_file()
    reading = read_catalog(repository)
    assert [one.line() for one in reading.problems] == []
    assert reading.catalog.producers[0].type == "co-so"


def test_a_known_producer_is_not_written_again(repository: Path) -> None:
    """By its name, whatever marks it is typed with."""
    run(repository, *GIVEN)
    result = run(repository, *GIVEN[:-4], "--producer", "lo mam ba sau", "--name", "Mắm cá sặc")
    assert result.exit_code == 0, result.output
    assert "producer: lo-mam-ba-sau" in (repository / PATH.replace("linh", "sac")).read_text("utf-8")
    assert len(list((repository / "producers").iterdir())) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--issued", "31/02/2023"), "Ngày ký quyết định: không có ngày “31/02/2023”"),
        (("--commune", "xã Không Có"), "không có xã, phường hiện nay “xã Không Có”"),
        (("--name", ""), "Tên sản phẩm: "),
    ],
)
def test_what_is_wrong_is_told_in_words(repository: Path, words: tuple[str, str], said: str) -> None:
    """Nothing is written."""
    before = contents(repository)
    result = run(repository, *GIVEN, *words)
    assert result.exit_code == 1 and said in result.output, result.output
    assert contents(repository) == before


def test_a_dry_run(repository: Path) -> None:
    """It tells the path and writes nothing."""
    before = contents(repository)
    result = run(repository, *GIVEN, "--dry-run")
    assert PATH in result.output and contents(repository) == before
