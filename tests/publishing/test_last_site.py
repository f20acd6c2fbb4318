"""The last site as it lies there, looked at by another process: nobody believes what one that failed did not say."""

import hashlib
import os
import threading
from pathlib import Path

import pytest

from build_hooks.publishing import last_site
from build_hooks.publishing.last_site import LastSite

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that run tests for others have threads of their own, which no fork here needs."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.fixture
def there(tmp_path: Path) -> dict[str, str]:
    """The digests of many files, one of them in no Unicode; a link, a pipe and a host's own are none of them."""
    names = [*(f"{number}.html" for number in range(1200)), "là/tệp.html", os.fsdecode(b"\xff")]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8", "surrogateescape")
    (tmp_path / "link").symlink_to("0.html")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/config").write_text("", "utf-8")
    return {name: hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest() for name in names}


def test_who_looks(there: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process does it alone, or this one helps; both find the same, and so does one that cannot fork."""
    helped = LastSite(tmp_path)
    helped.help()
    forked = LastSite(tmp_path)
    monkeypatch.setattr(last_site, "digests", lambda _, left: {} if set(left) <= {"link", "pipe"} else pytest.fail())
    assert forked.digests == there == helped.digests
    assert forked.inodes.keys() == helped.inodes.keys() == there.keys() | {"link", "pipe"}
    monkeypatch.undo()
    assert LastSite(tmp_path).digests == there


def test_names_with_a_dot_that_a_build_made(tmp_path: Path) -> None:
    """Are looked at, all below them; others are not read, however many a host keeps there."""
    (tmp_path / ".well-known").mkdir()
    (tmp_path / ".well-known/a").write_text("a", "utf-8")
    assert LastSite(tmp_path).digests == {}
    assert [*LastSite(tmp_path, [".well-known/b", "c"]).digests] == [".well-known/a"]


@pytest.mark.parametrize("when", ["at once", "later"])
def test_where_the_other_one_dies(
    when: str, there: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its part is read here."""
    own, read = os.getpid(), last_site._digests

    def dying(folder: str, uris: list[str], mode: int) -> list[tuple[str, str]]:
        if os.getpid() != own and (when == "at once" or "7.html" in uris):
            os._exit(1)
        return read(folder, uris, mode)

    monkeypatch.setattr(last_site, "_digests", dying)
    assert LastSite(tmp_path).digests == there


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    """Has nothing."""
    its = LastSite(tmp_path / "nowhere")
    its.help()
    assert its.digests == {} and its.inodes == {}
