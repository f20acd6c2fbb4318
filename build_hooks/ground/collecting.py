"""Work that makes many small objects and no rubbish, done without looking for any."""

import atexit
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Leave the search for rubbish out: it took a quarter of the time of reading, and half of what a server does.

    What was made meanwhile counts as old afterwards; else all of it would be looked through at once.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def _end_at_once() -> None:
    """Python looks through all that there is once more before it ends: a quarter of the time of a build.

    The readers of stamps must be taken apart as they like it, or they complain on the error output.
    """
    if "zxingcpp" not in sys.modules:
        gc.freeze()


atexit.register(_end_at_once)
