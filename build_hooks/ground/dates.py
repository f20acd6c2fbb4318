"""Dates as the catalog reads, compares and prints them; today is the day in Vietnam."""

import calendar
import os
import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from build_hooks.ground.patterns import pattern
from build_hooks.ground.words import VIETNAMESE, say

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_SECONDS = re.compile(r"\d{1,12}", re.ASCII)  # leading zeros are read, as `date +%s` may be padded
_LAST_SECOND = int(datetime(2199, 12, 31, tzinfo=VIETNAM).timestamp())  # the last year that the catalog writes


def parse_day(text: str) -> date | None:
    """The day of "27/01/2023", "2023-01-27" or "ngày 27 tháng 01 năm 2023", with a time behind it or without.

    None when it is written otherwise. Raises ValueError for 31/02/2025.
    """
    text = _plain(text)
    if match := pattern("day").fullmatch(text) or pattern("day_in_words").fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
        return date(year, month, day)
    if match := pattern("iso_day").fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
        return date(year, month, day)
    return None


def _plain(text: str) -> str:
    """In small letters, with plain hyphens, without a time or a stop behind it."""
    return pattern("behind_day").sub("", pattern("dashes").sub("-", text.lower()))


def parse_period(text: str) -> str | None:
    """A day, a month or a year as the catalog writes it: "27/01/2023", "01/2023", "2023"; None for anything else."""
    if pattern("year").fullmatch(text):
        return text
    plain = _plain(text)
    if match := pattern("month_of_year").fullmatch(plain) or pattern("month_in_words").fullmatch(plain):
        month, year = (part for part in _month_first(match.groups()) if part)
        return f"{int(month):02}/{year}" if 1 <= int(month) <= 12 and pattern("year").fullmatch(year) else None
    try:
        day = parse_day(text)
    except ValueError:
        return None
    return vietnamese(day) if day and pattern("year").fullmatch(str(day.year)) else None


def _month_first(parts: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """The parts of a month with its year behind it; of ISO the year stands first."""
    return (*parts[:2], *parts[:1:-1])


def period_words(period: str, language: str = VIETNAMESE) -> str:
    """ "ngày 27/01/2023", "tháng 01/2023", "năm 2023"; "27 January 2023", "January 2023", "2023"."""
    kind = ("year", "month", "day")[period.count("/")]
    return _worded(f"period_{kind}", period_span(period)[0], language)


def day_words(day: date, language: str = VIETNAMESE) -> str:
    """ "27/01/2026"; "27 January 2026"."""
    return _worded("day", day, language)


def _worded(name: str, day: date, language: str) -> str:
    month = say("ground.months", language).split()[day.month - 1]
    return say(f"ground.{name}", language, day=day.day, month=month, year=day.year)


def vietnamese(day: date) -> str:
    """dd/mm/yyyy."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


@lru_cache(1 << 14)  # the same few days are asked of thousands of products
def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last of that month when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def today(clock: datetime | None = None) -> date:
    """The day it is in Vietnam, of `clock` or of now."""
    return (clock or datetime.now(UTC)).astimezone(VIETNAM).date()


class WrongSourceDate(Exception):
    """SOURCE_DATE_EPOCH is set to something else than seconds since 1970; the text says so in one line."""


def source_date() -> date | None:
    """The day of SOURCE_DATE_EPOCH where that is set, so that a build can be made again to the byte.

    Raises WrongSourceDate: a day that somebody set is never passed over in silence.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        return None
    if not _SECONDS.fullmatch(seconds) or int(seconds) > _LAST_SECOND:
        shown = "".join(sign if sign.isprintable() else "?" for sign in seconds[:40])
        raise WrongSourceDate(say("ground.wrong_source_date", found=shown))
    return today(datetime.fromtimestamp(int(seconds), UTC))


@lru_cache(1 << 12)
def period_span(period: str) -> tuple[date, date]:
    """The first and the last day of a period as `parse_period` gives it: "2025", "01/2025" or "27/01/2025"."""
    parts = [int(part) for part in reversed(period.split("/"))]
    first = date(*parts, *[1] * (3 - len(parts)))
    if len(parts) == 3:
        return first, first
    return first, add_months(first, 12 if len(parts) == 1 else 1) - timedelta(days=1)
