"""One product on its way into the catalog: what it is to become, which files that takes, and what is wrong with it."""

from dataclasses import dataclass, field
from enum import Enum
from pathlib import PurePosixPath
from typing import NamedTuple

from build_hooks.ground.words import say
from build_hooks.intake.differences import Difference
from build_hooks.intake.texts import Texts
from build_hooks.rules.problems import Problem


class Verdict(Enum):
    """What becomes of it."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    WRONG = "wrong"
    WAITING = "waiting"

    @property
    def word(self) -> str:
        """As the table says it."""
        return say(f"intake.verdict_{self.value}")


class By(Enum):
    """Whose word a proposal is, which decides what it may carry and what waits for a yes."""

    SENDER = "sender"  # somebody who sent it: what only the keepers write is left out
    LIST = "list"  # a list that an officer takes in, whoever has filled it: everything but the code
    DECISION = "decision"  # a decision that the officer names: what it adds is the officer's own word


class Changed(NamedTuple):
    """What a proposal makes of a record that is there, by its file: all differences; which of them wait for a yes."""

    path: str
    taken: tuple[Difference, ...]
    waiting: tuple[Difference, ...] = ()

    @property
    def slug(self) -> str:
        """How the record is named where somebody says yes to what waits."""
        return PurePosixPath(self.path).stem


@dataclass(frozen=True)
class Proposal:
    """What somebody wants the catalog to have. `corrects` is the slug of a product to be changed, "" for a new one;
    `sender` is who sent it, for people."""

    source: str
    product: Texts
    producer: Texts = field(default_factory=dict)
    photos: dict[str, bytes] = field(default_factory=dict)
    corrects: str = ""
    corrects_producer: str = ""
    by: By = By.SENDER
    sender: str = ""


@dataclass
class Item:
    """`files` are whole new contents by path; `before` what the changed ones held when they were read; `changed` what
    that makes of records that are there; `left_out` what was sent and only the keepers write; `alike` the paths and
    names of other products that are called the same or alike; `gone` the files of photos that are taken out."""

    source: str
    name: str
    verdict: Verdict = Verdict.NEW
    path: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    before: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    alike: list[tuple[str, str]] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    left_out: list[Difference] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    @property
    def is_taken(self) -> bool:
        """Whether there is something to write."""
        return self.verdict in (Verdict.NEW, Verdict.CHANGED)

    @property
    def waiting(self) -> list[Changed]:
        """The records of which something waits for a yes."""
        return [changed for changed in self.changed if changed.waiting]

    @property
    def errors(self) -> list[Problem]:
        """What has to be mended first."""
        return [problem for problem in self.problems if not problem.is_warning]

    def refuse(self, *problems: Problem) -> "Item":
        """The item as wrong, with nothing to write."""
        self.problems += problems
        self.verdict, self.files, self.before, self.changed, self.gone = Verdict.WRONG, {}, {}, [], []
        return self
