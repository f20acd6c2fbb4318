"""Files are written whole, and what must last is on the disk with its name before anybody hears of it."""

import os
from pathlib import Path

import pytest

from build_hooks.ground.cache import write_atomically


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is asked to be on the disk: files and folders by their names."""
    found: list[str] = []
    sync = os.fsync

    def told(opened: int) -> None:
        found.append(Path(f"/proc/self/fd/{opened}").readlink().name)
        sync(opened)

    monkeypatch.setattr(os, "fsync", told)
    return found


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only Linux says which file is meant")
def test_what_lasts_is_synced(tmp_path: Path, synced: list[str]) -> None:
    """The file before it has its name, then the folder it is named in, and those that hold a new folder."""
    write_atomically(tmp_path / "a/b/c.yml", b"c", lasting=True)
    assert synced[0].startswith(".c.yml.") and synced[1:] == ["b", "a", tmp_path.name]
    synced.clear()
    write_atomically(tmp_path / "a/b/c.yml", b"d", lasting=True)
    assert synced[1:] == ["b"] and (tmp_path / "a/b/c.yml").read_bytes() == b"d"
    synced.clear()
    write_atomically(tmp_path / "kept", b"e")
    assert synced == []
