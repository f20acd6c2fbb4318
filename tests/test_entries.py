"""Many small contents in one file: each comes back as it was put, or not at all."""

import hashlib
from pathlib import Path

import pytest

from build_hooks.ground.cache import UNFINISHED
from build_hooks.ground.entries import Entries

CONTENTS = {hashlib.sha256(name.encode()).digest(): f"nội dung {name}".encode() * 3 for name in "abcd"}


def write(path: Path, contents: dict[bytes, bytes] = CONTENTS, recipe: str = "a") -> Path:
    """A file of these contents."""
    entries = Entries(path, recipe)
    for key, content in contents.items():
        entries.put(key, content)
    entries.close()
    return path


def read(path: Path, recipe: str = "a") -> dict[bytes, bytes | None]:
    """What a file has of them."""
    entries = Entries(path, recipe)
    found = {key: entries.get(key) for key in CONTENTS}
    entries.close()
    return found


def test_what_was_put_comes_back(tmp_path: Path) -> None:
    """In the next run as in this one."""
    entries = Entries(tmp_path / "x.bin", "a")
    for key, content in CONTENTS.items():
        entries.put(key, content)
        assert entries.get(key) == content
    entries.close()
    assert read(tmp_path / "x.bin") == CONTENTS
    assert [path.name for path in tmp_path.iterdir()] == ["x.bin"]


def test_no_spoilt_byte_is_handed_out(tmp_path: Path) -> None:
    """Whichever byte of the file is another one, each content is the one that was put, or none."""
    whole = write(tmp_path / "x.bin").read_bytes()
    lost = 0
    for place in range(len(whole)):
        spoilt = bytearray(whole)
        spoilt[place] ^= 0x10
        (tmp_path / "x.bin").write_bytes(spoilt)
        found = read(tmp_path / "x.bin")
        assert all(found[key] in (None, CONTENTS[key]) for key in CONTENTS), place
        lost += None in found.values()
    assert lost == len(whole)  # there is no byte that says nothing


def test_no_part_is_taken_for_the_whole(tmp_path: Path) -> None:
    """A file that was cut off anywhere, emptied, or goes on behind its end."""
    whole = write(tmp_path / "x.bin").read_bytes()
    for part in [*(whole[:end] for end in range(len(whole))), whole + b"\0", whole + whole[:90]]:
        (tmp_path / "x.bin").write_bytes(part)
        assert set(read(tmp_path / "x.bin").values()) == {None}
    (tmp_path / "x.bin").write_bytes(whole)
    assert read(tmp_path / "x.bin") == CONTENTS


def test_a_content_under_the_key_of_another(tmp_path: Path) -> None:
    """Two keys that changed places prove nothing."""
    whole = write(tmp_path / "x.bin").read_bytes()
    first, second, *_ = CONTENTS
    exchanged = whole.replace(first, b"x" * 32).replace(second, first).replace(b"x" * 32, second)
    (tmp_path / "x.bin").write_bytes(exchanged)
    found = read(tmp_path / "x.bin")
    assert [key for key, content in found.items() if content is None] == [first, second]


def test_what_another_recipe_made(tmp_path: Path) -> None:
    """It is not there, and goes when something is put."""
    write(tmp_path / "x.bin", recipe="an older one")
    assert set(read(tmp_path / "x.bin").values()) == {None}
    write(tmp_path / "x.bin", dict(list(CONTENTS.items())[:1]))
    assert list(read(tmp_path / "x.bin").values()).count(None) == 3


def test_what_nobody_asks_for_goes_in_time(tmp_path: Path) -> None:
    """As much of it stays as is asked for, so that a catalog built in parts keeps them all for a while."""
    keys = [hashlib.sha256(b"%d" % number).digest() for number in range(40)]
    for number in range(0, 40, 4):
        write(tmp_path / "x.bin", dict.fromkeys(keys[number : number + 4], b"x" * 100))
        assert (tmp_path / "x.bin").stat().st_size <= 8 * 200
    entries = Entries(tmp_path / "x.bin", "a")
    assert [number for number, key in enumerate(keys) if entries.get(key)] == list(range(32, 40))
    entries.close()


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    """A run that only reads leaves the file as it is."""
    before = write(tmp_path / "x.bin").stat()
    read(tmp_path / "x.bin")
    assert (tmp_path / "x.bin").stat() == before


def test_two_at_once(tmp_path: Path) -> None:
    """The last that is done leaves its file; what it had opened is read to the end."""
    write(tmp_path / "x.bin")
    first, second = (Entries(tmp_path / "x.bin", "a") for _ in range(2))
    more = [hashlib.sha256(name).digest() for name in (b"1", b"2")]
    first.put(more[0], b"first")
    second.put(more[1], b"second")
    first.close()
    assert [second.get(key) for key in CONTENTS] == list(CONTENTS.values())
    second.close()
    last = Entries(tmp_path / "x.bin", "a")
    assert [last.get(key) for key in (*CONTENTS, *more)] == [*CONTENTS.values(), None, b"second"]
    last.close()


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    """A file in the folder's place is no reason to fail."""
    (tmp_path / "cache").write_bytes(b"")
    entries = Entries(tmp_path / "cache/x.bin", "a")
    entries.put(next(iter(CONTENTS)), b"x")
    assert entries.get(next(iter(CONTENTS))) is None
    entries.close()


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the file cannot take its place, the older one stays, and nothing beside it."""

    def full(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    write(tmp_path / "x.bin")
    monkeypatch.setattr(Path, "replace", full)
    write(tmp_path / "x.bin", {hashlib.sha256(b"new").digest(): b"new"})
    monkeypatch.undo()
    assert read(tmp_path / "x.bin") == CONTENTS
    assert [path.name for path in tmp_path.iterdir()] == ["x.bin"]


def test_a_run_that_ends_without_closing(tmp_path: Path) -> None:
    """What it began goes with it, and the older file stays."""
    write(tmp_path / "x.bin")
    entries = Entries(tmp_path / "x.bin", "a")
    entries.put(hashlib.sha256(b"new").digest(), b"new")
    assert [path.name.endswith(UNFINISHED) for path in sorted(tmp_path.iterdir())] == [True, False]
    del entries
    assert read(tmp_path / "x.bin") == CONTENTS
    assert [path.name for path in tmp_path.iterdir()] == ["x.bin"]
