"""One recognition: a decision that gave a product its stars."""

from datetime import date
from decimal import Decimal

from build_hooks.dates import add_months, period_key
from build_hooks.model.base import Model
from build_hooks.model.certificate import VALID_MONTHS


class Recognition(Model):
    """Stars with as much of the decision as the source states."""

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

    @property
    def order(self) -> str:
        """Recognitions sort by the day of the decision, or of the source."""
        return self.issued.isoformat() if self.issued else period_key(self.as_of)
