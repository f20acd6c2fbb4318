"""One recognition, a decision that gave a product its stars; and of several the one that decides."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from build_hooks.ground.dates import add_months, period_span
from build_hooks.model.base import Model

VALID_MONTHS = 36  # QĐ 148/QĐ-TTg: 36 months from the decision


class Recognition(Model):
    """Stars with as much of the decision as the source states; `as_of` is the day, month or year of the source."""

    stars: int
    score: Decimal | None = None
    decision: str = ""
    issued: date | None = None
    issuer: str = ""
    level: str = ""
    valid_until: date | None = None
    as_of: str = ""
    note: str = ""

    @property
    def last_valid_day(self) -> date | None:
        """The stated day, or 36 months after the decision (QĐ 148/QĐ-TTg); None when neither is known."""
        if self.valid_until:
            return self.valid_until
        return add_months(self.issued, VALID_MONTHS) if self.issued else None

    def is_surely_after(self, day: date) -> bool:
        """Whether its decision, or without a day of that every day of its source, is later."""
        return bool(self.issued or self.as_of) and self.span[0] > day

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day that can be meant: of the decision, else of the source, else of the end."""
        if self.issued:
            return self.issued, self.issued
        if self.as_of:
            return period_span(self.as_of)
        return self.valid_until or date.min, self.valid_until or date.min


def deciding(recognitions: Iterable[Recognition]) -> Recognition | None:
    """The newest decision with a known last valid day, whatever sources without one say; else the newest source."""
    every = tuple(recognitions)
    dated = (recognition for recognition in every if recognition.last_valid_day)
    return max(dated, key=_decided, default=None) or max(every, key=_named, default=None)


def later_source(recognitions: Iterable[Recognition], last_day: date) -> Recognition | None:
    """The newest source without a dated decision that lies wholly after `last_day`.

    "2026" does not lie wholly after 27/01/2026: what it names may be of the first days of the year.
    """
    undated = (recognition for recognition in recognitions if not recognition.last_valid_day and recognition.as_of)
    return max((recognition for recognition in undated if recognition.span[0] > last_day), key=_named, default=None)


def newest_first(recognitions: Iterable[Recognition], first: Recognition | None) -> list[Recognition]:
    """The one that decides, `first`, then the others from new to old."""
    rest = sorted(
        (recognition for recognition in recognitions if recognition is not first),
        key=lambda recognition: recognition.span[1],
        reverse=True,
    )
    return [first, *rest] if first else []


def _decided(recognition: Recognition) -> tuple[date, date, int, int]:
    """By the day of the decision, or 36 months before the stated end where no day is known; of equals what claims less.

    Both are compared 36 months later, where months are long enough for every day but 29/02.
    """
    last_day = recognition.last_valid_day or date.min
    term = add_months(recognition.issued, VALID_MONTHS) if recognition.issued else last_day
    return term, recognition.issued or date.min, -last_day.toordinal(), -recognition.stars


def _named(recognition: Recognition) -> tuple[date, date, int]:
    """By the newest possible day of the source; of two periods that end together the shorter, then the fewer stars."""
    first, last = recognition.span
    return last, first, -recognition.stars
