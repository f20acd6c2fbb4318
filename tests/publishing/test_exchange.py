"""The last good site stays until the new one is whole: whatever strikes a build, and wherever."""

import fcntl
import os
import shutil
import stat
from pathlib import Path
from typing import Any

import pytest

from build_hooks.publishing import exchange
from build_hooks.publishing.exchange import Place, Refused
from tests.building import PRODUCT, build
from tests.publishing.states import PATH, STATES, built, leftovers, published, spread, struck, two_states, write, writes
from tests.test_host import hashes, refused, set_up

BUILD = ("mkdocs", "build", "--quiet")


def test_a_failed_build_changes_nothing(repository: Path) -> None:
    """Wrong data, a missing page and a warning under --strict: the published site is untouched to the byte and time."""
    first = built(repository)
    times = {path: path.stat().st_mtime_ns for path in (repository / "site").rglob("*")}
    (repository / PATH).write_text(PRODUCT.replace("thuc-pham", "x"), "utf-8")
    refused(build(repository))
    (repository / PATH).write_text(PRODUCT.replace('as_of: "2025"', 'as_of: "2025", score: "95"'), "utf-8")
    refused(build(repository, "--strict"))
    set_up(repository, exclude_docs="san-pham/\n")
    refused(build(repository))
    assert published(repository) == first and leftovers(repository) == []
    assert {path: path.stat().st_mtime_ns for path in (repository / "site").rglob("*")} == times


def test_killed_anywhere(tmp_path: Path) -> None:
    """At each of 10 points of the writes and all around the exchange the site is whole, the old or the new one, and a
    second run gives the bytes of one that nobody killed."""
    sites = two_states(tmp_path)
    write(tmp_path, 0)
    every, killed = len(writes(tmp_path, *BUILD)), 0
    for state, at in enumerate([*spread(every, 6), -1, -2, -3, -4], start=1):
        write(tmp_path, state % 2)
        killed += struck(tmp_path, at, "killed", *BUILD).returncode == -9
        assert published(tmp_path) in sites, at
        assert built(tmp_path) == sites[state % 2], at
        assert leftovers(tmp_path) == []
    assert killed >= 7


def test_killed_before_there_was_a_site(tmp_path: Path) -> None:
    """There is none or a whole one."""
    first, _ = two_states(tmp_path)
    write(tmp_path, 0)
    for number in (3, 30, 90, -1):
        for name in ("site", ".site.ocop-new"):
            shutil.rmtree(tmp_path / name, ignore_errors=True)
        struck(tmp_path, number, "killed", *BUILD)
        assert published(tmp_path) in ({}, first)
        assert built(tmp_path) == first


