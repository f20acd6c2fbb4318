"""Nothing is built where nothing has changed, and what has changed in any way is never taken for what it was."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from build_hooks.publishing.last_site import LastSite, digests
from build_hooks.publishing.proof import Inputs, Proof
from tests import forking
from tests.building import PRODUCT, build, jpeg, write_repository
from tests.publishing.states import PATH, PHOTO, STATES, built, published
from tests.test_host import refused, set_up

UNCHANGED = "Không có gì thay đổi"


def test_nothing_is_done_where_nothing_has_changed(repository: Path) -> None:
    """A line says so, and not a file is touched; gh-deploy and another place get their build."""
    first = built(repository)
    files = {path: path.stat() for path in (repository / "site").rglob("*")}
    result = build(repository)
    assert result.returncode == 0 and UNCHANGED in result.stderr and "Building" not in result.stderr
    assert {path: path.stat() for path in (repository / "site").rglob("*")} == files
    assert UNCHANGED not in build(repository, "--site-dir", "other").stderr
    assert published(repository) == first


def _flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _exchanged(path: Path) -> None:
    other = path.parents[2] / "nhom/index.html"
    path.write_bytes(other.read_bytes())


def _linked(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


def _piped(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _added(path: Path) -> None:
    path.with_name("them.html").write_text("thêm", "utf-8")


SPOILS = (_flipped, _truncated, _emptied, _exchanged, Path.unlink, _linked, _piped, _added)


def test_a_spoilt_site_is_made_whole(repository: Path) -> None:
    """Whatever was done to a published file, with its time put back: the next build publishes what it should be."""
    first = built(repository)
    page = repository / "site/san-pham/banh-trang/index.html"
    for spoil in SPOILS:
        its = page.stat()
        spoil(page)
        if page.is_file():
            os.utime(page, ns=(its.st_atime_ns, its.st_mtime_ns))
        assert built(repository) == first, spoil
        assert UNCHANGED in build(repository).stderr


@pytest.mark.parametrize("spoilt", [b"", b"[]", b"x\n[]", b"{", None])
def test_a_spoilt_memory(spoilt: bytes | None, repository: Path) -> None:
    """It proves nothing, and is made anew."""
    first = built(repository)
    (memory,) = (repository / ".cache/ocop/sites").glob("*.json")
    content = memory.read_bytes()
    memory.write_bytes(content.replace(b'"4', b'"5').replace(b"index", b"indes", 1) if spoilt is None else spoilt)
    result = build(repository)
    assert UNCHANGED not in result.stderr and published(repository) == first
    assert UNCHANGED in build(repository).stderr


def _same_size(root: Path) -> None:
    path = root / PATH
    its = path.stat()
    path.write_text(path.read_text("utf-8").replace("tráng", "trắng"), "utf-8")
    os.utime(path, ns=(its.st_atime_ns, its.st_mtime_ns))


def _photo_again(root: Path) -> None:
    path = root / PHOTO
    its = path.stat()
    path.write_bytes(jpeg(quality=75)[: its.st_size].ljust(its.st_size, b"\0"))
    os.utime(path, ns=(its.st_atime_ns, its.st_mtime_ns))


def _written(path: str, text: str) -> Callable[[Path], object]:
    def write(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")

    return write


CHANGES: dict[str, Callable[[Path], object]] = {
    "a product of the same size and time": _same_size,
    "another product": _written("products/an-giang/hai.yml", PRODUCT),
    "no product": lambda root: (root / PATH).unlink(),
    "a product's name": lambda root: (root / PATH).rename(root / "products/an-giang/ba.yml"),
    "a photo of the same size and time": _photo_again,
    "a photo's name": lambda root: (root / PHOTO).rename((root / PHOTO).with_name("2.jpg")),
    "a producer": _written("producers/a.yml", "name: A\n"),
    "a code": _written("ledger/00000000.yml", "code: 0\n"),
    "a page": _written("catalog/index.md", "# Khác\n"),
    "a template of the theme": _written("theme/main.html", "khác"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_of_an_input_is_seen(change: Callable[[Path], object], tmp_path: Path) -> None:
    """Texts are read, photos known by what the system says of them."""
    write_repository(tmp_path, {PATH: STATES[0], PHOTO: jpeg()})
    folders = [tmp_path / "catalog", tmp_path / "theme"]
    before = Inputs.of(tmp_path, folders, {})
    assert Inputs.of(tmp_path, folders, {}) == before
    change(tmp_path)
    assert Inputs.of(tmp_path, folders, {}) != before


def test_what_stands_around_a_build_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, options, variables, the copy that the site carries, and the libraries."""
    seen = {Inputs.of(tmp_path, [], {})}

    def is_new(told: object = None) -> bool:
        digest = Inputs.of(tmp_path, [], told or {})
        before = len(seen)
        seen.add(digest)
        return len(seen) > before

    assert is_new([{"site_name": "B"}]) and is_new([{"site_name": "B"}, {"strict": True}])
    for name, value in (("OCOP_FRAMES", "0"), ("SOURCE_DATE_EPOCH", "1700000000"), ("OCOP_EDITION", "copy=a.zip")):
        monkeypatch.setenv(name, value)
        assert is_new(), name
    (tmp_path / "a.zip").write_bytes(b"PK")
    assert is_new()
    (tmp_path / "lib/new-1.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(tmp_path / "lib"))
    assert is_new()


def test_warnings_are_said_again(repository: Path) -> None:
    """A build that has nothing to do warns as the one that did it, and --strict refuses still."""
    (repository / PATH).write_text(PRODUCT.replace('as_of: "2025"', 'as_of: "2025", score: "95"'), "utf-8")
    first, again = build(repository), build(repository)
    assert UNCHANGED in again.stderr
    assert f"{PATH}:3:" in first.stderr and f"{PATH}:3:" in again.stderr
    assert f"{PATH}:3:" in refused(build(repository, "--strict"))


def test_with_another_plugin_nobody_knows_what_is_read(repository: Path) -> None:
    """The host builds as ever."""
    (repository / "more.py").write_text("def on_nav(nav, **_):\n    return nav\n", "utf-8")
    text = (repository / "mkdocs.yml").read_text("utf-8")
    (repository / "mkdocs.yml").write_text(text.replace("hooks:\n", "hooks:\n- more.py\n"), "utf-8")
    first = built(repository)
    result = build(repository)
    assert UNCHANGED not in result.stderr and published(repository) == first


def test_an_edit_keeps_what_is_the_same(tmp_path: Path) -> None:
    """Files with the same bytes are the same files, with their time; an edited page is another."""
    root = write_repository(tmp_path, {PATH: STATES[0], PHOTO: jpeg()})
    built(root)
    before = {path: path.stat() for path in (root / "site").rglob("*") if path.is_file()}
    (root / PATH).write_text(STATES[0] + "summary: Bánh tráng phơi sương\n", "utf-8")
    built(root)
    after = {path: path.stat() for path in (root / "site").rglob("*") if path.is_file()}
    same = [path for path, its in after.items() if path in before and its.st_ino == before[path].st_ino]
    assert all(after[path].st_mtime_ns == before[path].st_mtime_ns for path in same)
    changed = {path.relative_to(root / "site").as_posix() for path in after.keys() - set(same)}
    assert "san-pham/banh-trang/index.html" in changed
    assert {uri for uri in changed if uri.startswith(("assets/", "anh/")) and "chia-se" not in uri} == set()


def test_an_edit_of_a_spoilt_site(tmp_path: Path) -> None:
    """What is kept of the last site was compared byte by byte."""
    root = write_repository(tmp_path / "a", {PATH: STATES[0], PHOTO: jpeg()})
    built(root)
    for path in [path for path in (root / "site").rglob("*") if path.is_file() and path.stat().st_size]:
        its = path.stat()
        _flipped(path)
        os.utime(path, ns=(its.st_atime_ns, its.st_mtime_ns))
    (root / PATH).write_text(STATES[1], "utf-8")
    other = write_repository(tmp_path / "b", {PATH: STATES[1], PHOTO: jpeg()})
    assert built(root) == built(other)


def test_gh_deploy_publishes_what_was_built(tmp_path: Path) -> None:
    """Twice, the second time with nothing changed: the branch has the site."""
    root = write_repository(tmp_path / "catalog")
    set_up(root, remote_branch="pages")
    env = {**os.environ, "GIT_CONFIG_GLOBAL": str(tmp_path / "none"), "NO_MKDOCS_2_WARNING": "1"}
    env |= {f"GIT_{who}_{what}": "a@b.vn" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}

    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=root, env=env, check=True, capture_output=True, text=True).stdout

    git("init", "--quiet")
    git("init", "--quiet", "--bare", str(tmp_path / "remote"))
    git("remote", "add", "origin", str(tmp_path / "remote"))
    for _ in range(2):
        result = forking.run(["mkdocs", "gh-deploy", "--quiet"], root, env)
        assert result.returncode == 0, result.stderr
        names = git("--git-dir", str(tmp_path / "remote"), "ls-tree", "-r", "--name-only", "pages").splitlines()
        assert set(names) == {*published(root), ".nojekyll"}
        shutil.rmtree(root / "site/nhom")


def test_proofs_of_one_file_and_of_none(tmp_path: Path) -> None:
    """A site without a file is never proven; one is by its bytes alone."""
    (tmp_path / "a").write_text("a", "utf-8")
    its, others = Inputs("host", "data"), Inputs("host", "other data")
    proof = Proof([*its], digests(tmp_path, ["a"]), {}, [])
    assert proof.holds(its, LastSite(tmp_path)) and not proof.holds(others, LastSite(tmp_path))
    assert not proof.holds(its, LastSite(tmp_path / "nowhere"))
    assert not Proof([*its], {}, {}, []).holds(its, LastSite(tmp_path / "nowhere"))
