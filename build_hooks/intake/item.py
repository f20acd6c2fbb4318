"""One product on its way into the catalog: what it is to become, which files that takes, and what is wrong with it."""

from dataclasses import dataclass, field
from enum import Enum

from build_hooks.intake.texts import Texts
from build_hooks.problems import Problem


class Verdict(Enum):
    """What becomes of it, in the words of the table."""

    NEW = "mới"
    CHANGED = "sửa"
    SAME = "trùng"
    WRONG = "lỗi"


@dataclass(frozen=True)
class Proposal:
    """What somebody wants the catalog to have. `corrects` is the slug of a product to be changed, "" for a new one."""

    source: str
    product: Texts
    producer: Texts = field(default_factory=dict)
    photos: dict[str, bytes] = field(default_factory=dict)
    corrects: str = ""
    corrects_producer: str = ""


@dataclass
class Item:
    """`files` are whole new contents by path; `before` what the changed ones held when they were read.

    `alike` are the paths and names of other products that are called the same or alike.
    """

    source: str
    name: str
    verdict: Verdict = Verdict.NEW
    path: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    before: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    alike: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_taken(self) -> bool:
        """Whether there is something to write."""
        return self.verdict in (Verdict.NEW, Verdict.CHANGED)

    @property
    def errors(self) -> list[Problem]:
        """What has to be mended first."""
        return [one for one in self.problems if not one.is_warning]

    def refuse(self, *problems: Problem) -> "Item":
        """The item as wrong, with nothing to write."""
        self.problems += problems
        self.verdict, self.files, self.before = Verdict.WRONG, {}, {}
        return self
