"""What the officer says of a decision, and what stands in for columns that its annex does not have."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from build_hooks.ground import dates
from build_hooks.ground.text import nfc
from build_hooks.ground.words import say
from build_hooks.workbook.addresses import is_of_district
from build_hooks.workbook.annex.groups import taxonomy_of

_NUMBER = re.compile(
    r"(?:quyết định|qđ)(?:\s+công nhận)?\s*(?:số)?\s*:?\s*"
    r"(\d{1,6}\s*/\s*(?:QĐ|\d{4}/QĐ)[\s–-]*[A-ZĐ]{2,}[\w&.-]*)",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:ngày\s*)?(\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4})"
    r"|ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})",
    re.IGNORECASE,
)
_ISSUER = re.compile(
    r"\bcủa\s+((?:Chủ tịch\s+)?(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Bộ)\s+[^)\n;,.]{2,60})", re.IGNORECASE
)
_LONGEST = 400


class Printed(NamedTuple):
    """What a line says of the decision that it belongs to; "" for what it does not."""

    number: str = ""
    issued: str = ""
    issuer: str = ""


def decision_in(text: str) -> Printed:
    """The decision that a line names: “Kèm theo Quyết định số 86/QĐ-UBND ngày 27/01/2023 của UBND tỉnh An Giang”."""
    text = " ".join(nfc(text[:_LONGEST]).split())
    found = _NUMBER.search(text)
    if not found:
        return Printed()
    behind = text[found.end() :]
    day, issuer = _SIGNED.search(behind), _ISSUER.search(behind)
    issued = "" if not day else day[1].replace(" ", "") if day[1] else f"{day[2]}/{day[3]}/{day[4]}"
    return Printed("".join(found[1].split()), issued, issuer[1].strip() if issuer else "")


@dataclass(frozen=True)
class Decision:
    """Said once for all rows; `stars`, `group` (a key) and `place` hold for rows of which nothing says them."""

    number: str
    issued: str
    issuer: str
    level: str = ""
    stars: int = 0
    group: str = ""
    place: str = ""

    @property
    def source(self) -> str:
        """The decision as a source."""
        return say("workbook.decision", number=self.number, issued=self.issued, issuer=self.issuer)

    @cached_property
    def day(self) -> date | None:
        """The day of its signature; None where it is none."""
        try:
            return dates.parse_day(self.issued)
        except ValueError:
            return None

    @property
    def taxonomy(self) -> str:
        """The taxonomy of its day."""
        return taxonomy_of(self.day)

    @property
    def is_district(self) -> bool:
        """Whether a district signed it."""
        return self.level == "district" or (not self.level and is_of_district(self.issuer))