@pytest.mark.parametrize("how", ["full", "read-only"])
def test_a_disk_that_takes_no_more(how: str, tmp_path: Path) -> None:
    """From any write on: one clear line, no traceback, and the old site whole; then with room again the new one."""
    sites = two_states(tmp_path)
    write(tmp_path, 0)
    count = len(writes(tmp_path, *BUILD))
    built(tmp_path)
    write(tmp_path, 1)
    swap = 0
    for at in spread(count // 2, 4):
        said = refused(struck(tmp_path, at, how, *BUILD))
        told = [line for line in said.splitlines() if "Không đọc hay ghi được" in line]
        assert len(told) == 1 and ("đã đầy" if how == "full" else "chỉ cho đọc") in told[0], said
        assert published(tmp_path) == sites[0]
        swap += 1
    assert swap and built(tmp_path) == sites[1] and leftovers(tmp_path) == []


def test_two_builds_at_once(repository: Path) -> None:
    """The second says so in one line and ends; when the first is over, it can."""
    first = built(repository)
    (lock,) = (repository / ".cache/ocop/sites").glob("*.lock")
    (repository / PATH).write_text(STATES[0].replace("photos", "#"), "utf-8")
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        said = refused(build(repository))
    assert len([line for line in said.splitlines() if "Một lệnh khác đang dựng" in line]) == 1
    assert published(repository) == first
    assert build(repository).returncode == 0


def test_other_places_and_ways(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """--site-dir, --dirty, a link in the place of the folder: each publishes the same."""
    expected = built(repository)
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert build(repository, "--site-dir", str(elsewhere / "a/b")).returncode == 0
    assert hashes(elsewhere / "a/b") == expected
    assert built(repository, "--dirty") == expected
    (elsewhere / "linked").symlink_to(elsewhere / "real")
    (elsewhere / "real").mkdir()
    assert build(repository, "--site-dir", str(elsewhere / "linked")).returncode == 0
    assert hashes(elsewhere / "real") == expected and (elsewhere / "linked").is_symlink()


def test_what_hosts_never_remove_stays(repository: Path) -> None:
    """A worktree's .git, or a host's own file with a dot: there before and after, and all else is the new site."""
    expected = built(repository)
    (repository / "site/.git").mkdir()
    (repository / "site/.git/HEAD").write_text("ref: refs/heads/pages", "utf-8")
    (repository / "site/cu.html").write_text("cũ", "utf-8")
    (repository / "site/nhom/index.html").unlink()
    found = built(repository)
    assert found.pop(".git/HEAD")
    assert found == expected


def test_moved_where_folders_cannot_change_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two moves; where the second fails, the old one is back; where both fail, file by file, pages last."""
    monkeypatch.setattr(exchange, "_swapped", lambda *_: False)
    for name in ("moved", "by-file"):
        place = _place(tmp_path / name)
        if name == "by-file":
            monkeypatch.setattr(Path, "rename", _refuse)
        order = _recorded(monkeypatch)
        place.exchange()
        place.end()
        assert sorted(hashes(place.site)) == ["a/index.html", "a/new.css", "same.js"]
        assert (place.site / "a/index.html").read_text("utf-8") == "new"
        assert order == ([] if name == "moved" else ["a/new.css", "same.js", "a/index.html"])
        assert leftovers(place.site.parent) == []


def test_what_a_killed_run_left_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is no host's own, though it has a dot: it goes, however the site is published."""
    for name in ("swapped", "by-file"):
        place = _place(tmp_path / name)
        for uri in (".index.html.x.ocop-tmp", "a/.index.html.x.ocop-tmp"):
            (place.site / uri).write_text("<", "utf-8")
        if name == "by-file":
            (place.site / ".git").mkdir()
        else:
            monkeypatch.setattr(exchange.Place, "_file_by_file", lambda _: pytest.fail("nobody else's is there"))
        place.exchange()
        place.end()
        monkeypatch.undo()
        assert sorted(hashes(place.site)) == ["a/index.html", "a/new.css", "same.js"]


def test_a_run_killed_between_the_two_moves(tmp_path: Path) -> None:
    """The next one puts the old site back before it begins."""
    place = _place(tmp_path)
    place.site.rename(tmp_path / ".site.ocop-old")
    place._lock.release()
    again = Place(tmp_path / "site", tmp_path / ".cache")
    again.begin()
    again.end()
    assert (tmp_path / "site/a/index.html").read_text("utf-8") == "old"
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("where", ["products", "data", "images/an-giang", "."])
def test_what_a_site_is_made_from(where: str, repository: Path) -> None:
    """Is never taken for the last site; a link to it neither."""
    before = hashes(repository / "products")
    (repository / "linked").symlink_to(where)
    for place in (where, "linked"):
        said = refused(build(repository, "--site-dir", place))
        assert "hãy chọn thư mục khác" in said or "docs_dir" in said
    assert hashes(repository / "products") == before and leftovers(repository) == []


def test_a_file_where_the_site_is_to_be(tmp_path: Path) -> None:
    """It is not removed."""
    (tmp_path / "site").write_text("mine", "utf-8")
    with pytest.raises(NotADirectoryError):
        Place(tmp_path / "site", tmp_path / ".cache").begin()


def test_a_file_that_replaces_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And a folder that replaces a file, one by one."""
    monkeypatch.setattr(exchange, "_swapped", lambda *_: False)
    place = _place(tmp_path)
    monkeypatch.setattr(Path, "rename", _refuse)
    (place.new / "same.js").unlink()
    (place.new / "same.js").mkdir()
    (place.new / "same.js/x").write_text("x", "utf-8")
    shutil.rmtree(place.new / "a")
    (place.new / "a").write_text("a", "utf-8")
    place.exchange()
    assert sorted(hashes(place.site)) == ["a", "same.js/x"]


@pytest.mark.parametrize("left", ["link", "dangling", "pipe"])
def test_what_somebody_put_in_the_place_of_a_folder(left: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written where a link leads to, and the pages below are there in the end."""
    monkeypatch.setattr(exchange, "_swapped", lambda *_: False)
    place, elsewhere = _place(tmp_path), tmp_path / "elsewhere"
    shutil.rmtree(place.site / "a")
    elsewhere.mkdir()
    if left == "pipe":
        os.mkfifo(place.site / "a")
    else:
        (place.site / "a").symlink_to(elsewhere if left == "link" else "nowhere")
    monkeypatch.setattr(Path, "rename", _refuse)
    place.exchange()
    assert sorted(hashes(place.site)) == ["a/index.html", "a/new.css", "same.js"]
    assert not any(elsewhere.iterdir())


def test_only_the_site_s_own_folder_may_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where a web server lends one: it is filled in the cache, and goes over file by file."""
    site = tmp_path / "lent/site"
    site.mkdir(parents=True)
    (site / "old.html").write_text("old", "utf-8")
    mkdir = Path.mkdir

    def refuse(self: Path, *arguments: Any, **options: Any) -> None:
        if self.parent == site.parent and self != site:
            raise PermissionError(13, "Permission denied", str(self))
        mkdir(self, *arguments, **options)

    monkeypatch.setattr(Path, "mkdir", refuse)
    monkeypatch.setattr(exchange, "_swapped", lambda *_: False)
    place = Place(site, tmp_path / ".cache")
    place.begin()
    (place.new / "index.html").write_text("new", "utf-8")
    monkeypatch.setattr(Path, "rename", _refuse)
    place.exchange()
    place.end()
    assert sorted(hashes(site)) == ["index.html"]


def test_files_may_be_read_by_all(repository: Path) -> None:
    """A published file that lost its rights gets them back, though its bytes are the same."""
    built(repository)
    page = repository / "site/san-pham/banh-trang/index.html"
    page.chmod(0o600)
    (repository / PATH).write_text(PRODUCT + "summary: Bánh\n", "utf-8")
    style = repository / "site/assets/ocop.css"
    style.chmod(0o600)
    built(repository)
    assert stat.S_IMODE(page.stat().st_mode) == stat.S_IMODE(style.stat().st_mode) == 0o666 & ~_mask()


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _place(root: Path) -> Place:
    """A site and a new one beside it."""
    for uri, text in (("a/index.html", "old"), ("same.js", "same"), ("gone/index.html", "gone")):
        (root / "site" / uri).parent.mkdir(parents=True, exist_ok=True)
        (root / "site" / uri).write_text(text, "utf-8")
    place = Place(root / "site", root / ".cache")
    place.begin()
    for uri, text in (("a/index.html", "new"), ("same.js", "same"), ("a/new.css", "css")):
        (place.new / uri).parent.mkdir(parents=True, exist_ok=True)
        (place.new / uri).write_text(text, "utf-8")
    return place


def _refuse(self: Path, _: Path) -> None:
    raise PermissionError(13, "Permission denied", str(self))


def _recorded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    order: list[str] = []
    put = exchange._put

    def told(made: Path, place: Path) -> None:
        order.append(made.as_posix().partition(".site.ocop-new/")[2])
        put(made, place)

    monkeypatch.setattr(exchange, "_put", told)
    return order


def test_a_busy_place_is_told(tmp_path: Path) -> None:
    """In words of the catalog."""
    first, second = (Place(tmp_path / "site", tmp_path / ".cache") for _ in range(2))
    first.begin()
    with pytest.raises(Refused, match="đang dựng"):
        second.begin()
    first.end()
    second.begin()
    second.end()
