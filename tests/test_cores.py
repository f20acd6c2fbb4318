"""Work shared out to processes: the same as of one, in its order, whatever becomes of the others."""

import multiprocessing
import os
import threading

import pytest

from build_hooks.ground.cores import make_apart

ITEMS = list(range(1001))
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that run tests for others have threads of their own, which no fork here needs."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def _made(number: int) -> bytes:
    return b"%d " % number * (number % 7)


@pytest.mark.parametrize("cores", [1, 2, 3])
def test_what_processes_make(cores: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it is lost, empty contents neither; only a part is made here."""
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    here = list[int]()

    def make(number: int) -> bytes:
        here.append(number)
        return _made(number)

    assert make_apart(make, ITEMS) == [_made(number) for number in ITEMS]
    assert sorted(here) == ITEMS[::cores]
    assert make_apart(make, []) == [] and make_apart(make, ITEMS[:3]) == [_made(number) for number in range(3)]


@pytest.mark.parametrize("status", [1, 0])
def test_a_process_that_dies(status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its part is made here, also where it says that all is well."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    own = os.getpid()

    def make(number: int) -> bytes:
        if os.getpid() != own and number > 100:
            os._exit(status)
        return _made(number)

    assert make_apart(make, ITEMS) == [_made(number) for number in ITEMS]


def test_an_error_is_told_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """And no process is left behind."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)

    def make(number: int) -> bytes:
        if number == 502:
            raise KeyError(number)
        return b""

    with pytest.raises(KeyError):
        make_apart(make, ITEMS)
    assert multiprocessing.active_children() == []


def test_nothing_is_forked_beside_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """They would be cut off in the midst of what they do."""
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("forked"))
    monkeypatch.setattr(threading, "active_count", lambda: len(threading.enumerate()))
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert make_apart(_made, ITEMS) == [_made(number) for number in ITEMS]
    finally:
        done.set()
        thread.join()
