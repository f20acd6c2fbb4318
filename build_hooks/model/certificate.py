"""The state of an OCOP certificate on a given day, and what is said of it in the words of rules/certificate.yml.

The browser turns the same pages with pages/frame/ocop-state.js; tests/cases/certificate-states.yml and the random
histories of tests/histories.py bind both.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from build_hooks import rules
from build_hooks.ground.dates import add_months, day_words, period_span, period_words
from build_hooks.model.recognition import VALID_MONTHS


class State(StrEnum):
    """What can be said of a certificate on one day."""

    VALID = "valid"
    ENDED = "ended"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


PILLS = {state: rules.states()[state]["pill"] for state in State}


@dataclass(frozen=True, slots=True)
class Said:
    """What is said on a day, filled from a row of rules/certificate.yml: `mark` is its shape, `pill` is short.

    `words` is the line below a product's name, in Vietnamese alone; the whole `sentence` where the row has no other.
    `stars` is "sure", "unsure" or "" where none may be shown; `picture` and `stamp` are lines, "" for none.
    """

    state: str
    mark: str
    pill: str
    sentence: str
    words: str
    stars: str
    picture: str
    stamp: str

    @property
    def further(self) -> str:
        """The sentence where `words` have not said it; "" else."""
        return "" if self.words == self.sentence else self.sentence


class Later(NamedTuple):
    """A source after the last valid day: the stars it names, and its day, month or year."""

    stars: int
    as_of: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """What the data says of the recognition that decides: its last valid day, or the period of the source (`as_of`)."""

    stars: int | None
    last_day: date | None = None
    decision: str = ""
    as_of: str = ""
    later: Later | None = None
    revoked_on: date | None = None
    revoking_decision: str = ""

    @property
    def turn(self) -> date | None:
        """The last day of what is said first; from the next day on other words hold for ever. None: always the same.

        With a last valid day it is that day. Without one, a source of 2020 tells of a recognition of 31/12/2020 at the
        latest, which has surely run its 36 months behind 31/12/2023.
        """
        if self.revoked_on or self.stars is None:
            return None
        if self.last_day or not self.as_of:
            return self.last_day
        return add_months(period_span(self.as_of)[1], VALID_MONTHS)

    def state(self, today: date) -> State:
        """The state on `today`, the day in Vietnam.

        A dated certificate is valid through its last day, whatever sources say. Behind that day a source that lies
        wholly after it and still names the stars leaves the state unknown; a source of 2026 does not where the last day
        lies in 2026, for it may be older than that day.
        """
        if self.revoked_on:
            return State.REVOKED
        if not self.last_day:
            return State.UNKNOWN
        if today <= self.last_day:
            return State.VALID
        return State.UNKNOWN if self.later else State.ENDED

    @property
    def is_disputed(self) -> bool:
        """Whether the later source names other stars than the decision."""
        return self.later is not None and self.later.stars != self.stars

    def said(self, today: date, language: str = "vi") -> Said:
        """All that is said on `today`."""
        return self._filled(self._saying(today), language)

    def lasting(self, today: date, language: str = "vi") -> Said:
        """What is said of `today` where it may be read later: an end that lies ahead as a date alone."""
        return self._filled("dated", language) if self.state(today) is State.VALID else self.said(today, language)

    def sentence(self, today: date, language: str = "vi") -> str:
        """What is said in full on `today`."""
        return self.said(today, language).sentence

    def _saying(self, today: date) -> str:
        """The name of the row."""
        state = self.state(today)
        if state is not State.UNKNOWN:
            return str(state)
        if self.stars is None:
            return "none"
        if self.later:
            return "outlived_otherwise" if self.is_disputed else "outlived"
        return "old" if self.turn and today > self.turn else "undated"

    def _filled(self, name: str, language: str) -> Said:
        row, blanks = rules.sayings()[name], self._blanks(language)
        blanks["date"] = blanks[row.date] if row.date else ""
        sentence = row.sentences[language]
        words = (row.pills[language], sentence, row.words or sentence, row.stars, row.picture, row.stamp)
        return Said(row.state, row.mark, *(text.format(**blanks) for text in words))

    def _blanks(self, language: str) -> dict[str, object]:
        words = rules.papers(language)
        source = self.later.as_of if self.later else self.as_of
        last, revoked, numbered = self.last_day, self.revoked_on, self.revoking_decision
        return {
            "stars": self.later.stars if self.later else self.stars,
            "decided": self.stars,
            "last": day_words(last, language) if last else "",
            "after": day_words(last + timedelta(days=1), language) if last else "",
            "period": period_words(source, language) if source else "",
            "day": day_words(revoked, language) if revoked else "",
            "paper": _paper(self.decision, words) if self.decision else words["paper"],
            "decision": words["revoking"].format(paper=_paper(numbered, words), number=numbered) if numbered else "",
        }


def _paper(decision: str, words: dict[str, str]) -> str:
    """The word before the number, where the file gives the number alone."""
    return decision if decision.lower().startswith("quyết định") else words["numbered"].format(number=decision)
