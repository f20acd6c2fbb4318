"""Work shared out to processes: the same as of one, whatever becomes of the others."""

import errno
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from build_hooks.ground import cores
from build_hooks.ground.cores import Later, Turns, make_apart

ITEMS = list(range(3001))
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that run tests for others have threads of their own, which no fork here needs."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def _made(number: int) -> bytes:
    return b"%d " % number * (number % 7)


def in_order(made: Iterable[tuple[int, bytes]]) -> list[bytes]:
    """The contents by the numbers of their items, none of which may be told twice."""
    told = list(made)
    assert sorted(number for number, _ in told) == list(range(len(told)))
    return [content for _, content in sorted(told)]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_what_processes_make(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it is lost, empty contents neither; only a part is made here."""
    monkeypatch.setattr(os, "cpu_count", lambda: count)
    here, own = list[int](), os.getpid()
    read, write = os.pipe()

    def make(number: int) -> bytes:
        here.append(number)
        if os.getpid() != own:
            os.write(write, b".")
        elif count > 1 and len(here) == 2:
            os.read(read, 1)  # another one has had a turn
        return _made(number)

    assert in_order(make_apart(make, ITEMS)) == [_made(number) for number in ITEMS]
    assert len(set(here)) == len(here) and (len(here) < len(ITEMS)) == (count > 1)
    assert list(make_apart(make, [])) == []
    assert in_order(make_apart(make, ITEMS[:3])) == [_made(number) for number in range(3)]


@pytest.mark.parametrize("status", [1, 0])
def test_a_process_that_dies(status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its part is made here, also where it says that all is well, or raises what nobody hears."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    own = os.getpid()

    def make(number: int) -> bytes:
        if os.getpid() != own and number > 100:
            if status:
                raise KeyError(number)
            os._exit(status)
        return _made(number)

    assert in_order(make_apart(make, ITEMS)) == [_made(number) for number in ITEMS]


def test_an_error_is_told_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """And no process is left behind; nor is one where nobody wants the rest."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    begun, fork = list[int](), os.fork

    def forked() -> int:
        begun.append(fork())
        return begun[-1]

    monkeypatch.setattr(os, "fork", forked)

    def make(number: int) -> bytes:
        if number == 502:
            raise KeyError(number)
        return b""

    with pytest.raises(KeyError):
        list(make_apart(make, ITEMS))
    with closing(make_apart(_made, ITEMS)) as made:
        next(made)
        next(made)
    assert len(begun) == 2
    for process in begun:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)


def test_nothing_is_forked_beside_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """They would be cut off in the midst of what they do."""
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("forked"))
    monkeypatch.setattr(threading, "active_count", lambda: len(threading.enumerate()))
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert in_order(make_apart(_made, ITEMS)) == [_made(number) for number in ITEMS]
        assert Later(lambda: 1).value() == 1
    finally:
        done.set()
        thread.join()


@pytest.mark.parametrize(("first", "end"), [(0, 1), (0, 5), (1, 1000), (1, 70_001)])
def test_turns(first: int, end: int) -> None:
    """Each number once, of as many as no pipe would hold."""
    assert list(Turns(first, end)) == list(range(first, end))


_ORPHAN = """
import os, pathlib, sys
from build_hooks.ground import cores
os.cpu_count = lambda: 2
folder, own = pathlib.Path(sys.argv[1]), os.getpid()
def make(number):
    if os.getpid() == own and number:
        os.kill(own, 9)
    (folder / str(number)).write_text("")
    return b""
list(cores.make_apart(make, range(100000)))
"""


def test_nobody_works_on_for_who_was_killed(tmp_path: Path) -> None:
    """Else it would write into what the next run writes."""
    ended = subprocess.run([sys.executable, "-c", _ORPHAN, str(tmp_path)], capture_output=True, check=False)
    assert ended.returncode == -signal.SIGKILL  # and the other one, which has the same output, has ended too
    assert len(list(tmp_path.iterdir())) < 50_000


def _refused() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_what_is_made_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    """By another process; here where it dies, says what cannot be told, or has no place to say it."""
    own = os.getpid()
    later = Later(lambda: [os.getpid(), "dừa"])
    assert later.value()[0] != own and later.value()[1] == "dừa"
    later.end()
    later.end()
    dying = Later(lambda: os.getpid() == own or os._exit(0))
    assert dying.value() is True
    odd = Later(lambda: Path())
    assert odd.value() == Path()
    for its in (dying, odd):
        its.end()
    monkeypatch.setattr(cores, "TemporaryFile", _refused)
    assert Later(os.getpid).value() == own
