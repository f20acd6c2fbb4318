"""The state of an OCOP certificate on a given day, and the words for it.

The browser computes the same state with theme/assets/ocop-state.js; tests/cases/certificate-states.yml binds both.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from build_hooks.dates import period_words, vietnamese

VALID_MONTHS = 36  # QĐ 148/QĐ-TTg: 36 months from the decision


class State(StrEnum):
    """What can be said of a certificate on one day."""

    VALID = "valid"
    ENDED = "ended"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


PILLS = {
    State.VALID: "Chứng nhận còn hiệu lực",
    State.ENDED: "Chứng nhận hết hiệu lực",
    State.REVOKED: "Chứng nhận đã bị thu hồi",
    State.UNKNOWN: "Chưa rõ thời hạn",
}


@dataclass(frozen=True, slots=True)
class Certificate:
    """What the data says of the newest recognition: its last valid day, or the day or year of the source (`as_of`)."""

    stars: int | None
    last_day: date | None = None
    as_of: str = ""
    revoked_on: date | None = None
    revoking_decision: str = ""

    def state(self, today: date) -> State:
        """The state on `today`, the day in Vietnam."""
        if self.revoked_on:
            return State.REVOKED
        if not self.last_day:
            return State.UNKNOWN
        return State.ENDED if today > self.last_day else State.VALID

    def is_due(self, today: date, days: int) -> bool:
        """Whether the end lies at most `days` ahead; for officers, who are told at least 30 days before."""
        return self.state(today) is State.VALID and bool(
            self.last_day and self.last_day - today <= timedelta(days=days)
        )

    def sentence(self, state: State) -> str:
        """The full sentence for a state; it names the certificate, never the product."""
        match state:
            case State.VALID:
                return f"Giấy chứng nhận OCOP còn hiệu lực đến hết ngày {self._last}."
            case State.ENDED:
                after = vietnamese(self.last_day + timedelta(days=1)) if self.last_day else ""
                return (
                    f"Giấy chứng nhận OCOP đã hết hiệu lực từ ngày {after}; danh mục chưa có dữ liệu công nhận lại. "
                    "Đây không phải hạn sử dụng của sản phẩm."
                )
            case State.REVOKED:
                decision = f" ({_named(self.revoking_decision)})" if self.revoking_decision else ""
                day = vietnamese(self.revoked_on) if self.revoked_on else ""
                return f"Giấy chứng nhận OCOP đã bị thu hồi ngày {day}{decision}. Đây không phải lệnh thu hồi sản phẩm."
            case State.UNKNOWN:
                if self.stars is None:
                    return "Danh mục chưa có dữ liệu công nhận OCOP của sản phẩm này."
                return f"Đạt OCOP {self.stars} sao theo nguồn {period_words(self.as_of)}; chưa rõ ngày hết hiệu lực."

    @property
    def undated_pill(self) -> str:
        """What a page says of a certificate with an end before any script has looked at the day."""
        return f"Chứng nhận đến {self._last}"

    @property
    def undated_sentence(self) -> str:
        """True on every day: the end itself, without saying whether it has passed."""
        return f"Giấy chứng nhận OCOP có thời hạn đến hết ngày {self._last}."

    @property
    def _last(self) -> str:
        return vietnamese(self.last_day) if self.last_day else ""


def _named(decision: str) -> str:
    """The word before the number, where the file gives the number alone."""
    return decision if decision.lower().startswith("quyết định") else f"Quyết định {decision}"
