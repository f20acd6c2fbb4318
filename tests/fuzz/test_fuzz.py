"""A hundred or more made-up inputs for everything that strangers' files reach; and that the fuzzer would tell."""

import sys
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.fuzz import planted
from tests.fuzz.__main__ import main, show
from tests.fuzz.running import Plan, run
from tests.fuzz.target import TARGETS, sample_of
from tests.fuzz.worker import TWICE

_USUAL = 100
_MANY = {"settings": 400, "codes": 600, "xlsx": 50, "photos": 50}
_PLANTED = "tests.fuzz.planted"
_PLAN = Plan(seed=244, inputs=24, slow=planted.SLOW, stop=planted.STOP)


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_gives_way(name: str, tmp_path: Path) -> None:
    """No crash, no escape, no broken promise, and no input that takes more than two seconds of processor."""
    outcome = run(name, Plan(seed=2026, inputs=_MANY.get(name, _USUAL), keep=tmp_path))
    assert outcome.examples == {}
    assert outcome.inputs == _MANY.get(name, _USUAL)


def _planted(seed: int, index: int) -> str:
    return sample_of(_PLANTED, seed, index)["kind.txt"].decode()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process has no bounds of its own")
def test_everything_bad_is_told(tmp_path: Path) -> None:
    """Exceptions, files outside, broken promises, slow work, killed and hanging processes, memory: each is counted."""
    kinds = Counter(_planted(_PLAN.seed, index) for index in range(_PLAN.inputs))
    twice = Counter(_planted(_PLAN.seed, index) for index in range(0, _PLAN.inputs, TWICE))
    assert set(kinds) == set(planted.KINDS)
    assert twice["unsteady"]
    outcome = run(_PLANTED, Plan(**{**vars(_PLAN), "keep": tmp_path}))
    assert outcome.inputs == _PLAN.inputs
    assert outcome.counts["crash"] == sum(kinds[one] for one in ("crash", "death", "hang", "memory"))
    assert outcome.counts["broken"] == kinds["broken"] + twice["unsteady"]
    assert outcome.counts["slow"] == kinds["slow"]
    found = {_planted(_PLAN.seed, one.index) for some in outcome.examples.values() for one in some}
    assert found == set(planted.KINDS) - {"good"}
    assert outcome.slowest_index >= 0 and outcome.slowest > planted.SLOW


def test_a_finding_is_kept_and_made_again(tmp_path: Path) -> None:
    """The input lies in the folder with the words that make it again, and its number alone gives the same."""
    index = next(at for at in range(99) if _planted(7, at) == "crash")
    outcome = run(_PLANTED, Plan(seed=7, only=index, keep=tmp_path))
    ((key, (finding,)),) = outcome.examples.items()
    assert key == ("crash", "ValueError outside of the product")
    assert finding.index == index
    (folder,) = tmp_path.iterdir()
    assert (folder / "00-kind-txt.txt").read_bytes() == b"crash"
    assert f"--seed 7 --only {index}" in (folder / "found.txt").read_text("utf-8")


def test_what_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The line of a target says seed, counts and the slowest; below it stands what was found."""
    result = CliRunner().invoke(main, ["--target", "story", "--inputs", "8", "--seed", "3", "--keep", str(tmp_path)])
    assert result.output.startswith("story: seed 3, 8 inputs, crash 0, escape 0, broken 0, slow 0, slowest ")
    assert result.exit_code == 0
    index = next(at for at in range(99) if _planted(7, at) == "escape")
    show(run(_PLANTED, Plan(seed=7, only=index)))
    line, found, *_ = capsys.readouterr().out.splitlines()
    assert "1 inputs, crash 0, escape 1" in line
    assert f"'escape: planted', first at input {index}" in found


def test_time_ends_it(tmp_path: Path) -> None:
    """With seconds instead of a number it goes on until they are over, and says how many it were."""
    result = CliRunner().invoke(main, ["--target", "codes", "--seconds", "0.01", "--keep", str(tmp_path)])
    assert result.exit_code == 0
    assert "codes: seed 1, 500 inputs" in result.output
