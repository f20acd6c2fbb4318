"""What an annex is before it is a file: its decision, its products, and tables of cells that may be merged."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Wanted:
    """A product as it has to arrive. `place` is the field of the origin and its text; `is_asked`: nobody may decide."""

    name: str
    owner: str
    stars: int
    group: str
    taxonomy: str
    score: str
    place: tuple[str, str]
    is_asked: bool = False


@dataclass(frozen=True)
class Cell:
    """A text, and how many columns and rows it covers."""

    text: str
    across: int = 1
    down: int = 1


@dataclass
class Table:
    """Lines above and below, and the rows by column, from 0; the first `header` rows are the header."""

    name: str
    above: list[str] = field(default_factory=list)
    rows: list[dict[int, Cell]] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    header: int = 1
    width: int = 0


@dataclass(frozen=True)
class Decision:
    """What is said to the command of the decision; `day` is dd/mm/yyyy."""

    number: str
    day: str
    issuer: str

    @property
    def options(self) -> tuple[str, ...]:
        return ("--decision", self.number, "--issued", self.day, "--issuer", self.issuer)


@dataclass(frozen=True)
class Annex:
    """One file, and what is known of it."""

    seed: int
    kind: str
    decision: Decision
    products: tuple[Wanted, ...]
    tables: tuple[Table, ...]
    ways: tuple[str, ...]  # how it is laid out, for who looks into one
    content: bytes
    file: str
