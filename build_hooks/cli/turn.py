"""One writer at a time: a lock that a command takes before it reads what it is going to change.

The system keeps the lock, not the file: it ends with the process that holds it, killed or not, on Windows too.
"""

import errno
import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Concatenate, ParamSpec

import click
from filelock import BaseFileLock, FileLock, Timeout

from build_hooks.ground.cache import FOLDER, remove_unfinished

LOCK = FOLDER / "lock"
WRITTEN = ("ledger", "products", "producers", "images")
LIMIT = 600.0  # s; the largest thing waited for is a copy of thousands of products
_POLL = 0.2  # s
_WHY = {
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EACCES: "máy không cho phép",
    errno.EPERM: "máy không cho phép",
    errno.ENOTDIR: "có tệp ở chỗ phải là thư mục",
    errno.EEXIST: "có tệp ở chỗ phải là thư mục",
    errno.EISDIR: "có thư mục ở chỗ phải là tệp",
    errno.ENOSYS: "ổ đĩa này không khóa tệp được",
    errno.ENOLCK: "ổ đĩa này không khóa tệp được",
}

P = ParamSpec("P")


def alone(command: Callable[Concatenate[Path, P], None]) -> Callable[Concatenate[Path, P], None]:
    """Run the command, which gets the catalog's folder first, in its turn; at once where it only looks (`dry_run`)."""

    @functools.wraps(command)
    def in_turn(root: Path, /, *arguments: P.args, **options: P.kwargs) -> None:
        if options.get("dry_run"):
            command(root, *arguments, **options)
            return
        with my_turn(root):
            command(root, *arguments, **options)

    return in_turn


@contextmanager
def my_turn(root: Path) -> Iterator[None]:
    """Wait until no other command writes at `root`, and say so; what a killed one had half-written is gone then.

    What cannot be written ends the command with one line, and so does waiting for longer than LIMIT.
    """
    lock = FileLock(root / LOCK, poll_interval=_POLL, fallback_to_soft=False)
    try:
        _take(lock, root / LOCK)
        try:
            for folder in WRITTEN:
                remove_unfinished(root / folder)
            yield
        finally:
            lock.release()
    except OSError as error:
        if error.errno not in _WHY:
            raise
        place = error.filename or root / LOCK
        raise click.ClickException(f"Không đọc hay ghi được {place}: {_WHY[error.errno]}.") from None


def _take(lock: BaseFileLock, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        lock.acquire(timeout=0)
        return
    except Timeout:
        click.echo("Đang chờ một lệnh ocop khác ghi xong vào danh mục này…", err=True)
    try:
        lock.acquire(timeout=LIMIT)
    except Timeout:
        raise click.ClickException(
            f"Chưa ghi gì: đã chờ {LIMIT / 60:.0f} phút mà một lệnh ocop khác vẫn đang ghi. "
            "Xem các cửa sổ lệnh còn mở, rồi chạy lại."
        ) from None
