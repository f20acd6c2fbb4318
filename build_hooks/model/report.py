"""What a published report states for a place: registered, assessed and recognised products, each by what it names."""

from build_hooks import rules
from build_hooks.ground.dates import period_words
from build_hooks.model.base import Model
from build_hooks.model.contact import Source

FEWEST = 5  # people of a gender or ethnic group; fewer could be known by name

WHOLES = {"by_stars": ("three_up", "products"), "by_group": ("products",), "by_type": ("producers",)}
"""What is stated in parts, with the fields that the parts add up to: the first that is stated."""


class StarsCount(Model):
    """Products of a rank."""

    rank: int
    count: int

    @property
    def name(self) -> str:
        """The rank, as a key."""
        return str(self.rank)


class GroupCount(Model):
    """Products of a group, of whatever taxonomy."""

    group: str
    count: int

    @property
    def name(self) -> str:
        """In words."""
        return rules.label("groups", self.group)


class TypeCount(Model):
    """Producers of a type; `as_printed` where the report calls it otherwise."""

    type: str
    as_printed: str = ""
    count: int

    @property
    def name(self) -> str:
        """As the report has it."""
        return self.as_printed or rules.label("producer_types", self.type)


class PeopleCount(Model):
    """Producers of a gender or ethnic group; no count is one below five."""

    by: str
    name: str
    count: int | None = None


class Stated(Model):
    """Counts of one thing; None and () for what the report does not state."""

    products: int
    three_up: int | None = None
    by_stars: tuple[StarsCount, ...] = ()
    by_group: tuple[GroupCount, ...] = ()
    producers: int | None = None
    by_type: tuple[TypeCount, ...] = ()
    newly: int | None = None
    newly_in: str = ""


class Report(Model):
    """One file of data/figures/; `slug` is its name."""

    slug: str
    place: str
    as_of: str
    number: str = ""
    registered: Stated | None = None
    assessed: Stated | None = None
    recognised: Stated | None = None
    planned: int | None = None
    reassess: int | None = None
    people: tuple[PeopleCount, ...] = ()
    note: str = ""
    sources: tuple[Source, ...] = ()

    @property
    def when(self) -> str:
        """Its day, month or year in words: "ngày 30/07/2020"."""
        return period_words(self.as_of)
