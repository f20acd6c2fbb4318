"""Make stamps in all formats and read every file back before it is handed out; many at once on all cores."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from build_hooks.stamps.drawing import Stamp, lay_out
from build_hooks.stamps.scanning import check
from build_hooks.stamps.symbol import Unreadable
from build_hooks.stamps.writers import DPI, write

_FEW = 100  # stamps that are made before another process has started


def make(stamp: Stamp, kinds: tuple[str, ...], dpi: int = DPI) -> dict[str, bytes]:
    """The stamp's files by format, each read back. Raises Unreadable."""
    drawing = lay_out(stamp)
    files = {kind: write(drawing, kind, dpi) for kind in kinds}
    try:
        check(files, drawing)
    except Unreadable as reason:
        raise Unreadable(f"{stamp.code}: {reason}") from None
    return files


def make_many(stamps: Iterable[Stamp], kinds: tuple[str, ...], dpi: int = DPI) -> Iterator[dict[str, bytes]]:
    """The files of each stamp, in order. An interruption leaves the work that had not begun."""
    waiting = list(stamps)
    item = partial(make, kinds=kinds, dpi=dpi)
    if len(waiting) < _FEW:
        yield from map(item, waiting)
        return
    pool = ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn"))
    try:
        yield from pool.map(item, waiting, chunksize=8)
    finally:
        pool.shutdown(cancel_futures=True)
