"""Dates as the catalog reads, compares and prints them; today is the day in Vietnam."""

import calendar
import os
import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MONTH = re.compile(r"(?:(\d{1,2})/(\d{4})|(\d{4})-(\d{2}))")


def parse_day(text: str) -> date | None:
    """The day of "27/01/2023" or "2023-01-27"; None when it is written otherwise. Raises ValueError for 31/02/2025."""
    if match := _DAY.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
        return date(year, month, day)
    if match := _ISO_DAY.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
        return date(year, month, day)
    return None


def is_period(text: str) -> bool:
    """Whether the text is a day, a month or a year: "27/01/2023", "01/2023", "2023"."""
    if re.fullmatch(r"(?:19|20)\d\d", text):
        return True
    if match := _MONTH.fullmatch(text):
        return 1 <= int(match[1] or match[4]) <= 12
    try:
        return parse_day(text) is not None
    except ValueError:
        return False


def vietnamese(day: date) -> str:
    """dd/mm/yyyy."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last of that month when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def today(clock: datetime | None = None) -> date:
    """The day it is in Vietnam, of `clock` or of now."""
    return (clock or datetime.now(UTC)).astimezone(VIETNAM).date()


def source_date() -> date | None:
    """The day of SOURCE_DATE_EPOCH where that is set, so that a build can be made again to the byte."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return today(datetime.fromtimestamp(int(seconds), UTC)) if seconds.isdigit() else None


def period_key(text: str) -> str:
    """A key that sorts days, months and years as read by `is_period`: "2025-01-01", "2025-01", "2025"."""
    if day := parse_day(text):
        return day.isoformat()
    if match := _MONTH.fullmatch(text):
        return f"{match[2] or match[3]}-{int(match[1] or match[4]):02}"
    return text
