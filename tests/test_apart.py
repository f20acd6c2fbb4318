"""What is called in a child process answers, is ended when it takes too long, and never takes the caller along."""

import os
import threading
from collections.abc import Iterator

import pytest

from build_hooks.ground import apart

FOR_EVER = 10.0**9


@pytest.fixture(autouse=True)
def ended() -> Iterator[None]:
    """No child of one test is met by the next."""
    apart.end_all()
    yield
    apart.end_all()


def doubled(number: int) -> int:
    """A plain value."""
    return 2 * number


def own_process() -> int:
    """Which process this is."""
    return os.getpid()


def endless() -> None:
    """What a decoder does in the midst of a bomb: it asks nobody."""
    while True:
        pass


def ends_itself() -> None:
    """What a library does that is broken."""
    os._exit(3)


def raises() -> None:
    """What nobody foresaw."""
    raise LookupError("không có")


def prints() -> str:
    """Words of a library on both its mouths."""
    os.write(1, b"noise\n")
    os.write(2, b"noise\n")
    return "đúng"


def test_it_answers_from_elsewhere() -> None:
    """In another process, which does one call after the other."""
    assert apart.call(doubled, 4, seconds=FOR_EVER) == 8
    one, other = (apart.call(own_process, seconds=FOR_EVER) for _ in range(2))
    assert one == other != os.getpid()


def test_what_takes_too_long_is_ended() -> None:
    """And the next call has a new child."""
    before = apart.call(own_process, seconds=FOR_EVER)
    with pytest.raises(apart.TookTooLong):
        apart.call(endless, seconds=0.2)
    assert apart.call(own_process, seconds=FOR_EVER) != before


def test_a_child_that_ends_is_a_failure_of_its_call() -> None:
    """As when the system takes its memory away."""
    with pytest.raises(apart.Failed, match="ended"):
        apart.call(ends_itself, seconds=FOR_EVER)
    assert apart.call(doubled, 1, seconds=FOR_EVER) == 2


def test_what_it_raises_is_told() -> None:
    """As words, for nothing that a child makes becomes an object here; the child lives on."""
    before = apart.call(own_process, seconds=FOR_EVER)
    with pytest.raises(apart.Failed, match="LookupError: không có"):
        apart.call(raises, seconds=FOR_EVER)
    assert apart.call(own_process, seconds=FOR_EVER) == before


def test_what_a_library_prints_is_no_answer() -> None:
    """The answer comes alone."""
    assert apart.call(prints, seconds=FOR_EVER) == "đúng"


def test_each_thread_has_a_child_of_its_own() -> None:
    """Two calls at once go to two processes."""
    found: list[int] = []
    inside = threading.Barrier(2)

    def ask() -> None:
        inside.wait()
        found.extend(apart.call(own_process, seconds=FOR_EVER) for _ in range(20))

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(found) == 40 and os.getpid() not in found
