"""A clock that is wrong dates no code and no build: it is told in one line."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_hooks.cli import ocop
from build_hooks.ground import dates
from build_hooks.ground.dates import WrongSourceDate, source_date
from build_hooks.read.catalog import read_catalog
from tests.building import PRODUCT, build, write_repository
from tests.reading import CODE, LEDGER, PATH, with_code

SECOND = "products/an-giang/keo.yml"
KEO = PRODUCT.replace("Bánh tráng", "Kẹo")
UPDATED = "updated: 02/03/2026\n"


def run(root: Path, *words: str) -> Result:
    """A command in this repository."""
    return CliRunner().invoke(ocop, ["--root", str(root), *words])


def clock(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    """The machine says that it is this day."""
    monkeypatch.setattr(dates, "today", lambda *_: date.fromisoformat(day))


@pytest.mark.parametrize(
    ("data", "day", "is_right"),
    [
        ("updated", "2026-03-02", True),
        ("updated", "2028-03-02", True),
        ("updated", "2026-03-01", False),
        ("updated", "1970-01-01", False),
        ("updated", "2028-03-03", False),
        ("updated", "2199-01-01", False),
        ("ledger", "2026-03-02", True),
        ("ledger", "2026-03-01", False),
        ("ledger", "2028-03-03", False),
        ("transfer", "2026-03-01", False),
        ("none", "1999-01-01", True),
    ],
)
def test_a_code_needs_a_clock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: str, day: str, is_right: bool
) -> None:
    """Before the newest day of the data, or two years after it, one line says so and nothing is written."""
    transfer = "transfers: [{to: banh-trang, name: Bánh tráng, on: 02/03/2026}]\n"
    old = LEDGER.replace("02/03/2026", "02/01/2026")
    files: dict[str, dict[str, str | bytes]] = {
        "updated": {SECOND: KEO + UPDATED},
        "ledger": {SECOND: KEO, **with_code()},
        "transfer": {SECOND: KEO, **with_code(), f"ledger/{CODE}.yml": old + transfer},
        "none": {SECOND: KEO},
    }
    write_repository(tmp_path, files[data])
    before = sorted(tmp_path.rglob("*.yml"))
    clock(monkeypatch, day)
    result = run(tmp_path, "issue", "--all")
    assert (result.exit_code == 0) is is_right, result.output
    if not is_right:
        assert len(result.output.splitlines()) == 1 and "đồng hồ của máy là ngày" in result.output
        assert sorted(tmp_path.rglob("*.yml")) == before


def test_the_day_can_be_stated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person who says what day it is is believed, within what the data allows."""
    write_repository(tmp_path, {PATH: PRODUCT + UPDATED})
    clock(monkeypatch, "2029-06-01")
    for wrong in ("01/03/2026", "02/06/2029", "31/02/2027", "hôm nay", "1"):
        assert run(tmp_path, "issue", "--all", "--on", wrong).exit_code == 2
    assert "issue --on 01/06/2029" in run(tmp_path, "issue", "--all").output
    assert run(tmp_path, "issue", "--all", "--on", "01/06/2029").exit_code == 0
    assert [entry.issued for entry in read_catalog(tmp_path).catalog.ledger] == [date(2029, 6, 1)]


def test_a_clock_that_is_behind_can_be_overruled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose battery is empty still issues, when somebody says the day."""
    write_repository(tmp_path, {SECOND: KEO, **with_code()})
    clock(monkeypatch, "2020-01-01")
    assert run(tmp_path, "issue", "--all", "--on", "01/03/2026").exit_code == 2
    assert run(tmp_path, "issue", "--all", "--on", "03/03/2026").exit_code == 0


def test_no_new_code_needs_no_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site that rests for years is still published: the clock is told, and what is no date is written."""
    write_repository(tmp_path, with_code("lots: [{lot: L1}]\n"))
    clock(monkeypatch, "2030-01-01")
    result = run(tmp_path, "issue", "--all")
    assert (result.exit_code, result.output.splitlines()[0][:8]) == (0, "Lưu ý: đ")
    assert read_catalog(tmp_path).catalog.ledger[0].lots == ("L1",)


@pytest.mark.parametrize("day", ["2026-03-01", "2028-03-03"])
def test_commands_that_write_the_day_warn(
    tmp_path: Path, desk: Path, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    """Their date can be mended: they go on, and say it."""
    write_repository(tmp_path, with_code())
    clock(monkeypatch, day)
    (desk / "san-pham.yml").write_text(KEO, "utf-8")
    assert run(tmp_path, "export-xlsx", "--out", str(desk / "bang.xlsx")).exit_code == 0
    for words in (["add", str(desk / "san-pham.yml")], ["new", "--name", "Mắm"], ["import", str(desk / "bang.xlsx")]):
        assert "Lưu ý: đồng hồ của máy là ngày" in run(tmp_path, *words, "--dry-run").output


def test_many_days_ahead_are_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that is behind is not told once for every file; another error is told beside it."""
    files: dict[str, str | bytes] = {f"products/an-giang/keo-{number}.yml": KEO + UPDATED for number in range(9)}
    write_repository(tmp_path, {**files, PATH: f"{PRODUCT}season: [x]\n"})
    clock(monkeypatch, "2020-01-01")
    for words in (["issue", "--all"], ["new", "--name", "Mắm"]):
        lines = run(tmp_path, *words).output.splitlines()
        assert len(lines) == 3 and lines[0].startswith(f"{PATH}:")
        assert "trước 9 ngày ghi trong dữ liệu; muộn nhất là 02/03/2026" in lines[1]


# SOURCE_DATE_EPOCH

WRONG = ["abc", "-5", "+5", "1e9", "1.5", "²", "١٢٣", " ", "1 ", "1\n2", "9" * 40, "99999999999", "7258118400", "0x10"]


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_source_date_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """By every command, in one line with code 1, and never passed over."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    with pytest.raises(WrongSourceDate):
        source_date()
    for name in ocop.list_commands(ocop.make_context("ocop", ["check"], resilient_parsing=True)):
        result = run(repository, name)
        assert (result.exit_code, len(result.output.splitlines())) == (1, 1), name
        assert result.output.startswith("Error: SOURCE_DATE_EPOCH là “")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", None),
        ("0", date(1970, 1, 1)),
        ("000001764115200", None),
        ("001764115200", date(2025, 11, 26)),
        ("7258006800", date(2199, 12, 31)),
    ],
)
def test_a_right_source_date(monkeypatch: pytest.MonkeyPatch, text: str, day: date | None) -> None:
    """Seconds since 1970 are a day in Vietnam; a variable that is blank is not set."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    if len(text) > 12:
        with pytest.raises(WrongSourceDate):
            source_date()
    else:
        assert source_date() == day


@pytest.mark.parametrize("text", ["abc", "²", "9" * 40])
def test_a_build_with_a_wrong_source_date(repository: Path, text: str) -> None:
    """The host's log has the line and no traceback."""
    done = build(repository, SOURCE_DATE_EPOCH=text)
    assert done.returncode == 1
    assert "SOURCE_DATE_EPOCH là “" in done.stderr and "Traceback" not in done.stderr
