"""One command writes at a time: the others wait, read afresh, or say in one line that they gave up."""

import errno
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from bench.issuing import Faults, faults, issue_at_once, write_products
from build_hooks.cli import ocop, turn
from build_hooks.cli.turn import LOCK, my_turn
from build_hooks.intake import issuing as ledger
from build_hooks.read.catalog import read_catalog
from tests.building import PRODUCT, REPOSITORY, jpeg
from tests.reading import PATH

SECOND = "products/an-giang/banh-phong.yml"
WAITING = "Đang chờ một lệnh ocop khác"
COMMANDS = {
    "issue": ("issue", "--all"),
    "add": ("add", "san-pham.yml"),
    "import": ("import", "bang.csv"),
    "new": ("new", "--name", "Mắm", "--group", "thuc-pham", "--stars", "3", "--as-of", "2025"),
    "bundle": ("bundle",),
    "start": ("start", "--yes", "--site-name", "A", "--place", "B", "--tagline", "C"),
    "shrink": ("shrink", "anh.jpg"),
    "prune": ("prune",),
}


def run(root: Path, *words: str) -> Result:
    """A command in this repository."""
    return CliRunner().invoke(ocop, ["--root", str(root), *words])


def contents(root: Path) -> dict[Path, bytes]:
    """Every file but what a cache may hold at any time."""
    kept = (path for path in root.rglob("*") if path.is_file() and ".cache" not in path.relative_to(root).parts)
    return {path: path.read_bytes() for path in kept}


@contextmanager
def another(root: Path, *words: str) -> Iterator["subprocess.Popen[str]"]:
    """The command as a process of its own; it is gone at the end, whatever happens."""
    code = "from build_hooks.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "--root", str(root), *words],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_every_writer_waits(
    repository: Path, desk: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """While one writes no other does: it says for what it waits, and after the limit ends with one line and code 1."""
    for name, content in {"san-pham.yml": PRODUCT.encode(), "bang.csv": b"a,b\n", "anh.jpg": jpeg(40, 30)}.items():
        (desk / name).write_bytes(content)
    monkeypatch.chdir(desk)
    monkeypatch.setattr(turn, "LIMIT", 0.0)
    before = contents(repository)
    with my_turn(repository):
        result = run(repository, *words)
    assert result.exit_code == 1
    first, second = result.output.splitlines()
    assert first.startswith(WAITING) and second.startswith("Error: Chưa ghi gì: đã chờ")
    assert contents(repository) == before


