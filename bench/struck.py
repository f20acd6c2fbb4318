"""A program that is struck at one of its writes: killed, or told that the disk is full or may not be written to.

python -m bench.struck AT HOW PROGRAM [WORDS…], as in: 12 killed mkdocs build. HOW is `killed`, `full` or `read-only`;
with `told` the writes are counted on the error output instead, a line each.
"""

import errno
import mmap
import os
import runpy
import signal
import sys
from collections.abc import Callable
from typing import Any

_CHANGES = {"os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "os.truncate", "ctypes.dlsym"}
_TAKES_SPACE = {"open", "os.link", "os.mkdir"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_ERRORS = {"full": errno.ENOSPC, "read-only": errno.EROFS}


def strike(at: int, how: str) -> None:
    """Let this process be struck at its write number `at`, counted from 1; a disk that is full stays full.

    At -1 it is struck where two folders are to change places, at -2 at the first write behind it, and so on. What
    processes that it forks write is counted too, and who kills one of them kills all.
    """
    shared, process = memoryview(mmap.mmap(-1, 4)).cast("I"), os.getpid()
    exchange = 0

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal exchange
        if not (path := _written(event, arguments)):
            return
        shared[0] += 1
        writes = shared[0]
        exchange = writes if event == "ctypes.dlsym" else exchange
        is_reached = at == (exchange - writes - 1 if exchange and at < 0 else writes)
        if how == "told":
            os.write(2, f"write {writes} {event} {path}\n".encode())
        elif how == "killed" and is_reached:
            os.kill(process, signal.SIGKILL)
            os.kill(os.getpid(), signal.SIGKILL)
        elif how in _ERRORS and writes >= at and (event in _TAKES_SPACE or how == "read-only"):
            raise OSError(_ERRORS[how], os.strerror(_ERRORS[how]), path)

    sys.addaudithook(heard)


def _written(event: str, arguments: tuple[Any, ...]) -> str:
    """What an event writes to; "" for one that writes nothing that lasts."""
    if event == "open":
        path, _, flags = arguments
        is_kept = isinstance(path, str | bytes | os.PathLike) and isinstance(flags, int) and flags & _WRITING
        path = os.fsdecode(path) if is_kept else ""
        return "" if "__pycache__" in path or path.startswith("/dev/") else path
    if event == "ctypes.dlsym":
        return str(arguments[1]) if str(arguments[1]).startswith("renameat") else ""
    if event in _CHANGES:
        path = os.fsdecode(arguments[0])
        return "" if "__pycache__" in path else path
    return ""


def main(words: list[str], run: Callable[..., object] = runpy.run_module) -> None:
    """Be the program, struck."""
    at, how, *program = words
    sys.argv = program
    if program[0] == "ocop":
        from build_hooks.cli import main as ocop

        strike(int(at), how)
        ocop()
    else:
        strike(int(at), how)
        run(program[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1:])
