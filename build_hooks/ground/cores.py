"""Make many things on all cores, and say how far it is: for work that Pillow does outside of Python's lock."""

import os
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from build_hooks.ground.progress import progress

T = TypeVar("T")


def make_all(make: Callable[[T], object], items: Collection[T], what: str) -> None:
    """Call `make` for each item. After an error or an interruption, what had not begun is not begun."""
    if not items:
        return
    pool = ThreadPoolExecutor(os.cpu_count())
    try:
        for _ in progress(pool.map(make, items), len(items), what):
            pass
    finally:
        pool.shutdown(cancel_futures=True)
