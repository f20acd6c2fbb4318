"""Who says yes to what waits: a question about one record, and answers that are given once a run."""

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import NamedTuple

from build_hooks.intake.differences import Difference


class Question(NamedTuple):
    """What would change in the record at `path`; `name` is the product that was sent, `sender` who sent it."""

    name: str
    source: str
    sender: str
    path: str
    waiting: tuple[Difference, ...]

    @property
    def slug(self) -> str:
        """How the record is named."""
        return PurePosixPath(self.path).stem


Accept = Callable[[Question], bool]


def nothing(_: Question) -> bool:
    """Nobody is there to say yes."""
    return False


def once(accept: Accept) -> Accept:
    """The same answer to the same question, so that a run that settles again after a refusal asks nobody twice."""
    answers: dict[Question, bool] = {}

    def answered(question: Question) -> bool:
        if question not in answers:
            answers[question] = accept(question)
        return answers[question]

    return answered
