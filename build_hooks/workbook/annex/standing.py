"""What holds for the rows of a table: what its headings and titles have announced, until they are told otherwise."""

from dataclasses import dataclass, field

from build_hooks.workbook.addresses import under
from build_hooks.workbook.annex.lines import Line


@dataclass
class Standing:
    """A heading ends what was announced below the last one of its kind: rank, then group, or the other way round."""

    group: str = ""
    stars: int = 0
    titled: int = 0  # the rank that a title announces, for rows without another
    places: tuple[str, ...] = ()
    owner: str = ""
    address: dict[str, str] = field(default_factory=dict)
    _order: list[str] = field(default_factory=list)

    def title(self, line: Line) -> None:
        """Take in a line above a header."""
        self.titled = line.stars or self.titled

    def heading(self, line: Line) -> str:
        """Take in a heading among the rows; returns what it is about."""
        kind = "place" if line.place else "stars" if line.stars else "group"
        self._end_below(kind)
        if line.place:
            self.places = under(self.places, line.place)
        self.stars = line.stars or self.stars
        self.group = line.group or self.group
        return kind

    def owned(self, owner: str, address: dict[str, str]) -> None:
        """Take in a row that names an owner for the rows below."""
        self._end_below("owner")
        self.owner, self.address = owner, address

    def _end_below(self, kind: str) -> None:
        if kind not in self._order:
            self._order.append(kind)
            return
        at = self._order.index(kind) + 1
        for ended in self._order[at:]:
            self._end(ended)
        del self._order[at:]

    def _end(self, kind: str) -> None:
        if kind == "place":
            self.places = ()
        elif kind == "stars":
            self.stars = 0
        elif kind == "group":
            self.group = ""
        else:
            self.owner, self.address = "", {}