def test_who_only_looks_waits_for_nobody(repository: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dry run reads beside the one that writes."""
    (desk / "san-pham.yml").write_text(PRODUCT, "utf-8")
    monkeypatch.setattr(turn, "LIMIT", 0.0)
    with my_turn(repository):
        result = run(repository, "add", str(desk / "san-pham.yml"), "--dry-run")
    assert WAITING not in result.output and "Chỉ xem thử" in result.output


def test_who_waited_reads_afresh(repository: Path) -> None:
    """What was written while it waited is there for it: the new product gets its code too."""
    with ExitStack() as ours:
        ours.enter_context(my_turn(repository))
        with another(repository, "issue", "--all") as process:
            assert process.stderr is not None and process.stderr.readline().startswith(WAITING)
            assert not (repository / "ledger").exists()
            (repository / SECOND).write_text(PRODUCT.replace("tráng", "phồng"), "utf-8")
            ours.close()
            said, _ = process.communicate()
    assert [line.partition(":")[0] for line in said.splitlines()] == [SECOND, PATH]
    assert [one.message for one in read_catalog(repository).problems] == []


def test_threads_wait_too(repository: Path) -> None:
    """Two threads of one process are two writers."""
    taken = threading.Event()

    def wait() -> None:
        with my_turn(repository):
            taken.set()

    with my_turn(repository):
        other = threading.Thread(target=wait)
        other.start()
        assert not taken.is_set()
    other.join()
    assert taken.is_set()


HOLD = """
import sys
from pathlib import Path
from build_hooks.cli.turn import my_turn
with my_turn(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_killed_writer_leaves_no_lock(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lock ends with the process, and its file, which stays, stops nobody."""
    monkeypatch.setattr(turn, "LIMIT", 0.0)
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(repository)],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None and process.stdout.readline() == "held\n"
    assert run(repository, "issue", "--all").exit_code == 1
    process.kill()
    process.communicate()
    assert (repository / LOCK).is_file()
    result = run(repository, "issue", "--all")
    assert (result.exit_code, WAITING in result.output) == (0, False)


def test_an_error_gives_the_turn_back(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next command of the same process does not wait for one that failed."""
    monkeypatch.setattr(turn, "LIMIT", 0.0)
    for _ in range(2):
        assert "Không có sản phẩm “x”" in run(repository, "issue", "x").output


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "máy không cho phép"),
        (errno.EPERM, "máy không cho phép"),
        (errno.EROFS, "ổ đĩa chỉ cho đọc"),
        (errno.ENOSPC, "ổ đĩa đã đầy"),
    ],
)
def test_a_folder_that_takes_nothing(
    repository: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    """A disk that is full or only read is told in one line, with the place."""

    def refuse(path: Path, _: bytes, **__: bool) -> None:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(ledger, "write_atomically", refuse)
    result = run(repository, "issue", "--all")
    assert result.exit_code == 1
    assert result.output.startswith(f"Error: Không đọc hay ghi được {repository}/ledger/")
    assert result.output.endswith(f".yml: {words}.\n")


def test_no_place_for_the_lock(repository: Path) -> None:
    """A file where the cache's folder is to be is told as well."""
    (repository / ".cache").write_text("", "utf-8")
    result = run(repository, "prune")
    assert (result.exit_code, len(result.output.splitlines())) == (1, 1)
    assert "có tệp ở chỗ phải là thư mục" in result.output


def test_other_errors_are_not_hidden(repository: Path) -> None:
    """An error that says nothing of the disk is a fault of the program, to be seen as one."""
    with pytest.raises(FileNotFoundError), my_turn(repository):
        (repository / "x").read_bytes()
    with pytest.raises(click.ClickException), my_turn(repository):
        (repository / "products").write_bytes(b"")


@pytest.mark.parametrize("processes", [2, 4])
def test_issue_at_once(tmp_path: Path, processes: int) -> None:
    """Processes that issue at once give each product one code; `python -m bench.issuing` runs hundreds of rounds."""
    write_products(tmp_path)
    ran = issue_at_once(tmp_path, processes)
    assert [exit_code for exit_code, _ in ran] == [0] * processes
    announced = [line for _, said in ran for line in said.splitlines() if line.startswith("products/")]
    assert len(announced) == len(set(announced)) == 14
    assert faults(tmp_path)._replace(unrecorded=0) == Faults(0, 0, 0, 0, 0)


STRUCK = """
import os, signal, sys
from pathlib import Path
from build_hooks.ground import cache
from build_hooks.cli import main
left, real = [int(sys.argv.pop(1))], Path.replace
def replace(path, target):
    if path.suffix == cache.UNFINISHED:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
    return real(path, target)
Path.replace = replace
main()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a system without this signal")
@pytest.mark.parametrize("write", range(1, 9))
def test_killed_at_every_write(tmp_path: Path, write: int) -> None:
    """Killed just before any file is in its place: the next run puts all right and leaves nothing half-written."""
    write_products(tmp_path, 2)
    words = [sys.executable, "-c", STRUCK, str(write), "--root", str(tmp_path), "issue", "--all"]
    killed = subprocess.run(words, env={**os.environ, "PYTHONPATH": str(REPOSITORY)}, capture_output=True, check=False)
    left = list(tmp_path.rglob("*.ocop-tmp"))
    assert (killed.returncode, len(left)) in ((-signal.SIGKILL, 1), (0, 0)), killed.stderr
    assert not [one for one in read_catalog(tmp_path).problems if one.message == "stray_file"]
    result = run(tmp_path, "issue", "--all")
    assert result.exit_code == 0, result.output
    assert run(tmp_path, "prune").exit_code == 0  # what lies half-written in a cache harms nobody until then
    assert not list(tmp_path.rglob("*.ocop-tmp"))
    assert faults(tmp_path)._replace(unrecorded=0) == Faults(0, 0, 0, 0, 0)
