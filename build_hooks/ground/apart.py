"""Functions called in child processes that are ended when they take too long: where strangers' files meet a decoder.

A thread cannot be stopped, and a library in the midst of a picture asks nobody; a process can be ended on every system.
Only plain values come back, as JSON: whatever has taken the child over cannot hand objects to us.
"""

import atexit
import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer
from typing import Any

_ROOT = Path(__file__).parents[2]
_ENDING = 5  # seconds that a child has to end by itself when nothing more is asked of it
_idle: list["_Child"] = []
_all: set["_Child"] = set()
_lock = Lock()


class TookTooLong(Exception):
    """The function was ended after its time."""


class Failed(Exception):
    """The child ended by itself, or the function raised what it does not tell as a value; its text says which."""


def call(function: Callable[..., Any], *values: Any, seconds: float) -> Any:
    """What a function of a module's top returns, called elsewhere. Values and result are what JSON can say.

    Each thread that calls has a child of its own, which is kept for the next call. Raises TookTooLong and Failed.
    """
    child = _taken()
    try:
        return child.ask(f"{function.__module__}:{function.__name__}", values, seconds)
    finally:
        _given_back(child)


def _taken() -> "_Child":
    with _lock:
        if _idle:
            return _idle.pop()
    child = _Child()
    with _lock:
        _all.add(child)
    return child


def _given_back(child: "_Child") -> None:
    with _lock:
        if child.is_alive:
            _idle.append(child)
        else:
            _all.discard(child)


@atexit.register
def end_all() -> None:
    """End every child; the next call begins anew."""
    with _lock:
        ending = list(_all)
        _all.clear()
        _idle.clear()
    for child in ending:
        child.end()


class _Child:
    """A process that does one call after the other: a line of JSON in, a line of JSON out."""

    def __init__(self) -> None:
        paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH", "")])]
        self._process = subprocess.Popen(  # noqa: S603  our own module, no shell
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONWARNINGS": "ignore"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

        if self._process.stdin is None or self._process.stdout is None:
            raise Failed("no pipes")  # which both were asked for
        self._in, self._out = self._process.stdin, self._process.stdout

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, function: str, values: tuple[Any, ...], seconds: float) -> Any:
        ended: list[bool] = []

        def end() -> None:
            ended.append(True)
            self._process.kill()

        timer = Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            self._in.write(json.dumps([function, *values]).encode() + b"\n")
            self._in.flush()
            answer = self._out.readline()
        except OSError:
            answer = b""
        finally:
            timer.cancel()
            timer.join()
        if not answer.endswith(b"\n"):
            self.end()
            raise TookTooLong if ended else Failed("the process ended")
        if ended:  # in the moment between the answer and its arrival
            self.end()
        said = json.loads(answer)
        if "error" in said:
            raise Failed(said["error"])
        return said["result"]

    def end(self) -> None:
        """Let it end, or end it."""
        for pipe in (self._in, self._out):
            with suppress(OSError):
                pipe.close()
        try:
            self._process.wait(_ENDING)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _serve() -> None:
    """In the child: answer until nothing more is asked. What a library prints goes nowhere."""
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)
        for line in sys.stdin.buffer:
            name, *values = json.loads(line)
            module, _, function = name.partition(":")
            try:
                answer = {"result": getattr(importlib.import_module(module), function)(*values)}
            except Exception as error:
                answer = {"error": f"{type(error).__name__}: {error}"[:500]}
            out.write(json.dumps(answer).encode() + b"\n")
            out.flush()


if __name__ == "__main__":
    _serve()
