"""The files of a folder as they lie there, and what a disk or the system refuses, in words."""

import errno
import os
from pathlib import Path

import pytest

from build_hooks.ground.disks import inodes_below, refusal


def test_numbers_of_two_disks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two names of one number are one file, but not where each stands on a disk of its own that counts from 1."""
    for folder in ("a/below", "b/below"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "a/below/x").write_text("x", "utf-8")
    (tmp_path / "b/below/x").hardlink_to(tmp_path / "a/below/x")
    assert inodes_below(tmp_path / "a") == inodes_below(tmp_path / "b")
    stat = os.stat

    def of_another_disk(path: str | os.PathLike[str], **options: bool) -> os.stat_result:
        its = stat(path, **options)
        is_other = os.fspath(path).startswith(str(tmp_path / "b"))
        return os.stat_result((its[0], its[1], its.st_dev + is_other, *its[3:])) if is_other else its

    monkeypatch.setattr(os, "stat", of_another_disk)
    assert inodes_below(tmp_path / "a") != inodes_below(tmp_path / "b")


@pytest.mark.parametrize("name", ["EIO", "EFBIG", "EMFILE", "ENFILE", "EAGAIN", "ENOMEM", "EBUSY", "ENAMETOOLONG"])
def test_what_is_no_mistake_of_ours(name: str) -> None:
    """A line names the place and why."""
    code = int(getattr(errno, name))
    said = refusal(OSError(code, os.strerror(code), "/a"), "/b")
    assert said.startswith("Không đọc hay ghi được /a: ") and len(said.splitlines()) == 1
    assert "/b" in refusal(OSError(code, os.strerror(code)), "/b")


def test_what_may_be_one() -> None:
    """It is not said as if it were none."""
    assert refusal(OSError(errno.ENOENT, ""), "/b") == refusal(OSError("x"), "/b") == ""
