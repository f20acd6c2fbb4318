"""An error in the midst of one submission as a problem of that submission, so that the others of a run are not lost."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from build_hooks.rules.problems import Mark, Problem

T = TypeVar("T")


def problem_of(source: str, error: Exception) -> Problem:
    """What is told of it: a file that the system does not hand out, or a fault of ours with the place to mend."""
    if isinstance(error, FileNotFoundError):
        return Problem(source, Mark(), "", "no_such_file")
    if isinstance(error, OSError):
        return Problem(source, Mark(), "", "unreadable_file", {"kind": type(error).__name__})
    return Problem(source, Mark(), "", "unexpected_error", {"kind": f"{type(error).__name__}, {_place(error)}"})


def until_error(source: str, found: Iterator[T]) -> Iterator[T | Problem]:
    """All that comes, and at last the problem that ended it.

    It catches whatever is raised, here alone: a stranger's file may reach a line that nobody foresaw.
    """
    try:
        yield from found
    except Exception as error:
        yield problem_of(source, error)


def _place(error: Exception) -> str:
    """The innermost line of our own that the error went through, as "archive.py:51"."""
    found, trace = "", error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if "build_hooks" in file.parts:
            found = f"{file.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return found
