"""What ends as calendars (RFC 5545), of all and of each group, with reminders; the same data make the same bytes.

An event keeps its UID while a product's code and its decision are the same, so that a calendar that is taken in again
changes it instead of adding another. Before a code is issued the file's name stands for it: whoever took a calendar in
before that day deletes it first.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from build_hooks import rules
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.due import End, Kind

_SINCE = date(2018, 1, 1)  # the programme's first year: a sequence counts days from here
_AHEAD = (180, 90, 30)  # days


def calendars(catalog: Catalog, ends: Iterable[End]) -> dict[str, bytes]:
    """By the names of files: one of all certificates with a last day, and one a group that has any."""
    found = [end for end in ends if end.kind is Kind.CERTIFICATE and end.last_day]
    groups = dict.fromkeys(end.product.group_today for end in found)
    parts = {group: [end for end in found if end.product.group_today == group] for group in groups}
    made = {"tat-ca": _calendar(catalog, say("register.calendar"), found)}
    for group, its in parts.items():
        made[group] = _calendar(catalog, say("register.calendar_of", group=rules.label("groups", group)), its)
    return made


def _calendar(catalog: Catalog, name: str, ends: list[End]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//ocop//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for end in ends:
        calendar.add_component(_event(catalog, end))
    content: bytes = calendar.to_ical()
    return content


def _event(catalog: Catalog, end: End) -> Event:
    product, last = end.product, end.last_day or _SINCE
    written = product.updated or catalog.as_of or _SINCE
    event = Event()
    event.add("uid", f"{product.code or product.slug}-{_plain(end.name)}@ocop")
    event.add("sequence", max(0, (written - _SINCE).days))
    event.add("dtstamp", datetime(written.year, written.month, written.day, tzinfo=UTC))
    event.add("dtstart", last)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", say("register.event", product=product.name))
    told = (catalog.producer_name(product), product.origin.short, end.name)
    event.add("description", "\n".join(part for part in told if part))
    for days in _AHEAD:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", say("register.reminder", product=product.name, days=days))
        alarm.add("trigger", timedelta(days=-days))
        event.add_component(alarm)
    return event


def _plain(name: str) -> str:
    """A decision's number as a part of an identifier."""
    return "".join(letter if letter.isalnum() else "-" for letter in name)
